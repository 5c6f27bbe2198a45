"""Bringing in an article as a person does: pasted, uploaded, and whatever is not an article."""

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Anchor, Claim, Reading
from tests.browser.articles.desk import Desk
from tests.browser.axe import violations
from tests.browser.running import OpenPage

READ = 60_000  # milliseconds a reading may take, the worker's start included
STORY = """Ferry harbor at {place} reopens

The harbor at {place} reopened on Tuesday after nine days, mayor Ada Brandt said.

Some 14 ferries were damaged in the storm. Repairs will cost 3.2 million crowns, the port authority
said in a report on Monday. "We lost a third of our income in May," Brandt told the Courier.
"""
ASTRAL = """🚢🧑‍🚒 News from the quay at Emdal 𝟜𝟚

🙂🙂 The mayor said on Friday that 14 ferries 🚢 were damaged in the storm.
"""
FRENCH = """Le conseil municipal de Brévault a adopté mardi soir le budget de la ville.

Le maire a déclaré que les dépenses augmenteront de douze pour cent cette année, et que les impôts
locaux ne changeront pas. L'opposition a dénoncé un texte qui ne finance aucune école nouvelle.
"""
GERMAN = """Der Stadtrat von Lindhafen hat am Dienstag den Haushalt beschlossen.

Die Bürgermeisterin sagte, die Ausgaben würden in diesem Jahr um zwölf Prozent steigen, die Steuern
blieben aber gleich. Die Opposition kritisierte, dass keine einzige neue Schule gebaut werde.
"""
ARABIC = """أقر مجلس مدينة النهر يوم الثلاثاء ميزانية العام الجديد.

قال رئيس البلدية إن الإنفاق سيرتفع بنسبة اثني عشر في المئة هذا العام وإن الضرائب لن تتغير.
"""
NO_TEXTS = {
    "": "There is no text yet.",
    " \n\t\n ": "There is no text yet.",
    "?": "There is no text yet.",
    "PK\x03\x04\0\0\0\x08": "This is binary data, not text.",
}
NO_FILES = {
    ("empty.txt", b""): "There is no text yet.",
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"): "holds binary data, not text.",
    ("story.pdf", b"%PDF-1.7"): "is not a text file.",
    ("story.txt", "Bürgermeister für Läden, sagte Ørsted".encode("latin-1")): "is not in UTF-8",
}


@pytest.fixture
def intake(open_page: OpenPage) -> Page:
    """The page to bring in an article, open for a reporter."""
    page = open_page("reporter", allow=[(422, "/articles/new")])
    page.goto("/articles/new")
    return page


def send(page: Page) -> None:
    page.get_by_role("button", name="Bring it in").click()


def paste(page: Page, text: str) -> None:
    """Fill in the text as pasting does, at once and whatever it holds."""
    page.get_by_label("Text", exact=True).evaluate("(field, text) => { field.value = text }", text)
    send(page)


def upload(page: Page, name: str, data: bytes) -> None:
    file = FilePayload(name=name, mimeType="text/plain", buffer=data)
    page.get_by_label("Or a text file").set_input_files(file)
    send(page)


def problem(page: Page) -> Locator:
    return page.locator("main").get_by_role("alert")


def here(page: Page) -> Article:
    """The article whose page is open."""
    expect(page).to_have_url(re.compile(r"/articles/\d+(\?|$)"))
    found = re.search(r"/articles/(\d+)", page.url)
    assert found
    return Article.objects.get(pk=found[1])


def marks(page: Page) -> Locator:
    return page.locator("#lines mark")


def test_a_pasted_article_is_read_while_one_looks_on(intake: Page) -> None:
    text = STORY.format(place="Emdal")
    intake.get_by_label("Title").fill("Harbor of Emdal")
    intake.get_by_label("Outlet").fill("The Courier")
    intake.get_by_label("Byline").fill("Ines Falk")
    intake.get_by_label("Address").fill("https://courier.example/emdal")
    intake.get_by_label("Published").fill("2026-05-01T08:30")
    paste(intake, text)
    article = here(intake)
    intake.evaluate("window.notReloaded = true")
    expect(intake.get_by_role("heading", name="Harbor of Emdal", level=1)).to_be_visible()
    expect(intake.locator("#reading").get_by_role("status")).to_contain_text(
        re.compile("Waiting to be read|Reading the article")
    )
    assert violations(intake) == []

    expect(marks(intake).first).to_be_visible(timeout=READ)
    found = Claim.objects.filter(article=article).count()
    assert found >= 3
    expect(intake.locator("#claim-list a[data-claim]")).to_have_count(found)
    expect(intake.locator("#reading")).not_to_contain_text("read")
    assert intake.evaluate("window.notReloaded")
    assert article.outlet == "The Courier"
    assert violations(intake) == []


