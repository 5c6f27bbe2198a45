"""Databases for tests: one cluster for all runs of a checkout, one template, clones of it.

The template is migrated by the real migrations (triggers and grants included) and kept between runs
as long as nothing changes that it is made from. Every run, and every test that commits, works on a
clone and drops it afterwards.
"""

import fcntl
import hashlib
import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from factcheck.ops.database import APP_ALIAS, OWNER_ALIAS
from factcheck.ops.embedded import APP_ROLE, OWNER_ROLE, Cluster, Lease

ROOT = Path(__file__).resolve().parents[1]
UNRELATED = ("nlp", "web", "api")  # packages that have no say in the tables
OLD_SECONDS = 3600
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class TestDatabase:
    """One database of the test cluster.

    Attributes:
        name: Its name.
        url: Its address for the application's role.
        owner_url: Its address for the owner of the tables.
    """

    __test__ = False

    name: str
    url: str
    owner_url: str

    @property
    def environ(self) -> dict[str, str]:
        """Environment variables by which another process of ours uses this database."""
        inherited = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        }
        return {**inherited, "DATABASE_URL": self.url, "DATABASE_OWNER_URL": self.owner_url}


class TestServer:
    """The test cluster, used by this process until ``close``; other runs may use it as well."""

    __test__ = False

    def __init__(self, home: Path) -> None:
        home.parent.mkdir(parents=True, exist_ok=True)
        self.cluster = Cluster(home, durable=False, settings={"max_connections": "200"})
        self._lease = Lease(self.cluster).acquire()
        self._lock = home.parent / "template.lock"
        self.template = f"template_{_digest()}"
        with self._lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self._exists(self.template):
                self._build_template()
            self._drop_old_templates()

    def close(self) -> None:
        """Leave the cluster; the last run stops it."""
        self._lease.release()

    def clone(self) -> TestDatabase:
        """A fresh copy of the template."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, self.template)
        return TestDatabase(
            name, self.cluster.url(name, APP_ROLE), self.cluster.url(name, OWNER_ROLE)
        )

    def drop(self, database: TestDatabase) -> None:
        """Drop a clone, whoever is still connected to it."""
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", database.name)

    def working_tables(self, database: TestDatabase) -> list[str]:
        """The tables of a fresh clone that hold nothing: those that only work fills."""
        with self._connect(database.name) as connection:
            names = [
                name
                for (name,) in connection.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
                )
            ]
            return [name for name in names if not _has_rows(connection, name)]

    def empty(
        self, database: TestDatabase, tables: Sequence[str], *, people_but: Sequence[str]
    ) -> None:
        """Take every row out of tables of a clone, past its triggers and references.

        Nor do people stay, but for those with the sign-in names ``people_but``.
        """
        with self._connect(database.name) as connection, connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            for table in tables:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            connection.execute(
                "DELETE FROM accounts_user WHERE username <> ALL(%s)", [list(people_but)]
            )
            connection.execute(
                "DELETE FROM accounts_user_groups"
                " WHERE user_id NOT IN (SELECT id FROM accounts_user)"
            )

    def drop_waiting_jobs(self, database: TestDatabase) -> bool:
        """Take out the jobs that no worker has begun; whether any is being done."""
        with self._connect(database.name) as connection:
            connection.execute("DELETE FROM procrastinate_events")
            connection.execute("DELETE FROM procrastinate_jobs WHERE status <> 'doing'")
            query = "SELECT 1 FROM procrastinate_jobs LIMIT 1"
            return connection.execute(query).fetchone() is not None

    def _build_template(self) -> None:
        name = f"building_{os.getpid()}"
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._execute("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", name)
        with pointed_at(name):
            call_command("migrate", interactive=False, verbosity=0)
        self._execute("ALTER DATABASE {} RENAME TO {}", name, self.template)

    def _drop_old_templates(self) -> None:
        """Drop templates of an earlier state; young ones may be in use by a run beside this one."""
        with self._connect() as connection:
            names = connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%'"
                " AND datname <> %s AND (pg_stat_file('base/' || oid || '/PG_VERSION'))"
                ".modification < now() - make_interval(secs => %s)",
                [self.template, OLD_SECONDS],
            ).fetchall()
        for (name,) in names:
            self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _exists(self, name: str) -> bool:
        with self._connect() as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, [name]).fetchone() is not None

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))

    def _connect(self, name: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.cluster.url(name, OWNER_ROLE), autocommit=True)


def _has_rows(connection: psycopg.Connection, table: str) -> bool:
    query = sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table))
    return connection.execute(query).fetchone() is not None


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Let both of Django's aliases lead to another database for a while, in all threads."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in (APP_ALIAS, OWNER_ALIAS)}
    _point(dict.fromkeys(before, name))
    try:
        yield
    finally:
        _point(before)


def _point(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _digest() -> str:
    """What the template is made from: our code but for what has no say in it, and versions."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted((ROOT / "factcheck").rglob("*")):
        if path.suffix in {".py", ".sql"} and path.parts[len(ROOT.parts) + 1] not in UNRELATED:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
