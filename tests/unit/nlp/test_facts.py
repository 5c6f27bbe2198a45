"""Single facts, the finest grain of statements."""

import pytest

from factcheck.nlp import predict


def facts(text: str) -> list[str]:
    """The facts of a text."""
    return [found["statement"] for found in predict.statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Tran sold the mill in May for three million crowns.",
            {
                "Ann Tran sold the mill.",
                "Ann Tran sold the mill in May.",
                "Ann Tran sold the mill for three million crowns.",
            },
        ),
        (
            "The council closed the pool and the library.",
            {"The council closed the pool.", "The council closed the library."},
        ),
        ("Ann Tran, 46, sold the mill.", {"Ann Tran is 46.", "Ann Tran sold the mill."}),
        (
            "Ann Tran said the council closed the pool.",
            {"Ann Tran said the council closed the pool."},
        ),
        (
            "The bridge, which opened in 1931, closed on Monday.",
            {"The bridge opened in 1931.", "The bridge closed on Monday."},
        ),
    ],
)
def test_a_fact_holds_one_argument_more_than_it_needs(text: str, expected: set[str]) -> None:
    assert expected <= set(facts(text))


def test_facts_name_whom_a_pronoun_means() -> None:
    found = facts("Ann Tran sold the mill. She bought a farm in Norway.")
    assert "Ann Tran bought a farm in Norway." in found


def test_a_dropped_subject_is_carried_over() -> None:
    found = predict.statements("Ann Tran sold the mill. Bought a farm in Norway.")
    assert "Ann Tran Bought a farm." in [f["statement"] for f in found]


def test_somebody_called_again_by_a_description_is_named() -> None:
    found = facts("Maria Lund won the race on Sunday. The teenager trains in Bergen.")
    assert "Maria Lund trains in Bergen." in found
    assert "Maria Lund is the teenager." in found


def test_every_fact_stands_in_its_sentence() -> None:
    text = "The council closed the pool. The mayor protested."
    for found in predict.statements(text):
        assert 0 <= found["start"] < found["end"] <= len(text)
