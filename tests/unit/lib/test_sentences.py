"""Where sentences begin and end, for showing words in their surroundings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.sentences import sentence_around


def around(text: str, words: str) -> str:
    start = text.index(words)
    left, right = sentence_around(text, start, start + len(words))
    return text[left:right]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One sank. Two sail. Three wait.", "Two", "Two sail."),
        ("Mr. Dahl of St. Ives left. He ran.", "left", "Mr. Dahl of St. Ives left."),
        ("The U.S. Senate voted at 3 p.m. on May 3. It rose.", "voted", None),
        ("“It sank!” she said. “Twice.”", "sank", "“It sank!” she said."),
        ("“It sank.” “Twice.”", "sank", "“It sank.”"),
        ("A headline\nThe text 🚢 begins.", "🚢", "The text 🚢 begins."),
        ("It cost 3.2 million. Why?", "cost", "It cost 3.2 million."),
        ("One sank. Two sail.", "sank. Two", "One sank. Two sail."),
        ("No end", "No", "No end"),
        ("  Spaced.  Out.  ", "Out", "Out."),
    ],
)
def test_a_sentence_is_what_a_person_reads_as_one(
    text: str, words: str, sentence: str | None
) -> None:
    wanted = sentence or text[: text.index(" It rose.")]
    assert around(text, words) == wanted


@given(st.text(alphabet="aB .!?\n“”🚢", max_size=60), st.data())
def test_the_words_themselves_are_always_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = sentence_around(text, start, end)
    assert 0 <= left <= start <= end <= right <= len(text)
