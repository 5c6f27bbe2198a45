"""A new text in the browser: looked at, saved, kept; two people at it at once; former texts."""

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from tests.browser.articles.desk import Desk, fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom, real_person, sign_in
from tests.browser.running import OpenPage
from tests.factories import make_article
from tests.revising import retext, verified

LINES = "\n".join(f"Ferry {n} carried {n * 13} crates to Torsund that year." for n in range(3, 12))


@pytest.fixture
def editor(newsroom: Newsroom) -> User:
    return newsroom.person("editor")


@pytest.fixture
def article(editor: User) -> Article:
    return make_article(by=editor, text=fresh() + LINES)


@pytest.fixture
def claim(article: Article) -> Claim:
    return verified(article, "14 ferries were damaged")


def newest(article: Article) -> Revision:
    return Revision.objects.newest(article)


def text_of(page: Page) -> str:
    return page.get_by_label("Text", exact=True).input_value()


def change(page: Page, article: Article, old: str, new: str) -> None:
    """Open the form and replace words of the text, as somebody who types."""
    page.goto(f"/articles/{article.pk}/text")
    replace(page, old, new)


def replace(page: Page, old: str, new: str) -> None:
    field = page.locator("#id_text")
    assert old in field.input_value()
    field.fill(field.input_value().replace(old, new))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_new_text_is_looked_at_and_saved(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    page = open_page("reporter")
    page.goto(f"/articles/{article.pk}")
    page.get_by_role("link", name="New text").click()
    replace(page, "14 ferries", "15 ferries 🚢")
    page.get_by_label("Why").fill("A new count")
    press(page, "See what this will do")
    preview = page.locator(".preview")
    expect(preview).to_contain_text("1 need another look")
    expect(preview.locator("ins").first).to_have_text("15")
    expect(page.locator("#preview-title")).to_be_focused()
    assert violations(page) == []
    assert newest(article).number == 1
    press(page, "Save the text")
    page.wait_for_url(f"**/articles/{article.pk}/revisions/2/outcome")
    expect(page.locator("main")).to_contain_text("To be decided: 1 need another look")
    assert violations(page) == []
    assert (newest(article).number, newest(article).reason) == (2, "A new count")
    page.get_by_role("link", name="Start with the first").click()
    desk = Desk(page, article)
    expect(desk.panel).to_contain_text("Its words changed in revision 2.")
    expect(desk.panel.locator(".notice del").first).to_have_text("14")
    expect(desk.marks(claim).first).to_have_class("stale chosen")


def test_what_was_typed_survives_a_reload(open_page: OpenPage, article: Article) -> None:
    page = open_page("reporter")
    change(page, article, "Nobody was hurt", "Two people were hurt")
    page.get_by_label("Why").fill("From the police")
    page.reload()
    expect(page.locator("[data-kept]")).to_be_visible()
    assert "Two people were hurt" in text_of(page)
    expect(page.get_by_label("Why")).to_have_value("From the police")
    assert violations(page) == []
    press(page, "Start again from the present text")
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert "Nobody was hurt" in text_of(page)


def test_what_was_saved_is_not_brought_back(open_page: OpenPage, article: Article) -> None:
    page = open_page("reporter")
    change(page, article, "Nobody was hurt", "Two people were hurt")
    press(page, "Save the text")
    page.wait_for_url("**/outcome")
    page.goto(f"/articles/{article.pk}/text")
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_a_lost_session_takes_nothing(
    open_page: OpenPage, newsroom: Newsroom, article: Article
) -> None:
    real_person(Role.REPORTER, username="author")
    page = open_page(allow=[(403, f"/articles/{article.pk}/text")])
    sign_in(page, "author")
    change(page, article, "Nobody was hurt", "Two people were hurt")
    page.context.clear_cookies(name="sessionid")
    press(page, "Save the text")
    expect(page.locator("#toasts")).to_contain_text("You are no longer signed in")
    assert "Two people were hurt" in text_of(page)
    page.goto("/sign-in")
    sign_in(page, "author")
    page.goto(f"/articles/{article.pk}/text")
    assert "Two people were hurt" in text_of(page)
    press(page, "Save the text")
    page.wait_for_url("**/outcome")
    assert "Two people were hurt" in newest(article).text


# Two people save a new text at once


@pytest.fixture
def late(open_page: OpenPage, article: Article) -> Page:
    """The page of a reporter whose text comes after a checker's."""
    first = open_page("checker")
    second = open_page("reporter", allow=[(409, f"/articles/{article.pk}/text")])
    change(first, article, "3.2 million", "3.4 million")
    change(second, article, "14 ferries", "15 ferries")
    press(first, "Save the text")
    first.wait_for_url("**/outcome")
    press(second, "Save the text")
    expect(second.get_by_role("alert")).to_contain_text("Chen Abidi saved revision 2")
    assert violations(second) == []
    assert newest(article).number == 2
    return second


def test_the_second_puts_both_together(late: Page, article: Article) -> None:
    press(late, "Put both together")
    expect(late.locator(".preview")).to_be_visible()
    assert "15 ferries" in text_of(late)
    assert "3.4 million" in text_of(late)
    press(late, "Save the text")
    late.wait_for_url("**/outcome")
    assert "15 ferries" in newest(article).text
    assert "3.4 million" in newest(article).text


def test_the_second_goes_on_from_theirs(late: Page, article: Article) -> None:
    press(late, "Start from theirs, mine beside it")
    expect(late.get_by_label("Yours, to take from")).to_have_value(
        newest(article).text.replace("14 f", "15 f").replace("3.4 m", "3.2 m")
    )
    assert text_of(late) == newest(article).text
    assert violations(late) == []


def test_the_second_saves_on_top(late: Page, article: Article) -> None:
    press(late, "Save mine on top of it")
    late.wait_for_url("**/outcome")
    assert "15 ferries" in newest(article).text
    assert "3.2 million" in newest(article).text
    assert article.revisions.count() == 3


def test_the_second_keeps_theirs(late: Page, article: Article) -> None:
    late.get_by_role("link", name="Keep theirs").click()
    expect(late.locator("#lines")).to_contain_text("3.4 million")
    late.goto(f"/articles/{article.pk}/text")
    expect(late.locator("[data-kept]")).to_be_hidden()


def test_a_reload_in_between_loses_neither(late: Page, article: Article) -> None:
    late.reload()
    assert "15 ferries" in text_of(late)
    late.locator("#id_reason").fill("Mine")
    press(late, "Save the text")
    late.wait_for_url("**/outcome")
    assert article.revisions.count() == 3


# Looking back


@pytest.mark.parametrize(
    ("size", "dark"), [((1440, 900), False), ((390, 844), True), ((360, 740), False)]
)
def test_former_texts_and_two_side_by_side(
    open_page: OpenPage,
    article: Article,
    claim: Claim,
    editor: User,
    size: tuple[int, int],
    dark: bool,
) -> None:
    retext(editor, article, newest(article).text.replace("14 ferries", "15 ferries"))
    page = open_page("checker", size=size, dark=dark)
    for address in ("revisions", "revisions/1", "compare", "revisions/2/outcome", "text"):
        page.goto(f"/articles/{article.pk}/{address}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.goto(f"/articles/{article.pk}/revisions/1")
    expect(page.locator("a.mark.verified")).to_have_text("14 ferries were damaged")
    page.get_by_role("link", name="Revision 2 →").click()
    expect(page.locator("a.mark.stale")).to_have_text("15 ferries were damaged")
    page.goto(f"/articles/{article.pk}/compare?from=1&to=2")
    expect(page.locator("del.diff").last).to_have_text("14")
    expect(page.locator("ins.diff").last).to_have_text("15")
    folded = page.locator(".pair", has_text="Ferry 9")
    expect(folded).to_be_hidden()
    press(page, "Show all unchanged passages")
    expect(folded).to_be_visible()
    old, new = page.locator(".pair:not(.same) .old"), page.locator(".pair:not(.same) .new")
    above, below = old.bounding_box(), new.bounding_box()
    assert above is not None
    assert below is not None
    # Side by side where there is room, else one below the other.
    assert (below["y"] > above["y"]) is (size[0] < 700)
