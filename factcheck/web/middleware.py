"""What wraps every request: its identifier, acting once, and the translation of domain errors."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck.audit.actions import remember_answer
from factcheck.lib.errors import DomainError
from factcheck.lib.once import SENDING, AlreadyDone
from factcheck.lib.request_id import REQUEST_ID
from factcheck.web.errors import domain_error
from factcheck.web.once import done_before, fills_panel, first_answer, sending_of

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


class OnceMiddleware:
    """Lets a form that is sent twice act once, and answers the second time as the first."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request; the first change it makes carries the mark of what was sent."""
        sending = sending_of(request)
        if sending is None:
            return self.get_response(request)
        token = SENDING.set(sending)
        try:
            response = self.get_response(request)
        finally:
            SENDING.reset(token)
        led_to = response.headers.get("Location") or response.headers.get("HX-Replace-Url")
        if sending.used and led_to:
            remember_answer(key=sending.key, answer=led_to)
        return response

    def process_view(
        self, request: HttpRequest, view: object, positional: object, named: object
    ) -> HttpResponse | None:
        """The answer to what was sent before; a claim's panel is answered by its own view."""
        sending = SENDING.get()
        if sending is None:
            return None
        sending.answer = first_answer(sending.key)
        is_known = sending.answer is not None
        return done_before(request, sending) if is_known and not fills_panel(request) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer where the first sending was at work just now and ended before this one."""
        sending = SENDING.get()
        if not isinstance(error, AlreadyDone) or sending is None:
            return None
        sending.answer = first_answer(sending.key)
        return done_before(request, sending)


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
