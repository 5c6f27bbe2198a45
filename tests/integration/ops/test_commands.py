"""Plain management commands on an installation whose server does not run."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.ops.embedded import Cluster
from tests.database import ROOT

pytestmark = pytest.mark.slow

type Manage = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def manage(tmp_path: Path) -> Iterator[Manage]:
    """Run manage.py on a new data folder."""
    dropped = ("FACTCHECK_CLUSTER_MANAGED", "DJANGO_SETTINGS_MODULE")
    environ = {name: value for name, value in os.environ.items() if name not in dropped}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**environ, "FACTCHECK_DATA": str(tmp_path / "data"), "FACTCHECK_DEMO": "0"},
            capture_output=True,
            text=True,
            check=False,
        )

    yield run
    Cluster(tmp_path / "data" / "postgres").destroy()


def psql(manage: Manage, query: str, *options: str) -> str:
    done = manage("dbshell", *options, "--", "-tAc", query)
    return (done.stdout or done.stderr).strip()


def test_commands_start_the_server_and_leave_none_behind(manage: Manage, tmp_path: Path) -> None:
    assert manage("prepare").returncode == 0
    cluster = Cluster(tmp_path / "data" / "postgres")
    assert not cluster.alive()
    assert psql(manage, "SELECT current_user") == "factcheck_app"
    assert psql(manage, "SELECT current_user", "--database", "owner") == "factcheck_owner"
    assert "permission denied" in psql(manage, "DELETE FROM audit_event")
    assert not cluster.alive()


def test_migrating_a_part_and_again_keeps_the_rights(manage: Manage) -> None:
    partly = manage("migrate", "contenttypes")
    assert partly.returncode == 0, partly.stderr
    assert psql(manage, "SELECT count(*) > 0 FROM django_content_type") == "t"
    for _ in range(2):
        assert manage("migrate").returncode == 0
    assert "permission denied" in psql(manage, "UPDATE django_migrations SET name = 'x'")
    assert manage("migrate", "--check").returncode == 0


def test_prepare_collects_static_files_only_when_they_changed(manage: Manage) -> None:
    assert "Collecting static files" in manage("prepare").stdout
    assert "Collecting static files" not in manage("prepare").stdout
