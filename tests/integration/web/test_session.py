"""Signing in and out, guessing passwords, lost sessions, one's own password."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import FailedSignIn, User
from factcheck.accounts.throttle import ATTEMPTS, REST
from factcheck.audit.models import Event
from factcheck.web.session import address_of
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db

NEW = "seven herons over ice"


@pytest.fixture
def person() -> User:
    return make_person(username="ada", name="Ada Brandt")


def sign_in(client: Client, password: str = PASSWORD, name: str = "ada", **more: str) -> str:
    response = client.post(
        reverse("sign-in"), {"username": name, "password": password, **more}, follow=True
    )
    return response.content.decode()


def is_in(client: Client) -> bool:
    return client.get(reverse("articles")).status_code == 200


def test_people_sign_in_and_out(person: User) -> None:
    client = Client()
    assert not is_in(client)
    sign_in(client)
    assert is_in(client)
    client.post(reverse("sign-out"))
    assert not is_in(client)


def test_signing_in_leads_on_to_the_page_that_was_asked_for(person: User) -> None:
    client = Client()
    asked = client.get(reverse("people"))
    assert asked["Location"] == f"{reverse('sign-in')}?next={reverse('people')}"
    response = client.post(
        asked["Location"], {"username": "ada", "password": PASSWORD, "next": reverse("people")}
    )
    assert response["Location"] == reverse("people")


def test_a_wrong_password_and_a_wrong_name_sound_alike(person: User) -> None:
    wrong = "The sign-in name or the password is wrong."
    assert wrong in sign_in(Client(), "nope")
    assert wrong in sign_in(Client(), name="nobody")


def test_guessing_is_slowed_down_even_with_the_right_password(person: User) -> None:
    client = Client()
    for _ in range(ATTEMPTS):
        assert "is wrong" in sign_in(client, "guess")
    told = sign_in(client)
    assert "Too many wrong attempts. Wait 15 minutes" in told
    assert not is_in(client)


def test_after_a_rest_one_may_try_again(person: User) -> None:
    client = Client()
    for _ in range(ATTEMPTS):
        sign_in(client, "guess")
    FailedSignIn.objects.update(at=timezone.now() - REST - timedelta(seconds=1))
    sign_in(client)
    assert is_in(client)


def test_a_success_counts_from_zero_again(person: User) -> None:
    client = Client()
    for _ in range(ATTEMPTS - 1):
        sign_in(client, "guess")
    sign_in(client)
    assert is_in(client)
    assert not FailedSignIn.objects.exists()


def test_nobody_locks_a_colleague_out_from_elsewhere(person: User) -> None:
    stranger = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(ATTEMPTS):
        sign_in(stranger, "guess")
    client = Client()
    sign_in(client)
    assert is_in(client)


def test_no_name_that_was_tried_is_kept(person: User) -> None:
    sign_in(Client(), "guess", name="my secret typed in the wrong field")
    assert "secret" not in FailedSignIn.objects.get().key


def test_only_the_proxys_own_word_on_an_address_is_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "6.6.6.6, 203.0.113.9"})
    assert address_of(request) == "127.0.0.1"
    behind_proxy = type("Environment", (), {"https": True})()
    monkeypatch.setattr(settings, "ENVIRONMENT", behind_proxy)
    assert address_of(request) == "203.0.113.9"


def test_a_form_that_htmx_sends_without_a_session_keeps_what_was_typed(person: User) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/articles?q=x"}
    response = Client().post(reverse("claims-bulk"), {"do": "assign"}, headers=headers)
    assert response.status_code == 403
    assert response["HX-Retarget"] == "#toasts"
    assert response["HX-Reswap"] == "beforeend"
    assert "What you typed is still here" in response.content.decode()
    assert "next=%2Farticles%3Fq%3Dx" in response.content.decode()


def test_a_part_that_htmx_asks_for_without_a_session_leads_to_the_sign_in(person: User) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/claims?q=x"}
    response = Client().get(reverse("claims"), headers=headers)
    assert response["HX-Redirect"] == f"{reverse('sign-in')}?next=%2Fclaims%3Fq%3Dx"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> str:
    typed = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post(reverse("password"), typed, follow=True).content.decode()


def test_people_change_their_password_and_stay_signed_in_here_alone(person: User) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    assert "Your new password is set" in change(here)
    assert is_in(here)
    assert not is_in(elsewhere)
    person.refresh_from_db()
    assert person.check_password(NEW)
    event = Event.objects.filter(action="person.password").get()
    assert (event.actor_id, event.after) == (person.pk, {"password": "hidden"})


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"old": "nope"}, "That is not your present password."),
        ({"again": "something else"}, "The two new passwords differ."),
        ({"new": "12345", "again": "12345"}, "too short"),
    ],
)
def test_a_password_that_will_not_do_is_explained(
    person: User, typed: dict[str, str], words: str
) -> None:
    client = Client()
    sign_in(client)
    assert words in change(client, **typed)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_request_from_another_site_is_refused_in_our_words(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("sign-in"), {"username": "ada", "password": PASSWORD})
    assert response.status_code == 403
    assert "This page is too old to be sent" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/nowhere", "/articles/0/history", "/sources/999", "/people/0"]
)
def test_what_is_not_there_is_answered_in_our_words(person: User, address: str) -> None:
    client = Client()
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()
