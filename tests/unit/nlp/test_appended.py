"""Claims that have no verb of their own, or whose verb the parser missed."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The ferry was carrying 143 people on Monday, 31 more than it was licensed for.",
            "31 more than it was licensed for.",
        ),
        (
            "Cocoa traded at $9,870 a ton on Friday, more than twice its price a year ago.",
            "more than twice its price a year ago.",
        ),
        (
            "The shares lost 17 percent, the steepest fall since the firm went public in 2009.",
            "the steepest fall since the firm went public in 2009.",
        ),
        (
            "The mayor could not explain why the port dismissed 400 workers in May.",
            "the port dismissed 400 workers in May.",
        ),
    ],
)
def test_what_is_appended_or_asked_is_a_claim(split: Splitter, text: str, claim: str) -> None:
    assert claim in [c.text for c in split(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "The port, the mayor and the union met on Monday in Lindvik.",
        "The mayor asked how to close the port, and the union left.",
    ],
)
def test_other_stretches_between_commas_are_no_claims(split: Splitter, text: str) -> None:
    assert len(split(text).claims) <= 2
    assert text in [c.text for c in split(text).claims] or len(split(text).claims) == 2


def test_a_label_and_a_colon_leave_the_clause(split: Splitter) -> None:
    (claim,) = split("Debt: The city now owes $1.1 billion.").claims
    assert "The city now owes $1.1 billion" in claim.text


def test_a_row_of_a_list_with_a_figure_is_a_claim(split: Splitter) -> None:
    assert [c.text for c in split("Property tax: up 4.5 percent.").claims] == [
        "Property tax: up 4.5 percent."
    ]


def test_a_label_without_a_figure_is_none(split: Splitter) -> None:
    assert split("Next week: the harbor and its people.").claims == ()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The ferry was carrying 143 people on Monday, 31 more than it was licensed for.",
            "The ferry was carrying 31 more than it was licensed for.",
        ),
        (
            "Sales rose 3 percent to 1.2 billion crowns, the slowest growth in 11 quarters.",
            "Sales rose 3 percent to 1.2 billion crowns, the slowest growth in 11 quarters.",
        ),
    ],
)
def test_what_is_appended_is_said_with_its_clause(
    split: Splitter, text: str, statement: str
) -> None:
    statements = [c.statement for c in split(text).claims]
    assert statement in statements
    assert len(statements) == 2
