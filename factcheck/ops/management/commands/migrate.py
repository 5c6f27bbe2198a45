"""``migrate`` as the owner of the tables, followed by the grants of the application's role."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from factcheck.ops.database import OWNER_ALIAS, app_role
from factcheck.ops.grants import grant


class Command(migrate.Command):
    """Django's migrate; the default database is the owner's alias."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take Django's arguments with our default alias."""
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER_ALIAS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; when the tables may have changed, set the rights on them anew."""
        super().handle(*args, **options)
        looks_only = options["plan"] or options["check_unapplied"]
        role = app_role(settings.DATABASES)
        if role is not None and not looks_only and options["database"] == OWNER_ALIAS:
            grant(role, whole=options["app_label"] is None)
