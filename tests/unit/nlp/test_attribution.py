"""Who said what, through whom; never a wrong mouth."""

from collections.abc import Callable

import pytest

from factcheck.nlp.predict import attributions
from factcheck.nlp.types import UNCLEAR, ClaimFound, Split

Splitter = Callable[[str], Split]


def chain(claim: ClaimFound) -> list[tuple[str, str]]:
    return [(a.name, a.role) for a in claim.attributions if not a.from_context]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Harbor Commissioner Lena Ortiz said the port lost 400 jobs in May.",
            [("Lena Ortiz", "speaker")],
        ),
        (
            "“The port lost 400 jobs in May,” Harbor Commissioner Lena Ortiz told the BBC.",
            [("Lena Ortiz", "speaker"), ("BBC", "outlet")],
        ),
        (
            "The port lost 400 jobs in May, the Financial Times reported.",
            [("Financial Times", "outlet")],
        ),
        (
            "According to a report, the port lost 400 jobs in May.",
            [("a report", "document")],
        ),
        (
            (
                "Lena Ortiz, the harbor commissioner, was quoted by the daily Nordlys as saying"
                " that the port lost 400 jobs, according to Reuters."
            ),
            [("Lena Ortiz", "speaker"), ("Nordlys", "outlet"), ("Reuters", "outlet")],
        ),
        (
            "The Associated Press reported that Lena Ortiz said the port lost 400 jobs in May.",
            [("Lena Ortiz", "speaker"), ("The Associated Press", "outlet")],
        ),
        (
            "The ministry said in a statement that the port lost 400 jobs in May.",
            [("The ministry", "speaker"), ("a statement", "document")],
        ),
        (
            "The port lost 400 jobs in May, according to documents cited by the Harbor Mercury.",
            [("documents", "document"), ("Harbor Mercury", "outlet")],
        ),
        (
            "The port lost 400 jobs in May, Lena Ortiz told Radio Lindvik.",
            [("Lena Ortiz", "speaker"), ("Radio Lindvik", "outlet")],
        ),
        (
            "In a speech on Monday, Lena Ortiz said the port lost 400 jobs in May.",
            [("Lena Ortiz", "speaker"), ("a speech", "document")],
        ),
        ("The port lost 400 jobs in May.", []),
        ("He said the port lost 400 jobs in May.", [(UNCLEAR, "speaker")]),
    ],
)
def test_the_chain_runs_from_who_said_it_to_who_printed_it(
    split: Splitter, text: str, names: list[tuple[str, str]]
) -> None:
    claims = split(text).claims
    assert [chain(c) for c in claims] == [names]


def test_titles_come_from_before_and_after_the_name(split: Splitter) -> None:
    text = (
        "Deputy Transport Minister Omar Haddad said the tunnel cost 3 billion euros.\n"
        "Ines Vidal, a professor of economics at Lund, said the tunnel cost twice as much.\n"
        "Haddad said the tunnel will open in June."
    )
    found = [c.attributions[0] for c in split(text).claims]
    assert [(a.name, a.title) for a in found] == [
        ("Omar Haddad", "Deputy Transport Minister"),
        ("Ines Vidal", "a professor of economics at Lund"),
        ("Omar Haddad", "Deputy Transport Minister"),
    ]


def test_a_quotation_carries_its_speaker_to_its_next_sentence(split: Splitter) -> None:
    text = (
        "“The tunnel is not safe,” engineer Rosa Blum said. “The walls have moved by four"
        " inches.”\nThe city opened the tunnel in March."
    )
    claims = split(text).claims
    assert [c.attributions[0].name if c.attributions else None for c in claims] == [
        "Rosa Blum",
        "Rosa Blum",
        None,
    ]


