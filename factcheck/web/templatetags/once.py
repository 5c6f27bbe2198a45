"""``{% csrf_token %}`` in every form of ours also says which sending it is.

The tag takes the place of Django's (settings.TEMPLATES), so no form can forget it.
"""

from typing import Any
from uuid import uuid4

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck.web.once import FIELD

register = template.Library()


class SentOnceNode(CsrfTokenNode):
    """The form's key against forgery, and its token by which it acts once."""

    def render(self, context: Any) -> SafeString:
        """Both as hidden fields."""
        key = super().render(context)
        return format_html('{}<input type="hidden" name="{}" value="{}">', key, FIELD, uuid4().hex)


@register.tag("csrf_token")
def csrf_token(parser: Parser, token: Token) -> SentOnceNode:
    """Compile the tag."""
    return SentOnceNode()
