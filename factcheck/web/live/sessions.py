"""Whose stream it is: looked up by the session's key, without a request of Django's."""

from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from factcheck.accounts.models import User


def session_key(cookies: str) -> str:
    """The key of the session that a Cookie header names, or ""."""
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def people_of(keys: Collection[str]) -> dict[str, User]:
    """Who is signed in under each of these session keys; two queries for any number of them.

    A session that ended, or whose person was locked out or has another password since, is left out.
    """
    now = timezone.now()
    alive = Session.objects.filter(session_key__in=list(keys), expire_date__gt=now)
    decoded = {session.session_key: session.get_decoded() for session in alive}
    wanted = {data[SESSION_KEY] for data in decoded.values() if SESSION_KEY in data}
    people = {str(person.pk): person for person in User.objects.filter(pk__in=wanted)}
    signed_in = {}
    for key, data in decoded.items():
        person = people.get(data.get(SESSION_KEY, ""))
        if person is not None and person.is_active and _holds(person, data):
            signed_in[key] = person
    return signed_in


def _holds(person: User, data: dict[str, str]) -> bool:
    """Whether the session was begun with the person's present password."""
    hashes = (person.get_session_auth_hash(), *person.get_session_auth_fallback_hash())
    given = data.get(HASH_SESSION_KEY, "")
    return any(constant_time_compare(given, known) for known in hashes)
