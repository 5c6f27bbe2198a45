"""The claims page: filters, order, search and pages, all in the address; several at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from factcheck.articles.models import Article
from factcheck.audit.record import Machine, recorded
from factcheck.claims import kinds
from factcheck.claims.actions.corrections import Said, dismiss, set_attribution
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.second_check import second_check
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence

TOTAL = 61  # a page and eleven claims
QUOTES = [f"Quarry {number:02} moved {number * 7 + 100} tonnes of basalt" for number in range(61)]


@dataclass(frozen=True, slots=True)
class Stock:
    """An article with a page and more of claims, of which a few stand out."""

    article: Article
    claims: list[Claim]

    @property
    def address(self) -> str:
        return f"/claims?article={self.article.pk}"


@pytest.fixture
def stock(newsroom: Newsroom) -> Stock:
    checker, editor = newsroom.person("checker"), newsroom.person("editor")
    text = "A year in the quarries\n\n" + ". ".join(QUOTES) + ".\n"
    article = make_article(by=checker, text=text, title="A year in the quarries")
    claims = [make_claim(by=checker, article=article, quote=quote) for quote in QUOTES]
    make_evidence(by=checker, claim=claims[0], stance=Evidence.Stance.SUPPORTS)
    give = {0: Claim.Verdict.VERIFIED, 1: Claim.Verdict.DISPUTED, 2: Claim.Verdict.UNATTRIBUTED}
    for number, verdict in give.items():
        claim = claims[number]
        decide(by=checker, claim=claim, version=claim.version, verdict=verdict, rationale="Weighed")
    second_check(
        by=newsroom.person("colleague"),
        claim=claims[1],
        version=claims[1].version,
        verdict=Claim.Verdict.DISPUTED,
        rationale="Weighed again",
    )
    dismiss(by=checker, claim=claims[3], version=claims[3].version, reason="A joke")
    chain = [Said("Signe Basaltsen"), Said("Stone Wire", role="outlet")]
    set_attribution(by=checker, claim=claims[4], version=claims[4].version, chain=chain)
    assign(by=editor, claims=[claims[5]], to=newsroom.person("colleague"))
    with recorded(by=Machine("Tests"), action=kinds.EDIT):
        Claim.objects.filter(pk=claims[6].pk).update(kind=Claim.Kind.STATISTIC)
        Claim.objects.filter(pk=claims[7].pk).update(checkworthiness=0.95)
    return Stock(article, claims)


def shown(page: Page) -> list[str]:
    """The labels that the page shows, in their order."""
    return [label.strip() for label in page.locator("#results a.title").all_text_contents()]


def choose_state(words: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("#results .tabs").get_by_role("link", name=words).click()

    return act


def choose(label: str, option: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_label(label, exact=True).select_option(option)

    return act


def type_in(label: str, words: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        field = page.get_by_label(label, exact=True)
        field.press_sequentially(words)
        field.press("Enter")

    return act


FILTERS = {
    "state=verified": (choose_state("Verified"), 0),
    "state=disputed": (choose_state("Disputed"), 1),
    "state=unattributed": (choose_state("Unattributed"), 2),
    "state=dismissed": (choose_state("Dismissed"), 3),
    "speaker=basaltsen": (type_in("Who said it", "basaltsen"), 4),
    "outlet=stone": (type_in("Outlet", "stone"), 4),
    "assignee": (choose("With", "Cora Lind"), 5),
    "kind=statistic": (choose("Kind", "Statistic"), 6),
    "worth=0.9": (choose("Check-worthiness", "0.9 and up"), 7),
    "q=184": (type_in("Words, quotes or names", "184 tonnes"), 12),
}


def test_each_filter_stands_in_the_address(stock: Stock, open_page: OpenPage) -> None:
    page, colleague = open_page("checker"), open_page("colleague")
    for address, (act, number) in FILTERS.items():
        page.goto(stock.address)
        act(page)
        expect(page.locator("#results a.title")).to_have_count(1)
        assert shown(page) == [stock.claims[number].label], address
        expect(page).to_have_url(re.compile(re.escape(address)))
        colleague.goto(page.url)
        assert shown(colleague) == shown(page), address
    assert violations(page) == []


def test_filters_are_put_on_and_taken_off(stock: Stock, open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto("/claims")
    page.get_by_text("More filters").click()
    page.get_by_label("Article", exact=True).select_option(str(stock.article.pk))
    count = page.locator("#results .count")
    expect(count).to_contain_text(f"{TOTAL - 1} claims")
    choose_state("Open")(page)
    expect(count).to_contain_text(f"{TOTAL - 4} claims")
    type_in("Who said it", "nobody of this name")(page)
    expect(page.get_by_role("heading", name="No claim fits")).to_be_visible()
    assert violations(page) == []
    chips = page.get_by_role("list", name="Filters that are on")
    expect(chips.get_by_role("listitem")).to_have_count(4)
    chips.get_by_role("link", name="Who said it").click()
    expect(count).to_contain_text(f"{TOTAL - 4} claims")
    expect(page.get_by_label("Who said it", exact=True)).to_have_value("")
    page.go_back()
    expect(page.get_by_role("heading", name="No claim fits")).to_be_visible()


def test_order_and_pages(stock: Stock, open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto(stock.address + "&sort=label")
    labels = sorted(claim.label for claim in stock.claims if claim.pk != stock.claims[3].pk)
    assert shown(page) == labels[:50]
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile("page=2"))
    assert shown(page) == labels[50:]
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    page.get_by_label("Order").select_option("Oldest")
    expect(page.locator("#results a.title").first).to_have_text(stock.claims[0].label)
    assert "page=2" not in page.url
    page.get_by_label("Order").select_option("Check-worthiness")
    expect(page.locator("#results a.title").first).to_have_text(stock.claims[7].label)
    page.locator("#results a.title").first.click()
    expect(page.locator("#panel-title")).to_have_text(stock.claims[7].label)


def test_several_at_once(newsroom: Newsroom, open_page: OpenPage) -> None:
    editor, colleague = newsroom.person("editor"), newsroom.person("colleague")
    article = make_article(by=editor, title="Storm damage")
    quotes = ("reopened on Tuesday", "Some 14 ferries", "3.2 million crowns")
    claims = [make_claim(by=editor, article=article, quote=quote) for quote in quotes]
    page = open_page("editor")
    page.goto(f"/claims?article={article.pk}&sort=oldest")
    for claim in claims[:2]:
        page.get_by_label(f"Tick “{claim.label}”").check()
    page.get_by_role("button", name="Put aside").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Put aside").click()
    expect(dialog).to_be_visible()
    assert not Claim.objects.filter(article=article, status=Claim.Status.DISMISSED).exists()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    told = page.locator("#toasts")
    page.get_by_role("button", name="Assign").click()
    dialog.get_by_label("Give to").select_option("Cora Lind")
    dialog.get_by_role("button", name="Assign").click()
    expect(told).to_contain_text("2 claims")
    assert "sort=oldest" in page.url
    assert Claim.objects.filter(article=article, assignee=colleague).count() == 2
    assert violations(page) == []
    page.get_by_label(f"Tick “{claims[2].label}”").check()
    page.get_by_role("button", name="Put aside").click()
    dialog.get_by_role("textbox").first.fill("Not a claim of the article")
    dialog.get_by_role("button", name="Put aside").click()
    expect(page.locator("#results a.title")).to_have_count(2)
