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
        ("(Reporting by Mira Tolland in Brega; Editing by Gwen Hale)", "byline"),
        ("— With additional reporting by Tove Anders in Little Corran", "byline"),
        ("Contributing: Ana Ruiz, The Lindvik Courier", "byline"),
        ("Harbour Press writer Ana Ruiz in Tarn contributed to this report.", "byline"),
        ("By Ana Ruiz, Health Correspondent", "byline"),
        ("10.42am GMT", "dateline"),
        ("7:05 p.m.", "dateline"),
        ("Published on 3 May 2024 at 10:12", "dateline"),
        ("First published on Sun 5 May 2024 06.00 BST", "dateline"),
        ("This is a developing story. Check back for updates.", "update-note"),
        ("This article was amended on 4 May 2024 to correct a name.", "update-note"),
        ("This story first appeared on Lindvik Live.", "related"),
        ("Also in Sport: Redmoor win cup", "related"),
        ("Tom Wu via Getty Images", "credit"),
        ("Photograph: Tom Wu/The Lindvik Courier", "credit"),
        ("Source: City of Tarn, finance department", "credit"),
        ("h/t: Lindvik Live", "credit"),
        ("The full report can be found here.", "call-to-action"),
        ("Take a look at our list of the ten oldest bridges below.", "call-to-action"),
        ("We rely on readers like you to pay for our reporting.", "newsletter"),
        ("Comments are moderated and must follow our house rules.", "comment-form"),
        ("2.3k shares", "share-buttons"),
        ("Do you have pictures of the flood? Write to us", "contact"),
        ("Ana Ruiz @anaruiz · 18:09", "contact"),
        ("The writer is a professor of law at Harrow University.", "author-note"),
        ('<div class="ad"></div>', "markup"),
        (".ad-box img {", "markup"),
        ("After newsletter promotion", "newsletter"),
        ("UPDATE: This story has been changed to give the mayor’s answer.", "update-note"),
        ("Updates: Adds comment by the mayor.", "update-note"),
        ("By signing up, you agree to our terms of use and privacy policy.", "newsletter"),
        ("View image in fullscreen", "call-to-action"),
        ("Interview by Ana Ruiz", "byline"),
        ("((a.ruiz@lindvik.example; +47 555 0100))", "contact"),
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
        "The author was arrested on Monday at his home in Tarn.",
        "By Friday, senior officials had left the building.",
        "Written by two former judges, the report says the council broke the law.",
        "Published in 1997, the novel sold 3 million copies.",
        "Created by two students, the app has 40,000 users.",
        "Updated figures show that 40 people died.",
        "March 3, 1972 was a cold day in Lindvik.",
        "The copyright expired in 2015.",
        "Photographs by residents show cracks in the dam.",
        "Images (from satellites) show that the lake is shrinking.",
        "More than half were children: the youngest was 4.",
        "More in the state voted by mail than ever before.",
        "The system will be updated in May.",
        "This report was published on Monday by the ministry.",
        "Both parties contributed.",
        "The actor did not like the story.",
        "The mayor’s letter was not received here.",
        "Letters may have been lost in the fire.",
        "Support for the bill is weaker now.",
        "Soldiers reported from the front that shelling had resumed.",
        "#FreeTheBus protesters marched in Orrum on Friday.",
        "From Bloomberg:",
        "By signing the treaty, Tarn gave up the island.",
        "I agree with the mayor.",
        "Our newsletter was read by 4,000 people.",
        "10.30 is when the trains stop.",
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
        ("Nov 12 (Meridian Wire) - The fund sold its shares.", len("Nov 12 (Meridian Wire) - ")),
        ("New Haven (AP) — The fund sold its shares.", len("New Haven (AP) — ")),
        ("The fund - the largest of all - sold its shares.", 0),
        ("A well-known fund sold its shares to a rival.", 0),
    ],
)
def test_a_dateline_is_cut_off(line: str, length: int) -> None:
    assert dateline(line) == length


