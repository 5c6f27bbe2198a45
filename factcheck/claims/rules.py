"""What the state of a claim allows: pairs of ``check_x`` (raises) and ``can_x`` (asks).

The page shows what a rule says before the button is pressed; the action asks the same rule.
"""

from collections.abc import Callable

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.claims.models import Claim, Evidence
from factcheck.lib.errors import DomainError, RuleBroken

WHAT_IS_MISSING = {
    Claim.Verdict.VERIFIED: "Link a source that supports the claim first.",
    Claim.Verdict.DISPUTED: "Link a source that contradicts the claim, or write what speaks "
    "against it.",
    Claim.Verdict.UNATTRIBUTED: "Write what was looked for and where.",
}

ASKS_FOR_PLACE = {
    Claim.Status.UNPLACED: "Say first where this claim stands in the new text.",
    Claim.Status.GONE: "This claim is no longer in the text. If it is, say where.",
}


def check_verdict(*, verdict: str, rationale: str, stances: set[str]) -> None:
    """Raise RuleBroken, saying what is missing, unless the verdict has its grounds.

    ``stances`` are those of the evidence linked now. DESIGN: verified needs supporting evidence;
    disputed contradicting evidence or a rationale; unattributed a rationale.
    """
    grounds = {
        Claim.Verdict.NONE: True,
        Claim.Verdict.VERIFIED: Evidence.Stance.SUPPORTS in stances,
        Claim.Verdict.DISPUTED: Evidence.Stance.CONTRADICTS in stances or bool(rationale.strip()),
        Claim.Verdict.UNATTRIBUTED: bool(rationale.strip()),
    }
    try:
        met = grounds[Claim.Verdict(verdict)]
    except ValueError:
        raise RuleBroken("Choose verified, disputed or unattributed.", field="verdict") from None
    if not met:
        field = "verdict" if verdict == Claim.Verdict.VERIFIED else "rationale"
        raise RuleBroken(WHAT_IS_MISSING[Claim.Verdict(verdict)], field=field)


def missing_for(*, rationale: str, stances: set[str]) -> dict[str, str]:
    """For each verdict that could not be given now, what is missing, in words for the page."""
    missing = {}
    for verdict, words in WHAT_IS_MISSING.items():
        try:
            check_verdict(verdict=verdict, rationale=rationale, stances=stances)
        except RuleBroken:
            missing[verdict.value] = words
    return missing


def sees_verdict(person: User, claim: Claim) -> bool:
    """Whether a person may see this claim's verdict, its rationale and what led to both.

    A verdict that waits for its second check is seen by whoever gave it and by nobody else,
    wherever it stands: the second verdict is to be independent of the first.
    """
    return not claim.needs_second_check or claim.decided_by_id == person.pk


def check_decide(by: User, claim: Claim) -> None:
    """Raise unless this person may give this claim a verdict now.

    One that waits for its second check is changed by whoever gave it alone, and one that two
    people gave by nobody, unless something asks for another look at it.
    """
    check_may(by, Permission.DECIDE)
    check_active(claim)
    if not claim.stale_reason:
        _check_is_ones_own_matter(by, claim)


def can_decide(by: User, claim: Claim) -> bool:
    """Whether this person may give this claim a verdict now."""
    return allowed(check_decide, by, claim)


def check_correct(by: User, claim: Claim) -> None:
    """Raise unless this person may change this claim's words, place or attribution now."""
    check_may(by, Permission.CORRECT)
    check_active(claim)


def can_correct(by: User, claim: Claim) -> bool:
    """Whether this person may change this claim now."""
    return allowed(check_correct, by, claim)


def check_link(by: User, claim: Claim) -> None:
    """Raise unless this person may link sources to this claim now."""
    check_may(by, Permission.LINK)
    check_active(claim)


def can_link(by: User, claim: Claim) -> bool:
    """Whether this person may link sources to this claim now."""
    return allowed(check_link, by, claim)


def check_unlink(by: User, claim: Claim) -> None:
    """Raise unless this person may take sources off this claim now.

    While a verdict waits for its second check, only whoever gave it may: the second person is to
    judge what the first had before them, and a refusal would tell what the verdict rests on.
    """
    check_link(by, claim)
    if not sees_verdict(by, claim):
        raise RuleBroken(
            "Someone has given a verdict that waits for its second check. "
            "The sources stay as they are until it is given."
        )


