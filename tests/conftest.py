"""Fixtures for all tests; the databases are real, migrated ones (tests/database.py)."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from factcheck.ops.environment import read_environment
from tests.database import TestDatabase, TestServer, pointed_at

# A busy machine makes an example slow, not wrong.
hypothesis.settings.register_profile("workbench", deadline=None)
hypothesis.settings.load_profile("workbench")


@pytest.fixture(scope="session")
def database_server(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[TestServer]:
    """The test cluster with an up-to-date template."""
    with django_db_blocker.unblock():
        server = TestServer(read_environment().cluster_path)
    yield server
    server.close()


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: TestServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """This run's own database: what ``db`` and ``@pytest.mark.django_db`` roll back into.

    Tests run under the application's role, as the pages do. The alias ``owner`` is there for tests
    that name it: ``@pytest.mark.django_db(databases=["default", "owner"])``.
    """
    database = database_server.clone()
    with django_db_blocker.unblock():
        pointer = pointed_at(database.name)
        pointer.__enter__()
    yield
    with django_db_blocker.unblock():
        pointer.__exit__(None, None, None)
    database_server.drop(database)


@pytest.fixture
def committed_database(
    request: pytest.FixtureRequest,
    database_server: TestServer,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[TestDatabase]:
    """A fresh database for one test that commits: threads, other processes, races.

    Both aliases of this process lead to it; ``environ`` leads another process to it. It is dropped
    afterwards. Not together with ``db``, whose transaction belongs to another database.
    """
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("committed_database takes the place of db and django_db; use one of them")
    database = database_server.clone()
    with django_db_blocker.unblock(), pointed_at(database.name):
        yield database
    database_server.drop(database)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: from the first one on, an event loop runs in the tests' thread."""
    items.sort(key=lambda item: "tests/browser/" in item.path.as_posix())


def pytest_report_header() -> str:
    """Say where the test data are."""
    return f"data: {settings.ENVIRONMENT.data}"
