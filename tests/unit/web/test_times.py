from datetime import UTC, datetime, timedelta

import pytest

from factcheck.web.templatetags.times import deadline, distance

NOW = datetime(2026, 5, 13, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(seconds=-5), "in a moment"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=15), "15 hours ago"),
        (timedelta(hours=16), "yesterday"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=7), "6 May 2026"),
        (timedelta(hours=-2), "in 2 hours"),
        (timedelta(days=-1), "tomorrow"),
        (timedelta(days=-3), "in 3 days"),
        (timedelta(days=-300), "9 Mar 2027"),
    ],
)
def test_distances_are_told_as_people_do(away: timedelta, words: str) -> None:
    assert distance(NOW - away, NOW) == words


def test_early_this_morning_is_yesterday_only_by_the_calendar() -> None:
    after_midnight = datetime(2026, 5, 13, 1, 0, tzinfo=UTC)
    assert distance(after_midnight - timedelta(hours=2), after_midnight) == "2 hours ago"


@pytest.mark.parametrize(
    ("left", "words", "urgency"),
    [
        (timedelta(days=2), "due in 2 days", ""),
        (timedelta(hours=3), "due in 3 hours", ""),
        (timedelta(hours=2, minutes=59), "due in 2 hours", "soon"),
        (timedelta(0), "due just now", "soon"),
        (timedelta(seconds=-1), "overdue by 1 minute", "overdue"),
        (timedelta(minutes=-59), "overdue by 59 minutes", "overdue"),
        (timedelta(hours=-1), "overdue by 1 hour", "overdue"),
        (timedelta(hours=-23), "overdue by 23 hours", "overdue"),
        (timedelta(days=-3), "overdue by 3 days", "overdue"),
    ],
)
def test_deadlines_say_how_near_or_late_they_are(left: timedelta, words: str, urgency: str) -> None:
    assert deadline(NOW + left, NOW) == (words, urgency)
