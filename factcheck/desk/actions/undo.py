"""Taking back what one did: every row it wrote is put back, as a new event in the history.

Nothing is put back over what changed since: each column must still hold what the action wrote. And
nothing is done that the person could not do by hand at that moment (``_undo_rules``).
Claims and comments that were made are put aside or hidden, since nothing is ever deleted.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models import F
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.record import recorded
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence
from factcheck.desk import kinds
from factcheck.desk.actions._undo_rules import (
    Row,
    Rows,
    check_by_hand,
    check_chain,
    check_grounds,
    check_holder,
    check_second_check,
    check_text,
)
from factcheck.desk.blindness import as_seen_by
from factcheck.desk.models import Comment, ReviewPeriod, Undo
from factcheck.desk.undoing import (
    MINUTES,
    UNDOABLE,
    Deed,
    done_first,
    find_deed,
    last_deed,
    last_undo,
)
from factcheck.lib.errors import Conflict, RuleBroken
from factcheck.sources.models import Source

TABLES: dict[str, Any] = {
    "articles.article": Article,
    "sources.source": Source,
    "claims.claim": Claim,
    "claims.anchor": Anchor,
    "claims.attribution": Attribution,
    "claims.evidence": Evidence,
    "desk.comment": Comment,
    "desk.reviewperiod": ReviewPeriod,
    "accounts.user": User,
}
"""The tables whose rows are put back, in the order in which their rows are held."""
GOING_BY = frozenset({"version", "stage", "search"})
"""Columns that follow from others, or count changes."""
OWN_SETTINGS = frozenset({"keys", "mail_notices"})
"""Of a person only what they set for themselves."""
PUT_ASIDE = "Taken back by whoever added it"
KEPT = frozenset({"claims.anchor", "claims.replacement"})
"""What goes with a claim that was made, and stays with it when it is put aside."""


def undo_last(*, by: User) -> Deed:
    """Take back what a person did last and what still stands.

    Raises:
        RuleBroken: nothing was done in the last ten minutes, or it cannot be taken back.
        Conflict: someone changed the same thing since.
    """
    deed = last_deed(by)
    if deed is None:
        raise RuleBroken(f"You did nothing in the last {MINUTES} minutes that could be undone.")
    return undo(by=by, key=deed.key)


def redo_last(*, by: User) -> Deed:
    """Do again what a person took back last.

    Raises:
        RuleBroken: nothing was taken back in the last ten minutes.
        Conflict: someone changed the same thing since.
    """
    deed = last_undo(by)
    if deed is None:
        raise RuleBroken(f"You took nothing back in the last {MINUTES} minutes.")
    return undo(by=by, key=deed.key)


def undo(*, by: User, key: int) -> Deed:
    """Take back one action of the last ten minutes, or do again what was taken back.

    ``key`` is the number of its newest event. What is taken back already is answered as it is.

    Raises:
        NotAllowed: the person's role no longer permits it.
        RuleBroken: it is older, somebody else's, or of a kind that cannot be taken back; or the
            rule of the action that does the same by hand refuses.
        Conflict: someone changed the same thing since.
    """
    deed = find_deed(by, key)
    if deed is None:
        raise RuleBroken(f"What you did more than {MINUTES} minutes ago can no longer be undone.")
    if deed.final:
        raise RuleBroken(f"This cannot be undone: {deed.final}.")
    first = done_first(by, deed)
    permission = UNDOABLE[first]
    if permission is not None:
        check_may(by, permission)
    action = kinds.REDO if deed.action == kinds.UNDO else kinds.UNDO
    reason = deed.reason if deed.action in {kinds.UNDO, kinds.REDO} else deed.words
    with recorded(by=by, action=action, reason=reason):
        User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
        present = find_deed(by, key)
        if present is None or present.is_undone:
            return present or deed
        _put_back(by, deed, first)
        Undo.objects.create(
            person=by, transaction=deed.transaction, action=deed.action, undone_in=_transaction()
        )
    return deed


def _put_back(by: User, deed: Deed, first: str) -> None:
    """Undo the rows of an action, the last one first; ``first`` is the kind of what began it."""
    events = list(
        Event.objects.filter(
            transaction=deed.transaction, action=deed.action, actor_id=by.pk
        ).order_by("-pk")
    )
    unknown = {event.table for event in events} - TABLES.keys() - KEPT
    if unknown:
        raise RuleBroken("This cannot be undone: it changed more than can be put back.")
    check_text(deed, events)
    rows = _held(events)
    for event in events:
        _invert(by, event, rows)
    check_second_check(events)
    check_chain(events)
    check_holder(by, rows)
    check_by_hand(by, first, rows)
    if any(
        event.table == "claims.evidence" or "verdict" in (event.before or {}) for event in events
    ):
        check_grounds(rows)
    _write(rows)


def _held(events: Iterable[Event]) -> dict[tuple[str, int], Row]:
    """The rows that the events are about, held in one order; claims of links along with them."""
    keys: dict[str, set[int]] = defaultdict(set)
    for event in events:
        keys[event.table].add(event.row_id)
        if event.claim_id and event.table in {"claims.evidence", "claims.attribution"}:
            keys["claims.claim"].add(event.claim_id)
    rows: dict[tuple[str, int], Row] = {}
    for table, model in TABLES.items():
        wanted = keys[table]
        if not wanted:
            continue
        held = model.objects.select_for_update(of=("self",)).order_by("pk")
        present = held.in_bulk(sorted(wanted))
        for key in wanted:
            rows[table, key] = Row(table, present.get(key))
    return rows


def _invert(by: User, event: Event, rows: Rows) -> None:
    """Note what puts one row back."""
    before, after = event.before or {}, event.after or {}
    if event.table in KEPT and event.operation == Event.Operation.INSERT:
        return
    row = rows[event.table, event.row_id]
    match event.operation:
        case Event.Operation.UPDATE:
            _check_still(by, event, row, after)
            row.values |= _values(event.table, before)
        case Event.Operation.INSERT:
            _check_still(by, event, row, after)
            row.values |= _away(event.table)
        case Event.Operation.DELETE:
            row.values |= _values(event.table, before) | {"__new__": True}


def _away(table: str) -> dict[str, Any]:
    """What takes a row away that was made."""
    match table:
        case "claims.claim":
            return {"status": Claim.Status.DISMISSED, "dismissal_reason": PUT_ASIDE}
        case "claims.evidence" | "desk.comment":
            return {"removed_at": timezone.now()}
        case _:
            return {"__gone__": True}


def _check_still(by: User, event: Event, row: Row, written: dict[str, Any]) -> None:
    """Raise unless the row still holds what the action wrote."""
    wished = _values(event.table, written)
    changed = [name for name, value in wished.items() if row.now(name) != value]
    if row.present is None or changed:
        raise Conflict(_who_changed(by, event))


def _who_changed(person: User, event: Event) -> str:
    """Who changed a row since, in words, as far as the person may see it."""
    since = Event.objects.filter(table=event.table, row_id=event.row_id, pk__gt=event.pk)
    by_hand = since.exclude(actor_id=event.actor_id, action__in=[kinds.UNDO, kinds.REDO])
    later = next(iter(as_seen_by(person, list(by_hand))), None)
    if later is None:
        return "Something changed there since, so this was not undone."
    who = "You" if later.actor_id == event.actor_id else later.actor_name
    hint = " Undo that first." if who == "You" else " Talk to them, or change it by hand."
    return f"{who} {later.phrase} since, so this was not undone.{hint}"


def _values(table: str, columns: dict[str, Any]) -> dict[str, Any]:
    """Columns of an event as Python values; what follows from others is left out."""
    model = TABLES[table]
    fields = {f.attname: f for f in model._meta.concrete_fields}  # noqa: SLF001 # documented
    return {
        name: fields[name].to_python(value)
        for name, value in columns.items()
        if name in fields and name not in GOING_BY
        if not fields[name].generated and not fields[name].primary_key
        if model is not User or name in OWN_SETTINGS
    }


def _write(rows: Rows) -> None:
    """Write what is to be put back: rows go, rows come again, then the rest."""
    alike: dict[tuple[str, str], tuple[list[int], dict[str, Any]]] = {}
    made: list[models.Model] = []
    for (table, key), row in rows.items():
        model, values = TABLES[table], row.values
        if values.pop("__gone__", False):
            model.objects.filter(pk=key).delete()
        elif values.pop("__new__", False):
            made.append(model(pk=key, **values))
        else:
            keys, _ = alike.setdefault((table, repr(sorted(values.items()))), ([], values))
            keys.append(key)
    for instance in made:
        instance.save(force_insert=True)
    for (table, _), (keys, values) in alike.items():
        counted = {"version": F("version") + 1} if hasattr(TABLES[table], "version") else {}
        if values or counted:
            TABLES[table].objects.filter(pk__in=keys).update(**counted, **values)


def _transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        row = cursor.fetchone()
    return int(row[0]) if row else 0
