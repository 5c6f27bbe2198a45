"""The processes that the supervisor starts: each in a group of its own, and none left behind."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from factcheck.ops.environment import write_private

GRACE = 10.0  # seconds a process has to end by itself
SETTLED = 30.0  # seconds after which a process counts as having started well
LONGEST_PAUSE = 30.0  # seconds between two starts of a process that keeps crashing


@dataclass(frozen=True, slots=True)
class Service:
    """What to run: a name for people and a command line."""

    name: str
    command: tuple[str, ...]


class Child:
    """A service's process, started anew when it ends by itself.

    Pauses between restarts double from one second to ``LONGEST_PAUSE``, and begin again once a
    process has run for ``SETTLED`` seconds.

    Attributes:
        restarts: How often it was started again.
        failures: Its crashes in a row, each within ``SETTLED`` seconds.
    """

    def __init__(self, service: Service, environ: Mapping[str, str], folder: Path) -> None:
        self.service = service
        self.restarts = 0
        self.failures = 0
        self._environ = dict(environ)
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._next = 0.0

    @property
    def pid(self) -> int | None:
        """The process's number (and its group's) while it runs."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C reaches only the supervisor."""
        self._process = subprocess.Popen(
            self.service.command,
            stdin=subprocess.DEVNULL,
            cwd=self._folder,
            env=self._environ,
            start_new_session=True,
        )
        self._began = time.monotonic()

    def tend(self) -> str | None:
        """Start the process again if it ended, after its pause; a sentence when something did."""
        now = time.monotonic()
        if self._process is None:
            if now < self._next:
                return None
            self.start()
            self.restarts += 1
            return f"The {self.service.name} was started again."
        code = self._process.poll()
        if code is None:
            return None
        self._end_group()
        self._process = None
        self.failures = 1 if now - self._began > SETTLED else self.failures + 1
        pause = min(2.0 ** (self.failures - 1), LONGEST_PAUSE)
        self._next = now + pause
        return (
            f"The {self.service.name} ended by itself (code {code}); next start in {pause:.0f} s."
        )

    def ask_to_stop(self) -> None:
        """Ask the process to end; do not wait."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stop(self, deadline: float) -> None:
        """Wait for the end until ``deadline`` (monotonic seconds), then kill the whole group."""
        if self._process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, deadline - time.monotonic()))
        self._end_group()
        self._process.wait()
        self._process = None

    def _end_group(self) -> None:
        """Kill what is left of the group: a hanging process, or one its leader left behind."""
        if self._process is not None:
            _signal_group(self._process.pid, signal.SIGKILL)


def stop_all(children: Sequence[Child], grace: float = GRACE) -> None:
    """Ask all to stop, then wait for each; whoever still runs after ``grace`` seconds is killed."""
    deadline = time.monotonic() + grace
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.stop(deadline)


def remember(children: Sequence[Child], path: Path) -> None:
    """Write down who runs, so that the next start finds them should the supervisor be killed."""
    known = []
    for child in children:
        with contextlib.suppress(psutil.Error):
            if child.pid is not None:
                known.append([child.pid, psutil.Process(child.pid).create_time()])
    write_private(path, json.dumps(known))


def end_left_behind(path: Path) -> int:
    """End the processes of a supervisor that was killed; how many there were.

    A number is only believed together with the time at which the process began.
    """
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return 0
    left = [process for pid, created in known if (process := _living(pid, created)) is not None]
    for process in left:
        _signal_group(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while any(_runs(process) for process in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    for process in left:
        _signal_group(process.pid, signal.SIGKILL)
    path.unlink(missing_ok=True)
    return len(left)


def _living(pid: int, created: float) -> psutil.Process | None:
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if process.create_time() == created and _runs(process):
            return process
    return None


def _runs(process: psutil.Process) -> bool:
    """Whether it still does something; a dead one may wait long for its new parent's notice."""
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _signal_group(group: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
