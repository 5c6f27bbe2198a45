"""Whose words each claim is said to be, against the attributions of whole articles of PolNeAR.

`python -m bench.mouths` compares the speaker named for every claim with the labelled attributions
that hold most of its content, and prints rates per form of report: a named speaker where nobody
is labelled ("nobody"), one who is not the labelled source ("another"), none where somebody is
labelled ("silent"). Thoughts and wants count as nobody's words. With `--show N` it prints N
examples of each kind of error to the terminal. Articles whose labels are kept for testing are
left out; what is printed without `--show` holds no word of an article.
"""

import argparse
import importlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from bench.gold.form import GOLD
from factcheck.nlp import predict
from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Claim
from factcheck.nlp.types import UNCLEAR

type Spans = list[tuple[int, int]]
type Labelled = dict[str, Spans]
"""One attribution of the corpus: "source", "cue" and "content" as lists of [start, end)."""

SHARED = Path(__file__).resolve().parents[2] / "shared"
MOST = 0.6
"""The share of a claim's letters that an attribution has to hold."""
DEVELOPMENT = frozenset(["dev", "dev-again"])
KINDS = ("nobody", "another", "silent")
_THINKING = verbs.ATTITUDE - verbs.SPEECH
_WORD = re.compile(r"\w+")
_PRONOUNS = word_set("he she it they i we you who which that this these those")
_SMALL = word_set("the a an of for and in on at to by from with his her its their mr ms mrs")


@dataclass(frozen=True, slots=True)
class Mouth:
    """One claim: its form, what was named and labelled, the error or "", and its place."""

    form: str
    error: str
    named: str
    labelled: str
    start: int
    end: int


def kept_back() -> set[str]:
    """Names of the articles of PolNeAR whose labels are not for development."""
    parts = [p for p in (GOLD / "polnear").iterdir() if p.is_dir() and p.name not in DEVELOPMENT]
    files = (file for part in parts for file in part.glob("*.json"))
    return {str(json.loads(f.read_text("utf8"))["article"]["file"]) for f in files}


def articles(split: str, shared: Path = SHARED) -> Iterator[tuple[str, list[Labelled]]]:
    """Text and attributions of the articles of a split, those kept back left out.

    Raises ModuleNotFoundError when the folder of scores is not there.
    """
    sys.path.insert(0, str(shared / "score"))
    try:
        corpus: Any = importlib.import_module("attribution")
    finally:
        sys.path.pop(0)
    held = kept_back()
    for name, text, by_annotator in corpus.load(split):
        if f"{name}.txt" not in held:
            yield text, next(iter(by_annotator.values()))


def _letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _said(text: str, labelled: Labelled) -> bool:
    """Whether the cue says something, rather than being a thought or a want."""
    cue = " ".join(text[s:e] for s, e in labelled["cue"]).lower()
    return not any(_base(word) & _THINKING for word in _WORD.findall(cue)) or "say" in cue


def _base(word: str) -> set[str]:
    """What a verb's form can be a form of."""
    cut = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d")}
    cut |= {word.removesuffix("ed"), word.removesuffix("ing"), word.removesuffix("ing") + "e"}
    odd = {"thought": "think", "knew": "know", "felt": "feel", "saw": "see", "held": "hold"}
    return cut | {odd.get(word, word)}


def holding(text: str, content: set[int], labelled: Sequence[Labelled]) -> list[Labelled]:
    """The attributions that hold most of a claim's letters, the smallest first."""
    if not content:
        return []
    sized = [(_letters(text, a["content"]), k) for k, a in enumerate(labelled)]
    fit = [(len(s), k) for s, k in sized if len(s & content) >= MOST * len(content)]
    return [labelled[k] for _, k in sorted(fit)]


def _names(text: str) -> set[str]:
    return {w.lower().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text)} - _SMALL


def agrees(text: str, attribution: Attribution, doc: Doc, labelled: Labelled) -> bool:
    """Whether the source is the labelled one: the same place in the text, or a word shared."""
    theirs = " ".join(text[s:e] for s, e in labelled["source"])
    means = attribution.who
    if attribution.source is not None:
        span = doc[attribution.source[0] : attribution.source[1]]
        ours = (span.start_char, span.end_char)
        if any(s < ours[1] and ours[0] < e for s, e in labelled["source"]):
            return True
        if any(s < ours[1] and ours[0] < e for s, e in labelled["cue"]):
            return True
    if not labelled["source"] or theirs.lower() in _PRONOUNS:
        cue = doc[attribution.cue[0] : attribution.cue[1]]
        return any(s < cue.end_char and cue.start_char < e for s, e in labelled["cue"])
    return means is not None and bool(_names(means.name) & _names(theirs))


