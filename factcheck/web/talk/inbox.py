"""The page of what concerns a person: their notices, newest first."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from factcheck.accounts.actions import set_mail_notices
from factcheck.accounts.models import User
from factcheck.desk.mentions import people_named
from factcheck.desk.models import Notice
from factcheck.desk.notices import read_all, read_notice, unread_of
from factcheck.desk.talk import is_withheld
from factcheck.web.fragments import render_part, wants_part
from factcheck.web.paging import page_of
from factcheck.web.requests import signed_in
from factcheck.web.talk.words import Piece, pieces

SIZE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A notice as it is shown.

    Attributes:
        pieces: The words of the comment; none where it was taken back or its words wait.
        withheld: Whether the words wait for a second check.
        address: The page that the notice is about.
    """

    notice: Notice
    pieces: list[Piece]
    withheld: bool
    address: str


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Notices, newest first; ``?show=unread`` leaves out what was read."""
    return _page(request)


@require_POST
def read_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read."""
    read_notice(signed_in(request), pk)
    return _changed(request)


@require_POST
def read_everything(request: HttpRequest) -> HttpResponse:
    """Mark all notices as read."""
    count = read_all(signed_in(request))
    if not wants_part(request):
        word = "notice is" if count == 1 else "notices are"
        messages.success(request, f"{count} {word} read now.")
    return _changed(request)


@require_POST
def by_mail(request: HttpRequest) -> HttpResponse:
    """Switch one's notices by mail on or off."""
    wanted = request.POST.get("wanted") == "yes"
    set_mail_notices(by=signed_in(request), wanted=wanted)
    told = "Notices are mailed to you." if wanted else "Notices are not mailed to you any more."
    messages.success(request, told)
    return redirect("inbox")


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """The link in the bar, with how many notices are unread."""
    return render(request, "talk/inbox_link.html")


def _changed(request: HttpRequest) -> HttpResponse:
    if not wants_part(request):
        return redirect("inbox")
    return trigger_client_event(_page(request), "notices-changed", after="settle")


def _page(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    show = request.POST.get("show") or request.GET.get("show", "")
    notices = Notice.objects.filter(person=person)
    if show == "unread":
        notices = notices.unread()
    related = notices.select_related("article", "claim", "by", "comment__claim", "comment__by")
    page = page_of(
        related.defer("claim__search"),
        request.POST.get("page") or request.GET.get("page"),
        size=SIZE,
    )
    context = {
        "page": page,
        "rows": rows(list(page.object_list), person),
        "show": show,
        "unread": unread_of(person),
        "mail": settings.NOTICES_BY_MAIL,
    }
    return render_part(request, "talk/inbox.html", "notices", context)


def rows(notices: list[Notice], person: User) -> list[Row]:
    """Notices as they are shown to their person; one query for the names in comments."""
    texts = [notice.comment.text for notice in notices if notice.comment is not None]
    people = people_named(texts)
    return [_row(notice, person, people) for notice in notices]


def _row(notice: Notice, person: User, people: dict[str, User]) -> Row:
    comment = notice.comment
    withheld = comment is not None and is_withheld(comment, person)
    told = comment is not None and comment.removed_at is None and not withheld
    on_claim = notice.claim is not None
    article = notice.article.get_absolute_url()
    anchor = f"#comment-{comment.pk}" if comment is not None else ""
    return Row(
        notice=notice,
        pieces=pieces(comment.text, people) if comment is not None and told else [],
        withheld=withheld,
        address=f"{article}?claim={notice.claim_id}{anchor}"
        if on_claim
        else f"{article}?talk=open{anchor}",
    )
