"""The claims of all articles: found, ordered, and worked on several at once."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.claims.models import Attribution, Claim
from factcheck.desk.actions.assignment import assign, dismiss_all
from factcheck.lib.errors import DomainError, RuleBroken
from factcheck.web.claims.filtering import STATE_WORDS, ClaimFilterForm
from factcheck.web.fragments import render_part
from factcheck.web.paging import page_of
from factcheck.web.people import who_can_check
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
    may_assign = person.may(Permission.ASSIGN)
    context = {
        "form": form,
        "page": page,
        "claims": rows_of(list(page.object_list)),
        "states": [(state, words, counts[state]) for state, words in STATE_WORDS.items()],
        "state": asked.state,
        "asked": bool(form.chips),
        "may_bulk": may_assign,
        "colleagues": who_can_check() if may_assign else [],
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


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Assign or dismiss the claims that were ticked, all or none."""
    person = signed_in(request)
    ticked = [key for key in request.POST.getlist("claim") if key.isascii() and key.isdigit()]
    try:
        done = _do(person, Claim.objects.filter(pk__in=ticked), request)
    except DomainError as error:
        messages.error(request, f"Nothing was changed. {error.message}")
    else:
        messages.success(request, done)
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "claims")


def _do(by: User, claims: QuerySet[Claim], request: HttpRequest) -> str:
    chosen = list(claims.defer("search"))
    if not chosen:
        raise RuleBroken("Tick the claims first.")
    match request.POST.get("do"):
        case "assign":
            to = _colleague(request.POST.get("to", ""))
            changed = assign(by=by, claims=chosen, to=to)
            return f"{_claims(changed)} went to {to or 'nobody'}."
        case "dismiss":
            changed = dismiss_all(by=by, claims=chosen, reason=request.POST.get("reason", ""))
            return f"{_claims(changed)} dismissed."
        case _:
            raise RuleBroken("Choose what to do with the claims.")


def _colleague(key: str) -> User | None:
    if key == "nobody":
        return None
    person = User.objects.filter(pk=key).first() if key.isascii() and key.isdigit() else None
    if person is None:
        raise RuleBroken("Choose who the claims go to.", field="to")
    return person


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"


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
