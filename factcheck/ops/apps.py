"""The Django app of operation."""

from django.apps import AppConfig
from django.core.checks import register

from factcheck.ops.checks import history_is_protected


class OpsConfig(AppConfig):
    """Brings the commands and the system checks of operation."""

    name = "factcheck.ops"
    label = "ops"
    verbose_name = "Operation"

    def ready(self) -> None:
        """Register the system checks."""
        register(history_is_protected)
