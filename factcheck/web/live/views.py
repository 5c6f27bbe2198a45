"""What changed on an article's page, asked for when the stream tells of it or every few seconds."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from factcheck.claims.models import Claim
from factcheck.desk.actions.presence import leave
from factcheck.web.live.changes import Changes, Seen, changes
from factcheck.web.live.people import others_on
from factcheck.web.live.stream import note_presence
from factcheck.web.requests import signed_in

type Getter = Callable[[str, str], str]

TEMPLATE = "articles/changes.html"
HEADERS = ("since", "revision", "claim", "version", "least")


@require_safe
def article_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since ``?since=``, for a page that shows ``revision``, ``claim`` and so on."""
    person, seen = signed_in(request), _seen(request.GET.get)
    found = changes(pk, person=person, seen=seen)
    if (tab := _tab(request.GET)) is not None:
        note_presence(person, tab, pk, seen.chosen)
    found.people = others_on(pk, than=person)
    return render(request, TEMPLATE, _context(request, found))


@require_POST
def left(request: HttpRequest, pk: int) -> HttpResponse:
    """A tab was left; said as it closes, so nobody waits for the answer."""
    if (tab := _tab(request.POST)) is not None:
        with contextlib.suppress(DatabaseError):  # no such article any more: nobody is on it
            leave(by=signed_in(request), tab=tab, article=pk)
    return HttpResponse(status=204)


@login_not_required
def no_stream(request: HttpRequest) -> HttpResponse:
    """Under a server that keeps no streams (``manage.py runserver``): the page asks instead."""
    return HttpResponse(status=204)


def add_changes(request: HttpRequest, response: HttpResponse, claim: Claim) -> HttpResponse:
    """Put what changed into an answer that is a claim's panel, for a page that says what it shows.

    Any other page is told that claims changed.
    """
    given = {name: request.headers.get(f"X-Seen-{name}", "") for name in HEADERS}
    if not given["since"]:
        return trigger_client_event(response, "claims-changed", after="settle")
    # The answer is the panel as it is now, whatever the page had in it.
    seen = replace(_seen(lambda name, _: given[name]), chosen=claim.pk)
    found = changes(claim.article_id, person=signed_in(request), seen=seen)
    found.panel = None
    response.write(render_to_string(TEMPLATE, _context(request, found), request=request))
    return response


def _context(request: HttpRequest, found: Changes) -> dict[str, object]:
    return {"changes": found, "article": found.article, "reader": found, "person": request.user}


def _seen(given: Getter) -> Seen:
    return Seen(
        since=_number(given("since", "")),
        revision=_number(given("revision", "")),
        chosen=_number(given("claim", "")) or None,
        version=_number(given("version", "")),
        least=_share(given("least", "")),
    )


def _tab(given: QueryDict) -> UUID | None:
    try:
        return UUID(given.get("tab", ""))
    except ValueError:
        return None


def _number(given: str) -> int:
    """A number below a million million million; 0 where it cannot be read."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def _share(given: str) -> float:
    """The least check-worthiness to be shown, from 0 to 1; 0 where it cannot be read."""
    try:
        return min(1.0, max(0.0, float(given)))
    except ValueError:
        return 0.0
