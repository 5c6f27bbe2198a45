"""What "the ministry" and "last week" mean."""

from datetime import date

import pytest

from factcheck.nlp import predict

WEDNESDAY = date(2026, 11, 18)


def statements(text: str, published: date | None = None) -> list[str]:
    """The statements of a text."""
    return [claim.statement for claim in predict.split(text, published=published).claims]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The Norwegian Foreign Ministry opened an office. The ministry closed its old hall.",
            "The Norwegian Foreign Ministry closed its old hall.",
        ),
        (
            "Acme Holdings lost 40 ships. The company sold its port.",
            "Acme Holdings sold its port.",
        ),
        (
            "Acme Holdings sued Borg Holdings over the port. The company sold two ships.",
            "The company sold two ships.",
        ),
        ("The company sold its port.", "The company sold its port."),
    ],
)
def test_a_body_called_again_is_named_when_there_is_one_only(text: str, last: str) -> None:
    assert statements(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port closed on Monday.", "The port closed on Monday (November 16, 2026)."),
        ("The port closed on Friday.", "The port closed on Friday (November 13, 2026)."),
        (
            "The port will close on Friday.",
            "The port will close on Friday (November 20, 2026).",
        ),
        ("The port closed yesterday.", "The port closed yesterday (November 17, 2026)."),
        (
            "The port closed last week.",
            "The port closed last week (the week of November 9, 2026).",
        ),
        ("The port closed last month.", "The port closed last month (October 2026)."),
        ("The port lost money last year.", "The port lost money last year (2025)."),
        ("The port closes every Friday at noon.", "The port closes every Friday at noon."),
    ],
)
def test_dates_are_counted_from_the_day_of_the_article(text: str, expected: str) -> None:
    assert statements(text, WEDNESDAY) == [expected]


def test_without_a_day_dates_stay_as_they_are() -> None:
    assert statements("The port closed last week.") == ["The port closed last week."]


def test_a_counted_date_can_be_taken_back_and_stays_out_of_the_label() -> None:
    (claim,) = predict.split("The port closed last week.", published=WEDNESDAY).claims
    (insertion,) = claim.insertions
    assert (insertion.kind, insertion.replaces) == ("date", "")
    assert "2026" not in claim.label


@pytest.mark.parametrize(
    ("before", "pointing", "statement"),
    [
        (
            "The union wants binding safety guarantees.",
            "These guarantees would cost 3 million euros.",
            "The binding safety guarantees would cost 3 million euros.",
        ),
        (
            "The union wants binding guarantees and cheap guarantees.",
            "These guarantees would cost 3 million euros.",
            "These guarantees would cost 3 million euros.",
        ),
        (
            "The union wants other guarantees.",
            "These guarantees would cost 3 million euros.",
            "These guarantees would cost 3 million euros.",
        ),
        (
            "The union wants binding guarantees.",
            "These guarantees of peace would cost 3 million euros.",
            "These guarantees of peace would cost 3 million euros.",
        ),
    ],
)
def test_what_is_called_again_is_called_in_full(before: str, pointing: str, statement: str) -> None:
    assert statements(f"{before} {pointing}")[-1] == statement
