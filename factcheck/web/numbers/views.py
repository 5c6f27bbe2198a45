"""The desk in numbers: charts that are drawn from tables, each number leading to its list."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from factcheck.desk import numbers
from factcheck.desk.numbers import OPEN_STATES, Load, Share
from factcheck.desk.queue import desks
from factcheck.web.claims.filtering import AGE_WORDS
from factcheck.web.fragments import render_part

PERIODS = {"30": "30 days", "90": "90 days", "365": "A year"}
USUAL = "90"
SHORT_AGES = {
    "day": "< 1 day",
    "days": "1–3",
    "week": "3–7",
    "month": "7–30",
    "older": "> 30",
}
"""Ages as they stand under a chart."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, and the list it counts; no list where it counts nothing."""

    value: int
    address: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it is about, its list, its numbers, and how long the bar beside it is.

    ``portion`` is of 100; ``short`` is the name as it stands under a chart.
    """

    name: str
    address: str
    cells: list[Cell]
    total: int = 0
    portion: float = 0
    short: str = ""


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """The figures of a period and a desk, which stand in the address."""
    asked = request.GET.get("period", "")
    period = asked if asked in PERIODS else USUAL
    known = desks()
    desk = request.GET.get("desk", "")
    desk = desk if desk in known else ""
    days = int(period)
    time = numbers.time_to_sign_off(days=days, desk=desk)
    over_time = numbers.open_over_time(days=days, desk=desk)
    now = dict(zip(OPEN_STATES, over_time[-1].counts, strict=True))
    signed = numbers.slowest(days=days, desk=desk)
    context = {
        "periods": PERIODS,
        "period": period,
        "desks": known,
        "desk": desk,
        "now": _cells(now, desk=desk),
        "open_total": sum(now.values()),
        "days": over_time,
        "ages": _ages(numbers.ages(desk=desk), desk),
        "people": _people(numbers.load(desk=desk), desk),
        "weeks": [week for week in time if week.week is not None],
        "whole": next((week for week in time if week.week is None), None),
        "signed": signed,
        "longest": _within(signed[0].hours) if signed else 0,
        "outlets": _shares(
            numbers.disputed_by_outlet(days=days, desk=desk), "outlet", desk=desk, settled=days
        ),
        "speakers": _shares(
            numbers.disputed_by_speaker(days=days, desk=desk), "speaker", desk=desk, settled=days
        ),
        "least": numbers.LEAST,
    }
    return render_part(request, "numbers/dashboard.html", "figures", context, filtered=True)


def _within(hours: float) -> int:
    """Whole hours within which something was done, whole days from two days on."""
    return ceil(hours) if hours < 48 else 24 * ceil(hours / 24)


def _ages(counted: dict[str, dict[str, int]], desk: str) -> list[Line]:
    return [
        Line(
            AGE_WORDS[age],
            "",
            _cells(counts, desk=desk, age=age),
            total=sum(counts.values()),
            short=SHORT_AGES[age],
        )
        for age, counts in counted.items()
    ]


def _people(loads: Iterable[Load], desk: str) -> list[Line]:
    listed = list(loads)
    most = max((one.total for one in listed), default=0)
    return [
        Line(
            one.person,
            _claims(assignee=one.key, desk=desk),
            _cells(one.counts, desk=desk, assignee=one.key),
            total=one.total,
            portion=100 * one.total / most,
        )
        for one in listed
    ]


def _shares(shares: Iterable[Share], name: str, **filters: str | int) -> list[Line]:
    return [
        Line(
            share.name,
            _claims(**{name: share.name}, **filters),
            [
                Cell(share.disputed, _claims(**{name: share.name}, state="disputed", **filters)),
                Cell(share.settled, _claims(**{name: share.name}, **filters)),
            ],
            total=share.percent,
            portion=share.percent,
        )
        for share in shares
    ]


def _cells(counts: dict[str, int], **filters: str | int) -> list[Cell]:
    return [
        Cell(count, _claims(state=state, **filters) if count else "", state)
        for state, count in counts.items()
    ]


def _claims(**filters: str | int) -> str:
    """The claims page with these filters."""
    query = urlencode({name: value for name, value in filters.items() if value != ""})
    return f"{reverse('claims')}?{query}"
