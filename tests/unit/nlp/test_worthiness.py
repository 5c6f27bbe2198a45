"""Check-worthiness orders claims as a fact-checker would, and says why."""

from collections.abc import Callable

import pytest

from factcheck.nlp.checkworthy import load
from factcheck.nlp.components.worthiness import AGAINST, reasons
from factcheck.nlp.predict import judge_texts, worthiness
from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


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


def test_reasons_say_what_speaks_against() -> None:
    telling = {"figure": 1.2, "opinion": -0.8, "date": 0.1}
    found = {"opinion": 1.0, "figure": 1.0, "date": 1.0, "attributed": 1.0}
    assert reasons(found, telling) == (
        "states a figure",
        "uses words of opinion, which speaks against it",
    )


def test_reasons_of_an_opinion_are_not_those_of_a_figure(split: Splitter) -> None:
    figure, opinion = split(
        "Unemployment fell by 12 percent in 2019.\n“I think it is a terrible idea,” Ann Lee said."
    ).claims
    assert figure.score > opinion.score
    assert not any(reason.endswith(AGAINST) for reason in figure.reasons)
    assert any(reason.endswith(AGAINST) for reason in opinion.reasons)


def test_signs_weigh_beside_the_odds() -> None:
    model = load()
    assert model.of_news(1.0, {"figure": 1.0}) > model.of_news(1.0, {})
    assert model.of_sentence(model.threshold) == pytest.approx(0.5)
