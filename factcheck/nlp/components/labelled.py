"""Who speaks by the way a paragraph is set: "NAME: words", and words with a name under a dash."""

from itertools import pairwise

from spacy.tokens import Doc

from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import child, cue_interval, source_interval, text_end
from factcheck.nlp.components.quoted import can_quote
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons.words import BULLETS
from factcheck.nlp.records import Attribution, Paragraph, Quote

_LONGEST_LABEL = 6
_DASHES = frozenset(["―", "—", "–", "--", "-", "~"])
_LONGEST_SIGNATURE = 8
_LONGEST_LINE = 12
_FEWEST = 4
_MOST_ITEMS = 20
_NAMES = frozenset(["NNP", "NNPS"])


def _label(doc: Doc, paragraph: Paragraph) -> int | None:
    """The colon after the capitalized words that open the paragraph."""
    first = _opening(doc, paragraph)
    for i in range(first, min(first + _LONGEST_LABEL, paragraph.end - 3)):
        token = doc[i]
        if token.text == ":":
            return i if i > first else None
        if token.tag_ not in _NAMES and not (token.text.isupper() and token.is_alpha):
            return None
    return None


def _opening(doc: Doc, paragraph: Paragraph) -> int:
    """The first token of the paragraph behind a quotation mark."""
    first = paragraph.start
    return first + 1 if first + 1 < paragraph.end and doc[first].is_quote else first


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
    openings = {n: doc[_opening(doc, paragraphs[n]) : c].text for n, c in colons.items()}
    capitals = sum(name.isupper() for name in openings.values())
    for number, colon in colons.items():
        start, end = _opening(doc, paragraphs[number]), paragraphs[number].end
        name = doc[start:colon].text
        again = capitals > 1 and name.isupper() and len(name) > 1
        if doc[colon - 1].ent_type_ in {"PERSON", "ORG"} or again:
            attribution = _made(doc, colon, (start, colon), trimmed(doc, colon + 1, end))
            attribution.paragraph = number
            found[colon] = attribution


def signatures(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add quotations with the speaker's name behind a dash: "..." — Ann Lee."""
    for number, paragraph in enumerate(doc._.paragraphs):
        end = paragraph.end
        while end > paragraph.start and (doc[end - 1].is_space or doc[end - 1].text == "."):
            end -= 1
        floor = max(paragraph.start + _FEWEST, end - _LONGEST_SIGNATURE)
        dash = next((i for i in range(end - 2, floor, -1) if doc[i].text in _DASHES), None)
        if dash is None or not (doc[dash - 1].is_quote or doc[dash - 2].is_quote):
            continue
        start = stop = dash + 1 + doc[dash + 1].is_space
        while stop < end and doc[stop].tag_ in _NAMES:
            stop += 1
        if start < stop and (stop == end or doc[stop].text == ","):
            content = trimmed(doc, paragraph.start, dash)
            attribution = _made(doc, dash, (start, stop), content)
            attribution.paragraph = number
            found[dash] = attribution
    _signed_below(doc, found)


def _signed_below(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add quotations with the speaker's name behind a dash in the paragraph below."""
    quotes: list[Quote] = doc._.quotes
    paragraphs: list[Paragraph] = doc._.paragraphs
    for k, quote in enumerate(quotes):
        number = quote.paragraph + 1
        words = paragraphs[quote.paragraph]
        whole = quote.start <= words.start and quote.end >= text_end(doc, words)
        if number == len(paragraphs) or not whole:
            continue
        line = paragraphs[number]
        signed = line.end - line.start < _LONGEST_LINE and doc[line.start].text in _DASHES
        stop = line.start + 1
        while stop < line.end and doc[stop].tag_ in _NAMES:
            stop += 1
        named = stop > line.start + 1 and (stop >= line.end or doc[stop].text in {",", "."})
        if signed and named and all(q.paragraph > number for q in quotes[k + 1 : k + 2]):
            attribution = _made(doc, line.start, (line.start + 1, stop), (quote.start, quote.end))
            attribution.paragraph = quote.paragraph
            if attribution.who is not None and attribution.who.role == "speaker":
                found.setdefault(line.start, attribution)


def _items(doc: Doc, paragraphs: list[Paragraph], number: int) -> list[tuple[int, int]]:
    """The paragraph, and those behind it when it opens a list of items under one bullet."""
    first = paragraphs[number]
    bullet = doc[first.start].text
    out = [trimmed(doc, first.start, first.end)]
    for item in paragraphs[number + 1 : number + _MOST_ITEMS]:
        if bullet not in BULLETS or doc[item.start].text != bullet:
            break
        out.append(trimmed(doc, item.start, item.end))
    return out


def blocks(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add paragraphs without marks that a line such as "Lee added:" introduces."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    for number, (line, block) in enumerate(pairwise(paragraphs)):
        words = [t for t in doc[line.start : line.end] if not t.is_space]
        if len(words) < 2 or words[-1].text != ":":
            continue
        verb = next((t for t in reversed(words[-_LONGEST_LINE:]) if can_quote(t)), None)
        subject = child(verb, "nsubj") if verb is not None else None
        first = doc[block.start]
        if verb is None or subject is None or verb.i in found or first.is_quote:
            continue
        attribution = Attribution(cue=cue_interval(verb), head=verb.i)
        attribution.content = _items(doc, paragraphs, number + 1)
        attribution.source = source_interval(subject, verb)
        attribution.who = who(doc, *attribution.source, subject.i)
        attribution.paragraph = number + 1
        found[verb.i] = attribution
