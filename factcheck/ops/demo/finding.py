"""Claims named by words of the article, so that the demo outlives changes of the splitter."""

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.actions.corrections import Stretch, add_claim
from factcheck.claims.models import Anchor, Claim

ENOUGH = 0.5
type Interval = tuple[int, int]


def add_or_find(
    revision: Revision, words: str, *, by: User, status: str, but: list[Claim]
) -> Claim:
    """The claim of this status that covers the words best; ``by`` adds it where there is none.

    Claims in ``but`` are left out.

    Raises:
        ValueError: the words are not in the article.
    """
    stretch = stretch_of(revision, words)
    anchors = (
        revision.anchors.filter(claim__status=status)
        .exclude(claim__in=but)
        .select_related("claim")
        .order_by("claim")
    )
    best = max(anchors, key=lambda anchor: closeness(anchor, stretch), default=None)
    if best is not None and closeness(best, stretch) >= ENOUGH:
        return best.claim
    return add_claim(by=by, revision=revision, stretch=stretch)


def stretch_of(revision: Revision, words: str) -> Stretch:
    """Where the words stand first."""
    start = revision.text.index(words)
    return Stretch(start, start + len(words), words)


def closeness(anchor: Anchor, stretch: Stretch) -> float:
    """How well a claim's place covers a stretch, from 0 to 1, with or without its attribution."""
    wanted = (stretch.start, stretch.end)
    places = [(anchor.start, anchor.end)]
    if anchor.content_start is not None and anchor.content_end is not None:
        places.append((anchor.content_start, anchor.content_end))
    return max(overlap(place, wanted) for place in places)


def overlap(one: Interval, other: Interval) -> float:
    """Shared characters of two half-open stretches, as a part of all they cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
