"""The running workbench: database, worker and web server, started together and stopped together."""

import contextlib
import fcntl
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.ops.children import Child, Service, end_left_behind, remember, stop_all
from factcheck.ops.database import databases
from factcheck.ops.embedded import MANAGED_VARIABLE, Cluster, Lease
from factcheck.ops.environment import PREFIX, ROOT, WILDCARD, Environment
from factcheck.ops.progress import say, step

READY_SECONDS = 60.0
HOPELESS = 3  # crashes in a row after which a start is given up
LOOK_SECONDS = 0.25  # between two looks at the children
CLUSTER_SECONDS = 5.0  # between two looks at the database server


class StartError(RuntimeError):
    """The workbench cannot start or came down; the message is for the operator."""


class Workbench:
    """All parts of one installation; ``with Workbench(environment)`` starts and stops them.

    Args:
        environment: The settings.
        environ: Environment variables for the children, on top of the settings.
        tell: Where sentences for the operator go.
    """

    def __init__(
        self,
        environment: Environment,
        *,
        environ: Mapping[str, str] | None = None,
        tell: Callable[[str], None] = say,
    ) -> None:
        self.environment = environment
        self.tell = tell
        self.children: list[Child] = []
        self._lease: Lease | None = None
        self._lock: TextIOWrapper | None = None
        self._environ = {
            **(os.environ if environ is None else environ),
            **_for_children(environment),
        }

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the workbench."""
        host = "127.0.0.1" if self.environment.host in WILDCARD else self.environment.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.environment.port}/"

    def start(self) -> None:
        """Start all parts and wait until the health page says that they are up.

        Raises:
            StartError: the port is taken, it runs already, or a part does not come up.
            ClusterError: the database server does not start.
            ImproperlyConfigured: the database's address cannot be used.
        """
        databases(self.environment)
        self._lock_data()
        check_port(self.environment.host, self.environment.port)
        if self.environment.database_url is None:
            with step("Starting PostgreSQL"):
                self._lease = Lease(Cluster(self.environment.cluster_path)).acquire()
        self._prepare()
        with step("Starting the worker and the web server"):
            self.children = [
                Child(service, self._environ, ROOT) for service in services(self.environment)
            ]
            for child in self.children:
                child.start()
            remember(self.children, self._left_behind)
            self._wait_until_ready()

    def watch(self, stopped: threading.Event) -> None:
        """Keep all parts running until ``stopped`` is set."""
        look_at_cluster = time.monotonic() + CLUSTER_SECONDS
        while not stopped.wait(LOOK_SECONDS):
            self._tend()
            if self._lease is not None and time.monotonic() > look_at_cluster:
                if not self._lease.cluster.alive():
                    self.tell("PostgreSQL is gone; starting it again ...")
                    self._lease.cluster.start()
                look_at_cluster = time.monotonic() + CLUSTER_SECONDS

    def stop(self) -> None:
        """Stop all parts; harmless when called again or after a failed start."""
        stop_all(self.children)
        self.children = []
        if self._lease is not None:
            self._lease.release()
            self._lease = None
        if self._lock is not None:
            self._left_behind.unlink(missing_ok=True)
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _lock_data(self) -> None:
        """One workbench in one data folder; end what a killed one left behind."""
        self.environment.data.mkdir(parents=True, exist_ok=True)
        lock = (self.environment.data / "run.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise StartError(
                f"The workbench is running already on the data in {self.environment.data}."
            ) from None
        self._lock = lock
        if end_left_behind(self._left_behind):
            self.tell("Ended processes that an earlier start had left behind.")

    @property
    def _left_behind(self) -> Path:
        return self.environment.data / "run.json"

    def _prepare(self) -> None:
        """Bring tables and files up to date in a process of its own, which frees its memory."""
        command = [sys.executable, "manage.py", "prepare"]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environ, check=False, start_new_session=True
        )
        if done.returncode:
            raise StartError("The installation could not be brought up to date (see above).")

    def _tend(self) -> None:
        told = [sentence for child in self.children if (sentence := child.tend()) is not None]
        if told:
            remember(self.children, self._left_behind)
        for sentence in told:
            self.tell(sentence)

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + READY_SECONDS
        while (health := read_health(self.address)) != {}:
            if time.monotonic() > end:
                raise StartError(f"Not everything came up: {describe(health)}.")
            time.sleep(LOOK_SECONDS)
            self._tend()
            for child in self.children:
                if child.failures >= HOPELESS:
                    raise StartError(f"The {child.service.name} does not start (see above).")


def services(environment: Environment) -> tuple[Service, ...]:
    """The worker and the web server as command lines."""
    python = sys.executable
    worker = (python, "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "8")
    web = (
        *(python, "-m", "granian", "--interface", "asgi", "--no-ws", "--log-level", "error"),
        *("--host", environment.host, "--port", str(environment.port)),
        *("--workers", "1", "--respawn-failed-workers"),
        *("--workers-kill-timeout", "5", "factcheck.asgi:application"),
    )
    return Service("worker", worker), Service("web server", web)


def check_port(host: str, port: int) -> None:
    """Make sure that the web server will be able to listen.

    Raises:
        StartError: the port is taken, or the address is not this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise StartError(
            f"Cannot listen on {host} port {port} ({error.strerror or error}); "
            f"choose another one: make run PORT={port % 65535 + 1}"
        ) from None


def read_health(address: str) -> dict[str, str] | None:
    """The parts that are not up, with reasons; empty when all are; None when nobody answers."""
    host, _, port = address.removeprefix("http://").rstrip("/").rpartition(":")
    connection = http.client.HTTPConnection(host.strip("[]"), int(port), timeout=10)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            answer = connection.getresponse()
            parts = json.loads(answer.read())["parts"]
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return None
    return {name: state for name, state in parts.items() if state != "up"}


def describe(health: dict[str, str] | None) -> str:
    """What is missing, in words."""
    if health is None:
        return "the web server does not answer"
    return ", ".join(f"{name} is {state}" for name, state in health.items())


def _for_children(environment: Environment) -> dict[str, str]:
    variables = {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "PYTHONUNBUFFERED": "1",
        PREFIX + "DATA": str(environment.data),
        PREFIX + "HOST": environment.host,
        PREFIX + "PORT": str(environment.port),
        PREFIX + "DEMO": "1" if environment.demo else "0",
    }
    if environment.database_url is None:
        variables[MANAGED_VARIABLE] = "1"
    else:
        variables[PREFIX + "DATABASE_URL"] = environment.database_url
        if environment.database_owner_url is not None:
            variables[PREFIX + "DATABASE_OWNER_URL"] = environment.database_owner_url
    return variables
