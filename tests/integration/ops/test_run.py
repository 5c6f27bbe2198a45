"""``make run`` from outside: start, crash, stop, start again."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from factcheck.ops.embedded import Cluster
from factcheck.ops.supervisor import read_health
from tests.browser.running import free_port
from tests.database import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


class Run:
    """One `python -m factcheck.ops.run` on a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.output = data.parent / "output"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, **variables: str) -> subprocess.Popen[bytes]:
        keep = ("PATH", "HOME", "LANG", "TMPDIR")
        environ = {name: os.environ[name] for name in keep if name in os.environ}
        settings = {"DATA": str(self.data), "PORT": str(self.port), "DEMO": "0", "OPEN": "0"}
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "factcheck.ops.run"],
                cwd=ROOT,
                env={**environ, **settings, **variables},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self.process

    def healthy(self) -> bool:
        return read_health(f"http://127.0.0.1:{self.port}/") == {}

    def said(self) -> str:
        return self.output.read_text() if self.output.exists() else ""

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def until(self, condition: Callable[[], object], seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.said()
            assert self.process is not None
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    # Tests that a script runs in the background inherit that interrupts are ignored, and pass
    # it on; what is tested here is a start from a terminal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    running = Run(tmp_path / "data")
    yield running
    if running.process is not None and running.process.poll() is None:
        running.process.terminate()
        running.process.wait(60)
    Cluster(running.data / "postgres").destroy()


def worker(run: Run) -> psutil.Process | None:
    for process in run.children():
        with contextlib.suppress(psutil.Error):
            if "procrastinate" in process.cmdline():
                return process
    return None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_and_nothing_is_lost(run: Run, number: signal.Signals) -> None:
    process = run.start()
    run.until(lambda: "is ready: http://127.0.0.1:" in run.said())
    assert run.healthy()
    children = run.children()
    assert len(children) >= 3  # the worker, the web server and its own worker
    key = (run.data / "secret-key.txt").read_text()
    process.send_signal(number)
    assert process.wait(30) == 0
    assert psutil.wait_procs(children, timeout=1)[1] == []
    assert Cluster(run.data / "postgres").server_processes() == []

    again = run.start()
    run.until(lambda: run.said().count("is ready") == 2)
    assert run.said().count("Collecting static files") == 1
    assert (run.data / "secret-key.txt").read_text() == key
    again.terminate()
    assert again.wait(30) == 0


def test_what_crashes_is_started_again_and_what_a_kill_leaves_is_ended(run: Run) -> None:
    process = run.start()
    run.until(lambda: "is ready" in run.said())
    killed = worker(run)
    assert killed is not None
    killed.kill()
    run.until(lambda: (found := worker(run)) is not None and found.pid != killed.pid)
    Cluster(run.data / "postgres").stop("immediate")
    run.until(lambda: "PostgreSQL is gone" in run.said())
    run.until(run.healthy)

    orphans = run.children()
    process.kill()
    process.wait()
    run.start()
    run.until(lambda: run.said().count("is ready") == 2)
    assert "left behind" in run.said()
    assert psutil.wait_procs(orphans, timeout=5)[1] == []


def test_a_stop_during_the_start_is_a_stop(run: Run) -> None:
    process = run.start()
    run.until(lambda: "Bringing the database" in run.said())
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert "Traceback" not in run.said()
    assert Cluster(run.data / "postgres").server_processes() == []


def test_a_second_one_on_the_same_data_is_refused_in_one_line(run: Run) -> None:
    run.start()
    run.until(lambda: "is ready" in run.said())
    other = Run(run.data)
    other.output = run.data.parent / "other"
    assert other.start().wait(30) == 1
    assert "running already" in other.said()
    assert other.said().count("\n") == 1


def test_a_taken_port_is_said_in_one_line(run: Run) -> None:
    run.start()
    run.until(lambda: "is ready" in run.said())
    other = Run(run.data.parent / "other")
    other.port = run.port
    other.output = run.data.parent / "output-of-other"
    assert other.start().wait(30) == 1
    assert f"PORT={run.port % 65535 + 1}" in other.said()
    assert other.said().count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"PORT": "http"}, "PORT must be a number"),
        ({"DATABASE_URL": "sqlite:///x"}, "SQLite is not supported"),
        ({"HOST": "nowhere.invalid"}, "Cannot listen on nowhere.invalid"),
    ],
)
def test_bad_settings_are_said(run: Run, variables: dict[str, str], sentence: str) -> None:
    assert run.start(**variables).wait(60) in {1, 2}
    assert sentence in run.said()
    assert "Traceback" not in run.said()
