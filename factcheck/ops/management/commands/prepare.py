"""``prepare``: bring an installation up to date before it serves; done at each start."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from factcheck.ops.environment import Environment, read_environment, write_private
from factcheck.ops.progress import step

DEMO = "demo"
BEGUN, DONE = "begun", "done"


class Command(BaseCommand):
    """Migrate, collect static files when they changed, fill the demo newsroom on the first run."""

    help = "Bring tables, static files and (on the first run) the demo newsroom up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is missing; a second call finds nothing to do."""
        environment = read_environment()
        with step("Bringing the database up to date"):
            call_command("migrate", interactive=False, verbosity=0)
        if not settings.DEBUG:
            collect_static(environment)
        if environment.demo:
            fill_demo(environment)


def collect_static(environment: Environment) -> bool:
    """Collect static files unless none changed since the last time; whether it did."""
    stamp = environment.static_path.with_name("static.stamp")
    now = static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    with step("Collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    write_private(stamp, now)
    return True


def static_fingerprint() -> str:
    """A digest of the names, sizes and times of all static files, and of how they are stored."""
    digest = hashlib.sha256(repr((settings.STORAGES, str(settings.STATIC_ROOT))).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def fill_demo(environment: Environment) -> bool:
    """Fill the demo newsroom into an installation without people; whether it was filled.

    A fill that was cut off is taken up again at the next start.
    """
    stamp = environment.data / "demo.stamp"
    state = stamp.read_text(encoding="ascii") if stamp.exists() else ""
    new = not state and not get_user_model().objects.exists()
    if not (new or state == BEGUN) or DEMO not in get_commands():
        return False
    write_private(stamp, BEGUN)
    with step("Filling the demo newsroom"):
        call_command(DEMO, verbosity=0)
    write_private(stamp, DONE)
    return True
