"""Who works here: the list of people, and the page of one."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.accounts.models import User
from factcheck.accounts.people import who_may
from factcheck.accounts.roles import Permission
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from factcheck.search.filters import STATES
from factcheck.web.history.pages import page_of as history_page_of
from factcheck.web.paging import page_of
from factcheck.web.requests import signed_in

LATEST_ACTIONS = 15


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """People by name, with their roles and how many open claims each has."""
    everybody = User.objects.order_by("-is_active", "name", "pk")
    page = page_of(everybody.prefetch_related("groups"), request.GET.get("page"))
    open_claims = (
        Claim.objects.filter(STATES["open"] | STATES["stale"], assignee__in=list(page.object_list))
        .order_by()
        .values_list("assignee_id")
        .annotate(total=Count("pk"))
    )
    counts = dict(open_claims)
    rows = [(person, counts.get(person.pk, 0)) for person in page.object_list]
    may_manage = signed_in(request).may(Permission.MANAGE_PEOPLE)
    context = {"page": page, "rows": rows, "may_manage": may_manage}
    return render(request, "people/list.html", context)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: the claims they have, and what they did lately."""
    found = get_object_or_404(User.objects.prefetch_related("groups"), pk=pk)
    theirs = (
        Claim.objects.active()
        .filter(assignee=found)
        .select_related("article")
        .defer("search")
        .order_by("stage", "-priority", "-checkworthiness", "pk")
    )
    context = {
        "person": found,
        "page": page_of(theirs, request.GET.get("page"), size=20),
        "history": history_page_of(
            Event.objects.by_person(found.pk), person=signed_in(request), size=LATEST_ACTIONS
        ),
        "gives_verdicts": found.may(Permission.DECIDE),
    }
    return render(request, "people/person.html", context)


def who_can_check() -> list[User]:
    """People to whom claims can go, by name."""
    return list(who_may(Permission.DECIDE).order_by("name", "pk"))
