"""A page, or the part of it that htmx asks for: one template serves both."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page, and not for a page it lost from its memory."""
    htmx = getattr(request, "htmx", None)
    if htmx is None or not htmx:
        return False
    return not htmx.boosted and not htmx.history_restore_request


def render_part(
    request: HttpRequest,
    template: str,
    part: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    filtered: bool = False,
) -> HttpResponse:
    """``template`` as a page; where htmx asks, only its partial ``part``.

    A ``filtered`` list leaves empty filters out of its links and of the address that its part puts
    into the browser.
    """
    if filtered:
        request.GET = _asked_for(request.GET)  # type: ignore[assignment] # Django allows it
    name = f"{template}#{part}" if wants_part(request) else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    if filtered and wants_part(request):
        query = request.GET.urlencode()
        response["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    return response


def _asked_for(parameters: QueryDict) -> QueryDict:
    asked = QueryDict(mutable=True)
    for name, values in parameters.lists():
        if there := [value for value in values if value]:
            asked.setlist(name, there)
    return asked
