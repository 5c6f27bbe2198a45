"""Django's registration of this app."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The claims app."""

    name = "factcheck.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
