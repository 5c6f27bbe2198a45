"""The history in the admin site: every event, to be searched and read."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.audit.admin_base import ReadOnlyAdmin, changes_in_words
from factcheck.audit.kinds import phrases
from factcheck.audit.models import Event, EventQuerySet
from factcheck.audit.record import Actor
from factcheck.audit.veils import seen_by

CHANGES = (
    "<table><thead><tr><th>Column</th><th>Before</th><th>After</th></tr></thead>"
    "<tbody>{}</tbody></table>"
)
CHANGE = "<tr><th>{}</th><td>{}</td><td>{}</td></tr>"


class ActionFilter(admin.SimpleListFilter):
    """Events of one kind of action, in history's words."""

    title = "what was done"
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All kinds that history knows."""
        return sorted(phrases().items(), key=lambda item: item[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The events of the chosen kind."""
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Events, which nobody can write or change."""

    list_display = ("at", "actor_name", "done", "table", "row_id", "operation", "reason")
    list_display_links = ("at", "done")
    list_filter = (ActionFilter, "operation")
    search_fields = ("actor_name", "reason", "request_id")
    search_help_text = "Name, reason or the request’s identifier"
    date_hierarchy = "at"
    fields = (
        ("at", "actor_name", "database_role"),
        ("done", "reason"),
        ("operation", "table", "row_id"),
        "changes",
        ("article_id", "claim_id", "source_id", "person_id"),
        ("transaction", "request_id"),
    )

    def get_queryset(self, request: HttpRequest) -> EventQuerySet:
        """The events that the person may see."""
        return seen_by(cast(Actor, request.user), Event.objects.all())

    @admin.display(description="done", ordering="action")
    def done(self, event: Event) -> str:
        """The action in history's words."""
        return event.phrase

    @admin.display(description="changes")
    def changes(self, event: Event) -> SafeString:
        """Each column that changed: from what to what."""
        return format_html(CHANGES, format_html_join("", CHANGE, changes_in_words(event)))
