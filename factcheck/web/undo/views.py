"""The list of what one can take back, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from factcheck.desk.actions.undo import redo_last, undo_last
from factcheck.desk.actions.undo import undo as undo_one
from factcheck.desk.undoing import MINUTES, Deed, deeds
from factcheck.lib.errors import DomainError
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest) -> HttpResponse:
    """What the person did in the last ten minutes; a POST takes one thing back, or the last one.

    ``key`` names it; without one it is the last, and with ``redo`` what was taken back last.
    """
    person = signed_in(request)
    if request.method != "POST":
        context = {"deeds": deeds(person), "minutes": MINUTES}
        return render(request, "undo/page.html", context)
    key = request.POST.get("key", "")
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    try:
        if key.isascii() and key.isdigit() and len(key) < 19:
            deed = undo_one(by=person, key=int(key))
        else:
            deed = redo_last(by=person) if "redo" in request.POST else undo_last(by=person)
    except DomainError as error:
        if wants_part(request):
            raise
        messages.error(request, error.message)
        return redirect(back if safe else "undo")
    if not wants_part(request):
        messages.success(request, told(deed))
        return redirect(back if safe else "undo")
    response = HttpResponse(status=204)
    return trigger_client_event(response, "undone", {"words": told(deed)})


def told(deed: Deed) -> str:
    """What was taken back or done again, in words."""
    if deed.undoes:
        again = "Done again" if deed.action == "undo" else "Taken back again"
        return f"{again}: {deed.reason}."
    about = f": “{deed.subject}”" if deed.subject and deed.claims < 2 else ""
    about = about or (f" ({deed.subject})" if deed.subject else "")
    return f"Taken back: you {deed.words}{about}."
