"""Open a transaction in which every change is recorded under a person's name and an action."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from django.db import connection, transaction

from factcheck.audit.kinds import check_registered
from factcheck.lib.once import SENDING, AlreadyDone
from factcheck.lib.request_id import REQUEST_ID

SETTINGS = ("actor_id", "actor_name", "action", "reason", "request_id")
READ = ", ".join(f"current_setting('factcheck.{name}', true)" for name in SETTINGS)
WRITE = ", ".join(f"set_config('factcheck.{name}', %s, true)" for name in SETTINGS)

LEAVE_MARK = "INSERT INTO audit_once (key, actor_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"


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
        AlreadyDone: the present request sends what was sent and done before.
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
    with transaction.atomic(), _once(by.actor_id):
        outer = _present() if nested else None
        _set(values)
        yield
        if outer is not None:
            _set(outer)


@contextmanager
def _once(actor_id: int | None) -> Iterator[None]:
    """Leave the mark of what was sent with its first change; both are kept, or neither."""
    sending = SENDING.get()
    if sending is None or sending.used:
        yield
        return
    with connection.cursor() as cursor:
        # Waits for the same form's other sending, should it be at work just now.
        cursor.execute(LEAVE_MARK, [sending.key, actor_id])
        if not cursor.rowcount:
            raise AlreadyDone(sending.key)
    sending.used = True
    try:
        yield
    except BaseException:
        sending.used = False
        raise


def _present() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {READ}")
        row = cursor.fetchone() or ()
    return tuple(value or "" for value in row)


def _set(values: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {WRITE}", values)
