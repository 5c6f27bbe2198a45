"""What every page of the admin site has: no deletion, and a history read from our own events."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from factcheck.audit.models import Event, EventQuerySet
from factcheck.audit.record import Actor
from factcheck.audit.veils import seen_by

if TYPE_CHECKING:
    PlainAdmin = admin.ModelAdmin[Any]
    PlainInline = admin.TabularInline[Any, Any]
else:
    PlainAdmin = admin.ModelAdmin
    PlainInline = admin.TabularInline

EVENTS_A_PAGE = 50


class ValuesFilter(admin.AllValuesFieldListFilter):
    """The values that a text column has; the empty one gets words, which a link needs."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """What can be chosen."""
        for choice in super().choices(changelist):
            yield {**choice, "display": str(choice["display"]).strip() or "none"}


class ReadOnlyAdmin(PlainAdmin):
    """Shows rows to those who may use the admin site; nothing is added, changed or deleted.

    Attributes:
        event_field: The column of events that names the row, such as "claim_id"; "" where events
            name it as the row that changed.
    """

    event_field = ""
    show_full_result_count = False
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the app is listed."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the person may look."""
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nothing is added."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is ever deleted."""
        return False

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Write nothing: the database's events are the only history."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Write nothing: the database's events are the only history."""

    def events_of(self, obj: models.Model) -> EventQuerySet:
        """The history of one row, newest first."""
        if self.event_field:
            return Event.objects.filter(**{self.event_field: obj.pk})
        return Event.objects.filter(table=self.opts.label_lower, row_id=obj.pk)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page that tells the history of one row."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404(object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        paginator = self.get_paginator(
            request, seen_by(cast(Actor, request.user), self.events_of(obj)), EVENTS_A_PAGE
        )
        page = paginator.get_page(request.GET.get(PAGE_VAR, 1))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{obj}”",
            "page": page,
            "told": [(event, changes_in_words(event)) for event in page],
            "page_var": PAGE_VAR,
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/workbench/history.html", context)


class ReadOnlyInline(PlainInline):
    """Rows shown on the page of what they belong to."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the person may look."""
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is added."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False


def changes_in_words(event: Event) -> list[tuple[str, str, str]]:
    """Each column that an event names, with its value before and after as a person reads them."""
    return [(name, as_text(was), as_text(now)) for name, was, now in event.changes]


def as_text(value: Any) -> str:
    """A value of an event's row as a person reads it; "–" for none."""
    if value is None or value == "":
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
