"""Reports told by AS, and outlets that are called again by their noun."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def chains(split: Splitter, text: str) -> list[list[str]]:
    return [[a.name for a in c.attributions] for c in split(text).claims]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("As the Osse Herald reported on Monday, the dam lost 40 tons.", ["Osse Herald"]),
        ("The dam lost 40 tons in May, as the Osse Herald reported on Monday.", ["Osse Herald"]),
        ("The dam, as Reuters first reported, lost 40 tons in May.", ["Reuters"]),
        ("As Rosa Dahl told the Osse Herald, the dam lost 40 tons.", ["Rosa Dahl", "Osse Herald"]),
        (
            "As the ministry's own report showed, the dam lost 40 tons.",
            ["the ministry's own report"],
        ),
        ("As Rosa Dahl wrote in her memoir, the dam lost 40 tons.", ["Rosa Dahl", "her memoir"]),
    ],
)
def test_what_stands_beside_as_is_told(split: Splitter, text: str, names: list[str]) -> None:
    assert chains(split, text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "As Rosa Dahl told the story, the dam lost 40 tons.",
        "As Rosa Dahl was telling the crowd, the dam lost 40 tons.",
        "As Rosa Dahl told them of her youth, the dam lost 40 tons.",
        "As we reported on Monday, the dam lost 40 tons.",
        "As the Osse Herald grew, the dam lost 40 tons.",
    ],
)
def test_as_can_only_tell_when(split: Splitter, text: str) -> None:
    claim = next(c for c in split(text).claims if "40 tons" in c.text)
    assert not claim.attributions


def test_what_opens_a_report_holds_for_the_one_beside_it(split: Splitter) -> None:
    text = (
        "In a letter to the board, Ann Lee said the dam leaked, while Jon Moe wrote that it"
        " lost 40 tons."
    )
    assert chains(split, text)[-1] == ["Jon Moe", "a letter to the board"]
    assert split(text).claims[-1].text.startswith("Jon Moe")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Osse Herald found 40 leaks.\n\nThe dam lost 40 tons, the newspaper said.",
            "Osse Herald",
        ),
        (
            "Reuters sent two men to the dam. “We lost 40 tons,” Rosa Dahl told the news agency.",
            "Reuters",
        ),
        ("The dam lost 40 tons, the newspaper said.", "newspaper"),
        (
            "The Osse Herald and Reuters came.\n\nThe dam lost 40 tons, the newspaper said.",
            "newspaper",
        ),
        (
            "Rosa Dahl called Reuters. “We lost 40 tons,” she told a newspaper in Tarn.",
            "a newspaper",
        ),
    ],
)
def test_the_newspaper_is_the_one_named_before(split: Splitter, text: str, names: str) -> None:
    assert chains(split, text)[-1][-1] == names


def test_the_paper_of_researchers_is_no_outlet(split: Splitter) -> None:
    text = "The study came out in the Osse Herald. The fish lost weight, the paper said."
    assert chains(split, text)[-1] == ["the paper"]


def test_what_somebody_was_asked_at_is_no_part_of_the_claim(split: Splitter) -> None:
    (claim,) = split("Asked at a briefing about the dam, Ann Lee said it lost 40 tons.").claims
    assert claim.text == "Ann Lee said it lost 40 tons."
    assert [a.name for a in claim.attributions] == ["Ann Lee", "a briefing"]
