"""Atomic claims, their statements and labels."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Ridership rose by 12 percent, and the operator bought 40 new buses.",
            ["Ridership rose by 12 percent.", "The operator bought 40 new buses."],
        ),
        (
            "The firm, which employs 4,000 people, will close its plant in Ohio.",
            ["The firm employs 4,000 people.", "The firm will close its plant in Ohio."],
        ),
        (
            "The firm will close its plant in Ohio and move production to Mexico.",
            ["The firm will close its plant in Ohio.", "The firm will move production to Mexico."],
        ),
        (
            "If the levy passes, the school will hire nine teachers.",
            ["If the levy passes, the school will hire nine teachers."],
        ),
        (
            "The levy passed on Monday, while unions called it unfair to renters.",
            ["The levy passed on Monday.", "Unions called it unfair to renters."],
        ),
        ("Is the levy fair? Who knows?", []),
        ("Hello!", []),
    ],
)
def test_sentences_fall_into_claims(split: Splitter, text: str, statements: list[str]) -> None:
    assert [c.statement for c in split(text).claims] == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The mill closed in May; the town of Tarn lost 400 jobs.",
            ["The mill closed in May.", "The town of Tarn lost 400 jobs."],
        ),
        (
            "The council sold the stadium; forty families moved out; the school closed in June.",
            [
                "The council sold the stadium.",
                "Forty families moved out.",
                "The school closed in June.",
            ],
        ),
        (
            "“The mill is closed; it will not open again,” owner Rosa Ibarra said.",
            ["The mill is closed.", "It will not open again."],
        ),
    ],
)
def test_a_semicolon_parts_two_claims(split: Splitter, text: str, statements: list[str]) -> None:
    assert [claim.statement for claim in split(text).claims] == statements


def test_a_list_with_semicolons_stays_whole(split: Splitter) -> None:
    text = "The board met in Tarn, the capital; Lindvik, a port; and Osse, a spa."
    assert len(split(text).claims) == 1


def test_i_becomes_the_speaker_and_the_verb_agrees(split: Splitter) -> None:
    (claim,) = split("“I have never met the contractor,” Mayor Ann Lee said.").claims
    assert claim.statement == "Ann Lee has never met the contractor."


def test_we_of_a_government_is_its_country(split: Splitter) -> None:
    (claim,) = split("“We want a treaty by spring,” Danish Prime Minister Ann Lee said.").claims
    assert claim.statement == "Denmark wants a treaty by spring."


def test_we_of_anybody_else_stays(split: Splitter) -> None:
    (claim,) = split("“We want a treaty by spring,” engineer Ann Lee said.").claims
    assert claim.statement == "We want a treaty by spring."


def test_he_is_the_speaker_of_his_own_report(split: Splitter) -> None:
    (claim,) = split("Senator John Marsh said he would vote against the levy.").claims
    assert claim.statement == "John Marsh would vote against the levy."


def test_a_government_is_headed_by_its_country(split: Splitter) -> None:
    (claim,) = split(
        "Norwegian Prime Minister Kari Moe said she would be ready to lend ships."
    ).claims
    assert claim.label == "Norway ready to lend ships"


def test_a_meeting_is_headed_by_who_can_be_counted(split: Splitter) -> None:
    text = "Harbor chief Lena Ortiz held an urgent meeting on Friday with 14 ferry operators."
    (claim,) = split(text).claims
    assert claim.label == "14 ferry operators in urgent meeting"


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("The council did not approve the levy.", "not"),
        ("The levy could raise 3 million dollars.", "could"),
        ("The tunnel is expected to open in June.", "expected"),
    ],
)
def test_a_label_keeps_negation_and_modality(split: Splitter, text: str, must: str) -> None:
    (claim,) = split(text).claims
    assert must in claim.label.split()


def test_a_long_statement_has_a_short_label_of_whole_words(split: Splitter) -> None:
    text = (
        "The regional transport authority quietly approved an extraordinarily expensive contract"
        " for the maintenance of its underground railway signalling equipment in December."
    )
    (claim,) = split(text).claims
    assert len(claim.label) <= 60
    assert set(claim.label.lower().split()) <= set(text.lower().rstrip(".").split())


def test_a_span_holds_attribution_and_content_when_they_are_contiguous(split: Splitter) -> None:
    text = "“The tunnel is closed,” Mayor Ann Lee said. “It will open in June next year.”"
    first, second = split(text).claims
    assert first.text == "“The tunnel is closed,” Mayor Ann Lee said."
    assert text[first.content_start : first.content_end] == "The tunnel is closed"
    assert text[second.content_start : second.content_end] == "It will open in June next year"


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The port left its account, a bank in Osse, and no other banks were asked.",
            ["The port left its account, a bank in Osse.", "No other banks were asked."],
        ),
        (
            "Lee has not worked in two decades, and is not licensed to work in Tarn.",
            ["Lee has not worked in two decades.", "Lee is not licensed to work in Tarn."],
        ),
        (
            "The rule does not apply to miners, and will be subject to a vote and be voluntary.",
            [
                "The rule does not apply to miners.",
                "The rule will be subject to a vote and be voluntary.",
            ],
        ),
        (
            "The council adopted the plan but later revised and renamed it in June.",
            [
                "The council adopted the plan but later revised and renamed it in June.",
                "The council renamed it in June.",
            ],
        ),
    ],
)
def test_a_row_of_deeds_falls_into_claims(
    split: Splitter, text: str, statements: list[str]
) -> None:
    assert [c.statement for c in split(text).claims] == statements


def test_a_claim_may_end_with_a_percent_sign(split: Splitter) -> None:
    claim = split("Mayor Ann Lee called for a rise of 44%.").claims[0]
    assert claim.statement == "Mayor Ann Lee called for a rise of 44%."


def test_a_that_which_fits_no_plural_opens_the_clause(split: Splitter) -> None:
    text = "The minister promised that nurse visits would be offered in every district in May."
    assert (
        split(text).claims[0].statement == "Nurse visits would be offered in every district in May."
    )
    text = "That plan would cost 400 jobs in May."
    assert split(text).claims[0].statement == text
