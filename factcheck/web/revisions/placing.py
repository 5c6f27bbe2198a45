"""Saying where a claim stands in the present text, or that it is no longer there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from factcheck.articles.models import Revision
from factcheck.claims.actions.corrections import Stretch
from factcheck.claims.actions.revisions import place_claim, say_gone
from factcheck.claims.models import Claim
from factcheck.claims.rules import check_place
from factcheck.lib.errors import RuleBroken
from factcheck.web.claims.answers import carry_out
from factcheck.web.claims.forms import ChoosePlaceForm, RestoreForm
from factcheck.web.claims.panel import find_claim
from factcheck.web.claims.places import stretch
from factcheck.web.requests import signed_in


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a claim that was unplaced or gone at one of the places, or at words of the text."""
    claim, form, person = find_claim(pk), ChoosePlaceForm(request.POST), signed_in(request)
    check_place(person, claim)

    def act(version: int) -> Claim:
        data = form.cleaned_data
        revision = get_object_or_404(
            Revision.objects.select_related("article"),
            article_id=claim.article_id,
            number=data["revision"],
        )
        return place_claim(
            by=person,
            claim=claim,
            version=version,
            revision=revision,
            stretch=_meant(revision, form),
            reason=data["reason"],
        )

    told = "The claim has its place."
    return carry_out(request, claim, form, tool="place", told=told, act=act)


@require_POST
def gone(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a claim stands at none of the places in question."""
    claim, form = find_claim(pk), RestoreForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return say_gone(by=signed_in(request), claim=claim, version=version, reason=reason)

    told = "The claim is off the list. It keeps its history and can be placed again."
    return carry_out(request, claim, form, tool="", told=told, act=act)


def _meant(revision: Revision, form: ChoosePlaceForm) -> Stretch:
    chosen = form.cleaned_data["candidate"]
    if chosen is None:
        if not form.cleaned_data["words"].strip():
            raise RuleBroken("Select the words in the text, or type them.", field="words")
        return stretch(revision, form.cleaned_data)
    start, end = chosen
    return Stretch(start, end, revision.text[start:end])
