"""Nobody gets words that the text does not give them."""

import pytest

from factcheck.nlp.types import UNCLEAR
from tests.unit.nlp.asking import Splitter, speaker_of


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


def test_the_board_that_told_a_speaker_something_is_the_source(split: Splitter) -> None:
    text = "“The board told me the port lost 400 jobs in May,” Lena Ortiz said."
    (claim,) = split(text).claims
    assert [a.name for a in claim.attributions] == ["The board", "Lena Ortiz"]


def test_what_a_study_shows_inside_a_report_is_the_reporters_claim(split: Splitter) -> None:
    text = "Lena Ortiz said a new search of the archive suggests the port lost 400 jobs in May."
    assert speakers(split, text) == {"Lena Ortiz"}


def test_the_words_of_somebody_unnamed_inside_a_report_are_not_the_reporters(
    split: Splitter,
) -> None:
    text = (
        "Lena Ortiz said she would not come because the prime minister called the port a ruin,"
        " and she left the docks."
    )
    inner = next(c for c in split(text).claims if c.text.startswith("the prime minister"))
    assert inner.attributions[0].name == UNCLEAR


def test_a_report_in_brackets_covers_no_more_than_the_bracket(split: Splitter) -> None:
    text = "The port was in trouble (it lost 400 jobs in May, Ortiz says) and closed its docks."
    found = {c.text: [a.name for a in c.attributions] for c in split(text).claims}
    assert all("Ortiz" not in names for words, names in found.items() if "closed" in words)


def test_a_judge_in_the_lead_is_the_judge_whom_the_article_then_names(split: Splitter) -> None:
    text = (
        "A county judge rejected the request on Friday, saying the port has no duty to pay.\n"
        "Superior Court Judge Olga Lind wrote in her ruling that the docks were closed in May.\n"
        "The order said the port owes nothing to its workers."
    )
    named = [[a.name for a in c.attributions if a.role == "speaker"] for c in split(text).claims]
    assert [n for n in named if n] == [["Olga Lind"]] * 3


def test_a_senator_described_late_is_not_guessed(split: Splitter) -> None:
    text = (
        "The senator said the port lost 400 jobs.\nThe talks failed.\nSen. Olga Lind left the room."
    )
    assert speakers(split, text) == {UNCLEAR}


def test_an_outlet_that_argues_speaks_for_itself(split: Splitter) -> None:
    (claim,) = split("Reuters argued that the court had no right to close the hearing.").claims
    assert [(a.name, a.role) for a in claim.attributions] == [("Reuters", "speaker")]


def test_a_long_quotation_that_ends_in_a_quoted_word_has_its_speaker(split: Splitter) -> None:
    text = (
        "“The port lost 400 jobs. The workers beg us not to be ‘taken captive by fear,’” Lena"
        " Ortiz wrote."
    )
    found = split(text).claims
    assert found
    assert all(c.attributions[0].name == "Lena Ortiz" for c in found)


