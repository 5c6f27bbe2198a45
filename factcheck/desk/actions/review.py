"""Review dates: how long verdicts are good for, and asking for another look when they are past."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.kinds import STILL_HOLDS
from factcheck.claims.models import Claim, ClaimQuerySet
from factcheck.desk import kinds
from factcheck.desk.models import Notice, ReviewPeriod
from factcheck.desk.notices import tell
from factcheck.lib.errors import Conflict
from factcheck.lib.fields import check_fields

REVIEWER = Machine("Review dates")
AT_ONCE = 200
"""Claims that are marked in one transaction."""

type Periods = Mapping[str, int | None]
"""Days for kinds of claims; None: verdicts on this kind are never looked at again."""


def periods() -> dict[str, int | None]:
    """For every kind of claim after how many days its verdicts are looked at again."""
    days = dict(ReviewPeriod.objects.values_list("kind", "days"))
    return {kind.value: days.get(kind.value) for kind in Claim.Kind}


def set_review_dates(*, by: User, seen: Periods, wished: Periods) -> int:
    """Set after how many days verdicts are looked at again; returns how many kinds changed.

    ``seen`` is what the person saw. What they left as it was is left as it is.

    Raises:
        NotAllowed: the person may not set dates.
        RuleBroken: a number of days that is none.
        Conflict: somebody else changed one of the same kinds.
    """
    check_may(by, Permission.PRIORITIZE)
    changed = {kind: days for kind, days in wished.items() if days != seen.get(kind)}
    for kind, days in changed.items():
        if days is not None:
            check_fields(ReviewPeriod(kind=kind, days=days))
    with recorded(by=by, action=kinds.REVIEW_DATES):
        _hold_table()
        present = periods()
        for kind, days in changed.items():
            if present[kind] not in (seen.get(kind), days):
                raise Conflict(
                    "Somebody else changed the review dates in the meantime. "
                    "Nothing of yours was saved yet."
                )
            _set(kind, days)
    return sum(present[kind] != days for kind, days in changed.items())


def mark_overdue(*, now: datetime | None = None) -> int:
    """Ask for another look at each settled verdict past its review date; returns how many.

    The time counts from the verdict, or from when somebody last said that it still holds. Done
    twice it does nothing more.
    """
    now = now or timezone.now()
    marked = 0
    for period in ReviewPeriod.objects.all():
        while count := _mark_some(period, now):
            marked += count
    return marked


def overdue(period: ReviewPeriod, now: datetime) -> ClaimQuerySet:
    """The settled claims of a period's kind that nobody looked at for so long."""
    since = now - timedelta(days=period.days)
    looked_at = Event.objects.filter(claim_id=OuterRef("pk"), action=STILL_HOLDS, at__gt=since)
    settled = Q(stage=Claim.Stage.SETTLED, kind=period.kind, decided_at__lte=since)
    return Claim.objects.filter(settled & ~Exists(looked_at)).order_by("pk")


def _mark_some(period: ReviewPeriod, now: datetime) -> int:
    reason = (
        f"{period.get_kind_display()}: its verdict is looked at again after {_days(period.days)}."
    )
    with transaction.atomic():
        rows = overdue(period, now).select_for_update(of=("self",), skip_locked=True)
        claims = list(rows.select_related("article", "decided_by").defer("search")[:AT_ONCE])
        for claim in claims:
            mark_stale(by=REVIEWER, claim=claim, reason=reason)
            tell(
                people=[claim.decided_by],
                kind=Notice.Kind.STALE,
                article=claim.article,
                claim=claim,
                text=reason,
            )
    return len(claims)


def _hold_table() -> None:
    """Let nobody else set review dates until the transaction ends: there may be no row to hold."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE desk_reviewperiod IN SHARE ROW EXCLUSIVE MODE")


def _set(kind: str, days: int | None) -> None:
    if days is None:
        ReviewPeriod.objects.filter(kind=kind).delete()
    else:
        ReviewPeriod.objects.update_or_create(kind=kind, defaults={"days": days})


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
