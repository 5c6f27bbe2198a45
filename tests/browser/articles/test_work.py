"""Deciding, linking sources and correcting claims, as a checker does it in the browser."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.browser.articles.desk import Desk, fresh, place_of
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_source

FERRIES = "14 ferries were damaged"


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), text=fresh())


@pytest.fixture
def claim(newsroom: Newsroom, article: Article) -> Claim:
    return make_claim(by=newsroom.person("checker"), article=article, quote=FERRIES)


def verdict_of(claim: Claim) -> tuple[str, str]:
    claim.refresh_from_db()
    return claim.verdict, claim.rationale


def test_a_verdict_by_keys_alone_and_back(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker", allow=[(422, "/claims/")]), article).open(claim)
    missing = desk.page.locator("#missing-unattributed")
    expect(missing).to_contain_text("Write what was looked for")
    desk.key("u")
    assert desk.focused() == "panel_rationale"
    desk.page.keyboard.press("Control+Enter")
    expect(desk.panel.get_by_role("alert")).to_contain_text("Write what was looked for")
    desk.page.keyboard.type("Asked the port and NRT 🚢.")
    expect(missing).to_be_hidden()
    assert violations(desk.page) == []
    desk.page.keyboard.press("Control+Enter")
    expect(desk.panel.locator(".decided")).to_contain_text("Unattributed")
    expect(desk.row(claim)).to_contain_text("Unattributed")
    expect(desk.marks(claim)).to_have_class(re.compile("unattributed"))
    expect(desk.page.locator("#toasts")).to_contain_text("The verdict is saved.")
    assert verdict_of(claim) == ("unattributed", "Asked the port and NRT 🚢.")
    desk.press_button("Take back")
    expect(desk.row(claim)).to_contain_text("Open")
    assert verdict_of(claim) == ("", "")
    expect(desk.panel.locator(".history")).to_contain_text("took the last verdict back")


def test_a_new_source_and_then_verified(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    expect(desk.page.locator("#missing-verified")).to_contain_text("Link a source that supports")
    desk.field("rationale").fill("The log says so.")
    desk.key("s")
    desk.panel.get_by_label("A new source").check()
    desk.field("title").fill("Harbor log")
    desk.field("url").fill(f"https://example.org/log/{claim.pk}")
    desk.panel.get_by_label("Supports").check()
    desk.field("passage").fill("14 ferries, damage to the hull 🚢")
    assert violations(desk.page) == []
    desk.press_button("Link the source")
    expect(desk.panel.locator(".evidence.supports")).to_contain_text("damage to the hull 🚢")
    expect(desk.page.locator("#missing-verified")).to_have_count(0)
    expect(desk.field("rationale")).to_have_value("The log says so.")
    desk.key("v")
    desk.press_button("Save the verdict")
    expect(desk.panel.locator(".decided.verified")).to_contain_text("The log says so.")
    assert verdict_of(claim) == ("verified", "The log says so.")


def test_a_known_source_is_found_while_typing(
    open_page: OpenPage, newsroom: Newsroom, article: Article, claim: Claim
) -> None:
    source = make_source(by=newsroom.person("checker"), title=f"Weather archive {claim.pk}")
    desk = Desk(open_page("checker"), article).open(claim)
    desk.key("s")
    desk.field("find").press_sequentially(f"archive {claim.pk}")
    desk.panel.get_by_label(source.title).check()
    desk.panel.get_by_label("Contradicts").check()
    desk.press_button("Link the source")
    expect(desk.panel.locator(".evidence.contradicts")).to_contain_text(source.title)
    desk.panel.get_by_role("link", name=f"Remove {source.title}").click()
    desk.field("reason").fill("The wrong year")
    desk.press_button("Remove the source")
    expect(desk.panel.locator(".evidence")).to_have_count(0)


def test_who_comes_second_sees_it_and_chooses(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    second = Desk(open_page("checker", allow=[(409, "/claims/")]), article).open(claim)
    second.field("rationale").fill("Nobody at the port knows.")
    first = Desk(open_page("colleague"), article).open(claim)
    first.key("u")
    first.field("rationale").fill("The mayor says nothing of it.")
    first.press_button("Save the verdict")
    expect(first.panel.locator(".decided.unattributed")).to_be_visible()
    second.key("u")
    second.press_button("Save the verdict")
    quarrel = second.panel.locator(".quarrel")
    expect(quarrel).to_contain_text("Cora Lind")
    expect(quarrel).to_contain_text("The mayor says nothing of it.")
    expect(quarrel).to_contain_text("Nobody at the port knows.")
    expect(second.row(claim)).to_contain_text("Unattributed")
    assert violations(second.page) == []
    second.press_button("Save mine on top")
    expect(second.panel.locator(".decided")).to_contain_text("Nobody at the port knows.")
    assert verdict_of(claim) == ("unattributed", "Nobody at the port knows.")


def test_keeping_what_the_other_did(open_page: OpenPage, article: Article, claim: Claim) -> None:
    second = Desk(open_page("checker", allow=[(409, "/claims/")]), article).open(claim)
    first = Desk(open_page("colleague"), article).open(claim)
    first.open_tool("Words")
    first.field("label").fill("Ferries damaged")
    first.press_button("Save the words")
    expect(first.title).to_have_text("Ferries damaged")
    second.open_tool("Words")
    second.field("label").fill("Damage to ferries")
    first.open_tool("Words")
    first.field("label").fill("Fourteen ferries damaged")
    first.press_button("Save the words")
    expect(first.title).to_have_text("Fourteen ferries damaged")
    second.press_button("Save the words")
    merged = second.panel.get_by_label("Label: what is to be saved")
    expect(merged).to_have_value("Damage to ferries")
    second.press_button("Use the saved one for Label")
    expect(merged).to_have_value("Fourteen ferries damaged")
    second.panel.get_by_role("link", name="Keep theirs").click()
    expect(second.title).to_have_text("Fourteen ferries damaged")
    claim.refresh_from_db()
    assert claim.label == "Fourteen ferries damaged"


def test_a_claim_is_marked_with_the_keyboard_behind_astral_characters(
    open_page: OpenPage, article: Article
) -> None:
    desk = Desk(open_page("checker"), article).open()
    desk.select("cost 3.2 million crowns 💶, the port")
    desk.key("c")
    expect(desk.field("words")).to_have_value("cost 3.2 million crowns 💶, the port")
    assert violations(desk.page) == []
    desk.field("label").fill("Repairs to cost 3.2 million")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.title).to_have_text("Repairs to cost 3.2 million")
    made = Claim.objects.get(article=article)
    assert place_of(made) == "cost 3.2 million crowns 💶, the port"
    expect(desk.marks(made)).to_have_text(place_of(made))


def test_a_claim_is_marked_with_the_mouse_over_two_lines(
    open_page: OpenPage, article: Article
) -> None:
    desk = Desk(open_page("checker"), article).open()
    desk.select("ferries were damaged.\nRepairs will")
    desk.page.get_by_role("button", name="Mark as claim").click()
    expect(desk.field("words")).to_have_value("ferries were damaged.\nRepairs will")
    desk.press_button("Add the claim")
    expect(desk.panel.locator("[data-claim]")).to_be_visible()
    assert place_of(Claim.objects.get(article=article)) == "ferries were damaged.\n\nRepairs will"


def test_a_claim_is_added_by_typing_its_words(open_page: OpenPage, article: Article) -> None:
    desk = Desk(open_page("checker", allow=[(422, "/articles/")]), article).open()
    desk.key("c")
    desk.field("words").fill("Nobody was harmed")
    desk.press_button("Add the claim")
    expect(desk.panel.get_by_text("These words are not in the article.")).to_be_visible()
    desk.field("words").fill("Nobody was hurt")
    desk.press_button("Add the claim")
    expect(desk.title).to_have_text("Nobody was hurt")


def test_another_place_by_selecting(open_page: OpenPage, article: Article, claim: Claim) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    desk.open_tool("Place")
    desk.select("harbor 🚢 reopened")
    desk.page.get_by_role("button", name="Use these words").click()
    expect(desk.field("words")).to_have_value("harbor 🚢 reopened")
    desk.press_button("Save the place")
    expect(desk.panel.locator(".in-text mark")).to_have_text("harbor 🚢 reopened")
    assert place_of(claim) == "harbor 🚢 reopened"
    expect(desk.marks(claim)).to_have_text("harbor 🚢 reopened")


def test_split_and_merge(open_page: OpenPage, article: Article, claim: Claim) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    desk.open_tool("Split")
    desk.field("first_words").fill("14 ferries")
    desk.field("second_words").focus()
    desk.select("were damaged")
    desk.page.get_by_role("button", name="Use these words").click()
    assert violations(desk.page) == []
    desk.press_button("Split")
    expect(desk.title).to_have_text("14 ferries")
    first, second = Claim.objects.of_article(article).active().order_by("pk")
    expect(desk.row(second)).to_be_visible()
    desk.open_tool("Merge")
    desk.field("other").select_option(label=second.label)
    desk.press_button("Merge")
    expect(desk.title).to_have_text(FERRIES)
    expect(desk.row(first)).to_have_count(0)
    assert place_of(Claim.objects.of_article(article).active().get()) == FERRIES


def test_dismissed_and_restored(open_page: OpenPage, article: Article, claim: Claim) -> None:
    desk = Desk(open_page("checker", allow=[(422, "/claims/")]), article).open(claim)
    desk.open_tool("Not a claim")
    desk.press_button("Dismiss")
    expect(desk.panel.get_by_text("Say why this is not a claim.")).to_be_visible()
    desk.field("reason").fill("An opinion")
    desk.press_button("Dismiss")
    expect(desk.panel).to_contain_text("Dismissed: An opinion")
    expect(desk.marks(claim)).to_have_count(0)
    assert violations(desk.page) == []
    desk.open_tool("Restore")
    desk.press_button("Restore")
    expect(desk.marks(claim)).to_have_count(1)


def test_who_said_it_in_another_order(open_page: OpenPage, article: Article, claim: Claim) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    desk.open_tool("Change")
    names = desk.panel.locator("[data-links] > li [name=name]")
    names.nth(0).fill("NRT")
    desk.press_button("Add a link")
    names.nth(1).fill("Ada Brandt")
    desk.panel.get_by_role("button", name="Earlier").nth(1).click()
    expect(names.nth(0)).to_have_value("Ada Brandt")
    assert violations(desk.page) == []
    desk.press_button("Save who said it")
    expect(desk.panel.locator(".chain > li")).to_have_text(
        [re.compile("Ada Brandt"), re.compile("NRT"), "this article"]
    )
    assert [link.name for link in claim.attributions.order_by("order")] == ["Ada Brandt", "NRT"]


def test_what_is_typed_survives_a_lost_connection(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("checker"), article).open(claim)
    desk.key("u")
    desk.field("rationale").fill("Typed before the cable was cut.")
    desk.page.reload()
    expect(desk.field("rationale")).to_have_value("Typed before the cable was cut.")
    expect(desk.panel.get_by_label("Unattributed")).to_be_checked()
    desk.press_button("Save the verdict")
    expect(desk.panel.locator(".decided.unattributed")).to_be_visible()
    desk.page.reload()
    expect(desk.panel.locator(".decided.unattributed")).to_be_visible()
    assert desk.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draft:'))") == []


def test_a_reporter_reads_and_changes_nothing(
    open_page: OpenPage, article: Article, claim: Claim
) -> None:
    desk = Desk(open_page("reporter"), article).open(claim)
    expect(desk.panel).to_contain_text("Checkers and editors give verdicts")
    expect(desk.panel.get_by_role("group", name="Correct this claim")).to_have_count(0)
    desk.key("s")
    desk.key("v")
    # Whoever reads may say something; nothing else is theirs to fill in.
    expect(desk.panel.locator("form:not([data-draft^=comment])")).to_have_count(0)
    assert violations(desk.page) == []
