"""How far the splitter has come with a revision."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from factcheck.articles.models import Article, Revision


class Reading(models.Model):
    """The splitting of one revision. Working state, not history: it is not tracked."""

    class State(models.TextChoices):
        """Where the splitting stands."""

        QUEUED = "queued", "Waiting"
        READING = "reading", "Reading"
        DONE = "done", "Read"
        FOREIGN = "foreign", "Not in English"
        FAILED = "failed", "Could not be read"
        REPLACED = "replaced", "Replaced by a newer text"

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="reading")
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    lines_done = models.PositiveIntegerField(default=0)
    lines_total = models.PositiveIntegerField(default=0)
    claims_found = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    splitter_version = models.CharField(max_length=40, blank=True)
    excluded = models.JSONField(default=list)
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"reading of {self.revision_id}: {self.state}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state not in {self.State.QUEUED, self.State.READING}

    @property
    def is_outdated(self) -> bool:
        """Whether the article has a newer text by now."""
        newer = Revision.objects.filter(
            article_id=self.revision.article_id, number__gt=self.revision.number
        )
        return newer.exists()


class KeptLine(models.Model):
    """A line that the splitter left out and a person brought back; code points, half-open.

    ``words`` are its beginning, for the history. ``read_at`` tells since when its claims are
    there, ``problem`` why they could not be found; both are working state and not tracked.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="kept_lines")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="kept_lines")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        """Each line once."""

        constraints = (
            models.UniqueConstraint(fields=["revision", "start"], name="kept_line_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="kept_line_not_empty"),
        )

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}) of revision {self.revision_id}"
