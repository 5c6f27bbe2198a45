"""What the splitter hands out: frozen values, free of spaCy.

All offsets are Unicode code points into the text that was given, half-open: `text[start:end]`.
"""

from dataclasses import dataclass, field
from typing import Literal

type Role = Literal["speaker", "outlet", "document"]
type QuoteType = Literal["direct", "mixed", "indirect", "none"]
type Interval = tuple[int, int]
type InsertionKind = Literal["name", "mention", "date", "agreement", "carried", "grammar"]

UNCLEAR = "unclear"
"""The name of a speaker whom the text mentions but does not identify ("he said")."""


@dataclass(frozen=True, slots=True)
class AttributionFound:
    """One link of the chain from who said it to who printed it.

    `name` is the full name where the text gives one, else the words of the text, else `UNCLEAR`.
    `from_context` marks relays that follow from other sentences about the same interview.
    """

    name: str
    role: Role
    title: str = ""
    cue: str = ""
    quote_type: QuoteType = "none"
    hedge: str = ""
    anonymous: bool = False
    from_context: bool = False
    source_start: int | None = None
    source_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of a statement that do not stand at this place of the article.

    `statement[start:end]`, half-open, stands for `replaces`, the article's own words ("" when it
    was only added). `kind`: "name" (a person's or a body's name for a pronoun, a full name),
    "mention" (what "the company" means), "date" (what "last week" means), "agreement" (a verb
    that agrees with the name), "carried" (words that several clauses share, like a subject),
    "grammar" (a word that only the sentence needs, like "is").
    """

    start: int
    end: int
    replaces: str
    kind: InsertionKind


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """One atomic claim: an exact stretch of the text, and what it says on its own.

    `text` is the stretch with its attribution where the two are contiguous, `content_*` bound the
    claim without attribution and outer quotation marks, `statement` reads without the article,
    `label` is a headline of at most 60 characters, `score` the check-worthiness from 0 to 1.
    `insertions` are the statement's words that were put in, in order, without overlap;
    `unresolved` the pronouns in it (start, end) whose referent is not sure.
    """

    start: int
    end: int
    text: str
    content_start: int
    content_end: int
    statement: str
    label: str
    kind: str
    score: float
    reasons: tuple[str, ...] = ()
    attributions: tuple[AttributionFound, ...] = ()
    quote_type: QuoteType = "none"
    hedge: str = ""
    insertions: tuple[Insertion, ...] = ()
    unresolved: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """A line that is not the article: where it is, what it is, and why, in words."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Split:
    """The result for one text. `claims` are in text order; empty when the text is not English."""

    language: str
    is_english: bool
    claims: tuple[ClaimFound, ...] = field(default=())
    excluded: tuple[Excluded, ...] = field(default=())
    version: str = ""
