"""Bringing an article in, and changing what is known of it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.actions import BroughtIn, edit_article
from factcheck.articles.models import Article
from factcheck.articles.text import control_characters, decode
from factcheck.claims.actions.reading import bring_in
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.web.articles.forms import DetailsForm, EditArticleForm, NewArticleForm
from factcheck.web.conflict import DetailsPage
from factcheck.web.requests import signed_in

LARGEST_FILE = 16 * 1024 * 1024
DETAILS = ("title", "outlet", "byline", "url", "published_at", "desk", "deadline")
EDIT = "articles/edit.html"


def new_article(request: HttpRequest) -> HttpResponse:
    """Paste or upload a text; what was typed stays in the form when something is wrong."""
    person = signed_in(request)
    check_may(person, Permission.BRING_IN)
    may_prioritize = person.may(Permission.PRIORITIZE)
    if request.method != "POST":
        form = NewArticleForm(may_prioritize=may_prioritize)
        return render(request, "articles/new.html", {"form": form})
    typed = request.POST.copy()
    form = NewArticleForm(typed, request.FILES, may_prioritize=may_prioritize)
    status = 422
    if form.is_valid():
        upload: UploadedFile[Any] | None = form.cleaned_data["file"]
        try:
            text = text_of(form.cleaned_data["text"], upload)
            # Should anything else be wrong, the file's words are in the form, since browsers
            # forget which file was chosen; but not megabytes, which make a browser stand still.
            if len(text) <= settings.ARTICLE_MAX_CHARACTERS:
                typed["text"] = text
            result = bring_in(by=person, text=text, **form.details())
        except DomainError as error:
            add_error(form, error)
            status = error.status
        else:
            _tell(request, result, text)
            return redirect(result.article)
    return render(request, "articles/new.html", {"form": form}, status=status)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of an article; its text stays."""
    person = signed_in(request)
    check_may(person, Permission.BRING_IN)
    article = get_object_or_404(Article, pk=pk)
    may_prioritize = person.may(Permission.PRIORITIZE)
    context = {"article": article}
    if request.method != "POST":
        form = EditArticleForm.of(article, may_prioritize=may_prioritize)
        return render(request, EDIT, context | {"form": form})

    def bind(sent: QueryDict) -> EditArticleForm:
        return EditArticleForm(sent, may_prioritize=may_prioritize)

    def save(form: Any) -> None:
        version = form.cleaned_data["version"]
        edit_article(by=person, article=article, version=version, **form.details())

    page = DetailsPage(EDIT, context, DETAILS, told="The details are saved.")
    return page.answer(request, article, bind=bind, save=save, add_error=add_error)


def add_error(form: DetailsForm, error: DomainError) -> None:
    """Put the message of a rule at the field it is about."""
    field = error.field if error.field in form.fields else None
    uploaded = "file" in form.fields and form.cleaned_data.get("file")
    form.add_error("file" if uploaded and field == "text" else field, error.message)


def text_of(pasted: str, upload: "UploadedFile[Any] | None") -> str:
    """The text that was pasted or that a file holds.

    Raises:
        RuleBroken: both were given, or the file is too large or no text.
    """
    if upload is None:
        return pasted
    if pasted.strip():
        raise RuleBroken("Either paste a text or choose a file; you did both.", field="file")
    name = upload.name or "the file"
    if upload.size is not None and upload.size > LARGEST_FILE:
        raise RuleBroken(f"“{name}” is larger than 16 MB. Bring it in in parts.", field="file")
    return decode(upload.read(), filename=name)


def _tell(request: HttpRequest, result: BroughtIn, text: str) -> None:
    if not result.created:
        messages.info(request, "This text was brought in before. Here is its article.")
        return
    messages.success(request, "The article is here. Its claims appear as they are found.")
    if kept := control_characters(text):
        names = ", ".join(f"{name} ({count}×)" for name, count in kept.items())
        messages.warning(
            request, f"The text holds control characters, which were kept as they are: {names}."
        )
