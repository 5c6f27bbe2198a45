"""Who speaks by the way a paragraph is set: "NAME: words", and words with a name under a dash."""

from spacy.tokens import Doc

from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.who import who
from factcheck.nlp.records import Attribution, Paragraph, Quote

_LONGEST_LABEL = 6
_DASHES = frozenset(["―", "—", "–", "--", "-", "~"])
_LONGEST_SIGNATURE = 8
_NAMES = frozenset(["NNP", "NNPS"])


def _label(doc: Doc, paragraph: Paragraph) -> int | None:
    """The colon after the capitalized words that open the paragraph."""
    last = min(paragraph.start + _LONGEST_LABEL, paragraph.end - 3)
    for i in range(paragraph.start, last):
        token = doc[i]
        if token.text == ":":
            return i if i > paragraph.start else None
        if token.tag_ not in _NAMES and not (token.text.isupper() and token.is_alpha):
            return None
    return None


def _made(doc: Doc, cue: int, source: tuple[int, int], content: tuple[int, int]) -> Attribution:
    attribution = Attribution(cue=(cue, cue + 1), head=cue, content=[content], source=source)
    attribution.who = who(doc, *source, source[1] - 1)
    return attribution


def labels(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add headlines and transcripts of the form "NAME: what NAME says".

    Words in capitals count as a name when two paragraphs of the article open so.
    """
    paragraphs: list[Paragraph] = doc._.paragraphs
    colons = {n: c for n, p in enumerate(paragraphs) if (c := _label(doc, p)) is not None}
    capitals = sum(doc[paragraphs[n].start : c].text.isupper() for n, c in colons.items())
    for number, colon in colons.items():
        start, end = paragraphs[number].start, paragraphs[number].end
        name = doc[start:colon].text
        again = capitals > 1 and name.isupper() and len(name) > 1
        if doc[colon - 1].ent_type_ in {"PERSON", "ORG"} or again:
            attribution = _made(doc, colon, (start, colon), trimmed(doc, colon + 1, end))
            attribution.paragraph = number
            found[colon] = attribution


def signatures(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add quotations with the speaker's name behind a dash: "..." — Ann Lee."""
    quotes: list[Quote] = doc._.quotes
    paragraphs: list[Paragraph] = doc._.paragraphs
    for quote in quotes:
        dash, end = quote.end, paragraphs[quote.paragraph].end
        while end > dash and (doc[end - 1].is_space or doc[end - 1].text == "."):
            end -= 1
        if not 1 < end - dash <= _LONGEST_SIGNATURE or doc[dash].text not in _DASHES:
            continue
        if doc[dash + 1].tag_ not in _NAMES:
            continue
        stop = dash + 1
        while stop < end and doc[stop].tag_ in _NAMES:
            stop += 1
        if stop == end or doc[stop].text == ",":
            attribution = _made(doc, dash, (dash + 1, stop), (quote.start, quote.end))
            attribution.paragraph = quote.paragraph
            found[dash] = attribution
