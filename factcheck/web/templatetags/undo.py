"""Undo in templates: the offer beside a message, and a word before what cannot be undone."""

from datetime import timedelta
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.desk.undoing import FINAL, last_deed

register = template.Library()

JUST_NOW = timedelta(seconds=15)


@register.inclusion_tag("undo/offer.html", takes_context=True)
def undo_offer(context: RequestContext) -> dict[str, Any]:
    """A button that takes back what the person did just now; nothing where that cannot be."""
    person, request = context.get("user"), context.get("request")
    deed = last_deed(person) if isinstance(person, User) else None
    if deed is None or deed.final or timezone.now() - deed.at > JUST_NOW:
        return {}
    return {"deed": deed, "user": person, "request": request}


@register.simple_tag
def cannot_be_undone(kind: str) -> str:
    """What a person should know before an action that is final, as a sentence."""
    return f"This cannot be undone: {FINAL[kind]}."
