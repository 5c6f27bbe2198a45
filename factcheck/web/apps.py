"""Django's registration of this app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The web app."""

    name = "factcheck.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
