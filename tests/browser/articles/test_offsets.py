"""Browser and server count the same characters, whatever they are."""

import random

from playwright.sync_api import Page

from tests.browser.running import OpenPage

ALPHABET = "aé\u0301 \tß漢字🚢🧑‍🚒𝟜👩🏽‍🔬السفن\u200f\ufeff🇫🇷\U0010ffff"
COUNT = """
async (texts) => {
  const { codePoints, utf16Units } = await import("/static/js/offsets.js");
  return texts.map((text) => {
    const places = [...text].map((_, index) => utf16Units(text, index));
    return [codePoints(text), places, places.map((place) => codePoints(text, place))];
  });
}
"""


def counted(page: Page, texts: list[str]) -> list[list[object]]:
    found: list[list[object]] = page.evaluate(COUNT, texts)
    return found


def test_code_points_and_utf16_units_lead_to_each_other(open_page: OpenPage) -> None:
    chance = random.Random(20)
    texts = ["", "plain", *("".join(chance.choices(ALPHABET, k=60)) for _ in range(40))]
    page = open_page("reporter")
    page.goto("/articles")
    for text, (length, places, back) in zip(texts, counted(page, texts), strict=True):
        assert length == len(text)
        assert places == [len(text[:index].encode("utf-16-le")) // 2 for index in range(len(text))]
        assert back == list(range(len(text)))
