"""What pages show of the talk, fetched only where a template asks for it."""

from django import template
from django.template import Context

from factcheck.articles.models import Article
from factcheck.desk.notices import unread_of
from factcheck.desk.talk import unread_of_claims
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


@register.simple_tag(takes_context=True)
def unread_talk(context: Context, article: Article) -> dict[str, int]:
    """How many unread comments each claim of an article has, by its key as text; one query.

    ``{% unread_talk article as unread %}``, then ``{{ unread|of:row.key }}``; asked for once a
    request, however many lists of claims a page has.
    """
    request = context["request"]
    known: dict[int, dict[str, int]] = request.__dict__.setdefault("_unread_talk", {})
    if article.pk not in known:
        unread = unread_of_claims(article, person=signed_in(request))
        known[article.pk] = {str(key): count for key, count in unread.items()}
    return known[article.pk]


@register.filter
def of(counts: dict[str, int], key: str) -> int:
    """One of the counts; 0 where there is none."""
    return counts.get(key, 0)
