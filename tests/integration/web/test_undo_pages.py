"""Undo on the web: the list, the key, the offer after a change."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.desk.undoing import deeds, last_deed
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_person

HTMX = {"HX-Request": "true"}


@pytest.fixture
def person(committed_database: TestDatabase) -> User:
    return make_person()


@pytest.fixture
def web(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def claim(person: User) -> Claim:
    return make_claim(by=make_person())


def assign_to_oneself(web: Client, claim: Claim, **headers: str) -> dict[str, object]:
    """Take a claim; what the answer triggers."""
    data = {"version": Claim.objects.get(pk=claim.pk).version, "seen": 0}
    answer = web.post(reverse("claim-take", args=[claim.pk]), data, headers=headers or None)
    assert answer.status_code in {200, 302}
    found: dict[str, object] = json.loads(answer.get("HX-Trigger", "{}"))
    return found


def test_a_change_offers_a_way_back(web: Client, claim: Claim, person: User) -> None:
    offer = assign_to_oneself(web, claim, **HTMX)["undoable"]
    deed = last_deed(person)
    assert deed is not None
    assert offer == {"key": deed.key, "words": "assigned the claim", "again": False}
    answer = web.post(reverse("undo"), {"key": deed.key}, headers=HTMX)
    assert answer.status_code == 204
    triggered = json.loads(answer["HX-Trigger"])
    assert triggered["undone"]["words"].startswith("Taken back: you assigned the claim: “Some 14")
    assert triggered["undoable"]["again"] is True
    assert Claim.objects.get(pk=claim.pk).assignee is None


def test_what_changes_nothing_offers_nothing(web: Client, claim: Claim) -> None:
    assign_to_oneself(web, claim)
    answer = web.post(reverse("claim-verdict", args=[claim.pk]), {"version": 0}, headers=HTMX)
    assert "undoable" not in answer.get("HX-Trigger", "")


def test_without_scripts_the_next_page_offers_it(web: Client, claim: Claim) -> None:
    assign_to_oneself(web, claim)
    page = web.get(reverse("articles")).content.decode()
    assert "Undo <kbd>Z</kbd>" in page.split('id="toasts"')[1]
    assert (
        "Undo <kbd>Z</kbd>"
        not in web.get(reverse("articles")).content.decode().split('id="toasts"')[1]
    )


def test_the_list_tells_what_can_be_taken_back(web: Client, claim: Claim, person: User) -> None:
    assign_to_oneself(web, claim)
    make_article(by=person)
    page = web.get(reverse("undo")).content.decode()
    assert "You assigned the claim: Some 14 ferries were damaged" in page
    assert "Cannot be undone: an article stays once it is brought in" in page
    refused = web.post(reverse("undo"), headers=HTMX)
    assert refused.status_code == 422
    assert "an article stays" in refused.content.decode()
    deed = next(d for d in deeds(person) if d.action == "claim.assign")
    answer = web.post(reverse("undo"), {"key": deed.key}, follow=True)
    assert "Taken back: you assigned the claim" in answer.content.decode()
    again = web.post(reverse("undo"), {"redo": "1"}, headers=HTMX)
    assert json.loads(again["HX-Trigger"])["undone"]["words"] == "Done again: assigned the claim."
    assert Claim.objects.get(pk=claim.pk).assignee == person


def test_the_lists_cost_does_not_grow(web: Client, person: User) -> None:
    make_article(by=person)
    few = _queries(web)
    for _ in range(5):
        make_article(by=person)
    assert _queries(web) == few


def _queries(web: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        web.get(reverse("undo"))
    return len(queries)
