"""How long the command palette's answers take at 20,000 claims: ``python -m bench.palette``.

Fills two databases as ``bench.claims_page`` does, asks for the same words in turns on both, and
prints the medians and their ratio, so that the load of the machine cancels out. The words are typed
as people type them: a letter, a beginning, a word, several, what is everywhere and what is nowhere.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.claims_page import compare, filled  # noqa: E402
from factcheck.accounts.models import User  # noqa: E402
from factcheck.claims.models import Claim  # noqa: E402
from tests.database import TestDatabase, pointed_at  # noqa: E402

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
    """Measure this page on both databases."""
    compare(filled, measure)


if __name__ == "__main__":
    main()
