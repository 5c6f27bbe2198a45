"""The register of names, and who "he" and "she" are."""

from collections.abc import Callable

from spacy.tokens import Doc

from factcheck.nlp.predict import pronouns

Analyze = Callable[[str], Doc]


def test_a_family_name_means_the_one_person_who_bears_it(analyze: Analyze) -> None:
    register = analyze("Chief auditor Tom Wu resigned on Friday. Wu had no comment.")._.register
    person = register.person("Wu")
    assert person is not None
    assert person.name == "Tom Wu"


def test_a_family_name_that_two_bear_means_nobody(analyze: Analyze) -> None:
    text = "Senator John Marsh met Judge Helen Marsh on Friday. Marsh was late."
    register = analyze(text)._.register
    assert register.person("Marsh") is None
    person = register.person("Helen Marsh")
    assert person is not None
    assert person.gender == "f"


def test_a_newspaper_named_as_one_is_an_outlet(analyze: Analyze) -> None:
    register = analyze("The Norwegian newspaper Nordlys printed the letter.")._.register
    assert register.outlets["nordlys"].name == "Nordlys"


def resolved(text: str, pronoun: str) -> str | None:
    start = text.index(f" {pronoun} ") + 1
    (found,) = pronouns(text, [(start, start + len(pronoun))])
    return None if found is None else text[found[0] : found[1]]


def test_he_is_the_only_man_named_before() -> None:
    text = "Senator John Marsh opened the tunnel. Later he left for Ohio."
    assert resolved(text, "he") == "John Marsh"


def test_he_stays_when_two_men_can_be_meant() -> None:
    text = "The report praised John Marsh and Peter Lund. After that he left for Ohio."
    assert resolved(text, "he") is None


def test_she_is_not_a_man() -> None:
    text = "Senator John Marsh opened the tunnel. Later she left for Ohio."
    assert resolved(text, "she") is None
