"""Score the splitter on our labels: `python -m bench.score_gold dev`, `own/dev` … (PARTS).

Prints one JSON object of figures, never a word of an article. Claims are paired one to one as
the shared score of whole articles does: content-word F1 of the statements plus half the token IoU
of the spans, at least .5; all figures are then counted over the articles of the part together.
A rate whose denominator is empty is left out.
"""

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.gold.form import UNCLEAR, Gold
from bench.gold.resolve import CorpusMissing, load_all
from factcheck.nlp import predict

type Prediction = dict[str, Any]
type Predictor = Callable[[str], list[Prediction]]
type Pair = tuple[int, int]

SHARED = Path(__file__).resolve().parents[2] / "shared"
_ROUNDS = ("dev", "test", "later", "sealed", "third")
PARTS = tuple(f"{of}{part}" for part in _ROUNDS for of in ("", "own/"))
BINS = 5
_LEAST = 0.5
_KINDS = {
    "condition": "conditional",
    "cause": "causal",
    "law or rule": "legal",
    "position or intent": "position",
}
_INTENT = frozenset(["position", "plan", "demand"])
"""Kinds of the labels that the workbench shows as one: position or intent."""


class Tools:
    """The shared score's functions: tokens, content words, names alike, strings alike.

    Raises ModuleNotFoundError when the folder of scores is not there.
    """

    def __init__(self, shared: Path = SHARED) -> None:
        sys.path.insert(0, str(shared / "score"))
        try:
            article = importlib.import_module("gold_article")
        finally:
            sys.path.pop(0)
        self.tokens: Any = article.Tok
        self.words: Callable[[str], list[str]] = article.words
        self.f1: Callable[[list[str], list[str]], float] = article.f1
        self.alike: Callable[[str | None, str | None], float] = article.ratio
        self.same_name: Callable[[str | None, str | None], bool] = article.same_name


@dataclass(slots=True)
class Counts:
    """Sums over articles: `hits[name]` of `of[name]`."""

    hits: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    bins: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0, 0.0] for _ in range(BINS)])
    articles: int = 0

    def add(self, name: str, hit: float, *, when: bool = True) -> None:
        """Count one case, when it is one."""
        if when:
            self.hits[name] += hit  # type: ignore[assignment]
            self.of[name] += 1

    def rate(self, name: str) -> float | None:
        """The share of hits, None without cases."""
        return round(self.hits[name] / self.of[name], 3) if self.of[name] else None


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def pair(tools: Tools, text: str, gold: Gold, found: Sequence[Prediction]) -> list[Pair]:
    """Numbers of labelled and found claims that mean each other."""
    if not found or not gold["claims"]:
        return []
    tokens = tools.tokens(text)
    ours = [
        (tools.words(p.get("statement", "")), tokens.ids([[p["start"], p["end"]]])) for p in found
    ]
    weights = np.zeros((len(gold["claims"]), len(found)))
    for i, claim in enumerate(gold["claims"]):
        words = tools.words(claim["statement"])
        span = tokens.ids([[claim["start"], claim["end"]]])
        for j, (other, there) in enumerate(ours):
            weights[i, j] = tools.f1(words, other) + 0.5 * _iou(span, there)
    rows, columns = linear_sum_assignment(-weights)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i, j] >= _LEAST]


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


def _speaker(tools: Tools, counts: Counts, wanted: str | None, got: str | None) -> None:
    """Speaker figures of one pair; "unclear" names nobody."""
    named = got if got and got != UNCLEAR else None
    truth = wanted if wanted and wanted != UNCLEAR else None
    same = tools.same_name(wanted, got)
    counts.add("speaker", same)
    counts.add("wrong mouth", named is not None and not tools.same_name(truth, named))
    counts.add("silent", named is None, when=truth is not None)
    counts.add("full name", got == wanted, when=truth is not None)


def _kind(claim_type: str) -> str:
    return "position" if claim_type in _INTENT else claim_type


def _relays(counts: Counts, claim: Any, got: Prediction) -> None:
    must = {_bare(r) for r in claim["relays"]}
    may = must | {_bare(r) for r in claim["relays_context"]}
    ours = {_bare(r) for r in got.get("relays") or []}
    counts.hits["relay P"] += len(must & ours)
    counts.of["relay P"] += len(must & ours) + len(ours - may)
    counts.hits["relay R"] += len(must & ours)
    counts.of["relay R"] += len(must)


