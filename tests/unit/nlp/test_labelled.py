"""Speakers that the setting of a paragraph names."""

import pytest

from tests.unit.nlp.asking import Splitter


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


@pytest.mark.parametrize("dash", ["-", "— ", "– "])
def test_a_name_under_a_quotation_signs_it(split: Splitter, dash: str) -> None:
    text = (
        f'"The port lost 400 jobs."\n\n{dash}Lena Ortiz, on Friday.\n\n"All is well."\n\nRain fell.'
    )
    assert named(split, text)[0] == ["Lena Ortiz"]


def test_an_agency_that_signs_an_article_has_said_nothing(split: Splitter) -> None:
    text = 'The mayor left on Friday.\n\n"The port lost 400 jobs in May."\n\n- Reuters.'
    assert ["Reuters"] not in named(split, text)
