"""One thing done to all claims that are selected: asked for in a dialog, then done or refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.claims.models import Claim, Evidence
from factcheck.desk.actions.assignment import PRIORITIES
from factcheck.desk.actions.bulk import (
    BulkRefused,
    Refused,
    Seen,
    assign_many,
    dismiss_many,
    link_many,
    prioritize_many,
)
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.sources.models import Source
from factcheck.web.claims.choosing import chosen
from factcheck.web.claims.forms import Reason, Words
from factcheck.web.fragments import wants_part
from factcheck.web.people import who_can_check
from factcheck.web.requests import signed_in

NOBODY = "nobody"
NAMED = 8
OFFERED = 8


class AskForm(forms.Form):
    """What a bulk asks beside the claims."""

    def __init__(self, data: Any, *, person: User) -> None:
        super().__init__(data, auto_id="bulk_%s")
        self.person = person
        self.offer()

    def offer(self) -> None:
        """Fill in what can be chosen."""


class AssignForm(AskForm):
    """To whom, and why."""

    to = forms.ChoiceField(
        label="Give to", error_messages={"required": "Choose who the claims go to."}
    )
    reason = forms.CharField(
        required=False, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def offer(self) -> None:
        """Oneself first, then colleagues and nobody as far as the role reaches."""
        me = (str(self.person.pk), f"Me ({self.person})")
        others: list[tuple[str, str]] = []
        if self.person.may(Permission.ASSIGN):
            people = who_can_check()
            others = [(str(one.pk), str(one)) for one in people if one.pk != self.person.pk]
        field = self.fields["to"]
        field.choices = [me, *others, (NOBODY, "Nobody")]  # type: ignore[attr-defined]

    def clean_to(self) -> User | None:
        """The person."""
        key = self.cleaned_data["to"]
        return None if key == NOBODY else User.objects.get(pk=key)


class DismissForm(AskForm):
    """Why these are no claims."""

    reason = Reason()

    def offer(self) -> None:
        """A reason is needed."""
        self.fields["reason"].required = True


class PriorityForm(AskForm):
    """How urgent they are."""

    priority = forms.TypedChoiceField(
        coerce=int, choices=list(PRIORITIES.items()), widget=forms.RadioSelect, initial=0
    )


class LinkForm(AskForm):
    """Which source, and how it bears on all of them."""

    source = forms.ModelChoiceField(
        Source.objects.all(), error_messages={"required": "Choose a source."}
    )
    stance = forms.ChoiceField(
        label="How does it bear on them?",
        choices=Evidence.Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it bears on them."},
    )
    passage = Words(required=False, max_length=5000, help_text="The same words for all of them.")
    note = Words(required=False, max_length=2000, rows=1)


@dataclass(frozen=True, slots=True)
class Bulk:
    """One thing that can be done to many claims.

    Attributes:
        title: What the dialog is called, and its button.
        form: What it asks.
        needs: What a person needs to open it.
        act: Does it; returns how many claims it changed.
        done: What follows their number.
    """

    title: str
    form: type[AskForm]
    needs: Permission
    act: Callable[[User, Seen, Mapping[str, Any]], int]
    done: str


BULKS = {
    "assign": Bulk(
        "Assign",
        AssignForm,
        Permission.DECIDE,
        lambda by, seen, asked: assign_many(by=by, seen=seen, **asked),
        "assigned",
    ),
    "dismiss": Bulk(
        "Put aside",
        DismissForm,
        Permission.CORRECT,
        lambda by, seen, asked: dismiss_many(by=by, seen=seen, **asked),
        "put aside",
    ),
    "priority": Bulk(
        "Set the priority",
        PriorityForm,
        Permission.PRIORITIZE,
        lambda by, seen, asked: prioritize_many(by=by, seen=seen, **asked),
        "set anew",
    ),
    "link": Bulk(
        "Link a source",
        LinkForm,
        Permission.LINK,
        lambda by, seen, asked: link_many(by=by, seen=seen, **asked),
        "linked to the source",
    ),
}


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Ask what is to be done to the selected claims; with ``confirmed`` do it, all or none."""
    person = signed_in(request)
    what = BULKS.get(request.POST.get("do", ""))
    try:
        if what is None:
            raise RuleBroken("Choose what to do with the claims.")
        check_may(person, what.needs)
        seen = chosen(request.POST, person=person)
        if not seen:
            raise RuleBroken("Select the claims first.")
    except DomainError as error:
        if wants_part(request):
            raise
        messages.error(request, f"Nothing was changed. {error.message}")
        return redirect(_back(request))
    if "confirmed" not in request.POST or "without" in request.POST:
        return _ask(request, what, seen, what.form(None, person=person))
    return _do(request, what, seen, what.form(request.POST, person=person))


def _do(request: HttpRequest, what: Bulk, seen: Seen, form: AskForm) -> HttpResponse:
    status = 422
    refused: tuple[Refused, ...] = ()
    if form.is_valid():
        try:
            changed = what.act(signed_in(request), seen, form.cleaned_data)
        except BulkRefused as error:
            status, refused = error.status, error.refused
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
            status = error.status
        else:
            return _done(request, f"{_claims(changed)} {what.done}.")
    return _ask(request, what, seen, form, refused=refused, status=status)


def _done(request: HttpRequest, words: str) -> HttpResponse:
    if wants_part(request):
        return trigger_client_event(HttpResponse(status=204), "bulk-done", {"words": words})
    messages.success(request, words)
    return redirect(_back(request))


def _ask(
    request: HttpRequest,
    what: Bulk,
    seen: Seen,
    form: AskForm,
    *,
    refused: tuple[Refused, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The dialog's form: the claims by name, what is asked, and what stands against it."""
    claims = list(Claim.objects.filter(pk__in=list(seen)[:NAMED]).defer("search"))
    sources = []
    if isinstance(form, LinkForm):
        used = Source.objects.filter(evidence__claim__article__claims__in=claims[:1])
        sources = list(used.distinct().order_by("-pk")[:OFFERED])
        if picked := Source.objects.filter(pk__in=_keys(form.data.get("source", ""))):
            sources = [*picked, *(one for one in sources if one not in picked)]
    context = {
        "title": what.title,
        "do": request.POST.get("do"),
        "claims": claims,
        "first": claims[0] if claims else None,
        "number": len(seen),
        "more": len(seen) - len(claims),
        "seen": [f"{key}:{version}" for key, version in seen.items()],
        "form": form,
        "sources": sources,
        "refused": refused,
        "without": ",".join(str(one.claim.pk) for one in refused),
        "back": _back(request),
    }
    template = "claims/bulk.html#ask" if wants_part(request) else "claims/bulk.html"
    return render(request, template, context, status=status)


def _back(request: HttpRequest) -> str:
    back = request.POST.get("list", "") or request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if safe else reverse("claims")


def _keys(given: str) -> list[int]:
    return [int(given)] if given.isascii() and given.isdigit() and len(given) < 19 else []


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
