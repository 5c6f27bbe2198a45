"""Histories of a claim, an article, a source and a person, read and filtered in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim, Evidence
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence, make_source

OLD = "Some 14 ferries were damaged"
NEW = "Some 11 ferries were damaged in the harbor"


@pytest.fixture
def claim(newsroom: Newsroom) -> Claim:
    """A claim with a correction, a source, a verdict and one taken back, by two people."""
    checker, colleague = newsroom.person("checker"), newsroom.person("colleague")
    article = make_article(by=checker, title="Ferries of Lindholm")
    claim = make_claim(by=checker, article=article, quote=OLD)
    edit_claim(
        by=colleague,
        claim=claim,
        version=claim.version,
        label="Ferries damaged",
        statement=NEW,
        kind=Claim.Kind.STATISTIC,
        reason="Said more exactly",
    )
    source = make_source(by=checker, title="Report of the port")
    make_evidence(
        by=checker, claim=claim, source=source, stance=Evidence.Stance.CONTRADICTS, passage="Eleven"
    )
    decide(
        by=checker, claim=claim, version=claim.version, verdict="unattributed", rationale="Eleven"
    )
    undo_verdict(by=colleague, claim=claim, version=claim.version)
    return claim


def entries(page: Page) -> list[str]:
    """What the history tells, the newest first, each on one line."""
    texts = page.locator(".history > li .what").all_text_contents()
    return [re.sub(r"\s+", " ", text).strip() for text in texts]


def test_history_of_a_claim(claim: Claim, open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.get_by_role("link", name="All of it").click()
    expect(page.get_by_role("heading", name="History of a claim")).to_be_visible()
    told = entries(page)
    for line, words in zip(
        told,
        (
            "Cora Lind took the last verdict back",
            "Chen Abidi gave the verdict",
            "Chen Abidi linked a source",
            "Cora Lind changed the claim’s words",
            "Chen Abidi added the claim",
        ),
        strict=True,
    ):
        assert line.startswith(words)
    history = page.locator(".history")
    expect(history).to_contain_text("Said more exactly")
    edited = history.locator("> li").filter(has_text="changed the claim’s words")
    expect(edited.locator("del.diff").filter(has_text="14").last).to_be_visible()
    expect(edited.locator("ins.diff").filter(has_text="in the harbor")).to_be_visible()
    expect(history).to_contain_text("Open →became Unattributed")
    expect(history).to_contain_text("Unattributed →became Open")
    assert violations(page) == []


def test_filters_of_a_history(claim: Claim, open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto(f"/claims/{claim.pk}/history")
    page.get_by_label("Who", exact=True).select_option("Cora Lind")
    expect(page.locator(".history > li")).to_have_count(2)
    page.get_by_label("What", exact=True).select_option("Changed the claim’s words")
    expect(page.locator(".history > li")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"by=\d+.*action=claim.edit"))
    other = open_page("checker")
    other.goto(page.url)
    expect(other.locator(".history > li")).to_have_count(1)
    page.get_by_label("From", exact=True).fill("2001-01-01")
    page.get_by_label("To", exact=True).fill("2001-12-31")
    page.get_by_label("To", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Nothing fits")).to_be_visible()
    page.get_by_role("link", name="show everything").click()
    expect(page.locator(".history > li")).to_have_count(5)


def test_history_of_article_source_and_person(
    claim: Claim, newsroom: Newsroom, open_page: OpenPage
) -> None:
    page = open_page("reporter")
    page.goto(f"/articles/{claim.article_id}")
    page.locator("#text").get_by_role("link", name="History").click()
    assert entries(page)[-1].startswith("Chen Abidi brought in the article")
    assert any(line.startswith("Chen Abidi gave the verdict") for line in entries(page))

    page.goto(f"/articles/{claim.article_id}?claim={claim.pk}")
    page.locator("#panel .evidence").get_by_role("link", name="Report of the port").click()
    expect(page.get_by_role("heading", name="Report of the port")).to_be_visible()
    expect(page.locator(".resting")).to_contain_text("Ferries damaged")
    page.get_by_role("link", name="History", exact=True).last.click()
    assert [re.split("[:·]", line)[0].strip() for line in entries(page)] == [
        "Chen Abidi linked a source",
        "Chen Abidi added a source",
    ]
    page.locator(".history").get_by_role("link", name="Chen Abidi").first.click()
    expect(page.get_by_role("heading", name="Chen Abidi", level=1)).to_be_visible()
    page.locator(".page-head").get_by_role("link", name="History").click()
    page.get_by_label("What", exact=True).select_option("Linked a source")
    expect(page.locator(".history")).to_contain_text("Ferries damaged")
    assert violations(page) == []
