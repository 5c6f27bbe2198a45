"""Lines that were left out: bringing one back, and whether its claims are there yet."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling, trigger_client_event

from factcheck.articles.models import Article
from factcheck.claims.actions.lines import bring_back_line
from factcheck.claims.models import Claim, KeptLine
from factcheck.web.articles.page import fresh_body
from factcheck.web.articles.reader import newest_revision
from factcheck.web.fragments import wants_part
from factcheck.web.requests import signed_in

ASK_AGAIN = 204


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back the line that begins at ``start``; its claims fill in as they are found."""
    article = get_object_or_404(Article, pk=pk)
    revision = newest_revision(article)
    bring_back_line(by=signed_in(request), revision=revision, start=_start(request.POST))
    return fresh_body(request, pk) if wants_part(request) else redirect(article)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether the line that begins at ``start`` was read; asked every second until it is."""
    kept = KeptLine.objects.filter(article=pk, start=_start(request.GET)).first()
    if kept is not None and kept.read_at is None:
        return HttpResponse(status=ASK_AGAIN)
    response = HttpResponseStopPolling()
    if kept is not None:
        trigger_client_event(response, "told", {"words": kept.problem or _found_in(kept)})
    return trigger_client_event(response, "claims-changed")


def _found_in(line: KeptLine) -> str:
    count = Claim.objects.filter(
        anchors__revision=line.revision_id,
        anchors__start__gte=line.start,
        anchors__end__lte=line.end,
        status=Claim.Status.ACTIVE,
    ).count()
    if count == 0:
        return "The line was read; there is no claim in it. Select words to mark one by hand."
    return f"The line was read: {count} claim{'s' if count > 1 else ''} found."


def _start(given: QueryDict) -> int:
    """Where the line begins, in code points; -1, where no line begins, if it cannot be read."""
    start = given.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else -1
