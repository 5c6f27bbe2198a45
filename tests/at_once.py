"""Several acts at the same moment, each in a thread and a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from factcheck.lib.errors import DomainError


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What each act returned or the domain error it raised; other errors fail the test."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=20)
            return act()
        except DomainError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
