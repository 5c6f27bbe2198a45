"""Blocks hold the same items on both sides, in order, and as many as a short edit leaves."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.align import Block, align, common_after, common_before

TEXTS = st.text("abcd", max_size=60)


@given(TEXTS, TEXTS)
def test_blocks_are_the_same_on_both_sides_and_rise(old: str, new: str) -> None:
    i = j = 0
    for block in align(old, new):
        assert block.length > 0
        assert block.old >= i
        assert block.new >= j
        i, j = block.old + block.length, block.new + block.length
        assert old[block.old : i] == new[block.new : j]


@given(TEXTS, TEXTS, TEXTS)
def test_one_insertion_or_deletion_keeps_all_the_rest(head: str, middle: str, tail: str) -> None:
    for old, new in ((head + tail, head + middle + tail), (head + middle + tail, head + tail)):
        assert sum(block.length for block in align(old, new)) == len(head + tail)


@given(TEXTS)
def test_a_text_is_one_block_of_itself(text: str) -> None:
    assert align(text, text) == ([Block(0, 0, len(text))] if text else [])


@given(TEXTS, TEXTS, TEXTS)
def test_what_two_texts_begin_and_end_with(common: str, one: str, other: str) -> None:
    before = common_before(
        common + one, common + other, 0, len(common + one), 0, len(common + other)
    )
    assert before >= len(common)
    assert (common + one)[:before] == (common + other)[:before]
    after = common_after(one + common, other + common, 0, len(one + common), 0, len(other + common))
    assert after >= len(common)


def test_the_longest_run_holds_two_texts_together() -> None:
    blocks = align("aXbcdefghij", "bcdefghijaY")
    assert Block(2, 0, 9) in blocks
