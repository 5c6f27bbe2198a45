"""Asking for another look at a verdict, and saying that it still holds."""

from factcheck.accounts.models import User
from factcheck.audit.record import Actor, recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change
from factcheck.claims.models import Claim
from factcheck.claims.rules import check_still_holds
from factcheck.lib.errors import RuleBroken
from factcheck.lib.text import shorten

REASON_LENGTH = 300


def mark_stale(*, by: Actor, claim: Claim, reason: str) -> bool:
    """Ask for another look at a claim's verdict; returns whether this is a new reason.

    A claim without a verdict is left as it is. ``claim`` carries its present values afterwards.

    Raises:
        RuleBroken: no reason is given.
    """
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Say why the verdict needs another look.", field="reason")
    with recorded(by=by, action=kinds.STALE, reason=reason):
        present = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        wished = with_reason(present, reason)
        is_new = wished != present.stale_reason
        if is_new:
            change(present, version=present.version, stale_reason=wished)
    claim.refresh_from_db(fields=["stale_reason", "version", "verdict", "status"])
    return is_new


def still_holds(*, by: User, claim: Claim, version: int, reason: str) -> Claim:
    """Say that a verdict holds although something changed since it was given.

    Raises:
        NotAllowed: the person may not give verdicts.
        RuleBroken: nothing asks for another look, or no reason is given.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_still_holds(by, claim)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Say why the verdict still holds.", field="reason")
    with recorded(by=by, action=kinds.STILL_HOLDS, reason=reason):
        change(claim, version=version, stale_reason="")
    return claim


def with_reason(claim: Claim, reason: str) -> str:
    """A claim's reasons for another look with one more; none where there is no verdict."""
    if not claim.verdict or reason in claim.stale_reason:
        return claim.stale_reason
    return shorten(f"{claim.stale_reason} {reason}", REASON_LENGTH)