def _one_pair(tools: Tools, counts: Counts, claim: Any, got: Prediction) -> None:
    _speaker(tools, counts, claim["speaker"], got.get("speaker"))
    role = claim["speaker_role"]
    counts.add("role", tools.alike(role, got.get("speaker_role")) > 0.8, when=bool(role))
    counts.add("quote type", (got.get("quote_type") or "none") == claim["quote_type"])
    theirs = str(got.get("claim_type") or "")
    counts.add("kind", _kind(_KINDS.get(theirs, theirs)) == _kind(claim["claim_type"]))
    words = tools.f1(tools.words(claim["statement"]), tools.words(got.get("statement", "")))
    counts.add("statement F1", words)
    counts.add("label similarity", tools.alike(claim["label"], got.get("label")))
    counts.add("anonymous", bool(got.get("anonymous")) == bool(claim.get("anonymous")))
    _relays(counts, claim, got)


def count(tools: Tools, counts: Counts, text: str, gold: Gold, found: list[Prediction]) -> None:
    """Add one article to the counts."""
    counts.articles += 1
    pairs = pair(tools, text, gold, found)
    paired = dict(pairs)
    back = {j: gold["claims"][i]["checkworthy"] for i, j in pairs}
    for i, claim in enumerate(gold["claims"]):
        counts.add("claim R", i in paired)
        counts.add("claim R, worth checking", i in paired, when=claim["checkworthy"] >= 2)
        counts.add("claim R, check first", i in paired, when=claim["checkworthy"] == 3)
    for j, got in enumerate(found):
        counts.add("claim P", j in back)
        score = min(max(float(got.get("score") or 0.0), 0.0), 1.0)
        bin_ = counts.bins[min(int(score * BINS), BINS - 1)]
        bin_[0] += 1
        bin_[1] += score
        bin_[2] += back.get(j, 0) >= 2
    for i, j in pairs:
        _one_pair(tools, counts, gold["claims"][i], found[j])
    tokens = tools.tokens(text)
    spans = [tokens.ids([[p["start"], p["end"]]]) for p in found]
    lines = [tokens.ids([[line["start"], line["end"]]]) for line in gold["excluded"]]
    counts.hits["leaks"] += sum(any(s & line for line in lines) for s in spans)
    counts.of["leaks"] += 1


def figures(counts: Counts) -> dict[str, Any]:
    """The rates, the leaks an article, and the calibration in five bins of the score.

    The calibration error is the mean distance of a bin's scores from its share worth checking.
    """
    out: dict[str, Any] = {
        "articles": counts.articles,
        "gold": counts.of["claim R"],
        "found": counts.of["claim P"],
        "paired": counts.hits["claim P"],
    }
    out |= {name: rate for name in counts.of if (rate := counts.rate(name)) is not None}
    out["calibration"] = [
        {"claims": int(n), "score": round(s / n, 2), "worth checking": round(w / n, 2)}
        for n, s, w in counts.bins
        if n
    ]
    total = sum(n for n, _, _ in counts.bins)
    off = sum(abs(s - w) for _, s, w in counts.bins)
    out["calibration error"] = round(off / max(total, 1), 3)
    return out


def measure(
    part: str, predictor: Predictor = predict.claims, shared: Path = SHARED
) -> dict[str, Any]:
    """The figures of a predictor on a part of the labels.

    Raises:
        CorpusMissing: the articles of the part, or the scores, are not on this machine.
    """
    articles: Iterable[tuple[str, Gold]] = load_all(part)
    if not (shared / "score" / "gold_article.py").is_file():
        raise CorpusMissing(str(shared / "score"))
    tools, counts = Tools(shared), Counts()
    for text, gold in articles:
        count(tools, counts, text, gold, predictor(text))
    return figures(counts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one part as JSON; exit code 1 when it has no articles here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument(
        "--predictor", default="factcheck.nlp.predict:claims", help="module:function"
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args(arguments)
    module, function = options.predictor.split(":")
    predictor: Predictor = getattr(importlib.import_module(module), function)
    try:
        found = measure(options.part, predictor, options.shared)
    except CorpusMissing as missing:
        sys.stderr.write(f"absent: {missing}\n")
        return 1
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["articles"] else 1


if __name__ == "__main__":
    sys.exit(main())
