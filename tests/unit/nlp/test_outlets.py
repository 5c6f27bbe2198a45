"""Outlets and programs by the make of their names, journalists, and what came to an outlet."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def relays(split: Splitter, text: str) -> list[str]:
    """The names of all that follow the speaker in the last claim of the text."""
    links = split(text).claims[-1].attributions
    return [a.name for a in links[1:] if not a.from_context]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The dam has leaked since March,” Rosa Dahl told Fox 7 on Monday.", "Fox 7"),
        ("“The dam has leaked since March,” Rosa Dahl told CBS 3 in Lindvik.", "CBS 3"),
        ("Rosa Dahl, speaking on KLV880, said the dam leaked.", "KLV880"),
        ("Rosa Dahl told the weekly Morgenrot that the dam leaked.", "Morgenrot"),
        ("On Monday Rosa Dahl told the broadcaster CanalSur that the dam leaked.", "CanalSur"),
        (
            "The dam lost 400 tons, researchers write in the Annals of Dam Safety.",
            "Annals of Dam Safety",
        ),
        (
            "Rosa Dahl said in the May issue of Harbor Engineering that the dam leaked.",
            "Harbor Engineering",
        ),
        ("“The dam has leaked since March,” Rosa Dahl told ABC's This Week.", "ABC's This Week"),
        ("Rosa Dahl said on CBS's Face the Nation that the dam leaked.", "CBS's Face the Nation"),
        (
            "“The dam has leaked since March,” Rosa Dahl told CBS’s “Sunday Morning” in May.",
            "CBS’s “Sunday Morning",
        ),
        ("“The dam has leaked since March,” Rosa Dahl told CNN's Peter Moe.", "CNN"),
        ("“The dam has leaked since March,” Rosa Dahl told the radio host Peter Moe.", "Peter Moe"),
        ("In an interview with journalist Vera Ito, Rosa Dahl said the dam leaked.", "Vera Ito"),
        ("“The dam has leaked since March,” Rosa Dahl told us.", "us"),
        ("Rosa Dahl, when asked by Reuters, said the dam leaked.", "Reuters"),
        ("Rosa Dahl's claim in a CNN interview that the dam leaked was false.", "CNN"),
        ("The dam leaked, according to files handed to the Osse Herald.", "Osse Herald"),
        ("The dam leaked, according to logs leaked to and seen by Reuters.", "Reuters"),
    ],
)
def test_who_passed_it_on_is_named(split: Splitter, text: str, name: str) -> None:
    assert name in relays(split, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dahl told Fox 35 percent of the dams leaked.",
        "“The dam has leaked since March,” Rosa Dahl told the National Society of Engineers.",
        "“The dam has leaked since March,” Rosa Dahl told the President.",
        "“The dam has leaked since March,” Rosa Dahl told the FDA.",
        "“The dam has leaked since March,” Rosa Dahl told moderator Peter Moe.",
        "“Nobody told us about it,” Rosa Dahl said.",
        "“The dam has leaked since March,” Rosa Dahl said to the TV.",
        "Rosa Dahl said in the daily White House briefing that the dam leaked.",
        "Rosa Dahl said on the issue of Social Security that taxes would rise.",
    ],
)
def test_who_only_listens_is_no_outlet(split: Splitter, text: str) -> None:
    names = set(relays(split, text))
    assert not names & {"Fox 35", "National Society", "President", "FDA", "Peter Moe", "us"}
    assert not names & {"White House", "Social Security", "TV"}


def test_a_namesake_of_an_outlet_is_a_person(split: Splitter) -> None:
    text = "Carl Bloomberg sold the dam. “We lost 40 men,” Bloomberg told the Osse Herald in May."
    last = split(text).claims[-1]
    assert [a.name for a in last.attributions] == ["Carl Bloomberg", "Osse Herald"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The party has 41 seats, according to a count by the Osse Herald.",
            "a count by the Osse Herald",
        ),
        ("The party leads by 4 points, according to CNN’s polling average.", "CNN"),
        ("The party has 41 seats, according to an early tally.", "an early tally"),
        (
            "The party leads, according to a poll of 400 voters released on Friday by Ito Labs.",
            "a poll of 400 voters",
        ),
        (
            "Ann Ito won 41 percent, according to early results of a poll conducted for Reuters.",
            "early results of a poll",
        ),
        (
            "Ann Ito won 41 percent, according to the clerks of Osse and Tarn, two cities there.",
            "the clerks of Osse and Tarn",
        ),
        (
            "Ann Ito won, according to a count by Ito Labs, a firm in Osse, higher than before.",
            "a count by Ito Labs",
        ),
    ],
)
def test_whoever_counted_speaks(split: Splitter, text: str, speaker: str) -> None:
    (first, *_) = split(text).claims[0].attributions
    assert first.name == speaker
