"""What people and bodies are, told beside their names."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from factcheck.nlp.records import Name
from factcheck.nlp.types import Split

Analyze = Callable[[str], Doc]
Splitter = Callable[[str], Split]

_BOTH = "mill’s president and chief executive"


def people(analyze: Analyze, text: str) -> dict[str, str]:
    everybody: list[Name] = analyze(text)._.register.everybody()
    return {person.name: person.title for person in everybody}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Osse’s newly elected mayor Ann Lee wept.", "Ann Lee", "Osse’s newly elected mayor"),
        ("Our reporter Jo Dahl stood outside.", "Jo Dahl", "Our reporter"),
        ("They met Army Capt. Peter Dahl on Monday.", "Peter Dahl", "Army Capt."),
        ("The mill’s president and chief executive Ann Lee left.", "Ann Lee", _BOTH),
        ("Luis Arbor, Teal’s former bookkeeper, left.", "Luis Arbor", "Teal’s former bookkeeper"),
        ("Anita Rowe, one of the two surgeons, left.", "Anita Rowe", "one of the two surgeons"),
        ("Patricia Dahl, mother of a pupil, wept.", "Patricia Dahl", "mother of a pupil"),
        (
            "“I swam,” said Jo Dahl, a teacher who saw the fire.",
            "Jo Dahl",
            "a teacher who saw the fire",
        ),
        (
            "Thomas Dahl, who studies lakes at the Harrick Institute, disagreed.",
            "Thomas Dahl",
            "who studies lakes at the Harrick Institute",
        ),
        (
            "Thomas Dahl, who was chief executive until 2019, denied it.",
            "Thomas Dahl",
            "chief executive until 2019",
        ),
        (
            "Dr. Thomas Dahl of the Cadby Weather Centre said it would rain.",
            "Thomas Dahl",
            "of the Cadby Weather Centre",
        ),
        ("Goalkeeper Ilse Varga saved two penalties.", "Ilse Varga", "Goalkeeper"),
        ("The lamp fell, his wife, Mary Holt, wrote to us.", "Mary Holt", "his wife"),
        ("Thomas Dahl, who was running for mayor, left.", "Thomas Dahl", ""),
        ("“Oh,” said Thomas Dahl, author of “A Bitter Pill.”", "Thomas Dahl", ""),
        ("Thomas Dahl met Mary Holt, the mayor said.", "Mary Holt", ""),
        ("Thomas Dahl, his aides and advisers, flew to Rome.", "Thomas Dahl", ""),
    ],
)
def test_the_fullest_words_beside_the_name(
    analyze: Analyze, text: str, name: str, title: str
) -> None:
    assert people(analyze, text)[name] == title


def test_the_only_holder_of_an_office_gets_its_fullest_words(analyze: Analyze) -> None:
    text = "Sen. Mary Holt met Jo Dahl on Monday. In May, the South Carolina senator had resigned."
    assert people(analyze, text)["Mary Holt"] == "the South Carolina senator"


def test_one_of_two_holders_keeps_what_stands_beside_the_name(analyze: Analyze) -> None:
    text = "Sen. Mary Holt met Sen. Jo Dahl. The South Carolina senator had resigned in May."
    assert set(people(analyze, text).values()) == {"Sen."}


def test_a_son_is_not_his_father(analyze: Analyze) -> None:
    register = analyze("Robert Dahl and his son Robert Dahl Jr. own a mill in Ohio.")._.register
    father, son = register.person("Robert Dahl"), register.person("Robert Dahl Jr.")
    assert father is not None
    assert son is not None
    assert (father.name, son.name) == ("Robert Dahl", "Robert Dahl Jr.")


def test_a_son_alone_bears_the_family_name(analyze: Analyze) -> None:
    register = analyze("Robert F. Dahl Jr. bought a mill. Dahl is 70.")._.register
    person = register.person("Dahl")
    assert person is not None
    assert person.name == "Robert F. Dahl Jr."


def test_what_a_body_is_stands_before_its_name(split: Splitter) -> None:
    (claim,) = split("The research firm ShelfCount said sales had fallen by a third.").claims
    (link,) = claim.attributions
    assert (link.name, link.title) == ("ShelfCount", "The research firm")


def test_an_office_outweighs_a_longer_clause(analyze: Analyze) -> None:
    text = (
        "Vice President Mary Holt flew to Osse. Mary Holt, who ran the state’s largest mill for"
        " 36 years, wept."
    )
    assert people(analyze, text)["Mary Holt"] == "Vice President"


def test_a_possessive_without_s_leads_on_to_the_office(analyze: Analyze) -> None:
    text = "“No,” said Thomas Dahl, Sanders' senior media adviser."
    assert people(analyze, text)["Thomas Dahl"] == "Sanders' senior media adviser"
