"""Whom he and she mean."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

type Analyze = Callable[[str], Doc]


def meant(doc: Doc, pronoun: str) -> str:
    """Whom the first such pronoun means, "" when that is not sure."""
    token = next(t for t in doc if t.text == pronoun)
    name = doc._.pronouns.get(token.i)
    return name.name if name is not None else ""


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Mary Lund runs the port. She sold two cranes.", "She", "Mary Lund"),
        ("Mary Lund met Peter Dahl. He sold two cranes.", "He", "Peter Dahl"),
        ("Peter Dahl and John Ruiz met in Oslo. His cranes are new.", "His", ""),
        ("Mary Lund said she sold two cranes.", "she", "Mary Lund"),
        ("Peter Dahl left Oslo. “He sold two cranes,” John Ruiz said.", "He", "Peter Dahl"),
        ("John Ruiz told reporters: “He sold two cranes.”", "He", ""),
        ("Peter Dahl blamed him for the fire.", "him", ""),
        ("The Dahl plan failed. He left.", "He", ""),
    ],
)
def test_a_pronoun_means_the_one_person_who_fits(
    analyze: Analyze, text: str, pronoun: str, expected: str
) -> None:
    assert meant(analyze(text), pronoun) == expected


def test_two_people_of_one_name_are_not_guessed_between(analyze: Analyze) -> None:
    doc = analyze("John Ruiz met Carl Ruiz. Ruiz left the hall. He was angry.")
    assert meant(doc, "He") == ""


def test_every_answer_says_where_its_person_was_named(analyze: Analyze) -> None:
    doc = analyze("Mary Lund runs the port. She sold two cranes. Her brother protested.")
    for i, answer in doc._.answers.items():
        assert doc[answer.mention.start : answer.mention.end].text == "Mary Lund"
        assert answer.mention.end <= i
