"""``demo``: make the demo newsroom."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from factcheck.ops.demo.newsroom import Outcome, build
from factcheck.ops.environment import read_environment

SENTENCES = {
    Outcome.THERE: "The demo newsroom is already there; nothing was changed.",
    Outcome.OTHERS: "People work here already; nothing was changed.",
}


class Command(BaseCommand):
    """Make the demo newsroom where nobody works yet, or go on with one that was cut off."""

    help = "Make the demo newsroom: people, articles, sources, and a history of checking."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it with a progress bar, then say how to sign in (not with ``--verbosity 0``)."""
        environment = read_environment()
        columns = TextColumn("{task.description:<72.72}"), BarColumn(bar_width=24)
        console = Console(file=sys.stdout)
        shown = console.is_terminal
        with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
            bar = progress.add_task("")

            def report(done: int, total: int, what: str) -> None:
                progress.update(bar, completed=done, total=total, description=what)

            outcome = build(environment, report=report)
        if outcome in SENTENCES:
            self.stdout.write(SENTENCES[outcome])
        elif options["verbosity"] and environment.sign_in_path.exists():
            self.stdout.write(environment.sign_in_path.read_text(encoding="utf-8"))
