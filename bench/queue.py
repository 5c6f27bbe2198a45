"""How the desk's cost grows from 1,000 to 20,000 waiting claims: ``python -m bench.queue``.

Fills two databases as ``bench.claims_page`` does, gives articles deadlines and desks, measures each
request in turns on both, and prints the medians and their ratio, so that the load of the machine
cancels out. "next claim" assigns one and hands it to the person, as pressing the key does.
"""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.claims_page import ROUNDS, SIZES, filled  # noqa: E402
from factcheck.accounts.models import User  # noqa: E402
from factcheck.audit.record import Machine, recorded  # noqa: E402
from factcheck.ops.environment import read_environment  # noqa: E402
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
    """Fill both databases, measure in turns, print a table."""
    settings.ALLOWED_HOSTS = ["testserver"]
    server = TestServer(read_environment().cluster_path)
    try:
        with waiting(server, SIZES[0]) as small, waiting(server, SIZES[1]) as large:
            rounds = [(measure(*small), measure(*large)) for _ in range(ROUNDS)]
    finally:
        server.close()
    print(f"{'':26}{SIZES[0]:>10,} ms{SIZES[1]:>10,} ms{'ratio':>8}")
    for name in (*REQUESTS, NEXT):
        few, many = (statistics.median(r[place][name] for r in rounds) for place in (0, 1))
        print(f"{name:26}{few:>13.1f}{many:>13.1f}{many / few:>8.2f}")


if __name__ == "__main__":
    main()
