"""Django's admin app with our site in it."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

# Written by Django's and procrastinate's own admin, which know neither our roles nor our history.
NOT_OURS = (("auth", "Group"), ("procrastinate", "ProcrastinateJob"))


class WorkbenchAdminConfig(AdminConfig):
    """Uses our admin site, which shows our models only."""

    default_site = "factcheck.web.admin_site.WorkbenchAdminSite"
    default = False

    def ready(self) -> None:
        """Gather the models of every app, then leave out those of others."""
        super().ready()
        for label, name in NOT_OURS:
            model = apps.get_model(label, name)
            if admin.site.is_registered(model):
                admin.site.unregister(model)
