"""What people say to each other about articles and claims, and what they are told."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from factcheck.articles.models import Article
from factcheck.claims.models import Claim

COMMENT_LENGTH = 5000


class CommentQuerySet(models.QuerySet["Comment"]):
    """Ways to look at comments."""

    def about(self, article: Article, claim: Claim | None = None) -> Self:
        """Those on a claim, or on an article as a whole; oldest first, with who wrote them."""
        found = self.filter(article=article, claim=claim)
        return found.select_related("by").order_by("at", "pk")


class Comment(models.Model):
    """Something said on a claim, or on an article where ``claim`` is None.

    What is taken back keeps its row: ``removed_at`` hides its words from pages.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=COMMENT_LENGTH)
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        """Oldest first."""

        ordering = ("at", "pk")
        indexes = (models.Index(fields=["article", "claim", "at"], name="comment_about"),)
        constraints = (
            models.CheckConstraint(condition=Q(text__regex=r"\S"), name="comment_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.by_id} on claim {self.claim_id} of article {self.article_id}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Ways to look at notices."""

    def unread(self) -> Self:
        """Those that the person has not looked at."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something that concerns a person: shown on their page, mailed where mail is set up."""

    class Kind(models.TextChoices):
        """Why it concerns them."""

        MENTION = "mention", "You were mentioned"
        COMMENT = "comment", "A comment on your claim"
        ASSIGNED = "assigned", "A claim was given to you"
        HANDED_BACK = "handed_back", "A claim was handed back"
        STALE = "stale", "A verdict of yours needs another look"
        SECOND_CHECK = "second_check", "Your verdict was checked"
        DISAGREEMENT = "disagreement", "Two verdicts disagree"
        SIGNED_OFF = "signed_off", "An article was signed off"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=["person", "-at", "-id"], name="notice_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"

    @property
    def phrase(self) -> str:
        """What somebody did that concerns the person, after their name; "" where nobody did."""
        return PHRASES[self.Kind(self.kind)] if self.by_id is not None else ""

    @property
    def what_happened(self) -> str:
        """A sentence without its end: "Maya Okafor mentioned you"."""
        return f"{self.by} {self.phrase}" if self.phrase else str(self.get_kind_display())


PHRASES = {
    Notice.Kind.MENTION: "mentioned you",
    Notice.Kind.COMMENT: "commented",
    Notice.Kind.ASSIGNED: "gave you a claim",
    Notice.Kind.HANDED_BACK: "handed a claim back",
    Notice.Kind.STALE: "asked for another look at your verdict",
    Notice.Kind.SECOND_CHECK: "checked your verdict",
    Notice.Kind.DISAGREEMENT: "came to another verdict",
    Notice.Kind.SIGNED_OFF: "signed the article off",
}


class LookedAt(models.Model):
    """When a person last read the comments on a claim or an article: what came later is unread."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        """One a person and place."""

        constraints = (
            models.UniqueConstraint(
                fields=["person", "article", "claim"], name="looked_at_once", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} at article {self.article_id}, claim {self.claim_id}"
