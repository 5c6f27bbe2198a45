"""The sheet of an article: what is in the way, the sign-off, what changed since, the paper."""

import pytest
from playwright.sync_api import expect

from factcheck.articles.models import Article
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom
from tests.browser.running import OpenPage
from tests.factories import make_article, make_claim, make_evidence, make_source


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), title="Harbor reopens", outlet="The Post")


@pytest.fixture
def verified(article: Article, newsroom: Newsroom) -> Claim:
    checker = newsroom.person("checker")
    claim = make_claim(by=checker, article=article)
    source = make_source(by=checker, title="Port log")
    make_evidence(claim=claim, by=checker, source=source, passage="Fourteen were hit.")
    return decide(by=checker, claim=claim, version=claim.version, verdict="verified")


def test_an_editor_signs_off_when_nothing_is_in_the_way(
    article: Article, verified: Claim, newsroom: Newsroom, open_page: OpenPage
) -> None:
    checker = newsroom.person("checker")
    still_open = make_claim(by=checker, article=article, quote="3.2 million crowns")
    page = open_page("editor", allow=[(422, "/articles/")])
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Sheet and sign-off").click()
    expect(page.locator(".standing")).to_contain_text("1 claim stands in the way.")
    page.get_by_label("Note").fill("Read to the lawyer by phone.")
    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_role("alert")).to_contain_text("1 claim is not settled")
    expect(page.locator(".obstacles")).to_contain_text("Nobody has it. Assign it")
    expect(page.get_by_label("Note")).to_have_value("Read to the lawyer by phone.")
    assert violations(page) == []
    page.locator(f"#waive-{still_open.pk}").fill("The port confirms tomorrow")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".standing")).to_contain_text("Signed off by Edda Moreau")
    expect(page.locator(".standing")).to_contain_text("Read to the lawyer by phone.")
    expect(page.locator(f"#claim-{still_open.pk}")).to_contain_text(
        "Let pass by Edda Moreau: The port confirms tomorrow"
    )
    expect(page.locator(f"#claim-{verified.pk} a[href^='https://example.org']")).to_be_visible()
    assert violations(page) == []
    page.goto("/articles")
    row = page.locator("tr", has=page.locator(f"a[href='{article.get_absolute_url()}']"))
    expect(row).to_contain_text("Signed off")


def test_what_changed_since_stands_on_the_sheet(
    article: Article, verified: Claim, newsroom: Newsroom, open_page: OpenPage
) -> None:
    page = open_page("editor")
    page.goto(f"{article.get_absolute_url()}/sheet")
    expect(page.locator(".standing")).to_contain_text("Nothing stands in the way.")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".standing")).to_contain_text("Signed off by")
    claim = Claim.objects.get(pk=verified.pk)
    words = {"verdict": "unattributed", "rationale": "The log was retracted."}
    decide(by=newsroom.person("checker"), claim=claim, version=claim.version, **words)
    page.get_by_role("link", name="Sheet of today").click()
    expect(page.locator(".standing")).to_contain_text("The sheet has changed since.")
    changes = page.locator("#changes")
    expect(changes).to_contain_text("1 claim changed, 0 new, 0 gone")
    expect(changes.locator("ins").first).to_be_visible()
    expect(changes).to_contain_text("The log was retracted.")
    assert violations(page) == []
    page.get_by_role("link", name="The sheet as it was signed").first.click()
    expect(page.locator(f"#claim-{claim.pk}")).to_contain_text("Verified")
    expect(page.locator("main")).not_to_contain_text("The log was retracted.")
    page.get_by_text("Withdraw the sign-off").click()
    page.get_by_label("Why").fill("The log was retracted")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".standing")).to_contain_text("Not signed off")
    expect(page.locator(".former")).to_contain_text("The log was retracted")


def test_an_editor_who_saw_an_older_sheet_is_told(
    article: Article, verified: Claim, newsroom: Newsroom, open_page: OpenPage
) -> None:
    page = open_page("editor", allow=[(409, "/articles/")])
    page.goto(f"{article.get_absolute_url()}/sheet")
    make_evidence(claim=verified, by=newsroom.person("checker"), passage="Another passage")
    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_role("alert")).to_contain_text("Claims changed since you opened this sheet")
    expect(page.locator(f"#claim-{verified.pk}")).to_contain_text("Another passage")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".standing")).to_contain_text("Signed off by")


def test_the_paper_has_what_the_lawyer_needs_and_no_buttons(
    article: Article, verified: Claim, open_page: OpenPage
) -> None:
    page = open_page("editor", size=(794, 1123), dark=True)
    page.goto(f"{article.get_absolute_url()}/sheet")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".standing")).to_contain_text("Signed off by")
    page.emulate_media(media="print")
    for hidden in (".bar", ".screen", "#toasts", ".signing"):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()
    for words in ("Harbor reopens", "The Post", "Fourteen were hit.", "Edda Moreau"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator(".sheet-evidence .address")).to_contain_text("https://example.org/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
