"""What others do appears in place: by the stream, by asking where there is none; who is there."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article
from factcheck.claims.actions.corrections import dismiss, edit_claim
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment
from tests.browser.articles.desk import Desk, fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence

FERRIES = "14 ferries were damaged"
PRESENCE = 5_000  # milliseconds within which others are seen


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), text=fresh())


@pytest.fixture
def claim(newsroom: Newsroom, article: Article) -> Claim:
    return make_claim(by=newsroom.person("checker"), article=article, quote=FERRIES)


@pytest.fixture
def other(newsroom: Newsroom, article: Article) -> Claim:
    return make_claim(by=newsroom.person("checker"), article=article, quote="Nobody was hurt")


def verify(newsroom: Newsroom, claim: Claim) -> None:
    colleague = newsroom.person("colleague")
    claim.refresh_from_db()
    make_evidence(by=colleague, claim=claim)
    decide(by=colleague, claim=claim, version=claim.version, verdict="verified")


def connected(page: Page, how: str = "live") -> None:
    page.locator(f'#main[data-connection="{how}"]').wait_for(state="attached")


def block_streams(page: Page) -> None:
    page.route("**/events?*", lambda route: route.fulfill(status=204))


@pytest.mark.parametrize("way", ["live", "asking"])
def test_a_verdict_of_another_appears_without_taking_anything_away(
    way: str,
    open_page: OpenPage,
    newsroom: Newsroom,
    article: Article,
    claim: Claim,
    other: Claim,
) -> None:
    page = open_page("checker")
    if way == "asking":
        block_streams(page)
    desk = Desk(page, article).open(other)
    connected(page, way)
    desk.field("rationale").fill("Half a sent")
    desk.field("rationale").focus()
    verify(newsroom, claim)
    expect(desk.row(claim)).to_contain_text("Verified", timeout=8_000)
    expect(desk.marks(claim)).to_have_class(re.compile("verified"))
    expect(page.locator("#rail-tally")).to_contain_text("1 verified")
    page.keyboard.type("ence")
    expect(desk.field("rationale")).to_have_value("Half a sentence")
    assert desk.focused() == "panel_rationale"


def test_the_panel_follows_when_nothing_is_typed_and_asks_when_something_is(
    open_page: OpenPage, newsroom: Newsroom, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    connected(desk.page)
    colleague = newsroom.person("colleague")
    edit_claim(
        by=colleague,
        claim=claim,
        version=claim.version,
        label="Ferries damaged",
        statement=claim.statement,
        kind=claim.kind,
    )
    expect(desk.title).to_have_text("Ferries damaged")
    desk.field("rationale").fill("I typed this")
    verify(newsroom, claim)
    news = desk.panel.locator(".news")
    expect(news).to_contain_text("Cora Lind gave the verdict just now.")
    expect(desk.field("rationale")).to_have_value("I typed this")
    assert violations(desk.page) == []
    news.get_by_role("button", name="Show").click()
    expect(desk.panel.locator(".decided.verified")).to_be_visible()
    expect(news).to_have_count(0)


def test_claims_come_and_go_in_the_text_under_a_selection(
    open_page: OpenPage, newsroom: Newsroom, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open()
    connected(desk.page)
    desk.select("told the broadcaster")
    colleague = newsroom.person("colleague")
    added = make_claim(by=colleague, article=article, quote="Mayor Ada Brandt told the broadcaster")
    expect(desk.marks(added)).to_have_count(1)
    expect(desk.row(added)).to_be_visible()
    assert desk.page.evaluate("getSelection().toString()") == "told the broadcaster"
    rows = desk.page.locator("#listed > li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_have_attribute("data-claim", str(added.pk))
    dismiss(by=colleague, claim=added, version=added.version, reason="An opinion")
    expect(desk.marks(added)).to_have_count(0)
    expect(desk.page.locator("#put-aside-count")).to_have_text("1 put aside")


def test_a_new_text_is_told_and_not_put_under_a_readers_eyes(
    open_page: OpenPage, newsroom: Newsroom, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open()
    connected(desk.page)
    newest = article.revisions.latest("number")
    text = newest.text.replace("14 ferries", "11 ferries")
    revise(by=newsroom.person("editor"), article=article, seen=newest.number, text=text)
    news = desk.page.locator("#text > .news")
    expect(news).to_contain_text("Edda Moreau saved a new text: revision 2.")
    expect(desk.page.locator("#lines")).to_contain_text("14 ferries")
    news.get_by_role("link", name="Show it").click()
    expect(desk.page.locator("#lines")).to_contain_text("11 ferries")
    expect(news).to_have_count(0)


@pytest.mark.parametrize("way", ["live", "asking"])
def test_who_is_there_is_seen_and_gone_when_they_leave(
    way: str, open_page: OpenPage, article: Article, claim: Claim, other: Claim
) -> None:
    mine, theirs = open_page("checker"), open_page("colleague")
    if way == "asking":
        block_streams(mine)
        block_streams(theirs)
    desk = Desk(mine, article).open(claim)
    top = desk.title.bounding_box()
    connected(mine, way)
    Desk(theirs, article).open(claim)
    people = mine.locator("#people")
    expect(people).to_contain_text("Cora Lind", timeout=PRESENCE + 1_000)
    expect(desk.panel.locator("[data-here]")).to_have_text("Cora Lind is on this claim")
    assert desk.title.bounding_box() == top
    assert violations(mine) == []
    theirs.keyboard.press("j")
    expect(desk.panel.locator("[data-here]")).to_have_text("", timeout=2 * PRESENCE)
    expect(people).to_contain_text("Cora Lind")
    theirs.goto("/articles")
    expect(people).to_be_hidden(timeout=2 * PRESENCE)


def test_a_stream_ends_with_its_session(open_page: OpenPage, article: Article) -> None:
    page = open_page("checker")
    Desk(page, article).open()
    connected(page)
    page.context.clear_cookies()
    answer = page.request.get(f"/events?article={article.pk}")
    assert answer.status == 204


def test_going_on_is_at_once(
    open_page: OpenPage, article: Article, claim: Claim, other: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    asked: list[str] = []
    desk.page.wait_for_timeout(600)  # what is fetched ahead has arrived
    desk.page.on("request", lambda request: asked.append(request.url))
    began = time.monotonic()
    desk.key("j")
    expect(desk.title).to_have_text(other.label)
    assert time.monotonic() - began < 5
    assert not any(url.endswith(f"/claims/{other.pk}") for url in asked)
    expect(desk.page).to_have_url(re.compile(rf"claim={other.pk}$"))


def test_title_deadline_and_inbox_follow_and_leave_an_open_menu_alone(
    open_page: OpenPage, newsroom: Newsroom, article: Article
) -> None:
    editor, colleague = newsroom.person("editor"), newsroom.person("colleague")
    page = open_page("editor")
    Desk(page, article).open()
    connected(page)
    expect(page.locator("#inbox-link .unread")).to_have_count(0)
    add_comment(by=colleague, article=article, text=f"@{editor.username} look at the title")
    expect(page.locator("#inbox-link .unread")).to_have_text("1 unread", timeout=15_000)
    retitle(article, by=colleague, title="The ferries were many")
    expect(page.locator("#article-head h1")).to_have_text("The ferries were many")
    page.locator("#at-desk summary", has_text="Change").click()
    field = page.locator("#id_deadline")
    field.fill("2026-01-05T18:00")
    retitle(article, by=colleague, title="The ferries were few")
    expect(page.locator("#article-head h1")).to_have_text("The ferries were few")
    expect(field).to_be_visible()
    expect(field).to_have_value("2026-01-05T18:00")


def retitle(article: Article, *, by: User, title: str) -> None:
    article.refresh_from_db()
    edit_article(by=by, article=article, version=article.version, title=title)
