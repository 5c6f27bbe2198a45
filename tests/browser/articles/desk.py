"""The article page as a person works at it: what to look for and how to select words."""

from typing import cast
from uuid import uuid4

from playwright.sync_api import Locator, Page

from factcheck.articles.models import Article
from factcheck.claims.models import Claim

TEXT = (
    "Harbor of Lindholm reopens\n\n"
    "The harbor 🚢 reopened on Tuesday after the storm. Mayor Ada Brandt told the broadcaster "
    "NRT that 14 ferries were damaged.\n\n"
    "Repairs will cost 3.2 million crowns 💶, the port authority estimates. Nobody was hurt.\n"
)

# A selection as a mouse makes it: the words' text nodes and offsets into them.
SELECT = """
(words) => {
  const walker = document.createTreeWalker(document.getElementById("lines"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([text.length, node]);
    text += node.data;
  }
  const at = (place) => {
    const [from, node] = nodes.findLast(([from]) => from <= place);
    return [node, place - from];
  };
  const start = text.indexOf(words);
  const range = document.createRange();
  range.setStart(...at(start));
  range.setEnd(...at(start + words.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""


class Desk:
    """An article's page in a browser."""

    def __init__(self, page: Page, article: Article) -> None:
        self.page = page
        self.article = article

    def open(self, claim: Claim | None = None) -> "Desk":
        """Go to the page, with a claim chosen if one is given."""
        address = f"/articles/{self.article.pk}"
        self.page.goto(f"{address}?claim={claim.pk}" if claim else address)
        return self

    @property
    def panel(self) -> Locator:
        """The panel of the chosen claim."""
        return self.page.locator("#panel")

    @property
    def title(self) -> Locator:
        """The panel's title."""
        return self.page.locator("#panel-title")

    def row(self, claim: Claim) -> Locator:
        """A claim in the list."""
        return self.page.locator(f"#claim-{claim.pk}")

    def marks(self, claim: Claim) -> Locator:
        """A claim in the text."""
        return self.page.locator(f'mark[data-claims~="{claim.pk}"]')

    def field(self, name: str) -> Locator:
        """A field of the open form by the name it is sent under."""
        return self.panel.locator(f"[name={name}]")

    def press_button(self, name: str) -> None:
        """Press a button of the panel."""
        self.panel.get_by_role("button", name=name).click()

    def open_tool(self, name: str) -> None:
        """Open one of the corrections."""
        self.panel.get_by_role("link", name=name, exact=True).click()
        self.panel.locator("form.tool").wait_for()

    def select(self, words: str) -> None:
        """Select words of the text, and wait until the page has noticed."""
        self.page.evaluate(SELECT, words)
        self.page.locator("#mark-words").wait_for()

    def key(self, key: str) -> None:
        """Press a key while no field has the focus."""
        self.page.evaluate("document.activeElement?.blur()")
        self.page.keyboard.press(key)

    def focused(self) -> str:
        """The id of the element that has the focus."""
        return cast(str, self.page.evaluate("document.activeElement?.id ?? ''"))


def fresh(text: str = TEXT) -> str:
    """The text with a last line that no other article has."""
    return f"{text}\nEdition {uuid4()}.\n"


def drafts(page: Page) -> list[str]:
    """What the browser keeps of unsaved forms."""
    return cast(
        list[str],
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"),
    )


def place_of(claim: Claim) -> str:
    """The words at which a claim's anchor points in the stored text, by code points."""
    anchor = claim.anchors.select_related("revision").get()
    return anchor.revision.text[anchor.start : anchor.end]
