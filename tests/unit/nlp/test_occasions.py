"""Relays that only the context tells: the interview or the statement that goes on."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]

_ELSE = "The town is small.\n\nIt has a bridge.\n\nIt has a port."
_HERALD = "“The mill is lost,” Ann Lee told the Osse Herald."


def last_context(split: Splitter, text: str) -> list[str]:
    claim = split(text).claims[-1]
    return [a.name for a in claim.attributions if a.from_context]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{_HERALD}\n\nLee said the bank had closed its account.", ["Osse Herald"]),
        ("In a statement, Ann Lee said the mill was lost. Lee said it owed rent.", ["a statement"]),
        (f"{_HERALD}\n\nLee has said the bank closed its account.", []),
        (f"{_HERALD}\n\nOn Friday, Lee said the bank had closed its account.", []),
        (f"{_HERALD}\n\nAt a news conference, Lee said the bank had closed it.", []),
        (f"{_HERALD}\n\nJon Dahl said the bank had closed its account.", []),
        (
            f"{_HERALD}\n\n{_ELSE}\n\nLee said the bank had closed its account.",
            [],
        ),
        (
            f"{_HERALD} “It is over,” Lee told CNN.\n\nLee said the bank had closed its account.",
            [],
        ),
    ],
)
def test_words_without_a_relay_go_on_where_the_last_were_said(
    split: Splitter, text: str, names: list[str]
) -> None:
    assert last_context(split, text) == names


def test_the_lead_has_the_only_outlet_named_right_after_it(split: Splitter) -> None:
    first = split(f"Ann Lee said the bank had closed its account.\n\n{_HERALD}").claims[0]
    assert [a.name for a in first.attributions if a.from_context] == ["Osse Herald"]


def test_what_has_a_relay_of_its_own_gets_none_of_the_context(split: Splitter) -> None:
    text = f"{_HERALD}\n\n“It is over for us,” Lee told CNN."
    assert last_context(split, text) == []
