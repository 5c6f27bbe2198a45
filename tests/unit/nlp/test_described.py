"""Speakers called by a description: given to the one who fits, or left as they are."""

import pytest

from factcheck.nlp.types import UNCLEAR
from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Robert Brandt told the station that the bridge was safe. “It will stand for"
                " another 90 years,” the Texan said."
            ),
            "Robert Brandt",
        ),
        (
            (
                "Senate hopeful Susan Lomax toured the mill on Monday with the union.\n\n"
                "The Ohio Republican said it will stand for 90 years."
            ),
            "Susan Lomax",
        ),
        (
            (
                "Margit Hansen needs no committee. The retired welder says it will stand for 90"
                " years."
            ),
            "Margit Hansen",
        ),
        (
            (
                "Karl Brandt spoke for an hour in Osse.\n\n“The dam cost too much. It will stand"
                " for 90 years,” the billionaire businessman said."
            ),
            "Karl Brandt",
        ),
        (
            (
                "Maria Varga wrote a book about her years at court, and a weekly printed parts of"
                " it. In one chapter, the author wrote that the wall will stand for 90 years."
            ),
            "Maria Varga",
        ),
    ],
)
def test_a_description_is_the_person_whom_the_sentence_before_is_about(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "90 years") == speaker


@pytest.mark.parametrize(
    "text",
    [
        # Two are the subject, nobody is, or somebody else was named in the sentence itself.
        "Robert Holt and Susan Lomax met in Osse. The candidate said it will stand for 90 years.",
        "The mill of Osse burned down. The candidate said it will stand for 90 years.",
        (
            "Robert Holt met Susan Lomax in Osse. When Lomax called, the candidate said it will"
            " stand for 90 years."
        ),
        # The description tells of a place where the only senator of the article is not from.
        (
            "Texas Sen. Robert Holt lost. The mill burned down. The Florida senator said it will"
            " stand for 90 years."
        ),
        # A man is not Susan Lomax.
        "Ms. Susan Lomax opened the fair. The Welshman said it will stand for 90 years.",
    ],
)
def test_a_description_that_may_be_another_stays_without_a_name(split: Splitter, text: str) -> None:
    said = speaker_of(split, text, "90 years")
    assert not {"Holt", "Lomax"} & set(said.split())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "The families have sued Norrland Ferries for 30 million. The company, in its reply,"
                " says that it lost 40 boats. Norrland Ferries Holdings is the largest of all."
            ),
            "Norrland Ferries Holdings",
        ),
        (
            (
                "The interior ministry of Marenia paid 4 million to clerks. Nobody knew. On Friday"
                " the ministry said that it lost 40 boats."
            ),
            "interior ministry of Marenia",
        ),
        (
            (
                "The Osse Harbor Foundation did not want to speak of the storm. “We lost 40 boats,”"
                " the group said."
            ),
            "Osse Harbor Foundation",
        ),
        (
            (
                "About 4 million fewer people sail than a decade ago, according to the National"
                " Sailing Association. Clubs lost 40 boats, the group says."
            ),
            "National Sailing Association",
        ),
        (
            (
                "People who were called once a week came back less often, researchers at the"
                " Karlstad School of Nursing report today in a journal. The wards lost 40 boats,"
                " the researchers found."
            ),
            "researchers at the Karlstad School of Nursing",
        ),
    ],
)
def test_a_body_called_by_its_kind_is_the_one_that_was_named(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "40 boats") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Nordfrakt sued Ostbank on Monday over a loan. The company said that it lost 40"
                " boats."
            ),
            {"The company", "Nordfrakt"},
        ),
        (
            "The mill sank. Ann Lee wept. The company said that it lost 40 boats.",
            {"The company"},
        ),
        (
            (
                "The Foreign Ministry of Osse and the Defense Ministry of Osse disagree. The"
                " ministry said that it lost 40 boats."
            ),
            {"The ministry"},
        ),
        (
            (
                "The Supreme Court of Marenia heard the case. The company said that it lost 40"
                " boats."
            ),
            {"The company"},
        ),
    ],
)
def test_a_body_that_may_be_another_keeps_its_words(
    split: Splitter, text: str, speaker: set[str]
) -> None:
    assert speaker_of(split, text, "40 boats") in speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jill Stone spoke in Tarn.\n\nMr. Stone said the mill lost 400 jobs.", "Stone"),
        ("Ann Dahl left Osse.\n\nMrs. Dahl said the mill lost 400 jobs.", "Ann Dahl"),
        (
            "Monica Crowe wrote of the port. The mayor of Lindvik said it would close in May.",
            "The mayor of Lindvik",
        ),
    ],
)
def test_a_title_that_does_not_fit_is_somebody_else(split: Splitter, text: str, name: str) -> None:
    assert [link.name for link in split(text).claims[-1].attributions] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The mill of Osse burned down. The timber mogul said it will stand for 90 years.",
        "Lomax and Holt met. The welder and former senator said it will stand for 90 years.",
        "Robert Holt and Susan Lomax met. It will stand for 90 years, the Ohioan said.",
    ],
)
def test_a_description_of_somebody_named_elsewhere_names_nobody(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "90 years") == UNCLEAR


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A baker saw it. The baker said it will stand for 90 years.", "The baker"),
        ("The narrator says it will stand for 90 years.", "The narrator"),
        ("The man at the gate said it will stand for 90 years.", "The man at the gate"),
        ("The ship’s cook said it will stand for 90 years.", "The ship’s cook"),
        ("The mayor and the cook said it will stand for 90 years.", "The mayor and the cook"),
    ],
)
def test_a_description_that_tells_who_stays(split: Splitter, text: str, speaker: str) -> None:
    assert speaker_of(split, text, "90 years") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee met the governor. The governor said it will stand for 90 years.", UNCLEAR),
        ("Kim, 12, wrote to the mayor. The mayor replied that it lasts 90 years.", UNCLEAR),
        ("Mayor Ann Lee met the crews. The mayor said it lasts 90 years.", "Ann Lee"),
        ("Ann Lee is the mayor. The mayor said it lasts 90 years.", "Ann Lee"),
        (
            "Mayor Ann Lee wept. The mayor said it leaks. The mayor said it lasts 90 years.",
            "Ann Lee",
        ),
    ],
)
def test_one_told_of_beside_a_person_is_somebody_else(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "90 years") == speaker
