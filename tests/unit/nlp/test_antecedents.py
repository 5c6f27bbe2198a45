"""Who "he said" and "she said" are, told by the sentence before."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "Ann Lee, who runs the port, said Rosa Ibarra wants to sell it.\n\n"
                "“The mill will close in May,” she said."
            ),
            "Ann Lee",
        ),
        (
            (
                "Jon Dahl, a former mayor, voiced hope that Peter Novak would lose.\n\n"
                "“The mill will close in May,” he said."
            ),
            "Jon Dahl",
        ),
        (
            (
                "Peter Novak said Jon Dahl had never respected the vote. "
                "He said the mill will close in May because of Dahl."
            ),
            "Peter Novak",
        ),
        (
            (
                "The plan will fail in court, said Jon Dahl, who once worked for Peter Novak."
                "\n\n“The judges have seen it before. The mill will close in May,” he said."
            ),
            "Jon Dahl",
        ),
        (
            (
                "“The harbor is full of mud,” said Jon Dahl. “Nobody cleared it since Peter Novak"
                " left the board.”\n\nHe added that the mill will close in May."
            ),
            "Jon Dahl",
        ),
        (
            (
                "Rosa Ibarra has run the mill since the spring of last year. She did not speak of"
                " Ann Lee on Monday. She argued that the mill will close in May."
            ),
            "Rosa Ibarra",
        ),
    ],
)
def test_whom_the_sentence_before_is_about_goes_on(split: Splitter, text: str, name: str) -> None:
    """Neither the nearest nor the one spoken of, but who leads the sentence."""
    assert speaker_of(split, text, "mill will close in May") == name


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee spoke for an hour.\n\n“The mill will close in May,” he said.",
        "Jon Dahl met Peter Novak.\n\n“The mill will close in May.”\n\nHe said that on Monday.",
        (
            "Ann Lee and Bo Lee own the port. Lee was angry about the vote on Monday.\n\n"
            "“The mill will close in May,” she told the board."
        ),
    ],
)
def test_nobody_is_named_where_two_may_be_meant(split: Splitter, text: str) -> None:
    """Another gender, a quotation of nobody, a name that two bear."""
    assert speaker_of(split, text, "mill will close in May") in {"", "unclear"}


def test_a_name_is_not_cut_short(split: Splitter) -> None:
    """The sentence before calls her Ann, the article knows her full name."""
    text = (
        "Ann Lee runs the port with her brother, Bo Lee. Ann spoke on Monday.\n\n"
        "“The mill will close in May,” she said."
    )
    assert speaker_of(split, text, "mill will close in May") in {"Ann Lee", "unclear"}


def test_a_report_in_passing_is_left_to_the_weighing(split: Splitter) -> None:
    """Who "he" is in a relative clause is told by its own sentence."""
    text = (
        "Peter Novak praised the ferry.\n\nJon Dahl, the mayor, promised aid for the town after"
        " what he called a lost decade."
    )
    told = [c for c in split(text).claims if "lost decade" in c.text]
    assert all(a.name != "Peter Novak" for c in told for a in c.attributions)
