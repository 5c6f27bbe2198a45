"""People: added, changed, given roles, closed, each with its event; nobody locks themselves out."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import override_settings

from factcheck.accounts import actions
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role
from factcheck.audit.models import Event
from factcheck.audit.record import Machine
from factcheck.lib.errors import NotAllowed, RuleBroken
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return make_person(Role.ADMIN)


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.CHECKER, Role.EDITOR])
def test_only_admins_manage_people(role: Role) -> None:
    by, person = make_person(role), make_person(Role.REPORTER)
    with pytest.raises(NotAllowed):
        actions.add_person(by=by, username="x", name="X", password=None, roles=[])
    with pytest.raises(NotAllowed):
        actions.edit_person(by=by, person=person, name="X", username="x", email="")
    with pytest.raises(NotAllowed):
        actions.set_roles(by=by, person=by, roles=[Role.ADMIN])
    with pytest.raises(NotAllowed):
        actions.set_active(by=by, person=person, active=False)
    with pytest.raises(NotAllowed):
        actions.set_password(by=by, person=person, password="x")
    assert fresh(by).roles == (role,)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"username": "TAKEN"}, "username"),
        ({"username": "with space"}, "username"),
        ({"username": ""}, "username"),
        ({"name": ""}, "name"),
        ({"email": "nowhere"}, "email"),
    ],
)
def test_details_are_validated(admin: User, details: dict[str, str], field: str) -> None:
    make_person(username="taken")
    person = make_person(username="mine")
    given = {"username": "fresh", "name": "Fresh", "email": ""} | details
    with pytest.raises(RuleBroken) as refusal:
        actions.add_person(by=admin, password=None, roles=[], **given)
    assert refusal.value.field == field
    with pytest.raises(RuleBroken) as refusal:
        actions.edit_person(by=admin, person=person, **given)
    assert refusal.value.field == field
    assert fresh(person).username == "mine"


def test_without_a_password_nobody_signs_in(admin: User) -> None:
    actions.add_person(by=admin, username="new", name="New", password=None, roles=[Role.CHECKER])
    assert authenticate(username="new", password="") is None


def test_roles_are_what_is_given(admin: User) -> None:
    person = make_person(Role.CHECKER)
    assert person.may(Permission.DECIDE)
    actions.set_roles(by=admin, person=person, roles=[Role.REPORTER])
    assert not person.may(Permission.DECIDE)
    assert fresh(person).roles == (Role.REPORTER,)
    changed = Event.objects.filter(table="accounts.user_groups", action="person.roles")
    assert set(changed.values_list("operation", "person_id")) == {
        ("delete", person.pk),
        ("insert", person.pk),
    }


def test_the_admin_role_can_be_taken_from_a_superuser_but_not_from_oneself(admin: User) -> None:
    root = User.objects.create_superuser("root", "", PASSWORD, name="Root")
    assert root.roles == (Role.ADMIN,)
    with pytest.raises(RuleBroken, match="from yourself"):
        actions.set_roles(by=root, person=root, roles=[Role.EDITOR])
    actions.set_roles(by=admin, person=root, roles=[Role.EDITOR])
    assert fresh(root).roles == (Role.EDITOR,)
    assert root.roles == (Role.EDITOR,)


def test_a_closed_account_may_nothing_and_can_be_opened_again(admin: User) -> None:
    person = make_person(username="leaver")
    with pytest.raises(RuleBroken, match="your own account"):
        actions.set_active(by=admin, person=admin, active=False)
    actions.set_active(by=admin, person=person, active=False, reason="left")
    assert authenticate(username="leaver", password=PASSWORD) is None
    assert not fresh(person).may(Permission.COMMENT)
    actions.set_active(by=admin, person=person, active=True)
    assert authenticate(username="leaver", password=PASSWORD) == person


def test_ones_own_password(admin: User) -> None:
    person = make_person(Role.REPORTER, username="self")
    actions.set_password(by=person, person=person, password="three new keys")
    assert authenticate(username="self", password="three new keys") == person


def test_signing_in_leaves_no_event_but_a_renewed_hash_does() -> None:
    person = make_person(username="old")
    before = Event.objects.count()
    assert authenticate(username="old", password=PASSWORD) == person
    assert Event.objects.count() == before
    hashers = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    with override_settings(PASSWORD_HASHERS=hashers):
        assert authenticate(username="old", password=PASSWORD) == person
    assert Event.objects.latest("pk").action == "person.renew_password_hash"
    assert fresh(person).password.startswith("pbkdf2_")


def test_createsuperuser_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", username="chief", name="Chief", interactive=False, verbosity=0)
    person = User.objects.get(username="chief")
    assert person.may(Permission.MANAGE_PEOPLE)
    assert Event.objects.get(person_id=person.pk).actor_name == "Command line"


def test_a_machine_can_add_people() -> None:
    person = actions.add_person(
        by=Machine("Demo"), username="demo", name="Demo", password=PASSWORD, roles=[Role.ADMIN]
    )
    event = Event.objects.filter(person_id=person.pk).latest("pk")
    assert (event.actor_name, event.actor_id) == ("Demo", None)
