"""What the splitter saw, on the page: the analysis, the slider, and lines that were left out."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.articles.models import Article
from factcheck.audit.record import recorded
from factcheck.claims.actions.lines import store_line
from factcheck.claims.actions.reading import bring_in
from factcheck.claims.kinds import KEEP_LINE
from factcheck.claims.models import Claim, KeptLine
from factcheck.nlp.types import Insertion, Split
from tests.browser.articles.desk import Desk, fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article
from tests.found import found, link, stored

MANY = 1_000
HEADLINE = "HARBOR CLOSED FOR 12 DAYS AFTER STORM, MAYOR SAYS"
LEFT_OUT = (
    "The harbor at Lindholm reopened on Tuesday, the mayor said in a statement.\n"
    f"{HEADLINE}\n"
    "Some 14 ferries were damaged by the storm in the night to Monday.\n"
)
# How long the page takes from the slider's input until what it hides is hidden and laid out.
SLIDE = """
() => new Promise((done) => {
  const slider = document.getElementById("least");
  const start = performance.now();
  slider.value = "0.5";
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => {
    document.body.offsetHeight;
    done(performance.now() - start);
  });
})
"""


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), text=fresh())


@pytest.fixture
def claims(article: Article) -> list[Claim]:
    """Three claims of different scores; the first and the second overlap."""
    text = article.revisions.get().text
    ada = link(text, "Ada Brandt", source="Mayor Ada Brandt", cue="told")
    nrt = link(text, "NRT", "outlet", source="broadcaster NRT")
    put_in = Insertion(start=0, end=10, replaces="She", kind="name")
    return stored(
        article,
        found(text, "harbor 🚢 reopened on Tuesday", score=0.2),
        found(text, "Tuesday after the storm", score=0.6),
        found(
            text,
            "14 ferries were damaged",
            ada,
            nrt,
            statement="Ada Brandt said they were damaged.",
            insertions=(put_in,),
            unresolved=((16, 20),),
            reasons=("states a figure",),
        ),
    )


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (360, 740)])
@pytest.mark.parametrize("dark", [False, True])
def test_the_analysis_reads_well_for_everybody(
    open_page: OpenPage, article: Article, claims: list[Claim], size: tuple[int, int], dark: bool
) -> None:
    desk = Desk(open_page("checker", size=size, dark=dark), article).open(claims[2])
    lines = {
        desk.panel.locator(f".in-text .{what}").first.evaluate(
            "element => getComputedStyle(element).textDecorationStyle"
        )
        for what in ("content", "source", "cue")
    }
    assert len(lines) == 3
    expect(desk.panel.locator(".in-text .source").first).to_have_text("Mayor Ada Brandt")
    expect(desk.panel.locator(".in-text mark")).to_have_text("14 ferries were damaged")
    expect(desk.panel).to_contain_text("It states a figure.")
    desk.panel.locator(".put-ins summary").click()
    assert violations(desk.page) == []
    assert not desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    if size[0] > 800:
        assert desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_words_that_were_put_in_are_taken_back(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open(claims[2])
    put_in = desk.panel.locator(".statement .put-in")
    expect(put_in).to_have_attribute("title", "The article says “She”")
    desk.panel.locator(".put-ins summary").click()
    desk.press_button("Take back “Ada Brandt”")
    expect(desk.panel.locator(".statement")).to_have_text("She said they were damaged.")
    expect(put_in).to_have_count(0)
    expect(desk.panel.locator(".unsure")).to_have_text("they")
    claims[2].refresh_from_db()
    assert claims[2].statement == "She said they were damaged."


def test_the_slider_hides_what_is_less_likely_and_loses_nothing(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article).open()
    unsure, middle, sure = claims
    slider = desk.page.get_by_role("slider")
    count = desk.page.locator("#shown")
    expect(count).to_have_text("3 of 3 shown")
    slider.focus()
    for _ in range(8):
        desk.page.keyboard.press("ArrowRight")
    expect(count).to_have_text("2 of 3 shown")
    expect(desk.page).to_have_url(re.compile(r"\?least=0\.4$"))
    expect(desk.row(unsure)).to_be_hidden()
    expect(desk.marks(unsure).first).to_have_class(re.compile("quiet"))
    expect(desk.marks(middle).first).not_to_have_class(re.compile("quiet"))
    desk.key("j")
    expect(desk.title).to_have_text(middle.label)
    expect(desk.page).to_have_url(re.compile(rf"\?claim={middle.pk}&least=0\.4$"))
    desk.page.keyboard.press("j")
    expect(desk.title).to_have_text(sure.label)
    desk.page.reload()
    expect(count).to_have_text("2 of 3 shown")
    expect(slider).to_have_value("0.4")
    expect(desk.row(unsure)).to_be_hidden()
    desk.key("Escape")
    expect(desk.page).to_have_url(re.compile(r"/articles/\d+\?least=0\.4$"))
    assert violations(desk.page) == []
    slider.press("Home")
    expect(count).to_have_text("3 of 3 shown")
    expect(desk.row(unsure)).to_be_visible()
    expect(desk.page).to_have_url(re.compile(r"/articles/\d+$"))


def test_the_claim_in_the_panel_stays_whatever_the_slider_says(
    open_page: OpenPage, article: Article, claims: list[Claim]
) -> None:
    desk = Desk(open_page("checker"), article)
    desk.page.goto(f"/articles/{article.pk}?claim={claims[0].pk}&least=0.9")
    expect(desk.row(claims[0])).to_be_visible()
    expect(desk.marks(claims[0]).first).to_have_class(re.compile("chosen"))
    expect(desk.marks(claims[0]).first).not_to_have_class(re.compile("quiet"))
    expect(desk.page.locator("#shown")).to_have_text("2 of 3 shown")
    desk.key("u")
    desk.field("rationale").fill("Asked the port.")
    desk.press_button("Save the verdict")
    expect(desk.marks(claims[0]).first).to_have_class(re.compile("unattributed"))
    expect(desk.row(claims[1])).to_be_hidden()
    desk.key("Escape")
    expect(desk.row(claims[0])).to_be_hidden()


def test_sliding_is_instant_on_a_thousand_claims(open_page: OpenPage, newsroom: Newsroom) -> None:
    text = fresh("\n\n".join(f"Ferry number {number} sank at noon." for number in range(MANY)))
    article = make_article(by=newsroom.person("checker"), text=text)
    stored(
        article,
        *(
            found(text, f"Ferry number {number} sank", score=number / MANY)
            for number in range(MANY)
        ),
    )
    desk = Desk(open_page("checker"), article).open()
    expect(desk.page.locator("#shown")).to_have_text("1000 of 1000 shown")
    milliseconds = desk.page.evaluate(SLIDE)
    expect(desk.page.locator("#shown")).to_have_text("500 of 1000 shown")
    assert milliseconds < 300


def test_a_line_that_was_left_out_is_read_after_all(
    open_page: OpenPage, newsroom: Newsroom
) -> None:
    article = bring_in(by=newsroom.person("checker"), text=fresh(LEFT_OUT)).article
    desk = Desk(open_page("checker"), article).open()
    line = desk.page.locator(".line", has_text=HEADLINE)
    button = line.get_by_role("button", name="Read this line")
    expect(button).to_be_visible(timeout=60_000)
    assert violations(desk.page) == []
    button.click()
    expect(line).not_to_have_class(re.compile("left-out"))
    expect(desk.page.locator("#toasts")).to_contain_text("The line was read", timeout=60_000)
    expect(line.locator("mark").first).to_be_visible()
    expect(line.locator(".why")).to_have_count(0)
    assert KeptLine.objects.get(article=article).words == HEADLINE
    desk.page.goto(f"/articles/{article.pk}/history")
    expect(desk.page.locator(".history")).to_contain_text("brought back a line that was left out")
    expect(desk.page.locator(".history")).to_contain_text(HEADLINE)


def test_a_page_opened_meanwhile_tells_that_the_line_was_read(
    open_page: OpenPage, newsroom: Newsroom
) -> None:
    checker = newsroom.person("checker")
    article = make_article(by=checker, text=fresh(LEFT_OUT))
    revision = article.revisions.get()
    stored(article)
    start = revision.text.index(HEADLINE)
    with recorded(by=checker, action=KEEP_LINE):
        kept = KeptLine.objects.create(
            article=article, revision=revision, start=start, end=start + len(HEADLINE), by=checker
        )
    desk = Desk(open_page("editor"), article).open()
    line = desk.page.locator(".line", has_text=HEADLINE)
    expect(line.get_by_role("status")).to_have_text("Being read for claims…")
    store_line(line=kept, split=Split("en", True, (), version="1"))
    expect(desk.page.locator("#toasts")).to_contain_text("there is no claim in it")
    expect(line.get_by_role("status")).to_have_count(0)


def test_a_reporter_is_not_offered_to_bring_lines_back(
    open_page: OpenPage, newsroom: Newsroom
) -> None:
    article = bring_in(by=newsroom.person("checker"), text=fresh(LEFT_OUT)).article
    desk = Desk(open_page("reporter"), article).open()
    expect(desk.page.locator(".line.left-out").first).to_be_visible(timeout=60_000)
    expect(desk.page.get_by_role("button", name="Read this line")).to_have_count(0)
