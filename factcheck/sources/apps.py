"""Django's registration of this app."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The sources app."""

    name = "factcheck.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
