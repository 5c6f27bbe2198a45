"""Keys on controls and in help: ``{% load keys %}{% key "verdict.verified" %}``."""

from typing import Any

from django import template
from django.template.context import RequestContext

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.web.keys.commands import BY_ID, Command
from factcheck.web.keys.own import Shown, caps, grouped, keys_of, shown_to

register = template.Library()


@register.inclusion_tag("components/key.html", takes_context=True)
def key(context: RequestContext, command: str) -> dict[str, Any]:
    """The key of a command as the person has it; nothing where it is switched off."""
    return {"caps": caps(keys_of(_person(context))[BY_ID[command].id])}


@register.inclusion_tag("components/key.html")
def caps_of(pressed: str) -> dict[str, Any]:
    """A key as given."""
    return {"caps": caps(pressed)}


@register.simple_tag(takes_context=True)
def commands(context: RequestContext) -> list[Shown]:
    """All commands with the person's keys, for scripts."""
    return shown_to(_person(context))


@register.simple_tag(takes_context=True)
def commands_by_group(context: RequestContext) -> list[tuple[str, list[tuple[Command, str]]]]:
    """All commands with the person's keys, for people."""
    return grouped(_person(context))


@register.simple_tag(takes_context=True)
def takes_claims(context: RequestContext) -> bool:
    """Whether the person may take claims from the queue."""
    person = _person(context)
    return person is not None and person.may(Permission.DECIDE)


def _person(context: RequestContext) -> User | None:
    person = context.get("user")
    return person if isinstance(person, User) else None
