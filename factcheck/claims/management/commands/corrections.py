"""``manage.py corrections export``: what reviewers corrected, one JSON object a line."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from factcheck.claims.corrections import corrections


class Command(BaseCommand):
    """Hand out corrections for training and measuring the splitter."""

    help = "Writes reviewers' corrections of claims as JSON lines."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one thing to do, and its limits."""
        parser.add_argument("do", choices=["export"])
        parser.add_argument("--since", metavar="YYYY-MM-DD", help="leave out what is older")
        parser.add_argument("--output", type=Path, help="a file; default: standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one line a correction, and say how many there are."""
        output: Path | None = options["output"]
        count = 0
        stream = output.open("w", encoding="utf-8") if output else self.stdout
        try:
            for correction in corrections(since=_day(options["since"])):
                stream.write(json.dumps(correction.as_dict(), ensure_ascii=False) + "\n")
                count += 1
        finally:
            if output:
                stream.close()
        words = "1 correction" if count == 1 else f"{count} corrections"
        print(words, file=sys.stderr)


def _day(given: str | None) -> datetime | None:
    if given is None:
        return None
    try:
        day = parse_date(given)
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"{given!r} is no day. Write it as 2026-05-31.")
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001