def can_unlink(by: User, claim: Claim) -> bool:
    """Whether this person may take sources off this claim now."""
    return allowed(check_unlink, by, claim)


def check_undo_verdict(by: User, claim: Claim) -> None:
    """Raise unless this person may take this claim's last verdict back, if there is one."""
    check_may(by, Permission.DECIDE)
    check_active(claim)
    _check_is_ones_own_matter(by, claim)


def can_undo_verdict(by: User, claim: Claim) -> bool:
    """Whether this person may take this claim's last verdict back, if there is one."""
    return allowed(check_undo_verdict, by, claim)


def check_place(by: User, claim: Claim) -> None:
    """Raise unless this person may say where this claim stands in a new text."""
    check_may(by, Permission.CORRECT)
    if claim.status not in {Claim.Status.UNPLACED, Claim.Status.GONE}:
        raise RuleBroken("It is known where this claim stands. Change its place instead.")


def can_place(by: User, claim: Claim) -> bool:
    """Whether this person may say where this claim stands."""
    return allowed(check_place, by, claim)


def check_say_gone(by: User, claim: Claim) -> None:
    """Raise unless this person may say that this claim is no longer in the text."""
    check_may(by, Permission.CORRECT)
    if claim.status != Claim.Status.UNPLACED:
        raise RuleBroken("Nobody has to say where this claim stands.")


def can_say_gone(by: User, claim: Claim) -> bool:
    """Whether this person may say that this claim is no longer in the text."""
    return allowed(check_say_gone, by, claim)


def check_still_holds(by: User, claim: Claim) -> None:
    """Raise unless this person may say that this claim's verdict still holds."""
    check_decide(by, claim)
    if not claim.stale_reason:
        raise RuleBroken("Nothing asks for another look at this verdict.")
    if not sees_verdict(by, claim):
        raise RuleBroken(
            "This verdict waits for its second check, so only whoever gave it can say that it "
            "still holds. Give a verdict of your own instead."
        )


def can_still_holds(by: User, claim: Claim) -> bool:
    """Whether this person may say that this claim's verdict still holds."""
    return allowed(check_still_holds, by, claim)


def check_restore(by: User, claim: Claim) -> None:
    """Raise unless this person may bring this claim back."""
    check_may(by, Permission.CORRECT)
    if claim.is_active:
        raise RuleBroken("This claim stands already.")
    if claim.status in ASKS_FOR_PLACE:
        raise RuleBroken(ASKS_FOR_PLACE[Claim.Status(claim.status)])


def can_restore(by: User, claim: Claim) -> bool:
    """Whether this person may bring this claim back."""
    return allowed(check_restore, by, claim)


def _check_is_ones_own_matter(by: User, claim: Claim) -> None:
    """Raise where a verdict is a matter between two people, or of an editor."""
    if not sees_verdict(by, claim):
        raise RuleBroken(
            "Someone has given a verdict. Give yours as the second check, without seeing theirs."
        )
    if claim.second_check == Claim.SecondCheck.DISAGREED:
        raise RuleBroken("Two verdicts disagree. An editor who gave neither decides.")
    if claim.second_check:
        raise RuleBroken("Two people have checked this claim. An editor can reopen it.")


def check_active(claim: Claim) -> None:
    """Raise RuleBroken, saying what to do, unless the claim stands."""
    if claim.status == Claim.Status.DISMISSED:
        raise RuleBroken("This claim was dismissed. Restore it first.")
    if claim.status in ASKS_FOR_PLACE:
        raise RuleBroken(ASKS_FOR_PLACE[Claim.Status(claim.status)])
    if claim.status == Claim.Status.SUPERSEDED:
        raise RuleBroken("This claim was split or merged. Work on the claims that replaced it.")


def allowed(check: Callable[[User, Claim], None], by: User, claim: Claim) -> bool:
    """Whether a rule lets this person act on this claim now."""
    try:
        check(by, claim)
    except DomainError:
        return False
    return True
