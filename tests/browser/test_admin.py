"""The admin site as an admin uses it; the same rules and the same history as on the pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from tests.browser.axe import RULES, violations
from tests.browser.newsroom import Newsroom, sign_in
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim

QUOTES = ("reopened on Tuesday", "Some 14 ferries", "3.2 million crowns")


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    """An article with three claims, found in the admin site by its title."""
    checker = newsroom.person("checker")
    article = make_article(by=checker)
    for quote in QUOTES:
        make_claim(by=checker, article=article, quote=quote, label=f"{quote} ({article.pk})")
    return article


def find(page: Page, article: Article) -> None:
    """Look for the article's claims, whose labels end with its key."""
    page.goto("/admin/")
    page.locator("#claims-claim").get_by_role("link", name="Claims", exact=True).click()
    page.locator("#searchbar").fill(f"({article.pk})")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(len(QUOTES))


def tick(page: Page, *quotes: str) -> None:
    for quote in quotes:
        page.get_by_role("row").filter(has_text=quote).get_by_role("checkbox").check()


def run(page: Page, action: str) -> None:
    page.get_by_label("Action:").select_option(action)
    page.get_by_role("button", name=re.compile("Go|Run")).first.click()


def test_many_are_assigned_and_dismissed(
    article: Article, newsroom: Newsroom, open_page: OpenPage
) -> None:
    colleague = newsroom.person("colleague")
    page = open_page("admin")
    find(page, article)
    assert violations(page, RULES) == []
    tick(page, *QUOTES[:2])
    run(page, "Assign to a person …")
    expect(page.get_by_role("heading", name="2 claims")).to_be_visible()
    assert violations(page, RULES) == []
    page.get_by_label("Assign to").select_option("Cora Lind")
    page.get_by_role("button", name="Assign claims").click()
    expect(page.locator(".messagelist")).to_contain_text("2 claims assigned.")
    assert Claim.objects.filter(article=article, assignee=colleague).count() == 2

    find(page, article)
    tick(page, QUOTES[2])
    run(page, "Dismiss …")
    page.get_by_label("Reason").fill("Not of this article")
    page.get_by_role("button", name="Dismiss claims").click()
    expect(page.locator(".messagelist")).to_contain_text("1 claim dismissed.")
    events = Event.objects.filter(article_id=article.pk)
    told = {(event.action, event.actor_name, event.reason) for event in events}
    assert ("claim.assign", "Anders Okoro", "") in told
    assert ("claim.dismiss", "Anders Okoro", "Not of this article") in told


def test_a_claim_is_edited_and_its_history_read(article: Article, open_page: OpenPage) -> None:
    page = open_page("admin")
    find(page, article)
    page.get_by_role("link", name=QUOTES[1]).click()
    assert violations(page, RULES) == []
    page.get_by_label("Statement").fill("Fourteen ferries were damaged by the storm.")
    page.get_by_label("Reason").fill("Spelled out")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.locator("#result_list").get_by_role("link", name=QUOTES[1]).click()
    page.locator(".historylink").click()
    history = page.locator("#change-history")
    expect(history).to_contain_text("Anders Okoro")
    expect(history).to_contain_text("Fourteen ferries were damaged by the storm.")
    expect(history).to_contain_text("Spelled out")
    assert violations(page, RULES) == []
    history.get_by_role("link").first.click()
    expect(page.get_by_role("button", name=re.compile("Save|Delete"))).to_have_count(0)
    expect(page.locator("#content").get_by_role("textbox")).to_have_count(0)
    page.goto("/admin/audit/event/")
    expect(page.locator("#content").get_by_role("link", name=re.compile("Add"))).to_have_count(0)
    expect(page.locator("option[value=delete_selected]")).to_have_count(0)


def test_what_is_refused_is_said_in_the_form(article: Article, open_page: OpenPage) -> None:
    page = open_page("admin", allow=[(422, "/admin/claims/"), (200, "/admin/")])
    find(page, article)
    tick(page, QUOTES[0])
    run(page, "Dismiss …")
    page.get_by_label("Reason").fill("   ")
    page.get_by_role("button", name="Dismiss claims").click()
    expect(page.locator(".errorlist, .errornote").first).to_be_visible()
    assert violations(page, RULES) == []
    assert not Claim.objects.filter(article=article, status=Claim.Status.DISMISSED).exists()


def test_a_person_is_added_and_signs_in(open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/people")
    page.get_by_role("link", name="Manage people and roles").click()
    page.locator(".object-tools").get_by_role("link", name=re.compile("Add")).click()
    assert violations(page, RULES) == []
    page.get_by_label("Sign-in name").or_(page.get_by_label("Username")).fill("newcomer")
    page.get_by_label("Name", exact=True).or_(page.get_by_label("Name:", exact=True)).fill(
        "Nele Comer"
    )
    page.get_by_label("Checker").check()
    page.get_by_label("New password").fill("boats and bread 1913")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("Nele Comer")
    person = User.objects.get(username="newcomer")
    assert person.roles == (Role.CHECKER,)
    added = Event.objects.filter(action="person.add", person_id=person.pk)
    assert {event.actor_name for event in added} == {"Anders Okoro"}

    newcomer = open_page()
    sign_in(newcomer, "newcomer", "boats and bread 1913")
    newcomer.goto("/people")
    expect(newcomer.get_by_role("row").filter(has_text="Nele Comer")).to_contain_text("checker")
    expect(newcomer.get_by_role("link", name="Manage people and roles")).to_have_count(0)


def test_an_editor_manages_no_people(article: Article, open_page: OpenPage) -> None:
    page = open_page("editor")
    find(page, article)
    page.goto("/admin/")
    expect(
        page.locator("#claims-claim").get_by_role("link", name="Claims", exact=True)
    ).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^(Users|People)$"))).to_have_count(0)


def test_every_list_and_form(article: Article, open_page: OpenPage) -> None:
    page = open_page("admin")
    page.goto("/admin/")
    lists = page.locator("#content-main th a").evaluate_all("links => links.map(a => a.href)")
    assert len(lists) >= 6
    for address in (
        *lists,
        "/admin/claims/",
        "/admin/sources/source/add/",
        "/admin/password_change/",
    ):
        page.goto(address)
        assert violations(page, RULES) == [], address
        first = page.locator("#result_list tbody th a").first
        if first.count():
            first.click()
            page.wait_for_load_state()
            assert violations(page, RULES) == [], page.url
