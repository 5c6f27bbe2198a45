"""Sources: what evidence rests on."""

from typing import Self

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse


class SourceQuerySet(models.QuerySet["Source"]):
    """Ways to look at sources."""

    def containing(self, words: str) -> Self:
        """Those whose title, publisher or address contains each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(publisher__icontains=word) | Q(url__icontains=word)
            )
        return found


class Source(models.Model):
    """A document, article, recording or person that shows something. It may have no address."""

    class Kind(models.TextChoices):
        """What sort of thing the source is."""

        ARTICLE = "article", "News article"
        DOCUMENT = "document", "Document"
        STATEMENT = "statement", "Statement or press release"
        DATA = "data", "Data or statistics"
        STUDY = "study", "Study"
        LAW = "law", "Law or ruling"
        INTERVIEW = "interview", "Interview"
        RECORDING = "recording", "Audio or video"
        POST = "post", "Social media post"
        OTHER = "other", "Other"

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ARTICLE)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField(
        "address", max_length=2000, blank=True, validators=[URLValidator(["http", "https"])]
    )
    date = models.DateField(null=True, blank=True)
    reliability_note = models.TextField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        """By title; one source an address."""

        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="source_has_title"),
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="source_one_per_address"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The source's page, with the claims that rest on it."""
        return reverse("source", args=[self.pk])
