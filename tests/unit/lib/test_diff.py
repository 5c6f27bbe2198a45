from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.diff import MAX_WORDS, Piece, words


def _joined(pieces: list[Piece], without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.change != without)


def test_a_changed_word_stands_between_what_stayed() -> None:
    assert words("Jobless rate rose to 4%", "Jobless rate fell to 4%") == [
        Piece("same", "Jobless rate "),
        Piece("removed", "rose"),
        Piece("added", "fell"),
        Piece("same", " to 4%"),
    ]


def test_a_new_phrase_reads_as_one_piece() -> None:
    pieces = words("The mayor spoke.", "The former deputy mayor spoke.")
    assert [piece.text for piece in pieces if piece.change == "added"] == [" former deputy"]


def test_two_changed_words_side_by_side_are_one_change() -> None:
    pieces = words("he left early", "she came early")
    assert [piece.change for piece in pieces] == ["removed", "added", "same"]
    assert pieces[0].text == "he left"


def test_same_texts_have_no_change() -> None:
    assert words("a", "a") == [Piece("same", "a")]
    assert words("", "") == []


def test_very_long_texts_are_compared_as_a_whole() -> None:
    old, new = "word " * MAX_WORDS, "other " * MAX_WORDS
    assert [piece.change for piece in words(old, new)] == ["removed", "added"]


@given(st.text(alphabet="ab ,.é🙂\n", max_size=60), st.text(alphabet="ab ,.é🙂\n", max_size=60))
def test_pieces_join_up_to_both_texts(old: str, new: str) -> None:
    pieces = words(old, new)
    assert _joined(pieces, "added") == old
    assert _joined(pieces, "removed") == new
    assert all(piece.text for piece in pieces)
