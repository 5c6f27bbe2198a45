"""The Django app of operation."""

import logging

from django.apps import AppConfig
from django.core.checks import register

from factcheck.ops.checks import history_is_protected
from factcheck.ops.health import NotAnError


class OpsConfig(AppConfig):
    """Brings the commands and the system checks of operation."""

    name = "factcheck.ops"
    label = "ops"
    verbose_name = "Operation"

    def ready(self) -> None:
        """Register the system checks and the log filter of the health page."""
        register(history_is_protected)
        logging.getLogger("django.request").addFilter(NotAnError())
