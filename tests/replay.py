"""Plays history back: what the events say that the tables should hold now."""

import json
from typing import Any

from django.db import connection

from factcheck.audit.models import Event

type Row = dict[str, Any]
type Rows = dict[tuple[str, int], Row]

TRACKED = """
SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger
WHERE tgname = 'audit_record' ORDER BY 1
"""


class Playback:
    """The rows that events lead to, played back as far as they go."""

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.last = 0

    def go_on(self) -> Rows:
        """Play back what came since, in its order; the rows, by table and key."""
        events = Event.objects.filter(pk__gt=self.last).order_by("pk")
        for event in events.iterator():
            self._play(event)
            self.last = event.pk
        return self.rows

    def _play(self, event: Event) -> None:
        place = (event.table, event.row_id)
        before: Row = event.before or {}
        after: Row = event.after or {}
        match event.operation:
            case Event.Operation.INSERT:
                assert place not in self.rows, f"{place} was made twice"
                self.rows[place] = {**after}
            case Event.Operation.UPDATE:
                present = {name: self.rows[place][name] for name in before}
                assert present == before, f"{place} was {present}, not {before}, before a change"
                self.rows[place].update(after)
            case _:
                assert self.rows.pop(place) == before, f"{place} was something else when deleted"


def replayed() -> Rows:
    """The rows that all events, played back in their order, lead to; by table and key."""
    return Playback().go_on()


def present_rows() -> Rows:
    """The rows that the tracked tables hold now, as events write them; by table and key."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        cursor.execute(TRACKED)
        tracked: list[tuple[str, str]] = cursor.fetchall()
        for table, arguments in tracked:
            label, left_out, hidden = [*arguments.split("\\000"), "", ""][:3]
            cursor.execute(
                f"SELECT to_jsonb(t) - string_to_array(%s, ',') FROM {table} AS t", [left_out]
            )
            for (written,) in cursor.fetchall():
                row = json.loads(written)
                for name in filter(None, hidden.split(",")):
                    row[name] = "hidden"
                rows[label, row["id"]] = row
    return rows
