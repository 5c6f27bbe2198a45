"""Articles in the admin site: their details change by the action, their text never."""

from typing import Any

from django.contrib import admin

from factcheck.accounts.admin_base import ActionAdmin, ActionForm
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article, Revision
from factcheck.audit.admin_base import ReadOnlyInline, ValuesFilter

DETAILS = ("title", "outlet", "byline", "url", "published_at", "deadline", "desk")


class RevisionInline(ReadOnlyInline):
    """The states of the text, without the text itself."""

    model = Revision
    fields = readonly_fields = ("number", "length", "sha256", "by", "at", "reason")
    ordering = ("-number",)


@admin.register(Article)
class ArticleAdmin(ActionAdmin):
    """Articles; new ones are brought in on the workbench's own page."""

    permission = Permission.BRING_IN
    event_field = "article_id"
    list_display = ("title", "outlet", "byline", "published_at", "deadline", "desk", "created_by")
    list_filter = tuple((name, ValuesFilter) for name in ("language", "desk", "outlet"))
    list_select_related = ("created_by",)
    search_fields = ("title", "outlet", "byline", "url")
    date_hierarchy = "created_at"
    readonly_fields = ("language", "created_at", "created_by")
    fields = (*DETAILS, "reason", "seen_version", *readonly_fields)
    inlines = (RevisionInline,)

    def act(self, *, by: User, form: ActionForm, row: Any) -> Article:
        """Change an article's details."""
        details: Any = {name: form.cleaned_data[name] for name in DETAILS}
        version = form.cleaned_data["seen_version"]
        return edit_article(by=by, article=row, version=version, **details)
