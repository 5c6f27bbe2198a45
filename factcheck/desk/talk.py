"""Reading what people say to each other: comments, and which of them a person has not read."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article
from factcheck.claims.rules import sees_verdict
from factcheck.desk.models import Comment, LookedAt

UNREAD_DAYS = 90
"""What was said longer ago is nobody's news."""


def unread_by(person: User) -> QuerySet[Comment]:
    """Comments of others that were said since the person last read what is said there.

    What was said before their account was made, or months ago, does not count.
    """
    since = max(person.date_joined, timezone.now() - timedelta(days=UNREAD_DAYS))
    looked = (
        LookedAt.objects.filter(
            person=person, article=OuterRef("article_id"), at__gte=OuterRef("at")
        )
        .annotate(place=Coalesce("claim_id", 0))
        .filter(place=Coalesce(OuterRef("claim_id"), 0))
    )
    comments = Comment.objects.filter(removed_at=None, at__gte=since).exclude(by=person)
    return comments.filter(~Exists(looked)).order_by()


def unread_of_claims(article: Article, *, person: User) -> dict[int, int]:
    """How many unread comments each claim of an article has, by key; one query."""
    new = unread_by(person).filter(article=article, claim__isnull=False).values_list("claim_id")
    return dict(new.annotate(total=Count("pk")))


def unread_of_articles(articles: Iterable[int], *, person: User) -> dict[int, int]:
    """How many unread comments each article and its claims have, by key; one query."""
    new = unread_by(person).filter(article__in=list(articles)).values_list("article_id")
    return dict(new.annotate(total=Count("pk")))


def is_withheld(comment: Comment, person: User) -> bool:
    """Whether the words of a comment wait until the claim's second check is given.

    Whoever gave the first verdict may have told it in what they said since; the second checker
    must not read it before they have given theirs.
    """
    claim = comment.claim
    if claim is None or claim.decided_at is None or sees_verdict(person, claim):
        return False
    said_at = comment.edited_at or comment.at
    return comment.by_id == claim.decided_by_id and said_at >= claim.decided_at


def can_edit_comment(by: User, comment: Comment) -> bool:
    """Whether the person may change a comment: their own only."""
    return comment.removed_at is None and comment.by_id == by.pk and by.may(Permission.COMMENT)


def can_remove_comment(by: User, comment: Comment) -> bool:
    """Whether the person may take a comment back: their own, or any where they are an editor."""
    own_or_editor = comment.by_id == by.pk or by.may(Permission.REOPEN)
    return comment.removed_at is None and own_or_editor and by.may(Permission.COMMENT)
