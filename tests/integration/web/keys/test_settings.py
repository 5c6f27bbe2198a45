"""One's own keys: on the page, in its JSON, on controls and in help."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.web.keys.commands import COMMANDS
from tests.factories import make_person

pytestmark = pytest.mark.django_db

AT_FIRST = {command.id: command.key for command in COMMANDS}


@pytest.fixture
def person() -> User:
    return make_person()


@pytest.fixture
def web(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def known_to_scripts(web: Client) -> dict[str, str]:
    page = web.get(reverse("articles")).content.decode()
    found = re.search(r'<script id="commands" type="application/json">(.*?)</script>', page)
    assert found
    return {command["id"]: command["key"] for command in json.loads(found.group(1))}


def test_everybody_starts_with_the_tables_keys(web: Client) -> None:
    assert known_to_scripts(web) == AT_FIRST
    page = web.get(reverse("keys")).content.decode()
    assert 'value="g c"' in page
    assert "Next claim" in page


def test_a_changed_key_is_everywhere(web: Client, person: User) -> None:
    answer = web.post(reverse("keys"), {**AT_FIRST, "single": "on", "search": "f", "undo": ""})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.keys == {"own": {"search": "f", "undo": ""}}
    assert known_to_scripts(web) == {**AT_FIRST, "search": "f", "undo": ""}
    page = web.get(reverse("articles")).content.decode()
    assert re.search(r'<span aria-hidden="true"><kbd>F</kbd>\s*</span>', page)
    event = Event.objects.latest("pk")
    assert (event.action, event.actor_id) == ("person.keys", person.pk)
    assert "changed their own keys" in web.get(reverse("history")).content.decode()


def test_single_keys_can_be_switched_off(web: Client, person: User) -> None:
    web.post(reverse("keys"), AT_FIRST)
    person.refresh_from_db()
    assert person.keys == {"off": True}
    assert {key for key in known_to_scripts(web).values() if key} == {"Ctrl+Enter", "Ctrl+k"}
    assert "You switched the single keys off" in web.get(reverse("articles")).content.decode()


def test_conflicts_are_refused_in_words(web: Client, person: User) -> None:
    answer = web.post(reverse("keys"), {**AT_FIRST, "single": "on", "next": "L"})
    assert answer.status_code == 302
    answer = web.post(reverse("keys"), {**AT_FIRST, "single": "on", "next": "k"})
    assert answer.status_code == 422
    assert "“Previous claim, or row” has this key as well." in answer.content.decode()
    answer = web.post(reverse("keys"), {**AT_FIRST, "single": "on", "next": "Ctrl+W"})
    assert "The browser needs this key" in answer.content.decode()
    person.refresh_from_db()
    assert person.keys == {"own": {"next": "Shift+L"}}


def test_set_all_back(web: Client, person: User) -> None:
    web.post(reverse("keys"), {**AT_FIRST, "next": "l"})
    web.post(reverse("keys"), {"reset": "all"})
    person.refresh_from_db()
    assert person.keys == {}
