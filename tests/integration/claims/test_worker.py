"""The real worker on real jobs: it splits, it says why it cannot, it may be killed at any time."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.reading import bring_in
from factcheck.claims.models import Anchor, Reading
from factcheck.nlp import predict
from tests.database import ROOT, TestDatabase
from tests.factories import TEXT, make_person

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

PARAGRAPH = (
    "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said. Some {} ferries were "
    "damaged. Repairs will cost 3.2 million crowns, the port authority estimates.\n\n"
)
MINUTE = 60


def long_text(paragraphs: int) -> str:
    return "".join(PARAGRAPH.format(number) for number in range(14, 14 + paragraphs))


@contextmanager
def worker(database: TestDatabase) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "manage.py", "procrastinate", "worker"], cwd=ROOT, env=database.environ
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def wait_until(condition: Callable[[], bool], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.05)


def reading_of(article: Article) -> Reading:
    return Reading.objects.get(revision__article=article)


def is_over(*articles: Article) -> bool:
    return all(reading_of(article).is_over for article in articles)


def assert_split_once(article: Article, text: str) -> None:
    expected = [(found.start, found.end) for found in predict.split(text).claims]
    stored = Anchor.objects.filter(claim__article=article).order_by("start", "end", "pk")
    assert sorted(expected) == list(stored.values_list("start", "end"))
    found = Event.objects.filter(article_id=article.pk, action="claim.find", operation="insert")
    assert found.filter(table="claims.claim").count() == len(expected)
    assert set(found.values_list("actor_name", flat=True)) == {"Splitter"}
    reading = reading_of(article)
    assert (reading.state, reading.claims_found) == ("done", len(expected))
    assert reading.lines_done == reading.lines_total > 0


@pytest.fixture
def by(committed_database: TestDatabase) -> User:
    return make_person()


def test_articles_are_read(committed_database: TestDatabase, by: User) -> None:
    english = bring_in(by=by, text=TEXT).article
    german = bring_in(
        by=by,
        text="Der Hafen von Lindholm ist seit Dienstag wieder offen, sagte die Bürgermeisterin. "
        "Vierzehn Fähren wurden beschädigt, und die Reparatur wird für die Gemeinde teuer.",
    ).article
    unbroken = bring_in(by=by, text="word " * 20_000).article
    with worker(committed_database):
        wait_until(lambda: is_over(english, german, unbroken), seconds=2 * MINUTE)
    assert_split_once(english, TEXT)
    english.refresh_from_db()
    assert english.language == "en"
    foreign = reading_of(german)
    assert (foreign.state, foreign.language) == ("foreign", "de")
    assert not german.claims.exists()
    assert reading_of(unbroken).state in {"done", "foreign"}


def test_a_worker_killed_in_the_middle_is_replaced_within_a_minute(
    committed_database: TestDatabase, by: User
) -> None:
    text = long_text(600)
    article = bring_in(by=by, text=text).article
    with worker(committed_database) as first:
        wait_until(lambda: reading_of(article).lines_done > 0, seconds=2 * MINUTE)
        assert not is_over(article)
        first.kill()
        first.wait(10)
    assert not article.claims.exists()
    assert not is_over(article)
    with worker(committed_database):
        wait_until(lambda: is_over(article), seconds=MINUTE)
    assert_split_once(article, text)
