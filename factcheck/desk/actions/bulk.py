"""One thing done to many claims: all or none, and what stands against it told claim by claim."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.models import Event
from factcheck.audit.record import recorded
from factcheck.claims import kinds as claim_kinds
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.actions.evidence import link_source
from factcheck.claims.models import Claim
from factcheck.claims.rules import check_active, check_correct, check_link
from factcheck.desk.actions.assignment import assign, check_assign, set_priority
from factcheck.desk.blindness import as_seen_by
from factcheck.lib.errors import Conflict, DomainError, RuleBroken
from factcheck.sources.models import Source

MOST = 500
"""Claims that can be changed at once."""

type Seen = Mapping[int, int]
"""Claims' keys, each with the version that the person saw."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim that stands against the whole, and why."""

    claim: Claim
    words: str


class BulkRefused(Conflict):
    """Nothing was changed, because of some of the claims.

    Attributes:
        refused: These, each with what stands against it.
    """

    def __init__(self, refused: Sequence[Refused]) -> None:
        number = "One claim stands" if len(refused) == 1 else f"{len(refused)} claims stand"
        super().__init__(f"{number} against it, so nothing was changed.")
        self.refused = tuple(refused)


def assign_many(*, by: User, seen: Seen, to: User | None, reason: str = "") -> int:
    """Give claims to a person, or to nobody; returns how many changed hands.

    Raises:
        RuleBroken: no claim or too many, or the person may not give verdicts.
        BulkRefused: some changed since, do not stand, or may not be given by this person.
    """

    def check(claim: Claim) -> None:
        check_active(claim)
        check_assign(by, claim, to)

    with _held(by, seen, check) as claims:
        return assign(by=by, claims=claims, to=to, reason=reason)


def prioritize_many(*, by: User, seen: Seen, priority: int) -> int:
    """Set how urgent claims are; returns how many changed.

    Raises:
        NotAllowed: the person may not set priorities.
        RuleBroken: no claim, too many, or no such priority.
        BulkRefused: some changed since or do not stand.
    """
    check_may(by, Permission.PRIORITIZE)
    with _held(by, seen, check_active) as claims:
        return set_priority(by=by, claims=claims, priority=priority)


def dismiss_many(*, by: User, seen: Seen, reason: str) -> int:
    """Put aside what are no claims, for one reason; returns how many.

    Raises:
        NotAllowed: the person may not correct claims.
        RuleBroken: no claim, too many, or no reason.
        BulkRefused: some changed since or do not stand.
    """
    check_may(by, Permission.CORRECT)
    with (
        _held(by, seen, lambda claim: check_correct(by, claim)) as claims,
        recorded(by=by, action=claim_kinds.DISMISS, reason=reason.strip()),
    ):
        for claim in claims:
            dismiss(by=by, claim=claim, version=claim.version, reason=reason)
        return len(claims)


def link_many(
    *, by: User, seen: Seen, source: Source, stance: str, passage: str = "", note: str = ""
) -> int:
    """Link one source to many claims; returns to how many it is new.

    Raises:
        NotAllowed: the person may not link sources.
        RuleBroken: no claim or too many, or no such stance.
        BulkRefused: some changed since, do not stand, or have the passage with another stance.
    """
    check_may(by, Permission.LINK)
    with (
        _held(by, seen, lambda claim: check_link(by, claim)) as claims,
        recorded(by=by, action=claim_kinds.LINK, reason=note.strip()),
    ):
        before = {claim.pk: claim.version for claim in claims}

        def link(claim: Claim) -> None:
            link_source(
                by=by,
                claim=claim,
                version=claim.version,
                source=source,
                stance=stance,
                passage=passage,
                note=note,
            )

        _each(claims, link)
        return sum(claim.version > before[claim.pk] for claim in claims)


@contextmanager
def _held(by: User, seen: Seen, check: Callable[[Claim], object]) -> Iterator[list[Claim]]:
    """The claims as the person saw them, held to the end of one transaction.

    Raises:
        BulkRefused: some have another version by now, are not there, or do not pass ``check``.
    """
    if not seen:
        raise RuleBroken("Select the claims first.")
    if len(seen) > MOST:
        raise RuleBroken(f"Select at most {MOST} claims at once.")
    with transaction.atomic():
        rows = Claim.objects.select_for_update(of=("self",)).filter(pk__in=seen)
        claims = list(rows.defer("search").order_by("pk"))
        changed = [claim for claim in claims if claim.version != seen[claim.pk]]
        if changed:
            raise BulkRefused(_who_changed(by, changed))
        if len(claims) != len(seen):
            raise RuleBroken("Some of these claims are not there. Select them again.")
        _each(claims, check)
        yield claims


def _each(claims: Sequence[Claim], act: Callable[[Claim], object]) -> None:
    """Do something to each claim; refuse the whole, naming every one of which it cannot be done."""
    refused = []
    for claim in claims:
        try:
            with transaction.atomic():
                act(claim)
        except DomainError as error:
            refused.append(Refused(copy(claim), error.message))
    if refused:
        raise BulkRefused(refused)


def _who_changed(person: User, claims: Sequence[Claim]) -> list[Refused]:
    """Claims that changed, each with who changed it as far as the person may see it."""
    newest = Event.objects.of_claims([claim.pk for claim in claims])
    latest = list(newest.order_by("claim_id", "-pk").distinct("claim_id"))
    told = {
        event.claim_id: f"{event.actor_name} {event.phrase} in the meantime"
        for event in as_seen_by(person, latest)
    }
    return [Refused(claim, f"{told.get(claim.pk, 'It was changed')}.") for claim in claims]
