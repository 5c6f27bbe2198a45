"""History pages, filtered by person, kind of action and period."""

from datetime import datetime, timedelta
from types import NoneType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.kinds import phrases
from factcheck.audit.models import Event, EventQuerySet
from factcheck.claims.models import Claim
from factcheck.sources.models import Source
from factcheck.web.fragments import render_part
from factcheck.web.history.pages import page_of
from factcheck.web.requests import signed_in

MACHINES = "machines"
OWN: dict[type, str] = {
    Claim: "claim",
    Article: "article",
    Source: "source",
    User: "person",
    NoneType: "",
}
TITLES = {
    "": "History",
    "claim": "History of a claim",
    "article": "History of an article",
    "source": "History of a source",
    "person": "History of a person",
}


class HistoryFilterForm(forms.Form):
    """Which part of a history; everything may be left empty."""

    by = forms.ChoiceField(label="Who", required=False)
    action = forms.ChoiceField(label="What", required=False)
    since = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(person.pk), str(person)) for person in User.objects.all()]
        self.fields["by"].choices = [  # type: ignore[attr-defined]
            ("", "Everybody"),
            *people,
            (MACHINES, "The workbench itself"),
        ]
        kinds = sorted(phrases().items(), key=lambda kind: kind[1].casefold())
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            ("", "Everything"),
            *((action, words[:1].upper() + words[1:]) for action, words in kinds),
        ]

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """The events asked for; a filter that cannot be read is left out."""
        self.is_valid()
        asked = self.cleaned_data
        if by := asked.get("by"):
            events = events.filter(actor_id=None if by == MACHINES else int(by))
        if action := asked.get("action"):
            events = events.filter(action=action)
        if since := asked.get("since"):
            events = events.filter(at__gte=_midnight(since.year, since.month, since.day))
        if until := asked.get("until"):
            day = _midnight(until.year, until.month, until.day)
            events = events.filter(at__lt=day + timedelta(days=1))
        return events


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All that happened in the newsroom."""
    return _render(request, Event.objects.all(), of=None)


@require_safe
def of_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to a claim, its evidence, verdicts and attribution."""
    claim = get_object_or_404(Claim.objects.only("label"), pk=pk)
    return _render(request, Event.objects.of_claims([pk]), of=claim)


@require_safe
def of_article(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to an article and its claims."""
    article = get_object_or_404(Article, pk=pk)
    claims = Claim.objects.of_article(article).order_by().only("pk")
    events = Event.objects.of_article(pk, claims)
    return _render(request, events, of=article)


@require_safe
def of_source(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to a source and the evidence that rests on it."""
    source = get_object_or_404(Source, pk=pk)
    return _render(request, Event.objects.of_source(pk), of=source)


@require_safe
def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person did, and what was done to their account."""
    person = get_object_or_404(User, pk=pk)
    events = Event.objects.by_person(pk) | Event.objects.filter(person_id=pk)
    return _render(request, events, of=person)


def _render(
    request: HttpRequest,
    events: EventQuerySet,
    *,
    of: Claim | Article | Source | User | None,
) -> HttpResponse:
    own = OWN[type(of)]
    form = HistoryFilterForm(request.GET)
    before = request.GET.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    context = {
        "title": TITLES[own],
        "of": of,
        "own": own,
        "form": form,
        "history": page_of(form.narrow(events), person=signed_in(request), before=number),
        "before": number,
        "address": request.path,
        "asked": any(request.GET.get(name) for name in form.fields),
        "everything": reverse("history"),
    }
    return render_part(request, "history/page.html", "results", context, filtered=True)


def _midnight(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=timezone.get_current_timezone())
