"""The kinds of action that history knows, each with the words it is told in.

An action that was never registered is refused, so no event can carry a name nobody can read.
"""

_PHRASES: dict[str, str] = {}


class UnregisteredAction(LookupError):
    """An action without registered words was to be recorded."""


def register(action: str, phrase: str) -> str:
    """Register ``action`` ("claim.decide") with a phrase that follows a name ("gave a verdict").

    Returns the action, so that a module can keep it as a constant.

    Raises:
        ValueError: the action is registered already, with other words.
    """
    if _PHRASES.setdefault(action, phrase) != phrase:
        raise ValueError(f"{action} is registered already as {_PHRASES[action]!r}")
    return action


def check_registered(action: str) -> None:
    """Raise UnregisteredAction unless the action is known."""
    if action not in _PHRASES:
        raise UnregisteredAction(action)


def phrase(action: str) -> str:
    """The words for an action; its own name where an older event's kind is no longer known."""
    return _PHRASES.get(action, action.replace(".", " ").replace("_", " "))


def phrases() -> dict[str, str]:
    """All registered actions with their words."""
    return dict(_PHRASES)
