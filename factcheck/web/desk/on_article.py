"""What articles show of the desk: who is at them, until when, whether they are signed off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from factcheck.desk.actions.taking import UNDECIDED, assign_articles
from factcheck.desk.models import SignOff
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.web.articles.forms import DeadlineForm
from factcheck.web.people import who_can_check
from factcheck.web.requests import signed_in

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-off that stands.

    Attributes:
        article_id: The key of the article.
        number: The revision that was signed.
        by: Who signed.
        at: When.
        current: Whether it is of the article's present text.
    """

    article_id: int
    number: int
    by: User
    at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class OnArticle:
    """The desk's part of an article's page.

    Attributes:
        holders: Who has how many of its undecided claims, by name; nobody as "".
        signed: The newest sign-off that stands, of this revision or a former one.
        colleagues: To whom its claims can go; nobody where the person may not assign.
        deadline: The form for its deadline; None where the person may not set it.
        may_take: Whether the person may take the next claim of the queue.
    """

    article: Article
    holders: list[tuple[str, int]]
    signed: Signed | None
    colleagues: list[User]
    deadline: DeadlineForm | None
    may_take: bool


def on_article(article: Article, *, person: User) -> OnArticle:
    """The desk's part of an article's page, in two queries, and one more for who may assign."""
    held = (
        Claim.objects.of_article(article)
        .filter(stage__in=UNDECIDED)
        .order_by("assignee__name")
        .values_list("assignee__name")
        .annotate(number=Count("pk"))
    )
    may_prioritize = person.may(Permission.PRIORITIZE)
    return OnArticle(
        article=article,
        holders=[(name or "", number) for name, number in held],
        signed=signed_off([article.pk]).get(article.pk),
        colleagues=who_can_check() if person.may(Permission.ASSIGN) else [],
        deadline=DeadlineForm.of(article) if may_prioritize else None,
        may_take=person.may(Permission.DECIDE),
    )


def signed_off(articles: Iterable[int]) -> dict[int, Signed]:
    """The newest standing sign-off of each of these articles, by their keys, in one query."""
    newer = Revision.objects.filter(
        article=OuterRef("article"), number__gt=OuterRef("revision__number")
    )
    standing = (
        SignOff.objects.filter(article__in=list(articles), withdrawn_at=None)
        .select_related("by", "revision")
        .defer("sheet", "revision__text")
        .annotate(current=~Exists(newer))
        .order_by("revision__number")
    )
    return {
        sign.article_id: Signed(
            article_id=sign.article_id,
            number=sign.revision.number,
            by=sign.by,
            at=sign.at,
            current=sign.current,
        )
        for sign in standing
    }


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the undecided claims of an article to a person."""
    person, article = signed_in(request), get_object_or_404(Article, pk=pk)
    check_may(person, Permission.ASSIGN)
    try:
        to = _colleague(request.POST.get("to", ""))
        taken_too = bool(request.POST.get("taken_too"))
        number = assign_articles(by=person, articles=[article], to=to, taken_too=taken_too)
    except DomainError as error:
        messages.error(request, f"Nothing was changed. {error.message}")
    else:
        messages.success(request, f"{_claims(number)} went to {to or 'nobody'}.")
    return redirect(article)


@require_POST
def assign_several(request: HttpRequest) -> HttpResponse:
    """Give the claims that nobody has of the articles that were ticked to a person."""
    person = signed_in(request)
    check_may(person, Permission.ASSIGN)
    ticked = [key for key in request.POST.getlist("article") if key.isascii() and key.isdigit()]
    articles = list(Article.objects.filter(pk__in=ticked))
    try:
        if not articles:
            raise RuleBroken("Tick the articles first.")
        to = _colleague(request.POST.get("to", ""))
        number = assign_articles(by=person, articles=articles, to=to)
    except DomainError as error:
        messages.error(request, f"Nothing was changed. {error.message}")
    else:
        messages.success(request, f"{_claims(number)} went to {to or 'nobody'}.")
    return redirect("articles")


@require_POST
def set_deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or take off an article's deadline."""
    person, article = signed_in(request), get_object_or_404(Article, pk=pk)
    check_may(person, Permission.PRIORITIZE)
    form = DeadlineForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed. Give the deadline as a date and a time.")
        return redirect(article)
    deadline = None if "none" in request.POST else form.cleaned_data["deadline"]
    try:
        version = form.cleaned_data["version"]
        edit_article(by=person, article=article, version=version, deadline=deadline)
    except DomainError as error:
        messages.error(request, f"Nothing was changed. {error.message}")
    else:
        messages.success(request, "The deadline is set." if deadline else "It has no deadline now.")
    return redirect(article)


def _colleague(key: str) -> User | None:
    """The person of a key as a form sends it; None for "nobody"."""
    if key == NOBODY:
        return None
    person = User.objects.filter(pk=key).first() if key.isascii() and key.isdigit() else None
    if person is None:
        raise RuleBroken("Choose who the claims go to.", field="to")
    return person


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
