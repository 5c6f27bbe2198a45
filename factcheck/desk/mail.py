"""Notices by mail: one plain message for all that came together within two minutes.

Each notice is claimed before its mail is sent and given back when the server refuses it, so that it
is never mailed twice, however often and wherever the task runs. A mail that is lost because the
machine stops in that very moment is not repeated; the notice still stands on its person's page.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.tasks import configure_task

from factcheck.accounts.models import User
from factcheck.desk.models import Notice
from factcheck.desk.talk import is_withheld
from factcheck.lib.text import shorten

MAIL_NOTICES = "factcheck.desk.tasks.mail_notices"
LISTED = 30
"""Notices told in one mail; of more it gives the number."""
OLDEST = timedelta(days=2)
"""What could not be mailed for so long is not mailed any more."""


def queue_mail(people: Sequence[User]) -> None:
    """Have the worker mail these people what is new, in the caller's transaction.

    It waits two minutes, so that what comes together goes out together. Who has no address, or
    does not want such mails, gets none.
    """
    if not settings.NOTICES_BY_MAIL:
        return
    for person in people:
        if person.email and person.mail_notices:
            configure_task(
                name=MAIL_NOTICES,
                job_manager=app.job_manager,
                queue="mail",
                lock=f"mail-{person.pk}",
                schedule_in={"seconds": settings.NOTICES_BY_MAIL_SECONDS},
            ).defer(person_id=person.pk)


def mail_notices(person: User) -> int:
    """Mail a person the notices they have not read and were not mailed; how many these were.

    Raises:
        OSError, SMTPException: the server did not take the mail; the notices are kept for the next
            attempt.
    """
    if not (person.is_active and person.email and person.mail_notices):
        return 0
    claimed = _claim(person)
    if not claimed:
        return 0
    try:
        message(person, claimed).send(using="default")
    except Exception:
        keys = [notice.pk for notice in claimed]
        Notice.objects.filter(pk__in=keys).update(mailed_at=None)
        raise
    return len(claimed)


def message(person: User, notices: Sequence[Notice]) -> EmailMessage:
    """The mail that tells of these notices, oldest first; plain text."""
    count = len(notices)
    first = notices[0]
    if count == 1:
        subject = f"{first.what_happened}: {first.claim or first.article}"
    else:
        subject = f"{count} things that concern you at the fact-check desk"
    told = "\n\n".join(_told(notice, person) for notice in notices[:LISTED])
    more = f"\n\nand {count - LISTED} more." if count > LISTED else ""
    inbox = settings.SITE_ADDRESS + reverse("inbox")
    foot = f"-- \nAll that concerns you: {inbox}\nThere you can switch these mails off.\n"
    return EmailMessage(
        subject=shorten(subject, 150),
        body=f"{told}{more}\n\n{foot}",
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no machine answers it
    )


def _claim(person: User) -> list[Notice]:
    """Take the notices that are due, oldest first, so that nobody else mails them."""
    with transaction.atomic():
        rows = (
            Notice.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(person=person, mailed_at=None, at__gte=timezone.now() - OLDEST)
            .unread()
            .select_related("article", "claim", "by", "comment__claim")
            .order_by("at", "pk")
        )
        claimed = list(rows)
        keys = [notice.pk for notice in claimed]
        Notice.objects.filter(pk__in=keys).update(mailed_at=timezone.now())
    return claimed


def _told(notice: Notice, person: User) -> str:
    about = notice.claim or notice.article
    title = str(notice.article)
    where = f"{about} ({title})" if notice.claim else title
    lines = [notice.what_happened + ":", shorten(where, 300)]
    comment = notice.comment
    if comment is not None and comment.removed_at is None:
        if is_withheld(comment, person):
            lines.append("  Its words are shown when the second check is given.")
        else:
            lines += [f"  > {line}".rstrip() for line in comment.text.splitlines()]
    elif notice.text:
        lines.append(f"  > {notice.text}")
    address = about.get_absolute_url() if notice.claim else f"{about.get_absolute_url()}?talk=open"
    return "\n".join([*lines, f"  {settings.SITE_ADDRESS}{address}"])
