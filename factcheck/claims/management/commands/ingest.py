"""``manage.py ingest FILE…``: bring articles in from files, with a bar and a summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.actions import Details
from factcheck.articles.text import control_characters, decode
from factcheck.claims.actions.reading import bring_in
from factcheck.lib.errors import DomainError

type Result = Literal["brought in", "known", "refused"]
STYLES: dict[Result, str] = {"brought in": "green", "known": "yellow", "refused": "red"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    result: Result
    words: str


class Command(BaseCommand):
    """Brings in files one by one; what one file lacks does not keep the others out."""

    help = "Bring in articles from .txt and .md files. Exits with 1 if one was refused."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, in whose name they come, and what is known of all of them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--as",
            dest="username",
            metavar="USERNAME",
            help="the sign-in name of whoever brings them in; not needed while only one person may",
        )
        parser.add_argument("--outlet", default="", help="who published them")
        parser.add_argument("--byline", default="", help="who wrote them")
        parser.add_argument("--desk", default="", help="the desk they belong to")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring them in, and tell what became of each.

        Raises:
            CommandError: nobody to bring them in, or at least one file was refused.
        """
        person = _person(options["username"])
        details = Details(outlet=options["outlet"], byline=options["byline"], desk=options["desk"])
        outcomes = _bring_in_all(options["files"], person, details)
        Console(file=cast(IO[str], self.stdout)).print(_summary(outcomes))
        refused = sum(outcome.result == "refused" for outcome in outcomes)
        if refused:
            raise CommandError(f"{refused} of {len(outcomes)} refused", returncode=1)


def _person(username: str | None) -> User:
    if username is None:
        may = [
            person
            for person in User.objects.filter(is_active=True).prefetch_related("groups")
            if person.may(Permission.BRING_IN)
        ]
        if len(may) == 1:
            return may[0]
        raise CommandError("Say who brings them in: --as USERNAME")
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"Nobody has the sign-in name “{username}”.")
    return person


def _bring_in_all(files: Sequence[str], person: User, details: Details) -> list[Outcome]:
    outcomes = []
    columns = (TextColumn("Bringing in"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("files", total=len(files))
        for name in files:
            outcomes.append(_bring_in(Path(name), person, details))
            bar.advance(task)
    return outcomes


def _bring_in(path: Path, person: User, details: Details) -> Outcome:
    try:
        text = decode(path.read_bytes(), filename=path.name)
        result = bring_in(by=person, text=text, **details)
    except DomainError as error:
        return Outcome(str(path), "refused", error.message)
    except OSError as error:
        return Outcome(str(path), "refused", error.strerror or "The file cannot be read.")
    words = f"article {result.article.pk}: {result.article.title}"
    if not result.created:
        return Outcome(str(path), "known", words)
    if kept := control_characters(text):
        words += f" (control characters kept: {', '.join(kept)})"
    return Outcome(str(path), "brought in", words)


def _summary(outcomes: Sequence[Outcome]) -> Table:
    count = {result: sum(o.result == result for o in outcomes) for result in STYLES}
    title = ", ".join(f"{number} {result}" for result, number in count.items() if number)
    table = Table(title=title, title_justify="left", expand=True)
    table.add_column("File", ratio=2, overflow="fold")
    table.add_column("Outcome", no_wrap=True)
    table.add_column("What", ratio=4, overflow="fold")
    for outcome in outcomes:
        style = STYLES[outcome.result]
        told = f"[{style}]{outcome.result}[/]"
        table.add_row(_printable(outcome.name), told, _printable(outcome.words))
    return table


def _printable(text: str) -> str:
    """The text without what a terminal would obey."""
    return escape("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))
