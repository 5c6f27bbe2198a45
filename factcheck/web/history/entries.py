"""Events of the history as entries that people can read: one action, one entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.urls import reverse

from factcheck.audit.kinds import phrase
from factcheck.audit.models import Event
from factcheck.claims.kinds import CARRY
from factcheck.lib import diff
from factcheck.web.history.words import NAMES, PROSE, Lookup, Subject, Value

UNTOLD_AT_FIRST = frozenset({"is_active", "password", "mail_notices", "checkworthiness", "carried"})
"""Columns that tell something when they change, not when their row is made."""
WITH_THEIR_WORDS = frozenset({"unchanged", "moved"})
"""How an anchor says that its claim came into a new text with the same words."""
NAMED = 8
LISTED = frozenset({"claims.claim", "desk.waiver"})
MANY = 3
"""More claims than this, made or let pass by one action, are listed by their labels alone."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field was and what it became, either of which may be empty.

    ``pieces`` compare the two word by word where both are prose; ``address`` is a page that shows
    the change.
    """

    name: str
    old: str
    new: str
    pieces: tuple[diff.Piece, ...] = ()
    address: str = ""


@dataclass(slots=True)
class Part:
    """What an action did to one thing.

    Attributes:
        quiet: Whether all that happened is that a claim came into a new text with its words.
    """

    subject: Subject | None
    changes: list[FieldChange] = field(default_factory=list)
    quiet: bool = False


@dataclass(slots=True)
class Entry:
    """One action: who, when, what and why.

    Attributes:
        key: The newest of its events, under which the entry can be linked.
        parts: What it did, thing by thing.
        listed: Things that were made and are named without more detail.
        more: Further things that were made and are not named.
        carried: How many claims came along with their words, in words; "" where none did.
    """

    key: int
    at: datetime
    actor: str
    actor_id: int | None
    action: str
    what: str
    why: str
    parts: list[Part] = field(default_factory=list)
    listed: list[Subject] = field(default_factory=list)
    more: int = 0
    carried: str = ""

    @property
    def about(self) -> Subject | None:
        """The one thing that was changed, unless it is whoever acted; None where it was several."""
        subject = self.parts[0].subject if len(self.parts) == 1 and not self._many else None
        if subject is not None and (subject.kind, subject.key) == ("person", self.actor_id):
            return None
        return subject

    @property
    def _many(self) -> bool:
        return bool(self.listed or self.carried)

    @property
    def unlisted(self) -> int:
        """How many things were made beside the first eight."""
        return max(0, len(self.listed) - NAMED) + self.more


def entries(events: Sequence[Event]) -> list[Entry]:
    """Entries for events given newest first, newest first; names are fetched in five queries.

    Rows that one action wrote in one transaction are one entry.
    """
    lookup = Lookup.for_events(events)
    actions: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        actions.setdefault((event.transaction, event.action), []).append(event)
    return [_entry(rows, lookup) for rows in actions.values()]


def _entry(events: list[Event], lookup: Lookup) -> Entry:
    newest = events[0]
    entry = Entry(
        key=newest.pk,
        at=newest.at,
        actor=newest.actor_name,
        actor_id=newest.actor_id,
        action=newest.action,
        what=phrase(newest.action),
        why=newest.reason,
    )
    in_order = sorted(events, key=lambda event: event.pk)
    made = _made(in_order)
    for subject, rows in _by_subject(in_order, lookup):
        if subject is not None and subject.kind == "claim" and subject.key in made:
            entry.listed.append(subject)
        else:
            changes = list(_changes(rows, lookup))
            if changes or subject is not None:
                entry.parts.append(Part(subject, changes, quiet=all(map(_is_quiet, rows))))
    return entry


def _is_quiet(event: Event) -> bool:
    """Whether this row says that a claim came into a new text with its words."""
    after = event.after or {}
    is_carried = event.table == "claims.anchor" and event.action == CARRY
    return is_carried and after.get("carried") in WITH_THEIR_WORDS


def _made(events: Iterable[Event]) -> set[int]:
    """The claims that were made or let pass here, if they are too many to be told one by one."""
    made = {
        event.claim_id
        for event in events
        if event.table in LISTED
        and event.operation == Event.Operation.INSERT
        and event.claim_id is not None
    }
    return made if len(made) > MANY else set()


def _by_subject(
    events: Iterable[Event], lookup: Lookup
) -> list[tuple[Subject | None, list[Event]]]:
    found: dict[tuple[str, int], tuple[Subject | None, list[Event]]] = {}
    for event in events:
        subject = _subject(event, lookup)
        key = (subject.kind, subject.key) if subject else (event.table, event.row_id)
        found.setdefault(key, (subject, []))[1].append(event)
    return list(found.values())


def _subject(event: Event, lookup: Lookup) -> Subject | None:
    if event.claim_id:
        return lookup.claim(event.claim_id)
    if event.article_id:
        return lookup.articles.get(event.article_id)
    if event.source_id:
        return lookup.sources.get(event.source_id)
    if event.person_id:
        return Subject("person", event.person_id, lookup.person(event.person_id))
    return None


def _changes(events: list[Event], lookup: Lookup) -> Iterable[FieldChange]:
    for table, group in groupby(sorted(events, key=_table_place), _table):
        rows = list(group)
        if table == "claims.attribution":
            yield from _chain(rows)
        else:
            for event in rows:
                yield from _row(event, lookup)


def _row(event: Event, lookup: Lookup) -> Iterable[FieldChange]:
    before, after = event.before or {}, event.after or {}
    match event.table:
        case "claims.replacement":
            yield FieldChange("Replaced by", "", lookup.claim(after["new_id"]).label)
            return
        case "articles.revision":
            yield _text(event.article_id or 0, int(after.get("number", 1)))
            return
        case "accounts.user_groups":
            role = lookup.groups.get({**before, **after}["group_id"], "")
            added = event.operation == Event.Operation.INSERT
            yield FieldChange("Role", "" if added else role, role if added else "")
            return
        case "claims.evidence":
            source = lookup.sources.get(event.source_id or 0)
            removed = "removed_at" in after and after["removed_at"]
            title = source.label if source else ""
            gone = bool(removed) and bool(before)
            yield FieldChange("Source", title if gone else "", "" if gone else title)
        case "claims.placement":
            yield FieldChange("Places that fit", "", str(len(after.get("candidates", []))))
            return
        case "claims.anchor" if before and "quote" not in after and "start" in after:
            yield FieldChange("Place", _place(before), _place(after))
    yield from _fields(event, before, after, lookup)


def _text(article: int, number: int) -> FieldChange:
    """A text that was saved, with the page that shows it or what it changed."""
    address = reverse("article-revision", args=[article, number])
    if number > 1:
        address = f"{reverse('article-compare', args=[article])}?to={number}"
    return FieldChange("Text", "", f"Revision {number}", address=address)


def _fields(
    event: Event, before: dict[str, Value], after: dict[str, Value], lookup: Lookup
) -> Iterable[FieldChange]:
    known = NAMES.get(event.table)
    names = known if known is not None else {column: column for column in {**before, **after}}
    for column, name in names.items():
        if column not in before and column not in after:
            continue
        old, new = before.get(column), after.get(column)
        if old == new or _goes_without_saying(event, column, old, new):
            continue
        # A made row tells what it holds; a changed one also what it held.
        was = lookup.value(event.table, column, old) if column in before else ""
        becomes = lookup.value(event.table, column, new) if column in after else ""
        if was != becomes:
            compared = diff.words(was, becomes) if column in PROSE and was and becomes else []
            yield FieldChange(name, was, becomes, tuple(compared))


def _goes_without_saying(event: Event, column: str, old: Value, new: Value) -> bool:
    """Whether the entry says it already: by its reason, its author, or because it is usual."""
    if column == "carried" and new not in {None, "found"}:
        return False
    usual = column in UNTOLD_AT_FIRST or new in (None, "", 0, False, "active")
    if event.operation == Event.Operation.INSERT and usual:
        return True
    if column == "decided_by_id":
        return new is None or new == event.actor_id
    if column == "removed_at":
        return True
    return not old and isinstance(new, str) and new != "" and new == event.reason


def _chain(events: list[Event]) -> Iterable[FieldChange]:
    """Who said it before and after, as one change."""
    old = [event.before for event in events if event.operation == Event.Operation.DELETE]
    new = [event.after for event in events if event.operation == Event.Operation.INSERT]
    changed = [event for event in events if event.operation == Event.Operation.UPDATE]
    if _arrows(old) != _arrows(new):
        yield FieldChange("Who said it", _arrows(old), _arrows(new))
    for event in changed:
        yield FieldChange("Who said it", _arrows([event.before]), _arrows([event.after]))


def _arrows(links: Sequence[dict[str, Value] | None]) -> str:
    there = sorted((link for link in links if link), key=_order)
    return " → ".join(str(link.get("name", "")) for link in there if link.get("name"))


def _place(row: dict[str, Value]) -> str:
    return f"characters {row.get('start', '…')} to {row.get('end', '…')}"


def _table(event: Event) -> str:
    return event.table


def _table_place(event: Event) -> tuple[bool, str]:
    """What was changed first, then what hangs on it."""
    return event.table.startswith("claims.") and event.table != "claims.claim", event.table


def _order(link: dict[str, Value]) -> int:
    place = link.get("order")
    return place if isinstance(place, int) else 0
