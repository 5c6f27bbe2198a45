"""50 editors, one article, 10,000 changes through the pages: ``python -m bench.editors``.

Prints how many changes were acknowledged and refused, and how many were lost, overwrote something
unseen, or were refused for nothing, which should be none. Ends with 1 otherwise.
"""

import argparse
import logging
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402

from factcheck.ops.environment import read_environment  # noqa: E402
from tests.database import TestServer, pointed_at  # noqa: E402
from tests.many_editors import simulate  # noqa: E402
from tests.replay import present_rows, replayed  # noqa: E402


def main() -> int:
    """Simulate, print, and say by the exit status whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=40)
    asked = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    logging.getLogger("django.request").setLevel(logging.ERROR)
    server = TestServer(read_environment().cluster_path)
    try:
        database = server.clone()
        with pointed_at(database.name):
            outcome = simulate(editors=asked.editors, changes=asked.changes, claims=asked.claims)
            replays = replayed() == present_rows()
        server.drop(database)
    finally:
        server.close()
    print(f"{asked.editors} editors, {asked.claims} claims of one article")
    print(f"acknowledged    {outcome.done:>7,}  ({outcome.done / outcome.seconds:.0f} a second)")
    print(f"conflicts       {outcome.conflicts:>7,}")
    print(f"other answers   {outcome.answers.total() - outcome.done - outcome.conflicts:>7,}")
    print(f"lost            {outcome.lost:>7,}")
    print(f"overwritten     {outcome.overwritten:>7,}")
    print(f"false conflicts {outcome.false_conflicts:>7,}")
    print(f"history replays to the present state: {'yes' if replays else 'no'}")
    wrong = outcome.lost + outcome.overwritten + outcome.false_conflicts
    return 0 if replays and not wrong and set(outcome.answers) <= {200, 409} else 1


if __name__ == "__main__":
    sys.exit(main())
