"""The dialog that asks what is to be done to selected claims."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.models import Claim
from tests.factories import make_article, make_claim, make_person, make_source

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Edda Moreau")


@pytest.fixture
def web(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def claims(editor: User) -> list[Claim]:
    article = make_article(by=editor)
    quotes = ("The harbor at Lindholm", "Some 14 ferries")
    return [make_claim(by=editor, article=article, quote=quote) for quote in quotes]


def send(web: Client, claims: list[Claim], **asked: str) -> Any:
    pairs = [f"{claim.pk}:{claim.version}" for claim in claims]
    return web.post(reverse("claims-bulk"), {"claim": pairs, **asked}, headers=HTMX)


@pytest.mark.parametrize(
    ("do", "title"),
    [
        ("assign", "Assign"),
        ("dismiss", "Put aside"),
        ("priority", "Set the priority"),
        ("link", "Link a source"),
    ],
)
def test_it_asks_first(web: Client, claims: list[Claim], do: str, title: str) -> None:
    answer = send(web, claims, do=do)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert f"{title}: 2 claims" in shown
    assert "<html" not in shown
    assert all(f'value="{claim.pk}:1"' in shown for claim in claims)
    assert set(Claim.objects.values_list("version", flat=True)) == {1}


def test_then_it_is_done(web: Client, claims: list[Claim], editor: User) -> None:
    answer = send(web, claims, do="assign", to=str(editor.pk), confirmed="1")
    assert answer.status_code == 204
    assert json.loads(answer["HX-Trigger"])["bulk-done"] == {"words": "2 claims assigned."}
    assert set(Claim.objects.values_list("assignee", flat=True)) == {editor.pk}


def test_one_source_for_all(web: Client, claims: list[Claim], editor: User) -> None:
    source = make_source(by=editor, title="Port log")
    lacking = send(web, claims, do="link", confirmed="1")
    assert lacking.status_code == 422
    assert "Choose a source." in lacking.content.decode()
    asked = {"source": str(source.pk), "stance": "supports"}
    answer = send(web, claims, do="link", confirmed="1", **asked)
    words = json.loads(answer["HX-Trigger"])["bulk-done"]["words"]
    assert words == "2 claims linked to the source."
    assert source.evidence.count() == 2


def test_conflicts_are_named_and_can_be_left_out(web: Client, claims: list[Claim]) -> None:
    other = make_person(name="Tomas Reyes")
    edit_claim(
        by=other,
        claim=Claim.objects.get(pk=claims[0].pk),
        version=1,
        label="Harbor open",
        statement="N.",
        kind="event",
    )
    asked = {"do": "dismiss", "reason": "Captions", "confirmed": "1"}
    answer = send(web, claims, **asked)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Harbor open</strong>: Tomas Reyes changed the claim’s words in the meantime." in shown
    assert 'value="Captions"' in shown
    left = send(web, claims, without=str(claims[0].pk), **asked).content.decode()
    assert f"Put aside: {claims[1].label}" in left
    assert set(Claim.objects.values_list("status", flat=True)) == {"active"}


def test_all_of_a_list(web: Client, claims: list[Claim], editor: User) -> None:
    make_claim(by=editor, label="Elsewhere")
    of_article = f"{reverse('claims')}?article={claims[0].article_id}"
    for address in (of_article, claims[0].article.get_absolute_url()):
        answer = web.post(
            reverse("claims-bulk"), {"do": "assign", "all": "1", "list": address}, headers=HTMX
        )
        assert "Assign: 2 claims" in answer.content.decode()
    desk = f"{reverse('desk')}?tray=unassigned"
    answer = web.post(reverse("claims-bulk"), {"do": "assign", "all": "1", "list": desk})
    assert "Assign: 3 claims" in answer.content.decode()
    nowhere = {"do": "assign", "all": "1", "list": "/nowhere"}
    assert web.post(reverse("claims-bulk"), nowhere, headers=HTMX).status_code == 422


def test_whoever_may_not_is_told_before(claims: list[Claim]) -> None:
    checker, reporter = Client(), Client()
    checker.force_login(make_person())
    reporter.force_login(make_person(Role.REPORTER))
    assert send(reporter, claims, do="assign").status_code == 403
    assert send(checker, claims, do="priority").status_code == 403
    offered = send(checker, claims, do="assign").content.decode()
    assert "Nobody" in offered
    assert "Edda Moreau" not in offered
