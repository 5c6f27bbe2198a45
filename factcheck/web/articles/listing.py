"""The list of articles."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article
from factcheck.claims.models import Reading
from factcheck.desk.talk import unread_of_articles
from factcheck.search.articles import containing
from factcheck.web.desk.on_article import Signed, signed_off
from factcheck.web.fragments import render_part
from factcheck.web.paging import page_of
from factcheck.web.people import who_can_check
from factcheck.web.requests import signed_in
from factcheck.web.tally import Tally, tallies


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the list shows it, with its newest sign-off that stands.

    ``unread`` counts comments on it and on its claims that the person has not read.
    """

    article: Article
    reading: Reading | None
    tally: Tally
    signed: Signed | None
    unread: int


class ArticleFilterForm(forms.Form):
    """Which articles; everything may be left empty."""

    q = forms.CharField(
        label="Title, byline or outlet",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    outlet = forms.CharField(required=False)
    desk = forms.CharField(required=False)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Articles, newest first, with how far the reading and the checking of each has come."""
    form = ArticleFilterForm(request.GET)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    articles = containing(Article.objects.select_related("created_by"), asked["q"])
    for name in ("outlet", "desk"):
        if asked[name]:
            articles = articles.filter(**{name: asked[name]})
    person = signed_in(request)
    may_assign = person.may(Permission.ASSIGN)
    page = page_of(articles, request.GET.get("page"))
    context = {
        "form": form,
        "asked": {name: value for name, value in asked.items() if value},
        "page": page,
        "rows": _rows(list(page.object_list), person),
        "outlets": _values("outlet"),
        "desks": _values("desk"),
        "may_bring_in": person.may(Permission.BRING_IN),
        "may_bulk": may_assign,
        "colleagues": who_can_check() if may_assign else [],
    }
    return render_part(request, "articles/list.html", "results", context, filtered=True)


def _rows(articles: list[Article], person: User) -> list[Row]:
    keys = [article.pk for article in articles]
    readings = {
        reading.revision.article_id: reading
        for reading in Reading.objects.filter(revision__article__in=keys)
        .select_related("revision")
        .defer("revision__text", "excluded")
        .order_by("revision__number")
    }
    counted = tallies(keys)
    signs = signed_off(keys)
    unread = unread_of_articles(keys, person=person)
    return [
        Row(
            article=article,
            reading=readings.get(article.pk),
            tally=counted[article.pk],
            signed=signs.get(article.pk),
            unread=unread.get(article.pk, 0),
        )
        for article in articles
    ]


def _values(column: str) -> list[str]:
    used = Article.objects.exclude(**{column: ""}).order_by(column)
    return list(used.values_list(column, flat=True).distinct()[:200])
