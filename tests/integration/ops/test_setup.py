"""``make setup``: nothing to do the second time, one line where there is no Python."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.database import ROOT

TOOLS = ("sh", "dirname", "cat", "cmp", "rm", "mkdir", "sleep", "id", "head", "printf")
ELSEWHERE = ("/opt/homebrew/bin", "/usr/local/bin", "/Library/Frameworks/Python.framework")


def test_the_second_call_takes_less_than_a_second() -> None:
    # As from a shell: make tells its own children that they are inside of it.
    environ = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    times = []
    for _ in range(3):
        begin = time.monotonic()
        done = subprocess.run(
            ["make", "setup"], cwd=ROOT, env=environ, capture_output=True, check=True
        )
        times.append(time.monotonic() - begin)
        assert done.stdout == done.stderr == b""
    assert min(times) < 1


def test_without_a_python_one_sentence_says_how_to_get_one(tmp_path: Path) -> None:
    if any(list(Path(folder).glob("**/python3.1[234]")) for folder in ELSEWHERE):
        pytest.skip("this machine has a Python where setup looks without the PATH")
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (programs / tool).symlink_to(found)
    checkout = tmp_path / "checkout"
    for name in ("scripts/setup", "requirements.txt", "package.json", "package-lock.json"):
        target = checkout / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    done = subprocess.run(
        [str(programs / "sh"), "scripts/setup"],
        cwd=checkout,
        env={"PATH": str(programs), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Python 3.12, 3.13 or 3.14 is needed:")
    assert not (checkout / ".setup-lock").exists()


def test_the_lists_name_no_registry() -> None:
    lists = [ROOT / name for name in ("requirements.txt", "package-lock.json", ".npmrc")]
    for path in lists:
        text = path.read_text(encoding="utf-8")
        assert "resolved" not in text.replace("registry-resolved", "")
        assert "index-url" not in text
        assert "find-links" not in text
    requirements = lists[0].read_text(encoding="utf-8")
    assert "://" not in requirements
    pinned = [line for line in requirements.splitlines() if line and line[0] not in " #"]
    assert all("==" in line and line.rstrip().endswith("\\") for line in pinned)
