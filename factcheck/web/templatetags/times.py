"""Moments as people say them, with the exact time on hover: ``{% moment event.at %}``."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()

MINUTE, HOUR, DAY = 60, 3_600, 86_400
DAYS_TOLD = 6


@register.inclusion_tag("components/moment.html")
def moment(at: datetime | None) -> dict[str, object]:
    """A ``<time>`` with the distance from now as its words; nothing for no moment."""
    return {"at": at and timezone.localtime(at), "words": at and distance(at, timezone.now())}


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
