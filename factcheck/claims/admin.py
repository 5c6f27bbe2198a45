"""What hangs on claims, read-only in the admin site; claims themselves are in the desk's part."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.accounts.admin_base import person_of
from factcheck.accounts.roles import Permission
from factcheck.audit.admin_base import ReadOnlyAdmin, ValuesFilter
from factcheck.claims.actions.reading import read_again
from factcheck.claims.models import Evidence, Reading
from factcheck.lib.errors import DomainError


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    """Which source shows what about which claim; linked and removed on the claim's own page."""

    list_display = ("claim", "stance", "source", "passage", "linked_by", "linked_at", "removed_at")
    list_filter = ("stance", ("removed_at", admin.EmptyFieldListFilter))
    list_select_related = ("claim", "source", "linked_by")
    search_fields = ("claim__label", "source__title", "source__url", "passage", "note")
    date_hierarchy = "linked_at"


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    """How far the splitter has come with each article."""

    list_display = (
        "article",
        "state",
        "claims_found",
        "lines_done",
        "lines_total",
        "language",
        "queued_at",
        "ended_at",
    )
    list_filter = ("state", ("language", ValuesFilter), ("splitter_version", ValuesFilter))
    list_select_related = ("revision__article",)
    search_fields = ("revision__article__title", "message")
    date_hierarchy = "queued_at"
    ordering = ("-queued_at",)
    actions = ("read_again",)

    @admin.display(description="article", ordering="revision__article__title")
    def article(self, reading: Reading) -> str:
        """The article's title."""
        return reading.revision.article.title

    def has_bring_in_permission(self, request: HttpRequest) -> bool:
        """Whether the person may have articles read."""
        return person_of(request).may(Permission.BRING_IN)

    @admin.action(description="Try again to read", permissions=["bring_in"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Reading]) -> None:
        """Queue the chosen readings that failed once more; say why for those that cannot be."""
        queued = 0
        for reading in queryset.select_related("revision__article"):
            article: Any = reading.revision.article
            try:
                read_again(by=person_of(request), article=article)
            except DomainError as error:
                self.message_user(request, f"{article}: {error.message}", messages.WARNING)
            else:
                queued += 1
        if queued:
            self.message_user(request, f"{queued} waiting to be read.", messages.SUCCESS)