@pytest.mark.parametrize("space", ["\u00a0", "  ", "\u00a0 ", "\u2009", "\u202f"])
def test_a_wide_space_does_not_break_a_quotation_off(split: Splitter, space: str) -> None:
    text = (
        f'"The tunnel is not safe," engineer Rosa Blum{space}said.{space}"The walls have moved by'
        ' four inches."'
    )
    claims = split(text).claims
    assert [[a.name for a in claim.attributions] for claim in claims] == [["Rosa Blum"]] * 2
    assert [text[c.start : c.end] == c.text for c in claims] == [True, True]


@pytest.mark.parametrize(
    "described",
    [
        "Rosa Blum, an engineer who said she had warned the city in 2019",
        "Rosa Blum, an engineer, who called the repairs a joke",
        "engineer Rosa Blum, who told the council in May that she would resign",
    ],
)
def test_what_is_told_of_the_speaker_does_not_break_the_quotation_off(
    split: Splitter, described: str
) -> None:
    text = f"“The tunnel is not safe,” said {described}. “The walls have moved by four inches.”"
    claims = [c for c in split(text).claims if c.text.startswith("“The walls")] or [
        c for c in split(text).claims if "four inches" in c.text
    ]
    assert [[a.name for a in claim.attributions] for claim in claims] == [["Rosa Blum"]]


def test_a_quotation_goes_on_in_the_next_paragraph(split: Splitter) -> None:
    text = (
        "Engineer Rosa Blum said: “The tunnel is not safe at all.\n"
        "“The walls have moved by four inches.”"
    )
    claims = split(text).claims
    assert len(claims) == 2
    assert {c.attributions[0].name for c in claims} == {"Rosa Blum"}


def test_a_speaker_does_not_carry_over_into_the_next_paragraph(split: Splitter) -> None:
    text = (
        "“The tunnel is not safe,” engineer Rosa Blum said.\n"
        "“The tunnel has passed every test since January.”"
    )
    last = split(text).claims[-1]
    assert "Rosa Blum" not in {a.name for a in last.attributions}


def test_the_articles_own_aside_is_not_put_into_the_speakers_mouth(split: Splitter) -> None:
    text = "Engineer Rosa Blum said the tunnel is not safe, as workers left the site by the dozen."
    said, aside = split(text).claims
    assert said.attributions[0].name == "Rosa Blum"
    assert aside.attributions == ()
    assert aside.text.startswith("workers left")


def test_single_quotation_marks_are_understood(split: Splitter) -> None:
    (claim,) = split("‘The firm’s books don’t add up,’ said Tom Wu, an auditor.").claims
    assert claim.quote_type == "direct"
    assert claim.attributions[0].name == "Tom Wu"
    assert claim.statement == "The firm’s books don’t add up."


def test_anonymous_sources_stay_anonymous(split: Splitter) -> None:
    (claim,) = split("A person familiar with the matter said the talks collapsed on Friday.").claims
    assert claim.attributions[0].anonymous
    assert claim.attributions[0].name == "A person familiar with the matter"


def test_a_hedge_is_kept(split: Splitter) -> None:
    (claim,) = split("Engineer Rosa Blum reportedly said the tunnel cost $3 million.").claims
    assert claim.hedge == "reportedly"


def test_relays_of_other_sentences_are_marked_as_context(split: Splitter) -> None:
    text = (
        "“The tunnel is not safe,” engineer Rosa Blum told CNN.\n"
        "Blum also said the walls have moved by four inches."
    )
    last = split(text).claims[-1]
    assert [(a.name, a.from_context) for a in last.attributions] == [
        ("Rosa Blum", False),
        ("CNN", True),
    ]


def contents(text: str) -> list[list[str]]:
    return [[text[s:e] for s, e in a["content"]] for a in attributions(text)]


@pytest.mark.parametrize("verb", ["hoped", "hopes", "is hoping", "hated"])
def test_hoping_and_hating_are_understood_in_all_forms(verb: str) -> None:
    text = f"The mayor {verb} to sell the ferry to Orrum."
    assert contents(text) == [["to sell the ferry to Orrum"]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ibarra wants to triple the fleet, hire forty pilots and close the old pier.",
            "to triple the fleet, hire forty pilots and close the old pier",
        ),
        (
            "The board plans to sell the mill in June and pay off the loan.",
            "to sell the mill in June and pay off the loan",
        ),
    ],
)
def test_what_is_wanted_goes_on_with_its_other_halves(text: str, content: str) -> None:
    assert contents(text) == [[content]]


