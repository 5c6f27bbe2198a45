"""Django's registration of this app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The articles app."""

    name = "factcheck.articles"
    label = "articles"
    default_auto_field = "django.db.models.BigAutoField"
