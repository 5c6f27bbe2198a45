"""Sentences that give somebody's view without a verb of speech."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Robert Holt took the other side: the wreck, in his view, is a gift to the divers.",
            "gift",
            "Robert Holt",
        ),
        (
            "Minister Susan Lomax read of the sale in a paper, if her aide is to be believed.",
            "read",
            "her aide",
        ),
        (
            "Each trip cost the port 310 crowns, by Lindgren’s reckoning; the ferry costs 6,200.",
            "310",
            "Lindgren",
        ),
        (
            "Each trip cost the port 310 crowns, by Lindgren’s reckoning; the ferry costs 6,200.",
            "6,200",
            "",
        ),
        ("In my view, the harbor was sold too early.", "harbor", ""),
        ("The captain had kept the harbor in view all night.", "harbor", ""),
    ],
)
def test_a_view_is_its_owner_s(split: Splitter, text: str, words: str, speaker: str) -> None:
    assert speaker_of(split, text, words) == speaker
