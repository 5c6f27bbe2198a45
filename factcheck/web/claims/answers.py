"""The ways a view on a claim answers: the panel, alone or in its page, and after a change."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import trigger_client_event

from factcheck.audit.models import Event
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.models import Claim
from factcheck.lib.errors import DomainError
from factcheck.lib.once import AlreadyDone
from factcheck.web.articles.reader import reader
from factcheck.web.claims.forms import ClaimForm
from factcheck.web.claims.panel import Panel, Quarrel, find_claim, panel
from factcheck.web.conflict import Difference
from factcheck.web.fragments import wants_part
from factcheck.web.history.pages import page_of
from factcheck.web.live.views import add_changes
from factcheck.web.once import claim_of_answer, was_sent_before
from factcheck.web.requests import signed_in

type Saved = Callable[[Panel], list[Difference]]
"""Tells of a claim as it is now how it differs from what was typed."""

PANEL = "claims/panel.html"
SHOWN_OF_OTHERS = 5
UNSENT = {"csrfmiddlewaretoken", "once", "version", "seen"}


def present(request: HttpRequest, claim: Claim) -> Panel:
    """The panel of a claim as it is now."""
    found = panel(claim.pk, person=signed_in(request))
    if found is None:
        raise Http404
    return found


def show(request: HttpRequest, shown: Panel, *, status: int = 200) -> HttpResponse:
    """The panel alone where htmx asks, else the article's page with it."""
    claim = shown.claim
    if wants_part(request):
        return render(request, PANEL, {"panel": shown, "article": claim.article}, status=status)
    page = reader(claim.article_id, person=shown.person, chosen=claim.pk)
    context = {"reader": page, "panel": shown, "article": claim.article}
    return render(request, "articles/page.html", context, status=status)


def changed(request: HttpRequest, claim: Claim, *, told: str) -> HttpResponse:
    """After a change: the panel of ``claim``, a word of what was done, and a fresh page around."""
    if not wants_part(request):
        messages.success(request, told)
        return redirect(f"{claim.article.get_absolute_url()}?claim={claim.pk}")
    response = show(request, present(request, claim))
    response["HX-Replace-Url"] = f"{claim.article.get_absolute_url()}?claim={claim.pk}"
    trigger_client_event(response, "told", {"words": told})
    return add_changes(request, response, claim)


def carry_out(
    request: HttpRequest,
    claim: Claim,
    form: ClaimForm,
    *,
    tool: str,
    told: str,
    act: Callable[[int], Claim],
    more: Mapping[str, Any] | None = None,
    saved: Saved | None = None,
) -> HttpResponse:
    """Do what a form asks and show the claim it leads to; or the form again, saying why not.

    ``act`` is given the version of the claim that the person saw. When someone else changed the
    claim since, the person sees what they did and chooses, field by field where ``saved`` tells the
    form's values as they are now (status 409). What is so already is done: nobody is in conflict
    with themselves. ``more`` is what the tool shows beside its form.
    """
    status = 422
    if was_sent_before():
        return changed(request, find_claim(claim_of_answer() or claim.pk), told=told)
    if form.is_valid():
        try:
            return changed(request, act(form.cleaned_data["version"]), told=told)
        except AlreadyDone:
            return changed(request, find_claim(claim.pk), told=told)
        except DomainError as error:
            if isinstance(error, ClaimConflict) and error.claim.pk == claim.pk:
                shown = present(request, claim)
                shown.quarrel = _quarrel(request, form, shown, saved)
                if shown.quarrel is None:
                    return changed(request, shown.claim, told=told)
                response = show(request, shown, status=error.status)
                return add_changes(request, response, claim)
            form.add_problem(error.message, error.field)
            status = error.status
    shown = present(request, claim)
    shown.tool, shown.form = tool, form
    shown.more.update(more or {})
    return show(request, shown, status=status)


def _quarrel(
    request: HttpRequest, form: ClaimForm, shown: Panel, saved: Saved | None
) -> Quarrel | None:
    """Both versions; None where the person themselves made it so already."""
    claim = shown.claim
    since = Event.objects.of_claims([claim.pk]).filter(pk__gt=form.cleaned_data["seen"] or 0)
    found = saved(shown) if saved is not None else None
    if found == [] and not since.exclude(actor_id=shown.person.pk).exists():
        return None
    chosen = {one.name for one in found or () if one.bound is not None}
    again = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in UNSENT | chosen
        for value in values
    ]
    return Quarrel(
        address=request.path,
        theirs=page_of(since, person=shown.person, size=SHOWN_OF_OTHERS).entries,
        yours=form.typed(),
        fields=again,
        differences=found or [],
    )
