"""The second check: another person's verdict, and what an editor makes of two that disagree."""

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.people import who_may
from factcheck.accounts.roles import Permission
from factcheck.audit.record import recorded
from factcheck.claims.actions._change import ClaimConflict, change
from factcheck.claims.actions.verdicts import stances
from factcheck.claims.models import Claim
from factcheck.claims.rules import check_verdict
from factcheck.desk import kinds
from factcheck.desk.actions._held import held
from factcheck.desk.models import Notice, SecondCheck
from factcheck.desk.notices import tell
from factcheck.desk.rules import (
    check_resolve,
    check_second_check,
    check_take_back_resolution,
    check_take_back_second_check,
    standing_check,
)
from factcheck.lib.errors import RuleBroken


def second_check(
    *, by: User, claim: Claim, version: int, verdict: str, rationale: str = ""
) -> SecondCheck:
    """Give a claim's second verdict, by the same rules as the first and without having seen it.

    Where both agree the claim is settled; where they do not, an editor decides.

    Raises:
        NotAllowed: the person may not give second checks, or gave the first verdict.
        RuleBroken: no second check is waited for, or the verdict lacks its grounds.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_second_check(by, claim)
    rationale = _grounded(claim, verdict, rationale)
    with recorded(by=by, action=kinds.SECOND_CHECK, reason=rationale):
        present = held(claim, version)
        if present.decided_by is None or present.decided_at is None:
            raise ClaimConflict(present)
        check = SecondCheck.objects.create(
            claim=claim,
            first_by=present.decided_by,
            first_verdict=present.verdict,
            first_rationale=present.rationale,
            first_at=present.decided_at,
            by=by,
            verdict=verdict,
            rationale=rationale,
        )
        outcome = Claim.SecondCheck.AGREED if check.agrees else Claim.SecondCheck.DISAGREED
        change(claim, version=version, second_check=outcome)
        _tell(present, by, Notice.Kind.SECOND_CHECK, [present.decided_by])
        if not check.agrees:
            editors = who_may(Permission.SETTLE).exclude(pk=check.first_by_id)
            _tell(present, by, Notice.Kind.DISAGREEMENT, list(editors))
    return check


def take_back_second_check(*, by: User, claim: Claim, version: int) -> Claim:
    """Take one's second verdict back: the claim waits for somebody else's.

    Raises:
        NotAllowed: somebody else gave it.
        RuleBroken: there is none, or an editor has decided since.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_take_back_second_check(by, claim)
    with recorded(by=by, action=kinds.UNDO_SECOND_CHECK):
        check = standing_check(held(claim, version))
        if check is None:
            raise ClaimConflict(claim)
        change(claim, version=version, second_check=Claim.SecondCheck.NONE)
        SecondCheck.objects.filter(pk=check.pk).update(withdrawn_at=timezone.now())
    return claim


def resolve(*, by: User, claim: Claim, version: int, verdict: str, reason: str) -> Claim:
    """Decide between two verdicts that disagree, or give a third; the reason is its rationale.

    Raises:
        NotAllowed: the person may not decide disagreements, or gave one of the two verdicts.
        RuleBroken: there is no disagreement, no reason, or the verdict lacks its grounds.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_resolve(by, claim)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Say why you decide so.", field="rationale")
    reason = _grounded(claim, verdict, reason)
    with recorded(by=by, action=kinds.RESOLVE, reason=reason):
        present = held(claim, version)
        check = standing_check(present)
        if check is None:
            raise ClaimConflict(present)
        check.resolved_by, check.resolved_at = by, timezone.now()
        check.resolved_verdict, check.resolved_reason = verdict, reason
        check.save(
            update_fields=["resolved_by", "resolved_at", "resolved_verdict", "resolved_reason"]
        )
        change(
            claim,
            version=version,
            verdict=verdict,
            rationale=reason,
            decided_by=by,
            decided_at=check.resolved_at,
            second_check=Claim.SecondCheck.RESOLVED,
        )
        _tell(present, by, Notice.Kind.SECOND_CHECK, [check.first_by, check.by])
    return claim


def take_back_resolution(*, by: User, claim: Claim, version: int) -> Claim:
    """Take back what one decided between two verdicts: they disagree as before.

    Raises:
        NotAllowed: somebody else decided.
        RuleBroken: nothing was decided, or the first verdict lacks its grounds by now.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_take_back_resolution(by, claim)
    with recorded(by=by, action=kinds.UNDO_RESOLVE):
        present = held(claim, version)
        check = standing_check(present)
        if check is None:
            raise ClaimConflict(present)
        check_verdict(
            verdict=check.first_verdict, rationale=check.first_rationale, stances=stances(claim)
        )
        SecondCheck.objects.filter(pk=check.pk).update(
            resolved_by=None, resolved_at=None, resolved_verdict="", resolved_reason=""
        )
        change(
            claim,
            version=version,
            verdict=check.first_verdict,
            rationale=check.first_rationale,
            decided_by=check.first_by,
            decided_at=check.first_at,
            second_check=Claim.SecondCheck.DISAGREED,
        )
    return claim


def _grounded(claim: Claim, verdict: str, rationale: str) -> str:
    """The rationale, stripped, of a verdict that has its grounds."""
    rationale = rationale.strip()
    if not verdict:
        raise RuleBroken("Choose verified, disputed or unattributed.", field="verdict")
    check_verdict(verdict=verdict, rationale=rationale, stances=stances(claim))
    return rationale


def _tell(claim: Claim, by: User, kind: Notice.Kind, people: list[User | None]) -> None:
    # No words of either verdict: a notice is also read where verdicts are hidden.
    tell(people=people, kind=kind, article=claim.article, claim=claim, by=by)
