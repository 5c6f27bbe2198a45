"""Words that were typed or selected are found where they stand, or it is said why not."""

from typing import Any

import pytest

from factcheck.articles.models import Revision
from factcheck.lib.errors import RuleBroken
from factcheck.web.claims.places import occurrences, stretch

TEXT = "A ferry 🚢 sank.\n\nTwo ferries sail. A ferry 🚢 sank (again)."
REVISION = Revision(text=TEXT)


def found(words: str, near: int | None = None, **place: Any) -> tuple[int, int]:
    given = stretch(REVISION, {"words": words, **place}, near=near)
    assert given.quote.split() == words.split()
    return given.start, given.end


def test_a_selection_is_taken_as_it_is() -> None:
    start = TEXT.rindex("ferry")
    assert found("ferry", start=start, end=start + 5) == (start, start + 5)


def test_white_space_may_differ() -> None:
    assert found("sank.\r\nTwo   ferries") == (TEXT.index("sank."), TEXT.index(" sail"))


def test_typed_words_are_taken_literally() -> None:
    assert found("(again).") == (TEXT.index("(again)"), len(TEXT))


@pytest.mark.parametrize(("near", "place"), [(0, 2), (10, 2), (40, TEXT.rindex("ferry 🚢"))])
def test_of_several_places_the_nearest_is_taken(near: int, place: int) -> None:
    assert found("ferry 🚢", near=near)[0] == place


def test_a_selection_of_an_older_text_leads_to_the_nearest_place() -> None:
    assert found("ferry 🚢", start=45, end=52)[0] == TEXT.rindex("ferry 🚢")


@pytest.mark.parametrize(
    ("words", "message"),
    [("", "not in the article"), ("whale", "not in the article"), ("A ferry", "2 times")],
)
def test_what_cannot_be_placed_is_said(words: str, message: str) -> None:
    with pytest.raises(RuleBroken, match=message) as refused:
        stretch(REVISION, {"words": words})
    assert refused.value.field == "words"


def test_nothing_stands_nowhere() -> None:
    assert occurrences(TEXT, " \n") == []
