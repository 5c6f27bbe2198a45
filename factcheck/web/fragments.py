"""A page, or the part of it that htmx asks for: one template serves both."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode


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

    The part of a ``filtered`` list puts its address into the browser's, without empty filters.
    """
    name = f"{template}#{part}" if wants_part(request) else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    if filtered and wants_part(request):
        response["HX-Push-Url"] = _address(request)
    return response


def _address(request: HttpRequest) -> str:
    asked = [(k, value) for k, values in request.GET.lists() for value in values if value]
    return f"{request.path}?{urlencode(asked)}" if asked else request.path
