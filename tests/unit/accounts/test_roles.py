"""The complete table of who may do what, written down a second time on purpose."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import PERMISSIONS, Permission, Role, roles_with
from factcheck.accounts.rules import check_may
from factcheck.lib.errors import NotAllowed

# Least powerful role that may; whoever stands further right in Role may too.
FROM_ROLE = {
    Permission.BRING_IN: Role.REPORTER,
    Permission.COMMENT: Role.REPORTER,
    Permission.CORRECT: Role.CHECKER,
    Permission.LINK: Role.CHECKER,
    Permission.DECIDE: Role.CHECKER,
    Permission.SECOND_CHECK: Role.CHECKER,
    Permission.ASSIGN: Role.EDITOR,
    Permission.PRIORITIZE: Role.EDITOR,
    Permission.REOPEN: Role.EDITOR,
    Permission.SETTLE: Role.EDITOR,
    Permission.FLAG_RISK: Role.EDITOR,
    Permission.WAIVE: Role.EDITOR,
    Permission.SIGN_OFF: Role.EDITOR,
    Permission.ADMIN_SITE: Role.EDITOR,
    Permission.MANAGE_PEOPLE: Role.ADMIN,
    Permission.CONFIGURE: Role.ADMIN,
}
ORDER = list(Role)


def person(*roles: Role, active: bool = True) -> User:
    made = User(username="someone", name="Someone", is_active=active)
    made.__dict__["roles"] = roles
    return made


def test_every_permission_and_every_role_is_in_the_table() -> None:
    assert set(FROM_ROLE) == set(Permission)
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_who_may_do_what(permission: Permission, role: Role) -> None:
    expected = ORDER.index(role) >= ORDER.index(FROM_ROLE[permission])
    assert person(role).may(permission) is expected
    assert (role in roles_with(permission)) is expected
    if expected:
        check_may(person(role), permission)
    else:
        with pytest.raises(NotAllowed, match=FROM_ROLE[permission]):
            check_may(person(role), permission)


@pytest.mark.parametrize("permission", Permission)
def test_a_person_without_role_or_with_a_closed_account_may_nothing(permission: Permission) -> None:
    assert not person().may(permission)
    assert not person(Role.ADMIN, active=False).may(permission)


def test_roles_add_up() -> None:
    assert person(Role.REPORTER, Role.EDITOR).permissions == PERMISSIONS[Role.EDITOR]


def test_the_refusal_names_who_can() -> None:
    with pytest.raises(NotAllowed) as refusal:
        check_may(person(Role.REPORTER), Permission.DECIDE)
    assert refusal.value.message == (
        "Your role does not let you give verdicts; checkers, editors and admins can."
    )


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Maya Okafor", "MO"), ("Ada", "A"), ("Jan van der Berg", "JB"), ("åsa öberg", "ÅÖ")],
)
def test_initials(name: str, initials: str) -> None:
    assert User(username="x", name=name).initials == initials
