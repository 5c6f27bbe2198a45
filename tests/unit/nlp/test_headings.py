"""Headlines and headings are left out; first paragraphs are not."""

import pytest

from factcheck.nlp.components import boilerplate

BODY = (
    "The harbor at Lindvik will close to ferries in March, the port authority said on Monday.\n"
    "Engineers found cracks in two of the four piers during an inspection last autumn.\n"
    "About 2,000 commuters use the ferries every day, and most of them work in Orrum.\n"
    "The authority will run buses over the bridge until the piers have been repaired.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    _, excluded = boilerplate.read(text)
    return [(text[line.start : line.end], line.kind) for line in excluded]


@pytest.mark.parametrize(
    "headline",
    [
        "Lindvik Harbor Will Close to Ferries",
        "Cracked piers close harbor to ferries",
        "Lindvik harbor to close to ferries after engineers find cracks.",
        "Lindvik harbor to close;",
        "Bo closes Lindvik harbor to ferries.",
        "Harbor chief: ‘No choice’ but to close.",
        "No Ferries Before Summer, Says Port.",
    ],
)
def test_the_headline_is_left_out(headline: str) -> None:
    assert kinds(f"{headline}\n\n{BODY}") == [(headline, "headline")]


@pytest.mark.parametrize(
    "first",
    [
        "The mayor of Lindvik resigned on Monday.",
        "“We are closing the harbor to all ferries,” the mayor of Lindvik said.",
    ],
)
def test_a_first_paragraph_stays(first: str) -> None:
    assert kinds(f"{first}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "first",
    [
        "It was raining on the day the piers cracked.",
        "Ida Berg has closed the harbor at Lindvik.",
        "The harbor has two problems: the piers and the money.",
    ],
)
def test_a_short_first_sentence_stays(first: str) -> None:
    assert kinds(f"{first}\n\n{BODY}Berg runs the harbor.") == []


def test_the_lines_under_the_headline_are_left_out_with_it() -> None:
    head = [
        "Lindvik harbor closes to ferries.",
        "Port authority says cracks in piers are to blame.",
    ]
    assert [kind for _, kind in kinds("\n".join([*head, BODY]))] == ["headline", "headline"]


def test_all_that_stands_above_the_first_sentence_without_a_mark_is_left_out() -> None:
    head = ["Home / Transport", "Lindvik piers closed", "What the cracks mean", "Ana Ruiz"]
    assert [line for line, _ in kinds("\n".join([*head, BODY]))] == head


def test_points_under_the_headline_stay() -> None:
    text = f"Lindvik piers closed\nKey points\n• Two piers cracked\n• Buses from March\n{BODY}"
    assert not any(line.startswith("•") for line, _ in kinds(text))


def test_a_text_with_broken_lines_has_no_headline() -> None:
    text = (
        "The port authority of Lindvik closed\nthe harbor after engineers had found\n"
        "cracks in the piers.\nAbout 2,000 commuters use the ferries\nevery day.\n"
    )
    assert kinds(text) == []


def test_a_heading_is_known_by_the_sentence_that_tells_it_again() -> None:
    told = "The ferry line has conceded its defeat in a letter to the council."
    text = f"{BODY}Key event\nFerry line concedes defeat\n{told}\n"
    assert ("Ferry line concedes defeat", "section-heading") in kinds(text)


def test_what_stands_before_a_dateline_is_no_article_yet() -> None:
    head = ["What became of the promise.", "A visit to the piers."]
    found = kinds("\n".join([*head, "LINDVIK, March 3 — " + BODY]))
    assert [kind for _, kind in found] == ["headline", "headline", "dateline"]


@pytest.mark.parametrize("heading", ["How the fares have grown", "Who pays for it", "THE PIERS:"])
def test_a_heading_over_a_table_is_left_out(heading: str) -> None:
    text = f"{BODY}{heading}\nPier one: closed\nPier two: open\n{BODY}"
    assert (heading, "section-heading") in kinds(text)


def test_a_heading_between_paragraphs_is_left_out() -> None:
    lines = BODY.splitlines()
    lines.insert(2, "How the buses will run")
    text = "\n".join(lines)
    assert kinds(text) == [("How the buses will run", "section-heading")]


def test_a_list_is_no_row_of_headings() -> None:
    text = f"{BODY}Pier one: closed\nPier two: closed\nPier three: open"
    assert kinds(text) == []


def test_two_lines_are_not_enough_to_tell() -> None:
    assert kinds("The harbor closes\nThe harbor at Lindvik closes on Monday.") == []


def test_what_readers_say_under_their_heading_is_left_out() -> None:
    text = BODY + "Comments (2)\nThe buses are always late.\n"
    assert [kind for _, kind in kinds(text)] == ["comment-form", "comment-form"]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version misstated the number of piers. There are four.",
        "This article has been updated with a comment by the port authority.",
    ],
)
def test_notes_about_the_article_are_left_out(line: str) -> None:
    assert (line, "update-note") in kinds(BODY + line)


def test_a_dateline_with_a_day_and_a_wire_is_cut_off() -> None:
    text = "LINDVIK, March 3 (UPI) — " + BODY
    assert kinds(text)[0] == ("LINDVIK, March 3 (UPI) —", "dateline")
