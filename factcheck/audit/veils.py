"""What of the history a person may not see yet: asked here, said by the apps that know.

Pages that show events as they are, above all those of the admin site, show what ``seen_by`` leaves.
"""

from collections.abc import Callable

from factcheck.audit.models import EventQuerySet
from factcheck.audit.record import Actor

type Veil = Callable[[Actor, EventQuerySet], EventQuerySet]

_VEILS: list[Veil] = []


def register(veil: Veil) -> Veil:
    """Have ``veil`` leave out events that a person may not see yet; returns it."""
    if veil not in _VEILS:
        _VEILS.append(veil)
    return veil


def seen_by(person: Actor, events: EventQuerySet) -> EventQuerySet:
    """Those events that a person may see."""
    for veil in _VEILS:
        events = veil(person, events)
    return events
