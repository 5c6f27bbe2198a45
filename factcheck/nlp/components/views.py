"""Whose view a sentence gives without a verb: "in his view", "by Lee's count", "if X is believed".

Such a phrase between commas, at the head or at the end of a sentence makes the sentence somebody's,
unless a report in it has a speaker already.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import paragraph_numbers, places
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution
from factcheck.nlp.types import UNCLEAR

_VIEWS: dict[str, frozenset[str]] = {
    "in": word_set("view opinion telling judgment judgement estimation assessment words"),
    "by": word_set("reckoning count account estimate estimation calculation telling tally"),
    "to": word_set("mind"),
}
_EDGES = frozenset([",", ".", ":", ";", "—", "–", "!", "?"])
_LONGEST = 8
_FEWEST = 3


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add the sentences that give somebody's view."""
    numbers = paragraph_numbers(doc)
    quoted: list[int] = doc._.quoted
    for i in places(doc, "LOWER", [*_VIEWS, "if"]):
        if quoted[i] >= 0:
            continue
        token = doc[i]
        if token.lower_ == "if":
            end = _believed(doc, token)
            source = (i + 1, end - 4) if end else None
        else:
            end = _phrase(doc, token)
            source = (i + 1, end - 1) if end else None
        attribution = _made(doc, i, end, source, found) if source else None
        if attribution is not None:
            attribution.paragraph = numbers[i]
            found[attribution.head] = attribution


def _set_off(doc: Doc, start: int, end: int) -> bool:
    """Whether the phrase stands between commas or at an edge of its sentence."""
    sent = doc[start].sent
    opens = start == sent.start or doc[start - 1].text in _EDGES or doc[start - 1].is_space
    return opens and (end >= sent.end or doc[end].text in _EDGES)


def _phrase(doc: Doc, link: Token) -> int:
    """Where "in his view" ends, 0 when this is not such a phrase."""
    for i in range(link.i + 2, min(link.sent.end, link.i + _LONGEST)):
        owned = doc[i - 1].tag_ in {"PRP$", "POS"}
        if doc[i].lower_ in _VIEWS[link.lower_] and owned:
            return i + 1 if _set_off(doc, link.i, i + 1) else 0
        if doc[i].text in _EDGES:
            return 0
    return 0


def _believed(doc: Doc, link: Token) -> int:
    """Where "if her spokesman is to be believed" ends, 0 when this is not such a phrase."""
    for i in range(link.i + 4, min(link.sent.end, link.i + _LONGEST + 4)):
        if doc[i].lower_ == "believed":
            told = doc[i - 3 : i].text.lower() in {"is to be", "are to be", "was to be"}
            return i + 1 if told and _set_off(doc, link.i, i + 1) else 0
        if doc[i].text in _EDGES:
            return 0
    return 0


def _made(
    doc: Doc, i: int, end: int, source: tuple[int, int], found: dict[int, Attribution]
) -> Attribution | None:
    sent = doc[i].sent
    if any(_speaks(found.get(k)) for k in range(sent.start, sent.end)):
        return None
    last = sent.end
    while last > end and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    last += last < sent.end and doc[last].is_quote
    goes_on = i == sent.start or doc[end : end + 1].text in {",", "—", "–"}
    behind = trimmed(doc, end, last) if goes_on else (end, end)
    parts = [trimmed(doc, _after_colon(doc, sent.start, i), i), behind]
    parts = [p for p in parts if p[1] > p[0]]
    words = sum(e - s for s, e in parts)
    finite = any(t.tag_ in FINITE for s, e in parts for t in doc[s:e])
    start, stop = source
    stop -= doc[stop - 1].tag_ == "POS" and stop - 1 > start
    head = doc[stop - 1]
    means = who(doc, start, stop, head.i)
    if words < _FEWEST or not finite or means.name == UNCLEAR or head.lower_ in {"my", "our"}:
        return None
    attribution = Attribution(cue=(end - 1, end), head=end - 1, content=parts)
    attribution.source, attribution.who = (start, stop), means
    return attribution


def _after_colon(doc: Doc, start: int, i: int) -> int:
    """Where what the view is about begins: behind a colon before it."""
    return max((k + 1 for k in range(start, i) if doc[k].text in {":", ";"}), default=start)


def _speaks(attribution: Attribution | None) -> bool:
    """Whether it gives words to somebody."""
    if attribution is None or attribution.source is None or not attribution.content:
        return False
    return attribution.kind == "speech"
