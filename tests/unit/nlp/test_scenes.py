"""What is told beside a report is the article's own voice."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    "text",
    [
        "“The work will go on,” Dahl said, as 40 men in boots booed.",
        "“You knew it was broken,” Lee told Dahl, after he had met 40 men in boots.",
        "“The crane is safe,” Lee told the crowd while 40 men in boots booed.",
    ],
)
def test_what_happens_beside_a_quotation_is_not_said(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "40 men in boots") == ""


@pytest.mark.parametrize(
    "text",
    [
        "“The crane is safe,” Lee said, adding that it had cost 40 crowns.",
        "“The crane is safe,” said Lee. “It cost 40 crowns as prices rose.”",
        "Lee told the crowd that the crane was safe after it had cost 40 crowns.",
        "On the show “Harbor Hour,” Lee told the host the crane had cost 40 crowns.",
    ],
)
def test_what_goes_on_the_report_is_said(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "40 crowns") == "Lee"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that the plan would cost too much, but downplayed the risk to 40 boats.",
        "Jon Dahl noted that the fleet already lacks men and criticized the loss of 40 boats.",
        "Ann Lee said Dahl will resign in May and declined to speak of the 40 boats.",
    ],
)
def test_a_past_behind_what_will_be_goes_on_the_report(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "40 boats") == ""


def test_a_second_report_has_the_speaker_of_the_first(split: Splitter) -> None:
    text = "Ann Lee said the fleet will sail in May and insisted that it had lost 40 boats."
    assert speaker_of(split, text, "40 boats") == "Ann Lee"
    text = "Ann Lee said Jon Dahl is too old and accused him of selling 40 boats."
    assert speaker_of(split, text, "40 boats") == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said the firm closed its mill and sold 40 boats.",
        "Ann Lee said the firm lies about its mill and hides 40 boats.",
        "Ann Lee said the firm has debts and lost 40 boats.",
    ],
)
def test_two_halves_in_one_tense_are_both_reported(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "40 boats") == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee wept after the crews lost, saying that they had 40 boats.", "Ann Lee"),
        ("Ann Lee paid and Jon Dahl sued her, saying that she had 40 boats.", "Jon Dahl"),
        ("Ann Lee sent a memo to the crews explaining that they had 40 boats.", "Ann Lee"),
        (
            "Lee dismissed Dahl’s charges that the port is broke — saying that it has 40 boats.",
            "Lee",
        ),
        (
            (
                "Party leaders are now asking why the crews have gone and demanding that they pay"
                " for 40 boats."
            ),
            "Party leaders",
        ),
    ],
)
def test_a_participle_that_reports_is_of_the_one_who_does_the_rest(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "40 boats") == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Voters who say they lost 40 boats backed Lee in May.",
        "Jon Dahl hopes the court says that the port lost 40 boats.",
        "Ann Lee seemed to suggest that the port had lost 40 boats.",
        "Ann Lee left in May without saying that the port had lost 40 boats.",
        "Ann Lee claimed victory in the race of 40 boats.",
        "The senate confirmed the judges who own 40 boats.",
        "The council denied Jon Dahl the prize of 40 boats.",
        "Few skippers would have called it a race of 40 boats.",
        "“The port lost 40 boats,” said 60 percent of the crews.",
    ],
)
def test_what_nobody_says_outright_has_no_speaker(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "40 boats") == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jon Dahl denied the theft of 40 boats.", "Jon Dahl"),
        ("Ann Lee claimed a loss of 40 boats.", "Ann Lee"),
        ("Police confirmed the loss of 40 boats.", "Police"),
    ],
)
def test_what_an_act_passes_on_keeps_its_speaker(split: Splitter, text: str, speaker: str) -> None:
    assert speaker_of(split, text, "40 boats") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“When Dahl says, ‘We lost 40 boats,’ I do not believe it,” Lee said.", "Lee"),
        ("“All that Dahl said was that the port lost 40 boats,” Lee said.", "Lee"),
        ("“The board told me it had 40 boats,” Lee said.", "The board"),
        ("Of Dahl, Lee said that he owned 40 boats.", "Lee"),
        ("She thanked Ann Lee, who joked of Dahl, “He sank 40 boats.”", "Ann Lee"),
        ("Len Marsh accused the ministers of “sinking 40 boats” in May.", "Len Marsh"),
    ],
)
def test_whose_words_they_are_inside_other_words(split: Splitter, text: str, speaker: str) -> None:
    assert speaker_of(split, text, "40 boats") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dr Osei told the hearing she had sold 40 boats.", "Osei"),
        ("Ann Lee told the inquest her husband had complained of 40 boats.", "Ann Lee"),
        ("Ann Lee reminded the panel the port had 40 boats.", "Ann Lee"),
    ],
)
def test_the_clause_behind_those_who_heard_it_was_said(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "40 boats") == speaker


def test_a_plea_agreement_speaks_and_a_hope_does_not(split: Splitter) -> None:
    text = "He is guilty, according to Dahl’s plea agreement, of hiding 40 boats."
    claim = split(text).claims[0]
    assert [(a.name, a.role) for a in claim.attributions] == [("Dahl’s plea agreement", "document")]
    text = "I hope in May the council says, “We lost 40 boats.”"
    assert speaker_of(split, text, "40 boats") == ""


def test_of_two_who_are_met_the_first_does_not_joke(split: Splitter) -> None:
    text = "She met Bo Dahl, Eli Novak and Ann Lee, who joked of the port, “It sank 40 boats.”"
    assert speaker_of(split, text, "40 boats") not in {"Bo Dahl", "Eli Novak"}
