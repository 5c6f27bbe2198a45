"""Figures told side by side are claims of their own; the clause keeps the first."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Prices rose by 4 percent in Lindvik and 6 percent in Tarn.",
            [
                "Prices rose by 4 percent in Lindvik.",
                "Prices rose by 6 percent in Tarn.",
            ],
        ),
        (
            "Sales fell by 9 percent at the mill, 5 percent at the yard and 2 percent at the inn.",
            [
                "Sales fell by 9 percent at the mill.",
                "Sales fell by 5 percent at the yard.",
                "Sales fell by 2 percent at the inn.",
            ],
        ),
        (
            "62 percent of owners and 38 percent of tenants support the levy.",
            [
                "62 percent of owners support the levy.",
                "38 percent of tenants support the levy.",
            ],
        ),
        (
            "26 percent of riders say they feel safe, compared with 11 percent of drivers.",
            [
                "26 percent of riders say they feel safe.",
                "11 percent of drivers say they feel safe.",
            ],
        ),
    ],
)
def test_each_figure_of_a_row_is_a_claim(split: Splitter, text: str, statements: list[str]) -> None:
    assert [claim.statement for claim in split(text).claims] == statements


def test_figures_that_are_reported_stay_the_speakers(split: Splitter) -> None:
    text = "“The fund raised $5,000 from Orrum and $900 from the council,” Mayor Ann Lee said."
    claims = split(text).claims
    assert [claim.statement for claim in claims] == [
        "The fund raised $5,000 from Orrum.",
        "The fund raised $900 from the council.",
    ]
    assert [[a.name for a in claim.attributions] for claim in claims] == [["Ann Lee"]] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Wages rose between 3 percent in Tarn and 5 percent in Lindvik.",
        "The mill employs 40 people in Tarn and their families.",
        "The bridge was built in 1931 and closed in 2016 by the council.",
        "The clinic has 40 beds and two kitchens.",
    ],
)
def test_what_works_only_together_stays_together(split: Splitter, text: str) -> None:
    assert all("people in Tarn" not in c.text or c.text == text for c in split(text).claims)
    assert not any(
        claim.text.startswith(("5 percent", "two kitchens")) for claim in split(text).claims
    )


def test_a_row_goes_on_after_an_aside(split: Splitter) -> None:
    text = "The fund raised $5,000 from Rosa Ibarra, a mill owner in Tarn, and $900 from Jon Dahl."
    statements = [claim.statement for claim in split(text).claims]
    assert "The fund raised $900 from Jon Dahl." in statements
    assert not any("Ibarra" in one and "Dahl" in one for one in statements)
