"""How the desk's cost grows from 1,000 to 20,000 waiting claims: ``python -m bench.queue``.

Fills two databases as ``bench.claims_page`` does, gives articles deadlines and desks, measures each
request in turns on both, and prints the medians and their ratio, so that the load of the machine
cancels out. "next claim" assigns one and hands it to the person, as pressing the key does.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.claims_page import compare, filled  # noqa: E402
from factcheck.accounts.models import User  # noqa: E402
from factcheck.audit.record import Machine, recorded  # noqa: E402
from tests.database import TestDatabase, TestServer, pointed_at  # noqa: E402

DEADLINES = """
UPDATE articles_article SET
    desk = (ARRAY['City', 'Courts', 'Sports', 'World'])[1 + id % 4],
    deadline = CASE WHEN id % 3 > 0 THEN now() + (id % 50) * interval '1 hour' END
"""
REQUESTS = {
    "unassigned": {"tray": "unassigned"},
    "unassigned, one desk": {"tray": "unassigned", "desk": "City"},
    "my claims": {"tray": "mine"},
    "last page": {"tray": "unassigned", "page": "9999999"},
}
NEXT = "next claim"


@contextmanager
def waiting(server: TestServer, size: int) -> Iterator[tuple[TestDatabase, int]]:
    """A database with this many claims on articles with deadlines, and the key of a person."""
    with filled(server, size) as (database, person):
        with (
            pointed_at(database.name),
            recorded(by=Machine("Benchmark"), action="article.edit"),
            connection.cursor() as cursor,
        ):
            cursor.execute(DEADLINES)
        yield database, person


def measure(database: TestDatabase, person: int) -> dict[str, float]:
    """Milliseconds of each request, once."""
    taken = {}
    with pointed_at(database.name):
        client = Client()
        client.force_login(User.objects.get(pk=person))
        client.get(reverse("people"))
        for name, asked in REQUESTS.items():
            begin = time.perf_counter()
            assert client.get(reverse("desk"), asked).status_code == 200
            taken[name] = 1000 * (time.perf_counter() - begin)
        begin = time.perf_counter()
        assert "claim=" in client.post(reverse("desk-next"))["Location"]
        taken[NEXT] = 1000 * (time.perf_counter() - begin)
    return taken


def main() -> None:
    """Measure this page on both databases."""
    compare(waiting, measure)


if __name__ == "__main__":
    main()
