"""Talking on the article page, with the keyboard, two people at once."""

import pytest
from playwright.sync_api import Page, expect

from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment
from factcheck.desk.models import Comment, Notice
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    checker = newsroom.person("checker")
    return make_claim(by=checker, article=make_article(by=checker, title="Harbor reopens"))


def test_a_colleague_is_named_by_keyboard_and_finds_it(
    newsroom: Newsroom, open_page: OpenPage, claim: Claim
) -> None:
    colleague = newsroom.person("colleague")
    page = open_page("checker")
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.locator("#panel-title").focus()
    page.keyboard.press("m")
    field = page.locator(f"#say-{claim.pk}")
    expect(field).to_be_focused()
    field.press_sequentially("Ask @co")
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("Cora Lind")
    expect(field).to_have_attribute("aria-activedescendant", "naming-0")
    assert violations(page) == []
    field.press("Enter")
    expect(field).to_have_value("Ask @colleague ")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.press_sequentially("at https://port.example/log.")
    field.press("Control+Enter")
    said = page.locator(".comment")
    expect(said).to_contain_text("Ask Cora Lind at https://port.example/log.")
    expect(said.get_by_role("link", name="https://port.example/log")).to_have_attribute(
        "rel", "noreferrer nofollow"
    )
    expect(page.locator(f"#say-{claim.pk}")).to_be_focused()
    expect(page.locator(f"#say-{claim.pk}")).to_have_value("")
    assert Comment.objects.get(claim=claim).text == "Ask @colleague at https://port.example/log."

    other = open_page("colleague")
    other.goto("/inbox")
    expect(other.locator("#inbox-link")).to_contain_text("unread")
    assert violations(other) == []
    other.get_by_role("link", name=claim.label).first.click()
    expect(other.locator(".comment .unread")).to_have_text("New")
    expect(other.locator("#inbox-link")).not_to_contain_text("unread")
    assert not Notice.objects.filter(person=colleague, claim=claim).unread().exists()


def test_the_list_of_names_goes_away_with_escape_and_the_draft_stays(
    open_page: OpenPage, claim: Claim
) -> None:
    page = open_page("checker")
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    field = page.locator(f"#say-{claim.pk}")
    field.click()
    field.press_sequentially("Half a @c")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator("#panel-title")).to_be_visible()
    page.reload()
    expect(page.locator(f"#say-{claim.pk}")).to_have_value("Half a @c")


def test_changing_and_taking_back(newsroom: Newsroom, open_page: OpenPage, claim: Claim) -> None:
    add_comment(
        by=newsroom.person("checker"), article=claim.article, claim=claim, text="Askd the port."
    )
    page = open_page("checker")
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.get_by_role("link", name="Change the comment").click()
    field = page.get_by_label("Your comment")
    expect(field).to_be_focused()
    field.fill("Asked the port.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".comment .words")).to_have_text("Asked the port.")
    page.get_by_role("link", name="Take back the comment").click()
    expect(page.locator(".comment").get_by_role("button", name="Take back")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(".comment")).to_contain_text("Taken back")


def test_an_editor_says_why(newsroom: Newsroom, open_page: OpenPage, claim: Claim) -> None:
    comment = add_comment(
        by=newsroom.person("checker"), article=claim.article, claim=claim, text="Names a minor."
    )
    page = open_page("editor", allow=[(422, "/comments")])
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.get_by_role("link", name="Take back the comment").click()
    page.locator(".comment").get_by_role("button", name="Take back").click()
    expect(page.get_by_role("alert")).to_have_text("Say why you take a colleague’s comment back.")
    page.get_by_label("Why do you take it back?").fill("Names a minor")
    page.keyboard.press("Enter")
    expect(page.locator(f"#comment-{comment.pk}")).to_contain_text("Taken back")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1440, 900), (360, 740)])
def test_the_talk_on_an_article(
    newsroom: Newsroom, open_page: OpenPage, claim: Claim, size: tuple[int, int], dark: bool
) -> None:
    article = claim.article
    newsroom.person("reporter")  # is there before it is said
    add_comment(by=newsroom.person("editor"), article=article, text="When do we print?\nAt five?")
    page = open_page("reporter", size=size, dark=dark)
    page.goto(f"/articles/{article.pk}")
    summary = page.locator("#article-talk summary")
    expect(summary).to_contain_text("1 new")
    summary.click()
    page.locator(f"#say-article-{article.pk}").fill("At six.")
    page.locator("#article-talk").get_by_role("button", name="Comment").click()
    expect(page.locator("#article-talk .comment")).to_have_count(2)
    assert violations(page) == []
    assert_fits(page)
    page.goto("/inbox")
    assert violations(page) == []
    assert_fits(page)


def assert_fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
