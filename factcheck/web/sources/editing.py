"""Adding a source, and changing what is said of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.lib.errors import Conflict, DomainError
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.models import Source
from factcheck.web.requests import signed_in
from factcheck.web.sources.forms import DETAILS, EditSourceForm, SourceForm


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
    context: dict[str, object] = {"source": source}
    if request.method != "POST":
        return render(request, "sources/edit.html", context | {"form": EditSourceForm.of(source)})
    form = EditSourceForm(request.POST)
    status = 422
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            edit_source(by=person, source=source, version=version, **form.details())
        except Conflict as error:
            status = error.status
            source.refresh_from_db()
            context["conflict"] = _differences(form, source)
            form = EditSourceForm({**form.cleaned_data, "version": source.version})
        except DomainError as error:
            add_error(form, error)
            status = error.status
            source.refresh_from_db()
        else:
            messages.success(request, "The source is saved.")
            return redirect(source)
    return render(request, "sources/edit.html", context | {"form": form}, status=status)


def add_error(form: SourceForm, error: DomainError) -> None:
    """Put the message of a rule at the field it is about."""
    form.add_error(error.field if error.field in form.fields else None, error.message)


def _differences(form: SourceForm, source: Source) -> list[tuple[str, object, object]]:
    return [
        (str(form[name].label), getattr(source, name), form.cleaned_data[name])
        for name in DETAILS
        if form.cleaned_data[name] != getattr(source, name)
    ]
