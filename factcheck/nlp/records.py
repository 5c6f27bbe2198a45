"""What the components hand each other: plain dataclasses on `Doc._`, token indexes inside.

Token indexes are positions in the article's `Doc`, half-open; character offsets are code points.
"""

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span

from factcheck.nlp.types import AttributionFound, Excluded, Insertion, QuoteType, Role

Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens [start, end) of one piece of the article that was parsed on its own."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: tokens [start, end) with its marks, [inner_start, inner_end) without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool = True
    continues: bool = False
    single: bool = False


@dataclass(slots=True)
class Name:
    """A person, organization or outlet of the article, under its fullest name."""

    name: str
    kind: Literal["person", "org", "outlet"]
    title: str = ""
    gender: Gender = ""
    first: int = 0


SUFFIXES = frozenset(["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"])
"""What follows the family name of a son or a grandson."""
_LETTERS = "KC QC MP MEP MSP MLA TD FRS OBE CBE MBE PhD Ph.D. MD M.D. JD J.D. RN MBA Esq Esq."
LETTERS = frozenset(_LETTERS.split())
"""Letters behind a name for an office, an order or a degree, which are no part of it."""


def family(words: list[str]) -> str:
    """The family name in lower case, with the suffix of a son: "dahl jr."."""
    if len(words) > 1 and words[-1].lower() in SUFFIXES:
        return f"{words[-2]} {words[-1]}".lower()
    return words[-1].lower()


@dataclass(slots=True)
class Register:
    """The article's names. `people` is keyed by `family` name, `outlets` by name in lower case.

    A son's name without his suffix is his where no other bears the family name.

    Once `settled`, nobody is added, and looking somebody up takes the same time in a long article.
    """

    people: dict[str, list[Name]] = field(default_factory=dict)
    outlets: dict[str, Name] = field(default_factory=dict)
    orgs: dict[str, Name] = field(default_factory=dict)
    _all: list[Name] | None = None
    _by_first: dict[str, list[Name]] = field(default_factory=dict)

    def settle(self) -> None:
        """Note that all people are known."""
        self._all = self.everybody()
        for key, names in list(self.people.items()):
            if key.rpartition(" ")[2] in SUFFIXES:
                self.people.setdefault(key.rpartition(" ")[0], names)
        for name in self._all:
            self._by_first.setdefault(name.name.split()[0], []).append(name)

    def person(self, words: str) -> Name | None:
        """The one person whom `words` can mean, or None when nobody or several fit."""
        parts = words.split()
        if not parts:
            return None
        key = family(parts)
        found = self.people.get(key, [])
        if not found and " " in key:
            found = self.people.get(key.rpartition(" ")[0], [])
        if len(parts) > 1:
            exact = [n for n in found if parts[0] in n.name.split()[:-1]]
            return exact[0] if len(exact) == 1 else None
        if not found:
            found = self.called(parts[0])
        return found[0] if len(found) == 1 else None

    def called(self, first: str) -> list[Name]:
        """Those with this first name."""
        if self._all is not None:
            return self._by_first.get(first, [])
        return [n for n in self.everybody() if n.name.split()[0] == first]

    def everybody(self) -> list[Name]:
        """All people in the order of their first mention."""
        if self._all is not None:
            return self._all
        named = {id(n): n for names in self.people.values() for n in names}
        return sorted(named.values(), key=lambda n: n.first)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a noun phrase means, as far as the text says."""

    name: str
    role: Role = "speaker"
    title: str = ""
    anonymous: bool = False


@dataclass(slots=True)
class Attribution:
    """Source, cue and content as token intervals, and what they mean.

    `kind` is "speech" (said), "finding" (a report shows), "attitude" (thinks) or "act"
    (criticized the plan). `parent` is the index of the attribution whose content holds this one.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    kind: Literal["speech", "finding", "attitude", "act"] = "speech"
    head: int = -1
    quote_type: QuoteType = "indirect"
    hedge: str = ""
    who: Who | None = None
    relays: list[tuple[Who, int, int]] = field(default_factory=list)
    cue_relays: list[tuple[int, int]] = field(default_factory=list)
    paragraph: int = 0
    clausal: bool = True
    carried: bool = False


def innermost(attributions: list[Attribution]) -> dict[int, Attribution]:
    """For each token of content, the smallest attribution whose content it is."""
    owner: dict[int, Attribution] = {}
    for attribution in sorted(attributions, key=lambda a: -sum(e - s for s, e in a.content)):
        for start, end in attribution.content:
            owner.update(dict.fromkeys(range(start, end), attribution))
    return owner


@dataclass(slots=True)
class Unit:
    """One claim in the making: its tokens, in the order they are read, and whose it is."""

    span: tuple[int, int]
    content: tuple[int, int]
    parts: list[tuple[int, int]]
    head: int
    attribution: Attribution | None = None
    first: bool = True
    subject: tuple[int, int] | None = None
    replace: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Claim:
    """A claim with everything that later components add to it."""

    unit: Unit
    statement: str = ""
    insertions: tuple[Insertion, ...] = ()
    unresolved: tuple[tuple[int, int], ...] = ()
    label: str = ""
    kind: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    chain: tuple[AttributionFound, ...] = ()
    quote_type: QuoteType = "none"


def _extend() -> None:
    doc_defaults: dict[str, object] = {
        "paragraphs": None,
        "excluded": (),
        "quotes": None,
        "quoted": None,
        "turns": (),
        "register": None,
        "attributions": None,
        "pronouns": None,
        "units": None,
        "answers": None,
        "people": None,
        "described": None,
        "mentions": None,
        "dates": None,
        "published": None,
        "evidence": None,
        "semicolons": None,
    }
    for name, default in doc_defaults.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name in ("claim",):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


_extend()

__all__ = [
    "Attribution",
    "Claim",
    "Excluded",
    "Name",
    "Paragraph",
    "Quote",
    "Register",
    "Unit",
    "Who",
    "innermost",
]
