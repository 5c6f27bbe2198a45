"""Adding a source, and changing what is said of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.lib.errors import DomainError
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.models import Source
from factcheck.web.conflict import DetailsPage
from factcheck.web.requests import signed_in
from factcheck.web.sources.forms import DETAILS, EditSourceForm, SourceForm

EDIT = "sources/edit.html"


def new(request: HttpRequest) -> HttpResponse:
    """Add a source; an address that is known leads to the source that has it."""
    person = signed_in(request)
    check_may(person, Permission.LINK)
    form = SourceForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        details = form.details()
        known = Source.objects.filter(url=details["url"]).exclude(url="").first()
        try:
            source = add_source(by=person, **details)
        except DomainError as error:
            add_error(form, error)
            status = error.status
        else:
            if known is not None:
                messages.info(request, "A source has this address already. Here it is.")
            else:
                messages.success(request, "The source is saved. Link it to claims from a claim.")
            return redirect(source)
    return render(request, "sources/new.html", {"form": form}, status=status)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of a source."""
    person = signed_in(request)
    check_may(person, Permission.LINK)
    source = get_object_or_404(Source, pk=pk)
    context = {"source": source}
    if request.method != "POST":
        return render(request, EDIT, context | {"form": EditSourceForm.of(source)})

    def save(form: Any) -> None:
        version = form.cleaned_data["version"]
        edit_source(by=person, source=source, version=version, **form.details())

    page = DetailsPage(EDIT, context, DETAILS, told="The source is saved.")
    return page.answer(request, source, bind=EditSourceForm, save=save, add_error=add_error)


def add_error(form: SourceForm, error: DomainError) -> None:
    """Put the message of a rule at the field it is about."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
