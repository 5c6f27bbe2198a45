"""What happened since a moment, without missing a transaction that commits late.

Numbers of events are handed out before their transactions commit, so "events above a number" would
miss one that took its number early and committed late. A moment is therefore a transaction: all
that were over before it was noted had been seen. Some events are told twice; none is missed.
"""

from typing import Any

from django.db.models import BigIntegerField, Func

from factcheck.audit.models import Event


class Moment(Func):
    """The oldest transaction that was still writing when the query began, as a number.

    Whatever an earlier query of the same connection showed had been written before; events from
    this number on may be new to whoever asked then.
    """

    template = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    arity = 0
    output_field: Any = BigIntegerField()


def events_since(moment: int) -> Any:
    """Events that may be new since ``moment``, oldest first."""
    return Event.objects.filter(transaction__gte=moment).order_by("pk")
