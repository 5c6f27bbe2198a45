"""The desk's page: what it shows, what it costs, and the way to the next claim."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign, set_priority
from tests.factories import make_article, make_claim, make_evidence, make_person

pytestmark = pytest.mark.django_db

BUDGET = 12
"""Queries of the page: session, person, roles, counts, keys, rows, chains, desks, colleagues."""


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def shown(client: Client, **asked: str) -> str:
    response = client.get(reverse("desk"), asked)
    assert response.status_code == 200
    return response.content.decode()


def many(editor: User, number: int) -> None:
    words = [f"Ferry {place} was damaged" for place in range(number)]
    article = make_article(by=editor, desk=f"Desk {number}", text=" and ".join(words) + ".")
    for quote in words:
        make_evidence(claim=make_claim(by=editor, article=article, quote=quote), by=editor)


def test_the_page_costs_the_same_for_any_number_of_claims(client: Client, editor: User) -> None:
    many(editor, 2)
    client.get(reverse("desk"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("desk"))
    many(editor, 60)
    with CaptureQueriesContext(connection) as full:
        page = shown(client, tray="unassigned")
    assert len(full) == len(few) <= BUDGET
    assert "62 claims, the most urgent first, 1 to 50 shown" in page


def test_the_most_urgent_first_with_what_makes_them_urgent(client: Client, editor: User) -> None:
    now = datetime.now(tz=UTC)
    late = make_claim(by=editor, article=make_article(by=editor, deadline=now - timedelta(hours=2)))
    soon = make_claim(
        by=editor,
        article=make_article(by=editor, deadline=now + timedelta(hours=1, minutes=1)),
        quote="3.2 million crowns",
    )
    pressing = make_claim(by=editor, quote="reopened on Tuesday")
    set_priority(by=editor, claims=[pressing], priority=2)
    page = shown(client)
    places = [page.index(f'/claims/{claim.pk}"') for claim in (pressing, late, soon)]
    assert places == sorted(places)
    assert 'class="due overdue"' in page
    assert "overdue by 2 hours" in page
    assert 'class="due soon"' in page
    assert "due in 1 hour" in page
    assert "At once" in page


def test_without_a_choice_one_sees_ones_own_or_what_is_free(client: Client, editor: User) -> None:
    claim = make_claim(by=editor)
    assert 'tray=unassigned" aria-current="page"' in shown(client).replace(
        'hx-get="/desk?tray=unassigned" ', ""
    )
    assign(by=editor, claims=[claim], to=editor)
    assert "Edda Lund" in shown(client, tray="mine")
    assert 'tray=mine" aria-current="page"' in shown(client).replace(
        'hx-get="/desk?tray=mine" ', ""
    )
    assert "Every open claim has somebody" in shown(client, tray="unassigned")
    assert "Every open claim" not in shown(client, tray="nonsense")


def test_a_verdict_in_second_check_is_not_told(client: Client) -> None:
    first = make_person(name="Finn Holm")
    claim = make_claim()
    decide(by=first, claim=claim, version=1, verdict="disputed", rationale="The port counts 11.")
    page = shown(client, tray="second_check").partition("bulk-actions")[0]
    assert claim.label in page
    assert "Second check" in page
    assert "The port counts 11." not in page
    assert "Finn Holm" not in page
    assert 'class="state disputed"' not in page


def test_reporters_see_no_trays_that_are_not_theirs() -> None:
    client = Client()
    client.force_login(make_person(Role.REPORTER))
    page = shown(client)
    assert "Disagreements" not in page
    assert "Second check" not in page
    assert reverse("desk-next") not in page
    assert "With colleagues" in page


def test_next_leads_to_the_claim(client: Client, editor: User) -> None:
    claim = make_claim(by=editor)
    response = client.post(reverse("desk-next"))
    assert response["Location"] == f"/articles/{claim.article_id}?claim={claim.pk}"
    assert Claim.objects.get(pk=claim.pk).assignee == editor
    response = client.post(reverse("desk-next"), {"desk": "Sports"}, follow=True)
    assert response.redirect_chain == [("/desk?desk=Sports", 302)]
    assert "No claim is waiting on the Sports desk" in response.content.decode()


def test_a_desk_can_be_chosen(client: Client, editor: User) -> None:
    sports = make_claim(by=editor, article=make_article(by=editor, desk="Sports"), label="Skates")
    make_claim(by=editor, article=make_article(by=editor, desk="City"), label="Trams")
    page = shown(client, desk="Sports")
    assert sports.label in page
    assert "Trams" not in page
    assert 'name="desk" value="Sports"' in page
