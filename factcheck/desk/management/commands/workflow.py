"""Draw docs/workflow.md from the table of stages, or check that it is not stale."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.desk.diagram import put_in

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "workflow.md"


class Command(BaseCommand):
    """``manage.py workflow`` draws; ``--check`` fails where the document says something else."""

    help = "Draw docs/workflow.md from desk/states.py; --check only says whether it is stale."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The one option."""
        parser.add_argument("--check", action="store_true", help="change nothing, fail if stale")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw or check."""
        present = DOCUMENT.read_text(encoding="utf-8")
        drawn = put_in(present)
        if options["check"]:
            if drawn != present:
                raise CommandError("docs/workflow.md is stale: run manage.py workflow")
            self.stdout.write("docs/workflow.md says what desk/states.py says")
            return
        DOCUMENT.write_text(drawn, encoding="utf-8")
        self.stdout.write(f"{DOCUMENT} is drawn")
