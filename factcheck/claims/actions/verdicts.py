"""Giving a verdict, and taking the last one back."""

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.models import Event
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change
from factcheck.claims.models import Anchor, Claim, Evidence
from factcheck.claims.rules import check_decide, check_undo_verdict, check_verdict
from factcheck.lib.errors import RuleBroken

WORDS_CHANGED = "Its words changed since this verdict was given."
DECISION = (
    "verdict",
    "rationale",
    "decided_by_id",
    "decided_at",
    "stale_reason",
    "second_check",
)


def decide(*, by: User, claim: Claim, version: int, verdict: str, rationale: str = "") -> Claim:
    """Mark a claim verified, disputed or unattributed.

    Raises:
        NotAllowed: the person may not give verdicts.
        RuleBroken: the verdict lacks its grounds, the claim does not stand, or it waits for what
            others say of the verdict it has.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_decide(by, claim)
    rationale = rationale.strip()
    if not verdict:
        raise RuleBroken("Choose verified, disputed or unattributed.", field="verdict")
    # Evidence changes raise the version, so what is checked here still holds when it matches.
    check_verdict(verdict=verdict, rationale=rationale, stances=stances(claim))
    with recorded(by=by, action=kinds.DECIDE, reason=rationale):
        change(
            claim,
            version=version,
            verdict=verdict,
            rationale=rationale,
            decided_by=by,
            decided_at=timezone.now(),
            stale_reason="",
            second_check=Claim.SecondCheck.NONE,
        )
    return claim


def undo_verdict(*, by: User, claim: Claim, version: int) -> Claim:
    """Put the verdict back to what it was before the last change of it, as a new event.

    Undoing twice brings the undone verdict back. Where an editor reopened the claim last, taking
    that back brings back the verdict with the second check it had.

    Raises:
        NotAllowed: the person may not give verdicts, or not reopen claims where that comes back.
        RuleBroken: there is nothing to take back, the former verdict lacks its grounds now, or
            others have checked the verdict or are about to.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_undo_verdict(by, claim)
    event = last_decision(claim)
    if event is None or event.before is None:
        raise RuleBroken("No verdict was given yet, so there is nothing to take back.")
    if event.action == kinds.REOPEN:
        check_may(by, Permission.REOPEN)
    former = {"second_check": Claim.SecondCheck.NONE} | {
        name: event.before[name] for name in DECISION if name in event.before
    }
    if isinstance(former.get("decided_at"), str):
        former["decided_at"] = parse_datetime(former["decided_at"])
    check_verdict(
        verdict=former.get("verdict", claim.verdict),
        rationale=former.get("rationale", claim.rationale),
        stances=stances(claim),
    )
    former["stale_reason"] = _stale_again(claim, former)
    with recorded(by=by, action=kinds.UNDO_VERDICT):
        change(claim, version=version, **former)
    return claim


def _stale_again(claim: Claim, former: dict[str, Any]) -> str:
    """Why a former verdict needs another look: its own reason, or words changed after it."""
    if not former.get("verdict", claim.verdict):
        return ""
    reason: str = former.get("stale_reason", claim.stale_reason)
    given = former.get("decided_at", claim.decided_at)
    changed = claim.anchors.filter(carried=Anchor.Carried.CHANGED, revision__at__gt=given)
    return reason or (WORDS_CHANGED if changed.exists() else "")


def last_decision(claim: Claim) -> Event | None:
    """The event that last changed the claim's verdict, rationale or who gave it."""
    events = Event.objects.filter(
        table="claims.claim", row_id=claim.pk, operation=Event.Operation.UPDATE
    )
    return events.filter(after__has_any_keys=["verdict", "rationale", "decided_at"]).first()


def stances(claim: Claim, *, without: Evidence | None = None) -> set[str]:
    """The stances of the evidence linked to the claim now, one link left out if so wished."""
    linked = claim.evidence.filter(removed_at=None)
    if without is not None:
        linked = linked.exclude(pk=without.pk)
    return set(linked.values_list("stance", flat=True))
