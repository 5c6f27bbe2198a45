"""The databases that tests get, and the rights of the application's role in them."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, connections, transaction

from tests.database import ROOT, TestDatabase


def current(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_requests_run_under_the_role_that_owns_nothing() -> None:
    assert current("SELECT current_user") == "factcheck_app"
    owned = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    assert current(owned) == "0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "ALTER TABLE django_content_type DISABLE TRIGGER ALL",
        "DROP TABLE django_content_type CASCADE",
        "TRUNCATE django_content_type CASCADE",
        "UPDATE django_migrations SET name = 'x'",
        "DELETE FROM audit_event",
        "UPDATE audit_event SET id = id",
        "CREATE ROLE mine",
        "SET ROLE factcheck_owner",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_may_not(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_committed_database_is_seen_by_threads_and_gone_afterwards(
    committed_database: TestDatabase,
) -> None:
    ContentType.objects.create(app_label="tests", model="committed")

    def look() -> bool:
        try:
            return ContentType.objects.filter(app_label="tests").exists()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(look).result()


@pytest.mark.django_db
def test_nothing_committed_elsewhere_is_here() -> None:
    assert not ContentType.objects.filter(app_label="tests").exists()


@pytest.mark.slow
def test_another_process_sees_what_was_committed(committed_database: TestDatabase) -> None:
    ContentType.objects.create(app_label="tests", model="committed")
    script = (
        "import django; django.setup();"
        "from django.contrib.contenttypes.models import ContentType as C;"
        "print(C.objects.filter(app_label='tests').count())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**committed_database.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "1"
    assert os.environ.get("DATABASE_URL") is None
