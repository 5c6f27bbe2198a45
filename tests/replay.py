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


def replayed() -> Rows:
    """The rows that all events, played back in their order, lead to; by table and key."""
    rows: Rows = {}
    events = Event.objects.order_by("pk").values_list(
        "table", "row_id", "operation", "before", "after"
    )
    for table, key, operation, was, is_now in events.iterator():
        before: Row = was or {}
        after: Row = is_now or {}
        place = (table, key)
        match operation:
            case "insert":
                assert place not in rows, f"{place} was made twice"
                rows[place] = {**after}
            case "update":
                present = {name: rows[place][name] for name in before}
                assert present == before, f"{place} was {present}, not {before}, before a change"
                rows[place].update(after)
            case "delete":
                assert rows.pop(place) == before, f"{place} was something else when it was deleted"
    return rows


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
