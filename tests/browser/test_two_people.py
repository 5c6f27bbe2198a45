"""Two people at the same thing at once: the second sees what the first did, and chooses."""

import pytest
from playwright.sync_api import Page, expect

from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_source

LATE = "Asked the port: nobody there knows the figure."


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    checker = newsroom.person("checker")
    return make_claim(by=checker, article=make_article(by=checker, title="Harbor reopens"))


def decide(page: Page, key: str, why: str) -> None:
    """Give a verdict by keys, with its rationale."""
    page.keyboard.press(key)
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_role("button", name="Save the verdict").click()


@pytest.fixture
def late(claim: Claim, open_page: OpenPage) -> Page:
    """A colleague's page, whose verdict came after a checker's."""
    first = open_page("checker")
    second = open_page("colleague", allow=[(409, "/claims/")])
    for page in (first, second):
        page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    second.keyboard.press("u")
    second.get_by_label("Why", exact=True).fill(LATE)
    decide(first, "u", "The port counts 11 ferries.")
    expect(first.locator("#panel .decided")).to_contain_text("Chen Abidi")
    expect(second.locator("#panel .news")).to_contain_text("Chen Abidi gave the verdict")
    second.get_by_role("button", name="Save the verdict").click()
    quarrel = second.locator("#panel .quarrel")
    expect(quarrel).to_contain_text("Someone else was faster")
    expect(quarrel).to_contain_text("Chen Abidi gave the verdict")
    expect(quarrel).to_contain_text("The port counts 11 ferries.")
    expect(quarrel).to_contain_text(LATE)
    assert violations(second) == []
    claim.refresh_from_db()
    assert claim.rationale == "The port counts 11 ferries."
    return second


def test_the_second_keeps_what_the_first_did(late: Page, claim: Claim) -> None:
    late.get_by_role("link", name="Keep theirs").click()
    expect(late.locator("#panel .quarrel")).to_have_count(0)
    expect(late.locator("#panel .decided")).to_contain_text("The port counts 11 ferries.")
    expect(late.locator(f"#row-{claim.pk}")).to_contain_text("Unattributed")
    claim.refresh_from_db()
    assert claim.rationale == "The port counts 11 ferries."
    late.reload()
    late.get_by_text("Give another verdict").click()
    expect(late.get_by_label("Why", exact=True)).not_to_have_value(LATE)


def test_the_second_puts_theirs_on_top(late: Page, claim: Claim) -> None:
    late.get_by_role("button", name="Save mine on top").click()
    expect(late.locator("#panel .decided")).to_contain_text("Unattributed")
    expect(late.locator("#panel .decided")).to_contain_text("Cora Lind")
    claim.refresh_from_db()
    assert (claim.verdict, claim.rationale) == (Claim.Verdict.UNATTRIBUTED, LATE)
    events = Event.objects.filter(claim_id=claim.pk, action="claim.decide").order_by("pk")
    assert [event.actor_name for event in events] == ["Chen Abidi", "Cora Lind"]
    late.get_by_role("link", name="All of it").click()
    expect(late.locator(".history")).to_contain_text("Chen Abidi gave the verdict")
    expect(late.locator(".history")).to_contain_text("Cora Lind gave the verdict")


@pytest.mark.parametrize("what", ["source", "article"])
def test_details_that_two_change(what: str, newsroom: Newsroom, open_page: OpenPage) -> None:
    checker = newsroom.person("checker")
    if what == "source":
        row = make_source(by=checker, title="Port accounts")
        address, field = f"/sources/{row.pk}/edit", "Publisher"
    else:
        address, field = f"/articles/{make_article(by=checker).pk}/details", "Outlet"
    first, second = open_page("checker"), open_page("colleague", allow=[(409, address)])
    for page, words in ((first, "Port authority"), (second, "Port of Lindholm")):
        page.goto(address)
        page.get_by_label(field).fill(words)
    first.get_by_role("button", name="Save").click()
    expect(first).not_to_have_url(address)

    second.get_by_role("button", name="Save").click()
    notice = second.locator("main").get_by_role("alert").first
    expect(notice).to_contain_text("Someone else changed")
    expect(notice).to_contain_text("Port authority")
    expect(second.get_by_label(field)).to_have_value("Port of Lindholm")
    assert violations(second) == []
    notice.get_by_role("button", name=f"Use the saved one for {field}").click()
    expect(second.get_by_label(field)).to_have_value("Port authority")
    notice.get_by_role("button", name=f"Use mine for {field}").click()
    expect(second.get_by_label(field)).to_have_value("Port of Lindholm")
    second.get_by_role("button", name="Save mine over it").click()
    expect(second.locator("main")).to_contain_text("Port of Lindholm")
