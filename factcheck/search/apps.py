"""Django's registration of this app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search app."""

    name = "factcheck.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
