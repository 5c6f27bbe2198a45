"""What a new text does or did to the claims, in groups as people read it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.claims.actions._carrying import Fate
from factcheck.claims.models import Anchor, Claim
from factcheck.lib import diff
from factcheck.lib.carry import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """One claim and what became of its words.

    Attributes:
        old, new: Its words before and after; "" where there are none.
        note: What else is to be said, or "".
    """

    claim: Claim
    old: str = ""
    new: str = ""
    note: str = ""

    @property
    def pieces(self) -> list[diff.Piece]:
        """Both wordings compared word by word."""
        return diff.words(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of which the same became.

    Attributes:
        key: A name for tests and styles.
        title: What became of them; ``hint`` what that means.
        asks: Whether a person has to decide about them.
    """

    key: str
    title: str
    hint: str
    asks: bool = False
    told: list[Told] = field(default_factory=list)


def groups() -> dict[str, Group]:
    """Empty groups in the order in which they are shown: what is to be decided first."""
    kinds = (
        ("unplaced", "To be placed", "Several places have the same words: say which is meant.", 1),
        ("stale", "Need another look", "Their words changed after the verdict was given.", 1),
        ("changed", "Reworded", "Their words changed; no verdict waits for another look.", 0),
        ("gone", "No longer in the text", "Kept with their history, off the list.", 0),
        ("returned", "Back in the text", "Their words are there again.", 0),
        ("moved", "Moved", "The same words elsewhere. Verdicts stay.", 0),
    )
    return {key: Group(key, title, hint, bool(asks)) for key, title, hint, asks in kinds}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a text does to the claims.

    Attributes:
        groups: Those that have claims.
        unchanged: How many claims keep words and place.
    """

    groups: list[Group]
    unchanged: int

    @property
    def total(self) -> int:
        """All claims that are told of."""
        return self.unchanged + sum(len(group.told) for group in self.groups)

    @property
    def asked(self) -> list[Group]:
        """The groups about which a person has to decide."""
        return [group for group in self.groups if group.asks]


def foreseen(fates: Iterable[Fate]) -> Effect:
    """What a text would do."""
    found, unchanged = groups(), 0
    for fate in fates:
        if fate.outcome == Outcome.UNCHANGED:
            unchanged += 1
        else:
            found[_group_of(fate)].told.append(_told(fate))
    return Effect([group for group in found.values() if group.told], unchanged)


def _group_of(fate: Fate) -> str:
    if fate.returns:
        return "returned"
    match fate.outcome:
        case Outcome.AMBIGUOUS:
            return "unplaced"
        case Outcome.CHANGED:
            return "stale" if fate.claim.verdict else "changed"
        case Outcome.GONE:
            return "gone"
        case _:
            return "moved"


def _told(fate: Fate) -> Told:
    note = f"{len(fate.candidates)} places fit" if fate.candidates else ""
    return Told(fate.claim, quote_of(fate.former), quote_of(fate.anchor), note)


def quote_of(anchor: Anchor | None) -> str:
    """The words of an anchor; "" where there is none."""
    return anchor.quote if anchor is not None else ""
