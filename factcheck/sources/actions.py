"""Every write on sources."""

from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db.models import F

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.record import recorded
from factcheck.lib.errors import Conflict, RuleBroken
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
    _validate(source)
    with recorded(by=by, action=kinds.ADD):
        if source.url:
            known = Source.objects.filter(url=source.url).first()
            if known is not None:
                return known
        source.save()
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
    for name, value in tidy.items():
        setattr(source, name, value)
    _validate(source)
    if source.url:
        other = Source.objects.filter(url=source.url).exclude(pk=source.pk).first()
        if other is not None:
            raise RuleBroken(f"“{other.title}” has this address already.", field="url")
    with recorded(by=by, action=kinds.EDIT):
        changed = Source.objects.filter(pk=source.pk, version=version).update(
            version=F("version") + 1, **tidy
        )
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


def _validate(source: Source) -> None:
    try:
        source.clean_fields()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RuleBroken(messages[0], field=field) from error
