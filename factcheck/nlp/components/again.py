"""Outlets called again by their noun: "the newspaper" is the one named shortly before.

Only where one outlet alone was named in the paragraphs before; else the noun stays.
"""

from bisect import bisect_left

from spacy.tokens import Doc

from factcheck.nlp.components.outlets import outlet_name, proper_run
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Paragraph, Register, Who

_REACH = 2
"""Paragraphs back to the name."""
_NOUNS = word_set(
    """newspaper magazine broadcaster outlet agency channel network tabloid daily weekly website
    station blog publication portal journal"""
)
_PLACES = frozenset(["Hill", "Mall", "Street"])
"""What "the Hill" can be besides an outlet."""
_SCIENCE = word_set("study studies journal researchers researcher scientists authors findings")
"""Words by which "the paper" may be one that was written."""


def resolve(doc: Doc, attributions: list[Attribution]) -> None:
    """Give outlets that are called by their noun alone the name that stands before."""
    waiting = [a for a in attributions if any(_called(who) for who in _whos(a))]
    if not waiting:
        return
    places = _places(doc)
    for attribution in waiting:
        if attribution.who is not None and attribution.source is not None:
            attribution.who = _meant(doc, attribution.who, attribution.source[0], places)
        attribution.relays = [
            (_meant(doc, who, start, places), start, end) for who, start, end in attribution.relays
        ]


def _whos(attribution: Attribution) -> list[Who]:
    own = [] if attribution.who is None else [attribution.who]
    return [*own, *(who for who, _, _ in attribution.relays)]


def _called(who: Who) -> bool:
    """Whether the name is a noun alone: "newspaper", "the paper"."""
    if who.role == "document":
        return who.name.lower() == "the paper"
    *before, noun = who.name.split() or [""]
    return who.role == "outlet" and noun in _NOUNS and before in ([], ["news"])


def _places(doc: Doc) -> list[tuple[int, str]]:
    """The tokens where outlets are named, with their names, in text order."""
    register: Register = doc._.register
    found: list[tuple[int, str]] = []
    stop = 0
    for token in doc:
        if token.i < stop or token.tag_ not in {"NNP", "NNPS"}:
            continue
        run = proper_run(doc, token.i, token.i, len(doc))
        led = run.start > 0 and doc[run.start - 1].lower_ == "the"
        name = outlet_name(doc, register, doc[run.start - led : run.end])
        stop = run.end
        if name and run.text not in _PLACES:
            found.append((run.start, name.removeprefix("The ")))
    return found


def _meant(doc: Doc, who: Who, start: int, places: list[tuple[int, str]]) -> Who:
    """The outlet named before the token `start`, else what it is called."""
    if not _called(who) or not any(t.lower_ == "the" for t in doc[max(start - 1, 0) : start + 1]):
        return who
    paper = who.role == "document"
    if paper and any(token.lower_ in _SCIENCE for token in doc):
        return who
    paragraphs: list[Paragraph] = doc._.paragraphs
    number = max(bisect_left(paragraphs, start + 1, key=lambda p: p.start) - 1, 0)
    floor = paragraphs[max(number - _REACH, 0)].start
    near = {name for at, name in places if floor <= at < start}
    longest = max(near, key=len, default="")
    alone = longest and all(longest.endswith(name) for name in near)
    return Who(longest, "outlet") if alone else who
