"""What taking back asks before it writes: the rules of the action that does the same by hand.

Undo never does for a person what they could not do on the page at that moment.
"""

from collections.abc import Callable, Iterable, Mapping

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.claims.models import Claim, Evidence
from factcheck.claims.rules import (
    check_active,
    check_correct,
    check_link,
    check_restore,
    check_say_gone,
    check_still_holds,
    check_undo_verdict,
    check_unlink,
)
from factcheck.desk.models import Comment
from factcheck.desk.rules import check_flag, check_reopen

type Rule = Callable[[User, Claim], None]


def check_by_hand(by: User, action: str, claims: Iterable[Claim]) -> None:
    """Raise unless the rule of ``action`` lets this person change these claims, as they are now.

    ``action`` is what was done first, before anything was taken back or done again.

    Raises:
        NotAllowed, RuleBroken: as the action that does the same by hand.
    """
    rule = RULES.get(action)
    if rule is not None:
        for claim in claims:
            rule(by, claim)


def check_evidence(by: User, claim: Claim, evidence: Evidence) -> None:
    """Raise unless this person may take this link off its claim, or put it back.

    Raises:
        NotAllowed, RuleBroken: as ``check_unlink`` and ``check_link``.
    """
    check = check_unlink if evidence.removed_at is None else check_link
    check(by, claim)


def check_comment(by: User, comment: Comment) -> None:
    """Raise unless this person may take this comment back, or bring it back.

    Raises:
        NotAllowed: it is somebody else's, and the person is no editor.
    """
    if comment.by_id != by.pk:
        check_may(by, Permission.REOPEN)


def _check_standing(by: User, claim: Claim) -> None:
    check = check_correct if claim.is_active else check_restore
    check(by, claim)


def _check_gone(by: User, claim: Claim) -> None:
    if claim.status == Claim.Status.UNPLACED:
        check_say_gone(by, claim)


def _check_reopened(by: User, claim: Claim) -> None:
    if claim.verdict:
        check_reopen(by, claim)
    check_active(claim)


def _check_look(by: User, claim: Claim) -> None:
    if claim.stale_reason:
        check_still_holds(by, claim)
    check_active(claim)


RULES: Mapping[str, Rule] = {
    "claim.add": _check_standing,
    "claim.edit": check_correct,
    "claim.extent": check_correct,
    "claim.attribute": check_correct,
    "claim.dismiss": _check_standing,
    "claim.restore": _check_standing,
    "claim.say_gone": _check_gone,
    "claim.decide": check_undo_verdict,
    "claim.undo_verdict": check_undo_verdict,
    "claim.reopen": _check_reopened,
    "claim.still_holds": _check_look,
    "claim.stale": _check_look,
    "claim.flag_risk": check_flag,
    "claim.unflag_risk": check_flag,
}
"""Of what is done to a claim, whose state decides; for the rest the permission is the rule."""
