"""Text as it comes in: files decoded, text judged fit or refused in a sentence, titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.text import TITLE_LENGTH, accept, decode, propose_title
from factcheck.lib.errors import RuleBroken
from factcheck.lib.text import canonical

LONGEST = 1000
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_in_unicode_are_read(encoding: str) -> None:
    text = "Zoë’s 🛶 sank – twice.\n"
    assert decode(text.encode(encoding), filename="boat.MD") == text


def test_big_endian_files_with_a_mark_are_read() -> None:
    assert decode(b"\xfe\xff" + "Fähre".encode("utf-16-be"), filename="a.txt") == "Fähre"


@pytest.mark.parametrize("name", ["boat.pdf", "boat", "boat.txt.exe", ".md.docx"])
def test_other_kinds_of_file_are_refused(name: str) -> None:
    with pytest.raises(RuleBroken, match="not a text file") as refusal:
        decode(b"words", filename=name)
    assert refusal.value.field == "file"


def test_another_encoding_is_refused_with_a_guess() -> None:
    data = ("Größere Schäden an den Fähren über Nacht. " * 20).encode("latin-1")
    with pytest.raises(RuleBroken, match="not in UTF-8") as refusal:
        decode(data, filename="a.txt")
    assert "Save it as UTF-8" in refusal.value.message


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\0\0", b"words\0words"])
def test_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"binary|UTF-8"):
        decode(data, filename="a.txt")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no text yet"),
        (" \n\t\u200b", "no text yet"),
        ("…!?", "no text yet"),
        ("a\0b", "binary"),
        ("half \ud83d", "broken characters"),
        ("x" * (LONGEST + 1), "1,001 characters"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(RuleBroken, match=message) as refusal:
        accept(text, longest=LONGEST)
    assert refusal.value.field == "text"


def test_limits_are_counted_in_code_points_after_composition() -> None:
    assert len(accept("🛶" + "a" * (LONGEST - 1), longest=LONGEST)) == LONGEST
    assert accept("e\u0301" * LONGEST, longest=LONGEST) == "é" * LONGEST


@pytest.mark.parametrize("text", ["x", "مرحبا بالعالم", "tab\tand\x07bell", "a\u2028b"])
def test_unusual_text_is_kept_as_it_is(text: str) -> None:
    assert accept(text, longest=LONGEST) == text


@given(WORDS)
def test_what_is_accepted_is_the_canonical_text(text: str) -> None:
    try:
        kept = accept(text, longest=10**6)
    except RuleBroken:
        assert not any(character.isalnum() for character in canonical(text))
    else:
        assert kept == canonical(text)
        assert accept(kept, longest=10**6) == kept


@given(WORDS.filter(lambda text: any(character.isalnum() for character in text)))
def test_a_title_is_proposed_for_every_text(text: str) -> None:
    title = propose_title(canonical(text))
    assert 0 < len(title) <= TITLE_LENGTH
    assert "\n" not in title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Harbor reopens\n\nMore.", "Harbor reopens"),
        ("\n---\n  Harbor reopens  \nMore.", "Harbor reopens"),
        ("word " * 50, "word " * 22 + "word word…"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert propose_title(text) == title
