"""Lines that are not the article: headlines of other stories, app promotion, forms, credits.

Works on lines, before anything is parsed. Each rule has a kind and a reason in words; the first
that holds wins. A rule looks at the whole line, so a sentence that merely mentions an app stays.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp.components import footers, headings, margins
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


_COMMENTS = re.compile(
    r"(?:reader |your )?comments?(?: \(?\d+\)?)?:?|\(?\d+\)? comments?", re.IGNORECASE
)
"""A heading after which readers speak."""
_REPEATED = re.compile(r"[A-Z]\w{2,}(?: [A-Z]\w+)?\.?")
_LONGEST_REPEATED = 30


def dateline(line: str) -> int:
    """Length of a dateline at the start of a line ("LONDON (Reuters) - "), else 0."""
    cut = margins.dateline(line)
    if not cut or len(line) - cut < 20 or _capitals(line[cut:]):
        return 0
    return cut


def _trimmed(
    text: str, start: int, end: int, excluded: list[Excluded], keep: Collection[int]
) -> tuple[int, int]:
    """The line without what stands before and behind the article's words, which is noted.

    Stretches that start at an offset in `keep` stay.
    """
    for _ in range(3):
        line = text[start:end]
        cut = dateline(line)
        found = (cut, "dateline", "says where the report was filed") if cut else None
        found = found or margins.before(line)
        if found is None or start in keep:
            break
        stop = start + len(line[: found[0]].rstrip())
        excluded.append(Excluded(start, stop, found[1], found[2]))
        start += found[0]
    for _ in range(3):
        found = margins.behind(text[start:end])
        if found is None:
            break
        left = end - found[0]
        begin = left + len(text[left:end]) - len(text[left:end].lstrip())
        if begin in keep:
            break
        excluded.append(Excluded(begin, end, found[1], found[2]))
        end = start + len(text[start:left].rstrip())
    return start, end


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


def _repeated(text: str, spans: list[tuple[int, int]]) -> set[str]:
    """Lines of one or two words in capitals that stand in the text more than once."""
    short = Counter(text[s:e] for s, e in spans if e - s <= _LONGEST_REPEATED)
    return {line for line, times in short.items() if times > 1 and _REPEATED.fullmatch(line)}


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
    again = _repeated(text, spans)
    at_comments = False
    for start, end in spans:
        found = None
        if start not in keep:
            found = why_excluded(text[start:end], all_capitals=all_capitals)
            if found is None and text[start:end] in again:
                found = "credit", "stands again and again between the paragraphs"
        if at_comments and found is None:
            found = "comment-form", "belongs to the comments"
        if found is None:
            kept.append(_trimmed(text, start, end, excluded, keep))
        else:
            excluded.append(Excluded(start, end, found[0], found[1]))
            if found[0] == "comment-form" and start > len(text) / 2 and not keep:
                at_comments = at_comments or bool(_COMMENTS.fullmatch(text[start:end]))
    return _by_place(text, kept, excluded, keep)


def _by_place(
    text: str, kept: list[tuple[int, int]], excluded: list[Excluded], keep: Collection[int]
) -> tuple[list[tuple[int, int]], list[Excluded]]:
    """The kept lines without what their place tells: headlines, headings, captions, authors."""
    first = headings.headlines(text, kept)
    marked = headings.headings(text, kept)
    about = footers.authors(text, kept, first)
    linked = footers.links(text, kept, excluded)
    seen = footers.captions(text, kept, excluded)
    out: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(kept):
        why = None
        if number < first:
            why = "headline", "announces what the article tells"
        elif number in marked:
            why = "section-heading", "is a heading in the text"
        elif number in linked:
            why = "related-headline", "points to another story"
        elif number in about:
            why = "author-note", "says who the author is"
        elif number in seen:
            why = "caption", "tells what a picture shows"
        if why is None or start in keep:
            out.append((start, end))
        else:
            excluded.append(Excluded(start, end, *why))
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
