"""Every write on articles."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from django.conf import settings
from django.db import connection
from django.db.models import F

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles import kinds
from factcheck.articles.models import Article, Revision
from factcheck.articles.text import accept, propose_title
from factcheck.audit.record import recorded
from factcheck.lib.errors import Conflict, RuleBroken
from factcheck.lib.fields import check_fields
from factcheck.lib.text import sha256, shorten

REASON_LENGTH = 300


class Details(TypedDict, total=False):
    """What is known of an article beside its text."""

    title: str
    outlet: str
    byline: str
    url: str
    published_at: datetime | None
    deadline: datetime | None
    desk: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The article that holds a text, and whether it was made just now."""

    article: Article
    created: bool


def add_article(*, by: User, text: str, **details: Unpack[Details]) -> BroughtIn:
    """Store a text with what is known of it, unless an article holds exactly this text already.

    A missing title is proposed from the text.

    Raises:
        NotAllowed: the person may not bring in articles, or not set deadlines and gives one.
        RuleBroken: the text is not fit to be stored, or a detail is not valid.
    """
    check_may(by, Permission.BRING_IN)
    if details.get("deadline") is not None:
        check_may(by, Permission.PRIORITIZE)
    text = accept(text, longest=settings.ARTICLE_MAX_CHARACTERS)
    checksum = sha256(text)
    details["title"] = shorten(details.get("title", ""), 300) or propose_title(text)
    article = Article(created_by=by, **details)
    check_fields(article)
    with recorded(by=by, action=kinds.BRING_IN):
        _wait_for_same_text(checksum)
        known = Revision.objects.filter(sha256=checksum).select_related("article").first()
        if known is not None:
            return BroughtIn(known.article, created=False)
        article.save()
        Revision.objects.create(article=article, number=1, text=text, sha256=checksum, by=by)
    return BroughtIn(article, created=True)


class TextConflict(Conflict):
    """Someone else changed the article's text since it was read.

    Attributes:
        revision: The present text.
    """

    def __init__(self, revision: Revision) -> None:
        super().__init__(
            "Someone else changed the article’s text in the meantime. Nothing of yours was saved "
            "yet."
        )
        self.revision = revision


@dataclass(frozen=True, slots=True)
class NewText:
    """The present revision of an article, and the one it followed if it was made just now."""

    revision: Revision
    former: Revision | None


def add_revision(*, by: User, article: Article, seen: int, text: str, reason: str = "") -> NewText:
    """Give an article a new text, unless it has exactly this text already.

    ``seen`` is the number of the revision that the new text was made from. Claims do not come
    along by themselves: ``claims.actions.revisions.revise`` carries them over.

    Raises:
        NotAllowed: the person may not bring in articles.
        RuleBroken: the text is not fit to be stored, or the reason too long.
        TextConflict: the article has a newer revision than ``seen``, with another text.
    """
    check_may(by, Permission.BRING_IN)
    text, reason = accept(text, longest=settings.ARTICLE_MAX_CHARACTERS), reason.strip()
    if len(reason) > REASON_LENGTH:
        raise RuleBroken("Keep the reason under 300 characters.", field="reason")
    with recorded(by=by, action=kinds.REVISE, reason=reason):
        Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        newest = Revision.objects.newest(article)
        if newest.text == text:
            return NewText(newest, former=None)
        if newest.number != seen:
            raise TextConflict(newest)
        revision = Revision.objects.create(
            article=article,
            number=newest.number + 1,
            text=text,
            sha256=sha256(text),
            by=by,
            reason=reason,
        )
    return NewText(revision, former=newest)


def edit_article(
    *, by: User, article: Article, version: int, **details: Unpack[Details]
) -> Article:
    """Change what is known of an article; its text changes by a new revision only.

    Raises:
        NotAllowed: only those who may set deadlines may change ``deadline``.
        Conflict: someone else changed the article since ``version`` was read.
        RuleBroken: a detail is not valid.
    """
    check_may(by, Permission.BRING_IN)
    kept = Article.objects.values_list("deadline", flat=True).get(pk=article.pk)
    if details.get("deadline", kept) != kept:
        check_may(by, Permission.PRIORITIZE)
    wished = copy(article)
    for name, value in details.items():
        setattr(wished, name, value)
    check_fields(wished)
    with recorded(by=by, action=kinds.EDIT):
        changed = Article.objects.filter(pk=article.pk, version=version).update(
            version=F("version") + 1, **details
        )
        if not changed:
            raise Conflict("Someone else changed this article’s details in the meantime.")
    article.refresh_from_db()
    return article


def _wait_for_same_text(checksum: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(checksum[:15], 16)])
