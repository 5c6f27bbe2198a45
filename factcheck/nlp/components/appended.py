"""Comparisons and counts appended to a clause: ", 31 more than allowed", ", a record for the city".

The parser hangs them anywhere, so they are found by their commas: a stretch without a verb of its
own that measures what was just said against something else.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.lexicons.words import word_set

type Interval = tuple[int, int]

_EDGES = frozenset([",", ";", "—", "–", "--", "(", ")", ".", "!", "?", ":", "―"])
_OPENERS = word_set(
    "which who whom whose where when while as and but or so because although though if after before"
)
_LONGEST = 24
_FEWEST = 3
_MULTIPLES = word_set("twice double triple half thrice threefold twofold fourfold tenfold")
_CHANGES = word_set("increase decrease rise fall drop jump gain decline record high low first")


def find(doc: Doc, tokens: list[int]) -> Iterator[Interval]:
    """Stretches of `tokens` between commas that compare, in text order."""
    start: int | None = None
    for i in [*tokens, -1]:
        edge = i < 0 or doc[i].text in _EDGES
        if not edge:
            start = i if start is None else start
            continue
        if start is not None and start > tokens[0] and doc[start - 1].text in {",", "—", "–", "("}:
            stop = tokens[-1] + 1 if i < 0 else i
            if _FEWEST <= stop - start <= _LONGEST and _compares(doc, start, stop):
                yield start, stop
        start = None


def _compares(doc: Doc, start: int, stop: int) -> bool:
    first = doc[start]
    if first.lower_ in _OPENERS or first.tag_ in {"VBG", "VBN", "VBD", "IN"}:
        return False
    words = [doc[i].lower_ for i in range(start, stop)]
    if _clause(doc, start):
        return False
    return _against(doc, start, words) or _ranked(doc, start, words) or _changed(words)


def _against(doc: Doc, start: int, words: list[str]) -> bool:
    """Whether it measures against something: "than", "twice the", "15 percent over"."""
    rest = set(words)
    if "than" in rest:
        figure = any(doc[start + k].like_num for k in range(len(words)))
        return figure or words[0] in {"more", "less", "fewer", "far", "nearly"}
    if "percent" in rest and {"over", "above", "below", "under"} & rest:
        return True
    return bool(_MULTIPLES & set(words[:3]) and {"the", "its", "what", "as", "increase"} & rest)


def _ranked(doc: Doc, start: int, words: list[str]) -> bool:
    """Whether it gives a place in a row: "the steepest since 2009", "her ninth goal in"."""
    first = doc[start : start + 4]
    if any(t.tag_ in {"JJS", "RBS"} or t.ent_type_ == "ORDINAL" for t in first):
        return bool({"since", "ever", "in", "this"} & set(words))
    return False


def _changed(words: list[str]) -> bool:
    """Whether it sums up a change: "a record for the city", "a threefold increase since"."""
    opened = words[0] in {"a", "an", "the", "its", "up", "down"}
    named = bool(_CHANGES & set(words[:5]))
    return opened and named and bool({"since", "from", "for", "over"} & set(words[1:]))


def _clause(doc: Doc, start: int) -> bool:
    """Whether a clause with a subject of its own begins here, before anything compares."""
    for i in range(start, min(start + 6, len(doc))):
        token = doc[i]
        if token.lower_ in {"than", "since", "as", "what"}:
            return False
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def carried_before(doc: Doc, start: int, stop: int) -> list[int]:
    """What the stretch needs of the clause it is appended to, so that it makes a sentence.

    Subject and verb before a comparison ("the plant employs 31 more than ..."), else the whole
    clause ("sales rose 3 percent, the slowest growth ...").
    """
    token: Token = doc[start - 1]
    for _ in range(_LONGEST):
        subject = child(token, *SUBJECTS) if token.pos_ in {"VERB", "AUX"} else None
        if subject is not None and subject.i < start:
            first = subject.left_edge.i
            compared = any(doc[i].lower_ == "than" for i in range(start, stop))
            last = token.i + 1 if compared and subject.i < token.i < start else start
            return list(range(first, last if last - first <= _LONGEST else start - 1))
        if token.head.i == token.i:
            return []
        token = token.head
    return []
