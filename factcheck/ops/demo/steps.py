"""Steps that are done once: each is one transaction, named in the history that it writes.

A step's name is the request identifier of its events. So an interrupted demo knows from the history
alone what was done, and a step is done whole or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from factcheck.audit.models import Event
from factcheck.lib.request_id import REQUEST_ID

PREFIX = "demo."  # a request from outside cannot carry a name with a dot


def steps_done() -> set[str]:
    """The names of the steps that the history knows."""
    events = Event.objects.order_by().filter(request_id__startswith=PREFIX)
    return set(events.values_list("request_id", flat=True).distinct())


@contextmanager
def step(name: str) -> Iterator[None]:
    """One transaction whose events carry ``name``."""
    token = REQUEST_ID.set(name)
    try:
        with transaction.atomic():
            yield
    finally:
        REQUEST_ID.reset(token)
