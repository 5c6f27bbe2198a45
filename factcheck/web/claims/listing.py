"""The claims of all articles: found, ordered, and worked on several at once."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.accounts.roles import Permission
from factcheck.claims.models import Attribution, Claim
from factcheck.web.claims.filtering import STATE_WORDS, ClaimFilterForm
from factcheck.web.fragments import render_part
from factcheck.web.paging import page_of
from factcheck.web.requests import signed_in

NAMES_OFFERED = 12


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Claims of all articles; what is asked for stands in the address."""
    person = signed_in(request)
    form = ClaimFilterForm(request.GET, user=person)
    asked = form.filter
    counts = asked.counts()
    # The page's keys first, so that far pages do not carry whole rows through the sorting.
    keys = asked.in_order().values_list("pk", flat=True)
    page = page_of(keys, request.GET.get("page"), total=counts[asked.state])
    context = {
        "form": form,
        "page": page,
        "claims": rows_of(list(page.object_list)),
        "states": [(state, words, counts[state]) for state, words in STATE_WORDS.items()],
        "state": asked.state,
        "asked": bool(form.chips),
        "may_bulk": person.may(Permission.CORRECT),
    }
    return render_part(request, "claims/list.html", "results", context, filtered=True)


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Names of a chain that contain what is being typed, as options of a datalist."""
    role = "outlet" if "outlet" in request.GET else "speaker"
    typed = request.GET.get(role, "").strip()
    found: list[str] = []
    if typed:
        links = Attribution.objects.filter(role=role, name__icontains=typed[:200])
        found = list(
            links.order_by("name").values_list("name", flat=True).distinct()[:NAMES_OFFERED]
        )
    return render_part(request, "claims/names.html", "options", {"names": found})


def rows_of(keys: list[int]) -> list[Claim]:
    """The claims with these keys, in this order, with all that a row shows."""
    fetched = (
        Claim.objects.filter(pk__in=keys)
        .select_related("article", "assignee")
        .defer("search", "rationale")
        .with_chain()
        .with_evidence_counts()
    )
    by_key = {claim.pk: claim for claim in fetched}
    return [by_key[key] for key in keys if key in by_key]
