"""Django's registration of this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit app."""

    name = "factcheck.audit"
    label = "audit"
    verbose_name = "History"
    default_auto_field = "django.db.models.BigAutoField"
