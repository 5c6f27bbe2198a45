from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.merge import Clash, Merged, merge

BASE = "The mayor said 14 ferries sank.\n\nNobody was hurt.\n"


def test_changes_in_different_places_come_together() -> None:
    merged = merge(BASE, BASE.replace("14", "15"), BASE.replace("Nobody", "No one"))
    assert merged == Merged("The mayor said 15 ferries sank.\n\nNo one was hurt.\n")


def test_words_that_both_changed_are_named_and_theirs_stand() -> None:
    merged = merge(BASE, BASE.replace("14", "15"), BASE.replace("14", "16") + "More.\n")
    assert merged.text == BASE.replace("14", "15") + "More.\n"
    assert merged.clashes == (Clash("15", "16"),)


def test_the_same_change_made_by_both_is_one() -> None:
    both = BASE.replace("14", "15")
    assert merge(BASE, both, both + "More.") == Merged(both + "More.")


def test_what_one_took_out_and_the_other_changed_is_a_clash() -> None:
    merged = merge(BASE, BASE.replace("14 ferries ", ""), BASE.replace("14", "15"))
    assert "".join(clash.mine for clash in merged.clashes).startswith("15")


@given(st.text("ab \n", max_size=20), st.text("ab \n", max_size=20))
def test_one_change_alone_is_taken_as_it_is(base: str, other: str) -> None:
    assert merge(base, other, base) == Merged(other)
    assert merge(base, base, other) == Merged(other)
    assert merge(base, other, other) == Merged(other)
    # Also where the way around the short cuts is taken.
    tail = "\n§ end"
    assert merge(base + tail, other + tail, base + tail + "!").text == other + tail + "!"
