"""The admin site in a browser: under our content security policy, with roles and bulk actions."""

import re

from playwright.sync_api import Page, expect

from factcheck.claims.models import Claim
from tests.browser.newsroom import Newsroom, sign_in
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_verified_claim


def test_an_editor_dismisses_several_claims(open_page: OpenPage, newsroom: Newsroom) -> None:
    checker = newsroom.person("checker")
    article = make_article(by=checker, title="Bulk in the admin")
    quotes = ("14 ferries", "3.2 million crowns")
    claims = [make_claim(by=checker, article=article, quote=quote) for quote in quotes]
    page = open_page("editor")
    page.goto("/admin/claims/claim/?q=Bulk+in+the+admin")
    rows = page.locator("#result_list tbody tr")
    expect(rows).to_have_count(2)
    page.locator("#action-toggle").check()
    expect(page.locator(".action-counter").first).to_contain_text("2 of 2")
    page.get_by_role("combobox", name="Action").first.select_option("dismiss_claims")
    run(page)
    expect(page.get_by_role("heading", name="Dismiss claims")).to_be_visible()
    page.get_by_label("Reason").fill("Captions")
    page.get_by_role("button", name="Dismiss claims").click()
    expect(page.get_by_text("2 claims dismissed.")).to_be_visible()
    for claim in claims:
        claim.refresh_from_db()
        assert (claim.status, claim.dismissal_reason) == (Claim.Status.DISMISSED, "Captions")


def run(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Go|Run)")).first.click()


def test_every_page_of_it_keeps_to_the_policy(open_page: OpenPage, newsroom: Newsroom) -> None:
    claim = make_verified_claim(by=newsroom.person("checker"))
    page = open_page("admin")
    for path in (
        "/admin/",
        "/admin/claims/",
        "/admin/claims/claim/",
        f"/admin/claims/claim/{claim.pk}/change/",
        f"/admin/claims/claim/{claim.pk}/history/",
        f"/admin/articles/article/{claim.article_id}/change/",
        "/admin/articles/article/",
        "/admin/sources/source/add/",
        "/admin/accounts/user/",
        "/admin/accounts/user/add/",
        "/admin/audit/event/",
        "/admin/claims/reading/",
        "/admin/claims/evidence/",
        "/admin/password_change/",
    ):
        answer = page.goto(path)
        assert answer, path
        assert answer.status == 200, path


def test_a_person_is_added_with_roles(open_page: OpenPage, newsroom: Newsroom) -> None:
    page = open_page("admin")
    page.goto("/admin/accounts/user/add/")
    page.locator("[name=username]").fill("new-hand")
    page.locator("[name=name]").fill("Nia Hand")
    page.get_by_label("Checker").check()
    page.get_by_label("New password").fill("eleven grey gulls")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    signed_in = open_page()
    sign_in(signed_in, "new-hand", "eleven grey gulls")
    expect(signed_in.get_by_text("Nia Hand").first).to_be_attached()
