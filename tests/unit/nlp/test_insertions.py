"""What a statement puts in is marked, and can be taken back."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.nlp import predict
from factcheck.nlp.components.composition import Word, compose, taken_back
from factcheck.nlp.types import ClaimFound, Split

type Splitter = Callable[[str], Split]

PEOPLE = ("Ann Lee", "John Marsh", "Mayor Mary Lund", "Mr. Dahl", "the ministry")
PIECES = (
    "said he would close the port in May",
    "sold her house and bought a farm, which burned down",
    "told Reuters that “I have never met them”",
    "said it had lost 400 jobs",
    "and his brother “want peace,” she said",
    "was fined twice",
)


def by_words(text: str) -> list[str]:
    """The words of a text in lower case, without what may stand between them."""
    kept = "".join(c if c.isalnum() else " " for c in text)
    return kept.lower().split()


def is_part(words: list[str], of: list[str]) -> bool:
    """Whether the words stand in `of` in the same order, others between them."""
    rest = iter(of)
    return all(word in rest for word in words)


def check(claim: ClaimFound, text: str) -> None:
    """Every insertion and every mark lies in the statement; taken back, the article is left."""
    at = 0
    for insertion in claim.insertions:
        assert at <= insertion.start < insertion.end <= len(claim.statement)
        at = insertion.end
    for start, end in claim.unresolved:
        assert 0 <= start < end <= len(claim.statement)
        assert claim.statement[start:end].isalpha() or "’" in claim.statement[start:end]
    original = taken_back(claim.statement, claim.insertions)
    assert is_part(by_words(original), by_words(text[claim.content_start : claim.content_end]))


@pytest.mark.parametrize(
    ("text", "kind", "inserted", "replaced"),
    [
        ("“I will appeal,” Ann Lee said.", "name", "Ann Lee", "I"),
        ("Ann Lee left. Lee won the case.", "name", "Ann ", ""),
        ("Ann Lee sold the mill and bought a farm in May.", "carried", "Ann Lee", ""),
        ("“I want peace,” Ann Lee said.", "agreement", "s", ""),
        ("“I have lost,” Ann Lee said.", "agreement", "has", "have"),
    ],
)
def test_insertions_say_what_they_stand_for(
    split: Splitter, text: str, kind: str, inserted: str, replaced: str
) -> None:
    found = [
        (i.kind, c.statement[i.start : i.end], i.replaces)
        for c in split(text).claims
        for i in c.insertions
    ]
    assert (kind, inserted, replaced) in found


def test_a_pronoun_that_is_not_sure_stays_and_is_marked(split: Splitter) -> None:
    text = "Peter Dahl and John Ruiz met in a hall. He then closed the old port."
    claim = split(text).claims[-1]
    assert [claim.statement[s:e] for s, e in claim.unresolved] == ["He"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PIECES)), min_size=1, max_size=5)
)
def test_insertions_of_any_article_can_be_taken_back(parts: list[tuple[str, str]]) -> None:
    text = " ".join(f"{who[0].upper()}{who[1:]} {what}." for who, what in parts)
    for claim in predict.split(text).claims:
        check(claim, text)


@given(
    st.lists(
        st.builds(
            Word,
            text=st.text("ab ’é1", min_size=1, max_size=6),
            space=st.booleans(),
            inserted=st.booleans(),
            replaces=st.text("ab", max_size=3),
            carried=st.booleans(),
            unresolved=st.booleans(),
        ),
        max_size=8,
    )
)
def test_offsets_fit_any_words(words: list[Word]) -> None:
    composed = compose(words)
    at = 0
    for insertion in composed.insertions:
        assert at <= insertion.start < insertion.end <= len(composed.text)
        at = insertion.end
    assert all(0 <= s < e <= len(composed.text) for s, e in composed.unresolved)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The plan for the port, drawn up by Ann Lee, who later denied it, was rejected.",
            "The plan for the port, drawn up by Ann Lee, was rejected.",
        ),
        (
            "Orrum bought the stadium, which had stood empty since 2016, for 3 million euros.",
            "Orrum bought the stadium for 3 million euros.",
        ),
    ],
)
def test_a_comma_stays_where_it_closes_an_aside(text: str, statement: str) -> None:
    assert statement in [claim.statement for claim in predict.split(text).claims]
