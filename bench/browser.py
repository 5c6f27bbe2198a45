"""How fast the article page is in a browser: ``python -m bench.browser``.

A 500-word article with 50 claims and a 10,000-word one with 1,000 are measured in turns in the same
run, so that the load of the machine cancels out in the ratios. Every figure is a median over the
rounds in milliseconds:

- *response*: until the page's last byte has arrived
- *usable*: from the start of the navigation until it is painted and its keys work
- *key to visible change*: from the press of J until the next claim is marked and painted
- *key to panel*: from the press of J until the next claim's panel is painted
- *verdict to row*: from sending a verdict until the list tells it
- *INP*: the slowest interaction of a round but for the slowest in fifty, as browsers report it
- *others' change*: from a colleague's commit until the list tells it

It prints also how many queries the page and its changes take, which must not depend on the length.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from factcheck.accounts.models import User  # noqa: E402
from factcheck.accounts.roles import Role  # noqa: E402
from factcheck.articles.models import Article  # noqa: E402
from factcheck.claims.actions.verdicts import decide  # noqa: E402
from factcheck.claims.models import Claim  # noqa: E402
from factcheck.ops.environment import read_environment  # noqa: E402
from factcheck.ops.supervisor import Workbench  # noqa: E402
from tests.browser.chromium import ARGUMENTS, find_chromium  # noqa: E402
from tests.browser.newsroom import real_person, sign_in  # noqa: E402
from tests.browser.running import free_port  # noqa: E402
from tests.database import TestServer, pointed_at  # noqa: E402
from tests.factories import make_article  # noqa: E402
from tests.found import found, link, stored  # noqa: E402

WORDS = (500, 10_000)
CLAIM_WORDS = 10
SENTENCES = 6  # a paragraph
STEPS = 12
TARGETS = {"usable": 1500.0, "key to visible change": 50.0, "INP": 100.0}

WATCH = """
window.measured = { events: [], steps: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.interactionId) measured.events.push(entry.duration);
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
window.afterPaint = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage("");
};
// What is there when a frame begins is painted when the next task runs.
window.untilPainted = (isThere, from) => new Promise((resolve) => {
  const told = () => resolve(performance.now() - from);
  const look = () => requestAnimationFrame(() => isThere() ? afterPaint(told) : look());
  look();
});
addEventListener("keydown", (event) => { measured.pressed = event.timeStamp; }, true);
"""
LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  return { response: page.responseEnd, usable: Math.max(page.domContentLoadedEventEnd, paint) };
}"""
STEP = """(next) => {
  const pressed = (isThere) => new Promise((resolve) => addEventListener("keydown",
    () => resolve(untilPainted(isThere, measured.pressed)), { once: true }));
  measured.step = Promise.all([
    pressed(() => document.querySelector(`#row-${next}.chosen`)),
    pressed(() => document.querySelector(`#panel [data-claim="${next}"]`)),
  ]);
}"""
INP = """() => {
  const slowest = measured.events.toSorted((a, b) => b - a);
  return slowest[Math.floor(slowest.length / 50)] ?? 0;
}"""
TOLD = """([key, state]) => untilPainted(
  () => document.querySelector(`#row-${key}[data-state="${state}"]`), performance.now())"""


