"""The whole way from signing in to a verdict without a mouse."""

from playwright.sync_api import Page, expect

from factcheck.claims.models import Claim
from tests.browser.articles.desk import fresh
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import PASSWORD, make_article, make_claim

HARBOR, FERRIES = "reopened on Tuesday", "14 ferries were damaged"
FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {
    name: (at.getAttribute("aria-label") || at.textContent || at.name || "").trim(),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}"""
MOST_STOPS = 80


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has this name; it must be seen on the way."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["name"] == name:
            assert focus["outline"], f"the focus on “{name}” cannot be seen"
            return
    raise AssertionError(f"Tab does not lead to “{name}”")


def test_from_signing_in_to_a_verdict(newsroom: Newsroom, open_page: OpenPage) -> None:
    checker = newsroom.person("checker")
    article = make_article(by=checker, text=fresh(), title="Keys to the harbor")
    claims = [make_claim(by=checker, article=article, quote=quote) for quote in (HARBOR, FERRIES)]
    page = open_page()
    page.goto("/articles?q=keys+to+the+harbor")
    page.keyboard.type("checker")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "Keys to the harbor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keys to the harbor")).to_be_visible()
    page.wait_for_load_state()

    page.keyboard.press("j")
    expect(page.locator("#panel-title")).to_have_text(claims[0].label)
    page.keyboard.press("j")
    expect(page.locator("#panel-title")).to_have_text(claims[1].label)
    page.keyboard.press("d")
    page.keyboard.type("v, d and u are letters here; the port counts 11.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#panel .decided")).to_contain_text("Disputed")
    claims[1].refresh_from_db()
    assert claims[1].verdict == Claim.Verdict.DISPUTED
    assert claims[1].rationale.startswith("v, d and u")

    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("Choose a claim")
    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(page.locator("#panel")).to_contain_text("Choose a claim")
    page.keyboard.press("/")
    page.keyboard.type("ferries")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    expect(page.get_by_label("Words, quotes or names")).to_have_value("ferries")


def test_the_account_menu(open_page: OpenPage) -> None:
    page = open_page("checker")
    page.goto("/people")
    tab_to(page, "CAYour account: Chen Abidi")
    page.keyboard.press("Enter")
    tab_to(page, "Change your password")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Change your password")).to_be_hidden()
    expect(page.locator("summary").filter(has_text="Your account")).to_be_focused()
