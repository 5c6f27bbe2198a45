"""Second halves of a report that end in quotation marks.

"Lee said it paid, but “nobody noticed.”": the parser often takes the second half for the article's
own. Words between quotation marks behind "and" or "but" in the sentence of one report, with no
other report beside them, are the speaker's.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Quote

_JOINING = word_set("and but yet")
_REPORTING = verbs.SPEECH | verbs.OBJECT_ACTS | verbs.FINDING
_FEWEST = 3
_LONGEST = 10


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Give quotations behind "and" or "but" to the one who speaks in their sentence."""
    given = {i for a in found.values() for s, e in a.content for i in (s, e - 1)}
    quotes: list[Quote] = doc._.quotes
    for quote in quotes:
        taken = quote.start in given or quote.end - 1 in given
        if taken or quote.continues or quote.inner_end - quote.inner_start < _FEWEST:
            continue
        speaking = _speaking(doc, quote, found)
        start = _second_half(doc, quote, speaking) if speaking is not None else None
        if speaking is not None and start is not None:
            speaking.content = sorted([*speaking.content, (start, quote.end)])


def _speaking(doc: Doc, quote: Quote, found: dict[int, Attribution]) -> Attribution | None:
    """The only report of the sentence before the quotation, None where there are others."""
    sent = doc[quote.start].sent
    near = [found[i] for i in range(sent.start, sent.end) if i in found]
    near = [a for a in near if a.content and doc._.quoted[a.head] < 0]
    spoken = [a for a in near if a.kind == "speech" and a.clausal and a.source is not None]
    if len(spoken) != 1 or any(a.head > quote.start for a in near):
        return None
    only = spoken[0]
    return only if only.head < quote.start and doc[only.head].pos_ == "VERB" else None


def _second_half(doc: Doc, quote: Quote, speaking: Attribution) -> int | None:
    """Where the second half begins that ends with the quotation, None when it is none."""
    ends = [e for _, e in [*speaking.content, speaking.cue] if e <= quote.start]
    ends += [speaking.source[1]] if speaking.source and speaking.source[1] <= quote.start else []
    start = max(ends, default=quote.start)
    while start < quote.start and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if doc[start].lower_ not in _JOINING or quote.start - start > _LONGEST:
        return None
    between = doc[start + 1 : quote.start]
    if any(t.lemma_ in _REPORTING and t.pos_ == "VERB" for t in between):
        return None
    return start + 1 if _stands(doc, quote, list(between)) else None


def _stands(doc: Doc, quote: Quote, between: list[Token]) -> bool:
    """Whether the half has a subject of its own and its verb between the marks."""
    inside = doc[quote.inner_start : quote.inner_end]
    if any(t.tag_ in FINITE for t in between) or not any(t.tag_ in FINITE for t in inside):
        return False
    words = between or list(inside[:_LONGEST])
    return any(t.dep_ in SUBJECTS for t in words)
