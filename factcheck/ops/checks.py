"""System checks of an installation, shown by ``manage.py check`` and at each start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning

from factcheck.ops.database import app_role


def history_is_protected(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn when the application's role owns the tables, so that it could rewrite the history."""
    if app_role(settings.DATABASES) is not None:
        return []
    return [
        CheckWarning(
            "The history is not protected from the application's own role.",
            hint="Give the application a role of its own in DATABASE_URL and the owner of the "
            "tables in DATABASE_OWNER_URL (docs/operators.md, A server of your own).",
            id="ops.W001",
        )
    ]