def parts(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    kept, excluded = read(text)
    return [text[s:e] for s, e in kept], [(text[x.start : x.end], x.kind) for x in excluded]


@pytest.mark.parametrize(
    ("sentence", "furniture", "kind"),
    [
        ("The bridge closed on Friday.", "Read more: How the bridge was built", "related"),
        ("The bridge closed on Friday.", "[WATCH: The bridge falls]", "related"),
        ("The deadline is noon.", "Follow her on Twitter @anaruiz.", "contact"),
        ("The bridge closed.", "(Reporting by Ana Ruiz; Editing by Tom Wu)", "byline"),
        ("The fund is empty.", "Contributing: Ana Ruiz, The Lindvik Courier", "byline"),
        (
            "The mayor spoke to our podcast.",
            "Listen to the interview, embedded below:",
            "call-to-action",
        ),
    ],
)
def test_furniture_behind_a_sentence_is_cut_off(sentence: str, furniture: str, kind: str) -> None:
    assert parts(f"{sentence} {furniture}") == ([sentence], [(furniture, kind)])


@pytest.mark.parametrize(
    ("furniture", "sentence", "kind"),
    [
        ("10.42am:", "Police say the bridge is closed.", "dateline"),
        ("16:30 –", "The bridge is open again.", "dateline"),
        ("7:05 p.m. ET —", "The polls have closed.", "dateline"),
        ("TARN, 3 May (AFP) -", "The bridge is open again.", "dateline"),
        ("BREGA, March 14 (Union Wire) -", "Tarsland will cut gas exports.", "dateline"),
        ('<p class="first">', "The bridge is open again.", "markup"),
        ("14:05", "Power is back in Tarn.", "dateline"),
        ("UPDATE:", "The council has taken down the sign.", "update-note"),
        ("UPDATE: 5/12 —", "The council has taken down the sign.", "update-note"),
        ("Update (10:42 a.m.):", "The police have opened the bridge.", "update-note"),
    ],
)
def test_furniture_before_a_sentence_is_cut_off(furniture: str, sentence: str, kind: str) -> None:
    assert parts(f"{furniture} {sentence}") == ([sentence], [(furniture, kind)])


def test_furniture_brought_back_stays_where_it_stands() -> None:
    text = "10.42am: The bridge closed. Read more: How the bridge was built"
    behind = text.index("Read")
    assert [text[s:e] for s, e in read(text, keep={behind})[0]] == [text[9:]]
    assert [text[s:e] for s, e in read(text, keep={0})[0]] == [text[: behind - 1]]
    assert [text[s:e] for s, e in read(text, keep={0, behind})[0]] == [text]


@pytest.mark.parametrize(
    "line",
    [
        "2 p.m. Monday is the deadline.",
        "He has two hobbies. Read: books and plays.",
        "The bridge is open, he said. Related: the tunnel is not.",
        "The pool (photographed in May) is empty.",
        "The ratio was 3:1 – The others were lower.",
        "Update your maps: The bridge is open.",
        "12:30 is when the trains stop.",
    ],
)
def test_a_line_without_furniture_stays_whole(line: str) -> None:
    assert parts(line) == ([line], [])


BODY = (
    "The harbor at Lindvik will close to ferries in March, the port authority said on Monday.",
    "Engineers found cracks in two of the four piers during an inspection last autumn.",
    "“We have no choice,” Ida Bo, who runs the harbor, told the council.",
)


@pytest.mark.parametrize(
    "note",
    [
        "Ana Ruiz is a professor of engineering at Harrow University.",
        "Ana Ruiz reported from Lindvik.",
        "Ana Ruiz, a former mayor of Tarn, is the author of two books on harbors.",
        "Dr. Ana Ruiz teaches law at Harrow University. Tom Wu is a fellow there.",
    ],
)
def test_what_the_last_line_tells_of_somebody_unnamed_is_about_the_author(note: str) -> None:
    kept, excluded = parts("\n".join([*BODY, note]))
    assert (note, "author-note") in excluded
    assert len(kept) == len(BODY)


@pytest.mark.parametrize(
    "last",
    [
        "Ida Bo is a former director of the ferry line.",
        "The harbor is a member of the league.",
        "Ana Ruiz is the third swimmer to drown this year.",
    ],
)
def test_a_last_line_about_the_story_stays(last: str) -> None:
    kept, _ = parts("\n".join([*BODY, last]))
    assert kept[-1] == last


def test_what_a_picture_shows_is_left_out_beside_its_credit() -> None:
    caption = "Harbor chief Ida Bo speaks to reporters in Lindvik on Monday."
    _, after = parts("\n".join([*BODY, "Tom Wu via Getty Images", caption, BODY[1]]))
    _, before = parts("\n".join([*BODY, caption, "Tom Wu / Reuters", BODY[1]]))
    _, beside = parts("\n".join([*BODY, f"{caption} (Photo: Tom Wu)", BODY[1]]))
    assert (caption, "caption") in after
    assert (caption, "caption") in before
    assert (caption, "caption") in beside


def test_a_name_that_stands_again_between_paragraphs_is_a_credit() -> None:
    kept, excluded = parts("\n".join(["Harbor TV.", BODY[0], "Harbor TV.", *BODY[1:]]))
    assert kept == list(BODY)
    assert excluded == [("Harbor TV.", "credit")] * 2


def test_a_paragraph_beside_a_credit_stays() -> None:
    kept, _ = parts("\n".join([*BODY, "Tom Wu via Getty Images", BODY[1]]))
    assert kept == [*BODY, BODY[1]]


def test_links_under_their_heading_are_left_out() -> None:
    links = ["Related stories:", "Ferry crews plan protest", "Where the fares go"]
    kept, excluded = parts("\n".join([*BODY[:2], *links, BODY[2]]))
    assert kept == list(BODY)
    assert len(excluded) == 3


def test_all_that_readers_say_is_left_out() -> None:
    kept, _ = parts("\n".join([*BODY, "3 comments", "Dora P. · 2 hours ago", "Too late!"]))
    assert kept == list(BODY)


def test_lines_are_stripped_and_blank_ones_are_none() -> None:
    text = "  one \r\n\t\n two\u2028three"
    assert [text[s:e] for s, e in lines(text)] == ["one", "two", "three"]