def form(doc: Doc, claim: Claim) -> str:
    """The form by which a claim has its speaker, "" without one."""
    attribution = claim.unit.attribution
    if attribution is None:
        return ""
    head, first = doc[attribution.head], claim.unit.content[0]
    if not head.is_alpha:
        return "set off"
    if head.lower_ == "according" or head.pos_ == "NOUN":
        return "noun" if head.pos_ == "NOUN" else "according to"
    kind = claim.quote_type
    if doc[first].sent != head.sent:
        near = "next" if 0 <= first - head.sent.end < 2 or first < head.i else "far"
        return f"carried, {kind}, {near}"
    if attribution.kind == "speech" and head.lemma_ in verbs.SAYING_ACTS:
        return f"act, {kind}"
    own = any(k.dep_ in SUBJECTS for k in head.children)
    return f"{attribution.kind}, {kind}" + ("" if own else ", no subject of its own")


def _named(claim: Claim) -> bool:
    """Whether a speaker is named, be it an outlet that speaks alone."""
    return bool(claim.chain) and claim.chain[0].name != UNCLEAR


def compare(text: str, doc: Doc, labelled: Sequence[Labelled]) -> Iterator[Mouth]:
    """Each claim of an analyzed article beside the attributions that hold it."""
    for span in doc.spans["claims"]:
        claim: Claim = span._.claim
        stretches = [doc[s:e] for s, e in claim.unit.parts]
        content = _letters(text, [(s.start_char, s.end_char) for s in stretches])
        over = holding(text, content, labelled)
        said = [a for a in over if _said(text, a)]
        attribution = claim.unit.attribution
        error = ""
        if attribution is not None and _named(claim):
            if not over:
                error = "nobody"
            elif not any(agrees(text, attribution, doc, a) for a in over):
                error = "another"
        elif said and attribution is None:
            error = "silent"
        name = claim.chain[0].name if claim.chain else ""
        theirs = " | ".join(
            " ".join(text[s:e] for s, e in a["source"] + a["cue"]) for a in (over or [])
        )
        yield Mouth(form(doc, claim), error, name, theirs, span.start_char, span.end_char)


def table(mouths: Sequence[Mouth]) -> Iterator[str]:
    """Lines of figures: all claims, then each form with its share of right speakers."""
    errors = Counter(m.error for m in mouths)
    rates = ", ".join(f"{k} {errors[k] / max(len(mouths), 1):.4f} ({errors[k]})" for k in KINDS)
    yield f"{len(mouths)} claims: {rates}"
    for name, count in Counter(m.form for m in mouths if m.form).most_common():
        wrong = Counter(m.error for m in mouths if m.form == name)
        right = 1 - (wrong["nobody"] + wrong["another"]) / count
        yield (
            f"{right:6.3f} right of {count:5d}, nobody {wrong['nobody']:4d},"
            f" another {wrong['another']:4d}: {name}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when the corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m bench.mouths")
    parser.add_argument("--train", type=int, default=60, help="articles of train, drawn by seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="examples of each kind of error")
    parser.add_argument("--form", default="", help="only forms with these words")
    chosen = parser.parse_args(arguments)
    try:
        texts = list(articles("dev"))
        train = list(articles("train"))
    except (ModuleNotFoundError, FileNotFoundError):
        print("the corpus is not on this machine", file=sys.stderr)
        return 1
    draw = random.Random(chosen.seed)
    texts += draw.sample(train, min(chosen.train, len(train)))
    mouths: list[tuple[str, Mouth]] = []
    for text, labelled in texts:
        mouths += [(text, m) for m in compare(text, predict.analyze(text), labelled)]
    print("\n".join(table([m for _, m in mouths])))
    shown = [p for p in mouths if chosen.form in p[1].form]
    for kind in KINDS if chosen.show else ():
        some = [p for p in shown if p[1].error == kind]
        for text, m in draw.sample(some, min(chosen.show, len(some))):
            around = f"{text[max(m.start - 200, 0) : m.start]}[[{text[m.start : m.end]}]]"
            around += text[m.end : m.end + 120]
            print(f"\n{kind} ({m.form}): {m.named!r}, labelled {m.labelled!r}\n{around}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
