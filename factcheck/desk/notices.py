"""Telling people of what concerns them, inside the action that makes it concern them.

Notices and what each person has read are no history, so they are written here and not by actions
(tests/unit/test_house_rules.py).
"""

from collections.abc import Iterable

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.mail import queue_mail
from factcheck.desk.models import Comment, LookedAt, Notice
from factcheck.desk.talk import unread_by
from factcheck.lib.text import shorten

TEXT_LENGTH = 300


def tell(
    *,
    people: Iterable[User | None],
    kind: Notice.Kind,
    article: Article,
    claim: Claim | None = None,
    comment: Comment | None = None,
    by: User | None = None,
    text: str = "",
) -> None:
    """Leave each person a notice, inside the caller's transaction.

    Nobody is told of what they did themselves (``by``), twice of the same thing in one call, or
    after their account was closed; a None among the people is passed over, so that callers can name
    whoever has a claim. ``text`` is a short note in the writer's words (a reason), never a verdict:
    people who must not see it yet may read the notice.
    """
    told = {person.pk: person for person in people if person is not None and person.is_active}
    if by is not None:
        told.pop(by.pk, None)
    Notice.objects.bulk_create(
        Notice(
            person=person,
            kind=kind,
            article=article,
            claim=claim,
            comment=comment,
            by=by,
            text=shorten(text, TEXT_LENGTH),
        )
        for person in told.values()
    )
    queue_mail(list(told.values()))


def read_notice(person: User, key: int) -> bool:
    """Mark one of a person's notices as read; whether there was such an unread one."""
    mine = Notice.objects.filter(person=person, pk=key).unread()
    return mine.update(read_at=timezone.now()) > 0


def read_all(person: User) -> int:
    """Mark all notices of a person as read; how many were not yet."""
    return Notice.objects.filter(person=person).unread().update(read_at=timezone.now())


def unread_of(person: User) -> int:
    """How many notices a person has not read."""
    return Notice.objects.filter(person=person).unread().order_by().count()


def look_at(person: User, article: Article, claim: Claim | None) -> bool:
    """Note that the person has read what is said and told of this claim, or of the article.

    Returns whether a notice was unread until now. Called on each opening, so it writes only where
    something is new.
    """
    now = timezone.now()
    notices = Notice.objects.filter(person=person, article=article, claim=claim).unread()
    read = notices.update(read_at=now) > 0
    if unread_by(person).filter(article=article, claim=claim).exists():
        LookedAt.objects.update_or_create(
            person=person, article=article, claim=claim, defaults={"at": now}
        )
    return read
