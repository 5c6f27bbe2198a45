"""Figures told side by side: "4 percent in Lindvik and 6 percent in Tarn", "compared with ...".

Each is a fact of its own. The parser hangs the later ones anywhere, so they are found by their
form: a figure, the preposition that leads to what it is of, a word that joins, and the same again.
A later one takes from the clause what stands before the first figure or, where the figures are
what the clause is about, what is said of them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.lexicons.words import word_set

type Interval = tuple[int, int]

_ABOUT = word_set("about around nearly almost roughly some only just over under more less than at")
_UNITS = word_set("percent % cents million billion trillion thousand hundred points")
_MONEY = frozenset(["$", "€", "£", "US$"])
_PLACES = word_set("in of from for among by at with against on")
_TOGETHER = word_set("between from to")
_COMPARED = (("compared", "with"), ("compared", "to"), ("versus",), ("against",), ("vs.",))
_WHOM = word_set("whom which that who")
_LONGEST = 14
"""Tokens of the noun phrase behind a figure."""
_ENDS = frozenset([",", ";", ".", "!", "?", ":", "—", "–", "--", ")", "”", '"', "''"])
_RESTARTS = _ENDS - {",", "--"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A later figure's stretch, the words of its claim, and what the larger claim loses."""

    content: Interval
    words: list[int]
    lost: Interval


@dataclass(frozen=True, slots=True)
class _Item:
    """A figure at `start`, the preposition behind it, and where its noun phrase ends."""

    start: int
    place: str
    stop: int


def _item(doc: Doc, i: int, end: int) -> _Item | None:
    """The figure at `i` with what it is of: "about $4 million in Tarn", "31 votes against"."""
    start = i
    while i < end and i - start < 3 and doc[i].lower_ in _ABOUT:
        i += 1
    i += i < end and doc[i].text in _MONEY
    digits = i
    while i < end and doc[i].like_num and doc[i].lower_ != "one":
        i += 1
    if i == digits or doc[digits].ent_type_ in {"DATE", "TIME", "ORDINAL"}:
        return None
    units = i
    while i < end and i - units < 3 and (doc[i].lower_ in _UNITS or doc[i].tag_ in {"NN", "NNS"}):
        i += 1
    if i + 1 >= end or doc[i].lower_ not in _PLACES or doc[i + 1].lower_ in _WHOM:
        return None
    stop = _close(doc, i + 1, end)
    return _Item(start, doc[i].lower_, stop) if stop > i + 1 else None


def _close(doc: Doc, i: int, end: int) -> int:
    """Where the noun phrase that begins at `i` ends: at a mark, a finite verb, or "and"."""
    stop = i
    while stop < min(end, i + _LONGEST):
        token = doc[stop]
        if token.text in _ENDS or token.dep_ == "cc" or token.tag_ in FINITE | {"WDT", "WP"}:
            break
        stop += 1
    return stop


def _joint(doc: Doc, i: int, end: int) -> int:
    """How many tokens at `i` join two figures: "and", ", and", ", compared with"; 0 for none."""
    at = i + (doc[i].text == ",")
    if at < end and doc[at].lower_ in {"and", "but"}:
        return at + 1 - i
    words = tuple(t.lower_ for t in doc[at : min(at + 2, end)])
    for form in _COMPARED:
        if words[: len(form)] == form:
            return at + len(form) - i
    return at - i


def find(doc: Doc, tokens: list[int]) -> Iterator[Pair]:
    """The later figures of each row of figures among `tokens`, which are in text order."""
    if sum(doc[i].like_num for i in tokens) < 2:
        return
    member, end = set(tokens), tokens[-1] + 1
    start = i = tokens[0]
    while i < end:
        if doc[i].text in _RESTARTS:
            start = i + 1
        first = _item(doc, i, end) if doc[i].like_num or doc[i].lower_ in _ABOUT | _MONEY else None
        if first is None:
            i += 1
            continue
        row = _row(doc, first, end)
        before = doc[first.start - 1].lower_ if first.start > start else ""
        if len(row) > 1 and before not in _TOGETHER:
            for pair in _told(doc, start, row, end):
                if member.issuperset(pair.words):
                    yield pair
        i = row[-1].stop


def _row(doc: Doc, first: _Item, end: int) -> list[_Item]:
    """The figure and those that follow in the same form, said of the same or of each."""
    row = [first]
    while True:
        at = row[-1].stop
        if len(row) == 1:
            at = _said(doc, at, end)
        item = next((f for k in _joints(doc, at, end) if (f := _item(doc, k, end))), None)
        if item is None or item.place != first.place:
            return row
        row.append(item)


def _joints(doc: Doc, at: int, end: int) -> Iterator[int]:
    """Where the next figure may begin: after what joins at `at`, or after an aside of commas."""
    joint = _joint(doc, at, end) if at < end else 0
    if joint:
        yield at + joint
    if not joint or doc[at].text != ",":
        return
    for i in range(at + 2, min(end - 1, at + _LONGEST)):
        if doc[i].text in _RESTARTS:
            return
        if doc[i].text == "," and doc[i + 1].lower_ == "and":
            yield i + 2
            return


def _said(doc: Doc, i: int, end: int) -> int:
    """From the end of the first figure to where "compared with" follows, else `i` itself."""
    for at in range(i, min(end, i + 2 * _LONGEST)):
        if doc[at].text in _RESTARTS:
            break
        if doc[at].lower_ in {"compared", "versus"} and doc[at - 1].text == ",":
            return at - 1
    return i


def _told(doc: Doc, start: int, row: list[_Item], end: int) -> Iterator[Pair]:
    """Each later figure as a claim; none where no verb says what the figures are of."""
    first, last = row[0], row[-1]
    lead = list(range(start, first.start))
    between = list(range(first.stop, _said(doc, first.stop, end)))
    after = list(range(last.stop, end)) if not between else []
    while after and doc[after[-1]].is_punct:
        after.pop()
    leads = _verbal(doc, lead)
    if not (leads or _verbal(doc, between) or _verbal(doc, after[:2])):
        return
    joint = max(first.stop, between[-1] + 1 if between else 0)
    for item in row[1:]:
        own = list(range(item.start, item.stop))
        words = lead + own if leads else own + (between or after)
        yield Pair((item.start, item.stop), words, (joint, last.stop))


def _verbal(doc: Doc, words: list[int]) -> bool:
    return any(doc[i].tag_ in FINITE for i in words)
