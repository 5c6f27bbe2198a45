"""After each change a way back is offered: beside the message that tells of the change."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_htmx.http import trigger_client_event

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.desk.undoing import UNDOABLE
from factcheck.lib.request_id import REQUEST_ID
from factcheck.web.fragments import wants_part

type Handler = Callable[[HttpRequest], HttpResponse]


class OfferUndoMiddleware:
    """Tells the page that asked which of its changes can be taken back: the event ``undoable``.

    It costs one query for each change that a script sent, whatever the change.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        response = self.get_response(request)
        if request.method == "POST" and response.status_code < 300 and wants_part(request):
            self._offer(request, response)
        return response

    def _offer(self, request: HttpRequest, response: HttpResponse) -> None:
        if not isinstance(request.user, User):
            return
        event = Event.objects.by_person(request.user.pk).defer("before", "after").first()
        if event is None or event.request_id != REQUEST_ID.get() or event.action not in UNDOABLE:
            return
        again = event.action == "undo"
        detail = {"key": event.pk, "words": event.phrase, "again": again}
        trigger_client_event(response, "undoable", detail)
