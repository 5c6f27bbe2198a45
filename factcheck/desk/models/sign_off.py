"""The sign-off of a revision: the sheet as it was then, and what was let pass with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim


class SignOff(models.Model):
    """An editor's word that a revision may be published, with the sheet frozen beside it.

    ``sheet`` is what ``desk.sheet`` made of the article at that moment: JSON that needs no other
    row to be read, and ``sha256`` its checksum, which history keeps. It is never changed; a
    sign-off is withdrawn with a reason instead.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="sign_offs")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="sign_offs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(max_length=2000, blank=True)
    sheet = models.JSONField()
    sha256 = models.CharField(max_length=64)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """One that stands a revision, newest first."""

        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["revision"], condition=Q(withdrawn_at=None), name="sign_off_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None)
                | Q(
                    withdrawn_by__isnull=False,
                    withdrawn_at__isnull=False,
                    withdrawn_reason__regex=r"\S",
                ),
                name="sign_off_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"sign-off of revision {self.revision_id}"


class Waiver(models.Model):
    """A claim that was let pass although it was not settled, with the reason."""

    sign_off = models.ForeignKey(SignOff, on_delete=models.PROTECT, related_name="waivers")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="waivers")
    stage = models.CharField(max_length=12, choices=Claim.Stage)
    reason = models.CharField(max_length=300)

    class Meta:
        """One a claim and sign-off, with a reason."""

        constraints = (
            models.UniqueConstraint(fields=["sign_off", "claim"], name="waiver_once"),
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="waiver_has_reason"),
        )

    def __str__(self) -> str:
        return f"waiver of claim {self.claim_id}"
