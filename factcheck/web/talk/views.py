"""Saying something on a claim or an article, changing it, taking it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment, edit_comment, remove_comment
from factcheck.desk.models import Comment
from factcheck.desk.notices import look_at
from factcheck.desk.talk import can_edit_comment, can_remove_comment
from factcheck.lib.errors import DomainError, NotAllowed
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in
from factcheck.web.talk.forms import CommentForm, EditForm, RemoveForm, TalkForm
from factcheck.web.talk.section import Talk, talk_on

SECTION, PAGE = "talk/section.html", "talk/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def on_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said on a claim; a new comment where one is sent."""
    claim = _claim(pk)
    return _talk(request, claim.article, claim)


@require_http_methods(["GET", "HEAD", "POST"])
def on_article(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said on an article; a new comment where one is sent."""
    return _talk(request, get_object_or_404(Article, pk=pk), None)


@require_POST
def seen_on_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the person has this claim before them: what is said and told of it is read."""
    claim = _claim(pk)
    return _seen(request, claim.article, claim)


@require_POST
def seen_on_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the person has read what is said on an article as a whole."""
    return _seen(request, get_object_or_404(Article, pk=pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own comment."""
    comment, person = _comment(pk), signed_in(request)

    def act(form: TalkForm) -> object:
        sent = form.cleaned_data
        return edit_comment(by=person, comment=comment, seen=sent["seen"], text=sent["text"])

    if request.method == "POST":
        return _carry_out(request, comment, EditForm(request.POST), tool="edit", act=act)
    if not can_edit_comment(person, comment):
        raise NotAllowed("Only the person who wrote a comment changes it.")
    return _with_tool(request, comment, "edit")


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a comment back."""
    comment, person = _comment(pk), signed_in(request)

    def act(form: TalkForm) -> object:
        return remove_comment(by=person, comment=comment, reason=form.cleaned_data["reason"])

    if request.method == "POST":
        return _carry_out(request, comment, RemoveForm(request.POST), tool="remove", act=act)
    if not can_remove_comment(person, comment):
        raise NotAllowed("Only the person who wrote a comment and editors take it back.")
    return _with_tool(request, comment, "remove")


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Everybody who can be named in a comment: sign-in name and name, by name."""
    people = User.objects.filter(is_active=True).order_by("name", "pk")
    found = [
        {"key": person.username, "name": str(person)} for person in people.only("username", "name")
    ]
    response = JsonResponse({"people": found})
    response["Cache-Control"] = "private, max-age=60"
    return response


def _talk(request: HttpRequest, article: Article, claim: Claim | None) -> HttpResponse:
    person = signed_in(request)
    if request.method != "POST":
        return _answer(request, _talk_now(request, article, claim))
    form = CommentForm(request.POST)
    form.full_clean()
    try:
        add_comment(by=person, article=article, claim=claim, text=form.cleaned_data["text"])
    except DomainError as error:
        form.add_problem(error.message, error.field)
        talk = _talk_now(request, article, claim)
        talk.form = form
        return _answer(request, talk, status=error.status)
    look_at(person, article, claim)
    return _changed(request, article, claim, told="Your comment is there.")


def _carry_out(
    request: HttpRequest,
    comment: Comment,
    form: TalkForm,
    *,
    tool: str,
    act: Callable[[TalkForm], object],
) -> HttpResponse:
    status = 422
    if form.is_valid():
        try:
            act(form)
        except DomainError as error:
            form.add_problem(error.message, error.field)
            status = error.status
        else:
            told = "The comment is changed." if tool == "edit" else "The comment is taken back."
            return _changed(request, comment.article, comment.claim, told=told)
    comment.refresh_from_db()
    return _with_tool(request, comment, tool, form=form, status=status)


def _with_tool(
    request: HttpRequest,
    comment: Comment,
    tool: str,
    *,
    form: TalkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    talk = talk_on(comment.article, comment.claim, person=signed_in(request), whole=True)
    talk.open(comment, tool, form)
    return _answer(request, talk, status=status)


def _changed(
    request: HttpRequest, article: Article, claim: Claim | None, *, told: str
) -> HttpResponse:
    if not wants_part(request):
        messages.success(request, told)
        return redirect(_place(article, claim))
    response = _answer(request, _talk_now(request, article, claim))
    trigger_client_event(response, "told", {"words": told})
    return trigger_client_event(response, "talk-changed", after="settle")


def _answer(request: HttpRequest, talk: Talk, *, status: int = 200) -> HttpResponse:
    template = SECTION if wants_part(request) else PAGE
    return render(request, template, {"talk": talk}, status=status)


def _talk_now(request: HttpRequest, article: Article, claim: Claim | None) -> Talk:
    whole = "all" in request.GET
    return talk_on(article, claim, person=signed_in(request), whole=whole)


def _seen(request: HttpRequest, article: Article, claim: Claim | None) -> HttpResponse:
    look_at(signed_in(request), article, claim)
    if not wants_part(request):
        return redirect(_place(article, claim))
    return trigger_client_event(HttpResponse(status=204), "notices-changed")


def _place(article: Article, claim: Claim | None) -> str:
    if claim is not None:
        return f"{article.get_absolute_url()}?claim={claim.pk}"
    return f"{article.get_absolute_url()}?talk=open"


def _claim(pk: int) -> Claim:
    found = Claim.objects.select_related("article", "assignee", "decided_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _comment(pk: int) -> Comment:
    rows = Comment.objects.select_related("article", "claim", "by")
    return get_object_or_404(rows, pk=pk)
