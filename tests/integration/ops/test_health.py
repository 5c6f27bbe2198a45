"""The health page names the part that is not up, and nothing else."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from factcheck.ops import health
from tests.database import TestDatabase


@pytest.fixture(autouse=True)
def _forget_migrations() -> Iterator[None]:
    health.require_migrations.cache_clear()
    yield
    health.require_migrations.cache_clear()


def beat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


def parts(status: int) -> dict[str, str]:
    answer = Client().get("/healthz")
    assert answer.status_code == status
    assert set(answer.json()) == {"parts"}
    found: dict[str, str] = answer.json()["parts"]
    return found


@pytest.mark.django_db
def test_all_up_for_anybody() -> None:
    beat(seconds_ago=5)
    assert parts(200) == {"database": "up", "queue": "up", "worker": "up"}


@pytest.mark.django_db
def test_a_worker_that_fell_silent_is_down() -> None:
    assert parts(503)["worker"] == "down"
    beat(seconds_ago=60)
    assert parts(503) == {"database": "up", "queue": "up", "worker": "down"}


def test_missing_migrations_are_named(
    committed_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat(seconds_ago=5)
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["one"])
    assert parts(503)["database"] == "not migrated"
    monkeypatch.undo()
    assert parts(200)["database"] == "up"


def test_a_database_that_is_gone_is_a_clear_answer(
    committed_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "nowhere")
    assert parts(503) == {"database": "down", "queue": "down", "worker": "down"}
    connection.close()


@pytest.mark.django_db
def test_only_looking_is_allowed() -> None:
    assert Client().post("/healthz").status_code == 405
