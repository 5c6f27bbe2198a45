"""A form that arrives twice acts once, and the second answer is as the first."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.actions import KEPT
from factcheck.audit.models import Event, Once
from factcheck.claims.models import Claim
from factcheck.desk.tasks import clear_working_state
from tests.database import TestDatabase
from tests.factories import make_claim, make_person

HTMX = {"HX-Request": "true", "HX-Target": "panel"}
RATIONALE = "The port counts 11 ferries."


@pytest.fixture
def checker(db: None) -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def client(checker: User) -> Client:
    client = Client()
    client.force_login(checker)
    return client


def verdict(claim: Claim, **more: Any) -> dict[str, Any]:
    return {"version": claim.version, "verdict": "unattributed", "rationale": RATIONALE, **more}


def decisions(claim: Claim) -> int:
    return Event.objects.filter(claim_id=claim.pk, action="claim.decide").count()


def test_the_same_verdict_twice_is_given_once_and_shown_twice(client: Client) -> None:
    claim = make_claim()
    address = reverse("claim-verdict", args=[claim.pk])
    data = verdict(claim, once=uuid4().hex)
    for _ in range(2):
        answer = client.post(address, data, headers=HTMX)
        assert answer.status_code == 200
        assert "Unattributed" in answer.content.decode()
    assert decisions(claim) == 1


def test_the_same_form_with_other_words_is_another_one(client: Client) -> None:
    claim = make_claim()
    address = reverse("claim-verdict", args=[claim.pk])
    once = uuid4().hex
    assert client.post(address, verdict(claim, once=once), headers=HTMX).status_code == 200
    other = verdict(claim, once=once, rationale="Something else.")
    assert client.post(address, other, headers=HTMX).status_code == 409
    assert decisions(claim) == 1


def test_what_was_refused_can_be_sent_again(client: Client) -> None:
    claim = make_claim()
    address = reverse("claim-verdict", args=[claim.pk])
    refused = verdict(claim, once=uuid4().hex, rationale="")
    for _ in range(2):
        assert client.post(address, refused, headers=HTMX).status_code == 422
    assert not Once.objects.exists()


def test_an_article_sent_twice_leads_to_the_one_that_was_made(client: Client) -> None:
    data = {"text": f"A ferry sank. {uuid4()}", "once": uuid4().hex}
    first, second = (client.post(reverse("article-new"), data) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Article.objects.count() == 1


def test_a_header_does_as_well(client: Client) -> None:
    claim = make_claim()
    address = reverse("claim-dismiss", args=[claim.pk])
    data = {"version": claim.version, "reason": "An opinion"}
    for _ in range(2):
        answer = client.post(address, data, headers={**HTMX, "Idempotency-Key": "retry-of-mine-1"})
        assert answer.status_code == 200
    assert Event.objects.filter(claim_id=claim.pk, action="claim.dismiss").count() == 1


def test_every_form_says_which_sending_it_is(client: Client) -> None:
    claim = make_claim()
    page = client.get(reverse("article", args=[claim.article_id]), {"claim": claim.pk})
    html = page.content.decode()
    tokens = re.findall(r'name="once" value="([0-9a-f]{32})"', html)
    assert len(tokens) == len(set(tokens)) == html.count('name="csrfmiddlewaretoken"') > 3


def test_a_double_click_of_two_threads_acts_once(committed_database: TestDatabase) -> None:
    checker = make_person(Role.CHECKER)
    claim = make_claim(by=checker)
    data = verdict(claim, once=uuid4().hex)

    def send(_: int) -> int:
        client = Client()
        client.force_login(checker)
        try:
            address = reverse("claim-verdict", args=[claim.pk])
            return client.post(address, data, headers=HTMX).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, range(4))) == [200] * 4
    assert decisions(claim) == 1


def test_a_split_sent_twice_shows_the_first_of_the_two_claims(client: Client) -> None:
    claim = make_claim()
    data = {
        "version": claim.version,
        "first_words": "14 ferries",
        "second_words": "ferries were damaged",
        "once": uuid4().hex,
    }
    address = reverse("claim-split", args=[claim.pk])
    first, second = (client.post(address, data, headers=HTMX) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first["HX-Replace-Url"] == second["HX-Replace-Url"]
    assert Claim.objects.of_article(claim.article).active().count() == 2


def test_what_was_sent_is_forgotten_after_a_week(db: None) -> None:
    Once.objects.create(key="old", at=timezone.now() - KEPT - timedelta(minutes=1))
    Once.objects.create(key="new")
    clear_working_state(timestamp=0)
    assert list(Once.objects.values_list("key", flat=True)) == ["new"]
