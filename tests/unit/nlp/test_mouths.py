"""Nobody gets words that the text does not give them: forms where the wrong mouth lurks."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import UNCLEAR, Split

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


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Her colleague Ron Pickard has called the plan “a bad joke.”", "Her colleague", "Ron"),
        ("Police put the crowd at 1,500.", "Police put", "Police"),
        ("In the words of one mother, ‘nobody came to the phone’.", "Nobody came", "one mother"),
        ("Rosa Ibarra denied having seen the letters.", "Rosa Ibarra denied", "Rosa Ibarra"),
        ("A 2014 study found that bees lost 30 percent.", "Bees lost", "A 2014 study"),
        ("Deaths fell by half, according to results released by Belmora.", "Deaths", "Belmora"),
        ("An aide reached by telephone said the men had left.", "The men", "An aide"),
    ],
)
def test_reports_of_many_forms_have_their_speaker(
    split: Splitter, text: str, words: str, name: str
) -> None:
    assert (speaker(split, text, words) or "").startswith(name)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Ann Novak told the Star that Cole “had a crazy plan,” adding, “He lost every vote.”",
            "Cole lost",
            "Ann Novak",
        ),
        (
            "Ina Kirsch told the Star her group never worked there and said it paid its way.",
            "It paid",
            "Ina Kirsch",
        ),
    ],
)
def test_who_goes_on_is_who_began(split: Splitter, text: str, words: str, name: str) -> None:
    claims = [c for c in split(text).claims if c.attributions]
    assert {c.attributions[0].name for c in claims} == {name}, words


@pytest.mark.parametrize(
    "text",
    [
        "After the firm cut wages, 800 workers volunteered.",
        "We have seen this before: Ann Lee declared war on the unions.",
        "The mayor will find it hard to repeat the trick.",
        "The trouble came when guests spoke up, shouting “You lose!”",
        "Lee put the file at risk.",
    ],
)
def test_what_looks_like_a_report_and_is_none_is_nobodys(split: Splitter, text: str) -> None:
    assert {c.attributions for c in split(text).claims} == {()}


def test_who_signs_is_not_quoted_with_the_title(split: Splitter) -> None:
    text = "“It is a battle,” said David Brock, a friend who leads the group Correct the Record."
    said = [c for c in split(text).claims if c.attributions]
    assert [c.statement for c in said] == ["It is a battle."]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The coach, Sue Lyle, disagreed: “He fell like a deckchair.”", "He fell", "Sue Lyle"),
        ("Ann Lee wore a shirt: “I love the town of Tarn.”", "I love", None),
        ("Ann Lee was asked only this: “You left the town in May.”", "You left", None),
        (
            "Tomas Reyl, an engineer who told the king that coal was a habit, died.",
            "Coal was",
            "Tomas Reyl",
        ),
    ],
)
def test_words_behind_a_colon_and_of_who_is_explained(
    split: Splitter, text: str, words: str, name: str | None
) -> None:
    said = [c for c in split(text).claims if c.statement.startswith(words) and c.attributions]
    assert [c.attributions[0].name for c in said] == ([name] if name else [])


def test_the_author_who_says_i_is_the_article(split: Splitter) -> None:
    text = "I told the mayor that the pool was closed. We asked her whether the fund was empty."
    assert {c.attributions for c in split(text).claims} == {()}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Some experts fear that Clinton has missed a chance and warn that voters will stay.",
            "Voters will stay",
            "Some experts",
        ),
        (
            "Cory Lund rejected the idea that the boss was a burden, saying the crowds loved it.",
            "The crowds",
            "Cory Lund",
        ),
        ("The crowd cheers, and then Wallnau continues: “He will win.”", "He will", "Wallnau"),
    ],
)
def test_the_nearest_that_agrees_with_the_verb_is_its_subject(
    split: Splitter, text: str, words: str, name: str
) -> None:
    assert speaker(split, text, words) == name


def test_what_most_people_think_stays_with_who_is_quoted(split: Splitter) -> None:
    text = "“Most Americans agree that our town is on the wrong track,” Rosa Ibarra said."
    assert {c.attributions[0].name for c in split(text).claims} == {"Rosa Ibarra"}


def test_a_report_set_into_the_content_does_not_end_it(split: Splitter) -> None:
    text = "Prices fell by half, the mill said, and wages rose by a tenth."
    assert {c.attributions[0].name for c in split(text).claims} == {"the mill"}


def test_an_actress_named_before_is_not_the_one_told_of_now(split: Splitter) -> None:
    text = (
        "Actress Mara Quist won a prize in May.\nDana Roth opened up about her work on Monday."
        " The actress said the film was late.\nThe mayor, Ann Lee, told her fans that it was done."
    )
    assert speaker(split, text, "The film") in {UNCLEAR, "Dana Roth"}
    assert speaker(split, text, "It was done") == "Ann Lee"
