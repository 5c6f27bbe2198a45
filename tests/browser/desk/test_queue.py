"""The desk at work: two take the next claim, one hands it back, an editor gives out articles."""

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim

QUOTES = ("Some 14 ferries were damaged", "3.2 million crowns", "reopened on Tuesday")


@pytest.fixture
def article(newsroom: Newsroom, request: pytest.FixtureRequest) -> Article:
    """An article with three open claims, on a desk of its own beside another desk."""
    checker = newsroom.person("checker")
    make_article(by=checker, title="Elsewhere", desk="Another desk")
    name = f"Desk of {request.node.name}"[:60]
    article = make_article(by=checker, title="Harbor reopens", desk=name)
    for quote in QUOTES:
        make_claim(by=checker, article=article, quote=quote)
    return article


def at_desk(page: Page, article: Article) -> None:
    page.goto("/desk")
    page.get_by_role("link", name=article.desk).click()
    expect(page.locator("#results .count")).to_contain_text("claim")


def chosen(page: Page) -> int:
    """The key of the claim that the page has in its panel."""
    expect(page).to_have_url(re.compile(r"\?claim=\d+"))
    return int(page.url.rpartition("=")[2])


def test_people_arrive_at_the_desk(open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto("/")
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Next claim")).to_have_count(0)
    assert violations(page) == []


def test_both_press_next_and_get_different_claims(article: Article, open_page: OpenPage) -> None:
    pages = [open_page("checker"), open_page("colleague")]
    for page in pages:
        at_desk(page, article)
    for page in pages:
        page.keyboard.press("n")
    keys = [chosen(page) for page in pages]
    assert len(set(keys)) == 2
    assert set(keys) < set(article.claims.values_list("pk", flat=True))
    for page in pages:
        expect(page.locator("#panel")).to_contain_text("You have this claim")
    at_desk(pages[0], article)
    tabs = pages[0].get_by_role("navigation", name="Trays")
    expect(tabs.get_by_role("link", name="My claims")).to_contain_text("1")
    tabs.get_by_role("link", name="With colleagues").click()
    expect(pages[0].locator("#results .facts-of")).to_contain_text("Cora Lind")
    pages[0].get_by_role("button", name="Next claim").click()
    chosen(pages[0])
    at = pages[1]
    at.goto(f"/desk?desk={article.desk}")
    at.get_by_role("button", name="Next claim").click()
    expect(at.locator("#toasts")).to_contain_text("No claim is waiting on the Desk of")


def test_a_claim_is_handed_back_by_key_with_a_reason(
    article: Article, newsroom: Newsroom, open_page: OpenPage
) -> None:
    claim = article.claims.earliest("pk")
    editor = newsroom.person("editor")
    assign(by=editor, claims=[claim], to=newsroom.person("checker"))
    page = open_page("checker", allow=[(422, "/claims/")])
    page.goto(f"/articles/{article.pk}?claim={claim.pk}")
    page.keyboard.press("b")
    why = page.get_by_label("Why do you hand it back?")
    expect(why).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("Say why you hand it back")
    why.fill("I know the mayor")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("Nobody has this claim")
    theirs = open_page("editor")
    theirs.goto("/inbox")
    expect(theirs.locator("main")).to_contain_text("I know the mayor")


def test_an_editor_gives_a_whole_article_and_sets_its_deadline(
    article: Article, newsroom: Newsroom, open_page: OpenPage
) -> None:
    newsroom.person("colleague")
    page = open_page("editor")
    page.goto(article.get_absolute_url())
    strip = page.locator("#at-desk")
    strip.locator("summary", has_text="Assign").click()
    strip.get_by_label("Give its open claims to").select_option("Cora Lind")
    assert violations(page) == []
    strip.get_by_role("button", name="Assign").click()
    expect(page.locator("#toasts")).to_contain_text("3 claims went to Cora Lind.")
    expect(strip).to_contain_text("3 with Cora Lind")
    strip.locator("summary", has_text="Change").click()
    strip.get_by_label("Deadline").fill("2026-01-05T18:00")
    strip.get_by_role("button", name="Set").click()
    expect(strip.locator(".due.overdue")).to_contain_text("overdue by")
    page.goto(f"/desk?tray=colleagues&desk={article.desk}")
    expect(page.locator("#results .due.overdue")).to_have_count(3)
    assert violations(page) == []
    assert Claim.objects.filter(article=article, assignee__name="Cora Lind").count() == 3


def test_several_articles_from_the_list(newsroom: Newsroom, open_page: OpenPage) -> None:
    checker = newsroom.person("checker")
    names = ("Ticked one", "Ticked two", "Left alone")
    articles = [make_article(by=checker, title=name) for name in names]
    for article in articles:
        make_claim(by=checker, article=article)
    page = open_page("editor")
    page.goto("/articles")
    for name in names[:2]:
        page.get_by_label(f"Tick “{name}”").check()
    page.get_by_label("Give the claims that nobody has to").select_option("Chen Abidi")
    page.get_by_role("button", name="Assign").click()
    expect(page.locator("#toasts")).to_contain_text("2 claims went to Chen Abidi.")
    assert Claim.objects.filter(article=articles[2], assignee=None).exists()
    assert violations(page) == []
