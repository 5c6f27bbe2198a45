"""A second check by two people at once, from the first verdict to the editor's word."""

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.roles import Role
from factcheck.articles.models import Revision
from factcheck.claims.actions.revisions import revise
from factcheck.claims.models import Claim
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import TEXT, make_article, make_claim, make_person, make_verified_claim

DENIED = "The crew denies it to our reporter."
LOGGED = "The log of the port has nothing of it."
SIZES = [(1440, 900), (390, 844)]


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    checker = newsroom.person("checker")
    return make_claim(by=checker, article=make_article(by=checker, title="Harbor reopens"))


def opened(page: Page, claim: Claim) -> Page:
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    return page


def give(page: Page, key: str, why: str, button: str) -> None:
    """Give a verdict by keys alone."""
    page.keyboard.press(key)
    page.keyboard.type(why)
    expect(page.get_by_role("button", name=button)).to_be_visible()
    page.keyboard.press("Control+Enter")


def stage_of(claim: Claim) -> str:
    return str(Claim.objects.get(pk=claim.pk).stage)


@pytest.mark.parametrize("size", SIZES)
def test_two_people_and_an_editor(claim: Claim, open_page: OpenPage, size: tuple[int, int]) -> None:
    first = opened(open_page("checker", size=size), claim)
    give(first, "d", DENIED, "Save the verdict")
    expect(first.locator("#panel .decided")).to_contain_text(DENIED)
    expect(first.locator("#panel")).to_contain_text("Your verdict waits for somebody else’s")

    second = opened(open_page("colleague", size=size), claim)
    panel = second.locator("#panel")
    expect(panel).to_contain_text("Someone has given a verdict. Give yours without seeing theirs.")
    expect(panel).not_to_contain_text(DENIED)
    expect(panel.locator(".decided")).to_have_count(0)
    assert violations(second) == []
    give(second, "u", LOGGED, "Save your verdict")
    both = second.locator("#panel .two-verdicts")
    expect(both).to_contain_text(DENIED)
    expect(both).to_contain_text(LOGGED)
    assert stage_of(claim) == Claim.Stage.DISAGREEMENT

    editor = opened(open_page("editor", size=size), claim)
    expect(editor.locator("#panel .two-verdicts")).to_contain_text(DENIED)
    assert violations(editor) == []
    give(editor, "d", "The log is not kept at night.", "Settle the claim")
    expect(editor.locator("#panel")).to_contain_text("Decided between two verdicts")
    expect(editor.locator(f"#row-{claim.pk}")).to_contain_text("Disputed")
    assert violations(editor) == []
    assert stage_of(claim) == Claim.Stage.SETTLED


def test_still_holds_is_one_key_with_the_words_then_and_now(
    newsroom: Newsroom, open_page: OpenPage
) -> None:
    checker = newsroom.person("checker")
    article = make_article(by=checker, text=f"{TEXT}\nEvening edition of the harbor.\n")
    claim = make_verified_claim(by=checker, article=article)
    text = Revision.objects.newest(article).text.replace("Some 14", "Some 15")
    revise(by=make_person(Role.REPORTER), article=article, seen=1, text=text)
    page = opened(open_page("colleague", dark=True, allow=[(422, "/claims/")]), claim)
    notice = page.locator("#panel .stale-notice")
    expect(notice.locator("del")).to_have_text("14")
    expect(notice.locator("ins")).to_have_text("15")
    assert violations(page) == []
    page.keyboard.press("h")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#holds-error")).to_contain_text("Say why")
    page.get_by_label("The verdict still holds, because").fill("The source counts both.")
    page.keyboard.press("Control+Enter")
    expect(notice).to_have_count(0)
    assert stage_of(claim) == Claim.Stage.SETTLED


def test_an_editor_flags_reopens_and_sets_review_dates(
    newsroom: Newsroom, open_page: OpenPage
) -> None:
    claim = make_verified_claim(by=newsroom.person("checker"))
    page = opened(open_page("editor"), claim)
    page.get_by_role("link", name="Legal risk").click()
    page.get_by_label("Why (optional)").fill("It names a person.")
    page.get_by_role("button", name="Flag a legal risk").click()
    expect(page.locator("#panel")).to_contain_text("Give yours without seeing theirs.")
    assert stage_of(claim) == Claim.Stage.SECOND_CHECK
    page.get_by_role("link", name="Reopen").click()
    page.get_by_label("Why (optional)").fill("A new log was found.")
    page.get_by_role("button", name="Reopen the claim").click()
    expect(page.locator("#panel")).to_contain_text("Legal risk: two people")
    assert stage_of(claim) == Claim.Stage.OPEN
    page.goto("/settings/review-dates")
    page.get_by_label("Statistic").fill("30")
    page.get_by_role("button", name="Save the review dates").click()
    expect(page.locator("#toasts")).to_contain_text("saved")
    expect(page.get_by_label("Statistic")).to_have_value("30")
    assert violations(page) == []
