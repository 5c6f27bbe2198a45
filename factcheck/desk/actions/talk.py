"""Every write on what people say to each other."""

from datetime import datetime

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article
from factcheck.audit.record import recorded
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.desk.mentions import mentioned
from factcheck.desk.models import Comment, Notice
from factcheck.desk.models.talk import COMMENT_LENGTH
from factcheck.desk.notices import tell
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken

REASON_LENGTH = 300


def add_comment(*, by: User, article: Article, claim: Claim | None = None, text: str) -> Comment:
    """Say something on a claim, or on an article where ``claim`` is None.

    Those whom the text names are told of it, and on a claim whoever has it, whoever gave its
    verdict and whoever said something before; on an article those who said something there.

    Raises:
        NotAllowed: the person may not comment.
        RuleBroken: there are no words, or too many; the claim is another article's.
    """
    check_may(by, Permission.COMMENT)
    text = _accept(text)
    if claim is not None and claim.article_id != article.pk:
        raise RuleBroken("This claim belongs to another article.")
    with recorded(by=by, action=kinds.COMMENT):
        comment = Comment.objects.create(article=article, claim=claim, by=by, text=text)
        named = mentioned(text)
        _tell(comment, people=named, kind=Notice.Kind.MENTION)
        others = _concerned(comment) - set(named)
        _tell(comment, people=others, kind=Notice.Kind.COMMENT)
    return comment


def edit_comment(*, by: User, comment: Comment, seen: datetime | None, text: str) -> Comment:
    """Change one's own words; who is named now and was not before is told.

    ``seen`` is ``edited_at`` of the comment that the person saw. Saving the words that stand there
    already changes nothing.

    Raises:
        NotAllowed: it is somebody else's.
        RuleBroken: there are no words, or too many; it was taken back.
        Conflict: it was changed since, in another window.
    """
    check_may(by, Permission.COMMENT)
    if comment.by_id != by.pk:
        raise NotAllowed("Only the person who wrote a comment changes it.")
    text = _accept(text)
    with recorded(by=by, action=kinds.EDIT_COMMENT):
        present = _lock(comment)
        if present.removed_at is not None:
            raise RuleBroken("This comment was taken back. Write a new one.")
        if present.text == text:
            return present
        if present.edited_at != seen:
            raise Conflict("You changed this comment elsewhere in the meantime. Compare the two.")
        before = set(mentioned(present.text))
        present.text, present.edited_at = text, timezone.now()
        present.save(update_fields=["text", "edited_at"])
        new = [person for person in mentioned(text) if person not in before]
        _tell(present, people=new, kind=Notice.Kind.MENTION)
    return present


def remove_comment(*, by: User, comment: Comment, reason: str = "") -> Comment:
    """Take a comment back: one's own, or with a reason anybody's where one is an editor.

    Its row stays, and history keeps its words; pages and mails do not show them any more.

    Raises:
        NotAllowed: it is somebody else's and the person is no editor.
        RuleBroken: an editor gives no reason.
    """
    check_may(by, Permission.COMMENT)
    reason = reason.strip()
    if comment.by_id != by.pk:
        check_may(by, Permission.REOPEN)
        if not reason:
            raise RuleBroken("Say why you take a colleague’s comment back.", field="reason")
    if len(reason) > REASON_LENGTH:
        raise RuleBroken("Keep the reason under 300 characters.", field="reason")
    with recorded(by=by, action=kinds.REMOVE_COMMENT, reason=reason):
        present = _lock(comment)
        if present.removed_at is None:
            present.removed_at = timezone.now()
            present.save(update_fields=["removed_at"])
            Notice.objects.filter(comment=present).unread().update(read_at=present.removed_at)
    return present


def _accept(text: str) -> str:
    words = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise RuleBroken("Write something first.", field="text")
    if len(words) > COMMENT_LENGTH:
        raise RuleBroken(f"Keep a comment under {COMMENT_LENGTH:,} characters.", field="text")
    return words


def _lock(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("article", "claim", "by")
    return rows.get(pk=comment.pk)


def _concerned(comment: Comment) -> set[User]:
    """Who has the claim or gave its verdict, and who said something there before."""
    earlier = Comment.objects.about(comment.article, comment.claim).filter(removed_at=None)
    people = set(User.objects.filter(pk__in=earlier.order_by().values("by")))
    if comment.claim is not None:
        close = (comment.claim.assignee, comment.claim.decided_by)
        people |= {person for person in close if person is not None}
    return people


def _tell(comment: Comment, *, people: set[User] | list[User], kind: Notice.Kind) -> None:
    tell(
        people=people,
        kind=kind,
        article=comment.article,
        claim=comment.claim,
        comment=comment,
        by=comment.by,
    )
