"""Speakers that the setting of a paragraph names."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def named(split: Splitter, text: str) -> list[list[str]]:
    return [[a.name for a in c.attributions] for c in split(text).claims]


def test_a_transcript_inside_quotation_marks_names_its_speakers(split: Splitter) -> None:
    text = (
        "“ORTIZ: The port lost 400 jobs in May.\n“LIND: That is plainly wrong.\n"
        "“ORTIZ: It lost all of them."
    )
    assert named(split, text) == [["ORTIZ"], ["LIND"], ["ORTIZ"]]


@pytest.mark.parametrize("dash", ["―\u00a0", "— ", "– "])
def test_a_name_signs_a_quotation_that_opens_with_the_wrong_mark(
    split: Splitter, dash: str
) -> None:
    text = f"”The port lost 400 jobs in May.” {dash}Lena Ortiz"
    assert named(split, text) == [["Lena Ortiz"]]


def test_a_block_without_marks_belongs_to_who_introduces_it(split: Splitter) -> None:
    text = "Lena Ortiz added:\n\nThe port lost 400 jobs in May.\n\nThe talks failed on Monday."
    assert named(split, text) == [["Lena Ortiz"], []]


def test_all_items_under_one_bullet_belong_to_who_introduces_them(split: Splitter) -> None:
    text = (
        "Lena Ortiz noted:\n\n• the port lost 400 jobs in May;\n• the docks have been closed"
        " since June.\n\nThe talks failed on Monday."
    )
    assert named(split, text) == [["Lena Ortiz"], ["Lena Ortiz"], []]


def test_a_line_with_a_colon_and_no_speaker_introduces_nobody(split: Splitter) -> None:
    text = "What happened next:\n\nThe port lost 400 jobs in May."
    assert named(split, text)[-1] == []
