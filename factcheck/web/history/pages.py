"""A page of history: whole actions, newest first, reached by the number of an event.

Going on from an event's number (keyset) costs the same however far back one reads; nothing is
counted. One action can have written thousands of rows (an article that was read), so of each only
the first are fetched.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, Window
from django.db.models.functions import Lag, RowNumber

from factcheck.accounts.models import User
from factcheck.audit.models import Event, EventQuerySet
from factcheck.claims.kinds import CARRY
from factcheck.desk.blindness import as_seen_by
from factcheck.web.history.entries import Entry, entries

PAGE_SIZE = 30
ROWS_AN_ACTION = 40
MANY_CARRIED = 2
"""From so many on, claims that came into a new text with their words are told of in one line."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some of a history.

    Attributes:
        entries: Newest first.
        older: The number to go on from, None at the beginning of the history.
    """

    entries: list[Entry]
    older: int | None = None


def page_of(
    events: EventQuerySet, *, person: User, before: int | None = None, size: int = PAGE_SIZE
) -> HistoryPage:
    """The newest ``size`` actions among ``events``, or those before an event's number.

    They are told as ``person`` may know them: verdicts that wait for their second check are left
    out. Takes nine queries, whatever there is.
    """
    if before is not None:
        events = events.filter(pk__lt=before)
    firsts = _first_events(events, size + 1)
    older = firsts[size] if len(firsts) > size else None
    if older is not None:
        events = events.filter(pk__gt=older)
    rows = _first_rows(events)
    told = entries(as_seen_by(person, rows))
    _count_rest(told, events, rows)
    return HistoryPage(told, None if older is None else older + 1)


def _first_events(events: EventQuerySet, size: int) -> list[int]:
    """The newest event of each of the newest actions, read no further than needed."""
    newest_first = [F("pk").desc()]
    marked = events.order_by("-pk").annotate(
        transaction_before=Window(Lag("transaction"), order_by=newest_first),
        action_before=Window(Lag("action"), order_by=newest_first),
    )
    begins = (
        Q(transaction_before=None)
        | ~Q(transaction_before=F("transaction"))
        | ~Q(action_before=F("action"))
    )
    return list(marked.filter(begins).values_list("pk", flat=True)[:size])


def _first_rows(events: EventQuerySet) -> list[Event]:
    # Of an action's rows the first written tell most; claims come before their anchors.
    place = Window(RowNumber(), partition_by=[F("transaction"), F("action")], order_by=F("pk"))
    return list(events.order_by("-pk").annotate(place=place).filter(place__lte=ROWS_AN_ACTION))


def _count_rest(told: Iterable[Entry], events: EventQuerySet, rows: Iterable[Event]) -> None:
    """Note in each entry how many claims its action made or carried over beside those it names."""
    made = Q(table="claims.claim") | Q(table="claims.anchor", action=CARRY)
    groups = (
        events.filter(made, operation=Event.Operation.INSERT)
        .order_by()
        .values_list("transaction", "action", "after__carried")
    )
    written: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for transaction, action, carried, total in groups.annotate(total=Count("pk")):
        written[transaction, action][carried or ""] += total
    keys = {row.pk: (row.transaction, row.action) for row in rows}
    for entry in told:
        counts = written[keys[entry.key]]
        if entry.listed:
            entry.more = counts[""] - len(entry.listed)
        if entry.action == CARRY:
            _tell_carried(entry, counts)


def _tell_carried(entry: Entry, counts: Mapping[str, int]) -> None:
    """One line for all claims that came into a new text with their words, if they are several."""
    unchanged, moved = counts.get("unchanged", 0), counts.get("moved", 0)
    if unchanged + moved < MANY_CARRIED:
        return
    entry.what = "carried the claims over into the new text"
    entry.parts = [part for part in entry.parts if not part.quiet]
    told = [f"{unchanged} claim{'s' * (unchanged != 1)} carried over unchanged"] * bool(unchanged)
    told += [f"{moved} moved with {'their' if moved > 1 else 'its'} words"] * bool(moved)
    entry.carried = ", ".join(told)
