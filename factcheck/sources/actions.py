"""Every write on sources."""

from copy import copy
from datetime import date
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.db.models import F

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.record import recorded
from factcheck.lib.errors import Conflict, RuleBroken
from factcheck.lib.fields import check_fields
from factcheck.sources import kinds
from factcheck.sources.models import Source


class SourceDetails(TypedDict, total=False):
    """What can be said of a source."""

    kind: str
    title: str
    publisher: str
    url: str
    date: date | None
    reliability_note: str


def add_source(*, by: User, **details: Unpack[SourceDetails]) -> Source:
    """Add a source; an address known already is answered with the source that has it.

    Raises:
        NotAllowed: the person may not link sources.
        RuleBroken: a detail is missing or not valid.
    """
    check_may(by, Permission.LINK)
    source = Source(created_by=by, **_tidy(details))
    check_fields(source)
    with recorded(by=by, action=kinds.ADD):
        try:
            with transaction.atomic():
                source.save()
        except IntegrityError:
            known = Source.objects.exclude(url="").filter(url=source.url).first()
            if known is None:
                raise
            return known
    return source


def edit_source(
    *, by: User, source: Source, version: int, **details: Unpack[SourceDetails]
) -> Source:
    """Change what is said of a source.

    Raises:
        NotAllowed: the person may not link sources.
        Conflict: someone else changed the source since ``version`` was read.
        RuleBroken: a detail is not valid, or another source has this address.
    """
    check_may(by, Permission.LINK)
    tidy = _tidy(details)
    wished = copy(source)
    for name, value in tidy.items():
        setattr(wished, name, value)
    check_fields(wished)
    with recorded(by=by, action=kinds.EDIT):
        rows = Source.objects.filter(pk=source.pk, version=version)
        try:
            with transaction.atomic():
                changed = rows.update(version=F("version") + 1, **tidy)
        except IntegrityError as error:
            other = Source.objects.exclude(url="").filter(url=wished.url).first()
            if other is None:
                raise
            raise RuleBroken(f"“{other}” has this address already.", field="url") from error
        if not changed:
            raise Conflict("Someone else changed this source in the meantime.")
    source.refresh_from_db()
    return source


def _tidy(details: SourceDetails) -> SourceDetails:
    tidy = details.copy()
    for name in ("title", "publisher", "url", "reliability_note"):
        if name in tidy:
            tidy[name] = tidy[name].strip()
    return tidy
