"""The errors that a rule can raise, each with a message for a person and an HTTP status.

One middleware turns them into pages, fragments and API answers; nothing else catches them to
build a response.
"""


class DomainError(Exception):
    """A request that cannot be carried out; nothing was changed.

    Attributes:
        message: What happened and what to do, as a sentence for a person.
        field: The form field it belongs to, or "" when it concerns the whole request.
        status: The HTTP status that says the same to a program.
    """

    status = 400

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotAllowed(DomainError):
    """The person's role does not permit it."""

    status = 403


class RuleBroken(DomainError):
    """What was asked contradicts a rule of the house or cannot be read."""

    status = 422


class Conflict(DomainError):
    """Somebody else changed the same thing in the meantime; the person has to choose."""

    status = 409
