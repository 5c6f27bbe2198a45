"""How the claims page's cost grows from 1,000 to 20,000 claims: ``python -m bench.claims_page``.

Makes both numbers of claims in a database of the test cluster, measures each request in turns on
both, and prints the medians and their ratio, so that the load of the machine cancels out. The
claims are written past the actions, in one statement each, under the name of this benchmark.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from factcheck.accounts.models import User  # noqa: E402
from factcheck.accounts.roles import Role  # noqa: E402
from factcheck.audit.record import Machine, recorded  # noqa: E402
from factcheck.ops.database import OWNER_ALIAS  # noqa: E402
from factcheck.ops.environment import read_environment  # noqa: E402
from tests.database import TestDatabase, TestServer, pointed_at  # noqa: E402
from tests.factories import make_person  # noqa: E402

SIZES = (1_000, 20_000)
ROUNDS = 15
CLAIMS_AN_ARTICLE = 50
REQUESTS = {
    "first page": {},
    "open, with me": {"state": "open", "assignee": "me"},
    "last page": {"page": "9999999"},
    "by article": {"sort": "article"},
    "newest": {"sort": "newest"},
    "a common word": {"q": "ferry"},
    "a rare word, being typed": {"q": "harbo17"},
    "a name": {"q": "speaker7 brandt"},
    "who said it": {"speaker": "speaker7 b"},
    "an outlet": {"outlet": "outlet3"},
}
FILL = """
WITH articles AS (
    INSERT INTO articles_article
        (title, outlet, byline, url, language, desk, version, created_at)
    SELECT 'Article ' || n, 'Outlet' || n %% 40, '', '', 'en', '', 1, now() - n * interval '1 hour'
    FROM generate_series(1, %(articles)s) AS n RETURNING id
), claims AS (
    INSERT INTO claims_claim (
        article_id, label, statement, kind, checkworthiness, reasons, insertions, unresolved,
        priority, assignee_id, status, dismissal_reason, verdict, rationale, stale_reason, origin,
        splitter_version, created_at, version
    )
    SELECT a.id, 'Ferry ' || a.id || ' and harbor' || (a.id * 50 + n) %% 1000,
        'Some ' || n || ' ferries of harbor' || (a.id * 50 + n) %% 1000 || ' were hit by storms.',
        (ARRAY['event', 'statistic', 'position'])[1 + n %% 3], (n * 37 %% 100) / 100.0,
        '[]', '[]', '[]', 0,
        CASE WHEN n %% 10 = 0 THEN %(person)s::bigint END,
        CASE WHEN n %% 17 = 0 THEN 'dismissed' ELSE 'active' END,
        CASE WHEN n %% 17 = 0 THEN 'Headline' ELSE '' END, '', '', '', 'machine', '1',
        now() - n * interval '1 second', 1
    FROM articles AS a, generate_series(1, %(each)s) AS n RETURNING id
)
INSERT INTO claims_attribution
    (claim_id, "order", role, name, title, cue, quote_type, hedge, anonymous, from_context)
SELECT id, n, CASE n WHEN 0 THEN 'speaker' ELSE 'outlet' END,
    CASE n WHEN 0 THEN 'Speaker' || id %% 300 || ' Brandt' ELSE 'Outlet' || id %% 40 END,
    '', '', 'indirect', '', false, false
FROM claims, generate_series(0, 1) AS n
"""

type Fill = Callable[[TestServer, int], AbstractContextManager[tuple[TestDatabase, int]]]
"""Makes a database with so many claims, and a person who looks at them."""
type Measure = Callable[[TestDatabase, int], dict[str, float]]
"""Milliseconds of each request by that person, once."""


@contextmanager
def filled(server: TestServer, size: int) -> Iterator[tuple[TestDatabase, int]]:
    """A database with this many claims, and the key of somebody who may see them."""
    database = server.clone()
    with pointed_at(database.name):
        person = make_person(Role.EDITOR)
        with recorded(by=Machine("Benchmark"), action="claim.find"), connection.cursor() as cursor:
            values = {"articles": size // CLAIMS_AN_ARTICLE, "each": CLAIMS_AN_ARTICLE}
            cursor.execute(FILL, {**values, "person": person.pk})
        with connections[OWNER_ALIAS].cursor() as cursor:
            cursor.execute("ANALYZE claims_claim, claims_attribution, articles_article")
    yield database, person.pk
    server.drop(database)


def measure(database: TestDatabase, person: int) -> dict[str, float]:
    """Milliseconds of each request, once."""
    taken = {}
    with pointed_at(database.name):
        client = Client()
        client.force_login(User.objects.get(pk=person))
        client.get(reverse("people"))
        for name, asked in REQUESTS.items():
            begin = time.perf_counter()
            response = client.get(reverse("claims"), asked)
            taken[name] = 1000 * (time.perf_counter() - begin)
            assert response.status_code == 200
    return taken


def compare(fill: Fill, measure: Measure) -> None:
    """Fill two databases, measure in turns, print a table of the medians and their ratio."""
    settings.ALLOWED_HOSTS = ["testserver"]
    server = TestServer(read_environment().cluster_path)
    try:
        with fill(server, SIZES[0]) as small, fill(server, SIZES[1]) as large:
            rounds = [(measure(*small), measure(*large)) for _ in range(ROUNDS)]
    finally:
        server.close()
    print(f"{'':26}{SIZES[0]:>10,} ms{SIZES[1]:>10,} ms{'ratio':>8}")
    for name in rounds[0][0]:
        few, many = (statistics.median(r[place][name] for r in rounds) for place in (0, 1))
        print(f"{name:26}{few:>13.1f}{many:>13.1f}{many / few:>8.2f}")


def main() -> None:
    """Measure this page on both databases."""
    compare(filled, measure)


if __name__ == "__main__":
    main()
