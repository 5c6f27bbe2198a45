"""How long the command palette's answers take at 20,000 claims: ``python -m bench.palette``.

Fills two databases as ``bench.claims_page`` does, asks for the same words in turns on both, and
prints the medians and their ratio, so that the load of the machine cancels out. The words are typed
as people type them: a letter, a beginning, a word, several, what is everywhere and what is nowhere.
"""

import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.claims_page import ROUNDS, SIZES, filled  # noqa: E402
from factcheck.accounts.models import User  # noqa: E402
from factcheck.claims.models import Claim  # noqa: E402
from factcheck.ops.environment import read_environment  # noqa: E402
from tests.database import TestDatabase, TestServer, pointed_at  # noqa: E402

LETTER, BEGINNING = 1, 3


def typed() -> dict[str, str]:
    """What is typed, by what it stands for; the words are those of a claim that is there."""
    words = [word for word in Claim.objects.earliest("pk").label.split() if word.isalpha()]
    long = max(words, key=len)
    return {
        "nothing (recent)": "",
        "a letter": long[:LETTER],
        "a beginning": long[:BEGINNING],
        "a word": long,
        "two words": " ".join(words[:2]),
        "everywhere": "the",
        "nowhere": "qqq",
    }


def measure(database: TestDatabase, person: int) -> dict[str, float]:
    """Milliseconds of each answer, once."""
    taken = {}
    with pointed_at(database.name):
        client = Client()
        client.force_login(User.objects.get(pk=person))
        client.get(reverse("palette"))
        for name, text in typed().items():
            begin = time.perf_counter()
            assert client.get(reverse("palette"), {"q": text}).status_code == 200
            taken[name] = 1000 * (time.perf_counter() - begin)
    return taken


def main() -> None:
    """Fill both databases, measure in turns, print a table."""
    settings.ALLOWED_HOSTS = ["testserver"]
    server = TestServer(read_environment().cluster_path)
    try:
        with filled(server, SIZES[0]) as small, filled(server, SIZES[1]) as large:
            rounds = [(measure(*small), measure(*large)) for _ in range(ROUNDS)]
    finally:
        server.close()
    print(f"{'':26}{SIZES[0]:>10,} ms{SIZES[1]:>10,} ms{'ratio':>8}")
    for name in rounds[0][0]:
        few, many = (statistics.median(r[place][name] for r in rounds) for place in (0, 1))
        print(f"{name:26}{few:>13.1f}{many:>13.1f}{many / few:>8.2f}")


if __name__ == "__main__":
    main()
