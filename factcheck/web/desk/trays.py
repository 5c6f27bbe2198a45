"""The desk: what waits for the person who looks, tray by tray, the most urgent first."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.desk.actions.taking import next_claim
from factcheck.desk.queue import NEEDED, Tray, counts, desks, in_order, waiting
from factcheck.web.claims.listing import rows_of
from factcheck.web.fragments import render_part
from factcheck.web.paging import page_of
from factcheck.web.requests import signed_in


@dataclass(frozen=True, slots=True)
class Words:
    """What a tray is called, and what its page says when it is empty."""

    name: str
    empty: str
    hint: str = ""


WORDS = {
    Tray.MINE: Words(
        "My claims",
        "You have no open claims",
        "Take the next claim from the queue, or choose one that nobody has.",
    ),
    Tray.UNASSIGNED: Words("Unassigned", "Every open claim has somebody"),
    Tray.SECOND_CHECK: Words(
        "Second check",
        "No verdict waits for your second check",
        "Disputed claims and legal risks are looked at by a second person.",
    ),
    Tray.STALE: Words("Stale", "No verdict needs another look"),
    Tray.DISAGREEMENT: Words("Disagreements", "No two verdicts disagree"),
    Tray.UNPLACED: Words("To be placed", "It is known of every claim where it stands"),
    Tray.COLLEAGUES: Words("With colleagues", "Nobody else has an open claim"),
}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The trays with their counts, and the claims of one; desk and tray stand in the address.

    Without a tray in the address: the person's own claims, or what nobody has where they have none.
    """
    person = signed_in(request)
    name = request.GET.get("desk", "").strip()
    held = counts(person=person, desk=name)
    tray = _tray(request.GET.get("tray", ""), held)
    keys = in_order(waiting(tray, person=person, desk=name)).values_list("pk", flat=True)
    page = page_of(keys, request.GET.get("page"), total=held[tray])
    context = {
        "tabs": [
            (one, words.name, held[one])
            for one, words in WORDS.items()
            if one not in NEEDED or person.may(NEEDED[one])
        ],
        "tray": tray,
        "words": WORDS[tray],
        "page": page,
        "claims": rows_of(list(page.object_list)),
        "desk": name,
        "desks": desks(),
        "may_bulk": person.may(Permission.CORRECT),
        "may_take": person.may(Permission.DECIDE),
        "waiting": held[Tray.UNASSIGNED],
    }
    return render_part(request, "desk/page.html", "results", context, filtered=True)


@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Take the most urgent claim that nobody has, and go to it."""
    person: User = signed_in(request)
    name = request.POST.get("desk", "").strip()
    claim = next_claim(by=person, desk=name)
    if claim is not None:
        messages.success(request, f"“{claim.label}” is yours.")
        return redirect(f"{claim.article.get_absolute_url()}?claim={claim.pk}")
    where = f" on the {name} desk" if name else ""
    messages.info(request, f"No claim is waiting{where}: every open one has somebody.")
    address = reverse("desk")
    return redirect(f"{address}?{urlencode({'desk': name})}" if name else address)


def _tray(asked: str, held: dict[Tray, int]) -> Tray:
    if asked in set(Tray):
        return Tray(asked)
    return Tray.MINE if held[Tray.MINE] or not held[Tray.UNASSIGNED] else Tray.UNASSIGNED
