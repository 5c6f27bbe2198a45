"""Articles and their revisions."""

from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.urls import reverse


class ArticleQuerySet(models.QuerySet["Article"]):
    """Ways to look at articles."""

    def with_text_length(self) -> Self:
        """Each with ``length``, the characters of its newest revision."""
        newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
        return self.annotate(length=Subquery(newest.values("length")[:1]))


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Ways to look at revisions."""

    def newest(self, article: "Article") -> "Revision":
        """The present text of an article."""
        return self.filter(article=article).latest("number")


class Article(models.Model):
    """A text to be checked, with what the newsroom knows of it."""

    title = models.CharField(max_length=300)
    outlet = models.CharField(max_length=120, blank=True)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField(
        "address", max_length=2000, blank=True, validators=[URLValidator(["http", "https"])]
    )
    published_at = models.DateTimeField("published", null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    desk = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        """Newest first."""

        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["-created_at", "-id"], name="article_newest"),
            models.Index(fields=["outlet"], name="article_outlet"),
        )
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The article's page."""
        return reverse("article", args=[self.pk])


class Revision(models.Model):
    """One immutable state of an article's text: Unicode NFC, line feeds.

    The database refuses changes, a wrong checksum, carriage returns and other normal forms.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    text = models.TextField()
    length = models.GeneratedField(
        expression=Length("text"),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        """Newest first; one of a number an article."""

        ordering = ("article", "-number")
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="revision_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_positive"),
            models.CheckConstraint(condition=~Q(text=""), name="revision_has_text"),
        )
        indexes = (models.Index(fields=["sha256"], name="revision_sha256"),)

    def __str__(self) -> str:
        return f"{self.article_id} revision {self.number}"
