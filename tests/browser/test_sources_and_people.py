"""The sources page and the people page, as they are used."""

from playwright.sync_api import expect

from factcheck.desk.actions.assignment import assign
from factcheck.sources.models import Source
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence, make_source


def test_a_source_is_added_found_and_changed(open_page: OpenPage) -> None:
    page = open_page("checker", allow=[(422, "/sources/")])
    page.goto("/sources")
    page.get_by_role("link", name="Add a source").click()
    page.get_by_label("Title").fill("Tide tables of Vest")
    page.get_by_label("Address").fill("not an address")
    page.get_by_role("button", name="Save the source").click()
    expect(page.get_by_role("alert").first).to_contain_text("Nothing was saved yet")
    expect(page.get_by_label("Title")).to_have_value("Tide tables of Vest")
    assert violations(page) == []
    page.get_by_label("Address").fill("https://tides.example/vest")
    page.get_by_label("Publisher").fill("Hydrographic office")
    page.get_by_role("button", name="Save the source").click()
    expect(page.get_by_role("heading", name="Tide tables of Vest")).to_be_visible()
    expect(page.get_by_role("heading", name="No claim rests on it yet")).to_be_visible()

    page.get_by_role("link", name="Change").click()
    page.get_by_label("How far can it be relied on?").fill("Measured, not estimated")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Measured, not estimated")

    page.goto("/sources")
    page.get_by_label("Title, publisher or address").press_sequentially("hydrographic")
    expect(page.locator("#results a.title")).to_have_text(["Tide tables of Vest"])
    expect(page.get_by_text("1 source found")).to_be_visible()
    page.get_by_label("Kind").select_option("Interview")
    expect(page.get_by_role("heading", name="No source fits")).to_be_visible()
    assert violations(page) == []
    assert Source.objects.get(title="Tide tables of Vest").url == "https://tides.example/vest"


def test_one_source_serves_many_claims(newsroom: Newsroom, open_page: OpenPage) -> None:
    checker = newsroom.person("checker")
    source = make_source(by=checker, title="Register of ships")
    for title in ("Ships of spring", "Ships of autumn"):
        claim = make_claim(by=checker, article=make_article(by=checker, title=title))
        make_evidence(by=checker, claim=claim, source=source, passage=f"Passage on {title}")
    page = open_page("reporter")
    page.goto("/sources?q=register+of+ships")
    expect(page.locator("#results td.num")).to_have_text("2")
    page.get_by_role("link", name="Register of ships").click()
    resting = page.locator(".resting")
    for title in ("Ships of spring", "Ships of autumn"):
        expect(resting.get_by_role("link", name=title)).to_be_visible()
        expect(resting).to_contain_text(f"Passage on {title}")
    assert violations(page) == []
    resting.locator("a.title").first.click()
    expect(page.locator("#panel .evidence")).to_contain_text("Register of ships")


def test_people_and_what_they_have(newsroom: Newsroom, open_page: OpenPage) -> None:
    editor, colleague = newsroom.person("editor"), newsroom.person("colleague")
    article = make_article(by=editor, title="Harbor dues")
    claim = make_claim(by=editor, article=article)
    assign(by=editor, claims=[claim], to=colleague)
    page = open_page("colleague")
    page.goto("/people")
    row = page.get_by_role("row").filter(has_text="Cora Lind")
    expect(row).to_contain_text("checker")
    assert violations(page) == []
    row.get_by_role("link", name="Cora Lind", exact=True).click()
    expect(page.get_by_role("heading", name="Claims with you")).to_be_visible()
    page.locator(".brief").get_by_role("link", name=claim.label).first.click()
    expect(page.locator("#panel-title")).to_have_text(claim.label)
    assert violations(page) == []
