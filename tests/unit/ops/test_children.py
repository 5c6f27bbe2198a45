"""Processes that crash, hang, or outlive their supervisor."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from factcheck.ops.children import Child, Service, end_left_behind, remember, stop_all

HANG = (
    "import pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "pathlib.Path('up').touch(); time.sleep(600)"
)
WITH_GRANDCHILD = (
    "import subprocess, sys, time, pathlib;"
    "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    "pathlib.Path('grandchild').write_text(str(one.pid)); time.sleep(600)"
)


def child(script: str, folder: Path) -> Child:
    return Child(Service("test", (sys.executable, "-c", script)), os.environ, folder)


def wait_for(condition: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_hanging_process_is_killed_after_its_grace(tmp_path: Path) -> None:
    hanging = child(HANG, tmp_path)
    hanging.start()
    wait_for((tmp_path / "up").exists)
    pid = hanging.pid
    assert pid is not None
    begin = time.monotonic()
    stop_all([hanging], grace=0.3)
    assert 0.2 < time.monotonic() - begin < 5
    assert gone(pid)
    assert hanging.pid is None


def test_grandchildren_go_with_their_group(tmp_path: Path) -> None:
    parent = child(WITH_GRANDCHILD, tmp_path)
    parent.start()
    wait_for(lambda: (tmp_path / "grandchild").exists() and (tmp_path / "grandchild").read_text())
    pid = int((tmp_path / "grandchild").read_text())
    stop_all([parent], grace=5)
    wait_for(lambda: gone(pid))


def test_a_process_that_ends_is_started_again_with_growing_pauses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    crashing = child("raise SystemExit(3)", tmp_path)
    crashing.start()
    told = []
    for pause in (1, 2, 4):
        crashing._process.wait(10)  # type: ignore[union-attr]
        told.append(crashing.tend())
        now[0] += pause - 0.1
        assert crashing.tend() is None
        now[0] += 0.2
        assert crashing.tend() == "The test was started again."
    assert "code 3" in str(told[0])
    assert [str(sentence).split(" in ")[-1] for sentence in told] == ["1 s.", "2 s.", "4 s."]
    assert (crashing.restarts, crashing.failures) == (3, 3)
    stop_all([crashing])


def test_who_was_left_behind_is_ended_at_the_next_start(tmp_path: Path) -> None:
    left = child("import time; time.sleep(600)", tmp_path)
    left.start()
    pid = left.pid
    assert pid is not None
    remember([left], tmp_path / "run.json")
    assert end_left_behind(tmp_path / "run.json") == 1
    wait_for(lambda: gone(pid))
    assert end_left_behind(tmp_path / "run.json") == 0
    stop_all([left])


def test_a_stranger_with_a_reused_number_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as stranger:
        (tmp_path / "run.json").write_text(f"[[{stranger.pid}, 1.0]]")
        assert end_left_behind(tmp_path / "run.json") == 0
        assert stranger.poll() is None
        stranger.kill()
