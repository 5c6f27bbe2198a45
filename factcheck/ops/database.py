"""Which database: the embedded cluster, or a PostgreSQL server of one's own.

Two aliases lead to the same database. ``default`` is the application's role, which may not touch
the history; ``owner`` owns the tables and runs migrations, and nothing else uses it.
"""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from factcheck.ops.embedded import APP_ROLE, DATABASE, OWNER_ROLE
from factcheck.ops.environment import Environment

APP_ALIAS = "default"
OWNER_ALIAS = "owner"
SCHEMES = frozenset({"postgres", "postgresql", "pgsql"})
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for an environment.

    Raises:
        ImproperlyConfigured: DATABASE_URL or DATABASE_OWNER_URL is no PostgreSQL address.
    """
    if environment.database_url is None:
        if environment.database_owner_url is not None:
            raise ImproperlyConfigured("DATABASE_OWNER_URL is set, but DATABASE_URL is not.")
        return {
            APP_ALIAS: _pooled(_embedded(environment, APP_ROLE)),
            OWNER_ALIAS: _embedded(environment, OWNER_ROLE),
        }
    owner_url = environment.database_owner_url or environment.database_url
    return {
        APP_ALIAS: _pooled(_parse("DATABASE_URL", environment.database_url)),
        OWNER_ALIAS: _parse("DATABASE_OWNER_URL", owner_url),
    }


def app_role(settings: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The application's role, or None when it is the owner's too and nothing can be kept from it.

    ``settings`` are Django's DATABASES.
    """
    app, owner = settings[APP_ALIAS]["USER"], settings[OWNER_ALIAS]["USER"]
    return str(app) if app != owner else None


def _embedded(environment: Environment, role: str) -> dict[str, Any]:
    return {
        "ENGINE": "factcheck.ops.postgres",
        "NAME": DATABASE,
        "USER": role,
        "CLUSTER": str(environment.cluster_path),
    }


def _parse(name: str, url: str) -> dict[str, Any]:
    scheme = urlsplit(url).scheme.lower()
    if scheme.startswith("sqlite"):
        raise ImproperlyConfigured(
            "SQLite is not supported: the history rests on PostgreSQL's roles and triggers. Unset "
            f"{name} to use the embedded PostgreSQL, or give postgresql://user@host/database."
        )
    if scheme not in SCHEMES:
        raise ImproperlyConfigured(
            f"{name} must be a PostgreSQL address (postgresql://user@host/database), not "
            f"{scheme or 'one without a scheme'}; unset it to use the embedded PostgreSQL."
        )
    return cast(dict[str, Any], dj_database_url.parse(url))


def _pooled(settings: dict[str, Any]) -> dict[str, Any]:
    options = {**settings.get("OPTIONS", {}), "pool": POOL}
    return {**settings, "OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
