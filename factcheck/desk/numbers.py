"""The desk in numbers: what is open and since when, who has how much, how long articles take.

Every figure is added up by the database. What was open on a day is worked out backwards from the
present: the claims of a stage now, less those that came into it since, plus those that left it. The
events of claims name the stage before and after, so only those since then are read, and claims that
are older than the history of stages are counted right.

No figure tells a verdict that waits for its second check: shares count settled claims alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from factcheck.articles.models import Article
from factcheck.claims.models import Attribution, Claim, ClaimQuerySet

STATE_OF = {
    Claim.Stage.OPEN.value: "open",
    Claim.Stage.IN_REVIEW.value: "open",
    Claim.Stage.SECOND_CHECK.value: "second_check",
    Claim.Stage.DISAGREEMENT.value: "disagreement",
    Claim.Stage.STALE.value: "stale",
    Claim.Stage.UNPLACED.value: "unplaced",
}
"""The stages in which somebody has something to do, each with the word of ``Claim.state``."""
OPEN_STATES = tuple(dict.fromkeys(STATE_OF.values()))
"""The states of claims with which somebody has something to do, as charts stack them."""
AGES: dict[str, tuple[int, int | None]] = {
    "day": (0, 1),
    "days": (1, 3),
    "week": (3, 7),
    "month": (7, 30),
    "older": (30, None),
}
"""How old claims are: days since they were found, half-open."""
LEAST = 5
"""Settled claims that a share is told of at least; of fewer it says nothing."""
SHARES = 15
"""Outlets and speakers shown, those with most settled claims."""
PEOPLE = 30
ARTICLES = 100
UNCLEAR = "unclear"
"""What the splitter writes for a speaker of whom it is not sure who it is."""

CAME_AND_WENT = """
SELECT (at AT TIME ZONE %(zone)s)::date AS day, stage, sum(change)::int
FROM audit_event
CROSS JOIN LATERAL (
    VALUES (after ->> 'stage', 1), (before ->> 'stage', -1)
) AS moved (stage, change)
WHERE "table" = 'claims.claim' AND at >= %(since)s AND stage = ANY(%(stages)s)
    AND (%(desk)s = '' OR article_id IN (SELECT id FROM articles_article WHERE desk = %(desk)s))
GROUP BY day, stage
"""
"""By how many claims each stage grew on each day of the newsroom's calendar."""

SIGNED = """
SELECT date_trunc('week', first_at AT TIME ZONE %(zone)s)::date AS week, count(*)::int,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_at - created_at) / 3600),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM first_at - created_at) / 3600)
FROM (
    SELECT a.created_at, min(s.at) AS first_at
    FROM desk_signoff s JOIN articles_article a ON a.id = s.article_id
    WHERE s.withdrawn_at IS NULL AND (%(desk)s = '' OR a.desk = %(desk)s)
    GROUP BY a.id
) AS articles
WHERE first_at >= %(since)s
GROUP BY GROUPING SETS ((week), ())
ORDER BY week NULLS LAST
"""
"""Hours from an article's arrival to its first sign-off that stands, by week and altogether."""


@dataclass(frozen=True, slots=True)
class Day:
    """How many claims each state had at the end of a day, in the order of ``OPEN_STATES``."""

    day: date
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """How long the articles took that were signed off in a week; hours.

    ``week`` is its Monday, None for the whole period.
    """

    week: date | None
    articles: int
    median: float
    slowest_tenth: float


@dataclass(frozen=True, slots=True)
class Signed:
    """An article that was signed off, and the hours from its arrival to that."""

    article: Article
    hours: float


@dataclass(frozen=True, slots=True)
class Load:
    """The claims that a person has, by state."""

    person: str
    key: int
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Share:
    """How many settled claims of an outlet or a speaker are disputed."""

    name: str
    settled: int
    disputed: int

    @property
    def percent(self) -> int:
        """The share, rounded to whole percents."""
        return round(100 * self.disputed / self.settled)


def open_now(*, desk: str = "") -> dict[str, int]:
    """How many claims are in each of ``OPEN_STATES`` now."""
    found = _unsettled(desk).values_list("stage").annotate(total=Count("pk"))
    return _by_state(found)


def open_over_time(*, days: int, desk: str = "") -> list[Day]:
    """How many claims were in each of ``OPEN_STATES`` at the end of each day, oldest first.

    The last day is today, as it is now. Two queries.
    """
    today = timezone.localdate()
    first = today - timedelta(days=days - 1)
    since = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    with connection.cursor() as cursor:
        cursor.execute(CAME_AND_WENT, {**_asked(desk, since), "stages": list(STATE_OF)})
        grew: dict[date, list[tuple[str, int]]] = {}
        for day, stage, change in cursor.fetchall():
            grew.setdefault(day, []).append((stage, change))
    counts = open_now(desk=desk)
    found = []
    for back in range(days):
        day = today - timedelta(days=back)
        found.append(Day(day, tuple(counts.values())))
        for state, change in _by_state(grew.get(day, [])).items():
            counts[state] -= change
    return found[::-1]


