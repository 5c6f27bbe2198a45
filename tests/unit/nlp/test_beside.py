"""Who stands beside a quotation's verb where the parser lost the subject."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "“It is not that the mill is so hunky-dory,” Jane Sperling, a top outside Orrum"
                " adviser, said at a recent Tarn event. “It has lost money.”"
            ),
            "Jane Sperling",
        ),
        ("“The mill will always be the mill,” an angry Jon Dahl retaliated.", "Jon Dahl"),
        (
            (
                '"It is not wise to speak of the mill. We have no choice," tweeted a Tarn user'
                " going by the handle Pulver."
            ),
            "a Tarn user",
        ),
    ],
)
def test_the_noun_phrase_beside_the_verb_speaks(split: Splitter, text: str, name: str) -> None:
    """Before the verb or behind it, also of a verb that no list knows."""
    assert speaker_of(split, text, "the mill") == name


@pytest.mark.parametrize(
    "text",
    [
        "“The mill will always be the mill,” Ann Lee took the train to Osse.",
        "“The mill will always be the mill,” and Ann Lee resigned.",
        "The sign with “the mill,” Ann Lee believes, was stolen in May.",
    ],
)
def test_other_verbs_report_nothing(split: Splitter, text: str) -> None:
    """A verb with an object of its own, another clause, quoted words in a sentence."""
    assert all(
        a.name != "Ann Lee" for c in split(text).claims for a in c.attributions if "mill" in c.text
    )
