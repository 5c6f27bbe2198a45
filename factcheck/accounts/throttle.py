"""Slowing down whoever guesses passwords: five wrong ones, then a quarter of an hour's rest.

Counted for a sign-in name from one network address, so that nobody locks a colleague out from
elsewhere.
"""

import hashlib
import math
from datetime import timedelta

from django.utils import timezone

from factcheck.accounts.models import FailedSignIn

ATTEMPTS = 5
REST = timedelta(minutes=15)


def minutes_to_wait(*, username: str, address: str) -> int:
    """Minutes until this name may be tried again from this address; 0 when it may be now."""
    since = timezone.now() - REST
    recent = FailedSignIn.objects.filter(key=_key(username, address), at__gt=since).order_by("-at")
    times = list(recent.values_list("at", flat=True)[:ATTEMPTS])
    if len(times) < ATTEMPTS:
        return 0
    return max(1, math.ceil((times[0] + REST - timezone.now()) / timedelta(minutes=1)))


def note_failure(*, username: str, address: str) -> None:
    """Count one wrong attempt, and drop those too old to count."""
    FailedSignIn.objects.filter(at__lt=timezone.now() - REST).delete()
    FailedSignIn.objects.create(key=_key(username, address))


def forget(*, username: str, address: str) -> None:
    """Count from zero again after a successful sign-in."""
    FailedSignIn.objects.filter(key=_key(username, address)).delete()


def _key(username: str, address: str) -> str:
    # A hash: people type passwords into the field for the name.
    return hashlib.sha256(f"{username.strip().casefold()}\n{address}".encode()).hexdigest()
