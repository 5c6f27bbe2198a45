"""Interviews in question and answer: the answers have their speaker, the questions none."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of

INTRODUCTION = (
    "Lena Ortiz ran the port of Lindvik for nine years. In March she resigned. Ortiz met us in an"
    " empty office above the quay, where boxes stood along the walls and the phone was still."
)
TURNS = (
    "You called the quay unsafe in May. Why did you wait?",
    "We asked the ministry for money four times. The first three letters were lost.",
    "The minister says that you turned down 2 million crowns.",
    "I turned it down because 140 people would have lost their jobs.",
    "Did anybody come and look?",
    "One man. He said the quay had moved by 3 meters, and I believed him.",
    "What will you do next?",
    "I have been offered a shipyard in Orrum.",
    "The ministry denied on Monday that letters of Ortiz had been lost.",
)
ARTICLE = "\n\n".join([INTRODUCTION, *TURNS])


@pytest.mark.parametrize(
    "words", ["four times", "letters were lost", "140 people", "moved by 3 meters", "shipyard"]
)
def test_answers_are_the_interviewees(split: Splitter, words: str) -> None:
    assert speaker_of(split, ARTICLE, words) == "Lena Ortiz"


def test_questions_and_what_follows_the_interview_are_not(split: Splitter) -> None:
    claims = {c.text: [a.name for a in c.attributions] for c in split(ARTICLE).claims}
    others = [
        names for text, names in claims.items() if "ministry denied" in text or "In March" in text
    ]
    assert len(others) == 2
    assert not any("Lena Ortiz" in names for names in others)


def test_an_answer_is_direct_and_its_i_is_the_interviewee(split: Splitter) -> None:
    claim = next(c for c in split(ARTICLE).claims if "shipyard" in c.text)
    assert claim.quote_type == "direct"
    assert claim.statement == "Lena Ortiz has been offered a shipyard in Orrum."


def test_marked_questions_and_answers(split: Splitter) -> None:
    text = (
        "We met Lena Ortiz, who runs the port of Lindvik. It lost 400 jobs in May.\n\n"
        "Q: Is the quay safe?\n\nA: The quay moved by 3 meters.\n\n"
        "Q: Who pays?\n\nA: The ministry pays 2 million."
    )
    assert speaker_of(split, text, "moved by 3 meters") == "Lena Ortiz"
    assert speaker_of(split, text, "pays 2 million") == "Lena Ortiz"
    assert speaker_of(split, text, "400 jobs") == ""


def test_of_two_in_the_introduction_nobody_is_picked(split: Splitter) -> None:
    text = ARTICLE.replace(
        INTRODUCTION, "Lena Ortiz and Jon Dahl ran the port. We met on the quay."
    )
    assert speaker_of(split, text, "four times") == "unclear"


def test_questions_that_a_column_asks_its_readers_make_no_interview(split: Splitter) -> None:
    text = (
        "Mayor Lena Ortiz has a plan for the port of Lindvik.\n\nDo you want to pay for it?\n\n"
        "I do not. The plan costs 2 million.\n\nDo you trust your mayor?\n\n"
        "I never did. She lost 400 jobs.\n\nWill you vote?\n\nI will, and so should my neighbors."
    )
    assert speaker_of(split, text, "2 million") == ""


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Jon Dahl of this paper met Lena Ortiz in her office. She ran the port.", "Lena Ortiz"),
        (
            "Interview: Jon Dahl.\n\nLena Ortiz ran the port. Ortiz met us on the quay.",
            "Lena Ortiz",
        ),
        ("Jon Dahl talks to a woman who ran the port. Dahl met her on the quay.", "unclear"),
        ("Lena Ortiz ran the port. We met on the quay.", "unclear"),
        ("Jon Dahl spoke to Lena Ortiz on the quay of the port that she ran.", "unclear"),
        (
            "Lena Ortiz ran the port. Ortiz met us when Jon Dahl had left. Ortiz is 51.",
            "Lena Ortiz",
        ),
    ],
)
def test_whom_the_interview_is_with(split: Splitter, introduction: str, name: str) -> None:
    text = ARTICLE.replace(INTRODUCTION, introduction)
    assert speaker_of(split, text, "four times") == name


def test_questions_of_readers_that_the_paper_answers_are_no_interview(split: Splitter) -> None:
    text = (
        "Mayor Lena Ortiz has a plan for the port. Here we answer your questions.\n\n"
        "Q: Do you know what it costs?\n\nA: We asked. The plan costs 2 million.\n\n"
        "Q: Who pays?\n\nA: Our taxes rise by 4 percent."
    )
    assert speaker_of(split, text, "2 million") == ""
