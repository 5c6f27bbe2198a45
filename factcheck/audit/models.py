"""The event: one row of a tracked table inserted, changed or deleted, by whom and why.

Rows are written by a database trigger alone (migrations/0001_initial.py): the application's role
may only read them, and nobody may change or delete them.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from factcheck.audit.kinds import phrase


class EventQuerySet(models.QuerySet["Event"]):
    """Ways to look at the history; newest first unless ordered otherwise."""

    def of_claims(self, claims: "Iterable[int] | models.QuerySet[Any, Any]") -> Self:
        """What happened to any of these claims, their evidence, verdicts and attribution."""
        return self.filter(claim_id__in=claims)

    def of_article(self, article_id: int, claims: "models.QuerySet[Any, Any]") -> Self:
        """What happened to one article, its revisions and its claims (given as a queryset)."""
        return self.filter(Q(article_id=article_id) | Q(claim_id__in=claims))

    def of_source(self, source_id: int) -> Self:
        """What happened to one source and to the evidence that rests on it."""
        return self.filter(source_id=source_id)

    def by_person(self, actor_id: int) -> Self:
        """What one person did."""
        return self.filter(actor_id=actor_id)


class Event(models.Model):
    """What happened to one row. Targets are named by value, so events outlive them."""

    class Operation(models.TextChoices):
        """What was done to the row."""

        INSERT = "insert"
        UPDATE = "update"
        DELETE = "delete"

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    transaction = models.BigIntegerField(editable=False)
    operation = models.CharField(max_length=6, choices=Operation, editable=False)
    table = models.CharField(max_length=64, editable=False)
    row_id = models.BigIntegerField(editable=False)
    article_id = models.BigIntegerField(null=True, editable=False)
    claim_id = models.BigIntegerField(null=True, editable=False)
    source_id = models.BigIntegerField(null=True, editable=False)
    person_id = models.BigIntegerField(null=True, editable=False)
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.TextField(editable=False)
    action = models.CharField(max_length=64, editable=False)
    reason = models.TextField(editable=False)
    request_id = models.CharField(max_length=64, editable=False)
    database_role = models.TextField(editable=False)
    before = models.JSONField(null=True, editable=False)
    after = models.JSONField(null=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        """Newest first; one index a way of asking."""

        ordering = ("-id",)
        indexes = (
            models.Index(fields=["article_id", "-id"], name="event_article"),
            models.Index(fields=["claim_id", "-id"], name="event_claim"),
            models.Index(fields=["source_id", "-id"], name="event_source"),
            models.Index(fields=["person_id", "-id"], name="event_person"),
            models.Index(fields=["actor_id", "-id"], name="event_actor"),
            models.Index(fields=["table", "row_id", "-id"], name="event_row"),
            models.Index(fields=["transaction"], name="event_transaction"),
        )

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.action} ({self.table} {self.row_id})"

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Each column that the event names: its name, its value before and after."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*before, *after))
        return [(name, before.get(name), after.get(name)) for name in names]

    @property
    def phrase(self) -> str:
        """What was done, in history's words that follow a name."""
        return phrase(self.action)


class Once(models.Model):
    """A form that was sent and carried out, so that the same one sent again acts no second time.

    Written in the transaction of the change (``audit.record``). Working state, kept for a week.

    Attributes:
        key: What was sent, by whom and where, as a digest; the form's own token is part of it.
        answer: Where the person was led afterwards, or "".
    """

    key = models.CharField(max_length=64, primary_key=True)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(db_default=Now())
    answer = models.TextField(blank=True, default="", db_default="")

    class Meta:
        """Found by age, to be cleared away."""

        indexes = (models.Index(fields=["at"], name="once_at"),)

    def __str__(self) -> str:
        return self.key
