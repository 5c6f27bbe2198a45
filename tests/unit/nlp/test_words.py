"""Small rules of grammar behind statements."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from factcheck.nlp.components.composition import capitalized
from factcheck.nlp.components.words import country_of, third_person


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Danish Prime Minister", "Denmark"),
        ("Deputy Foreign Minister of Kenya", "Kenya"),
        ("President of New Zealand", "New Zealand"),
        ("Danish engineer", ""),
        ("Governor", ""),
    ],
)
def test_an_office_speaks_for_its_country(title: str, country: str) -> None:
    assert country_of(title) == country


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("I want peace.", "want", "wants"),
        ("We carry on.", "carry", "carries"),
        ("We push on.", "push", "pushes"),
        ("I am tired.", "am", "is"),
        ("We have won.", "have", "has"),
        ("I went home.", "went", "went"),
    ],
)
def test_a_verb_agrees_with_a_name(
    analyze: Callable[[str], Doc], sentence: str, verb: str, expected: str
) -> None:
    token = next(t for t in analyze(sentence) if t.text == verb)
    assert third_person(token) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the port", "The port"), ("“the port”", "“The port”"), ("26 ports", "26 ports"), ("", "")],
)
def test_a_sentence_begins_with_a_capital(text: str, expected: str) -> None:
    assert capitalized(text) == expected
