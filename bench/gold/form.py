"""The two forms of a gold file and the words that are allowed in them.

The full form is what scores read: strings beside their offsets. The stored form is for articles
whose text is not ours to copy: offsets, and our own words where it has words at all; `Parts` is a
sentence of ours that leans on the article, its longer borrowed runs kept as offsets.
Offsets are Unicode code points into the article, half-open. docs/labeling.md says what to label.
"""

import re
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict

type Interval = tuple[int, int]
type Parts = list[str | list[int]]
type QuoteType = Literal["direct", "mixed", "indirect", "none"]

QUOTE_TYPES: Final = frozenset({"direct", "mixed", "indirect", "none"})
CLAIM_TYPES: Final = frozenset(
    {
        "causal",
        "comparison",
        "conditional",
        "demand",
        "event",
        "legal",
        "opinion",
        "plan",
        "position",
        "prediction",
        "quotation",
        "statistic",
    }
)
EXCLUDED_KINDS: Final = frozenset(
    {
        "advertisement",
        "app-promotion",
        "author-note",
        "byline",
        "caption",
        "comment-form",
        "credit",
        "dateline",
        "embed",
        "headline",
        "link",
        "newsletter",
        "related-headline",
        "section-heading",
        "share-buttons",
        "update-note",
    }
)
MAX_LABEL: Final = 60
MAX_CHECKWORTHY: Final = 3
UNCLEAR: Final = "unclear"
REPO: Final = Path(__file__).resolve().parents[2]
GOLD: Final = Path(__file__).resolve().parent
POLNEAR: Final = REPO.parent / "shared" / "data" / "polnear" / "data"

_ALIKE: Final = str.maketrans("‘’“”\u00a0\u2009–—\u2013", "''\"\"  ---")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")


class Piece(TypedDict):
    """A stretch of the article; `spans` only when `text` joins several stretches."""

    start: int
    end: int
    text: str
    spans: NotRequired[list[list[int]]]


class Claim(TypedDict):
    """A claim in the full form."""

    id: str
    paragraph: int
    start: int
    end: int
    text: str
    statement: str
    label: str
    speaker: str | None
    speaker_role: str | None
    cue: str | None
    quote_type: QuoteType
    relays: list[str]
    relays_context: list[str]
    hedge: str | None
    anonymous: bool
    claim_type: str
    checkworthy: int
    content: Piece
    source_span: Piece | None
    cue_span: Piece | None
    note: NotRequired[str]


class ExcludedLine(TypedDict):
    """A line that is not the article, in the full form."""

    start: int
    end: int
    text: str
    kind: str


class Gold(TypedDict):
    """A labelled article in the full form."""

    article: str
    labeler: str
    claims: list[Claim]
    excluded: list[ExcludedLine]


class StoredClaim(TypedDict):
    """A claim as offsets; `speaker` is the fullest mention, or "unclear"."""

    id: str
    span: list[int]
    content: list[list[int]]
    statement: Parts
    label: Parts
    speaker: list[int] | Literal["unclear"] | None
    speaker_role: list[int] | None
    source_span: list[int] | None
    cue_span: list[int] | None
    quote_type: QuoteType
    relays: list[list[int]]
    relays_context: list[list[int]]
    hedge: list[int] | None
    anonymous: bool
    claim_type: str
    checkworthy: int
    note: NotRequired[str]


class StoredExcluded(TypedDict):
    """A line that is not the article, as offsets."""

    span: list[int]
    kind: str


class StoredArticle(TypedDict):
    """Which file of which corpus was labelled, and the checksum of its UTF-8 bytes."""

    corpus: Literal["polnear"]
    split: Literal["train", "dev"]
    file: str
    sha256: str


class Stored(TypedDict):
    """A labelled article in the stored form."""

    article: StoredArticle
    labeler: str
    claims: list[StoredClaim]
    excluded: list[StoredExcluded]


def alike(text: str) -> str:
    """The text with typographic quotation marks, dashes and spaces made plain, length unchanged."""
    return text.translate(_ALIKE)


def paragraphs(text: str) -> list[Interval]:
    """The bounds of the lines that hold more than white space: what `paragraph` counts."""
    return [match.span() for match in _LINE.finditer(text)]


def paragraph_of(text: str, offset: int) -> int:
    """The number of the paragraph that holds an offset.

    Raises:
        ValueError: the offset lies in no paragraph.
    """
    for number, (start, end) in enumerate(paragraphs(text)):
        if start <= offset < end:
            return number
    raise ValueError(f"offset {offset} lies in no paragraph")
