"""Saying where a claim stands, with the keyboard, by its words, or that it is gone."""

import pytest
from playwright.sync_api import expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from tests.browser.articles.desk import Desk
from tests.browser.articles.desk import fresh as edition
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article
from tests.revising import FERRIES, TEXT, fresh, retext, verified

QUOTE = "14 ferries were damaged"


@pytest.fixture
def editor(newsroom: Newsroom) -> User:
    return newsroom.person("editor")


@pytest.fixture
def article(editor: User) -> Article:
    return make_article(by=editor, text=edition(TEXT))


@pytest.fixture
def claim(article: Article, editor: User) -> Claim:
    """A claim whose words stand in the new text twice."""
    claim = verified(article, QUOTE)
    text = Revision.objects.newest(article).text
    retext(editor, article, text.replace(FERRIES, f"{FERRIES}\n\n{FERRIES}"))
    return claim


@pytest.fixture
def desk(open_page: OpenPage, article: Article, claim: Claim) -> Desk:
    page = open_page("checker", allow=[(422, f"/claims/{claim.pk}/place")])
    return Desk(page, article).open()


def start_of(claim: Claim) -> int:
    return claim.anchors.order_by("-revision__number").values_list("start", flat=True)[0]


def test_a_place_is_chosen_by_its_number(desk: Desk, claim: Claim, article: Article) -> None:
    group = desk.page.get_by_role("region", name="To be placed")
    expect(group).to_be_visible()
    desk.row(claim).click()
    expect(desk.panel).to_contain_text("2 places fit equally")
    assert violations(desk.page) == []
    desk.key("2")
    expect(desk.panel.locator(".panel-top")).to_contain_text("Verified")
    expect(desk.page.locator(f"#listed #row-{claim.pk}")).to_contain_text("Verified")
    expect(group).to_be_hidden()
    expect(desk.marks(claim)).to_have_text(QUOTE)
    text = Revision.objects.newest(article).text
    assert start_of(claim) == text.rindex(QUOTE)
    assert fresh(claim).state == "verified"


def test_a_place_is_shown_in_the_text_before_it_is_chosen(desk: Desk, claim: Claim) -> None:
    desk.row(claim).click()
    desk.panel.locator(".candidates button").nth(1).focus()
    shown = "[...(CSS.highlights.get('candidate') ?? [])].map((range) => range.toString())"
    desk.page.wait_for_function(f"words => ({shown}).join() === words", arg=QUOTE)
    desk.page.keyboard.press("Enter")
    expect(desk.panel.locator(".panel-top")).to_contain_text("Verified")


def test_the_claim_stands_at_none_of_them(desk: Desk, claim: Claim) -> None:
    desk.row(claim).click()
    expect(desk.panel).to_contain_text("2 places fit equally")
    desk.key("0")
    expect(desk.panel).to_contain_text("No longer in the text")
    gone = desk.page.locator("#gone-claims")
    expect(gone.locator(f"#row-{claim.pk}")).to_have_count(1)
    assert fresh(claim).state == "gone"
    assert violations(desk.page) == []


def test_other_words_are_selected(desk: Desk, claim: Claim) -> None:
    desk.row(claim).click()
    desk.panel.get_by_text("Somewhere else").click()
    desk.select("Some 14 ferries were damaged")
    desk.key("c")
    expect(desk.field("words").first).to_have_value("Some 14 ferries were damaged")
    desk.press_button("Place it there")
    expect(desk.panel.locator(".panel-top")).to_contain_text("Stale")
    assert fresh(claim).state == "stale"


def test_words_that_are_not_there_are_told(desk: Desk, claim: Claim) -> None:
    desk.row(claim).click()
    desk.panel.get_by_text("Somewhere else").click()
    desk.field("words").first.fill("No such words")
    desk.press_button("Place it there")
    expect(desk.panel).to_contain_text("These words are not in the article")
    expect(desk.field("words").first).to_have_value("No such words")
    assert fresh(claim).state == "unplaced"


def test_keys_step_on_to_what_is_to_be_placed(desk: Desk, claim: Claim) -> None:
    desk.key("k")
    expect(desk.title).to_have_text(fresh(claim).label)
