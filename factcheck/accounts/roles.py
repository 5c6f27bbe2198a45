"""Who may do what: one table, read by rules, pages and the admin alike."""

from enum import StrEnum


class Permission(StrEnum):
    """Something a person may be permitted to do. Reading is open to everyone signed in."""

    BRING_IN = "bring in articles"
    COMMENT = "comment"
    CORRECT = "correct claims"
    LINK = "link sources"
    DECIDE = "give verdicts"
    SECOND_CHECK = "give second checks"
    ASSIGN = "assign claims"
    PRIORITIZE = "set deadlines and priorities"
    REOPEN = "reopen claims"
    SETTLE = "decide disagreements"
    FLAG_RISK = "flag legal risks"
    WAIVE = "waive open claims"
    SIGN_OFF = "sign off articles"
    ADMIN_SITE = "use the admin site"
    MANAGE_PEOPLE = "manage people and roles"
    CONFIGURE = "change settings"


class Role(StrEnum):
    """A role, held as membership of the Django group of the same name."""

    REPORTER = "reporter"
    CHECKER = "checker"
    EDITOR = "editor"
    ADMIN = "admin"


_REPORTER = frozenset({Permission.BRING_IN, Permission.COMMENT})
_CHECKER = _REPORTER | {
    Permission.CORRECT,
    Permission.LINK,
    Permission.DECIDE,
    Permission.SECOND_CHECK,
}
_EDITOR = _CHECKER | {
    Permission.ASSIGN,
    Permission.PRIORITIZE,
    Permission.REOPEN,
    Permission.SETTLE,
    Permission.FLAG_RISK,
    Permission.WAIVE,
    Permission.SIGN_OFF,
    Permission.ADMIN_SITE,
}
_ADMIN = _EDITOR | {Permission.MANAGE_PEOPLE, Permission.CONFIGURE}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REPORTER: _REPORTER,
    Role.CHECKER: _CHECKER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _ADMIN,
}
"""Each role with everything it may do."""


def roles_with(permission: Permission) -> list[Role]:
    """The roles that hold a permission, least powerful first."""
    return [role for role in Role if permission in PERMISSIONS[role]]
