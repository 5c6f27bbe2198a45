"""The claim, and the anchor that ties it to exact characters of a revision."""

from typing import Protocol, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, Value, When
from django.urls import reverse

from factcheck.articles.models import Article, Revision
from factcheck.claims.models.attribution import Attribution
from factcheck.lib.text import surroundings

LABEL_LENGTH = 60

STAGE = Case(
    When(status="unplaced", then=Value("unplaced")),
    When(~Q(status="active"), then=Value("out")),
    When(~Q(stale_reason=""), then=Value("stale")),
    When(verdict="", assignee=None, then=Value("open")),
    When(verdict="", then=Value("in_review")),
    When(second_check="disagreed", then=Value("disagreement")),
    When(~Q(second_check=""), then=Value("settled")),
    When(Q(verdict="disputed") | Q(legal_risk=True), then=Value("second_check")),
    default=Value("settled"),
)
"""How the database works a claim's stage out from the rest of its row."""


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Ways to look at claims."""

    def active(self) -> Self:
        """Those that stand: neither dismissed nor replaced by a split or a merge."""
        return self.filter(status=Claim.Status.ACTIVE)

    def unplaced(self) -> Self:
        """Those of which a person has to say where they stand in the present text."""
        return self.filter(status=Claim.Status.UNPLACED)

    def gone(self) -> Self:
        """Those whose words were taken out of the text; they are not open."""
        return self.filter(status=Claim.Status.GONE)

    def of_article(self, article: Article) -> Self:
        """An article's claims."""
        return self.filter(article=article)

    def in_text_order(self, revision: Revision) -> Self:
        """Claims anchored in a revision, ordered as they are read, with ``start`` and ``end``."""
        return (
            self.filter(anchors__revision=revision)
            .annotate(start=F("anchors__start"), end=F("anchors__end"))
            .order_by("start", "end", "pk")
        )

    def with_chain(self) -> Self:
        """With who said it, in order, fetched along."""
        return self.prefetch_related(
            Prefetch("attributions", queryset=Attribution.objects.order_by("order"))
        )

    def with_evidence_counts(self) -> Self:
        """Each with ``evidence_count``, the sources linked to it now."""
        linked = Q(evidence__removed_at__isnull=True)
        return self.annotate(evidence_count=Count("evidence", filter=linked, distinct=True))


