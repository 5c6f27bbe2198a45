"""The page of numbers as it is drawn: wide and narrow, light and dark."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from factcheck.claims.actions.verdicts import decide
from factcheck.desk.actions.assignment import assign
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim

INK = """
canvas => {
  const { width, height } = canvas;
  const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const colors = new Set();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] > 200) colors.add(pixels.slice(at, at + 3).join());
  }
  return colors.size;
}
"""


@pytest.fixture(autouse=True)
def some_work(newsroom: Newsroom) -> None:
    checker, editor = newsroom.person("checker"), newsroom.person("editor")
    claims = [make_claim(by=checker, article=make_article(by=checker)) for _ in range(3)]
    assign(by=editor, claims=claims[:2], to=checker)
    decide(by=checker, claim=claims[2], version=1, verdict="disputed", rationale="The port: 11.")


def drawn(page: Page) -> list[Any]:
    expect(page.locator("[data-drawn] canvas").first).to_be_visible()
    return [page.evaluate(INK, canvas.element_handle()) for canvas in page.locator("canvas").all()]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1440, 900), (360, 740)])
def test_it_is_drawn_and_can_be_read(
    open_page: OpenPage, size: tuple[int, int], dark: bool
) -> None:
    page = open_page("reporter", size=size, dark=dark)
    page.goto("/dashboard")
    assert all(colors > 3 for colors in drawn(page))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_text("As a table").first.click()
    expect(page.get_by_role("region", name="Open claims by day")).to_be_visible()
    assert violations(page) == []


def test_another_period_is_drawn_anew_and_a_number_leads_to_its_list(open_page: OpenPage) -> None:
    page = open_page("reporter")
    page.goto("/dashboard")
    page.get_by_label("Period").select_option("30")
    expect(page).to_have_url("/dashboard?period=30")
    expect(page.locator("#figures table").first.locator("tbody tr")).to_have_count(30)
    assert all(colors > 3 for colors in drawn(page))
    page.set_viewport_size({"width": 700, "height": 800})
    expect(page.locator("canvas").first).to_be_visible()
    page.get_by_role("link", name="Chen Abidi").click()
    expect(page).to_have_url("/claims?assignee=" + page.url.rpartition("=")[2])
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