def article_of(words: int, by: User) -> tuple[Article, list[Claim]]:
    """An article of so many words, every sentence of it a claim."""
    sentences = [
        f"ferry number {n} of Lindholm was damaged in the storm"
        for n in range(words // CLAIM_WORDS)
    ]
    paragraphs = [
        ". ".join(sentences[n : n + SENTENCES]) + "." for n in range(0, len(sentences), SENTENCES)
    ]
    text = "\n\n".join(paragraphs)
    article = make_article(by=by, text=text, title=f"An article of {words} words")
    claims = [
        found(text, words_of, link(text, "Ada Brandt"), score=(n * 37 % 100) / 100)
        for n, words_of in enumerate(sentences)
    ]
    return article, stored(article, *claims)


@contextmanager
def running() -> Iterator[tuple[str, str]]:
    """The workbench on a database of its own: its address and the database's name."""
    server = TestServer(read_environment().cluster_path)
    database = server.clone()
    with tempfile.TemporaryDirectory() as data:
        given = {"DATA": data, "PORT": str(free_port()), "DEMO": "0"}
        environ = {**database.environ, **{f"FACTCHECK_{n}": value for n, value in given.items()}}
        try:
            with Workbench(read_environment(environ), environ=environ) as workbench:
                yield workbench.address.rstrip("/"), database.name
        finally:
            server.drop(database)
            server.close()


def measure(
    page: Page, article: Article, claims: list[Claim], start: int, colleague: User
) -> dict[str, float]:
    """One round on one article, from the claim at ``start`` on."""
    page.goto(f"/articles/{article.pk}?claim={claims[start].pk}")
    page.locator('#main[data-connection="live"]').wait_for(state="attached")
    taken = dict(page.evaluate(LOADED))
    steps = []
    for claim in claims[start + 1 : start + 1 + STEPS]:
        page.wait_for_timeout(150)  # a person looks; what comes next is fetched
        page.evaluate(STEP, claim.pk)
        page.keyboard.press("j")
        steps.append(cast(list[float], page.evaluate("measured.step")))
    taken["key to visible change"] = statistics.median(step[0] for step in steps)
    taken["slowest of them"] = max(step[0] for step in steps)
    taken["key to panel"] = statistics.median(step[1] for step in steps)
    mine = claims[start + STEPS]
    page.keyboard.press("u")
    page.keyboard.type("Asked the port.")
    page.keyboard.press("Control+Enter")
    taken["verdict to row"] = page.evaluate(TOLD, [mine.pk, "unattributed"])
    theirs = Claim.objects.get(pk=claims[start + STEPS + 1].pk)
    began = time.perf_counter()
    decide(
        by=colleague,
        claim=theirs,
        version=theirs.version,
        verdict="unattributed",
        rationale="Asked the port as well.",
    )
    page.evaluate(TOLD, [theirs.pk, "unattributed"])
    taken["others' change"] = 1000 * (time.perf_counter() - began)
    taken["INP"] = page.evaluate(INP)
    return taken


def queries(person: User, article: Article, claims: list[Claim]) -> dict[str, int]:
    """How many queries requests take, those for the session included."""
    client = Client()
    client.force_login(person)
    page = f"/articles/{article.pk}"
    asked = {
        "page": f"{page}?claim={claims[0].pk}",
        "changes": f"{page}/changes?since=1&revision=1",
    }
    client.get(asked["page"])
    counted = {}
    for name, address in asked.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted[name] = len(captured)
    return counted


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    settings.ALLOWED_HOSTS = ["testserver"]
    results: dict[int, list[dict[str, float]]] = {size: [] for size in WORDS}
    counted: dict[int, dict[str, int]] = {}
    with running() as (address, database), pointed_at(database), sync_playwright() as playwright:
        person = real_person(Role.EDITOR, username="edda", name="Edda Moreau")
        colleague = real_person(Role.CHECKER, username="chen", name="Chen Abidi")
        articles = {size: article_of(size, person) for size in WORDS}
        browser = playwright.chromium.launch(
            executable_path=Path(find_chromium() or ""), args=list(ARGUMENTS)
        )
        context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
        context.add_init_script(WATCH)
        sign_in(context.new_page(), "edda")
        for number in range(rounds):
            for size, (article, claims) in articles.items():
                page = context.new_page()
                start = number * (STEPS + 2) % (len(claims) - STEPS - 2)
                results[size].append(measure(page, article, claims, start, colleague))
                page.close()
        for size, (article, claims) in articles.items():
            counted[size] = queries(person, article, claims)
        browser.close()
    report(results, counted)


def report(results: dict[int, list[dict[str, float]]], counted: dict[int, Any]) -> None:
    """Print medians, ratios and whether the targets are met."""
    small, large = WORDS
    print(f"{'milliseconds':26}{small:>10,} w{large:>10,} w{'ratio':>8}{'target':>10}")
    for name in results[small][0]:
        few, many = (statistics.median(one[name] for one in results[size]) for size in WORDS)
        ratio = f"{many / few:.2f}" if few else "–"
        target = TARGETS.get(name)
        verdict = "" if target is None else f"{target:.0f} {'met' if many <= target else 'MISSED'}"
        print(f"{name:26}{few:>12.0f}{many:>12.0f}{ratio:>8}{verdict:>12}")
    for name in counted[small]:
        print(f"{'queries: ' + name:26}{counted[small][name]:>12}{counted[large][name]:>12}")


if __name__ == "__main__":
    main()
