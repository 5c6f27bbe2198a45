"""Who is on which article and claim: said by each tab, forgotten when it says no more."""

import json
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.desk.models import Presence

BEAT = timedelta(seconds=15)
"""How often a tab says that it is still there."""
FORGOTTEN = timedelta(seconds=40)
"""After this a tab that says nothing more is taken to be gone."""
CHANNEL = "people"


def arrive(*, by: User, tab: UUID, article: int, claim: int | None) -> None:
    """Note that a person's tab is on an article, with a claim of it open or with none.

    A tab that said that it was left is not there again.

    Listeners on the channel "people" are told of the articles where that is news.
    """
    now = timezone.now()
    place = {"person_id": by.pk, "article_id": article, "claim_id": claim}
    before = Presence.objects.filter(tab=tab).first()
    if before is None:
        Presence.objects.bulk_create(
            [Presence(tab=tab, seen_at=now, **place)],
            update_conflicts=True,
            unique_fields=["tab"],
            update_fields=["person", "article", "claim", "seen_at"],
        )
        _tell({article})
        return
    if not Presence.objects.filter(tab=tab, left=False).update(seen_at=now, **place):
        return
    if before.seen_at < now - FORGOTTEN or any(
        getattr(before, name) != value for name, value in place.items()
    ):
        _tell({before.article_id, article})


def stay(*, tabs: Collection[UUID]) -> None:
    """Note that tabs are still where they were, and forget those that no longer say so."""
    now = timezone.now()
    if tabs:
        Presence.objects.filter(tab__in=tabs, left=False).update(seen_at=now)
    stale = Presence.objects.filter(seen_at__lt=now - FORGOTTEN)
    gone = set(stale.values_list("article", flat=True))
    if gone:
        stale.delete()
        _tell(gone)


def lose(*, tab: UUID) -> None:
    """Note that nothing is heard of a tab for now; it may come back."""
    there = Presence.objects.filter(tab=tab, left=False)
    lost = set(there.values_list("article", flat=True))
    there.delete()
    _tell(lost)


def leave(*, by: User, tab: UUID, article: int) -> None:
    """Note that a person left a tab for good; nothing happens to a tab of somebody else.

    One statement notes it, known or not: what else arrives of the tab comes before or after it.
    """
    if Presence.objects.filter(tab=tab).exclude(person=by).exists():
        return
    left = Presence(tab=tab, person=by, article_id=article, seen_at=timezone.now(), left=True)
    Presence.objects.bulk_create(
        [left],
        update_conflicts=True,
        unique_fields=["tab"],
        update_fields=["claim", "seen_at", "left"],
    )
    _tell({article})


def _tell(articles: Collection[int]) -> None:
    with connection.cursor() as cursor:
        for article in articles:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps({"article": article})])
