"""How many claims are in which state, as a line of numbers and as a bar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from factcheck.claims.models import Claim
from factcheck.search.filters import STATES

SHOWN = (
    "verified",
    "disputed",
    "unattributed",
    "second_check",
    "disagreement",
    "stale",
    "open",
)
"""The states of claims that stand, decided ones first, as the bar shows them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar that is 100 units wide."""

    state: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of claims that stand, by state."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All claims that stand."""
        return sum(self.counts.values())

    @property
    def shown(self) -> list[tuple[str, int]]:
        """Each state that occurs, with its number."""
        return [(state, self.counts[state]) for state in SHOWN if self.counts.get(state)]

    @property
    def words(self) -> str:
        """The bar for those who hear it: "3 verified, 1 disputed, 6 open"."""
        told = (f"{count} {state.replace('_', ' ')}" for state, count in self.shown)
        return ", ".join(told) or "no claims yet"

    @property
    def segments(self) -> list[Segment]:
        """The bar."""
        segments: list[Segment] = []
        start = 0.0
        for state, count in self.shown:
            width = 100 * count / self.total
            segments.append(Segment(state, count, round(start, 3), round(width, 3)))
            start += width
        return segments


def tallies(articles: Iterable[int]) -> dict[int, Tally]:
    """The tally of each of these articles, by their keys, in one query."""
    wanted = list(articles)
    totals = [Count("pk", filter=STATES[state]) for state in SHOWN]
    claims = Claim.objects.filter(article__in=wanted).order_by().values_list("article_id")
    counted = claims.annotate(**dict(zip(SHOWN, totals, strict=True)))
    found = {article: Tally(dict(zip(SHOWN, row, strict=True))) for article, *row in counted}
    return {article: found.get(article, Tally()) for article in wanted}
