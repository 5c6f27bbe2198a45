"""Reading claims: in the text, in the list, in the panel; by mouse and by keys; on any screen."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.articles.models import Article
from factcheck.claims.actions.reading import bring_in
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Reading
from tests.browser.articles.desk import Desk, fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence

SIZES = [(1440, 900), (1024, 768), (390, 844), (360, 740)]


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), text=fresh())


@pytest.fixture
def claims(newsroom: Newsroom, article: Article) -> list[Claim]:
    """Three claims in text order: two overlap, one is disputed and waits for a second check."""
    checker = newsroom.person("checker")
    quotes = ("harbor 🚢 reopened on Tuesday", "Tuesday after the storm", "14 ferries were damaged")
    made = [make_claim(by=checker, article=article, quote=quote) for quote in quotes]
    make_evidence(by=checker, claim=made[2], stance="contradicts", passage="Nine ferries.")
    decide(by=checker, claim=made[2], version=made[2].version, verdict="disputed")
    return made


def test_a_claim_is_chosen_in_the_list_and_in_the_text(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open()
    expect(desk.panel).to_contain_text("Choose a claim")
    desk.row(claims[2]).click()
    expect(desk.title).to_have_text(claims[2].label)
    expect(desk.page).to_have_url(re.compile(rf"\?claim={claims[2].pk}$"))
    expect(desk.marks(claims[2])).to_have_class(re.compile("second_check chosen"))
    expect(desk.panel).to_contain_text("Nine ferries.")
    assert desk.focused() == "panel-title"
    desk.marks(claims[0]).first.click()
    expect(desk.title).to_have_text(claims[0].label)
    expect(desk.row(claims[0])).to_have_attribute("aria-current", "true")
    expect(desk.row(claims[2])).not_to_have_attribute("aria-current", "true")


def test_where_claims_overlap_each_click_chooses_the_next(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open()
    both = desk.page.locator('mark[data-claims*=" "]')
    expect(both).to_have_text("Tuesday")
    both.click()
    first = desk.title.inner_text()
    both.click()
    expect(desk.title).not_to_have_text(first)
    both.click()
    expect(desk.title).to_have_text(first)


def test_a_reload_shows_the_same_claim(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open()
    desk.row(claims[1]).click()
    expect(desk.title).to_have_text(claims[1].label)
    desk.page.reload()
    expect(desk.title).to_have_text(claims[1].label)
    expect(desk.marks(claims[1]).first).to_have_class(re.compile("chosen"))


def test_keys_go_from_claim_to_claim(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open()
    desk.key("j")
    expect(desk.title).to_have_text(claims[0].label)
    desk.page.keyboard.press("j")
    expect(desk.title).to_have_text(claims[1].label)
    desk.page.keyboard.press("j")
    expect(desk.title).to_have_text(claims[2].label)
    desk.page.keyboard.press("k")
    expect(desk.title).to_have_text(claims[1].label)
    desk.page.keyboard.press("Escape")
    expect(desk.panel).to_contain_text("Choose a claim")
    assert desk.focused() == f"claim-{claims[1].pk}"
    expect(desk.page).to_have_url(re.compile(r"/articles/\d+$"))
    desk.page.keyboard.press("Enter")
    expect(desk.title).to_have_text(claims[1].label)
    desk.page.keyboard.press("Escape")
    desk.key("?")
    expect(desk.page.locator("#help")).to_be_visible()


def test_keys_are_letters_while_somebody_types(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open(claims[0])
    desk.field("rationale").press_sequentially("jkvduec?/")
    expect(desk.field("rationale")).to_have_value("jkvduec?/")
    expect(desk.title).to_have_text(claims[0].label)
    expect(desk.page.locator("#help")).to_be_hidden()


def test_a_claim_out_of_sight_is_brought_into_sight(
    open_page: OpenPage, newsroom: Newsroom
) -> None:
    checker = newsroom.person("checker")
    paragraphs = [f"Paragraph {number} tells of the harbor and the sea." for number in range(60)]
    paragraphs.append("The last ferry sank.")
    article = make_article(by=checker, text=fresh("\n\n".join(paragraphs)))
    claim = make_claim(by=checker, article=article, quote="The last ferry sank")
    for size in ((1440, 900), (390, 844)):
        desk = Desk(open_page("checker", size=size), article).open()
        expect(desk.marks(claim)).not_to_be_in_viewport()
        if size[0] < 700:
            desk.page.get_by_role("button", name="Claims").click()
        desk.row(claim).click()
        expect(desk.title).to_be_visible()
        expect(desk.marks(claim)).to_be_in_viewport()


def test_claims_fill_in_while_one_waits(open_page: OpenPage, newsroom: Newsroom) -> None:
    text = fresh("The harbor of Lindholm reopened on Tuesday, mayor Ada Brandt said.\n")
    article = bring_in(by=newsroom.person("checker"), text=text).article
    desk = Desk(open_page("checker"), article).open()
    expect(desk.page.locator("#claim-list .claim-rows a").first).to_be_visible(timeout=60_000)
    expect(desk.page.locator("#lines mark").first).to_be_visible()
    expect(desk.page.locator("#reading")).to_have_text("", use_inner_text=True)


def test_another_language_is_told(open_page: OpenPage, newsroom: Newsroom) -> None:
    text = fresh(
        "Der Hafen wurde am Dienstag nach dem Sturm wieder geöffnet, sagte die Bürgermeisterin. "
        "Die Reparaturen kosten nach Angaben der Behörde drei Millionen Kronen, hieß es weiter. "
        "Verletzt wurde bei dem Unwetter niemand, wie die Polizei am Abend mitteilte."
    )
    article = bring_in(by=newsroom.person("checker"), text=text).article
    desk = Desk(open_page("checker"), article).open()
    told = desk.page.get_by_role("heading", name="This does not look like English")
    expect(told).to_be_visible(timeout=60_000)
    # The worker may be done before anybody sees that it waits: what counts is that it read again.
    before = Reading.objects.get(revision__article=article).ended_at
    with desk.page.expect_response(lambda answer: "read-again" in answer.url) as answer:
        desk.page.get_by_role("button", name="Try again").click()
    assert answer.value.ok
    expect(told).to_be_visible(timeout=60_000)
    after = Reading.objects.get(revision__article=article)
    assert before is not None
    assert after.queued_at > before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_in_the_way_of_anybody(
    open_page: OpenPage, article: Article, claims: list[Claim], size: tuple[int, int], dark: bool
) -> None:
    desk = Desk(open_page("checker", size=size, dark=dark), article).open()
    assert violations(desk.page) == []
    desk.open(claims[2])
    assert violations(desk.page) == []
    wide = desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def test_on_a_phone_list_and_panel_are_drawers(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker", size=(360, 740)), article).open()
    expect(desk.row(claims[2])).to_be_hidden()
    opener = desk.page.get_by_role("button", name="Claims")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    desk.row(claims[2]).click()
    expect(desk.title).to_be_visible()
    expect(desk.row(claims[2])).to_be_hidden()
    desk.press_button("Close")
    expect(desk.panel).to_be_hidden()
