"""The command palette's answers: what meets the words typed so far, or what was worked on last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.search.palette import find, recent
from factcheck.web.requests import signed_in

LONGEST = 100


@require_safe
def palette(request: HttpRequest) -> HttpResponse:
    """Options of the palette's list, by group."""
    person = signed_in(request)
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST]
    groups = find(typed) if typed else recent(person)
    return render(request, "palette/options.html", {"groups": groups})
