"""Nobody gets words that the text does not give them."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import UNCLEAR, Split

Splitter = Callable[[str], Split]


def speakers(split: Splitter, text: str) -> set[str]:
    return {a.name for c in split(text).claims for a in c.attributions}


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortiz challenged the senators to prove that the port lost 400 jobs in May.",
        "Lena Ortiz ordered that the port dismiss 400 workers in May.",
        "The port police charged the captain with hiding 400 crates of tea.",
        "The unions and the port accuse each other of breaking the deal.",
        "The unions have gone as far as the port in blaming Ortiz, who runs the docks.",
    ],
)
def test_deeds_and_challenges_are_nobodys_words(split: Splitter, text: str) -> None:
    assert speakers(split, text) == set()


def test_a_description_by_age_names_nobody(split: Splitter) -> None:
    text = "The 34-year-old mother of three said the port lost 400 jobs in May."
    assert speakers(split, text) == {UNCLEAR}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two lawsuits filed in March say the port lost 400 jobs.", "Two lawsuits"),
        ("Your report of Sept. 4 says that the port lost 400 jobs.", "Your report"),
    ],
)
def test_documents_are_called_without_their_day(split: Splitter, text: str, name: str) -> None:
    assert speakers(split, text) == {name}


def test_what_an_outlet_tells_is_its_report_to_the_last_clause(split: Splitter) -> None:
    text = "Reuters reported that the port, which lost 400 jobs in May, will close in June."
    found = [{a.name for a in c.attributions} for c in split(text).claims]
    assert found
    assert all(names == {"Reuters"} for names in found)
