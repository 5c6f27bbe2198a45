"""Adding a claim, splitting one into two, merging two into one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article
from factcheck.claims.actions import reshape
from factcheck.claims.actions.corrections import add_claim
from factcheck.claims.models import Claim
from factcheck.claims.models.claim import LABEL_LENGTH
from factcheck.claims.rules import check_correct
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.lib.text import shorten
from factcheck.web.articles.reader import newest_revision, reader
from factcheck.web.claims.answers import carry_out, changed, present
from factcheck.web.claims.correct import form_view, open_tool
from factcheck.web.claims.forms import MergeForm, NewClaimForm, SplitForm
from factcheck.web.claims.panel import find_claim, place_of
from factcheck.web.claims.places import stretch
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in


@form_view
def new_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a claim of words of the article, selected (``?words=&start=&end=``) or typed."""
    person = signed_in(request)
    check_may(person, Permission.CORRECT)
    article = get_object_or_404(Article, pk=pk)
    if request.method != "POST":
        chosen = {name: request.GET.get(name, "") for name in ("words", "start", "end")}
        label = shorten(chosen["words"], LABEL_LENGTH)
        return _form(request, article, NewClaimForm(initial={**chosen, "label": label}))
    form = NewClaimForm(request.POST)
    status = 422
    if form.is_valid():
        revision = newest_revision(article)
        data = form.cleaned_data
        try:
            claim = add_claim(
                by=person,
                revision=revision,
                stretch=stretch(revision, data),
                label=data["label"],
                statement=data["statement"],
                kind=data["kind"],
            )
        except DomainError as error:
            form.add_problem(error.message, error.field)
            status = error.status
        else:
            return changed(request, claim, told="The claim is added.")
    return _form(request, article, form, status=status)


@form_view
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Put two claims in the place of one."""
    claim = find_claim(pk)
    revision = newest_revision(claim.article)
    anchor = place_of(claim, revision)
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        words = anchor.quote if anchor else ""
        form = SplitForm(initial={"first_words": words, "second_words": words})
        return open_tool(request, present(request, claim), "split", form)
    form = SplitForm(request.POST)

    def act(version: int) -> Claim:
        near = anchor.start if anchor else None
        first, second = (
            stretch(revision, form.cleaned_data, near=near, prefix=f"{part}_")
            for part in ("first", "second")
        )
        return reshape.split_claim(
            by=signed_in(request),
            claim=claim,
            version=version,
            revision=revision,
            first=first,
            second=second,
            reason=form.cleaned_data["reason"],
        )[0]

    told = "The claim is two claims now. This is the first."
    return carry_out(request, claim, form, tool="split", told=told, act=act)


@form_view
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one claim in the place of two."""
    claim = find_claim(pk)
    revision = newest_revision(claim.article)
    standing = Claim.objects.of_article(claim.article).active().in_text_order(revision)
    others = list(standing.exclude(pk=claim.pk))
    if request.method != "POST":
        check_correct(signed_in(request), claim)
        return open_tool(request, present(request, claim), "merge", MergeForm(others=others))
    form = MergeForm(request.POST, others=others)

    def act(version: int) -> Claim:
        key, other_version = form.cleaned_data["other"]
        other = Claim.objects.filter(pk=key).first()
        if other is None:
            raise RuleBroken("Choose a claim from the list.", field="other")
        return reshape.merge_claims(
            by=signed_in(request),
            claim=claim,
            version=version,
            other=other,
            other_version=other_version,
            revision=revision,
            reason=form.cleaned_data["reason"],
        )

    told = "The two claims are one now."
    return carry_out(request, claim, form, tool="merge", told=told, act=act)


def _form(
    request: HttpRequest, article: Article, form: NewClaimForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "article": article}
    if wants_part(request):
        return render(request, "claims/new.html", context, status=status)
    page = reader(article.pk, person=signed_in(request))
    return render(request, "articles/page.html", context | {"reader": page}, status=status)
