"""Second halves of a report that end in quotation marks."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            (
                "Jon Dahl said he had received offers for the mill, but “the offers were too low"
                " for me to take.”"
            ),
            "the offers were",
            "Jon Dahl",
        ),
        (
            (
                "The price of the stone had doubled, Ann Lee pointed out, and the council ‘kept"
                " asking for a longer bridge’."
            ),
            "for a longer bridge",
            "Ann Lee",
        ),
        (
            (
                "Rosa Ibarra claims that theft is “a big problem in the port” but “nobody has the"
                " guts to talk about it.”"
            ),
            "nobody has the guts",
            "Rosa Ibarra",
        ),
    ],
)
def test_the_second_half_is_the_speakers(split: Splitter, text: str, words: str, name: str) -> None:
    """Behind "and" or "but", with its own subject."""
    assert speaker_of(split, text, words) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said the port was safe, but the crowd chanted “we do not believe you”.",
        "Ann Lee said the port was safe, and she wore a hat that read “we do not believe you”.",
        "Ann Lee said the port was safe. “We do not believe you” stood on the walls of the town.",
    ],
)
def test_other_words_are_not(split: Splitter, text: str) -> None:
    """Another report, a verb outside of the marks, another sentence."""
    told = [
        c for c in split(text).claims if "do not believe you" in c.text and "safe" not in c.text
    ]
    assert all(a.name != "Ann Lee" for c in told for a in c.attributions)
