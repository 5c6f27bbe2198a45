"""Who said it, through whom."""

from django.db import models
from django.db.models import Q


class Attribution(models.Model):
    """One link of the chain of a claim, ordered from who said it to who printed it."""

    class Role(models.TextChoices):
        """What part the link plays."""

        SPEAKER = "speaker", "Speaker"
        OUTLET = "outlet", "Outlet"
        DOCUMENT = "document", "Document"

    class QuoteType(models.TextChoices):
        """How the words are given."""

        DIRECT = "direct", "In quotation marks"
        MIXED = "mixed", "Partly quoted"
        INDIRECT = "indirect", "Reported"
        NONE = "none", "The article’s own voice"

    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="attributions")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=8, choices=Role)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    cue = models.CharField(max_length=200, blank=True)
    quote_type = models.CharField(max_length=8, choices=QuoteType, default=QuoteType.NONE)
    hedge = models.CharField(max_length=100, blank=True)
    anonymous = models.BooleanField(default=False)
    from_context = models.BooleanField(default=False)
    source_start = models.PositiveIntegerField(null=True)
    source_end = models.PositiveIntegerField(null=True)
    cue_start = models.PositiveIntegerField(null=True)
    cue_end = models.PositiveIntegerField(null=True)

    class Meta:
        """In order; each place of a chain once."""

        ordering = ("claim", "order")
        constraints = (
            models.UniqueConstraint(fields=["claim", "order"], name="attribution_order"),
            models.CheckConstraint(condition=~Q(name=""), name="attribution_has_name"),
        )
        indexes = (models.Index(fields=["name", "role"], name="attribution_name"),)

    def __str__(self) -> str:
        return self.name
