"""Handing a claim back to the desk, with a reason."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from factcheck.claims.models import Claim
from factcheck.desk.actions import taking
from factcheck.web.claims.answers import carry_out, present
from factcheck.web.claims.correct import open_tool
from factcheck.web.claims.forms import ClaimForm
from factcheck.web.claims.panel import find_claim
from factcheck.web.requests import signed_in

TOOL = "hand-back"


class HandBackForm(ClaimForm):
    """Why a claim goes back; the action asks for it."""

    reason = forms.CharField(
        label="Why do you hand it back?",
        required=False,
        widget=forms.TextInput(
            attrs={"maxlength": 300, "list": "hand-back-reasons", "data-autofocus": True}
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why in the panel, then give one's claim back."""
    claim, person = find_claim(pk), signed_in(request)
    if request.method != "POST":
        taking.check_hand_back(person, claim)
        return open_tool(request, present(request, claim), TOOL, HandBackForm())
    form = HandBackForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return taking.hand_back(by=person, claim=claim, version=version, reason=reason)

    return carry_out(request, claim, form, tool=TOOL, told="The claim is nobody’s now.", act=act)