@pytest.mark.parametrize(
    "text",
    [
        "After the vote the nurse posted a long answer: “The ward is safe,” she wrote.",
        "His reply to the letter was short: “The ward is safe,” Dahl said.",
    ],
)
def test_what_leads_to_a_quotation_is_not_part_of_it(text: str) -> None:
    assert contents(text) == [["“The ward is safe,”"]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("I know that the mill closed in May.", "that the mill closed in May"),
        ("We said the ferry was unsafe in 2019.", "the ferry was unsafe in 2019"),
    ],
)
def test_the_authors_own_report_is_an_attribution_of_no_claim(
    split: Splitter, text: str, content: str
) -> None:
    assert contents(text) == [[content]]
    assert [claim.attributions for claim in split(text).claims] == [()]


def test_spans_of_source_and_cue_are_exact(split: Splitter) -> None:
    text = "On Friday, engineer Rosa Blum has stated that the tunnel cost $3 million."
    (claim,) = split(text).claims
    link = claim.attributions[0]
    assert link.source_start is not None
    assert link.cue_start is not None
    assert text[link.source_start : link.source_end] == "engineer Rosa Blum"
    assert text[link.cue_start : link.cue_end] == "has stated"


def test_attributions_hold_source_cue_and_content() -> None:
    text = "Lena Ortiz said that the port lost 400 jobs."
    (found,) = attributions(text)
    words = {role: [text[s:e] for s, e in spans] for role, spans in found.items()}
    assert words == {
        "source": ["Lena Ortiz"],
        "cue": ["said"],
        "content": ["that the port lost 400 jobs"],
    }


def test_a_paper_that_was_filed_carries_what_it_alleges(split: Splitter) -> None:
    text = "Lena Ortiz filed a lawsuit alleging that the port lost 400 jobs in May."
    filed, alleged = split(text).claims
    assert chain(filed) == []
    assert chain(alleged) == [("Lena Ortiz", "speaker"), ("a lawsuit", "document")]


def test_a_quotation_after_a_colon_belongs_to_who_introduced_it(split: Splitter) -> None:
    text = "Lena Ortiz, the mayor of Lindvik, said:\n\n“The port lost 400 jobs in May.”"
    assert [chain(c) for c in split(text).claims] == [[("Lena Ortiz", "speaker")]]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortiz thinks the port lost 400 jobs in May.",
        "Lena Ortiz did not mention that the port lost 400 jobs in May.",
        "Some 26 percent of voters say the port lost 400 jobs in May.",
    ],
)
def test_thoughts_silence_and_shares_are_nobodys_words(split: Splitter, text: str) -> None:
    assert all(chain(c) == [] for c in split(text).claims)


def test_the_spokesman_is_the_one_named_before(split: Splitter) -> None:
    text = (
        "The port lost 400 jobs in May, a spokesman for the port authority said.\n"
        "The losses will go on until the summer, the spokesman said."
    )
    second = split(text).claims[-1]
    assert chain(second) == [("a spokesman for the port authority", "speaker")]


def test_a_transcript_names_its_speakers_in_capitals(split: Splitter) -> None:
    text = (
        "ORTIZ: The port lost 400 jobs in May.\nLIND: That is wrong.\nORTIZ: It lost all of them."
    )
    assert [chain(c)[0][0] for c in split(text).claims] == ["ORTIZ", "LIND", "ORTIZ"]


def test_a_name_behind_a_dash_signs_the_quotation(split: Splitter) -> None:
    text = "“The port lost 400 jobs in May.” — Lena Ortiz"
    assert [chain(c) for c in split(text).claims] == [[("Lena Ortiz", "speaker")]]
