"""Overlapping stretches are cut at their boundaries, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.segments import Segment, Stretch, cut

PLACES = st.integers(0, 30)
STRETCHES = st.lists(
    st.builds(lambda a, b, key: Stretch(min(a, b), max(a, b), key), PLACES, PLACES, st.uuids()),
    max_size=8,
    unique_by=lambda stretch: stretch.key,
)


def test_without_stretches_the_whole_is_one_segment() -> None:
    assert cut(0, 10, []) == [Segment(0, 10)]


def test_nothing_has_no_segments() -> None:
    assert cut(5, 5, [Stretch(0, 9, "a")]) == []


def test_overlap_belongs_to_both_and_the_shorter_comes_first() -> None:
    assert cut(0, 10, [Stretch(1, 8, "long"), Stretch(4, 9, "short")]) == [
        Segment(0, 1),
        Segment(1, 4, ("long",)),
        Segment(4, 8, ("short", "long"), ("long",)),
        Segment(8, 9, ("short",), ("short",)),
        Segment(9, 10),
    ]


def test_a_stretch_over_the_edge_does_not_end_there() -> None:
    assert cut(2, 5, [Stretch(0, 9, "a")]) == [Segment(2, 5, ("a",))]


def test_further_places_cut_too() -> None:
    assert cut(0, 4, [Stretch(0, 4, "a")], at=[2, 0, 4, 99]) == [
        Segment(0, 2, ("a",)),
        Segment(2, 4, ("a",), ("a",)),
    ]


@given(PLACES, PLACES, STRETCHES, st.lists(PLACES, max_size=4))
def test_segments_tile_the_stretch_and_carry_exactly_what_covers_them(
    start: int, end: int, stretches: list[Stretch[object]], at: list[int]
) -> None:
    segments = cut(start, end, stretches, at=at)
    covered = [place for segment in segments for place in range(segment.start, segment.end)]
    assert covered == list(range(start, end))
    for segment in segments:
        assert segment.start < segment.end
        covering = {
            stretch.key
            for stretch in stretches
            if stretch.start <= segment.start and segment.end <= stretch.end
        }
        assert set(segment.keys) == covering
    ended = [key for segment in segments for key in segment.ending]
    assert len(ended) == len(set(ended))
