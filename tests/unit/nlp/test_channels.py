"""Documents, occasions, networks and outlets beside a report: through whom and by what."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def relays(split: Splitter, text: str) -> set[str]:
    """The names of all that follow the speaker, in any claim of the text."""
    return {
        a.name.removeprefix("the ")
        for c in split(text).claims
        for a in c.attributions[1:]
        if not a.from_context
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bank said in its annual report that lending had slowed.", {"its annual report"}),
        ("Prosecutors said in court documents that Dahl hid the cash.", {"court documents"}),
        ("Lee told a news conference that the dam was safe.", {"a news conference"}),
        ("In his State of the Union address, Lee said wages had risen.", set()),
        ("“We lost a port,” Lee said at the outset of a debate.", {"a debate"}),
        ("“We lost a port,” Lee wrote in a blog post.", {"a blog post"}),
        ("Ann Lee in a letter said that the dam was safe.", {"a letter"}),
        ("If the dam breaks, Lee suggested in a tweet, nobody will be safe.", {"a tweet"}),
        ("Later in the article, Lee wrote that the dam was safe.", {"article"}),
        ("In a post on X, Lee said the dam was safe.", {"X"}),
        ("The ministry said on Telegram that the dam was safe.", {"Telegram"}),
        ("Lee shot back in a statement, saying the dam was safe.", {"a statement"}),
        ("Lee responded on Twitter, saying the dam was safe.", {"Twitter"}),
        ("Lee said in her guilty plea that the dam leaked.", {"her guilty plea"}),
        ("As part of his plea, Lee said that the dam leaked.", {"his plea"}),
        ("The firm, in its reply to the suit, said the dam was safe.", {"its reply to the suit"}),
        ("Lee wrote in a note to investors that the dam leaked.", {"a note to investors"}),
        ("Lee wrote in a letter to Mayor Ann Ito that the dam leaked.", {"a letter"}),
        ("In a string of tweets, Lee said the dam leaked.", {"a string of tweets"}),
        ("Lee wrote on her Facebook page that the dam leaked.", {"her Facebook page"}),
        ("Lee said through a spokesman that the dam leaked.", {"a spokesman"}),
        ("Through her lawyer, Ada Brun, Lee said the dam leaked.", {"Ada Brun"}),
        ("In emails shown to the Guardian, Lee said the dam leaked.", {"emails", "Guardian"}),
        ("“The dam lost 40 tons,” Lee wrote in an email reply.", {"an email reply"}),
        ("Asked at a briefing about the dam, Lee said it lost 40 tons.", {"a briefing"}),
        ("The dam lost 40 tons, according to Ann Lee in a court filing.", {"a court filing"}),
        ("The dam lost 40 tons, according to officials in the ministry.", set()),
        ("The dam lost 40 tons, according to a source on the call.", set()),
        ("Lee called Ruiz a “clown” in a tweet on Monday.", {"a tweet"}),
        ("In response, Lee said the dam leaked.", set()),
        ("As part of the deal, Lee said the dam would be sold.", set()),
        ("Through the summer, Lee said the dam leaked.", set()),
        ("The bank sent a letter after Lee told a crowd that the dam leaked.", set()),
        ("On a friendlier note, Lee said the dam was safe.", set()),
        ("Lee said at a conference in Osse that the dam was safe.", set()),
        ("Lee told supporters at a rally that the dam was safe.", set()),
        (
            "In a memo to staff seen by Reuters, Lee said the dam was safe.",
            {"a memo", "Reuters"},
        ),
        (
            "Lee told staff in an email seen by the Guardian that pay would be cut.",
            {"an email", "Guardian"},
        ),
        (
            "In a statement to the Osse Herald, Lee said he had never seen the memo.",
            {"a statement", "Osse Herald"},
        ),
    ],
)
def test_a_channel_is_what_leaves_a_record(split: Splitter, text: str, names: set[str]) -> None:
    found = relays(split, text)
    assert found >= names if names else not found - {"his State of the Union address"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“I never saw it,” Ruiz told WKRD-TV.", {"WKRD-TV"}),
        ("“I never saw it,” Ruiz told his wife.", set()),
        ("“I never saw it,” Ruiz told Ito at the party.", set()),
        ("“I never saw it,” Ruiz said during an appearance on MSNBC.", {"MSNBC"}),
        ("Ruiz said in an op-ed in the Osse Herald that it was unfair.", {"Osse Herald"}),
        ("“I never saw it,” said Mayor Don Guardian in a telephone interview.", set()),
        (
            "In an interview with Fox News host Ada Moe, Ruiz said he had never seen it.",
            {"Fox News"},
        ),
        ("“I never saw it,” Ruiz told the podcast “Hard Miles.”", {"Hard Miles"}),
        (
            "Kurir news agency quoted Ruiz as saying the port would reopen.",
            {"Kurir"},
        ),
        ("The port had closed, the agency quoted Ruiz as saying.", {"agency"}),
        ("“I lied to them,” wrote Ann Lee of the Osse Herald.", {"Osse Herald"}),
        ("“I lied to them,” Osse Herald reporter Ann Lee wrote.", {"Osse Herald"}),
        ("Ruiz went on Fox News to say that the port would reopen.", {"Fox News"}),
        ("Ruiz took to Twitter to say that the port would reopen.", {"Twitter"}),
        ("“I never saw it,” said Rosa Ruiz in a phone call with Reuters.", {"Reuters"}),
        ("Asked by CNN about the port, Ruiz said it would reopen.", {"CNN"}),
        ("Monday on CNN’s “New Day,” Ruiz said the port would reopen.", {"CNN’s “New Day"}),
        ("“I never saw it,” she told Ada Moe of Fox News on Monday.", {"Fox News"}),
        ("“I never saw it,” Ruiz told the CNN hosts on Monday.", {"CNN"}),
        (
            "Ruiz said the port would reopen on Friday’s broadcast of CNN’s “New Day.”",
            {"CNN’s “New Day"},
        ),
        ("In an interview with Jon Maro, Ruiz said the port would reopen.", set()),
        (
            "The Osse Herald reported, according to two aides, Ruiz had sold the boat.",
            {"The Osse Herald"},
        ),
    ],
)
def test_an_outlet_is_told_by_what_it_does(split: Splitter, text: str, names: set[str]) -> None:
    assert relays(split, text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The king had left, the Times of Osse reported.", "Times of Osse"),
        ("The king had left, state television reported.", "state television"),
        ("The king had left, the Wall Street Journal reported.", "Wall Street Journal"),
        ("The king had left, KORB-TV reported.", "KORB-TV"),
        ("The king had left, the Holt-Mirren Gazette reported.", "Holt-Mirren Gazette"),
    ],
)
def test_outlets_have_their_whole_names(split: Splitter, text: str, name: str) -> None:
    (claim,) = split(text).claims
    (link,) = claim.attributions
    assert (link.name.removeprefix("the "), link.role) == (name, "outlet")


def test_a_place_is_no_outlet_because_a_station_bears_its_name(split: Splitter) -> None:
    text = "“We won,” Lee told Radio Orrum. Orrum says the port owes it $410 million."
    assert {a.role for c in split(text).claims for a in c.attributions if a.name == "Orrum"} <= {
        "speaker"
    }


def test_an_editorial_speaks_for_its_paper(split: Splitter) -> None:
    (claim,) = split("A Washington Post editorial said the tax was unfair to tenants.").claims
    assert [(a.name, a.role) for a in claim.attributions] == [("Washington Post", "outlet")]


def test_according_to_belongs_to_the_clause_it_stands_with(split: Splitter) -> None:
    text = (
        "According to the Times, the board sold the mill, detailing in a letter that the mill lost"
        " money."
    )
    assert "Times" in {a.name for a in split(text).claims[0].attributions}


def test_who_speaks_inside_a_quotation_passes_nothing_on_from_outside(split: Splitter) -> None:
    text = "“I turned over all of my emails. No one else can say that,” Ann Lee said."
    names = {a.name for c in split(text).claims for a in c.attributions}
    assert names <= {"Ann Lee"}


def test_a_share_of_voters_passes_nothing_on(split: Splitter) -> None:
    text = (
        "Among Dahl’s voters, 61 percent said they had decided, compared with nearly four in 10 who"
        " said they had not."
    )
    assert not [a for c in split(text).claims for a in c.attributions[1:]]


def test_nobody_is_in_a_chain_twice(split: Splitter) -> None:
    text = "Ann Lee won in May. Lee said that Ann Lee said in a letter the dam was safe."
    for claim in split(text).claims:
        names = [a.name for a in claim.attributions]
        assert not {"Lee", "Ann Lee"} <= set(names)


@pytest.mark.parametrize(
    "text",
    [
        "The port is run according to plan, Ann Lee said.",
        "We count the votes according to the way we always have, Ann Lee said.",
    ],
)
def test_a_manner_is_no_source(split: Splitter, text: str) -> None:
    assert {a.name for c in split(text).claims for a in c.attributions} == {"Ann Lee"}


def test_an_adviser_for_somebody_is_not_that_somebody(split: Splitter) -> None:
    text = "President Ann Lee met Jo Dahl. A top adviser for President Lee said wages had risen."
    assert split(text).claims[-1].attributions[0].name == "A top adviser for President Lee"


@pytest.mark.parametrize(
    "name",
    ["the Lakeside Bugle", "Radio Lindvik", "TV2", "the Northern Press", "the Kestrel Review"],
)
def test_outlets_are_known_by_the_make_of_their_names(split: Splitter, name: str) -> None:
    [claim] = split(f"The port lost 400 jobs in May, according to {name}.").claims
    [link] = claim.attributions
    assert (link.name, link.role) == (name.removeprefix("the "), "outlet")


@pytest.mark.parametrize("name", ["the Republican Party", "the British Army"])
def test_a_body_keeps_the_adjective_of_its_name(split: Splitter, name: str) -> None:
    [claim] = split(f"The port lost 400 jobs in May, {name} said.").claims
    assert [link.name for link in claim.attributions] == [name.removeprefix("the ")]
