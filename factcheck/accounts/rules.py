"""The one question asked everywhere: may this person do this?"""

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, roles_with
from factcheck.lib.errors import NotAllowed, RuleBroken


def check_may(by: User, permission: Permission) -> None:
    """Raise NotAllowed, naming the roles that may, unless the person's role permits this."""
    if not by.may(permission):
        names = [f"{role}s" for role in roles_with(permission)]
        who = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
        raise NotAllowed(f"Your role does not let you {permission}; {who} can.")


def check_manages(by: User, person: User | None) -> None:
    """Raise unless ``by`` may manage people and is not about to lock themselves out.

    ``person`` is the one about to lose a role or an account, None when nobody is.
    """
    check_may(by, Permission.MANAGE_PEOPLE)
    if person is not None and person.pk == by.pk:
        raise RuleBroken("You cannot close your own account or take the admin role from yourself.")
