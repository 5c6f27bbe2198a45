"""Claims inside claims: facts of their own in clauses and nouns that belong to a larger one."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "The city sued the firm that sold the stadium in 2019.",
            "the firm that sold the stadium in 2019.",
        ),
        (
            "The dam broke after engineers opened all nine gates on Friday.",
            "engineers opened all nine gates on Friday.",
        ),
        (
            "A storm hit Lindvik on Monday, leaving 300 homes without power.",
            "leaving 300 homes without power.",
        ),
        (
            "Critics blamed the mayor for selling the stadium to Orrum Holdings.",
            "selling the stadium to Orrum Holdings.",
        ),
    ],
)
def test_a_fact_of_its_own_is_listed_beside_the_larger_claim(
    split: Splitter, text: str, inner: str
) -> None:
    found = [claim.text for claim in split(text).claims]
    assert inner in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met the man she likes.",
        "If the levy passes, the school will hire nine teachers.",
        "The council will vote when it meets again.",
        "Lena Ortiz, the mayor of Lindvik, resigned on Monday.",
    ],
)
def test_what_only_identifies_or_conditions_stays_inside(split: Splitter, text: str) -> None:
    assert len(split(text).claims) == 1


def test_what_a_paraphrase_adds_to_its_nouns_is_nobodys_words(split: Splitter) -> None:
    text = "Mayor Lena Ortiz said the city would sue Orrum, the firm that sold the stadium in 2019."
    by_text = {claim.text: claim.attributions for claim in split(text).claims}
    assert [link.name for link in by_text[text]] == ["Lena Ortiz"]
    told = [who for words, who in by_text.items() if words.endswith("sold the stadium in 2019.")]
    assert () in told


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The fund took $500,000 from Rosa Ibarra, an investor who had backed Jon Dahl in May.",
            "Rosa Ibarra, an investor, had backed Jon Dahl in May.",
        ),
        (
            "The council sued Orrum Holdings, a builder that had closed the ferry in 2019.",
            "Orrum Holdings, a builder, had closed the ferry in 2019.",
        ),
    ],
)
def test_what_is_told_in_an_apposition_is_told_of_the_name(
    split: Splitter, text: str, statement: str
) -> None:
    inner = [claim.statement for claim in split(text).claims if claim.text != text]
    assert inner == [statement]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The North Fund, a group set up to buy the mill in 2019, took in $4 million last May.",
            [
                "The North Fund is a group set up to buy the mill in 2019.",
                "The North Fund took in $4 million last May.",
            ],
        ),
        (
            "They passed the “Mill Act,” which closed nine plants in 2019.",
            ["They passed the “Mill Act”.", "The “Mill Act” closed nine plants in 2019."],
        ),
        (
            "A storm hit Lindvik, leaving 300 homes without power and flooding nine streets.",
            [
                "A storm hit Lindvik.",
                "A storm left 300 homes without power.",
                "A storm flooded nine streets.",
            ],
        ),
    ],
)
def test_what_is_listed_itself_is_left_out_of_the_rest(
    split: Splitter, text: str, statements: list[str]
) -> None:
    assert [claim.statement for claim in split(text).claims] == statements


def test_a_reason_with_a_name_inside_a_quotation_is_listed(split: Splitter) -> None:
    text = "“The town shrank after Orrum sold the mill to Osse,” Mayor Ann Lee said."
    claims = split(text).claims
    assert "Orrum sold the mill to Osse." in [claim.statement for claim in claims]
    assert {a.name for claim in claims for a in claim.attributions} == {"Ann Lee"}


def test_the_owner_of_a_record_has_done_what_it_is_a_record_of(split: Splitter) -> None:
    found = split("The council knew the mayor’s record of selling land in Tarn to Orrum Holdings.")
    assert found.claims[-1].statement == "The mayor sold land in Tarn to Orrum Holdings."


@pytest.mark.parametrize(
    "text",
    [
        "The council gave up its goal of selling the stadium to Orrum Holdings.",
        "Orrum Holdings is capable of closing the mill in Tarn.",
        "The fence keeps dogs from entering the park in Tarn.",
    ],
)
def test_what_is_only_wanted_or_possible_is_not_listed(split: Splitter, text: str) -> None:
    assert [claim.text for claim in split(text).claims] == [text]


def test_a_long_sentence_of_clauses_takes_time_in_proportion(split: Splitter) -> None:
    clause = "the firm that sold the stadium after engineers opened nine gates "
    found = split("The city sued " + clause * 200 + ".").claims
    assert len(found) < 2_000


def test_who_tells_of_the_person_not_of_the_house(split: Splitter) -> None:
    text = "The price rose, said Jon Dahl at Nordvik Bank, who cut 40 jobs in May."
    assert "Jon Dahl at Nordvik Bank cut 40 jobs in May." in {
        claim.statement for claim in split(text).claims
    }


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The council sold the tram, funded by the state since 1998, to a bank in Osse.",
            "The tram was funded by the state since 1998.",
        ),
        (
            "The plan, approved by parliament in March, will cost 40 million euros.",
            "The plan was approved by parliament in March.",
        ),
        (
            "Tarn voted for the levy that passed in 1994 and expired in 2004.",
            "The levy expired in 2004.",
        ),
        (
            "Ann Lee argued that the fee would empty the fund and ruin the town.",
            "The fee would ruin the town.",
        ),
        ("Jon Dahl missed the last bus and could not call home.", "Jon Dahl could not call home."),
    ],
)
def test_a_smaller_claim_is_a_sentence(split: Splitter, text: str, statement: str) -> None:
    assert statement in [claim.statement for claim in split(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "The council sold the mill, based in Osse, to a bank from Lindvik.",
        "The mayor opened the inquiry, chaired by Dame Rosa Ibarra, on Monday.",
    ],
)
def test_what_an_aside_only_identifies_is_not_listed(split: Splitter, text: str) -> None:
    assert len(split(text).claims) == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The council decided to open nine centers and deport the families.", "deport"),
        ("Lee lost the county, which Dahl won in 2008 but lost in 2012.", "lost in 2012"),
        ("The bill would make the port hire divers and train pilots from Tarn.", "train"),
    ],
)
def test_what_is_only_wanted_is_not_told(split: Splitter, text: str, wrong: str) -> None:
    smaller = [c.statement for c in split(text).claims[1:]]
    assert not any(wrong in statement for statement in smaller)


@pytest.mark.parametrize(
    "text",
    [
        "She sang songs by Lena Ortiz, Rosa Ibarra and the late Jon Dahl on Monday.",
        "The firm owns hotels in Lindvik, the port of Osse and two mills near Tarn.",
        "He won the county of Lindvik, then Osse and most of the towns near Tarn.",
        "The actresses Lena Ortiz and Rosa Ibarra sang in the town hall of Tarn.",
        "It charged a fee of 900 euros, 90 percent of it refundable upon resignation.",
        "With his anger at Belgians, his ban on trams and his taxes, Lee lost the vote.",
    ],
)
def test_items_of_a_list_do_not_explain_one_another(split: Splitter, text: str) -> None:
    said = [c.statement for c in split(text).claims]
    assert not any(" is " in s or " are " in s for s in said)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The drug failed in a trial with 812 adults that was published on Monday.",
            "A trial with 812 adults was published on Monday.",
        ),
        (
            "The council met a group of nine miners that has sued the mill since May.",
            "A group of nine miners has sued the mill since May.",
        ),
        (
            "The council met a group of nine miners who have sued the mill since May.",
            "Nine miners have sued the mill since May.",
        ),
        (
            "The council read the letters of a miner that were found in Tarn in May.",
            "The letters of a miner were found in Tarn in May.",
        ),
    ],
)
def test_a_relative_clause_tells_of_the_noun_that_its_verb_fits(
    split: Splitter, text: str, statement: str
) -> None:
    assert statement in [claim.statement for claim in split(text).claims]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Profit fell to 9 million euros as cocoa prices doubled and a strike shut two mills.",
            {"Cocoa prices doubled.", "A strike shut two mills."},
        ),
        (
            "A judge ordered the firm to pay the widows, ending a trial of seven months in Tarn.",
            {"A judge ended a trial of seven months in Tarn."},
        ),
        (
            "Ana Silva, 34, who joined from Lindvik for 9 million euros, won the cup.",
            {"Ana Silva joined from Lindvik for 9 million euros."},
        ),
        (
            "The inquest heard that two nurses had left the ward before midnight in May.",
            {"Two nurses had left the ward before midnight in May."},
        ),
    ],
)
def test_a_smaller_claim_holds_one_fact(split: Splitter, text: str, statements: set[str]) -> None:
    found = [claim.statement for claim in split(text).claims]
    assert statements <= set(found)
    assert not any("doubled and" in s for s in found[1:])


def test_what_somebody_heard_is_not_thereby_told(split: Splitter) -> None:
    found = split("The mayor heard that two nurses had left the ward before midnight.").claims
    assert len(found) == 1
