"""Sources in the admin site: added and changed by the actions."""

from typing import Any

from django.contrib import admin

from factcheck.accounts.admin_base import ActionAdmin, ActionForm
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.lib.errors import RuleBroken
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.models import Source

DETAILS = ("kind", "title", "publisher", "url", "date", "reliability_note")


@admin.register(Source)
class SourceAdmin(ActionAdmin):
    """Sources, one an address."""

    permission = Permission.LINK
    event_field = "source_id"
    list_display = ("title", "kind", "publisher", "date", "url", "created_by")
    list_filter = ("kind",)
    list_select_related = ("created_by",)
    search_fields = ("title", "publisher", "url")
    date_hierarchy = "created_at"
    readonly_fields = ("created_at", "created_by")
    fields = (*DETAILS, "seen_version", *readonly_fields)

    def has_add_permission(self, request: Any) -> bool:
        """Whoever may change sources may add them."""
        return self.has_change_permission(request)

    def act(self, *, by: User, form: ActionForm, row: Any) -> Source:
        """Add a source or change one."""
        details: Any = {name: form.cleaned_data[name] for name in DETAILS}
        if row is None:
            known = Source.objects.exclude(url="").filter(url=details["url"]).first()
            if known is not None:
                raise RuleBroken(f"“{known}” has this address already.", field="url")
            return add_source(by=by, **details)
        version = form.cleaned_data["seen_version"]
        return edit_source(by=by, source=row, version=version, **details)
