"""Forms that arrive twice: their mark, and the answer to the second one."""

import hashlib
import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from factcheck.audit.models import Once
from factcheck.lib.once import SENDING, Sending

FIELD = "once"
HEADER = "Idempotency-Key"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
CLAIM = re.compile(r"[?&]claim=(\d{1,18})")
NOT_PART = frozenset({FIELD, "csrfmiddlewaretoken"})
DONE = "This was saved already. Nothing was done twice."


def sending_of(request: HttpRequest) -> Sending | None:
    """The mark of what a request sends: the form's token with who sends what to where.

    Since what was typed is part of it, a form that was changed and sent again is another one.
    """
    if request.method != "POST":
        return None
    token = request.POST.get(FIELD) or request.headers.get(HEADER, "")
    if not GIVEN.fullmatch(token):
        return None
    digest = hashlib.sha256()
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_PART
    ]
    files = [(name, file.name, file.size) for name, many in request.FILES.lists() for file in many]
    for part in (token, request.user.pk, request.path, sorted(typed), sorted(files)):
        digest.update(repr(part).encode())
    return Sending(digest.hexdigest())


def first_answer(key: str) -> str | None:
    """Where the first sending led, "" if nowhere; None where there was none."""
    return Once.objects.filter(pk=key).values_list("answer", flat=True).first()


def fills_panel(request: HttpRequest) -> bool:
    """Whether htmx asked for what goes into a claim's panel."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and htmx is not None and htmx.target == "panel"


def was_sent_before() -> bool:
    """Whether the present request sends what was sent and done before."""
    sending = SENDING.get()
    return sending is not None and sending.answer is not None


def claim_of_answer() -> int | None:
    """The claim that the first sending of the present request led to; None where this is it."""
    sending = SENDING.get()
    found = CLAIM.search((sending and sending.answer) or "")
    return int(found[1]) if found else None


def done_before(request: HttpRequest, sending: Sending) -> HttpResponse:
    """Lead where the first sending led; else say that it was done."""
    answer = sending.answer
    if getattr(request, "htmx", False):
        if answer:
            return HttpResponseClientRedirect(answer)
        response = trigger_client_event(HttpResponse(status=204), "told", {"words": DONE})
        return trigger_client_event(response, "claims-changed")
    messages.info(request, DONE)
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        came_from = "home"
    return redirect(answer or came_from)
