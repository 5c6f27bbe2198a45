"""Lines that are not the article: headlines of other stories, app promotion, forms, credits.

Works on lines, before anything is parsed. Each rule has a kind and a reason in words; the first
that holds wins. A rule looks at the whole line, so a sentence that merely mentions an app stays.
"""

import re
from collections.abc import Collection, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp.components import headings
from factcheck.nlp.components.furniture import RULES
from factcheck.nlp.types import Excluded

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+")


def _capitals(line: str) -> bool:
    # A tenth of small letters is enough to say no, which most lines have in these four.
    if sum(map(line.count, "etao")) * 10 >= len(line):
        return False
    words = _WORD.findall(line)
    letters = [c for c in line if c.isalpha()]
    cased = [c for c in letters if c.lower() != c.upper()]
    return (
        len(words) >= 4 and len(cased) >= 12 and sum(c.isupper() for c in cased) > len(cased) * 0.9
    )


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The non-blank lines of a text as [start, end) without surrounding white space."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


_PLACE = r"[A-Z][\w.’'-]+(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_COMMENTS = re.compile(
    r"(?:reader |your )?comments?(?: \(?\d+\)?)?:?|\(?\d+\)? comments?", re.IGNORECASE
)
"""A heading after which readers speak."""
_CAPITAL_PLACE = r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_DAY = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
_STATE = r"[A-Z][A-Za-z.]{1,8}"
_WIRES = r"\((?:Reuters|AP|AFP|UPI|Bloomberg|CNN|AFX|dpa|PA)\)"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE},? )?{_WIRES}|{_CAPITAL_PLACE},? {_DAY} {_WIRES}|"
    rf"{_CAPITAL_PLACE}(?:,? {_STATE})?,? {_DAY}|"
    rf"{_CAPITAL_PLACE},? ?\([A-Z][\w ]{{1,30}}\)|{_CAPITAL_PLACE})"
    r"\s*(?:--?|—|–)\s+(?=\S)"
)


def dateline(line: str) -> int:
    """Length of a dateline at the start of a line ("LONDON (Reuters) - "), else 0."""
    match = _DATELINE.match(line)
    if match is None or len(line) - match.end() < 20 or _capitals(line[match.end() :]):
        return 0
    return match.end()


def why_excluded(line: str, *, all_capitals: bool = False) -> tuple[str, str] | None:
    """Kind and reason when the stripped line is not the article, else None.

    `all_capitals` says that the whole article is set in capitals, which are then no sign.
    """
    if not any(c.isalnum() for c in line):
        return "ornament", "holds no words"
    for rule in RULES:
        if len(line) <= rule.longest and rule.pattern.fullmatch(line):
            return rule.kind, rule.reason
    if not all_capitals and len(line) <= 250 and _capitals(line):
        return "related-headline", "is set in capitals, as headlines of other stories are"
    return None


def read(text: str, *, keep: Collection[int] = ()) -> tuple[list[tuple[int, int]], list[Excluded]]:
    """The article's lines as [start, end), and the lines left out with their reasons.

    Lines that start at an offset in `keep` are the article's, whatever they look like.
    """
    spans = list(lines(text))
    letters = sum(e - s for s, e in spans)
    capitals = sum(e - s for s, e in spans if _capitals(text[s:e]))
    all_capitals = capitals > letters * 0.5
    kept: list[tuple[int, int]] = []
    excluded: list[Excluded] = []
    at_comments = False
    for start, end in spans:
        found = None
        if at_comments:
            found = "comment-form", "belongs to the comments"
        elif start not in keep:
            found = why_excluded(text[start:end], all_capitals=all_capitals)
        if found is None:
            cut = dateline(text[start:end])
            if cut:
                lead = len(text[start : start + cut].rstrip())
                excluded.append(
                    Excluded(start, start + lead, "dateline", "says where the report was filed")
                )
            kept.append((start + cut, end))
        else:
            excluded.append(Excluded(start, end, found[0], found[1]))
            if found[0] == "comment-form" and start > len(text) / 2 and not keep:
                at_comments = bool(_COMMENTS.fullmatch(text[start:end]))
    return _without_headings(text, kept, excluded, keep)


def _without_headings(
    text: str, kept: list[tuple[int, int]], excluded: list[Excluded], keep: Collection[int]
) -> tuple[list[tuple[int, int]], list[Excluded]]:
    """The kept lines without headline and headings, which join the excluded ones."""
    first = headings.headlines(text, kept)
    marked = headings.headings(text, kept)
    out: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(kept):
        if start in keep or not (number < first or number in marked):
            out.append((start, end))
        elif number < first:
            excluded.append(Excluded(start, end, "headline", "announces what the article tells"))
        else:
            excluded.append(Excluded(start, end, "section-heading", "is a heading in the text"))
    return out, sorted(excluded, key=lambda line: line.start)


class Boilerplate:
    """Marks the excluded lines of an article's Doc in `doc.spans["excluded"]`.

    The reader (`factcheck.nlp.reading`) leaves the lines out before parsing and notes them on
    `doc._.excluded`; a Doc that did not come through it is read here.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the excluded lines."""
        if not doc._.excluded:
            doc._.excluded = tuple(read(doc.text)[1])
        marked = []
        for line in doc._.excluded:
            span = doc.char_span(line.start, line.end, line.kind, alignment_mode="expand")
            if span is not None:
                marked.append(span)
        doc.spans["excluded"] = marked
        return doc


@Language.factory("boilerplate", assigns=["doc._.excluded", "doc.spans"])
def make_boilerplate(nlp: Language, name: str) -> Boilerplate:
    """The component that marks lines that are not the article."""
    return Boilerplate()
