"""What kind of claim a sentence is."""

import pytest

from factcheck.nlp import predict
from factcheck.nlp.components.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Unemployment fell to 4 percent in May.", "statistic"),
        ("Burglaries fell by a fifth.", "statistic"),
        ("Millions of people lost their homes.", "statistic"),
        ("Oslo is the largest port in the north.", "comparison"),
        ("The unit has twice as many nurses as the hospital in Lund.", "comparison"),
        ("The council will lose the case if the mayor resigns.", "condition"),
        ("The law prohibits the sale of the docks.", "law or rule"),
        ("The strike caused long delays at the port.", "cause"),
        ("Ann Tran will sell the stadium.", "position"),
        ("Ann Tran supports the tax.", "position"),
        ("Ann Tran is willing to sell the docks.", "position"),
        ("The city should close the docks.", "position"),
        ("The bridge will collapse.", "prediction"),
        ("Sales are expected to fall.", "prediction"),
        ("Ann Tran called the plan a gift.", "opinion"),
        ("The plan is ridiculous.", "opinion"),
        ("The mayor sold the stadium on Monday.", "event"),
        ("Two nurses left the town.", "event"),
    ],
)
def test_the_main_clause_tells_the_kind(text: str, kind: str) -> None:
    assert kind_of(list(predict.analyze(text))) == kind


def test_no_words_are_an_event() -> None:
    assert kind_of([]) == "event"
