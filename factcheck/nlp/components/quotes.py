"""Quotation marks of seven kinds: which tokens stand inside a quotation.

Only the outermost quotation counts. A quotation that is not closed ends with its paragraph; when
the next paragraph opens with a mark it is continued there, as newspapers do.
"""

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp.components import interviews
from factcheck.nlp.records import Quote

OPENING = {
    "“": frozenset("”"),
    "„": frozenset("”“"),
    "«": frozenset("»"),
    "‟": frozenset("”"),
    "``": frozenset(["''"]),
    "「": frozenset("」"),
    "❝": frozenset("❞"),
}
"""What opens a quotation, and what closes it. Two apostrophes are one mark, one closes nothing."""
_CLOSING = frozenset(['"', "”", "''"])
STRAIGHT = frozenset(['"', "''"])
SINGLE_OPENING = frozenset("‘'‹`")
SINGLE_CLOSING = frozenset("’'›")
_LONGEST_SINGLE = 150


def _opens(doc: Doc, i: int, start: int, first: int | None = None) -> bool:
    """A mark opens when a space, a bracket or a dash stands before it and a word right after.

    `first` is its first token, for two apostrophes taken apart.
    """
    left = i if first is None else first
    if i + 1 >= len(doc) or doc[i].whitespace_:
        return False
    if left == start:
        return True
    before = doc[left - 1]
    return (
        bool(before.whitespace_)
        or before.is_space
        or before.text in {"(", "[", "—", "–", "-", "“", '"'}
    )


def _single_end(doc: Doc, i: int, end: int) -> int | None:
    """The token that closes the single quotation opened at `i`, or None."""
    for j in range(i + 2, min(end, i + _LONGEST_SINGLE)):
        token = doc[j]
        if token.text not in SINGLE_CLOSING or doc[j - 1].whitespace_:
            continue
        if token.tag_ == "POS" and doc[j - 1].tag_ in {"NNS", "NNPS"} and token.whitespace_:
            continue
        if token.whitespace_ or j + 1 >= end or not doc[j + 1].text[:1].isalnum():
            return j
    return None


def _nested_end(doc: Doc, i: int, end: int) -> int | None:
    """The token that closes the quotation opened at `i` inside straight marks, or None."""
    for j in range(i + 1, min(end, i + _LONGEST_SINGLE)):
        if doc[j].text in OPENING[doc[i].text]:
            return j
        if doc[j].text in STRAIGHT or doc[j].text in OPENING:
            return None
    return None


def _mark(doc: Doc, i: int, end: int, *, holds: bool = False) -> tuple[int, str]:
    """The token at `i` and its text; two apostrophes taken apart by the tokenizer are one mark.

    Where a quotation in straight marks `holds` one in curly marks, that counts as one word.
    """
    text = doc[i].text
    if text == "'" and i + 2 < end and doc[i + 1].text == "'" and not doc[i].whitespace_:
        return i + 1, "''"
    if holds and text in OPENING:
        close = _nested_end(doc, i, end)
        return (i, text) if close is None else (close, "")
    return i, text


def _paragraph(doc: Doc, number: int, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    marks: frozenset[str] = _CLOSING
    inner = start
    i = start
    while i < end:
        first = i
        i, text = _mark(doc, i, end, holds=opened is not None and marks is _CLOSING)
        if opened is None:
            if text in OPENING:
                opened, inner, marks = first, i + 1, OPENING[text]
            elif text in STRAIGHT and _opens(doc, i, start, first):
                opened, inner, marks = first, i + 1, _CLOSING
            elif text in SINGLE_OPENING and _opens(doc, i, start):
                close = _single_end(doc, i, end)
                if close is not None:
                    found.append(Quote(i, close + 1, i + 1, close, number, single=True))
                    i = close
        elif text in marks or (text in STRAIGHT and not _opens(doc, i, start, first)):
            found.append(Quote(opened, i + 1, inner, first, number))
            opened = None
        elif text in STRAIGHT or text in OPENING:
            opened, inner, marks = first, i + 1, OPENING.get(text, _CLOSING)
        i += 1
    if opened is not None and inner < end:
        found.append(Quote(opened, end, inner, end, number, closed=False))
    return found


def find(doc: Doc) -> list[Quote]:
    """All outermost quotations of a Doc, in order; `continues` where the next paragraph goes on."""
    quotes: list[Quote] = []
    for number, paragraph in enumerate(doc._.paragraphs):
        found = _paragraph(doc, number, paragraph.start, paragraph.end)
        last = quotes[-1] if quotes else None
        if (
            last is not None
            and found
            and not last.closed
            and last.paragraph == number - 1
            and found[0].start == paragraph.start
        ):
            first = found[0]
            found[0] = Quote(
                first.start,
                first.end,
                first.inner_start,
                first.inner_end,
                number,
                first.closed,
                True,
            )
        quotes += found
    return quotes


def _numbers(doc: Doc, quotes: list[Quote]) -> list[int]:
    """For each token the number of its quotation, or -1."""
    quoted = [-1] * len(doc)
    for number, quote in enumerate(quotes):
        quoted[quote.start : quote.end] = [number] * (quote.end - quote.start)
    return quoted


class Quotes:
    """Puts the quotations on `doc._.quotes`, and on `doc._.quoted` each token's, or -1.

    The answers of an interview, which is on `doc._.turns`, are quotations without marks.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations."""
        quotes = find(doc)
        quoted = _numbers(doc, quotes)
        doc._.turns = interviews.turns(doc, quoted)
        if doc._.turns:
            spoken = interviews.answers(doc, doc._.turns)
            given = {quote.paragraph for quote in spoken}
            kept = [quote for quote in quotes if quote.paragraph not in given]
            quotes = sorted([*kept, *spoken], key=lambda quote: quote.start)
            quoted = _numbers(doc, quotes)
        doc._.quotes, doc._.quoted = quotes, quoted
        doc.spans["quotes"] = [doc[q.start : q.end] for q in doc._.quotes]
        return doc


@Language.factory(
    "quotes",
    requires=["token.tag"],
    assigns=["doc._.quotes", "doc._.quoted", "doc.spans"],
    retokenizes=False,
)
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The component that finds quotations."""
    return Quotes()
