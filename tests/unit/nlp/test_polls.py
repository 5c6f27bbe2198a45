"""Polls that speak without a clause: who measured is named."""

import pytest

from tests.unit.nlp.asking import Splitter


def sources(split: Splitter, text: str, words: str) -> list[str]:
    """Who says the claims that hold the words."""
    told = [c for c in split(text).claims if words in c.text]
    return [a.name for c in told for a in c.attributions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "In a Harrow University poll released on Sunday, 8 percent of voters backed Ann Lee.",
            "a Harrow University poll",
        ),
        ("Ann Lee leads Jon Dahl by 9 points in the Harrow poll.", "the Harrow poll"),
        (
            "Jon Dahl trails Ann Lee in the Harrow average of county polls by 9 percentage points.",
            "the Harrow average of county polls",
        ),
        ("A new Harrow poll shows Ann Lee and Jon Dahl in a dead heat.", "A new Harrow poll"),
        ("The port is split, and recent surveys find Ann Lee up by 9 points.", "recent surveys"),
    ],
)
def test_who_measured_speaks(split: Splitter, text: str, name: str) -> None:
    """With the phrase in front, at the end or in the middle, and with no clause at all."""
    assert sources(split, text, "Ann Lee") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee took part in a survey of the harbor in May.",
        "In a poll of members, voters were asked by Ann Lee whether to strike.",
        "The poll did not show Ann Lee in the lead.",
        "Ann Lee has dropped in the polls since May.",
    ],
)
def test_what_only_mentions_a_poll_is_the_articles(split: Splitter, text: str) -> None:
    """No figure, what was asked, what it did not show, all polls at once."""
    assert sources(split, text, "Ann Lee") == []


def test_a_clause_in_front_is_the_articles(split: Splitter) -> None:
    """What is set against the poll's figure is not the poll's."""
    text = (
        "While Jon Dahl leads in Osse, he trails the senator in the Harrow average of county polls"
        " by 9 percentage points."
    )
    assert sources(split, text, "leads in Osse") == []
    assert sources(split, text, "trails the senator") == ["the Harrow average of county polls"]
