"""What editors do to a claim's way over the desk: checking it anew, flagging it as a legal risk."""

from factcheck.accounts.models import User
from factcheck.audit.record import recorded
from factcheck.claims.actions._change import change
from factcheck.claims.kinds import REOPEN
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.desk.actions._held import held
from factcheck.desk.models import Notice
from factcheck.desk.notices import tell
from factcheck.desk.rules import check_flag, check_reopen, standing_check
from factcheck.lib.errors import RuleBroken

REASON_LENGTH = 300


def reopen(*, by: User, claim: Claim, version: int, reason: str) -> Claim:
    """Take a claim's verdict off, to have it checked anew; all of it stays in the history.

    Raises:
        NotAllowed: the person may not reopen claims.
        RuleBroken: the claim has no verdict, or no reason is given.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_reopen(by, claim)
    reason = _said(reason, "Say why it is to be checked anew.")
    with recorded(by=by, action=REOPEN, reason=reason):
        present = held(claim, version)
        check = standing_check(present)
        gave = [present.decided_by, *([check.first_by, check.by] if check else [])]
        change(
            claim,
            version=version,
            verdict=Claim.Verdict.NONE,
            rationale="",
            decided_by=None,
            decided_at=None,
            stale_reason="",
            second_check=Claim.SecondCheck.NONE,
        )
        tell(
            people=gave,
            kind=Notice.Kind.STALE,
            article=present.article,
            claim=claim,
            by=by,
            text=reason,
        )
    return claim


def flag_legal_risk(*, by: User, claim: Claim, version: int, on: bool, reason: str) -> Claim:
    """Flag a claim as a legal risk, whose verdict two people give then; or take the flag off.

    Raises:
        NotAllowed: the person may not flag legal risks.
        RuleBroken: no reason is given, or the verdict waits for its second check.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_flag(by, claim)
    reason = _said(reason, "Say what the risk is." if on else "Say why it is no risk any more.")
    if claim.legal_risk == on:
        return claim
    with recorded(by=by, action=kinds.FLAG_RISK if on else kinds.UNFLAG_RISK, reason=reason):
        change(claim, version=version, legal_risk=on)
    return claim


def _said(reason: str, ask: str) -> str:
    reason = reason.strip()
    if not reason:
        raise RuleBroken(ask, field="reason")
    if len(reason) > REASON_LENGTH:
        raise RuleBroken(f"Keep the reason under {REASON_LENGTH} characters.", field="reason")
    return reason
