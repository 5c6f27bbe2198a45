"""Overlapping stretches of a text, cut at all their boundaries so that none overlaps another."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch[Key]:
    """A half-open stretch ``[start, end)`` of a text in code points, and what it belongs to."""

    start: int
    end: int
    key: Key


@dataclass(frozen=True, slots=True)
class Segment[Key]:
    """A stretch that lies wholly inside or wholly outside of every stretch it was cut from.

    Attributes:
        start, end: Code points, half-open; never empty.
        keys: Of the stretches that cover it, the shortest first.
        ending: Of those that end where it ends.
    """

    start: int
    end: int
    keys: tuple[Key, ...] = ()
    ending: tuple[Key, ...] = ()


def cut[Key](
    start: int, end: int, stretches: Iterable[Stretch[Key]], *, at: Iterable[int] = ()
) -> list[Segment[Key]]:
    """The stretch ``[start, end)`` in segments, in order and without a gap.

    It is cut where any of ``stretches`` begins or ends, and at the further places ``at``. What of
    a stretch lies outside is left off; an empty stretch cuts nothing.
    """
    if start >= end:
        return []
    inside = [item for item in stretches if max(item.start, start) < min(item.end, end)]
    inside.sort(key=lambda item: (item.end - item.start, item.start))
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for rank, item in enumerate(inside):
        opening.setdefault(max(item.start, start), []).append(rank)
        closing.setdefault(min(item.end, end), []).append(rank)
    further = {place for place in at if start < place < end}
    open_ranks: set[int] = set()
    segments: list[Segment[Key]] = []
    for left, right in pairwise(sorted({start, end, *opening, *closing, *further})):
        open_ranks.difference_update(closing.get(left, ()))
        open_ranks.update(opening.get(left, ()))
        ranks = sorted(open_ranks)
        segments.append(
            Segment(
                left,
                right,
                tuple(inside[rank].key for rank in ranks),
                tuple(inside[rank].key for rank in ranks if inside[rank].end == right),
            )
        )
    return segments
