"""Every write on people."""

from collections.abc import Collection

from django.contrib.auth.models import Group

from factcheck.accounts import kinds
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role
from factcheck.accounts.rules import check_manages, check_may
from factcheck.audit.record import Actor, recorded
from factcheck.lib.errors import RuleBroken


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
        RuleBroken: the sign-in name is taken.
    """
    if isinstance(by, User):
        check_may(by, Permission.MANAGE_PEOPLE)
    if User.objects.filter(username__iexact=username).exists():
        raise RuleBroken(f"The sign-in name “{username}” is taken.", field="username")
    with recorded(by=by, action=kinds.ADD):
        person = User(username=username, name=name, email=email)
        person.set_password(password)
        person.save()
        person.groups.set(_groups(roles))
    return person


def edit_person(*, by: User, person: User, name: str, username: str, email: str) -> User:
    """Change a person's name, sign-in name and mail address."""
    check_may(by, Permission.MANAGE_PEOPLE)
    taken = User.objects.exclude(pk=person.pk).filter(username__iexact=username)
    if taken.exists():
        raise RuleBroken(f"The sign-in name “{username}” is taken.", field="username")
    with recorded(by=by, action=kinds.EDIT):
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


def _groups(roles: Collection[Role]) -> list[Group]:
    return list(Group.objects.filter(name__in=list(roles)))
