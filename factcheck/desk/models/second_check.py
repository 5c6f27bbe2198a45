"""The second check: another person's verdict on a claim, given without seeing the first."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from factcheck.claims.models import Claim


class SecondCheck(models.Model):
    """A second verdict beside the first as it was then, and what an editor made of the two.

    The first is kept by value: it stays what it was when the claim moves on. Nobody checks their
    own verdict, and whoever decides between two verdicts gave neither; the database holds both, and
    that the first verdict is the claim's (migration 0003). One that was taken back keeps its row.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="second_checks")
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    first_verdict = models.CharField(max_length=12, choices=Claim.Verdict)
    first_rationale = models.TextField(max_length=5000, blank=True)
    first_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=Claim.Verdict)
    rationale = models.TextField(max_length=5000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_verdict = models.CharField(
        max_length=12, choices=Claim.Verdict, default="", blank=True
    )
    resolved_reason = models.TextField(max_length=5000, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField("taken back", null=True, blank=True)

    class Meta:
        """One that stands a verdict, newest first, by somebody else."""

        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["claim", "first_at"],
                condition=Q(withdrawn_at=None),
                name="second_check_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(resolved_at=None),
                name="second_check_withdrawn_before_resolved",
            ),
            models.CheckConstraint(
                condition=~Q(by=F("first_by")), name="second_check_by_another_person"
            ),
            models.CheckConstraint(
                condition=~Q(first_verdict="") & ~Q(verdict=""), name="second_check_has_verdicts"
            ),
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_verdict="", resolved_at=None)
                | (
                    ~Q(resolved_verdict="")
                    & Q(
                        resolved_by__isnull=False,
                        resolved_at__isnull=False,
                        resolved_reason__regex=r"\S",
                    )
                    & ~Q(resolved_by=F("by"))
                    & ~Q(resolved_by=F("first_by"))
                ),
                name="second_check_resolved_by_a_third",
            ),
        )

    def __str__(self) -> str:
        return f"second check of claim {self.claim_id}"

    @property
    def agrees(self) -> bool:
        """Whether both came to one verdict."""
        return self.verdict == self.first_verdict
