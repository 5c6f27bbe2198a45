"""The running workbench, as browser tests know it."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from factcheck.ops.environment import ROOT, Environment
from tests.database import TestDatabase, TestServer

PATIENCE = 60  # seconds for the worker to finish an article that a test has left behind


@dataclass(frozen=True, slots=True)
class RunningWorkbench:
    """What tests need to know about the running workbench.

    Attributes:
        base_url: Its address, without a slash at the end.
        environment: Its settings.
        database: Its database, to which Django's aliases lead during browser tests as well.
        environ: The environment variables for processes of ours beside it.
        server: The cluster of the database.
        working_tables: The tables that a test fills and the next one finds empty.
        cast: The sign-in names of those who outlive a test.
    """

    base_url: str
    environment: Environment
    database: TestDatabase
    environ: dict[str, str]
    server: TestServer
    working_tables: tuple[str, ...]
    cast: tuple[str, ...]

    def empty(self) -> None:
        """Take out all that was worked on; the cast and what they signed in with stay.

        Waits until the worker has put down what it does. Raises TimeoutError when it does not.
        """
        end = time.monotonic() + PATIENCE
        while self.server.drop_waiting_jobs(self.database):
            if time.monotonic() > end:
                raise TimeoutError("the worker does not come to an end")
            time.sleep(0.05)
        self.server.empty(self.database, self.working_tables, people_but=self.cast)

    def manage(self, *arguments: str) -> str:
        """Run a management command on its database; what it printed."""
        answer = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environ,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return answer.stdout


type OpenPage = Callable[..., Page]


def free_port() -> int:
    """A TCP port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
