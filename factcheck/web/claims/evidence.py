"""Linking sources to a claim and taking them off."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.claims.actions.evidence import link_source, remove_evidence
from factcheck.claims.models import Claim, Evidence
from factcheck.claims.rules import check_link
from factcheck.lib.errors import RuleBroken
from factcheck.sources.actions import SourceDetails, add_source
from factcheck.sources.models import Source
from factcheck.web.claims.answers import carry_out, present
from factcheck.web.claims.correct import form_view, open_tool
from factcheck.web.claims.forms import NEW, EvidenceForm, UnlinkForm
from factcheck.web.claims.panel import find_claim
from factcheck.web.requests import signed_in

OFFERED = 8


@form_view
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Link a source that is known or a new one."""
    claim = find_claim(pk)
    if request.method != "POST":
        check_link(signed_in(request), claim)
        shown = present(request, claim)
        sources = offered(claim, "")
        shown.more["sources"] = sources
        first = "" if sources else NEW
        return open_tool(request, shown, "evidence", EvidenceForm(initial={"source": first}))
    form = EvidenceForm(request.POST)

    def act(version: int) -> Claim:
        with transaction.atomic():
            link_source(
                by=signed_in(request),
                claim=claim,
                version=version,
                source=_source(request, form),
                stance=form.cleaned_data["stance"],
                passage=form.cleaned_data["passage"],
                note=form.cleaned_data["note"],
            )
        return claim

    return carry_out(
        request,
        claim,
        form,
        tool="evidence",
        told="The source is linked.",
        act=act,
        more={"sources": _offered_again(claim, form)},
    )


@require_safe
def known_sources(request: HttpRequest, pk: int) -> HttpResponse:
    """Sources that contain the words typed so far, to choose from."""
    claim = find_claim(pk)
    words = request.GET.get("find", "").strip()
    context = {"sources": offered(claim, words), "find": words, "NEW": NEW}
    return render(request, "claims/sources.html", context)


@form_view
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a source off a claim."""
    evidence = get_object_or_404(Evidence.objects.select_related("source"), pk=pk)
    claim = find_claim(evidence.claim_id)
    evidence.claim = claim
    if request.method != "POST":
        check_link(signed_in(request), claim)
        shown = present(request, claim)
        shown.more["unlinking"] = evidence.pk
        return open_tool(request, shown, "unlink", UnlinkForm())
    form = UnlinkForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        remove_evidence(by=signed_in(request), evidence=evidence, version=version, reason=reason)
        return claim

    told = "The source is off this claim. The link stays in the history."
    more = {"unlinking": evidence.pk}
    return carry_out(request, claim, form, tool="unlink", told=told, act=act, more=more)


def offered(claim: Claim, words: str) -> list[Source]:
    """Sources to choose from: those that contain the words, else those used in the article."""
    if words:
        return list(Source.objects.containing(words)[:OFFERED])
    used = Source.objects.filter(evidence__claim__article=claim.article_id)
    return list(used.distinct().order_by("-pk")[:OFFERED])


def _offered_again(claim: Claim, form: EvidenceForm) -> list[Source]:
    """What was offered before, with the source that was chosen."""
    sources = offered(claim, "")
    chosen = str(form.data.get("source", ""))
    if chosen.isdecimal() and chosen not in {str(source.pk) for source in sources}:
        sources = [*Source.objects.filter(pk=chosen), *sources]
    return sources


def _source(request: HttpRequest, form: EvidenceForm) -> Source:
    data = form.cleaned_data
    chosen = data["source"]
    if chosen == NEW:
        if not (data["title"].strip() or data["url"].strip()):
            raise RuleBroken("Give the source a title.", field="title")
        details = SourceDetails(
            kind=data["kind"] or Source.Kind.OTHER,
            title=data["title"].strip() or data["url"].strip()[:300],
            publisher=data["publisher"],
            url=data["url"],
            date=data["date"],
        )
        return add_source(by=signed_in(request), **details)
    found = Source.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if found is None:
        raise RuleBroken("Choose a source, or say which one it is.", field="source")
    return found
