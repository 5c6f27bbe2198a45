"""How far second labelings from scratch agree with the first ones: `python -m bench.gold.agree`.

Claims are paired one to one by the tokens of their contents (Dice), the best pairing over the
article; a pair under one half does not count. Agreement of everything else is over the pairs, but
for "claims by text span", which pairs anew by the overlap of the text spans (IoU of one half).
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from bench.gold.form import MAX_CHECKWORTHY, Claim, Gold
from bench.gold.resolve import gold_files, load

PAIRED: Final = 0.5
WORTH_CHECKING: Final = 2
_TOKEN: Final = re.compile(r"\w+|\$|%")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ")

type Pair = tuple[Claim, Claim]
type FloatMatrix = NDArray[np.float64]


@dataclass(slots=True)
class Tally:
    """Counts over articles: claims of each labeler, and the pairs."""

    first: int = 0
    second: int = 0
    worthy: list[int] = field(default_factory=lambda: [0, 0, 0])
    pairs: list[Pair] = field(default_factory=list)
    overlapping: int = 0
    lines: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, text: str, one: Gold, other: Gold) -> None:
        """Count another article, labelled twice."""
        pairs = paired(text, one["claims"], other["claims"])
        self.first += len(one["claims"])
        self.second += len(other["claims"])
        self.pairs += pairs
        self.overlapping += len(paired_by_span(one["claims"], other["claims"]))
        self.worthy[0] += sum(_worthy(claim) for claim in one["claims"])
        self.worthy[1] += sum(_worthy(claim) for claim in other["claims"])
        self.worthy[2] += sum(_worthy(a) and _worthy(b) for a, b in pairs)
        lines = [{(x["start"], x["end"]) for x in gold["excluded"]} for gold in (one, other)]
        self.lines[0] += len(lines[0])
        self.lines[1] += len(lines[1])
        self.lines[2] += len(lines[0] & lines[1])

    def rows(self) -> Iterable[tuple[str, float]]:
        """The measures, each from 0 to 1."""
        named = [len(a["relays"]) for a, _ in self.pairs]
        again = [len(b["relays"]) for _, b in self.pairs]
        both = [len(_names(a) & _names(b)) for a, b in self.pairs]
        worth = [(a["checkworthy"], b["checkworthy"]) for a, b in self.pairs]
        yield "claims, F1", f1(self.first, self.second, len(self.pairs))
        yield "claims by text span, F1", f1(self.first, self.second, self.overlapping)
        yield "claims worth checking, F1", f1(*self.worthy)
        yield (
            "same text span",
            _share((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in self.pairs),
        )
        yield "same speaker", _share(_last(a) == _last(b) for a, b in self.pairs)
        yield (
            "same quotation type",
            _share(a["quote_type"] == b["quote_type"] for a, b in self.pairs),
        )
        yield "same kind", _share(a["claim_type"] == b["claim_type"] for a, b in self.pairs)
        yield "relays, F1", f1(sum(named), sum(again), sum(both))
        yield "check-worthiness within one step", _share(abs(a - b) <= 1 for a, b in worth)
        yield "check-worthiness, weighted kappa", kappa(worth)
        yield "excluded lines, F1", f1(*self.lines)


def _worthy(claim: Claim) -> bool:
    return claim["checkworthy"] >= WORTH_CHECKING


def _last(claim: Claim) -> str | None:
    """The last word of the speaker's name: one labeler may give it more fully than the other."""
    return claim["speaker"].split()[-1].lower() if claim["speaker"] else None


def _names(claim: Claim) -> set[str]:
    return {_ARTICLE.sub("", name.lower()) for name in claim["relays"]}


def _share(answers: Iterable[bool]) -> float:
    found = list(answers)
    return sum(found) / len(found) if found else 0.0


def f1(first: int, second: int, common: int) -> float:
    """The harmonic mean of precision and recall; symmetric in the two labelers."""
    return 2 * common / (first + second) if first + second else 1.0


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) over the steps of check-worthiness."""
    if not pairs:
        return 0.0
    steps = MAX_CHECKWORTHY + 1
    seen = np.zeros((steps, steps))
    for one, other in pairs:
        seen[one, other] += 1
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    weight = np.subtract.outer(np.arange(steps), np.arange(steps)) ** 2
    chance = float((weight * expected).sum())
    return 1.0 - float((weight * seen).sum()) / chance if chance else 1.0


def paired(text: str, first: Sequence[Claim], second: Sequence[Claim]) -> list[Pair]:
    """The best one-to-one pairing of two labelings of an article."""
    if not first or not second:
        return []
    ours = [_tokens(text, claim) for claim in first]
    theirs = [_tokens(text, claim) for claim in second]
    dice = np.array([[2 * len(a & b) / max(len(a) + len(b), 1) for b in theirs] for a in ours])
    return _best(dice, first, second)


def paired_by_span(first: Sequence[Claim], second: Sequence[Claim]) -> list[Pair]:
    """The best one-to-one pairing by intersection over union of the text spans, in characters."""
    if not first or not second:
        return []
    return _best(np.array([[overlap(a, b) for b in second] for a in first]), first, second)


def overlap(one: Claim, other: Claim) -> float:
    """Intersection over union of two claims' text spans."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    union = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(common, 0) / union


def _best(alike: FloatMatrix, first: Sequence[Claim], second: Sequence[Claim]) -> list[Pair]:
    rows, columns = linear_sum_assignment(-alike)
    return [
        (first[i], second[j]) for i, j in zip(rows, columns, strict=True) if alike[i, j] >= PAIRED
    ]


def _tokens(text: str, claim: Claim) -> set[int]:
    content = claim["content"]
    spans = content.get("spans", [[content["start"], content["end"]]])
    return {match.start() for start, end in spans for match in _TOKEN.finditer(text, start, end)}


def main() -> None:
    """Print agreement over all articles that were labelled twice."""
    tally, articles = Tally(), 0
    for part in ("dev", "test"):
        first = {path.name: path for path in gold_files(part)}
        for path in gold_files(f"{part}-again"):
            if path.name in first:
                text, one = load(first[path.name])
                tally.add(text, one, load(path)[1])
                articles += 1
    sys.stdout.write(f"{articles} articles, {tally.first} and {tally.second} claims\n")
    for name, value in tally.rows():
        sys.stdout.write(f"{name:36} {value:.2f}\n")


if __name__ == "__main__":
    main()
