"""Every write on people."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from factcheck.accounts import kinds
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role
from factcheck.accounts.rules import check_manages, check_may
from factcheck.audit.record import Actor, recorded
from factcheck.lib.errors import RuleBroken
from factcheck.lib.fields import check_fields


def add_person(
    *,
    by: Actor,
    username: str,
    name: str,
    password: str | None,
    roles: Collection[Role],
    email: str = "",
) -> User:
    """Add a person with these roles; without a password they cannot sign in yet.

    Raises:
        NotAllowed: ``by`` is a person who may not manage people.
        RuleBroken: the sign-in name is taken, or a detail is not valid.
    """
    if isinstance(by, User):
        check_may(by, Permission.MANAGE_PEOPLE)
    person = User(username=username, name=name, email=email)
    person.set_password(password)
    _validate(person)
    with recorded(by=by, action=kinds.ADD):
        with _taken_name_told(username):
            person.save()
        person.groups.set(_groups(roles))
    return person


def edit_person(*, by: User, person: User, name: str, username: str, email: str) -> User:
    """Change a person's name, sign-in name and mail address.

    Raises:
        NotAllowed: ``by`` may not manage people.
        RuleBroken: the sign-in name is taken, or a detail is not valid.
    """
    check_may(by, Permission.MANAGE_PEOPLE)
    _validate(User(pk=person.pk, username=username, name=name, email=email))
    with recorded(by=by, action=kinds.EDIT), _taken_name_told(username):
        User.objects.filter(pk=person.pk).update(name=name, username=username, email=email)
    person.refresh_from_db()
    return person


def set_roles(*, by: User, person: User, roles: Collection[Role], reason: str = "") -> None:
    """Give a person exactly these roles; nobody takes the admin role from themselves."""
    loses_admin = Role.ADMIN in person.roles and Role.ADMIN not in roles
    check_manages(by, person if loses_admin else None)
    with recorded(by=by, action=kinds.ROLES, reason=reason):
        person.groups.set(_groups(roles))
        if loses_admin and person.is_superuser:
            User.objects.filter(pk=person.pk).update(is_superuser=False)
            person.is_superuser = False
    vars(person).pop("roles", None)
    vars(person).pop("permissions", None)


def set_active(*, by: User, person: User, active: bool, reason: str = "") -> None:
    """Close or reopen a person's account; what they did stays theirs."""
    check_manages(by, None if active else person)
    with recorded(by=by, action=kinds.DEACTIVATE if not active else kinds.EDIT, reason=reason):
        User.objects.filter(pk=person.pk).update(is_active=active)
    person.is_active = active


def set_password(*, by: User, person: User, password: str) -> None:
    """Set a new password; one's own always, another's by those who manage people."""
    if by.pk != person.pk:
        check_may(by, Permission.MANAGE_PEOPLE)
    with recorded(by=by, action=kinds.PASSWORD):
        person.set_password(password)
        person.save(update_fields=["password"])


def set_keys(*, by: User, own: Mapping[str, str], off: bool) -> None:
    """Keep the keys a person chose for themselves, by command, "" for none.

    ``off`` switches off every key that is pressed without Ctrl or Alt (WCAG 2.1.4).
    """
    keys = {**({"own": dict(own)} if own else {}), **({"off": True} if off else {})}
    with recorded(by=by, action=kinds.KEYS):
        User.objects.filter(pk=by.pk).update(keys=keys)
    by.keys = keys


def set_mail_notices(*, by: User, wanted: bool) -> None:
    """Say whether one wants one's notices by mail as well."""
    with recorded(by=by, action=kinds.MAIL):
        User.objects.filter(pk=by.pk).update(mail_notices=wanted)
    by.mail_notices = wanted


def _validate(person: User) -> None:
    """Raise RuleBroken for the first detail that is not valid; sign-in names ignore case."""
    check_fields(person, exclude=["password"])
    others = User.objects.exclude(pk=person.pk)
    if others.filter(username__iexact=person.username).exists():
        raise _taken(person.username)


@contextmanager
def _taken_name_told(username: str) -> Iterator[None]:
    """Tell of a sign-in name that somebody else took at this very moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise _taken(username) from error


def _taken(username: str) -> RuleBroken:
    return RuleBroken(f"The sign-in name “{username}” is taken.", field="username")


def _groups(roles: Collection[Role]) -> list[Group]:
    return list(Group.objects.filter(name__in=list(roles)))
