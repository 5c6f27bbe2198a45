"""Long lists in pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PAGE_SIZE = 50


def page_of(
    entries: QuerySet[Any, Any],
    number: str | None,
    *,
    total: int | None = None,
    size: int = PAGE_SIZE,
) -> "Page[Any]":
    """The page asked for; the first or the last one for a number that there is not.

    ``total`` spares counting a list whose length is known.
    """
    paginator = Paginator(entries, size)
    if total is not None:
        vars(paginator)["count"] = total  # where Django caches what it would count
    return paginator.get_page(number)
