"""Signing in and out, a session that ends while one types, and what each role sees."""

import re

from playwright.sync_api import expect

from factcheck.accounts.roles import Role
from factcheck.claims.models import Claim
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom, real_person, sign_in
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim


def test_signing_in_leads_where_one_wanted_to_go(newsroom: Newsroom, open_page: OpenPage) -> None:
    newsroom.person("reporter")
    page = open_page(allow=[(422, "/sign-in")])
    page.goto("/claims?state=open")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Sign-in name").fill("reporter")
    page.get_by_label("Password").fill("a wrong one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("The sign-in name or the password is wrong.")
    sign_in(page, "reporter")
    expect(page).to_have_url(re.compile(r"/claims\?state=open$"))
    page.locator("summary").filter(has_text="Your account").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/articles")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_lost_session_takes_nothing_away(newsroom: Newsroom, open_page: OpenPage) -> None:
    # Somebody of their own, since everybody else's session must outlast this test.
    person = real_person(Role.CHECKER, username="lost")
    claim = make_claim(by=person, article=make_article(by=person))
    page = open_page(allow=[(403, "/claims/")])
    sign_in(page, "lost")
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.keyboard.press("u")
    page.keyboard.type("Asked the port and two captains")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save the verdict").click()
    told = page.locator("#toasts").get_by_role("alert")
    expect(told).to_contain_text("You are no longer signed in.")
    assert violations(page) == []
    with page.context.expect_page() as opened:
        told.get_by_role("link", name="Sign in in another tab").click()
    sign_in(opened.value, "lost")
    opened.value.close()

    expect(page.get_by_label("Why", exact=True)).to_have_value("Asked the port and two captains")
    page.get_by_role("button", name="Save the verdict").click()
    expect(page.locator("#panel .decided")).to_contain_text("Unattributed")
    claim.refresh_from_db()
    assert claim.verdict == Claim.Verdict.UNATTRIBUTED


def test_ones_own_password(open_page: OpenPage) -> None:
    real_person(Role.REPORTER, username="careful")
    page = open_page(allow=[(422, "/password")])
    sign_in(page, "careful")
    page.goto("/password")
    new = "tides and ferries 1902"
    page.get_by_label("Your present password").fill("not mine")
    page.get_by_label("New password", exact=True).fill(new)
    page.get_by_label("New password, again").fill(new)
    page.get_by_role("button", name="Set the new password").click()
    expect(page.get_by_text("That is not your present password.")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Your present password").fill("ink and paper 1887")
    page.get_by_label("New password", exact=True).fill(new)
    page.get_by_label("New password, again").fill(new)
    page.get_by_role("button", name="Set the new password").click()
    expect(page.locator("#toasts")).to_contain_text("Your new password is set.")
    other = open_page()
    sign_in(other, "careful", new)


def test_a_reporter_reads_and_brings_in(newsroom: Newsroom, open_page: OpenPage) -> None:
    checker = newsroom.person("checker")
    claim = make_claim(by=checker, article=make_article(by=checker))
    page = open_page("reporter", allow=[(403, "/admin/"), (403, "/sources/new")])
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("Checkers and editors give verdicts.")
    expect(panel.get_by_role("radio")).to_have_count(0)
    expect(panel.get_by_role("button", name="Save the verdict")).to_have_count(0)
    expect(panel.get_by_role("link", name="Add a source")).to_have_count(0)
    expect(panel.get_by_role("link", name="Not a claim")).to_have_count(0)
    expect(page.locator("[data-adds]")).to_have_count(0)
    page.keyboard.press("v")
    assert violations(page) == []

    page.goto("/claims")
    expect(page.locator("#results .claims")).to_be_visible()
    expect(page.locator(".bulk-actions")).to_have_count(0)
    page.goto("/articles")
    expect(page.get_by_role("link", name="Bring in an article")).to_be_visible()
    page.locator("summary").filter(has_text="Your account").click()
    expect(page.get_by_role("link", name="Admin")).to_have_count(0)
    for closed in ("/admin/", "/sources/new"):
        page.goto(closed)
        expect(page.get_by_role("heading", name="Your role does not permit this")).to_be_visible()
        assert violations(page) == []


def test_an_address_that_leads_nowhere(open_page: OpenPage) -> None:
    page = open_page("reporter", allow=[(404, "/articles/")])
    page.goto("/articles/999999999")
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="To the articles").click()
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
