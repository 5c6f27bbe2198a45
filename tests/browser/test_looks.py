"""Every page, narrow and wide, light and dark: nothing wider than the screen, nothing axe finds."""

import pytest
from playwright.sync_api import Page, expect

from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Evidence
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence, make_source

PHONE, LAPTOP, WIDE = (360, 740), (1024, 768), (1440, 900)
LONG = "Nordwestliche-Küstenschifffahrtsgesellschaft"


@pytest.fixture
def addresses(newsroom: Newsroom) -> list[str]:
    """All pages, on things whose names are as long as names get."""
    editor = newsroom.person("editor")
    words = {"title": f"{LONG} reopens its harbor " * 3, "outlet": LONG, "byline": f"{LONG} Brandt"}
    article = make_article(by=editor, url="https://example.org/" + "a" * 200, **words)
    claim = make_claim(by=editor, article=article, label=f"{LONG} pays"[:60], statement=LONG * 4)
    source = make_source(by=editor, title=LONG * 3, url="https://example.org/" + "b" * 300)
    make_evidence(
        by=editor,
        claim=claim,
        source=source,
        stance=Evidence.Stance.CONTRADICTS,
        passage=LONG * 4,
        note=LONG,
    )
    decide(by=editor, claim=claim, version=claim.version, verdict="disputed", rationale=LONG * 5)
    of_article, of_claim = f"/articles/{article.pk}", f"/claims/{claim.pk}"
    of_source, of_person = f"/sources/{source.pk}", f"/people/{editor.pk}"
    return [
        *("/desk", "/desk?desk=Nowhere", f"{of_article}/sheet"),
        *("/articles", "/articles?q=nothing+like+it", "/articles/new", of_article),
        *(f"{of_article}?claim={claim.pk}", f"{of_article}/details", f"{of_article}/history"),
        *(f"/claims?article={article.pk}", "/claims?q=nothing+like+it", f"{of_claim}/history"),
        *("/sources", "/sources/new", of_source, f"{of_source}/edit", f"{of_source}/history"),
        *(
            "/people",
            of_person,
            f"{of_person}/history",
            "/history",
            "/password",
            "/undo",
            "/settings/keys",
        ),
        *(f"{of_claim}/{tool}" for tool in ("edit", "extent", "split", "merge", "dismiss")),
        *(f"{of_claim}/{tool}" for tool in ("attribution", "evidence")),
    ]


def too_wide(page: Page) -> int:
    """How many pixels of the page are beyond the right edge of the window."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


@pytest.mark.parametrize(
    ("size", "dark"), [(PHONE, False), (WIDE, True)], ids=["phone, light", "wide, dark"]
)
def test_every_page(
    addresses: list[str], open_page: OpenPage, size: tuple[int, int], dark: bool
) -> None:
    page = open_page("editor", size=size, dark=dark)
    wrong = []
    for address in addresses:
        page.goto(address)
        if beyond := too_wide(page):
            wrong.append(f"{address}: {beyond} pixels too wide")
        wrong += [f"{address}: {found}" for found in violations(page)]
    assert wrong == []


def test_every_page_on_a_laptop(addresses: list[str], open_page: OpenPage) -> None:
    page = open_page("editor", size=LAPTOP)
    wide = []
    for address in addresses:
        page.goto(address)
        if too_wide(page):
            wide.append(address)
    assert wide == []


def test_a_menu_and_the_help_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("editor", size=PHONE)
    page.goto("/claims")
    page.locator("summary").filter(has_text="Your account").click()
    assert too_wide(page) == 0
    assert violations(page) == []
    page.get_by_role("button", name="Keys and help").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert too_wide(page) == 0
    assert violations(page) == []
