from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.compare import Comparison, compare

LINES = ("The mayor spoke.", "14 ferries sank.", "15 ferries sank.", "Nobody 🚢 was hurt.", "")
texts = st.lists(st.sampled_from(LINES) | st.text("ab .\n", max_size=12), max_size=12).map(
    "\n".join
)


def shown(old: str, new: str) -> list[tuple[str, str, bool]]:
    """The rows as words."""
    return [
        (
            old[slice(*row.old)] if row.old else "",
            new[slice(*row.new)] if row.new else "",
            row.same,
        )
        for row in compare(old, new).rows
    ]


def words(text: str, compared: Comparison, side: str) -> list[str]:
    """The words that the rows of one side hold."""
    rows = [getattr(row, side) for row in compared.rows]
    return [word for row in rows if row for word in text[slice(*row)].split()]


def test_a_changed_word_is_named_in_its_passage() -> None:
    old, new = "One.\n\n14 ferries sank.\n", "One.\n\n15 ferries sank.\n"
    compared = compare(old, new)
    assert [old[slice(*place)] for place in compared.removed] == ["14"]
    assert [new[slice(*place)] for place in compared.added] == ["15"]
    assert shown(old, new) == [
        ("One.", "One.", True),
        ("14 ferries sank.", "15 ferries sank.", False),
    ]


def test_whole_lines_are_put_in_and_taken_out() -> None:
    old = "The mayor spoke.\nNobody was hurt.\nFerries sail."
    new = "A storm came.\nThe mayor spoke.\nFerries sail."
    assert shown(old, new) == [
        ("", "A storm came.", False),
        ("The mayor spoke.", "The mayor spoke.", True),
        ("Nobody was hurt.", "", False),
        ("Ferries sail.", "Ferries sail.", True),
    ]


def test_whole_sentences_are_put_in_and_taken_out() -> None:
    old, new = "Ferries sank. Nobody was hurt. They sail.", "Ferries sank. They sail."
    assert [old[slice(*place)] for place in compare(old, new).removed] == ["Nobody was hurt."]


def test_a_line_that_was_split_stands_against_both() -> None:
    old, new = "One ends. Two ends.\nThree.", "One ends.\nTwo ends.\nThree."
    assert shown(old, new)[0] == ("One ends. Two ends.", "One ends.\nTwo ends.", True)
    assert compare(old, new).same_words


def test_what_was_written_anew_stands_beside_what_it_replaced() -> None:
    old = "Same.\nThe council of the town met at noon to vote.\nEnd."
    new = "Same.\nA ferry left for Torsund with the mayor on board.\nEnd."
    assert shown(old, new)[1] == (old.split("\n")[1], new.split("\n")[1], False)


def test_other_white_space_and_quotation_marks_are_no_change() -> None:
    compared = compare('He said: "No."', "He said:\n\n“No.”")
    assert compared.same_words
    assert compared.kept == 1


def test_a_text_of_other_words_keeps_nothing() -> None:
    assert compare("One two three.", "Eins zwei drei!").kept < 0.3


@given(old=texts, new=texts)
def test_rows_hold_every_word_of_both_once_and_in_order(old: str, new: str) -> None:
    compared = compare(old, new)
    assert words(old, compared, "old") == old.split()
    assert words(new, compared, "new") == new.split()
    for text, places in ((old, compared.removed), (new, compared.added)):
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)


@given(old=texts, new=texts)
def test_what_is_not_marked_is_the_same(old: str, new: str) -> None:
    compared = compare(old, new)

    def rest(text: str, places: list[tuple[int, int]]) -> list[str]:
        for start, end in reversed(places):
            text = text[:start] + " " * (end - start) + text[end:]
        return list("".join(text.split()))

    assert rest(old, compared.removed) == rest(new, compared.added)
    assert all(old[slice(*r.old)].split() for r in compared.rows if r.old)
