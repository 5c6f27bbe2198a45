"""The whole way from signing in to a verdict without a mouse."""

from playwright.sync_api import Page, expect

from factcheck.claims.models import Claim
from tests.browser.articles.desk import fresh
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import PASSWORD, make_article, make_claim, make_source

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


def sign_in_by_keys(page: Page, who: str) -> None:
    """Sign in on the page that asks for it."""
    page.keyboard.type(who)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def open_from_palette(page: Page, title: str) -> None:
    """Go to an article by the command palette."""
    page.keyboard.press("Control+k")
    page.keyboard.type(title.lower())
    option = page.get_by_role("option", name=title)
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.wait_for_load_state()


def add_source(page: Page, title: str) -> None:
    """Link a source that is known to the claim in the panel."""
    page.keyboard.press("s")
    expect(page.locator("#panel_find")).to_be_focused()
    page.keyboard.type(title.lower())
    expect(page.get_by_role("radio", name=title)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # from “a new source”, which is chosen where none is used yet
    expect(page.get_by_role("radio", name=title)).to_be_checked()
    tab_to_field(page, "stance")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#panel .evidence")).to_contain_text(title)


def test_a_whole_review_without_a_mouse(newsroom: Newsroom, open_page: OpenPage) -> None:
    editor, colleague = newsroom.person("editor"), newsroom.person("colleague")
    article = make_article(by=colleague, text=fresh(), title="A ferry of keys")
    claim = make_claim(by=colleague, article=article, quote=HARBOR)
    make_source(by=colleague, title="Ledger of the ferry keys", publisher="Port")
    page = open_page()
    page.goto("/desk")
    sign_in_by_keys(page, "editor")
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    open_from_palette(page, "A ferry of keys")

    page.keyboard.press("j")
    expect(page.locator("#panel-title")).to_have_text(claim.label)
    add_source(page, "Ledger of the ferry keys")
    page.keyboard.press("v")
    page.keyboard.type("The ledger has it.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#panel .decided")).to_contain_text("Verified")
    page.keyboard.press("m")
    page.keyboard.type("Done, z and j are letters here.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#panel .comment")).to_contain_text("z and j are letters")
    claim.refresh_from_db()
    assert (claim.verdict, claim.decided_by) == (Claim.Verdict.VERIFIED, editor)


def test_assign_undo_and_search_without_a_mouse(newsroom: Newsroom, open_page: OpenPage) -> None:
    colleague = newsroom.person("colleague")
    article = make_article(by=colleague, text=fresh(), title="Keys and no mouse")
    claims = [make_claim(by=colleague, article=article, quote=quote) for quote in (HARBOR, FERRIES)]
    page = open_page("editor")
    page.goto(f"/articles/{article.pk}")
    page.keyboard.press(".")
    expect(page.locator("#panel-title")).to_have_text(claims[0].label)
    page.keyboard.press(".")
    expect(page.locator("#panel-title")).to_have_text(claims[1].label)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_contain_text(f"Assign: {claims[1].label}")
    page.keyboard.type("Cora")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("1 claim assigned.")
    expect(page.locator("#panel .taking")).to_contain_text("Cora Lind has this claim")
    page.keyboard.press("z")
    expect(page.locator("#toasts")).to_contain_text("Taken back: you assigned the claim")
    expect(page.locator("#panel .taking")).to_contain_text("Nobody has this claim")
    claims[1].refresh_from_db()
    assert claims[1].assignee is None
    page.keyboard.press("Shift+Z")
    expect(page.locator("#panel .taking")).to_contain_text("Cora Lind has this claim")

    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#bar-search")).to_be_focused()
    page.keyboard.type("ferries")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Words, quotes or names")).to_have_value("ferries")
    page.keyboard.press("j")
    expect(page.locator(".claims a.title").first).to_be_focused()
    claims[1].refresh_from_db()
    assert claims[1].assignee == colleague


def tab_to_field(page: Page, name: str) -> None:
    """Press Tab until the focus is on a field of this name."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.name") == name:
            return
    raise AssertionError(f"Tab does not lead to the field “{name}”")


def test_the_account_menu(open_page: OpenPage) -> None:
    page = open_page("checker")
    page.goto("/people")
    tab_to(page, "CAYour account: Chen Abidi")
    page.keyboard.press("Enter")
    tab_to(page, "Change your password")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Change your password")).to_be_hidden()
    expect(page.locator("summary").filter(has_text="Your account")).to_be_focused()
