"""What pages show of the talk, fetched only where a template asks for it."""

from django import template
from django.template import Context

from factcheck.articles.models import Article
from factcheck.desk.notices import unread_of
from factcheck.web.requests import signed_in
from factcheck.web.talk.section import Talk, talk_on

register = template.Library()


@register.simple_tag(takes_context=True)
def article_talk(context: Context, article: Article) -> Talk:
    """What is said on an article as a whole: ``{% article_talk article as talk %}``."""
    return talk_on(article, None, person=signed_in(context["request"]))


@register.simple_tag(takes_context=True)
def inbox_count(context: Context) -> int:
    """How many notices the person has not read: ``{% inbox_count as unread %}``, one query."""
    return unread_of(signed_in(context["request"]))
