"""Answers for what went wrong: a page for a person, a fragment where htmx asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.http import reswap, retarget

from factcheck.lib.errors import DomainError
from factcheck.lib.request_id import REQUEST_ID

TITLES = {
    400: "This could not be read",
    403: "Your role does not permit this",
    404: "There is nothing here",
    409: "Someone else was faster",
    422: "This cannot be saved yet",
    500: "Something broke on our side",
}


def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """A page, or for htmx a fragment, that says what happened and what was kept."""
    return _answer(request, status=error.status, message=error.message)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key is missing or too old, mostly because the person signed in again elsewhere."""
    return _answer(
        request,
        status=403,
        title="This page is too old to be sent",
        message="You signed in or out in another window since it was loaded. Copy what you "
        "typed, reload the page and send it again.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No page has this address, or what it showed is not there."""
    return _answer(
        request,
        status=404,
        message="The address may be mistyped, or what it led to was never here.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be read: more than is taken at once, or not made by a browser."""
    return _answer(
        request,
        status=400,
        message="It may have been too large. Nothing was saved. Bring long texts in in parts.",
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The person's role does not permit it."""
    return _answer(request, status=403, message="Ask an editor or an admin if you need it.")


def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours, or a database that does not answer: the page needs neither."""
    context = {
        "title": TITLES[500],
        "message": "What you had saved before is kept. Go back and try once more; if it happens "
        "again, tell whoever runs the workbench the time and the address of this page.",
        "reference": REQUEST_ID.get(),
    }
    return HttpResponse(render_to_string("errors/error.html", context), status=500)


def _answer(request: HttpRequest, *, status: int, message: str, title: str = "") -> HttpResponse:
    context = {"title": title or TITLES.get(status, TITLES[422]), "message": message}
    if getattr(request, "htmx", False):
        # Beside the page and not in place of the form, where it would take away what was typed.
        told = render(request, "errors/toast.html", context, status=status)
        return reswap(retarget(told, "#toasts"), "beforeend")
    return render(request, "errors/error.html", context | {"status": status}, status=status)
