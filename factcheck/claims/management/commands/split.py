"""``manage.py split FILE``: the claims of a text as a table or as JSON; no database is touched."""

import json
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from factcheck.articles.text import SUFFIXES, accept, decode
from factcheck.lib.errors import RuleBroken
from factcheck.nlp import predict
from factcheck.nlp.types import ClaimFound, Split

LONGEST = 5_000_000


class Command(BaseCommand):
    """Splits one text and prints what was found."""

    help = "Print the claims of a text file (- for standard input). Nothing is stored."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how its claims are printed."""
        parser.add_argument("file", help="a .txt or .md file in UTF-8, or - for standard input")
        parser.add_argument("--json", action="store_true", help="print a JSON list")
        parser.add_argument(
            "--min-score",
            type=float,
            default=0.0,
            metavar="SCORE",
            help="leave out claims whose check-worthiness (0 to 1) is lower",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, split, print.

        Raises:
            CommandError: the file cannot be read, or its text is not fit to be split.
        """
        try:
            text = accept(_read(options["file"]), longest=LONGEST)
        except (OSError, RuleBroken) as error:
            raise CommandError(error.message if isinstance(error, RuleBroken) else error) from error
        split = _split(text)
        claims = [claim for claim in split.claims if claim.score >= options["min_score"]]
        if options["json"]:
            found = [predict.as_dict(claim, text) for claim in claims]
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        if not split.is_english:
            self.stdout.write(f"This text is not in English ({split.language}); it was not split.")
            return
        Console(file=cast(IO[str], self.stdout)).print(_table(claims))
        self.stdout.write(f"{len(claims)} claims, {len(split.excluded)} lines left out")


def _read(name: str) -> str:
    if name == "-":
        with open(0, "rb", closefd=False) as standard_input:
            return decode(standard_input.read(), filename="input.txt")
    path = Path(name)
    # What a file is called matters where articles are brought in; here its words do.
    known = path.suffix.lower() in SUFFIXES
    return decode(path.read_bytes(), filename=path.name if known else f"{path.name}.txt")


def _split(text: str) -> Split:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("Reading", total=None)

        def report(done: int, total: int, claims: int) -> None:
            words = f"Reading, {claims} claims" if claims else "Reading"
            bar.update(task, completed=done, total=total, description=words)

        return predict.split(text, progress=report)


def _table(claims: list[ClaimFound]) -> Table:
    table = Table(show_lines=False, expand=True)
    table.add_column("Place", justify="right", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Label", ratio=3)
    table.add_column("Who said it", ratio=2)
    table.add_column("Kind", no_wrap=True)
    for claim in claims:
        chain = " → ".join(link.name for link in claim.attributions)
        place = f"{claim.start}–{claim.end}"
        table.add_row(place, f"{claim.score:.2f}", claim.label, chain or "article", claim.kind)
    return table
