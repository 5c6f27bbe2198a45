"""Claims as they were: at a moment, or while a revision was the newest; read out of the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from factcheck.articles.models import Revision
from factcheck.audit.models import Event
from factcheck.claims.kinds import STILL_HOLDS
from factcheck.claims.models import Anchor, Claim
from factcheck.claims.models.claim import state_of

CLAIM, REVISION, ANCHOR = "claims.claim", "articles.revision", "claims.anchor"


@dataclass(frozen=True, slots=True)
class ClaimThen:
    """A claim as it was; keys of people are named by value and outlive them."""

    pk: int
    label: str
    statement: str
    kind: str
    status: str
    verdict: str
    rationale: str
    stale_reason: str
    priority: int
    assignee_id: int | None
    decided_by_id: int | None
    decided_at: datetime | None
    checkworthiness: float = 0.5
    legal_risk: bool = False
    second_check: str = ""

    @property
    def state(self) -> str:
        """One word for pages, as ``Claim.state``."""
        return state_of(self)


_COLUMNS = frozenset(ClaimThen.__slots__) - {"pk", "decided_at"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim where it stood in a revision, as it was when a newer text replaced that."""

    anchor: Anchor
    claim: ClaimThen


def state_at(claim: Claim, at: datetime) -> ClaimThen | None:
    """A claim as it was at a moment; None before it was made."""
    events = Event.objects.filter(table=CLAIM, row_id=claim.pk, at__lte=at)
    return _replayed(events).get(claim.pk)


def states_before(claims: Iterable[int], event: int | None) -> dict[int, ClaimThen]:
    """Claims, by key, as they were before an event of that number; None: as they are now.

    Takes one query, whatever their number.
    """
    events = Event.objects.filter(table=CLAIM, row_id__in=list(claims))
    return _replayed(events if event is None else events.filter(pk__lt=event))


def claims_at(revision: Revision) -> list[Standing]:
    """The claims that a revision had, in text order, as they were when the next one was made.

    For the newest revision, as they are now. Of a claim that was split or merged or dismissed by
    then the standing says so. Takes three queries. Anchors of former revisions never change.
    """
    anchors = list(Anchor.objects.filter(revision=revision).order_by("start", "end", "claim_id"))
    then = states_before([anchor.claim_id for anchor in anchors], replaced_by_event(revision))
    return [
        Standing(anchor, then[anchor.claim_id]) for anchor in anchors if anchor.claim_id in then
    ]


def replaced_by_event(revision: Revision) -> int | None:
    """The number of the event by which a newer text replaced a revision; None for the newest."""
    made = Event.objects.filter(
        table=REVISION,
        article_id=revision.article_id,
        operation=Event.Operation.INSERT,
        after__number=revision.number + 1,
    )
    return made.values_list("pk", flat=True).first()


def _replayed(events: Iterable[Event]) -> dict[int, ClaimThen]:
    rows: dict[int, dict[str, Any]] = {}
    for event in sorted(events, key=lambda event: event.pk):
        rows.setdefault(event.row_id, {}).update(event.after or {})
    return {key: _then(key, row) for key, row in rows.items()}


def _then(key: int, row: dict[str, Any]) -> ClaimThen:
    decided_at = row.get("decided_at")
    # Rows that were made before a column was there do not name it.
    values = {name: row[name] for name in _COLUMNS if name in row}
    return ClaimThen(
        pk=key, decided_at=parse_datetime(decided_at) if decided_at else None, **values
    )


def quote_judged(claim: Claim) -> str | None:
    """The words of the article that a claim had when somebody last judged its verdict.

    That is when it was given, or when somebody said last that it still holds. None where there is
    no verdict. Takes two queries.
    """
    if claim.decided_at is None:
        return None
    held = Event.objects.filter(claim_id=claim.pk, action=STILL_HOLDS, at__gt=claim.decided_at)
    judged = held.values_list("at", flat=True).first() or claim.decided_at
    anchored = Event.objects.filter(
        table=ANCHOR, claim_id=claim.pk, at__lte=judged, after__has_key="quote"
    )
    quote: str | None = anchored.values_list("after__quote", flat=True).first()
    return quote
