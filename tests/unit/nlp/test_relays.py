"""Programs, occasions and cited sources: through whom words came."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def links(split: Splitter, text: str) -> list[list[str]]:
    return [[a.name for a in c.attributions if not a.from_context] for c in split(text).claims]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "“The port lost 400 jobs in May,” Lena Ortiz told USA Today.",
            ["Lena Ortiz", "USA Today"],
        ),
        (
            "“The port lost 400 jobs in May,” Lena Ortiz said on NBC’s “Meet the Press.”",
            ["Lena Ortiz", "NBC’s “Meet the Press"],
        ),
        (
            "Speaking later on the same show, Lena Ortiz said the port lost 400 jobs in May.",
            ["Lena Ortiz", "same show"],
        ),
        (
            "The ministry said in a statement posted on its website that the port lost 400 jobs.",
            ["The ministry", "a statement"],
        ),
        (
            "Lena Ortiz alleged in the lawsuit that the port owed $3 million to its workers.",
            ["Lena Ortiz", "lawsuit"],
        ),
        (
            "As first reported by Reuters, the port lost 400 jobs in May.",
            ["Reuters"],
        ),
        (
            "Reuters reported on Thursday, citing two diplomats, that the port lost 400 jobs.",
            ["two diplomats", "Reuters"],
        ),
    ],
)
def test_programs_and_occasions_are_named(split: Splitter, text: str, names: list[str]) -> None:
    assert links(split, text)[0] == names


def test_an_aside_with_a_source_of_its_own_has_that_source(split: Splitter) -> None:
    text = (
        "Lena Ortiz said the port lost its best docks, which employed 400 people in May,"
        " according to Reuters."
    )
    assert links(split, text) == [["Lena Ortiz"], ["Reuters"]]


def test_quotations_in_paired_apostrophes_go_on_behind_the_title_of_a_show(split: Splitter) -> None:
    text = (
        "''It's nonsense,'' Lena Ortiz said on NBC's ''Meet the Press.'' ''The port can't pay its"
        " workers and it lost 400 jobs.''"
    )
    found = links(split, text)
    assert found
    assert {names[0] for names in found} == {"Lena Ortiz"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Prosecutors said the mayor took $310,000. In return, they said, he sold two docks.",
            "Prosecutors",
        ),
        (
            "Researchers at Lund University measured the lake. They found that the water fell.",
            "Researchers at Lund University",
        ),
        (
            "The inquiry examined 19 deaths. It found that seven of them might have lived.",
            "The inquiry",
        ),
    ],
)
def test_they_and_it_are_the_body_that_the_sentence_before_tells_of(
    split: Splitter, text: str, name: str
) -> None:
    assert links(split, text)[-1] == [name]


def test_it_is_not_a_person(split: Splitter) -> None:
    text = "Lena Ortiz read the report in May. It found that the port lost 400 jobs."
    assert "Lena Ortiz" not in links(split, text)[-1]


def test_an_interview_names_the_channel_and_the_program_that_aired_it(split: Splitter) -> None:
    text = (
        "“The port lost 400 jobs,” Lena Ortiz said in an interview with CNN’s Ada Moe aired Monday"
        " on “New Day.”"
    )
    (names,) = links(split, text)
    assert names[0] == "Lena Ortiz"
    assert sorted(names[1:]) == ["CNN", "New Day"]
