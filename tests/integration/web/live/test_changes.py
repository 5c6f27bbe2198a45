"""What a page is told of changes: all of them, once it asks, at the same cost for any number."""

import re
import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.corrections import (
    change_extent,
    dismiss,
    edit_claim,
    restore,
)
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.web.live import changes as live
from factcheck.web.live.changes import Seen, changes
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_person, stretch_of

WHY = "Asked the port."


@pytest.fixture
def checker(db: None) -> User:
    return make_person(Role.CHECKER, name="Chen Abidi")


@pytest.fixture
def client(checker: User) -> Client:
    client = Client()
    client.force_login(checker)
    return client


def now(article: Article) -> int:
    """The moment a page would be made."""
    return changes(article.pk, person=make_person(), seen=Seen(since=2**62, revision=1)).since


def told(client: Client, article: Article, **seen: Any) -> str:
    given = {"since": now(article), "revision": 1, **seen}
    answer = client.get(reverse("article-changes", args=[article.pk]), given)
    assert answer.status_code == 200
    return str(answer.content.decode())


def rows(html: str) -> list[int]:
    return [int(key) for key in re.findall(r'<li class="[^"]*" id="row-(\d+)"', html)]


def lines(html: str) -> list[int]:
    return [int(start) for start in re.findall(r'<span data-start="(\d+)">', html)]


def give(claim: Claim, by: User) -> None:
    decide(by=by, claim=claim, version=claim.version, verdict="unattributed", rationale=WHY)


def test_a_verdict_sends_its_row_and_the_numbers_and_no_line(client: Client, checker: User) -> None:
    article = make_article(by=checker)
    claim = make_claim(by=checker, article=article)
    make_claim(by=checker, article=article, quote="3.2 million crowns")
    since = now(article)
    give(claim, checker)
    # All of a test is one transaction, which has not been over at any moment of it.
    html = told(client, article, since=since)
    assert claim.pk in rows(html)
    assert "1 unattributed" in html


@pytest.mark.parametrize("what", ["added", "dismissed", "restored", "moved"])
def test_lines_come_with_claims_that_come_go_or_move(
    client: Client, checker: User, what: str
) -> None:
    text = "One ferry sank.\n\nTwo ferries sail.\n\nThree wait."
    article = make_article(by=checker, text=text)
    claim = make_claim(by=checker, article=article, quote="ferry sank")
    if what == "dismissed":
        dismiss(by=checker, claim=claim, version=claim.version, reason="An opinion")
    elif what == "restored":
        dismiss(by=checker, claim=claim, version=claim.version, reason="An opinion")
        restore(by=checker, claim=claim, version=claim.version, reason="It is one")
    elif what == "moved":
        revision = article.revisions.get()
        change_extent(
            by=checker,
            claim=claim,
            version=claim.version,
            revision=revision,
            stretch=stretch_of(revision, "ferries sail"),
        )
    html = told(client, article)
    second = text.index("Two")
    assert lines(html) == ([0, second] if what == "moved" else [0])
    assert ("<mark" in html) is (what != "dismissed")


def test_the_cost_is_the_same_for_any_number_of_changes(checker: User) -> None:
    words = [f"Ferry number {number} sank" for number in range(24)]
    counted = []
    for size in (2, 24):
        article = make_article(by=checker, text=". ".join(words[:size]) + f". Edition {size}.")
        for quote in words[:size]:
            give(make_claim(by=checker, article=article, quote=quote), checker)
        seen = Seen(since=now(article), revision=1)
        with CaptureQueriesContext(connection) as captured:
            found = changes(article.pk, person=checker, seen=seen)
        assert len(found.rows) == size
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 12


