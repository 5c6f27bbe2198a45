"""Reading a claim, taking it on, giving it a verdict, taking the last verdict back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from factcheck.web.claims.answers import carry_out, present, show
from factcheck.web.claims.forms import ClaimForm, VerdictForm
from factcheck.web.claims.panel import Panel, find_claim
from factcheck.web.conflict import Difference, differences
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in


@require_safe
def claim_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel where htmx asks; else the way to the claim on its article's page."""
    claim = find_claim(pk)
    if not wants_part(request):
        return redirect(f"{claim.article.get_absolute_url()}?claim={claim.pk}")
    return show(request, present(request, claim))


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take on a claim that nobody has."""
    claim, form, person = find_claim(pk), ClaimForm(request.POST), signed_in(request)

    def act(version: int) -> Claim:
        if claim.assignee_id == person.pk:
            return claim
        if claim.version != version:
            raise ClaimConflict(claim)
        assign(by=person, claims=[claim], to=person)
        return claim

    return carry_out(request, claim, form, tool="", told="The claim is yours.", act=act)


@require_POST
def give_verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a claim verified, disputed or unattributed."""
    claim, form = find_claim(pk), VerdictForm(request.POST)

    def act(version: int) -> Claim:
        return decide(
            by=signed_in(request),
            claim=claim,
            version=version,
            verdict=form.cleaned_data["verdict"],
            rationale=form.cleaned_data["rationale"],
        )

    def saved(shown: Panel) -> list[Difference]:
        known = shown.claim if shown.judged.sees else Claim()
        return differences(form, {name: getattr(known, name) for name in ("verdict", "rationale")})

    told = "The verdict is saved."
    return carry_out(request, claim, form, tool="verdict", told=told, act=act, saved=saved)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the verdict back to what it was before."""
    claim, form = find_claim(pk), ClaimForm(request.POST)

    def act(version: int) -> Claim:
        return undo_verdict(by=signed_in(request), claim=claim, version=version)

    told = "The last verdict was taken back. It stays in the history."
    return carry_out(request, claim, form, tool="", told=told, act=act)
