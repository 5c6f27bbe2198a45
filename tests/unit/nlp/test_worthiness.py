"""Check-worthiness orders claims as a fact-checker would, and says why."""

import pytest

from factcheck.nlp.predict import judge_texts, worthiness


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell to 4.1 percent in March.", "Unemployment is a terrible thing."),
        ("The senator voted against the 2010 tax bill.", "I think we should all be kind."),
        ("Norway sold 40 ships to Kenya last year.", "Maybe they will sell some ships."),
        ("Crime doubled in Ohio under the governor.", "Thank you so much."),
    ],
)
def test_facts_come_before_opinions_and_courtesies(more: str, less: str) -> None:
    first, second = judge_texts([more, less])
    assert first > second
    assert 0 <= second <= first <= 1


def test_figures_are_a_reason() -> None:
    assert worthiness(["Ridership rose by 12 percent in May."]) == judge_texts(
        ["Ridership rose by 12 percent in May."]
    )


def test_nothing_is_worth_nothing() -> None:
    assert judge_texts([""]) == [0.0]
