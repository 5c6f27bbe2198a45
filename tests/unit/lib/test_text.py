"""Text as it is kept: canonical form, checksums, surroundings and cuts."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.text import CONTEXT_LENGTH, canonical, sha256, shorten, surroundings

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_canonical_form_is_reached_once_and_for_all(text: str) -> None:
    kept = canonical(text)
    assert canonical(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert "\r" not in kept


@given(TEXTS)
def test_canonical_form_changes_nothing_but_line_ends_and_composition(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert canonical(text) == unicodedata.normalize("NFC", plain)


def test_marks_composed_across_what_was_a_line_end_stay_apart() -> None:
    assert canonical("e\r\n\u0301") == "e\n\u0301"


def test_checksum_is_that_of_utf_8() -> None:
    assert sha256("Zoë 🛶") == hashlib.sha256("Zoë 🛶".encode()).hexdigest()


@given(TEXTS, st.data())
def test_surroundings_join_with_the_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = surroundings(text, start, end)
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)
    assert len(prefix) == min(start, CONTEXT_LENGTH)
    assert len(suffix) == min(len(text) - end, CONTEXT_LENGTH)


@given(TEXTS, st.integers(2, 80))
def test_cuts_keep_within_the_length_and_the_line(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert "\n" not in short
    assert short == short.strip()


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Ferries sail again", 40, "Ferries sail again"),
        ("Ferries sail again", 13, "Ferries sail…"),
        ("Ferries sail again", 12, "Ferries…"),
        ("Ferries, sail", 9, "Ferries…"),
        ("Donaudampfschiff", 6, "Donau…"),
        ("  two\n\n lines ", 20, "two lines"),
        ("", 5, ""),
    ],
)
def test_cuts_fall_between_words(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short
