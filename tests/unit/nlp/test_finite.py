"""Participles as sentences: the right doer, the right tense, and nothing that was not done."""

from collections.abc import Callable

import pytest

from factcheck.nlp.components.inflection import past, third_singular
from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def statements(split: Splitter, text: str) -> list[str]:
    return [claim.statement for claim in split(text).claims]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Tarn beat Osse 3-1 on Sunday, ending a run of nine defeats.",
            "Tarn ended a run of nine defeats.",
        ),
        (
            "Orrum has cut 400 jobs since May, leaving 12 towns without a mill.",
            "Orrum left 12 towns without a mill.",
        ),
        (
            "Prices would rise in May, costing families in Tarn 400 crowns a year.",
            "Prices would cost families in Tarn 400 crowns a year.",
        ),
        (
            "After losing 400 jobs in Tarn, the port hired 12 people in Osse in May.",
            "The port lost 400 jobs in Tarn.",
        ),
        (
            "Critics blamed the mayor for selling the stadium to Orrum Holdings.",
            "The mayor sold the stadium to Orrum Holdings.",
        ),
    ],
)
def test_a_participle_becomes_a_sentence(split: Splitter, text: str, statement: str) -> None:
    assert statement in statements(split, text)


@pytest.mark.parametrize(
    "text",
    [
        "A jury acquitted a former nurse accused of poisoning three patients in Tarn.",
        "Police arrested a man suspected of stealing 40 bicycles in Lindvik.",
        "The council stopped the firm from selling 40 cranes to Osse.",
        "Ann Lee was arrested for stealing 40 bicycles in Lindvik.",
        "Dahl left Tarn without paying the 4 million crowns to Orrum.",
    ],
)
def test_a_deed_of_somebody_else_or_of_nobody_is_no_claim(split: Splitter, text: str) -> None:
    assert statements(split, text) == [text]


def test_what_was_put_in_can_be_taken_back(split: Splitter) -> None:
    claim = split("Tarn beat Osse 3-1 on Sunday, ending a run of nine defeats.").claims[1]
    [put] = [one for one in claim.insertions if one.replaces == "ending"]
    assert claim.statement[put.start : put.end] == "ended"


@pytest.mark.parametrize(
    ("base", "before", "now"),
    [
        ("end", "ended", "ends"),
        ("close", "closed", "closes"),
        ("stop", "stopped", "stops"),
        ("commit", "committed", "commits"),
        ("visit", "visited", "visits"),
        ("carry", "carried", "carries"),
        ("destroy", "destroyed", "destroys"),
        ("fix", "fixed", "fixes"),
        ("rain", "rained", "rains"),
        ("equip", "equipped", "equips"),
        ("panic", "panicked", "panics"),
        ("take", "took", "takes"),
        ("undergo", "underwent", "undergoes"),
        ("have", "had", "has"),
    ],
)
def test_verbs_are_spelled_as_they_should_be(base: str, before: str, now: str) -> None:
    assert (past(base), third_singular(base)) == (before, now)


def test_a_name_that_a_group_is_called_by_is_nobodys_report(split: Splitter) -> None:
    [claim] = split("The fund, called the North Harbor Trust, bought nine cranes.").claims
    assert claim.attributions == ()


def test_a_hyphen_inside_a_word_stays(split: Splitter) -> None:
    assert statements(split, "Jon Dahl said the port would re-examine 4,300 boxes by June.") == [
        "The port would re-examine 4,300 boxes by June."
    ]


def test_a_body_named_without_an_article_is_called_again_without_one(split: Splitter) -> None:
    text = "Halden University lost 400 jobs. The university closed nine halls."
    assert statements(split, text)[1] == "Halden University closed nine halls."


def test_a_score_is_no_description_of_the_team(split: Splitter) -> None:
    text = "Orrin Vale beat the holders, Castellan United, 3–2 after extra time on Saturday."
    assert not any(" is 3–2" in words for words in statements(split, text))
