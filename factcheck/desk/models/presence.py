"""Who looks at what just now."""

from django.conf import settings
from django.db import models

from factcheck.articles.models import Article
from factcheck.claims.models import Claim


class Presence(models.Model):
    """One browser tab on an article: there as long as it says so.

    ``tab`` is a random name that the tab chose, and chooses anew when it comes back after it was
    ``left``: what it asked for before that may arrive later. Working state, kept for minutes.
    """

    tab = models.UUIDField(unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField()
    left = models.BooleanField(default=False, db_default=False)

    class Meta:
        """Found by article."""

        indexes = (models.Index(fields=["article", "seen_at"], name="presence_article"),)

    def __str__(self) -> str:
        return f"{self.person_id} at article {self.article_id}"
