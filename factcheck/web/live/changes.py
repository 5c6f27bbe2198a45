"""What changed on an article's page since a moment: rows, lines of the text, numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.since import events_since
from factcheck.claims.models import Anchor, Claim
from factcheck.web.articles.reader import newest_revisions, reading_of
from factcheck.web.articles.rows import Row, rows
from factcheck.web.articles.text import Line, line_places, lines
from factcheck.web.claims.candidates import HAS_NO_PLACE
from factcheck.web.live.people import Present
from factcheck.web.tally import Tally, tallies

MOST_EVENTS = 2000
MOST_ROWS = 120
"""More changed claims than this are not sent one by one: the page fetches text and list whole."""
CLAIM, ANCHOR, REVISION = "claims.claim", "claims.anchor", "articles.revision"
WHOLE = frozenset(
    {("articles.article", "update"), ("claims.keptline", "insert"), ("claims.keptline", "update")}
)
"""Tables and what is done to them whose changes touch more of the page than rows and lines."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows, as it says of itself.

    Attributes:
        since: The moment it was made or last brought up to date (``audit.since.Moment``).
        revision: The number of the revision it shows.
        chosen: The key of the claim in its panel, and ``version`` at which it is shown.
        least: Where its slider stands.
    """

    since: int
    revision: int
    chosen: int | None = None
    version: int = 0
    least: float = 0


@dataclass(slots=True)
class Changes:
    """What a page has to change.

    Attributes:
        since: The moment up to which this tells everything.
        whole: Too much changed, or in too many places: text and list are to be fetched whole.
        new_text: The newest revision where the page shows an older one; then nothing else is told.
        rows: Claims that changed and are on the page, in text order.
        gone: Keys of claims that are on it no more.
        lines: Lines in which claims came, went or moved.
        tally: The numbers of claims by state.
        people: Who else is on the article; None where that was not asked for.
        panel: The event by which someone changed the claim in the panel, if its panel is older.
    """

    article: Article
    since: int
    whole: bool = False
    new_text: Revision | None = None
    rows: list[Row] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tally: Tally | None = None
    panel: Event | None = None
    people: list[Present] | None = None
    may_correct: bool = False
    being_read: frozenset[int] = frozenset()


def changes(article_pk: int, *, person: User, seen: Seen) -> Changes:
    """What changed since a page was made; at most seven queries, two where nothing did.

    Raises:
        Http404: there is no such article.
    """
    revision = _revision(article_pk)
    found = Changes(
        article=revision.article,
        since=revision.moment,  # type: ignore[attr-defined] # annotated
        may_correct=person.may(Permission.CORRECT),
        being_read=frozenset(revision.being_read),  # type: ignore[attr-defined] # annotated
    )
    events = _events(article_pk, seen.since)
    if not events:
        return found
    found.panel = _by_another(events, seen)
    if revision.number != seen.revision:
        found.new_text = revision
        return found
    keys = {event.claim_id for event in events if event.claim_id}
    if len(events) > MOST_EVENTS or len(keys) > MOST_ROWS or _touches_more(events):
        found.whole = True
        return found
    if keys:
        _fill(found, revision, events, keys, seen)
    return found


def _revision(article_pk: int) -> Revision:
    """The newest text with the present moment, which is noted before anything else is read."""
    newest = newest_revisions().filter(article=article_pk).select_related("by").defer("text")
    found = newest.order_by("-number").first()
    if found is None:
        raise Http404
    return found


def _events(article_pk: int, since: int) -> list[Event]:
    claims = Claim.objects.filter(article=article_pk).values("pk")
    ours = events_since(since).filter(Q(article_id=article_pk) | Q(claim_id__in=claims))
    return list(ours[: MOST_EVENTS + 1])


def _touches_more(events: Iterable[Event]) -> bool:
    return any(
        (event.table, event.operation) in WHOLE or (event.after or {}).get("status") in HAS_NO_PLACE
        for event in events
    )


def _by_another(events: Sequence[Event], seen: Seen) -> Event | None:
    """The newest event of the claim in the panel."""
    if seen.chosen is None:
        return None
    of_claim = (event for event in reversed(events) if event.claim_id == seen.chosen)
    return next(of_claim, None)


def _fill(
    found: Changes, revision: Revision, events: Sequence[Event], keys: set[int], seen: Seen
) -> None:
    """Put in what became of claims: their rows, the lines they stand or stood in, the numbers."""
    changed = list(_drawn(found.article, revision, seen).filter(pk__in=keys))
    found.rows = rows(changed, chosen=seen.chosen, least=seen.least)
    found.gone = sorted(keys - {claim.pk for claim in changed})
    found.tally = tallies([found.article.pk])[found.article.pk]
    places = _places(events, revision, keys)
    if places:
        found.lines = _lines(found, revision, places, seen)
    current = next((claim for claim in changed if claim.pk == seen.chosen), None)
    is_talk = any(
        event.claim_id == seen.chosen and event.table.startswith("desk.") for event in events
    )
    if current is not None and current.version <= seen.version and not is_talk:
        found.panel = None


def _drawn(article: Article, revision: Revision, seen: Seen) -> QuerySet[Claim]:
    shown = ~Q(status=Claim.Status.SUPERSEDED) | Q(pk=seen.chosen)
    drawn = Claim.objects.of_article(article).filter(shown).in_text_order(revision).with_chain()
    return drawn.select_related("assignee").defer("search", "statement", "rationale")


def _places(events: Iterable[Event], revision: Revision, keys: set[int]) -> list[tuple[int, int]]:
    """Where claims stand or stood that came, went or moved: code points, half-open."""
    moved, former = set(), []
    for event in events:
        after, before = event.after or {}, event.before or {}
        if event.table == CLAIM and ("status" in after or event.operation == "insert"):
            moved.add(event.claim_id)
        elif event.table == ANCHOR:
            moved.add(event.claim_id)
            former.append((event.claim_id, before.get("start"), before.get("end")))
    if not moved:
        return []
    anchors = Anchor.objects.filter(revision=revision, claim__in=moved)
    present = {
        key: (start, end) for key, start, end in anchors.values_list("claim", "start", "end")
    }
    places = list(present.values())
    for key, start, end in former:
        now = present.get(key or 0, (0, 0))
        places.append((now[0] if start is None else start, now[1] if end is None else end))
    return places


def _lines(
    found: Changes, revision: Revision, places: Sequence[tuple[int, int]], seen: Seen
) -> list[Line]:
    text = revision.text
    touched = [
        (start, end)
        for start, end in line_places(text)
        if any(start < right and left < end for left, right in places)
    ]
    inside = Q()
    for start, end in touched:
        inside |= Q(start__lt=end, end__gt=start)
    claims = _drawn(found.article, revision, seen).filter(status=Claim.Status.ACTIVE)
    standing = list(claims.prefetch_related(None).select_related(None).filter(inside))
    reading = reading_of(revision)
    excluded: Any = reading.excluded if reading else ()
    drawn = lines(text, standing, excluded, chosen=seen.chosen, least=seen.least)
    wanted = {start for start, _ in touched}
    return [line for line in drawn if line.start in wanted]
