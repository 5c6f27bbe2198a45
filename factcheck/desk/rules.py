"""What the desk allows: pairs of ``check_x`` (raises) and ``can_x`` (asks); who sees which verdict.

``sees_verdict`` is the one answer to whether a person may see a claim's verdict; it stands in
``claims.rules``, since giving and taking back a verdict ask it too. ``hidden_from`` is the same for
the database.
"""

from django.db.models import Q

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.models import Event
from factcheck.audit.record import Actor
from factcheck.claims.models import ASKS_SECOND_CHECK, Claim
from factcheck.claims.rules import allowed, check_active, sees_verdict
from factcheck.desk import kinds
from factcheck.desk.models import SecondCheck
from factcheck.lib.errors import NotAllowed, RuleBroken

__all__ = [
    "can_flag",
    "can_reopen",
    "can_resolve",
    "can_second_check",
    "can_take_back_resolution",
    "can_take_back_second_check",
    "check_flag",
    "check_reopen",
    "check_resolve",
    "check_second_check",
    "check_take_back_resolution",
    "check_take_back_second_check",
    "hidden_from",
    "sees_verdict",
    "standing_check",
]


def hidden_from(person: Actor) -> Q:
    """The claims whose verdict this person may not see, as ``sees_verdict`` tells of one."""
    return ASKS_SECOND_CHECK & ~Q(decided_by=person.actor_id)


def standing_check(claim: Claim) -> SecondCheck | None:
    """The second check of the verdict that a claim has, with who gave what; None where none is."""
    if not claim.second_check:
        return None
    resolved = claim.second_check == Claim.SecondCheck.RESOLVED
    moment = {"resolved_at" if resolved else "first_at": claim.decided_at}
    checks = SecondCheck.objects.filter(claim=claim, withdrawn_at=None, **moment)
    return checks.select_related("first_by", "by", "resolved_by").first()


def check_second_check(by: User, claim: Claim) -> None:
    """Raise unless this person may give this claim's second verdict now."""
    check_may(by, Permission.SECOND_CHECK)
    check_active(claim)
    if not claim.needs_second_check:
        raise RuleBroken("This claim does not wait for a second check.")
    if claim.stale_reason:
        raise RuleBroken("Something changed since the first verdict. It needs another look first.")
    if claim.decided_by_id == by.pk:
        raise NotAllowed("You gave the first verdict. The second check is by somebody else.")
    if _took_back(by, claim):
        raise NotAllowed(
            "You took your second check back after seeing the first verdict. "
            "The second check is by somebody else now."
        )


def can_second_check(by: User, claim: Claim) -> bool:
    """Whether this person may give this claim's second verdict now."""
    return allowed(check_second_check, by, claim)


def check_take_back_second_check(by: User, claim: Claim) -> None:
    """Raise unless this person may take this claim's second check back."""
    check_may(by, Permission.SECOND_CHECK)
    check_active(claim)
    check = standing_check(claim)
    if check is None or check.resolved_at is not None or claim.stale_reason:
        raise RuleBroken("There is no second check that could be taken back.")
    if check.by_id != by.pk:
        raise NotAllowed(f"{check.by} gave the second check, so they alone can take it back.")


def can_take_back_second_check(by: User, claim: Claim) -> bool:
    """Whether this person may take this claim's second check back."""
    return allowed(check_take_back_second_check, by, claim)


def check_resolve(by: User, claim: Claim) -> None:
    """Raise unless this person may decide between this claim's two verdicts now."""
    check_may(by, Permission.SETTLE)
    check_active(claim)
    if claim.stale_reason and claim.second_check == Claim.SecondCheck.DISAGREED:
        raise RuleBroken("Something changed since the verdicts. They need another look first.")
    check = standing_check(claim)
    if claim.second_check != Claim.SecondCheck.DISAGREED or check is None:
        raise RuleBroken("There are no two verdicts that disagree.")
    if by.pk in {check.first_by_id, check.by_id}:
        raise NotAllowed("One of the two verdicts is yours. An editor who gave neither decides.")


def can_resolve(by: User, claim: Claim) -> bool:
    """Whether this person may decide between this claim's two verdicts now."""
    return allowed(check_resolve, by, claim)


def check_take_back_resolution(by: User, claim: Claim) -> None:
    """Raise unless this person may take back what they decided between two verdicts."""
    check_may(by, Permission.SETTLE)
    check_active(claim)
    if claim.second_check != Claim.SecondCheck.RESOLVED or claim.stale_reason:
        raise RuleBroken("Nothing was decided here that could be taken back.")
    if claim.decided_by_id != by.pk:
        raise NotAllowed("Somebody else decided. Reopen the claim if it needs another look.")


def can_take_back_resolution(by: User, claim: Claim) -> bool:
    """Whether this person may take back what they decided between two verdicts."""
    return allowed(check_take_back_resolution, by, claim)


def check_reopen(by: User, claim: Claim) -> None:
    """Raise unless this person may take a claim's verdict off and have it checked anew."""
    check_may(by, Permission.REOPEN)
    check_active(claim)
    if not claim.verdict:
        raise RuleBroken("This claim is open.")


def can_reopen(by: User, claim: Claim) -> bool:
    """Whether this person may have this claim checked anew."""
    return allowed(check_reopen, by, claim)


def check_flag(by: User, claim: Claim) -> None:
    """Raise unless this person may flag this claim as a legal risk, or take the flag off.

    While a verdict waits for its second check the flag stays as it is: whether it led to that
    would tell the verdict. Only whoever flagged a verdict that they saw may take the flag off.
    """
    check_may(by, Permission.FLAG_RISK)
    check_active(claim)
    waits = claim.needs_second_check and not claim.stale_reason
    if claim.needs_second_check and not _flagged_knowingly(by, claim):
        raise RuleBroken(
            "This claim waits for its second check. The flag stays as it is until it is given."
            if waits
            else "This verdict is hidden until its second check, and so is what led to it."
        )


def can_flag(by: User, claim: Claim) -> bool:
    """Whether this person may flag this claim as a legal risk, or take the flag off."""
    return allowed(check_flag, by, claim)


def _flagged_knowingly(by: User, claim: Claim) -> bool:
    """Whether a person flagged the verdict that now waits, which they could see until then."""
    flagged = Event.objects.filter(
        table="claims.claim", row_id=claim.pk, action__in=[kinds.FLAG_RISK, kinds.UNFLAG_RISK]
    ).first()
    return (
        claim.legal_risk
        and flagged is not None
        and flagged.actor_id == by.pk
        and claim.decided_at is not None
        and flagged.at > claim.decided_at
    )


def _took_back(by: User, claim: Claim) -> bool:
    taken_back = SecondCheck.objects.filter(claim=claim, by=by).exclude(withdrawn_at=None)
    return claim.decided_at in taken_back.values_list("first_at", flat=True)
