"""Keys of one's own, the palette, selecting many, and taking back: as hands use them."""

from playwright.sync_api import Page, expect

from factcheck.accounts.actions import set_keys
from factcheck.claims.models import Claim
from tests.browser.articles.desk import fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_source

QUOTES = ("reopened on Tuesday", "14 ferries were damaged", "Nobody was hurt")
PHONE = (360, 740)


def make_claims(newsroom: Newsroom, title: str) -> list[Claim]:
    """Three claims of an article of their own."""
    by = newsroom.person("colleague")
    article = make_article(by=by, text=fresh(), title=title)
    return [
        make_claim(by=by, article=article, quote=quote, label=f"{title}: {number}")
        for number, quote in enumerate(QUOTES)
    ]


def picked(page: Page) -> list[str]:
    """The labels of the rows that are selected in the rail."""
    return page.locator("#listed > .picked strong").all_inner_texts()


def test_keys_of_ones_own(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Keys of one")
    page = open_page("checker")
    page.goto("/settings/keys")
    page.get_by_label("Next claim, or next row of a list").focus()
    page.keyboard.press("l")
    field = page.get_by_label("Previous claim, or row")
    field.focus()
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(field).to_have_value("g p")
    page.get_by_label("Comment").focus()
    page.keyboard.press("Backspace")
    assert violations(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("Your keys are saved.")

    page.goto(f"/articles/{claims[0].article_id}")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator("#panel-title")).to_have_text(claims[0].label)
    page.keyboard.press("l")
    expect(page.locator("#panel-title")).to_have_text(claims[1].label)
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page.locator("#panel-title")).to_have_text(claims[0].label)
    expect(page.locator("#panel [data-step='1'] kbd")).to_have_text("L")

    page.goto("/settings/keys")
    page.get_by_label("Single keys act").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("Your keys are saved.")
    page.goto(f"/articles/{claims[0].article_id}")
    page.keyboard.press("l")
    page.keyboard.press("Shift+?")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    set_keys(by=newsroom.person("checker"), own={}, off=False)


