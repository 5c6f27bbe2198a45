"""What a new text claims that its article did not claim before."""

from collections.abc import Iterable, Sequence

from factcheck.articles.models import Revision
from factcheck.claims.models import Anchor, Reading
from factcheck.lib.carry import carry
from factcheck.lib.words import Place
from factcheck.nlp.types import ClaimFound


def fresh(revision: Revision, found: Sequence[ClaimFound]) -> list[ClaimFound]:
    """Those of ``found`` that a reading of this revision adds to the claims carried into it.

    Sentences that were read before are not split again, whatever became of their claims: what
    stands in words that the last revision that was read had too is left out. So is what a carried
    claim makes already, where the two share more than half of the longer one's characters.
    """
    known = [_content(anchor) for anchor in Anchor.objects.filter(revision=revision)]
    return [
        claim
        for claim in _in_new_words(revision, found)
        if not _is_known((claim.content_start, claim.content_end), known)
        and not _is_known((claim.start, claim.end), known)
    ]


def _in_new_words(revision: Revision, found: Sequence[ClaimFound]) -> Sequence[ClaimFound]:
    readings = Reading.objects.filter(
        revision__article_id=revision.article_id,
        revision__number__lt=revision.number,
        state=Reading.State.DONE,
    )
    last = readings.select_related("revision").order_by("-revision__number").first()
    if last is None:
        return found
    unread = _unread(last)
    before = carry(revision.text, last.revision.text, [(claim.start, claim.end) for claim in found])
    return [
        claim
        for claim, was in zip(found, before, strict=True)
        if not was.same_words or was.place is None or _is_inside(was.place, unread)
    ]


def _unread(reading: Reading) -> list[Place]:
    """The lines of a revision that were left out when it was read."""
    waiting = reading.revision.kept_lines.filter(read_at=None).values_list("start", "end")
    return [*((line["start"], line["end"]) for line in reading.excluded), *waiting]


def _is_inside(place: Place, lines: Iterable[Place]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in lines)


def _content(anchor: Anchor) -> Place:
    if anchor.content_start is None or anchor.content_end is None:
        return anchor.start, anchor.end
    return anchor.content_start, anchor.content_end


def _is_known(place: Place, known: Iterable[Place]) -> bool:
    return any(mostly_the_same(place, other) for other in known)


def mostly_the_same(one: Place, other: Place) -> bool:
    """Whether two stretches share more than half of the longer one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > max(one[1] - one[0], other[1] - other[0])