def test_an_uploaded_file_needs_nothing_else(intake: Page) -> None:
    text = "# Storm over Vest\n\n" + STORY.format(place="Vest")
    upload(intake, "vest.md", text.replace("\n", "\r\n").encode("utf-8-sig"))
    article = here(intake)
    assert article.title == "Storm over Vest"
    assert Revision.objects.get(article=article).text == text
    intake.goto("/articles")
    expect(intake.get_by_role("link", name="Storm over Vest")).to_be_visible()
    intake.get_by_role("link", name="Bring in an article").click()
    expect(intake.get_by_role("heading", name="Bring in an article")).to_be_visible()


def test_the_same_text_again_leads_to_the_article_that_exists(intake: Page) -> None:
    text = STORY.format(place="Sund")
    paste(intake, text)
    first = here(intake)
    intake.goto("/articles/new")
    intake.get_by_label("Title").fill("Another title")
    upload(intake, "sund.txt", text.replace("\n", "\r\n").encode("utf-16"))
    assert here(intake) == first
    expect(intake.get_by_role("status").filter(has_text="brought in before")).to_be_visible()
    assert Revision.objects.filter(text=text).count() == 1


def test_what_is_pasted_must_be_text(intake: Page) -> None:
    before = Article.objects.count()
    intake.get_by_label("Outlet").fill("The Courier")
    for text, words in NO_TEXTS.items():
        paste(intake, text)
        expect(problem(intake)).to_contain_text(words)
        expect(intake.get_by_label("Outlet")).to_have_value("The Courier")
    assert violations(intake) == []
    assert Article.objects.count() == before


def test_a_file_must_be_text_in_utf_8(intake: Page) -> None:
    before = Article.objects.count()
    intake.get_by_label("Title").fill("Kept title")
    for (name, data), words in NO_FILES.items():
        upload(intake, name, data)
        expect(problem(intake)).to_contain_text(words)
        expect(intake.get_by_label("Title")).to_have_value("Kept title")
    assert violations(intake) == []
    assert Article.objects.count() == before


def test_one_character_is_an_article(intake: Page) -> None:
    paste(intake, "x")
    article = here(intake)
    expect(intake.get_by_role("heading", name="x", exact=True, level=1)).to_be_visible()
    expect(intake.locator("#reading")).not_to_contain_text(
        re.compile("Waiting|Reading"), timeout=READ
    )
    assert not Claim.objects.filter(article=article).exists()


def test_five_megabytes_are_too_much(intake: Page) -> None:
    intake.get_by_label("Outlet").fill("The Courier")
    upload(intake, "long.txt", b"A sentence that says next to nothing.\n" * (5_000_000 // 38))
    expect(problem(intake)).to_contain_text("the workbench takes up to 1,000,000")
    expect(problem(intake)).to_contain_text("Nothing was saved.")
    expect(intake.get_by_label("Outlet")).to_have_value("The Courier")
    expect(intake.get_by_label("Text", exact=True)).to_have_value("")


def test_offsets_agree_beyond_the_basic_plane(intake: Page, open_page: OpenPage) -> None:
    paste(intake, ASTRAL)
    article = here(intake)
    expect(marks(intake).first).to_be_visible(timeout=READ)
    for anchor in Anchor.objects.filter(claim__article=article):
        pieces = intake.locator(f'#lines mark[data-claims~="{anchor.claim_id}"]')
        assert "".join(pieces.all_text_contents()) == anchor.quote

    desk = Desk(open_page("checker"), article).open()
    desk.select("Emdal 𝟜𝟚")
    desk.page.keyboard.press("c")
    desk.press_button("Add")
    expect(desk.page.locator("#lines mark").filter(has_text="Emdal 𝟜𝟚")).to_be_visible()
    anchor = Anchor.objects.get(claim__article=article, claim__origin=Claim.Origin.PERSON)
    assert (anchor.quote, anchor.start) == ("Emdal 𝟜𝟚", ASTRAL.index("Emdal 𝟜𝟚"))


@pytest.mark.parametrize("text", [FRENCH, GERMAN, ARABIC], ids=["French", "German", "Arabic"])
def test_another_language_is_told_and_left_alone(intake: Page, text: str) -> None:
    paste(intake, text)
    article = here(intake)
    notice = intake.locator("#reading .notice")
    expect(notice).to_contain_text("This does not look like English", timeout=READ)
    assert not Claim.objects.filter(article=article).exists()
    assert Reading.objects.get(revision__article=article).state == Reading.State.FOREIGN
    line = intake.locator("#lines .line").first
    expect(line).to_have_css("direction", "rtl" if text == ARABIC else "ltr")
    assert violations(intake) == []


def test_control_characters_are_kept_and_told(intake: Page) -> None:
    text = "The mayor of Kjer said\x07 that 14 ferries\x1b were damaged.\n"
    paste(intake, text)
    article = here(intake)
    told = intake.locator("#toasts .warning")
    expect(told).to_contain_text("control characters")
    expect(told).to_contain_text("U+0007 (1×), U+001B (1×)")
    assert Revision.objects.get(article=article).text == text
    expect(intake.locator("#lines")).to_contain_text("14 ferries")
