"""Lines that are not the article, and sentences that only look like them."""

import pytest

from factcheck.nlp.components.boilerplate import dateline, lines, read, why_excluded


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TAP HERE TO DOWNLOAD THE HARBOUR TIMES APP", "app-promotion"),
        ("Get our free app", "app-promotion"),
        ("Click here for our full budget coverage", "call-to-action"),
        ("WATCH: The moment the bridge gave way", "call-to-action"),
        ("Advertisement", "call-to-action"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Subscribe now", "newsletter"),
        ("Get the day's news delivered straight to your inbox", "newsletter"),
        ("Leave a Comment", "comment-form"),
        ("Join the conversation", "comment-form"),
        ("24 Comments", "comment-form"),
        ("Share on Facebook", "share-buttons"),
        ("Facebook Twitter WhatsApp Email", "share-buttons"),
        ("Follow @harbourtimes on Instagram", "share-buttons"),
        ("© 2024 Harbour Media. All rights reserved.", "copyright"),
        ("Photo: Lena Ortiz", "credit"),
        ("The ferry at dawn (Getty Images)", "credit"),
        ("Read more: How the levy was spent", "related"),
        ("Related articles", "related"),
        ("By Lena Ortiz and Tom Wu", "byline"),
        ("Additional reporting by Tom Wu", "byline"),
        ("Published 3 May 2024", "dateline"),
        ("5 min read", "dateline"),
        ("tips@harbour.example", "contact"),
        ("‘NOBODY WARNED US’: FERRY CREW SPEAKS OUT AFTER STORM", "related-headline"),
        ("* * *", "ornament"),
    ],
)
def test_a_line_that_is_not_the_article_is_named_for_what_it_is(line: str, kind: str) -> None:
    found = why_excluded(line)
    assert found is not None
    assert found[0] == kind
    assert found[1]


@pytest.mark.parametrize(
    "line",
    [
        "The council will download the report, the mayor said.",
        "Readers clicked on the link 40,000 times in March.",
        "By Monday, 300 people had signed.",
        "Police published the photographs on Friday.",
        "The NATO and UN missions left.",
        "The app cost the city $2 million.",
        "Share prices fell by 4 percent on Tuesday.",
        "Sign language is taught in nine schools.",
    ],
)
def test_a_sentence_of_the_article_stays(line: str) -> None:
    assert why_excluded(line) is None


def test_an_article_all_in_capitals_is_an_article() -> None:
    text = "THE COUNCIL MET ON MONDAY NIGHT.\nIT RAISED THE LEVY BY FOUR PERCENT."
    kept, excluded = read(text)
    assert len(kept) == 2
    assert excluded == []


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("OSLO (Reuters) - The fund sold its shares.", len("OSLO (Reuters) - ")),
        ("New Haven (AP) — The fund sold its shares.", len("New Haven (AP) — ")),
        ("The fund - the largest of all - sold its shares.", 0),
        ("A well-known fund sold its shares to a rival.", 0),
    ],
)
def test_a_dateline_is_cut_off(line: str, length: int) -> None:
    assert dateline(line) == length


def test_lines_are_stripped_and_blank_ones_are_none() -> None:
    text = "  one \r\n\t\n two\u2028three"
    assert [text[s:e] for s, e in lines(text)] == ["one", "two", "three"]