class Claim(models.Model):
    """A statement that can be checked, smaller than or as large as a sentence.

    ``version`` rises with every change of the claim, its anchor, attribution or evidence; a write
    names the version it was made from.

    ``insertions`` are the words of the statement that do not stand in the article (as
    ``statement.PutIn``), ``unresolved`` the pronouns in it (start, end) whose referent is not sure.
    """

    class Kind(models.TextChoices):
        """What sort of thing is claimed."""

        STATISTIC = "statistic", "Statistic"
        EVENT = "event", "Event"
        POSITION = "position", "Position or intent"
        PREDICTION = "prediction", "Prediction"
        COMPARISON = "comparison", "Comparison"
        CAUSE = "cause", "Cause and effect"
        CONDITION = "condition", "Condition"
        LAW = "law", "Law or rule"
        QUOTATION = "quotation", "Quotation"
        OPINION = "opinion", "Opinion"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        """Whether the claim stands.

        One that stands has an anchor in its article's newest revision. A new text leaves a claim
        unplaced where several places fit, until a person says which, and gone where none does.
        """

        ACTIVE = "active", "Active"
        DISMISSED = "dismissed", "Dismissed"
        SUPERSEDED = "superseded", "Replaced"
        UNPLACED = "unplaced", "To be placed"
        GONE = "gone", "No longer in the text"

    class Verdict(models.TextChoices):
        """What checking found. "Unattributed" is a finding: no source that can be named."""

        NONE = "", "Open"
        VERIFIED = "verified", "Verified"
        DISPUTED = "disputed", "Disputed"
        UNATTRIBUTED = "unattributed", "Unattributed"

    class SecondCheck(models.TextChoices):
        """What became of the second check of the present verdict."""

        NONE = "", "Not given"
        AGREED = "agreed", "Agreed"
        DISAGREED = "disagreed", "Disagreed"
        RESOLVED = "resolved", "Decided by an editor"

    class Stage(models.TextChoices):
        """How far the claim is on its way over the desk; ``desk.states`` has the ways between.

        The database works it out (``STAGE``), so that it cannot contradict the rest of the row.
        """

        OUT = "out", "Not on the desk"
        UNPLACED = "unplaced", "To be placed"
        OPEN = "open", "Open"
        IN_REVIEW = "in_review", "In review"
        STALE = "stale", "Needs another look"
        SECOND_CHECK = "second_check", "Second check"
        DISAGREEMENT = "disagreement", "Disagreement"
        SETTLED = "settled", "Settled"

    class Origin(models.TextChoices):
        """Who found the claim."""

        MACHINE = "machine", "Splitter"
        PERSON = "person", "Person"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    label = models.CharField(max_length=LABEL_LENGTH)
    statement = models.TextField(max_length=5000)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    checkworthiness = models.FloatField("check-worthiness", default=0.5)
    reasons = models.JSONField("why it is worth checking", default=list, blank=True)
    insertions = models.JSONField("what was put into the statement", default=list, blank=True)
    unresolved = models.JSONField("pronouns that are not sure", default=list, blank=True)
    priority = models.SmallIntegerField(default=0)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    dismissal_reason = models.CharField(max_length=300, blank=True)
    verdict = models.CharField(max_length=12, choices=Verdict, default="", blank=True)
    rationale = models.TextField(max_length=5000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    stale_reason = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.PERSON)
    splitter_version = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    legal_risk = models.BooleanField(default=False, db_default=False)
    second_check = models.CharField(
        max_length=9, choices=SecondCheck, default="", db_default="", blank=True
    )
    stage = models.GeneratedField(
        expression=STAGE, output_field=models.CharField(max_length=12), db_persist=True
    )
    search = models.GeneratedField(
        expression=SearchVector("label", "statement", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        """Constraints that hold whoever writes; what needs evidence is held by a trigger."""

        ordering = ("-checkworthiness", "pk")
        indexes = (
            models.Index(fields=["article", "status"], name="claim_article"),
            models.Index(fields=["status", "verdict", "-checkworthiness"], name="claim_state"),
            models.Index(fields=["status", "-checkworthiness", "id"], name="claim_worth"),
            models.Index(fields=["status", "-created_at", "id"], name="claim_newest"),
            models.Index(fields=["assignee", "status"], name="claim_assignee"),
            models.Index(fields=["stage", "assignee"], name="claim_stage"),
            GinIndex(fields=["search"], name="claim_search"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(label=""), name="claim_has_label"),
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_statement"),
            models.CheckConstraint(
                condition=Q(checkworthiness__gte=0, checkworthiness__lte=1),
                name="claim_checkworthiness_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["active", "dismissed", "superseded", "unplaced", "gone"]),
                name="claim_status_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "verified", "disputed", "unattributed"]),
                name="claim_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_by=None, decided_at=None)
                | (~Q(verdict="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="claim_verdict_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="unattributed") | Q(rationale__regex=r"\S"),
                name="claim_unattributed_says_what_was_looked_for",
            ),
            models.CheckConstraint(
                condition=Q(second_check__in=["", "agreed", "disagreed", "resolved"]),
                name="claim_second_check_known",
            ),
            models.CheckConstraint(
                condition=Q(second_check="") | ~Q(verdict=""), name="claim_second_check_of_verdict"
            ),
            models.CheckConstraint(
                condition=Q(stale_reason="") | ~Q(verdict=""), name="claim_stale_has_verdict"
            ),
            models.CheckConstraint(
                condition=~Q(status="dismissed") | Q(dismissal_reason__regex=r"\S"),
                name="claim_dismissed_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """The claim, chosen on its article's page."""
        return reverse("claim", args=[self.pk])

    @property
    def is_active(self) -> bool:
        """Whether the claim stands."""
        return self.status == self.Status.ACTIVE

    @property
    def state(self) -> str:
        """One word for pages: any status but active, else stale, second check, a verdict, or open.

        A verdict that waits for its second check, or is in disagreement, is not told by it.
        """
        return state_of(self)

    @property
    def needs_second_check(self) -> bool:
        """Whether the present verdict asks for a second person who has not answered yet."""
        return asks_second_check(self)


class _Stated(Protocol):
    """What of a claim, present or past, makes its state."""

    @property
    def status(self) -> str: ...
    @property
    def stale_reason(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def second_check(self) -> str: ...
    @property
    def legal_risk(self) -> bool: ...


def state_of(claim: _Stated) -> str:
    """A claim's state in one word, as ``Claim.state`` tells it."""
    if claim.status != Claim.Status.ACTIVE:
        return claim.status
    if claim.stale_reason:
        return "stale"
    if claim.second_check == Claim.SecondCheck.DISAGREED:
        return "disagreement"
    if asks_second_check(claim):
        return "second_check"
    return claim.verdict or "open"


def asks_second_check(claim: _Stated) -> bool:
    """Whether a claim's verdict asks for a second person who has not answered yet."""
    weighty = claim.verdict == Claim.Verdict.DISPUTED or (claim.legal_risk and claim.verdict != "")
    return weighty and claim.second_check == Claim.SecondCheck.NONE


ASKS_SECOND_CHECK = (
    Q(verdict=Claim.Verdict.DISPUTED) | (Q(legal_risk=True) & ~Q(verdict=Claim.Verdict.NONE))
) & Q(second_check=Claim.SecondCheck.NONE)
"""The claims of which ``asks_second_check`` is true, for the database; ``STAGE`` agrees with it."""


class Replacement(models.Model):
    """A claim made by a split or a merge, and one it took the place of."""

    new = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="replaces")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        """Each pair once."""

        constraints = (models.UniqueConstraint(fields=["new", "claim"], name="replacement_once"),)

    def __str__(self) -> str:
        return f"{self.new_id} replaces {self.claim_id}"


class Anchor(models.Model):
    """Where a claim stands in a revision: code points, half-open, as in a W3C TextPositionSelector.

    ``quote``, ``prefix`` and ``suffix`` are its TextQuoteSelector. ``content_start`` and
    ``content_end`` bound the claim without its attribution. The database refuses an anchor whose
    quote is not what stands there.
    """

    class Carried(models.TextChoices):
        """How the claim came into this revision."""

        FOUND = "found", "Found here"
        UNCHANGED = "unchanged", "Same words, same place"
        MOVED = "moved", "Same words, elsewhere"
        CHANGED = "changed", "Words changed"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    content_start = models.PositiveIntegerField(null=True)
    content_end = models.PositiveIntegerField(null=True)
    carried = models.CharField(max_length=9, choices=Carried, default=Carried.FOUND)

    class Meta:
        """One anchor a claim and revision; a stretch inside the text."""

        ordering = ("revision", "start", "end")
        indexes = (models.Index(fields=["revision", "start", "end"], name="anchor_text_order"),)
        constraints = (
            models.UniqueConstraint(fields=["claim", "revision"], name="anchor_once_a_revision"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="anchor_not_empty"),
            models.CheckConstraint(
                condition=Q(content_start=None, content_end=None)
                | Q(
                    content_start__gte=F("start"),
                    content_end__lte=F("end"),
                    content_end__gt=F("content_start"),
                ),
                name="anchor_holds_content",
            ),
        )

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}) of revision {self.revision_id}"

    @classmethod
    def at(cls, claim: Claim, revision: Revision, start: int, end: int) -> Self:
        """An unsaved anchor at a stretch of a revision's text, with its quote and surroundings."""
        prefix, suffix = surroundings(revision.text, start, end)
        quote = revision.text[start:end]
        return cls(
            claim=claim,
            revision=revision,
            start=start,
            end=end,
            quote=quote,
            prefix=prefix,
            suffix=suffix,
        )