def ages(*, desk: str = "") -> dict[str, dict[str, int]]:
    """How many claims of each of ``OPEN_STATES`` are of each age, by key of ``AGES`` and state."""
    totals = {age: Count("pk", filter=older(age)) for age in AGES}
    rows = list(_unsettled(desk).values_list("stage").annotate(**totals))
    return {
        age: _by_state((row[0], row[place]) for row in rows) for place, age in enumerate(AGES, 1)
    }


def older(age: str) -> Q:
    """The claims of an age, a key of ``AGES``."""
    least, most = AGES[age]
    now = timezone.now()
    young = Q() if most is None else Q(created_at__gt=now - timedelta(days=most))
    return young & Q(created_at__lte=now - timedelta(days=least))


def settled_within(days: int) -> Q:
    """The claims that are settled, with a verdict that was given within so many days."""
    since = timezone.now() - timedelta(days=days)
    return Q(stage=Claim.Stage.SETTLED, decided_at__gte=since)


def load(*, desk: str = "") -> list[Load]:
    """The claims that each person has and that are not settled, most first."""
    theirs = _unsettled(desk).filter(assignee__isnull=False)
    grouped = theirs.values_list("assignee_id", "assignee__name", "stage")
    people: dict[int, Load] = {}
    for key, name, stage, total in grouped.annotate(total=Count("pk")):
        one = people.setdefault(key, Load(name, key, dict.fromkeys(OPEN_STATES, 0)))
        one.counts[STATE_OF[stage]] += total
    return sorted(people.values(), key=lambda one: (-one.total, one.person))[:PEOPLE]


def time_to_sign_off(*, days: int, desk: str = "") -> list[Week]:
    """How long articles took from arrival to sign-off, by week, and last of all the whole period.

    Empty where nothing was signed off.
    """
    since = timezone.now() - timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute(SIGNED, _asked(desk, since))
        rows = [Week(*row) for row in cursor.fetchall()]
    return [row for row in rows if row.articles]


def slowest(*, days: int, desk: str = "") -> list[Signed]:
    """The articles that were signed off, those that took longest first; as many as are told."""
    standing = Q(sign_offs__withdrawn_at=None)
    articles = Article.objects.filter(desk=desk) if desk else Article.objects.all()
    signed = articles.annotate(first=Min("sign_offs__at", filter=standing))
    since = timezone.now() - timedelta(days=days)
    took = signed.filter(first__gte=since).annotate(took=F("first") - F("created_at"))
    return [
        Signed(article, article.took.total_seconds() / 3600)  # type: ignore[attr-defined]
        for article in took.order_by("-took", "pk")[:ARTICLES]
    ]


def disputed_by_outlet(*, days: int, desk: str = "") -> list[Share]:
    """The share of settled claims that are disputed, by the article's outlet."""
    settled = _settled(days, desk).exclude(article__outlet="")
    return _shares(settled.values_list("article__outlet"))


def disputed_by_speaker(*, days: int, desk: str = "") -> list[Share]:
    """The share of settled claims that are disputed, by who said it first."""
    speakers = Attribution.objects.filter(role=Attribution.Role.SPEAKER, anonymous=False).exclude(
        name=UNCLEAR
    )
    first = speakers.filter(claim=OuterRef("pk")).order_by("order").values("name")[:1]
    settled = _settled(days, desk).annotate(speaker=Subquery(first))
    return _shares(settled.filter(speaker__isnull=False).values_list("speaker"))


def _shares(rows: QuerySet[Any, Any]) -> list[Share]:
    disputed = Count("pk", filter=Q(verdict=Claim.Verdict.DISPUTED))
    counted = rows.annotate(settled=Count("pk"), disputed=disputed)
    told = counted.filter(settled__gte=LEAST).order_by("-settled", F("disputed").desc())
    return [Share(*row) for row in told[:SHARES]]


def _settled(days: int, desk: str) -> ClaimQuerySet:
    return _claims(desk).filter(settled_within(days))


def _unsettled(desk: str) -> ClaimQuerySet:
    return _claims(desk).filter(stage__in=list(STATE_OF))


def _by_state(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Numbers by stage, added up by state."""
    found = dict.fromkeys(OPEN_STATES, 0)
    for stage, number in rows:
        found[STATE_OF[stage]] += number
    return found


def _claims(desk: str) -> ClaimQuerySet:
    claims: ClaimQuerySet = Claim.objects.order_by()
    return claims.filter(article__desk=desk) if desk else claims


def _asked(desk: str, since: datetime) -> dict[str, Any]:
    return {"desk": desk, "since": since, "zone": timezone.get_current_timezone_name()}
