from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.terms import MOST_TERMS, Term, parse


def test_words_phrases_and_exclusions() -> None:
    assert parse('troops "26 nations" -virtual co-op') == [
        Term(("troops",)),
        Term(("26", "nations"), phrase=True),
        Term(("virtual",), excluded=True),
        Term(("co", "op"), phrase=True),
    ]


def test_curly_quotation_marks_make_phrases_too() -> None:
    assert parse("“hot air”") == [Term(("hot", "air"), phrase=True)]


def test_a_phrase_that_is_still_being_typed() -> None:
    assert parse('"hot a') == [Term(("hot", "a"), phrase=True)]


@given(st.text(max_size=200))
def test_anything_can_be_typed(text: str) -> None:
    terms = parse(text)
    assert len(terms) <= MOST_TERMS
    assert all(word for term in terms for word in term.words)