def test_too_many_changes_are_fetched_whole(checker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST_ROWS", 1)
    article = make_article(by=checker)
    make_claim(by=checker, article=article)
    make_claim(by=checker, article=article, quote="3.2 million crowns")
    found = changes(article.pk, person=checker, seen=Seen(since=now(article), revision=1))
    assert found.whole
    assert found.rows == []


def test_another_text_is_told_and_nothing_of_it_sent(client: Client, checker: User) -> None:
    article = make_article(by=checker)
    make_claim(by=checker, article=article)
    editor = make_person(Role.EDITOR, name="Edda Moreau")
    text = article.revisions.get().text.replace("14 ferries", "11 ferries")
    revise(by=editor, article=article, seen=1, text=text)
    html = told(client, article)
    assert "Edda Moreau saved a new text: revision 2." in html
    assert rows(html) == lines(html) == []


def test_the_panel_hears_who_changed_its_claim_unless_it_shows_it(
    client: Client, checker: User
) -> None:
    claim = make_claim(by=checker)
    aiko = make_person(name="Aiko Tanaka")
    before = claim.version
    edit_claim(by=aiko, claim=claim, version=before, label="L", statement="S.", kind="event")
    older = told(client, claim.article, claim=claim.pk, version=before)
    assert re.search(r"data-of-panel>Aiko Tanaka .* just now", older)
    current = told(client, claim.article, claim=claim.pk, version=claim.version)
    assert "data-of-panel" not in current


def test_others_are_named_and_oneself_is_not(client: Client, checker: User) -> None:
    article = make_article(by=checker)
    other, aiko = Client(), make_person(name="Aiko Tanaka")
    other.force_login(aiko)
    assert "data-name" not in told(client, article, tab="1" * 32)
    told(other, article, tab="2" * 32)
    assert 'data-name="Aiko Tanaka"' in told(client, article, tab="1" * 32)
    client.post(reverse("article-left", args=[article.pk]), {"tab": "2" * 32})
    assert 'data-name="Aiko Tanaka"' in told(client, article, tab="1" * 32)
    other.post(reverse("article-left", args=[article.pk]), {"tab": "2" * 32})
    assert "data-name" not in told(client, article, tab="1" * 32)


def test_what_a_tab_asked_for_before_it_was_left_does_not_bring_it_back(
    client: Client, checker: User
) -> None:
    article = make_article(by=checker)
    other = Client()
    other.force_login(make_person(name="Aiko Tanaka"))
    left = reverse("article-left", args=[article.pk])
    told(other, article, tab="2" * 32)
    for tab in ("2" * 32, "3" * 32):  # heard of before, and never
        other.post(left, {"tab": tab})
        told(other, article, tab=tab)
    assert "data-name" not in told(client, article, tab="1" * 32)
    told(other, article, tab="4" * 32)
    assert 'data-name="Aiko Tanaka"' in told(client, article, tab="1" * 32)


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 30, "0"])
def test_a_moment_that_makes_no_sense_is_answered(client: Client, since: str) -> None:
    claim = make_claim()
    answer = client.get(reverse("article-changes", args=[claim.article_id]), {"since": since})
    assert answer.status_code == 200


def test_what_commits_late_is_not_missed(committed_database: TestDatabase) -> None:
    checker = make_person(Role.CHECKER)
    article = make_article(by=checker)
    slow = make_claim(by=checker, article=article)
    quick = make_claim(by=checker, article=article, quote="3.2 million crowns")
    began, goes_on = threading.Event(), threading.Event()

    def decide_slowly() -> None:
        try:
            with transaction.atomic():
                give(slow, checker)  # its event has a lower number than the other's
                began.set()
                assert goes_on.wait(30)
        finally:
            connections.close_all()

    since = now(article)
    thread = threading.Thread(target=decide_slowly)
    thread.start()
    assert began.wait(30)
    give(quick, checker)
    first = changes(article.pk, person=checker, seen=Seen(since=since, revision=1))
    goes_on.set()
    thread.join()
    second = changes(article.pk, person=checker, seen=Seen(since=first.since, revision=1))
    keys = {f"row-{slow.pk}" in row.start for row in second.rows}
    assert [row.key for row in first.rows] == [str(quick.pk)]
    assert True in keys
