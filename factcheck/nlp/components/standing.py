"""Quotations that are a paragraph of their own, without a speaker: who speaks is told beside them.

A paragraph that is one quotation and names nobody goes on with whose words the paragraph before
reports without marks. Where that paragraph closed a quotation, somebody else may answer: then the
one who spoke goes on only if the paragraph behind is theirs too. After a question nobody is named.
Where nobody spoke before, the paragraph behind tells when it opens with a name and what they said.
"""

from spacy.tokens import Doc

from factcheck.nlp.components.cues import SUBJECTS, paragraph_numbers
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Paragraph, Quote
from factcheck.nlp.types import UNCLEAR

_ASKING = word_set("ask press wonder inquire demand interject")
_FEWEST = 6
_NEAR = 8
_OPENING = 5
"""Tokens of a paragraph within which the name of its speaker ends."""


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Give quotations that stand alone to who speaks beside them."""
    quotes: list[Quote] = doc._.quotes
    paragraphs: list[Paragraph] = doc._.paragraphs
    alone = [q for q in quotes if _alone(doc, q, paragraphs[q.paragraph])]
    if not alone:
        return
    reports = _reports(doc, found)
    given = {i for a in found.values() for s, e in a.content for i in (s, e - 1)}
    for quote in alone:
        if quote.start in given or quote.end - 1 in given or quote.continues:
            continue
        before = reports.get(quote.paragraph - 1, [])
        after = reports.get(quote.paragraph + 1, [])
        speaking = _last(doc, before)
        if speaking is not None and _direct(doc, speaking):
            speaking = speaking if _same(speaking, after) else None
        elif not before and not _announced(doc, paragraphs, quote.paragraph - 1):
            behind = paragraphs[quote.paragraph + 1 : quote.paragraph + 2]
            speaking = _first(doc, after, behind)
        if speaking is not None:
            speaking.content = sorted([*speaking.content, (quote.start, quote.end)])


def _direct(doc: Doc, attribution: Attribution) -> bool:
    """Whether the report has a quotation, so that the next one may be an answer."""
    quoted: list[int] = doc._.quoted
    return any(quoted[i] >= 0 for start, end in attribution.content for i in (start, end - 1))


def _same(speaking: Attribution, after: list[Attribution]) -> bool:
    """Whether the paragraph behind begins with a report by the same, who is known."""
    one, other = speaking.who, after[0].who if after else None
    return one is not None and other is not None and one.name == other.name != UNCLEAR


def _alone(doc: Doc, quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the quotation is all that stands in its paragraph."""
    outside = [*range(paragraph.start, quote.start), *range(quote.end, paragraph.end)]
    long = quote.inner_end - quote.inner_start >= _FEWEST
    return long and all(doc[i].is_space for i in outside)


def _reports(doc: Doc, found: dict[int, Attribution]) -> dict[int, list[Attribution]]:
    """The reports of each paragraph that stand in no quotation and in no other report."""
    numbers = paragraph_numbers(doc)
    reports: dict[int, list[Attribution]] = {}
    quoted: list[int] = doc._.quoted
    for head in sorted(found):
        attribution = found[head]
        spoken = attribution.kind == "speech" and attribution.source is not None
        if spoken and attribution.content and quoted[head] < 0:
            reports.setdefault(numbers[head], []).append(attribution)
    return {n: _outer(own) for n, own in reports.items()}


def _outer(reports: list[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content; one holds another only when it is near."""
    found = []
    for k, one in enumerate(reports):
        near = reports[max(k - _NEAR, 0) : k + _NEAR]
        stretches = (c for other in near if other is not one for c in other.content)
        if not any(start <= one.head < end for start, end in stretches):
            found.append(one)
    return found


def _last(doc: Doc, reports: list[Attribution]) -> Attribution | None:
    """The last report of the paragraph before, unless it asks or keeps something back."""
    if not reports:
        return None
    last = reports[-1]
    head = doc[last.head]
    start, end = last.source or (0, 0)
    own = end - start == 1 and doc[start].lower_ in {"i", "we", "you"}
    asked = head.lemma_ in _ASKING or any(
        t.text == "?" for s, e in last.content for t in doc[max(s, e - 3) : e]
    )
    outlet = last.who is None or last.who.role == "outlet"
    denied = any(k.dep_ == "neg" for k in head.children)
    return None if own or asked or outlet or denied else last


def _announced(doc: Doc, paragraphs: list[Paragraph], number: int) -> bool:
    """Whether the paragraph before leads to the quotation by itself."""
    if number < 0:
        return False
    words = [t for t in doc[paragraphs[number].start : paragraphs[number].end] if not t.is_space]
    return bool(words) and (words[-1].text == ":" or doc._.quoted[words[-1].i] >= 0)


def _first(doc: Doc, reports: list[Attribution], behind: list[Paragraph]) -> Attribution | None:
    """The report with which the paragraph behind begins, when it begins with a name."""
    if not reports:
        return None
    first = reports[0]
    start, end = first.source or (0, 0)
    opens = any(p.start <= start and end <= p.start + _OPENING for p in behind)
    named = any(t.pos_ == "PROPN" and t.dep_ in SUBJECTS for t in doc[start:end])
    known = first.who is not None and first.who.role == "speaker" and first.who.name != UNCLEAR
    return first if opens and named and known else None