def test_other_layouts_have_the_same_keys(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Layouts")
    page = open_page("checker")
    page.goto(f"/articles/{claims[0].article_id}")
    press = """([key, code, more]) => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true, ...more}))"""
    page.evaluate(press, ["j", "KeyC", {"isComposing": True}])
    page.evaluate(press, ["j", "KeyC", {"altKey": True}])
    expect(page.locator("#panel")).to_contain_text("Choose a claim")
    page.evaluate(press, ["j", "KeyC", {}])  # Dvorak has j where others have c
    expect(page.locator("#panel-title")).to_have_text(claims[0].label)
    page.evaluate(press, ["о", "KeyJ", {}])  # the same key of a Russian keyboard
    expect(page.locator("#panel-title")).to_have_text(claims[1].label)


def test_the_palette(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Pallets of Lindholm")
    page = open_page("checker", size=PHONE)
    page.goto("/articles")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Find a claim")
    expect(field).to_be_focused()
    page.keyboard.type("pallets of lind")
    options = page.get_by_role("option")
    expect(options).to_have_count(4)
    expect(options.first).to_contain_text("Pallets of Lindholm: 0")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    expect(chosen).to_contain_text("Pallets of Lindholm: 1")
    expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    assert violations(page) == []
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Pallets of Lindholm: 1")
    assert f"claim={claims[1].pk}" in page.url
    page.wait_for_load_state()

    page.keyboard.press("Control+k")
    page.keyboard.type("unattr")
    expect(options.first).to_contain_text("Unattributed")
    page.keyboard.press("Enter")
    expect(page.locator("#panel [name=verdict][value=unattributed]")).to_be_checked()
    expect(page.locator("#panel_rationale")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("nothing like it at all")
    expect(page.locator("#palette")).to_contain_text("Nothing meets")
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("#panel_rationale")).to_be_focused()


def test_many_in_the_rail_by_key_and_one_undo(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Rail")
    page = open_page("editor")
    page.goto(f"/articles/{claims[0].article_id}?claim={claims[0].pk}")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("x")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")  # faster than a panel comes
    expect(page.locator("#listed > .picked")).to_have_count(3)
    page.locator(f"#row-{claims[1].pk}").click(modifiers=["ControlOrMeta"])
    expect(page.locator("#listed > .picked")).to_have_count(2)
    expect(page.locator("[data-selected]")).to_have_text("2 claims selected")
    assert violations(page) == []
    page.keyboard.press("p")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Set the priority: 2 claims")
    assert violations(page) == []
    dialog.get_by_label("At once").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("2 claims set anew.")
    expect(page.locator("[data-selection]")).to_be_hidden()
    assert [c.priority for c in Claim.objects.filter(pk__in=[c.pk for c in claims])] == [2, 0, 2]
    page.get_by_role("button", name="Undo Z").click()
    expect(page.locator("#toasts")).to_contain_text("Taken back")
    assert not Claim.objects.filter(pk__in=[c.pk for c in claims], priority=2).exists()


def test_one_source_for_many_of_a_list(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Lists")
    source = make_source(by=newsroom.person("colleague"), title="Gazette of many lists")
    page = open_page("checker", allow=[(409, "/claims/bulk")])
    page.goto(f"/claims?article={claims[0].article_id}")
    expect(page.locator("[data-selection]")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")
    expect(page.locator("[data-selected]")).to_have_text("3 claims selected")
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog")
    expect(page.locator("#bulk_find")).to_be_focused()
    page.keyboard.type("gazette of many")
    dialog.get_by_role("radio", name="Gazette of many lists").check()
    dialog.get_by_label("Contradicts").check()

    changed = Claim.objects.get(pk=claims[2].pk)
    colleague = open_page("colleague")
    colleague.goto(f"/articles/{changed.article_id}?claim={changed.pk}")
    colleague.get_by_role("button", name="Take it").click()
    expect(colleague.locator("#panel .taking")).to_contain_text("You have this claim")

    dialog.get_by_role("button", name="Link a source").click()
    expect(dialog.get_by_role("alert")).to_contain_text(
        f"{changed.label}: Cora Lind assigned the claim in the meantime."
    )
    assert not source.evidence.exists()
    dialog.get_by_role("button", name="Leave it out").click()
    expect(dialog).to_contain_text("Link a source: 2 claims")
    dialog.get_by_label("Find a source").fill("gazette of many")
    dialog.get_by_role("radio", name="Gazette of many lists").check()
    dialog.get_by_label("Contradicts").check()
    dialog.get_by_role("button", name="Link a source").click()
    expect(page.locator("#toasts")).to_contain_text("2 claims linked to the source.")
    expect(page.locator(".claims > li").first).to_contain_text("1 source")
    assert source.evidence.filter(removed_at=None).count() == 2
    page.keyboard.press("z")
    expect(page.locator("#toasts")).to_contain_text("Taken back: you linked a source (2 claims)")
    assert not source.evidence.filter(removed_at=None).exists()


def test_the_list_of_what_can_be_taken_back(newsroom: Newsroom, open_page: OpenPage) -> None:
    claims = make_claims(newsroom, "Undo list")
    page = open_page("checker", size=PHONE, dark=True)
    page.goto(f"/articles/{claims[0].article_id}?claim={claims[0].pk}")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator("#panel .taking")).to_contain_text("You have this claim")
    page.goto("/undo")
    row = page.locator(".deeds > li").first
    expect(row).to_contain_text("You assigned the claim: Undo list: 0")
    assert violations(page) == []
    row.get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("You took something back")
    expect(page.locator(".deeds > .undone").first).to_contain_text("Taken back")
    row.get_by_role("button", name="Do it again").click()
    expect(row).to_contain_text("You did something again")
    assert Claim.objects.get(pk=claims[0].pk).assignee == newsroom.person("checker")


def test_the_next_claim_from_anywhere(newsroom: Newsroom, open_page: OpenPage) -> None:
    make_claims(newsroom, "Anywhere")
    page = open_page("colleague")
    page.goto("/people")
    page.keyboard.press("n")
    expect(page.locator("#panel .taking")).to_contain_text("You have this claim")
    page.wait_for_load_state()
    page.keyboard.press("z")
    expect(page.locator("#panel .taking")).to_contain_text("Nobody has this claim")
