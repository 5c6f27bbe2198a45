"""What the demo's people did on each article."""

from collections.abc import Callable

from factcheck.ops.demo.newsdesk import Newsdesk
from factcheck.ops.demo.work import (
    budget,
    business,
    court,
    diplomacy,
    health,
    sports,
    timetable,
)

WORK: dict[str, Callable[[Newsdesk], None]] = {
    "diplomacy": diplomacy.check,
    "budget": budget.check,
    "court": court.check,
    "health": health.check,
    "business": business.check,
    "sports": sports.check,
    "timetable": timetable.check,
}
"""The work on each article, by the article's name."""
