"""Open a transaction in which every change is recorded under a person's name and an action."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from django.db import connection, transaction

from factcheck.audit.kinds import check_registered
from factcheck.lib.request_id import REQUEST_ID

SETTINGS = ("actor_id", "actor_name", "action", "reason", "request_id")
READ = ", ".join(f"current_setting('factcheck.{name}', true)" for name in SETTINGS)
WRITE = ", ".join(f"set_config('factcheck.{name}', %s, true)" for name in SETTINGS)


class Actor(Protocol):
    """Whoever acts: a person or a part of the workbench."""

    @property
    def actor_id(self) -> int | None:
        """The person's key, or None for a part of the workbench."""

    @property
    def actor_name(self) -> str:
        """The name that history shows, kept by value."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A part of the workbench that acts on its own, such as the splitter."""

    actor_name: str
    actor_id: int | None = None


@contextmanager
def recorded(*, by: Actor, action: str, reason: str = "") -> Iterator[None]:
    """One transaction whose changes to tracked tables become events of ``action`` by ``by``.

    The names are transaction-local settings that the audit trigger reads; without them it refuses
    the write. Nested calls record the inner changes under the inner action.

    Raises:
        UnregisteredAction: ``action`` is not a registered kind.
    """
    check_registered(action)
    values = (
        "" if by.actor_id is None else str(by.actor_id),
        by.actor_name,
        action,
        reason,
        REQUEST_ID.get(),
    )
    nested = connection.in_atomic_block
    with transaction.atomic():
        outer = _present() if nested else None
        _set(values)
        yield
        if outer is not None:
            _set(outer)


def _present() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {READ}")
        row = cursor.fetchone() or ()
    return tuple(value or "" for value in row)


def _set(values: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {WRITE}", values)
