"""What the tests of the demo newsroom share."""

from dataclasses import replace
from pathlib import Path

from django.db.models import Model

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Anchor, Claim, Evidence
from factcheck.ops.environment import Environment, read_environment
from factcheck.sources.models import Source

STATES = {
    "open",
    "verified",
    "disputed",
    "unattributed",
    "second_check",
    "disagreement",
    "stale",
    "gone",
    "dismissed",
    "superseded",
}
TABLES: tuple[type[Model], ...] = (User, Article, Claim, Anchor, Source, Evidence, Event)


def quiet(done: int, total: int, what: str) -> None:
    """Take a report and say nothing."""
    assert 0 <= done <= total
    assert what


def installation(data: Path) -> Environment:
    """An installation whose data are in this folder."""
    return replace(read_environment(), data=data)


def counts() -> tuple[int, ...]:
    """How many rows each table has."""
    return tuple(table._default_manager.count() for table in TABLES)
