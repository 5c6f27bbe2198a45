"""An article's texts as they were: the list of its revisions, and any of them with its claims."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article, Revision
from factcheck.web.requests import signed_in
from factcheck.web.revisions.drawing import Drawing, Piece, line_passages
from factcheck.web.revisions.standing import ClaimShown, claims_shown


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The numbers of the revisions before and after one; None where there is none."""

    before: int | None
    after: int | None
    newest: int


def revisions_of(article: Article) -> QuerySet[Revision]:
    """An article's revisions without their texts, newest first, with who made them."""
    return article.revisions.select_related("by").defer("text").order_by("-number")


def find_revision(article: Article, number: int) -> Revision:
    """A revision of an article by its number, with who made it; 404 where there is none."""
    found = article.revisions.select_related("by", "article").filter(number=number).first()
    if found is None:
        raise Http404
    return found


@require_safe
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """All texts an article has had: who, when and why, with ways to look at and compare them."""
    article = get_object_or_404(Article, pk=pk)
    context = {
        "article": article,
        "revisions": list(revisions_of(article)),
        "may_bring_in": signed_in(request).may(Permission.BRING_IN),
    }
    return render(request, "revisions/list.html", context)


@require_safe
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One text as it was, with its claims and the verdicts they had while it was the newest."""
    article = get_object_or_404(Article, pk=pk)
    found = find_revision(article, number)
    claims = claims_shown(found, signed_in(request))
    context = {
        "article": article,
        "revision": found,
        "beside": neighbors(article, number),
        "revisions": list(revisions_of(article)),
        "lines": drawn(found.text, claims),
        "claims": claims,
    }
    return render(request, "revisions/revision.html", context)


def neighbors(article: Article, number: int) -> Neighbors:
    """The revisions around one; their numbers have no gaps."""
    newest = Revision.objects.filter(article=article).order_by("-number").values_list("number")
    last = newest[0][0]
    return Neighbors(
        number - 1 if number > 1 else None, number + 1 if number < last else None, last
    )


def drawn(text: str, claims: list[ClaimShown]) -> list[list[Piece]]:
    """The lines of a text with the marks of its claims."""
    drawing = Drawing(text, [shown.mark for shown in claims])
    return [drawing.passage(place) for place in line_passages(text)]
