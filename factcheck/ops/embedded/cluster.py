"""One PostgreSQL cluster in one folder: made, started, watched and stopped.

The server listens on a socket in that folder and on no port. Peer authentication lets in this
account (and the server's own) and nobody else. A cluster is durable unless it is for tests.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import LiteralString

import psutil
import psycopg
from psycopg import pq, sql

from factcheck.ops.embedded.account import (
    AccountError,
    reachable_binaries,
    reachable_home,
    server_account,
)
from factcheck.ops.embedded.binaries import Binaries, find_binaries

OWNER_ROLE = "factcheck_owner"
"""Superuser inside the cluster; owns the tables and runs migrations."""
APP_ROLE = "factcheck_app"
"""The application's role: may log in, owns nothing, creates nothing."""
DATABASE = "factcheck"
PORT = 5432  # names the socket only; fixed, so that PGPORT has no say
LONGEST_SOCKET = 100  # bytes; sockaddr_un holds 108 on Linux and 104 on macOS
LOG_LIMIT = 5_000_000  # bytes
START_SECONDS = 300  # recovery after a crash takes its time
STOP_SECONDS = 60
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ClusterError(RuntimeError):
    """The cluster cannot be made, started or stopped; the message says what PostgreSQL said."""


class Cluster:
    """A PostgreSQL cluster in a folder of its own.

    Nothing is touched before ``start``, except that the folder's place is settled (as root it may
    be a link to one that the server's account can reach).

    Args:
        home: The cluster's folder; made when missing.
        durable: False gives up crash safety for speed (tests).
        settings: Further server settings, name to value.
    """

    def __init__(
        self, home: Path, *, durable: bool = True, settings: Mapping[str, str] | None = None
    ) -> None:
        try:
            self.account = server_account()
        except AccountError as error:
            raise ClusterError(str(error)) from error
        self.home = reachable_home(home.absolute(), self.account)
        self.home.mkdir(mode=0o755, parents=True, exist_ok=True)
        self.data = self.home / "data"
        self.log = self.home / "log"
        self.socket = _socket_folder(self.home)
        self.durable = durable
        self.settings = dict(settings or {})

    def url(self, database: str = DATABASE, role: str = APP_ROLE) -> str:
        """A connection address for ``psycopg`` and for ``DATABASE_URL``."""
        return f"postgresql://{role}@/{database}?host={self.socket}&port={PORT}"

    def parameters(self) -> dict[str, str]:
        """The place of the server as connection parameters."""
        return {"host": str(self.socket), "port": str(PORT)}

    def alive(self) -> bool:
        """Whether the server accepts connections now."""
        return self._ping() == pq.Ping.OK

    def start(self) -> None:
        """Bring the server up, making the cluster first when there is none. Safe to race.

        Raises:
            ClusterError: PostgreSQL refuses; its own words are in the message.
            BinariesNotFoundError: there is no PostgreSQL to start.
        """
        if self.alive():
            return
        with self._locked():
            self._wait_while_changing()
            if self.alive():
                return
            binaries = reachable_binaries(find_binaries(), self.account)
            self._make_socket_folder()
            self._initialize(binaries)
            self._check_version(binaries)
            self._clear_traces_of_the_dead()
            self._launch(binaries)
            self._provide()

    def stop(self, mode: str = "fast") -> None:
        """Stop the server if it runs: ``fast`` ends sessions and writes all, ``immediate`` aborts.

        Raises:
            ClusterError: it is still there after a minute.
        """
        with self._locked():
            if not (self.data / "postmaster.pid").exists() or not self.server_processes():
                return
            binaries = reachable_binaries(find_binaries(), self.account)
            answer = self._pg_ctl(binaries, STOP_SECONDS, "-m", mode, "stop")
            if answer.returncode and self.server_processes():
                raise ClusterError(f"PostgreSQL does not stop: {answer.stdout.strip()}")

    def destroy(self) -> None:
        """Stop the server and delete the cluster with all its data."""
        self.stop("immediate")
        shutil.rmtree(self.socket, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def server_processes(self) -> list[int]:
        """Numbers of the living PostgreSQL processes that work in our data folder.

        The working folder is the only proof that survives the reuse of process numbers: the number
        in ``postmaster.pid`` may be somebody else's by now.
        """
        ours = os.path.realpath(self.data)
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if process.cwd() == ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process.pid)
        return found

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.home / "start.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _ping(self) -> pq.Ping:
        return pq.Ping(
            pq.PGconn.ping(self.url("postgres", OWNER_ROLE).encode() + b"&connect_timeout=5")
        )

    def _wait_while_changing(self) -> None:
        """Wait while a server that is starting up or shutting down makes up its mind."""
        end = time.monotonic() + START_SECONDS
        while self._ping() == pq.Ping.REJECT and time.monotonic() < end:
            time.sleep(0.1)

    def _make_socket_folder(self) -> None:
        # As root other accounts' sessions must reach the socket; peer authentication guards it.
        mode = 0o700 if self.account.uid is None else 0o711
        self.socket.mkdir(mode=mode, exist_ok=True)
        found = self.socket.lstat()
        if self.socket.is_symlink() or found.st_uid not in {os.geteuid(), self.account.uid}:
            raise ClusterError(f"The socket's folder {self.socket} belongs to somebody else.")
        self.account.give(self.socket)

    def _initialize(self, binaries: Binaries) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        for left_over in self.home.glob(".new-*"):
            shutil.rmtree(left_over)
        new = self.home / f".new-{os.getpid()}"
        new.mkdir(mode=0o700)
        self.account.give(new)
        answer = self.account.run(
            [binaries.program("initdb"), "-D", str(new), "-U", OWNER_ROLE, "-A", "peer"]
            + ["-E", "UTF8", *_locale_options(binaries.major), "--data-checksums"]
            + ([] if self.durable else ["--no-sync"]),
            timeout=START_SECONDS,
        )
        if answer.returncode:
            raise ClusterError(f"initdb failed: {answer.stdout.strip()[-2000:]}")
        people = sorted({pwd.getpwuid(os.geteuid()).pw_name, self.account.name})
        roles = (OWNER_ROLE, APP_ROLE)
        mapping = "".join(f'us "{person}" {role}\n' for person in people for role in roles)
        (new / "pg_hba.conf").write_text("local all all peer map=us\n", encoding="utf-8")
        (new / "pg_ident.conf").write_text(mapping, encoding="utf-8")
        new.rename(self.data)  # a half-made cluster is never used

    def _check_version(self, binaries: Binaries) -> None:
        made_by = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(binaries.major):
            raise ClusterError(
                f"The data in {self.home} were made by PostgreSQL {made_by}, the programs here are "
                f"{binaries.version}. Name the folder of the old ones (PGBIN=...), make a backup, "
                f"and restore it into a new data folder."
            )

    def _clear_traces_of_the_dead(self) -> None:
        """Remove a dead server's files, once none of its processes is left."""
        traces = (self.data / "postmaster.pid", self.socket / f".s.PGSQL.{PORT}.lock")
        if not any(trace.exists() for trace in traces):
            return
        end = time.monotonic() + 15  # its orphans notice the death within seconds
        while self.server_processes():
            if time.monotonic() > end:
                raise ClusterError(f"Processes of an older server still work in {self.data}.")
            time.sleep(0.1)
        for trace in traces:
            trace.unlink(missing_ok=True)

    def _launch(self, binaries: Binaries) -> None:
        options = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0700" if self.account.uid is None else "0777",
            "jit": "off",
            **({} if self.durable else NOT_DURABLE),
            **self.settings,
        }
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_name("log.1"))
        self.log.touch(mode=0o600)
        self.account.give(self.log)
        answer = self._pg_ctl(
            binaries, START_SECONDS, "-l", str(self.log), "-o", _command_line(options), "start"
        )
        if answer.returncode:
            said = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise ClusterError(f"PostgreSQL does not start: {answer.stdout.strip()}\n{said}")

    def _pg_ctl(
        self, binaries: Binaries, seconds: int, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        fixed = [binaries.program("pg_ctl"), "-D", str(self.data), "-w", "-t", str(seconds)]
        return self.account.run([*fixed, *arguments], timeout=seconds + 10)

    def _provide(self) -> None:
        """Make the application's role and the database when they are missing."""
        with psycopg.connect(self.url("postgres", OWNER_ROLE), autocommit=True) as connection:
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", APP_ROLE):
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(
                        sql.Identifier(APP_ROLE)
                    )
                )
            if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
                connection.execute(
                    sql.SQL(
                        "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'"
                    ).format(sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE))
                )


def _exists(connection: psycopg.Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None


def _socket_folder(home: Path) -> Path:
    """The socket's folder: inside ``home``, or a short one where the path would be too long."""
    folder = home / "socket"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}.lock")) <= LONGEST_SOCKET:
        return folder
    tag = hashlib.sha256(os.fsencode(home)).hexdigest()[:10]
    return Path(tempfile.gettempdir(), f"factcheck-{os.geteuid()}-{tag}")


def _locale_options(major: int) -> list[str]:
    """Sorting by code point, letters of all scripts known, the same on every machine."""
    if major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C", "--lc-ctype=C.UTF-8"]


def _command_line(options: Mapping[str, str]) -> str:
    """Server options as ``pg_ctl -o`` wants them; a shell splits the result.

    >>> _command_line({"port": "5432", "unix_socket_directories": "/a b"})
    "-c port='5432' -c unix_socket_directories='/a b'"
    """
    parts = []
    for name, value in options.items():
        quoted = value.replace("'", "'\\''")
        parts.append(f"-c {name}='{quoted}'")
    return " ".join(parts)
