"""The second check, disagreements, another look, reopening, and the flag of legal risk."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from factcheck.accounts.models import User
from factcheck.claims.actions.stale import still_holds
from factcheck.claims.models import Claim
from factcheck.desk.actions import reopen as desk
from factcheck.desk.actions import second_check as checks
from factcheck.desk.rules import check_flag, check_reopen
from factcheck.web.claims.answers import carry_out, present
from factcheck.web.claims.correct import form_view, open_tool
from factcheck.web.claims.forms import ClaimForm, ReasonForm, RiskForm, VerdictForm
from factcheck.web.claims.panel import find_claim
from factcheck.web.requests import signed_in

type TakeBack = Callable[..., Claim]


@require_POST
def second_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the second verdict, without having seen the first."""
    claim, form = find_claim(pk), VerdictForm(request.POST)

    def act(version: int) -> Claim:
        return checks.second_check(
            by=signed_in(request),
            claim=claim,
            version=version,
            verdict=form.cleaned_data["verdict"],
            rationale=form.cleaned_data["rationale"],
        ).claim

    told = "Your verdict is saved. Now you see both."
    return carry_out(request, claim, form, tool="second", told=told, act=act)


@require_POST
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide between two verdicts that disagree."""
    claim, form = find_claim(pk), VerdictForm(request.POST)

    def act(version: int) -> Claim:
        return checks.resolve(
            by=signed_in(request),
            claim=claim,
            version=version,
            verdict=form.cleaned_data["verdict"],
            reason=form.cleaned_data["rationale"],
        )

    return carry_out(request, claim, form, tool="resolve", told="The claim is settled.", act=act)


@require_POST
def take_back_second_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's second verdict back."""
    told = "Your verdict was taken back. Somebody else gives the second one."
    return _take_back(request, pk, told, checks.take_back_second_check)


@require_POST
def take_back_resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one decided between two verdicts."""
    told = "Your decision was taken back. It stays in the history."
    return _take_back(request, pk, told, checks.take_back_resolution)


@require_POST
def holds(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a verdict still holds, and why."""
    claim, form = find_claim(pk), ReasonForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return still_holds(by=signed_in(request), claim=claim, version=version, reason=reason)

    return carry_out(request, claim, form, tool="holds", told="The verdict still holds.", act=act)


@form_view
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a claim checked anew: its verdict comes off and stays in the history."""
    claim, person = find_claim(pk), signed_in(request)
    if request.method != "POST":
        check_reopen(person, claim)
        return open_tool(request, present(request, claim), "reopen", ReasonForm())
    form = ReasonForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return desk.reopen(by=person, claim=claim, version=version, reason=reason)

    return carry_out(request, claim, form, tool="reopen", told="The claim is open again.", act=act)


@form_view
def legal_risk(request: HttpRequest, pk: int) -> HttpResponse:
    """Flag a claim as a legal risk, or take the flag off."""
    claim, person = find_claim(pk), signed_in(request)
    if request.method != "POST":
        check_flag(person, claim)
        form = RiskForm(initial={"on": not claim.legal_risk})
        return open_tool(request, present(request, claim), "risk", form)
    form = RiskForm(request.POST)

    def act(version: int) -> Claim:
        return _flag(person, claim, version, form)

    return carry_out(request, claim, form, tool="risk", told="The flag is saved.", act=act)


def _flag(by: User, claim: Claim, version: int, form: RiskForm) -> Claim:
    on, reason = form.cleaned_data["on"], form.cleaned_data["reason"]
    return desk.flag_legal_risk(by=by, claim=claim, version=version, on=on, reason=reason)


def _take_back(request: HttpRequest, pk: int, told: str, action: TakeBack) -> HttpResponse:
    claim, form = find_claim(pk), ClaimForm(request.POST)

    def act(version: int) -> Claim:
        return action(by=signed_in(request), claim=claim, version=version)

    return carry_out(request, claim, form, tool="", told=told, act=act)
