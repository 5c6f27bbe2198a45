"""A lost connection: shown, nothing typed is lost, what was sent is sent once when it is back."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from factcheck.ops.environment import ROOT
from factcheck.ops.supervisor import read_health
from tests.browser.articles.desk import Desk, drafts, fresh
from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom, sign_in
from tests.browser.running import RunningWorkbench, free_port
from tests.factories import make_article, make_claim

WORDS = "Asked the port and NRT 🚢."
BACK = 15_000  # milliseconds


@pytest.fixture
def article(newsroom: Newsroom) -> Article:
    return make_article(by=newsroom.person("checker"), text=fresh())


@pytest.fixture
def claim(newsroom: Newsroom, article: Article) -> Claim:
    quote = "14 ferries were damaged"
    return make_claim(by=newsroom.person("checker"), article=article, quote=quote)


@pytest.fixture
def context(
    browser: Browser, newsroom: Newsroom, workbench: RunningWorkbench
) -> Iterator[BrowserContext]:
    """A browser that may lose its connection, which `open_page` takes for a failure."""
    state = newsroom.state("checker")
    made = browser.new_context(base_url=workbench.base_url, storage_state=state)
    made.set_default_timeout(10_000)
    yield made
    made.close()


def decisions(claim: Claim) -> int:
    return Event.objects.filter(claim_id=claim.pk, action="claim.decide").count()


def give_verdict(desk: Desk) -> None:
    desk.key("u")
    desk.field("rationale").fill(WORDS)
    desk.press_button("Save the verdict")


def test_what_was_sent_offline_is_sent_once_when_back(
    context: BrowserContext, article: Article, claim: Claim
) -> None:
    desk = Desk(context.new_page(), article).open(claim)
    notice = desk.page.locator("#connection")
    expect(notice).to_be_hidden()
    context.set_offline(True)
    expect(notice).to_contain_text("No connection")
    assert violations(desk.page) == []
    give_verdict(desk)
    expect(desk.page.locator("#toasts")).to_contain_text("sent as soon as it answers")
    desk.press_button("Save the verdict")
    expect(desk.field("rationale")).to_have_value(WORDS)
    assert decisions(claim) == 0
    context.set_offline(False)
    expect(notice).to_be_hidden(timeout=BACK)
    expect(desk.panel.locator(".decided.unattributed")).to_be_visible(timeout=BACK)
    expect(desk.row(claim)).to_contain_text("Unattributed")
    assert decisions(claim) == 1
    assert drafts(desk.page) == []
    claim.refresh_from_db()
    assert claim.rationale == WORDS


def test_drafts_survive_a_closed_tab_and_a_sign_out(
    context: BrowserContext, newsroom: Newsroom, article: Article, claim: Claim
) -> None:
    page = context.new_page()
    desk = Desk(page, article).open(claim)
    desk.field("rationale").fill(WORDS)
    page.close()
    desk = Desk(context.new_page(), article).open(claim)
    expect(desk.field("rationale")).to_have_value(WORDS)
    context.clear_cookies()
    newsroom.person("colleague")
    desk.open(claim)
    sign_in(desk.page, "colleague")
    desk.open(claim)
    expect(desk.field("rationale")).to_have_value("")
    context.clear_cookies()
    desk.open(claim)
    sign_in(desk.page, "checker")
    desk.open(claim)
    expect(desk.field("rationale")).to_have_value(WORDS)


@contextmanager
def web_server(workbench: RunningWorkbench, port: int) -> Iterator[None]:
    """A web server of our own beside the workbench's, which may be stopped."""
    environ = {
        **workbench.environ,
        "FACTCHECK_PORT": str(port),
        "FACTCHECK_CLUSTER_MANAGED": "1",
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
    }
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"]
    command += ["--log-level", "error", "--port", str(port), "factcheck.asgi:application"]
    process = subprocess.Popen(command, cwd=ROOT, env=environ, start_new_session=True)
    try:
        end = time.monotonic() + 60
        while read_health(f"http://127.0.0.1:{port}/") is None:
            assert time.monotonic() < end
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)  # open streams would hold the server up for good
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise


def test_a_server_that_is_started_again_gets_what_was_kept(
    browser: Browser, newsroom: Newsroom, workbench: RunningWorkbench, claim: Claim
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    context = browser.new_context(base_url=address)
    context.set_default_timeout(10_000)
    page: Page = context.new_page()
    newsroom.person("checker")
    with web_server(workbench, port):
        sign_in(page, "checker")
        desk = Desk(page, claim.article).open(claim)
        page.locator('#main[data-connection="live"]').wait_for(state="attached")
    give_verdict(desk)
    expect(page.locator("#connection")).to_be_visible()
    with web_server(workbench, port):
        expect(page.locator("#connection")).to_be_hidden(timeout=BACK)
        expect(desk.panel.locator(".decided.unattributed")).to_be_visible(timeout=BACK)
        context.close()
    assert decisions(claim) == 1
