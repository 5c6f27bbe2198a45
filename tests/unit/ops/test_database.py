"""Which database an environment leads to."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.ops.checks import history_is_protected
from factcheck.ops.database import app_role, databases
from factcheck.ops.environment import read_environment


def of(**variables: str) -> dict[str, dict[str, object]]:
    return databases(read_environment(variables))


def test_without_an_address_two_roles_share_the_embedded_database() -> None:
    found = of(DATA="/data")
    assert {alias: settings["USER"] for alias, settings in found.items()} == {
        "default": "factcheck_app",
        "owner": "factcheck_owner",
    }
    assert {settings["NAME"] for settings in found.values()} == {"factcheck"}
    assert {settings["CLUSTER"] for settings in found.values()} == {"/data/postgres"}
    assert app_role(found) == "factcheck_app"


def test_only_requests_are_pooled() -> None:
    found = of()
    assert "pool" in found["default"]["OPTIONS"]  # type: ignore[operator]
    assert found["default"]["CONN_MAX_AGE"] == 0
    assert "OPTIONS" not in found["owner"]


def test_a_server_of_ones_own() -> None:
    found = of(
        DATABASE_URL="postgresql://app:secret@db.example:5433/news?sslmode=require",
        DATABASE_OWNER_URL="postgres://boss@db.example:5433/news",
    )
    assert found["default"]["HOST"] == "db.example"
    assert found["default"]["OPTIONS"]["sslmode"] == "require"  # type: ignore[index]
    assert found["owner"]["USER"] == "boss"
    assert app_role(found) == "app"


def test_one_role_for_both_cannot_protect_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of(DATABASE_URL="postgresql://one@db.example/news")
    assert app_role(found) is None
    monkeypatch.setattr("factcheck.ops.checks.settings", SimpleNamespace(DATABASES=found))
    assert [message.id for message in history_is_protected(None)] == ["ops.W001"]


@pytest.mark.parametrize("url", ["sqlite:///news.db", "sqlite3://:memory:", "SQLITE://x"])
def test_sqlite_is_refused_with_what_to_do(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"SQLite is not supported.*Unset DATABASE_URL"):
        of(DATABASE_URL=url)


@pytest.mark.parametrize("url", ["mysql://x/y", "news", "http://db.example/news"])
def test_other_databases_are_refused_without_showing_the_address(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be a PostgreSQL address") as caught:
        of(DATABASE_URL=url)
    assert "db.example" not in str(caught.value)


def test_an_owner_without_a_server_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not"):
        of(DATABASE_OWNER_URL="postgresql://boss@db.example/news")
