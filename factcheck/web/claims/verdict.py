"""What the panel shows of a claim's verdicts, and what it asks the person for."""

from dataclasses import dataclass

from factcheck.accounts.models import User
from factcheck.claims.kinds import DECIDE, REOPEN, STILL_HOLDS, UNDO_VERDICT
from factcheck.claims.models import Claim
from factcheck.claims.past import quote_judged
from factcheck.desk import kinds
from factcheck.desk.models import SecondCheck
from factcheck.desk.rules import can_flag, sees_verdict, standing_check
from factcheck.desk.states import may, next_step
from factcheck.lib import diff


@dataclass(frozen=True, slots=True)
class Asked:
    """A verdict that the person is asked for, or may give.

    Attributes:
        tool: What the form is called when it is shown again.
        address: The name of the address it is sent to.
        summary: What it is, where it has to be opened; "" where it stands open.
        hint: What is asked, where that is not plain.
        why: What the text under it is called.
        save: The words on its button.
    """

    tool: str
    address: str
    summary: str
    hint: str
    why: str
    save: str


FIRST = Asked("verdict", "claim-verdict", "", "", "Why", "Save the verdict")
ANOTHER = Asked("verdict", "claim-verdict", "Give another verdict", "", "Why", "Save the verdict")
ANEW = Asked(
    "verdict",
    "claim-verdict",
    "Give a verdict of your own",
    "It takes the place of the one you do not see.",
    "Why",
    "Save the verdict",
)
SECOND = Asked(
    "second",
    "claim-second-check",
    "",
    "Someone has given a verdict. Give yours without seeing theirs.",
    "Why",
    "Save your verdict",
)
BETWEEN = Asked(
    "resolve",
    "claim-resolve",
    "",
    "Decide between the two, or give a third verdict.",
    "Why you decide so",
    "Settle the claim",
)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What the person may take back: where that is sent, and the words on its button."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's verdicts as one person may know them.

    Attributes:
        sees: Whether the person may see the verdict.
        check: The second check of it, where there is one.
        next: What is to be done next, in words; "" where nothing is.
        asked: The verdict that the person may give now.
        takes_back: What the person may take back now.
        may_hold: Whether they may say that it still holds.
        may_reopen, may_flag: Whether they may have it checked anew, or set the flag of legal risk.
        words: What changed in the article's words since they were judged, piece by piece.
    """

    sees: bool
    check: SecondCheck | None
    next: str
    asked: Asked | None
    takes_back: TakenBack | None
    may_hold: bool
    may_reopen: bool
    may_flag: bool
    words: list[diff.Piece]


def judged(claim: Claim, person: User, *, quote: str | None) -> Judged:
    """The verdicts of a claim for a person; ``quote`` are its words in the article now.

    Takes no query for an open claim, and up to eight for one that was checked twice.
    """
    sees = sees_verdict(person, claim)
    return Judged(
        sees=sees,
        check=standing_check(claim) if sees else None,
        next=next_step(person, claim),
        asked=_asked(claim, person, sees=sees),
        takes_back=_takes_back(claim, person) if claim.verdict and sees else None,
        may_hold=may(person, claim, STILL_HOLDS),
        may_reopen=may(person, claim, REOPEN),
        may_flag=can_flag(person, claim),
        words=_changed(claim, quote),
    )


def _asked(claim: Claim, person: User, *, sees: bool) -> Asked | None:
    if may(person, claim, kinds.RESOLVE):
        return BETWEEN
    if may(person, claim, kinds.SECOND_CHECK):
        return SECOND
    if not may(person, claim, DECIDE):
        return None
    if not claim.verdict:
        return FIRST
    return ANOTHER if sees else ANEW


def _takes_back(claim: Claim, person: User) -> TakenBack | None:
    if may(person, claim, kinds.UNDO_RESOLVE):
        return TakenBack("claim-resolve-undo", "Take your decision back")
    if may(person, claim, kinds.UNDO_SECOND_CHECK):
        return TakenBack("claim-second-check-undo", "Take your verdict back")
    if may(person, claim, UNDO_VERDICT):
        return TakenBack("claim-verdict-undo", "Take back")
    return None


def _changed(claim: Claim, quote: str | None) -> list[diff.Piece]:
    if not claim.stale_reason or quote is None:
        return []
    judged_words = quote_judged(claim)
    if judged_words is None or judged_words == quote:
        return []
    return diff.words(judged_words, quote)
