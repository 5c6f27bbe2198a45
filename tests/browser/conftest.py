"""The whole workbench, started as `make run` starts it, and a real browser."""

import os
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from factcheck.ops.environment import read_environment
from factcheck.ops.supervisor import Workbench
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.newsroom import CAST, Newsroom
from tests.browser.running import OpenPage, RunningWorkbench, free_port
from tests.browser.watch import Watch
from tests.database import TestServer, pointed_at

WIDE = (1440, 900)
TIMEOUT = 10_000  # milliseconds an expectation waits
# The people of the browser tests and what the worker knows of itself outlive a test.
KEPT_TABLES = {
    "accounts_user",
    "accounts_user_groups",
    "django_session",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}

# Playwright's event loop runs in the thread in which tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def workbench(
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
    database_server: TestServer,
) -> Iterator[RunningWorkbench]:
    """Worker and web server on a clone that all browser tests share, without the demo newsroom."""
    database = database_server.clone()
    data = tmp_path_factory.mktemp("workbench")
    environ = {
        **database.environ,
        "FACTCHECK_DATA": str(data),
        "FACTCHECK_PORT": str(free_port()),
        "FACTCHECK_DEMO": "0",
    }
    environment = read_environment(environ)
    tables = [name for name in database_server.working_tables(database) if name not in KEPT_TABLES]
    with Workbench(environment, environ=environ) as running:
        yield RunningWorkbench(
            base_url=running.address.rstrip("/"),
            environment=environment,
            database=database,
            environ=environ,
            server=database_server,
            working_tables=tuple(tables),
            cast=tuple(CAST),
        )
    database_server.drop(database)


@pytest.fixture(autouse=True)
def shared_database(
    workbench: RunningWorkbench, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let this process's queries go to the workbench's database, and be committed there.

    Each test begins with the people and with nothing else, whatever ran before it.
    """
    workbench.empty()
    with django_db_blocker.unblock(), pointed_at(workbench.database.name):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; its absence is a failure unless SKIP_BROWSER=1 says that it is known."""
    if os.environ.get("SKIP_BROWSER"):
        pytest.skip("SKIP_BROWSER is set")
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium: run `sh scripts/browser`, or set SKIP_BROWSER=1")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def newsroom(workbench: RunningWorkbench, browser: Browser) -> Newsroom:
    """The people that browser tests share; ``newsroom.person("checker")`` is one."""
    return Newsroom(browser, workbench.base_url)


@pytest.fixture
def open_page(
    workbench: RunningWorkbench, shared_database: None, browser: Browser, newsroom: Newsroom
) -> Iterator[OpenPage]:
    """Open a page for one more person: ``open_page("checker", size=(390, 844), dark=True)``.

    Each has a browser of its own, signed in when somebody of the newsroom is named. Nothing may
    have gone wrong on any of them when the test ends (tests/browser/watch.py), but for the answers
    it expects: ``allow=[(404, "/articles/0")]``.
    """
    watches: list[Watch] = []
    contexts = []

    def open_one(
        who: str = "",
        *,
        size: tuple[int, int] = WIDE,
        dark: bool = False,
        allow: Sequence[tuple[int, str]] = (),
    ) -> Page:
        context = browser.new_context(
            base_url=workbench.base_url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-US",
            storage_state=newsroom.state(who) if who else None,
        )
        context.set_default_timeout(TIMEOUT)
        watches.append(Watch(context, urlsplit(workbench.base_url).netloc, allow))
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert [wrong for watch in watches for wrong in watch.wrongs] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A wide page for one person."""
    return open_page()
