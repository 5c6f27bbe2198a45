"""What pages show of the desk, fetched only where a template asks for it."""

from django import template
from django.template import Context

from factcheck.articles.models import Article
from factcheck.desk.queue import desks
from factcheck.web.desk.on_article import OnArticle, on_article
from factcheck.web.requests import signed_in

register = template.Library()


@register.simple_tag(takes_context=True)
def article_desk(context: Context, article: Article) -> OnArticle:
    """Who is at an article, and how far it is: ``{% article_desk article as strip %}``."""
    return on_article(article, person=signed_in(context["request"]))


@register.simple_tag
def desk_names() -> list[str]:
    """The desks that articles carry, to be offered: ``{% desk_names as names %}``, one query."""
    return desks()
