"""Moments as people say them, with the exact time on hover: ``{% moment event.at %}``.

Deadlines: ``{% due article.deadline %}``.
"""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()

MINUTE, HOUR, DAY = 60, 3_600, 86_400
DAYS_TOLD = 6
SOON = timedelta(hours=3)
"""How long before a deadline pages warn of it."""


@register.inclusion_tag("components/moment.html")
def moment(at: datetime | None) -> dict[str, object]:
    """A ``<time>`` with the distance from now as its words; nothing for no moment."""
    return {"at": at and timezone.localtime(at), "words": at and distance(at, timezone.now())}


@register.inclusion_tag("components/due.html")
def due(at: datetime | None) -> dict[str, object]:
    """A deadline as a ``<time>`` that is marked when it is near or past; nothing for none."""
    if at is None:
        return {"at": None}
    words, urgency = deadline(at, timezone.now())
    return {"at": timezone.localtime(at), "words": words, "urgency": urgency}


def deadline(at: datetime, now: datetime) -> tuple[str, str]:
    """A deadline in words, "due in 2 hours" or "overdue by 3 days", and how urgent that is.

    The second is "overdue", "soon" in the last ``SOON``, or "".
    """
    if at < now:
        return f"overdue by {_late(now - at)}", "overdue"
    return f"due {distance(at, now)}", "soon" if at - now < SOON else ""


def _late(late: timedelta) -> str:
    minutes = max(1, int(late.total_seconds()) // MINUTE)
    units = ((1_440, "day"), (60, "hour"), (1, "minute"))
    size, unit = next((size, unit) for size, unit in units if minutes >= size)
    number = minutes // size
    return f"{number} {unit}{'' if number == 1 else 's'}"


def distance(at: datetime, now: datetime) -> str:
    """How far a moment is from now: "just now", "5 minutes ago", "in 2 hours", "3 May 2026".

    Days are counted by the calendar; more than six days away the date is given.
    """
    away = now - at
    seconds = int(abs(away).total_seconds())
    days = (timezone.localtime(now).date() - timezone.localtime(at).date()).days
    if seconds < MINUTE:
        return "just now" if away >= timedelta(0) else "in a moment"
    if seconds < HOUR:
        return _told(seconds // MINUTE, "minute", past=away > timedelta(0))
    if days == 0 or seconds < 6 * HOUR:
        return _told(seconds // HOUR, "hour", past=away > timedelta(0))
    if abs(days) == 1:
        return "yesterday" if days > 0 else "tomorrow"
    if abs(days) <= DAYS_TOLD:
        return _told(abs(days), "day", past=days > 0)
    return date_format(timezone.localtime(at), "j M Y")


def _told(number: int, unit: str, *, past: bool) -> str:
    amount = f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{amount} ago" if past else f"in {amount}"
