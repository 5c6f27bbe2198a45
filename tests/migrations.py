"""``python -m tests.migrations``: fail when a model differs from its migrations."""

import os

import django
from django.core.management import call_command

from factcheck.ops.embedded import Cluster, Lease
from factcheck.ops.environment import read_environment


def main() -> None:
    """Compare on the test cluster, which is started for it when needed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with Lease(Cluster(read_environment().cluster_path, durable=False)):
        call_command("makemigrations", check=True, dry_run=True)


if __name__ == "__main__":
    main()
