"""Reports set between commas, and quotations that run over paragraphs with marks inside."""

from collections.abc import Callable

import pytest

from factcheck.nlp.types import ClaimFound, Split

Splitter = Callable[[str], Split]


def speakers(claims: tuple[ClaimFound, ...]) -> list[str]:
    return [next((a.name for a in c.attributions if a.role != "outlet"), "") for c in claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The ferry had sailed 90 times without an inspection last winter, harbor records show.",
            "harbor records",
        ),
        (
            "The seawall, Ms. Anna Brodeur said, accompanied years of promises and two lawsuits.",
            "Anna Brodeur",
        ),
        (
            (
                "Cows that grazed near the smelter gave a third less milk than those kept inside"
                " all year, scientists at the Ostbrook College of Farming report today in the"
                " Journal of Dairy Work."
            ),
            "scientists at the Ostbrook College of Farming",
        ),
        (
            (
                "Lindgren has taken money from Aquadrill, which sells pumps, the council’s"
                " register of interests shows."
            ),
            "the council’s register of interests",
        ),
        (
            "At the time, people close to the bishop said, the chapel had no money for a new roof.",
            "people close to the bishop",
        ),
        (
            "Because the crew knew the harbor, notes Lindgren, the landing “can’t be a proof.”",
            "Lindgren",
        ),
        (
            (
                "Erik Sandvik, prosecutor Robert Holt told the court in his opening words, cut the"
                " rope because the bell annoyed him."
            ),
            "Robert Holt",
        ),
        (
            "The port lost money because a slide fell off, a slide shown to the owners indicated.",
            "a slide",
        ),
        (
            (
                "A cut of a third would leave the port short by May, Diana Kovac, an analyst at the"
                " Osse Energy Forum, said by telephone."
            ),
            "Diana Kovac",
        ),
        (
            (
                "She has asked for a meeting with the owner, her spokesman, Robert Holt, said in a"
                " message on Monday."
            ),
            "Robert Holt",
        ),
        (
            "As a part of the deal, Tobias Erling Moe, 51, said that he sold the boat for cash.",
            "Tobias Erling Moe",
        ),
    ],
)
def test_a_report_between_commas_has_its_speaker(split: Splitter, text: str, speaker: str) -> None:
    assert speaker in speakers(split(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, harbor officials found at least one leak in the tank, a hole near the quay.",
        "When the ferry came in, the captain reported two injured passengers.",
        "The ferry sailed late, the band played on, and the crowd stayed on the quay.",
        "The mayor met the crew alone, according to a pool report.",
        "On the BBC, Sky and ITV morning shows, one in three of the guests were sailors.",
    ],
)
def test_what_only_looks_like_a_report_between_commas_is_none(split: Splitter, text: str) -> None:
    told = [c for c in split(text).claims if c.attributions and "late" in c.text]
    assert not told
    assert not {"harbor officials", "the captain", "the band"} & set(speakers(split(text).claims))


def test_straight_marks_may_hold_curly_ones_and_run_over_paragraphs(split: Splitter) -> None:
    text = (
        "Mayor Ada Lund wants to close the harbor.\n\nMrs. Lund stated:\n\n"
        '"The harbor is not about “fishing for everyone” anymore. It lost 4 million crowns.\n\n'
        '"The worst example is the “Quay Bill,” which lets owners build on the shore.\n\n'
        '"The answer is a sale. The council has gone too far."\n\n'
        "The bill took effect in May."
    )
    claims = split(text).claims
    quoted = [c for c in claims if text.index("stated") < c.start < text.index("The bill took")]
    assert len(quoted) >= 5
    assert set(speakers(tuple(quoted))) == {"Ada Lund"}
    assert {c.quote_type for c in quoted} == {"direct"}
    assert not claims[-1].attributions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The reserve paid for it, according to a finance officer’s memo released to the mayor.",
            "a finance officer’s memo",
        ),
        (
            "The port paid clerks twice, according to internal ledgers leaked to the mayor.",
            "internal ledgers",
        ),
        (
            (
                "The Osse Falls Bugle, citing a person close to the captain, reported on Monday"
                " that the boat could sink."
            ),
            "a person close to the captain",
        ),
        (
            (
                "The crew had complained to the owner, the Exchange Courier reported in April,"
                " citing a letter from attorney Robert Holt."
            ),
            "Robert Holt",
        ),
    ],
)
def test_the_source_is_cut_where_its_name_ends(split: Splitter, text: str, speaker: str) -> None:
    assert speaker in speakers(split(text).claims)
