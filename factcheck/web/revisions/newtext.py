"""A new text for an article: edited, pasted or uploaded, looked at before it is saved."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.actions import TextConflict
from factcheck.articles.models import Article, Revision
from factcheck.articles.text import control_characters
from factcheck.claims.actions.revisions import foresee
from factcheck.desk.actions.texts import save_text
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.lib.merge import Clash, merge
from factcheck.lib.text import canonical
from factcheck.web.articles.intake import text_of
from factcheck.web.articles.reader import newest_revision, reading_of
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in
from factcheck.web.revisions.compare import SideBySide, side_by_side
from factcheck.web.revisions.fates import Effect, foreseen
from factcheck.web.revisions.forms import NewTextForm

PAGE = "revisions/text.html"
ANOTHER_TEXT = 0.25
"""A text that keeps a smaller share of the words than this may be another article's."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving would do.

    Attributes:
        shown: The present text and the new one side by side.
        same: Whether the article has exactly this text already.
        seems_another: Whether hardly any of the present words are in it.
    """

    effect: Effect
    shown: SideBySide
    same: bool
    seems_another: bool


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Somebody saved another text since the person began.

    Attributes:
        theirs: The present revision.
        shown: It beside the person's text.
        merges: Whether the two can be put together without a clash.
    """

    theirs: Revision
    shown: SideBySide
    merges: bool


def new_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, foresee what a text would do, or save it; nothing that is typed is lost."""
    person = signed_in(request)
    check_may(person, Permission.BRING_IN)
    article = get_object_or_404(Article, pk=pk)
    if request.method != "POST":
        return _show(request, article, NewTextForm.of(newest_revision(article)))
    form = NewTextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, article, form, status=422)
    try:
        text = _given(form, article)
        form = form.with_values(text=text)
        form.is_valid()
        return _do(request, article, form, text)
    except TextConflict as conflict:
        return _conflict(request, article, form, conflict.revision)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _show(request, article, form, status=error.status)


def _do(request: HttpRequest, article: Article, form: NewTextForm, text: str) -> HttpResponse:
    wish = request.POST.get("do", "preview")
    newest = newest_revision(article)
    is_old = newest.number != form.cleaned_data["seen"]
    if is_old and canonical(text) == _text_of(article, form.cleaned_data["base"]):
        messages.info(request, f"You changed nothing. Here is revision {newest.number}.")
        return _lead(request, request.path)
    if wish == "save":
        return _save(request, article, form, text)
    if wish in {"merge", "beside"}:
        return _together(request, article, form, newest, beside=wish == "beside")
    if is_old and newest.text != canonical(text):
        raise TextConflict(newest)
    return _show(request, article, form, preview=_preview(article, text))


def _save(request: HttpRequest, article: Article, form: NewTextForm, text: str) -> HttpResponse:
    data = form.cleaned_data
    result = save_text(
        by=signed_in(request), article=article, seen=data["seen"], text=text, reason=data["reason"]
    )
    number = result.revision.number
    if not result.created and _is_sent_again(result.revision, data["seen"], request):
        return _lead(request, reverse("article-outcome", args=[article.pk, number]))
    if not result.created:
        messages.info(request, "The article has this text already. Nothing was changed.")
        return _lead(request, article.get_absolute_url())
    messages.success(request, f"Revision {number} is saved.")
    if kept := control_characters(text):
        names = ", ".join(f"{name} ({count}×)" for name, count in kept.items())
        messages.warning(
            request, f"The text holds control characters, which were kept as they are: {names}."
        )
    return _lead(request, reverse("article-outcome", args=[article.pk, number]))


def _is_sent_again(present: Revision, seen: int, request: HttpRequest) -> bool:
    """Whether the person's form made the present revision, as when it is sent twice."""
    return present.number == seen + 1 and present.by_id == signed_in(request).pk


def _lead(request: HttpRequest, address: str) -> HttpResponse:
    if wants_part(request):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _conflict(
    request: HttpRequest, article: Article, form: NewTextForm, theirs: Revision
) -> HttpResponse:
    """The text that somebody saved meanwhile beside the person's, who chooses (status 409)."""
    mine = canonical(form.cleaned_data["text"])
    base = _text_of(article, form.cleaned_data["base"])
    meanwhile = Meanwhile(
        theirs=theirs,
        shown=side_by_side(theirs.text, mine),
        merges=base is not None and not merge(base, theirs.text, mine).clashes,
    )
    form = form.with_values(seen=theirs.number)
    return _show(request, article, form, meanwhile=meanwhile, status=409)


def _together(
    request: HttpRequest, article: Article, form: NewTextForm, theirs: Revision, *, beside: bool
) -> HttpResponse:
    """Their text in the form with the person's changes in it, or with the person's beside it."""
    mine, base = canonical(form.cleaned_data["text"]), form.cleaned_data["base"]
    origin = _text_of(article, base)
    clashes: tuple[Clash, ...] = ()
    text = theirs.text
    if not beside and origin is not None:
        merged = merge(origin, theirs.text, mine)
        text, clashes = merged.text, merged.clashes
    number = theirs.number
    form = form.with_values(text=text, seen=number, base=number)
    return _show(
        request,
        article,
        form,
        preview=None if beside or text == theirs.text else _preview(article, text),
        mine=mine if beside or clashes else "",
        clashes=clashes,
        merged=not beside,
        theirs=theirs,
    )


def _preview(article: Article, text: str) -> Preview:
    found = foresee(article=article, text=text)
    old, new = found.former.text, found.revision.text
    shown = side_by_side(old, new)
    return Preview(
        effect=foreseen(found.fates),
        shown=shown,
        same=old == new,
        seems_another=shown.comparison.kept < ANOTHER_TEXT,
    )


def _given(form: NewTextForm, article: Article) -> str:
    """The text that is meant: the file's where one was chosen and nothing else was typed."""
    upload: UploadedFile[Any] | None = form.cleaned_data["file"]
    if upload is None:
        return str(form.cleaned_data["text"])
    base = _text_of(article, form.cleaned_data["base"])
    typed = canonical(form.cleaned_data["text"])
    if typed.strip() and typed != base:
        raise RuleBroken(
            "You changed the text and chose a file. Take one of them back.", field="file"
        )
    return text_of("", upload)


def _text_of(article: Article, number: int) -> str | None:
    found = article.revisions.filter(number=number).values_list("text", flat=True)
    return found.first()


def _show(
    request: HttpRequest,
    article: Article,
    form: NewTextForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    newest = newest_revision(article)
    reading = reading_of(newest)
    context = {
        "article": article,
        "form": form,
        "newest": newest,
        "is_read": reading is None or reading.is_over,
        "before": f"Revision {newest.number}",
        "after": "Your text",
        **more,
    }
    template = f"{PAGE}#new-text" if wants_part(request) else PAGE
    return render(request, template, context, status=status)
