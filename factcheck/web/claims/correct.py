"""Correcting the machine: words, place, who said it, dismissing and restoring."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.claims.actions import corrections
from factcheck.claims.models import Claim
from factcheck.claims.rules import check_correct, check_restore
from factcheck.claims.statement import take_back
from factcheck.lib.errors import RuleBroken
from factcheck.web.articles.reader import newest_revision
from factcheck.web.claims.answers import carry_out, present, show
from factcheck.web.claims.forms import (
    DismissForm,
    LinkForm,
    PlaceForm,
    RestoreForm,
    TakeBackForm,
    WordsForm,
)
from factcheck.web.claims.panel import Panel, find_claim, place_of
from factcheck.web.claims.places import stretch
from factcheck.web.conflict import Difference, differences
from factcheck.web.requests import signed_in

LONGEST_CHAIN = 12

form_view = require_http_methods(["GET", "HEAD", "POST"])


def open_tool(request: HttpRequest, shown: Panel, tool: str, form: forms.Form) -> HttpResponse:
    """The panel with a tool open in it."""
    shown.tool, shown.form = tool, form
    return show(request, shown)


@form_view
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change label, statement and kind."""
    claim = find_claim(pk)
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        words = {"label": claim.label, "statement": claim.statement, "kind": claim.kind}
        return open_tool(request, present(request, claim), "edit", WordsForm(initial=words))
    form = WordsForm(request.POST)

    def act(version: int) -> Claim:
        data = {name: form.cleaned_data[name] for name in ("label", "statement", "kind", "reason")}
        return corrections.edit_claim(by=signed_in(request), claim=claim, version=version, **data)

    def saved(shown: Panel) -> list[Difference]:
        names = ("label", "statement", "kind")
        return differences(form, {name: getattr(shown.claim, name) for name in names})

    told = "The words are saved."
    return carry_out(request, claim, form, tool="edit", told=told, act=act, saved=saved)


@require_POST
def take_back_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the article's own words back where the splitter put others into the statement."""
    claim, form = find_claim(pk), TakeBackForm(request.POST)

    def act(version: int) -> Claim:
        number = form.cleaned_data["insertion"]
        check_correct(signed_in(request), claim)
        statement = claim.statement
        # At another version, the number may mean other words; the action tells who was faster.
        if claim.version == version:
            if number >= len(claim.insertions):
                raise RuleBroken("These words were taken back already. Reload the page.")
            statement = take_back(statement, claim.insertions, number)
        return corrections.edit_claim(
            by=signed_in(request),
            claim=claim,
            version=version,
            label=claim.label,
            statement=statement,
            kind=claim.kind,
            reason="Took back words that the splitter put in",
        )

    told = "The article’s own words are back in the statement."
    return carry_out(request, claim, form, tool="", told=told, act=act)


@form_view
def extent(request: HttpRequest, pk: int) -> HttpResponse:
    """Change which words of the article are the claim."""
    claim = find_claim(pk)
    revision = newest_revision(claim.article)
    anchor = place_of(claim, revision)
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        place: dict[str, Any] = {}
        if anchor is not None:
            place = {"words": anchor.quote, "start": anchor.start, "end": anchor.end}
        return open_tool(request, present(request, claim), "extent", PlaceForm(initial=place))
    form = PlaceForm(request.POST)

    def act(version: int) -> Claim:
        near = anchor.start if anchor else None
        return corrections.change_extent(
            by=signed_in(request),
            claim=claim,
            version=version,
            revision=revision,
            stretch=stretch(revision, form.cleaned_data, near=near),
            reason=form.cleaned_data["reason"],
        )

    told = "The claim has other words now."
    return carry_out(request, claim, form, tool="extent", told=told, act=act)


@form_view
def attribution(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who said it and through whom, in order."""
    claim = find_claim(pk)
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        shown = present(request, claim)
        shown.more["links"] = [
            LinkForm(initial=_values(link), auto_id=False) for link in _links(shown)
        ]
        shown.more["empty_link"] = LinkForm(auto_id=False)
        return open_tool(request, shown, "attribution", RestoreForm())
    links, form = _sent_links(request.POST), RestoreForm(request.POST)

    def act(version: int) -> Claim:
        chain = [_said(link) for link in links if link.cleaned_data["name"].strip()]
        return corrections.set_attribution(
            by=signed_in(request),
            claim=claim,
            version=version,
            chain=chain,
            reason=form.cleaned_data["reason"],
        )

    for link in links:
        if not link.is_valid():
            form.add_problem("Look at the links of the chain once more.", "")
    return carry_out(
        request,
        claim,
        form,
        tool="attribution",
        told="Who said it is saved.",
        act=act,
        more={"links": links, "empty_link": LinkForm(auto_id=False)},
        saved=lambda shown: _other_chain(shown, links),
    )


@form_view
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Put aside what is not a claim."""
    claim = find_claim(pk)
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        return open_tool(request, present(request, claim), "dismiss", DismissForm())
    form = DismissForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return corrections.dismiss(
            by=signed_in(request), claim=claim, version=version, reason=reason
        )

    told = "The claim is dismissed. It can be restored."
    return carry_out(request, claim, form, tool="dismiss", told=told, act=act)


@form_view
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a claim back."""
    claim = find_claim(pk)
    if request.method != "POST":
        check_restore(signed_in(request), claim)
        return open_tool(request, present(request, claim), "restore", RestoreForm())
    form = RestoreForm(request.POST)

    def act(version: int) -> Claim:
        reason = form.cleaned_data["reason"]
        return corrections.restore(
            by=signed_in(request), claim=claim, version=version, reason=reason
        )

    return carry_out(request, claim, form, tool="restore", told="The claim is back.", act=act)


def _other_chain(shown: Panel, links: list[LinkForm]) -> list[Difference]:
    """The chain as it is saved beside the one that was sent, where they differ."""
    sent = [_said(link) for link in links if link.cleaned_data["name"].strip()]
    kept = [
        corrections.Said(**{**_values(link), "anonymous": link.anonymous}) for link in _links(shown)
    ]
    if sent == kept:
        return []
    saved, yours = (" → ".join(said.name for said in chain) for chain in (kept, sent))
    return [Difference("chain", "Who said it", saved, yours, value="")]


def _links(shown: Panel) -> list[Any]:
    return list(shown.claim.attributions.all())


def _values(link: Any) -> dict[str, Any]:
    names = ("name", "role", "title", "quote_type", "cue", "hedge")
    values = {name: getattr(link, name) for name in names}
    return values | {"anonymous": "yes" if link.anonymous else ""}


def _sent_links(data: QueryDict) -> list[LinkForm]:
    """The links of the chain as they were sent: one value of each field a link, in order."""
    columns = {name: data.getlist(name) for name in LinkForm.base_fields}
    rows = min(LONGEST_CHAIN, max(len(values) for values in columns.values()))
    return [
        LinkForm(
            {name: values[row] for name, values in columns.items() if row < len(values)},
            auto_id=False,
        )
        for row in range(rows)
    ]


def _said(link: LinkForm) -> corrections.Said:
    data = dict(link.cleaned_data)
    data["anonymous"] = data["anonymous"] == "yes"
    return corrections.Said(**data)
