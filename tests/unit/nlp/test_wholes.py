"""What is cut out of a sentence becomes a sentence of its own."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The city sued the contractor, who took the money in May and left the country in June.",
            "The contractor left the country in June.",
        ),
        (
            "Orrum hired 40 nurses who trained in Tarn and speak three languages.",
            "40 nurses speak three languages.",
        ),
        ("“And we have raised the levy twice,” Lee said.", "We have raised the levy twice."),
        ("The biggest loser, Lee said, is the port of Lindvik.", None),
        ("Nor was it the fault of the council.", "Nor was it the fault of the council."),
    ],
)
def test_a_statement_is_a_sentence(split: Splitter, text: str, statement: str | None) -> None:
    found = [c.statement for c in split(text).claims]
    assert (statement or "The biggest loser is the port of Lindvik.") in found


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was charged with taking 40,000 euros from the contractor in Tarn.",
        "The trust is accused of hiding the deaths of nine patients from parents.",
        "The film ends with footage of the flood that destroyed the bridge in May.",
        "Critics blame the ministry for closing 12 clinics and for selling the buses.",
        "The fund was emptied by paying 3 million euros to Orrum Bank and by buying land.",
    ],
)
def test_no_statement_ends_before_what_its_last_word_governs(split: Splitter, text: str) -> None:
    ends = {c.statement.rstrip(".").split()[-1] for c in split(text).claims}
    assert not ends & {"of", "with", "for", "by", "from", "in", "and", "is", "was"}
