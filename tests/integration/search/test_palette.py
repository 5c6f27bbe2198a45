"""What the palette finds, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.actions.verdicts import decide
from factcheck.search.palette import find, recent
from tests.factories import make_article, make_claim, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person(Role.EDITOR, name="Harriet Holm")


def titles(text: str) -> dict[str, list[str]]:
    return {name: [one.title for one in found] for name, found in find(text)}


def test_it_finds_all_kinds(person: User) -> None:
    article = make_article(by=person, title="Harbor reopens", outlet="Post")
    make_claim(by=person, article=article, label="Fourteen ferries in the harbor")
    make_source(by=person, title="Harbor log")
    make_person(name="Harbo Lind")
    assert titles("harb") == {
        "Claims": ["Fourteen ferries in the harbor"],
        "Articles": ["Harbor reopens"],
        "Sources": ["Harbor log"],
        "People": ["Harbo Lind"],
    }
    assert titles("ferr harb")["Claims"] == ["Fourteen ferries in the harbor"]
    assert titles("zzz") == {}


def test_labels_come_before_statements_and_what_was_put_aside_not_at_all(person: User) -> None:
    article = make_article(by=person)
    quotes = ("The harbor", "Some 14 ferries", "Repairs will cost")
    words = (
        {"label": "Other", "statement": "A budget."},
        {"label": "Budget"},
        {"label": "Budgets"},
    )
    claims = [
        make_claim(by=person, article=article, quote=quote, **more)
        for quote, more in zip(quotes, words, strict=True)
    ]
    assert titles("budget")["Claims"] == ["Budget", "Budgets", "Other"]
    dismiss(by=person, claim=claims[1], version=1, reason="Caption")
    assert titles("budget")["Claims"] == ["Budgets", "Other"]


def test_a_verdict_that_waits_for_its_second_check_is_not_told(person: User) -> None:
    claim = make_claim(by=person, label="Budget")
    decide(by=person, claim=claim, version=1, verdict="disputed", rationale="It says 11.")
    assert find("budget")[0][1][0].state == "second_check"


def test_recent_first_when_nothing_is_typed(person: User) -> None:
    assert recent(person) == []
    other = make_claim(by=make_person(), label="Not mine")
    first = make_claim(by=person, label="First")
    second = make_claim(by=person, label="Second", quote="The harbor", article=first.article)
    [(name, found)] = recent(person)
    assert name == "Recent"
    assert [one.title for one in found][:2] == ["Second", "First"]
    assert {one.kind for one in found} == {"claim", "article"}
    assert other.label not in {one.title for one in found}
    assert second.get_absolute_url() == found[0].address


def queries(client: Client, text: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse("palette"), {"q": text}).status_code == 200
    return len(captured)


def test_it_costs_the_same_for_any_number(person: User, client: Client) -> None:
    client.force_login(person)
    article = make_article(by=person, title="Ferries")
    make_claim(by=person, article=article, label="Ferries")
    few = queries(client, "ferries"), queries(client, "")
    for quote in ("Some 14", "14 ferries", "ferries were", "were damaged", "The harbor"):
        make_claim(by=person, article=article, quote=quote, label=f"Ferries {quote}")
        make_source(by=person, title="Ferries")
        make_article(by=person, title="Ferries")
    many = queries(client, "ferries"), queries(client, "")
    assert max(*few, *many) <= 10
