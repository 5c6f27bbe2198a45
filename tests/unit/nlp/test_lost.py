"""Sentences whose main verb, or whose subject, the parser lost are claims all the same."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    "text",
    [
        "At the heart of the quarrel over the ferry is a 40 million euro bill from the port.",
        "In 1962 Larsen, then 29-years-old, was named the director of the harbor of Tarn.",
        "The city council votes on Feb. 9 on whether to sell the mill to a bank in Osse.",
        "The plan envisions returning the buses and trams from Lindvik to the mills of Tarn.",
        "Friday was a very good day for the miners and their families in the north of Tarn.",
    ],
)
def test_a_full_sentence_is_a_claim(split: Splitter, text: str) -> None:
    assert text in [claim.text for claim in split(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Here is what the council of Lindvik wants to do about the nine empty schools.",
        "Call the office in Tarn before Friday and ask for the nine forms of the levy.",
        "A mill, nine cranes and the ferry of Lindvik, all of it with a view of the port.",
    ],
)
def test_what_tells_nothing_is_none(split: Splitter, text: str) -> None:
    assert split(text).claims == ()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The firm was fined in May. Tarn denies wrongdoing.", "Tarn denies wrongdoing."),
        ("The firm was fined in May. Lena Ortiz denied the charges.", None),
        ("A memo from the ministry of Tarn suggests that ministers knew.", "Ministers knew."),
    ],
)
def test_a_short_report_is_a_claim(split: Splitter, text: str, statement: str | None) -> None:
    found = [claim.statement for claim in split(text).claims]
    assert (statement or "Lena Ortiz denied the charges.") in found


def test_an_embedded_question_of_two_words_is_none(split: Splitter) -> None:
    found = split("Lena Ortiz of the ministry of Tarn did not say who signed.").claims
    assert "Who signed." not in [claim.statement for claim in found]


def test_items_of_a_list_are_claims_without_their_marks(split: Splitter) -> None:
    text = (
        "The storm hit the coast of Tarn on Monday, and the council met in the evening.\n\n"
        "• 46,000 homes without power\n• Trains from Cadby canceled\n• The bridge is closed\n\n"
        "The mayor of Tarn asked the miners to stay at home until the wind is gone.\n\n"
        "1. Property tax: up 4.5 percent.\n\n2) The city will repave 41 miles of streets.\n\n"
        "2019 was a bad year for the port."
    )
    found = [claim.statement for claim in split(text).claims]
    assert "46,000 homes without power." in found
    assert "The bridge is closed." in found
    assert "Property tax: up 4.5 percent." in found
    assert "The city will repave 41 miles of streets." in found
    assert "2019 was a bad year for the port." in found


def test_key_points_between_headline_and_author_are_claims(split: Splitter) -> None:
    text = (
        "Orrum Pumps misses estimates, shelves buyback\n\n"
        "* Quarterly profit 61 cents a share\n* Pump orders up 38% in Tarn\n\n"
        "By Lena Ortiz\n\n"
        "LINDVIK, July 24 (Union Wire) - Orrum Pumps suspended its buyback on Thursday.\n\n"
        "Revenue was little changed at 2 billion euros, the maker of pumps said in Lindvik."
    )
    found = split(text)
    assert "Pump orders up 38% in Tarn." in [claim.statement for claim in found.claims]
    assert {line.kind for line in found.excluded} == {"headline", "byline", "dateline"}
