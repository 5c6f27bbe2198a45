"""The list of sources, and the page of one."""

from django import forms
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.accounts.roles import Permission
from factcheck.audit.models import Event
from factcheck.claims.models import Evidence
from factcheck.sources.models import Source, SourceQuerySet
from factcheck.web.fragments import render_part
from factcheck.web.history.pages import page_of as history_page_of
from factcheck.web.paging import page_of
from factcheck.web.requests import signed_in

LATEST_ACTIONS = 5


class SourceFilterForm(forms.Form):
    """Which sources; everything may be left empty."""

    q = forms.CharField(
        label="Title, publisher or address",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(choices=[("", "All kinds"), *Source.Kind.choices], required=False)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Sources by title, with how many claims rest on each."""
    form = SourceFilterForm(request.GET)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    sources: SourceQuerySet = Source.objects.containing(asked["q"])
    if asked["kind"]:
        sources = sources.filter(kind=asked["kind"])
    in_order = _with_claim_counts(sources).order_by("title", "pk")
    page = page_of(in_order, request.GET.get("page"), total=sources.count())
    context = {
        "form": form,
        "asked": {name: value for name, value in asked.items() if value},
        "page": page,
        "may_link": signed_in(request).may(Permission.LINK),
    }
    return render_part(request, "sources/list.html", "results", context, filtered=True)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """One source: what is known of it, the claims that rest on it, what happened to it."""
    found = get_object_or_404(Source.objects.select_related("created_by"), pk=pk)
    evidence = (
        Evidence.objects.filter(source=found, removed_at=None)
        .select_related("claim__article", "linked_by")
        .defer("claim__search")
        .order_by("claim__article__title", "claim__article_id", "claim_id", "pk")
    )
    page = page_of(evidence, request.GET.get("page"))
    context = {
        "source": found,
        "page": page,
        "claims": len({item.claim_id for item in page.object_list}),
        "history": history_page_of(
            Event.objects.of_source(found.pk), person=signed_in(request), size=LATEST_ACTIONS
        ),
        "may_link": signed_in(request).may(Permission.LINK),
    }
    return render(request, "sources/source.html", context)


def _with_claim_counts(sources: SourceQuerySet) -> SourceQuerySet:
    linked = Q(evidence__removed_at=None)
    return sources.annotate(claim_count=Count("evidence__claim", filter=linked, distinct=True))
