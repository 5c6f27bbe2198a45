"""Every write on who does what."""

from collections.abc import Iterable

from django.db.models import F

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.record import recorded
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.lib.errors import RuleBroken


def assign(*, by: User, claims: Iterable[Claim], to: User | None, reason: str = "") -> int:
    """Give claims to a person, or to nobody; returns how many changed hands.

    Everyone who gives verdicts may take a free claim or hand back their own; more needs an editor.

    Raises:
        NotAllowed: the person may not assign these claims.
        RuleBroken: the person they go to may not give verdicts.
    """
    chosen = list(claims)
    for claim in chosen:
        check_assign(by, claim, to)
    if to is not None and not to.may(Permission.DECIDE):
        raise RuleBroken(f"{to} cannot give verdicts, so claims cannot go to them.", field="to")
    with recorded(by=by, action=kinds.ASSIGN, reason=reason.strip()):
        keys = [claim.pk for claim in chosen]
        standing = Claim.objects.active().filter(pk__in=keys).exclude(assignee=to)
        return standing.update(assignee=to, version=F("version") + 1)


def check_assign(by: User, claim: Claim, to: User | None) -> None:
    """Raise NotAllowed unless ``by`` may give this claim to ``to``."""
    takes_free = claim.assignee_id is None and to is not None and to.pk == by.pk
    hands_back = claim.assignee_id == by.pk and to is None
    check_may(by, Permission.DECIDE if takes_free or hands_back else Permission.ASSIGN)


def set_priority(*, by: User, claims: Iterable[Claim], priority: int) -> int:
    """Set how urgent claims are, from -1 (later) to 2 (at once); returns how many changed.

    Raises:
        NotAllowed: the person may not set priorities.
        RuleBroken: no such priority.
    """
    check_may(by, Permission.PRIORITIZE)
    if priority not in range(-1, 3):
        raise RuleBroken("Choose a priority from the list.", field="priority")
    with recorded(by=by, action=kinds.PRIORITIZE):
        standing = Claim.objects.active().filter(pk__in=[claim.pk for claim in claims])
        return standing.exclude(priority=priority).update(
            priority=priority, version=F("version") + 1
        )


def dismiss_all(*, by: User, claims: Iterable[Claim], reason: str) -> int:
    """Dismiss claims for one reason, all or none; returns how many.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as ``dismiss``.
    """
    chosen = list(claims)
    with recorded(by=by, action="claim.dismiss", reason=reason.strip()):
        for claim in chosen:
            dismiss(by=by, claim=claim, version=claim.version, reason=reason)
    return len(chosen)
