"""What is sent once and might arrive twice: the present request's mark, like its identifier.

A double click, or a retry after a lost connection, sends the same form again. The first one leaves
its mark in the transaction of its change; the second one finds it.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Sending:
    """One sending of a form.

    Attributes:
        key: What was sent, as a digest (at most 64 characters).
        used: Whether a change of this request carries the mark.
        answer: Where the first sending led, "" if nowhere; None where this is the first.
    """

    key: str
    used: bool = False
    answer: str | None = None


class AlreadyDone(Exception):
    """The same form was sent and carried out before; nothing was done a second time.

    Attributes:
        key: Its mark.
    """

    def __init__(self, key: str) -> None:
        super().__init__("This was done already; nothing was done twice.")
        self.key = key


SENDING: ContextVar[Sending | None] = ContextVar("sending", default=None)
