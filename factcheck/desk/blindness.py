"""The history as a person may see it: without verdicts that wait for their second check.

What was given, why, and what led to the second check (a dispute or a legal risk) is left out of the
events of such a claim, former verdicts included, for everybody but whoever gave the verdict.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.db.models import Exists, OuterRef, Q

from factcheck.accounts.models import User
from factcheck.audit import veils
from factcheck.audit.models import Event, EventQuerySet
from factcheck.audit.record import Actor
from factcheck.claims.kinds import DECIDE, REOPEN, STILL_HOLDS, UNDO_VERDICT
from factcheck.claims.models import Claim
from factcheck.desk.kinds import (
    FLAG_RISK,
    REDO,
    RESOLVE,
    SECOND_CHECK,
    UNDO,
    UNDO_RESOLVE,
    UNDO_SECOND_CHECK,
    UNFLAG_RISK,
)
from factcheck.desk.rules import hidden_from

TELLING = frozenset(
    {
        DECIDE,
        UNDO_VERDICT,
        REOPEN,
        STILL_HOLDS,
        SECOND_CHECK,
        UNDO_SECOND_CHECK,
        RESOLVE,
        UNDO_RESOLVE,
        UNDO,
        REDO,
    }
)
"""Actions whose reason, or whose rows, may tell a verdict."""
FLAGS = frozenset({FLAG_RISK, UNFLAG_RISK})
"""Actions that tell by having happened, or not, what led to a second check."""
TOLD_BY = {
    "claims.claim": frozenset(
        {
            "verdict",
            "rationale",
            "decided_by_id",
            "decided_at",
            "legal_risk",
            "second_check",
            "stage",
        }
    ),
}
"""The columns that tell a verdict; of a second check all do."""
CHECKS = "desk.secondcheck"


def hidden_claims(claims: Iterable[int], person: User) -> set[int]:
    """Of these claims, by key, those whose verdict is hidden from a person; one query."""
    asked = Claim.objects.filter(hidden_from(person), pk__in=set(claims)).order_by()
    return set(asked.values_list("pk", flat=True))


def as_seen_by(person: User, events: Sequence[Event]) -> list[Event]:
    """Events without what this person may not see yet; takes one query.

    Whole events are left out where their having happened would tell.
    """
    hidden = hidden_claims({event.claim_id for event in events if event.claim_id}, person)
    return [
        _veiled(event) if event.claim_id in hidden else event
        for event in events
        if event.claim_id not in hidden or event.action not in FLAGS
    ]


@veils.register
def without_hidden(person: Actor, events: EventQuerySet) -> EventQuerySet:
    """Events without all those that could tell a hidden verdict, for pages that show them raw."""
    hidden = Claim.objects.filter(hidden_from(person)).order_by().values("pk")
    return events.exclude(action__in=TELLING | FLAGS, claim_id__in=hidden)


@veils.register
def without_waiting_words(person: Actor, events: EventQuerySet) -> EventQuerySet:
    """Events without those of comments whose words wait, as ``talk.is_withheld`` tells of one."""
    told_since = Claim.objects.filter(
        hidden_from(person),
        pk=OuterRef("claim_id"),
        decided_by=OuterRef("actor_id"),
        decided_at__lte=OuterRef("at"),
    )
    return events.exclude(Q(table="desk.comment") & Q(Exists(told_since)))


def _veiled(event: Event) -> Event:
    """A copy without what tells the verdict."""
    seen = copy(event)
    if event.action in TELLING:
        seen.reason = ""
    columns = TOLD_BY.get(event.table, frozenset())
    seen.before = _without(event.before, columns, whole=event.table == CHECKS)
    seen.after = _without(event.after, columns, whole=event.table == CHECKS)
    return seen


def _without(
    row: dict[str, Any] | None, columns: frozenset[str], *, whole: bool
) -> dict[str, Any] | None:
    if row is None:
        return None
    return {} if whole else {name: value for name, value in row.items() if name not in columns}
