"""Nobody gets words that the text does not give them: forms where the wrong mouth lurks."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


def speaker(split: Splitter, text: str, words: str) -> str | None:
    """Who says the claim that begins with `words`: a name, or None for the article."""
    claim = next(c for c in split(text).claims if c.statement.startswith(words))
    chain = claim.attributions
    return chain[0].name if chain else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "“It comes from the debts, the lawsuits, all the old stuff,” said a man close to Lee.",
            "It comes",
            "a man close to Lee",
        ),
        (
            "''We can win the coast: Lindvik, Tarn, Osse,'' Mr. Dahl said. ''I was surprised.''",
            "We can win",
            "Dahl",
        ),
        (
            "''I would use the word 'honest,''' said Rosa Ibarra, whom the mayor hired in May.",
            "Rosa Ibarra would use",
            "Rosa Ibarra",
        ),
        (
            "“The ferry is old,” Lena Ortiz said on the podcast “Harbor Hour.” She left.",
            "The ferry is old",
            "Lena Ortiz",
        ),
    ],
)
def test_nothing_within_a_quotation_is_its_speaker(
    split: Splitter, text: str, words: str, name: str
) -> None:
    assert speaker(split, text, words) == name


def test_a_horizontal_bar_signs_like_a_dash(split: Splitter) -> None:
    text = "The hall was full.\n“The pool was closed for nine months.”― Ann Lee\nRain fell."
    assert speaker(split, text, "The pool") == "Ann Lee"


def test_who_was_told_is_not_who_spoke(split: Splitter) -> None:
    text = "His drivers were told, “You sell safety. Nobody buys seats.”"
    assert all(not c.attributions for c in split(text).claims)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lee says the mails were private, but for nurses it is a scandal.", "For nurses"),
        ("The mayor's deputy, Jon Dahl, said he would run, and the vote is in May.", "The vote"),
        ("Lee's office confirmed that he met the owner but declined to say where.", "He declined"),
    ],
)
def test_the_article_goes_on_behind_the_report(split: Splitter, text: str, words: str) -> None:
    claims = [c for c in split(text).claims if c.statement.startswith(words)]
    assert all(not c.attributions for c in claims)


def test_a_second_that_goes_on_with_the_report(split: Splitter) -> None:
    text = "Officials said that the bridge had failed, and that the mayor knew of it."
    assert speaker(split, text, "The mayor knew") == "Officials"


@pytest.mark.parametrize(
    "text",
    [
        "The rules allow firms to tell one country that a branch is a company.",
        "It is awkward for Liberals to say that the state is the problem.",
        "The clause requires drivers to promise that the bus will be on time.",
        "Ann Lee wants to say that the bridge is safe.",
        "Nine in 10 riders say the trains are late.",
        "About 1,400 teachers said the schools were cold.",
        "No one said the bridge was safe.",
        "One could say the newcomers settle badly.",
        "All told, up to 5 million people could lose their homes.",
    ],
)
def test_what_nobody_in_particular_has_said_is_nobodys(split: Splitter, text: str) -> None:
    assert [c.attributions for c in split(text).claims] == [()]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ann Lee went on to say that the bridge was safe.", "The bridge", "Ann Lee"),
        ("Jon Dahl used the hour to argue that taxes were high.", "Taxes were", "Jon Dahl"),
        ("The firm did say that prices would rise.", "Prices", "The firm"),
        ("Lawyers will argue that the will was forged.", "The will", "Lawyers"),
    ],
)
def test_what_was_said_in_a_roundabout_way_was_said(
    split: Splitter, text: str, words: str, name: str
) -> None:
    assert speaker(split, text, words) == name


def test_a_quotation_is_not_given_to_the_next_clause(split: Splitter) -> None:
    text = 'Cole said he would make the sand "glow in the dark," for instance, and Ruiz vowed war.'
    assert "Ruiz" not in {speaker(split, text, c.statement) for c in split(text).claims[:1]}
