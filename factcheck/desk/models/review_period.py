"""How long a verdict is good for before somebody should look again."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from factcheck.claims.models import Claim


class ReviewPeriod(models.Model):
    """Verdicts on claims of one kind need another look after so many days; no row: never."""

    kind = models.CharField(max_length=12, choices=Claim.Kind, unique=True)
    days = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(3650)])

    class Meta:
        """One a kind, at least a day."""

        ordering = ("kind",)
        constraints = (
            models.CheckConstraint(condition=Q(days__gte=1), name="review_period_positive"),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.days} days"