def test_the_data_are_those_of_the_body_that_reported(split: Splitter) -> None:
    text = (
        "The Transport Office said the port lost 400 jobs.\n"
        "According to the data, the losses began in May."
    )
    assert speakers(split, text) == {"Transport Office"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rents have doubled since 2015, the rescue service says.", "the rescue service"),
        ("The zoo said that 40 flamingos had died of the flu.", "The zoo"),
        ("Two pilots warned that the runway was too short for the jet.", "Two pilots"),
        ("The old saw mill lost 40 jobs, one slide says.", "one slide"),
    ],
)
def test_whatever_says_something_outright_speaks(split: Splitter, text: str, name: str) -> None:
    [claim] = split(text).claims
    assert [link.name for link in claim.attributions] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Common sense says that the runway is too short for the jet.",
        "Legend says that the abbot buried 40 bells under the mill.",
        "The mill confirms that 40 jobs were lost in Tarn by its empty yard.",
    ],
)
def test_what_speaks_in_a_manner_of_speaking_only_does_not(split: Splitter, text: str) -> None:
    assert all(claim.attributions == () for claim in split(text).claims)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("A rise of 6% “is the limit,” Ann Lee said.", "A rise of 6% is the limit."),
        (
            "The sale of the port “was a mistake,” said Ann Lee, the mayor.",
            "The sale of the port was a mistake.",
        ),
    ],
)
def test_the_subject_before_the_marks_belongs_to_what_was_said(
    split: Splitter, text: str, statement: str
) -> None:
    claim = split(text).claims[0]
    assert claim.statement == statement
    assert [link.name for link in claim.attributions] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Shane Odell of Orrum Bank, who likes the shares, said a third had been free.",
            "third",
            "Shane Odell",
        ),
        (
            "Managers of Nordkraft, which earned 30 million, said the plant will save 4 million.",
            "save 4 million",
            "Managers of Nordkraft",
        ),
        (
            "Eleanor Lind KC, prosecuting, said that the yard had burned for three days.",
            "three days",
            "Eleanor Lind",
        ),
        (
            "An official told the Courier that six councillors spoke and that Ito did not object.",
            "object",
            "An official",
        ),
        (
            "Two letters have been placed in a safe, Ann Lee, the city's clerk, wrote in a memo.",
            "placed in a safe",
            "Ann Lee",
        ),
        (
            'The two ferries "were slow. They were not clean. There was no food" in May, Lee said.',
            "not clean",
            "Lee",
        ),
        (
            '"It is quiet," Lee said, as she called for 4 million. "Money cannot decide it all."',
            "cannot decide",
            "Lee",
        ),
    ],
)
def test_a_report_has_its_speaker_and_no_more_than_the_name(
    split: Splitter, text: str, words: str, name: str
) -> None:
    assert speaker_of(split, text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lind won among the 30 percent of voters who said the port had failed.", "failed"),
        ("One group was paid within a month; the others could ask for it at any time.", "any time"),
        ("Economists may argue that the port is lost.", "lost"),
    ],
)
def test_what_a_share_says_and_what_might_be_said_is_nobodys(
    split: Splitter, text: str, words: str
) -> None:
    assert speaker_of(split, text, words) == ""


def test_a_quotation_behind_said_in_a_statement_has_its_speaker(split: Splitter) -> None:
    text = (
        "Sam Lau of the harbor office said in a statement. “There are no paper ballots to"
        " recount. The vote involved more than 1,700 people.”"
    )
    assert speaker_of(split, text, "1,700") == "Sam Lau"
    other = 'Sam Lau never said. "The vote involved more than 1,700 people" was the headline.'
    assert speaker_of(split, other, "1,700") == ""


def test_what_somebody_calls_for_is_theirs(split: Splitter) -> None:
    text = "Mayor Ann Lee called for a doubling of the port's budget on Monday."
    assert speaker_of(split, text, "budget") == "Ann Lee"
    assert speaker_of(split, "The plan to build a port calls for 40 ships.", "40 ships") == ""


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "A Harbor Times/Orrum News poll showed a slimmer lead for Lee with 46 percent.",
            "A Harbor Times/Orrum News poll showed a slimmer lead for Lee with 46 percent.",
        ),
        (
            "The exit poll, conducted by the Kestrel institute, gave the Union 74 of 150 seats.",
            "The exit poll, conducted by the Kestrel institute, gave the Union 74 of 150 seats.",
        ),
        ("Polls show Lee leading by 46% to 44%.", "Polls show Lee leading by 46% to 44%."),
        (
            "A poll shows Lee with an 8-point lead, but there are some warning signs for her.",
            "A poll shows Lee with an 8-point lead.",
        ),
    ],
)
def test_what_a_poll_shows_with_an_object_is_a_sentence(
    split: Splitter, text: str, statement: str
) -> None:
    claim = split(text).claims[0]
    assert claim.statement == statement
    assert "poll" in claim.attributions[0].name.lower()


def test_a_party_that_has_a_poll_shows_nothing(split: Splitter) -> None:
    assert speakers(split, "The party had a poll of 400 members in May.") == set()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "About 6 in 10 voters said it costs too much, according to early polling in May.",
            "6 in 10",
            "early polling",
        ),
        (
            "According to a Gallup survey, 51 percent said they would vote for Lee in May.",
            "51 percent",
            "Gallup",
        ),
        (
            "Most were stolen by staff, while 14 percent were stolen by guests, according to FBI.",
            "14 percent",
            "FBI",
        ),
    ],
)
def test_according_to_covers_shares_of_a_sample_and_both_halves(
    split: Splitter, text: str, words: str, name: str
) -> None:
    claim = next(c for c in split(text).claims if words in c.text)
    assert name in claim.attributions[0].name
