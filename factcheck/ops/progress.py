"""Telling the operator what is going on, a line for each step."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WORTH_TELLING = 2.0  # seconds


def say(text: str) -> None:
    """Print a line at once, also when the output is a file or a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print a line to the error output at once."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what begins, and how long it took when that was longer than two seconds."""
    begin = time.monotonic()
    say(f"{what} ...")
    yield
    seconds = time.monotonic() - begin
    if seconds > WORTH_TELLING:
        say(f"  done in {seconds:.1f} s")
