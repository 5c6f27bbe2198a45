"""Finding articles by what is known of them."""

from django.db.models import Q

from factcheck.articles.models import ArticleQuerySet


def containing(articles: ArticleQuerySet, text: str) -> ArticleQuerySet:
    """Those whose title, byline or outlet contains each of the words of ``text``."""
    for word in text.split():
        articles = articles.filter(
            Q(title__icontains=word) | Q(byline__icontains=word) | Q(outlet__icontains=word)
        )
    return articles
