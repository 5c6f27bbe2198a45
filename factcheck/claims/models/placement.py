"""Where a claim may stand in a new text, for a person to choose."""

from django.db import models

from factcheck.articles.models import Revision


class Placement(models.Model):
    """The places of a revision that fit a claim equally well: code points, half-open.

    It is open as long as the claim is unplaced and the revision is the newest; it is kept.
    """

    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="placements")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="placements")
    candidates = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One question a claim and revision."""

        constraints = (
            models.UniqueConstraint(fields=["claim", "revision"], name="placement_once"),
        )

    def __str__(self) -> str:
        return f"claim {self.claim_id} in revision {self.revision_id}: {self.candidates}"

    @property
    def places(self) -> list[tuple[int, int]]:
        """Start and end of each candidate, in text order."""
        return [(start, end) for start, end in self.candidates]
