"""What a source shows about a claim."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5

from factcheck.sources.models import Source


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Ways to look at evidence."""

    def linked(self) -> Self:
        """What is linked now, in the order it was linked, with its source fetched along."""
        return self.filter(removed_at=None).select_related("source", "linked_by").order_by("pk")


class Evidence(models.Model):
    """A source linked to a claim: its stance, and the exact passage that shows it."""

    class Stance(models.TextChoices):
        """How the source bears on the claim."""

        SUPPORTS = "supports", "Supports"
        CONTRADICTS = "contradicts", "Contradicts"
        CONTEXT = "context", "Gives context"

    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    stance = models.CharField(max_length=11, choices=Stance)
    passage = models.TextField(max_length=5000, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    linked_at = models.DateTimeField(auto_now_add=True)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        """The same passage of the same source once a claim."""

        verbose_name_plural = "evidence"
        ordering = ("claim", "pk")
        constraints = (
            models.UniqueConstraint(
                models.F("claim"),
                models.F("source"),
                MD5("passage"),
                condition=Q(removed_at=None),
                name="evidence_once",
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "contradicts", "context"]),
                name="evidence_stance_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"
