"""What wraps every request: its identifier, and the translation of domain errors."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck.lib.errors import DomainError
from factcheck.lib.request_id import REQUEST_ID
from factcheck.web.errors import domain_error

type Handler = Callable[[HttpRequest], HttpResponse]

GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Gives each request an identifier that its events and its answer carry."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request under its identifier."""
        given = request.headers.get("X-Request-Id", "")
        request_id = given if GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
        token = REQUEST_ID.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            REQUEST_ID.reset(token)
        response["X-Request-Id"] = request_id
        return response


class DomainErrorMiddleware:
    """Turns a domain error that no view answered into a page or a fragment."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer for a domain error; None leaves any other error to Django."""
        return domain_error(request, error) if isinstance(error, DomainError) else None
