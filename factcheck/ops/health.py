"""``/healthz``: whether every part of the workbench is up."""

import logging
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)

PATH = "/healthz"
UP = "up"
DOWN = "down"
SILENT_AFTER = 30  # seconds; the worker gives a sign of life every ten seconds


class NotAnError(logging.Filter):
    """Keeps the health page's 503 out of the log of failed requests: it is an answer."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is about another page, or a worse status."""
        request = getattr(record, "request", None)
        return getattr(request, "path", "") != PATH or getattr(record, "status_code", 0) != 503


class NotMigratedError(RuntimeError):
    """Some migrations are not applied yet."""


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all parts are up, else 503; the body names each part and its state, no more."""
    parts = read_parts()
    status = 200 if all(state == UP for state in parts.values()) else 503
    return JsonResponse({"parts": parts}, status=status)


def read_parts() -> dict[str, str]:
    """Each part's state: ``database`` with its migrations, ``queue``, and ``worker``."""
    parts = dict.fromkeys(("database", "queue", "worker"), DOWN)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        parts["database"] = "not migrated"
        require_migrations()
        parts["database"] = UP
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'")
            parts["queue"] = UP
            cursor.execute(
                "SELECT EXISTS (SELECT FROM procrastinate_workers"
                " WHERE last_heartbeat > now() - make_interval(secs => %s))",
                [SILENT_AFTER],
            )
            parts["worker"] = UP if (cursor.fetchone() or [False])[0] else DOWN
    except (Error, NotMigratedError):
        logger.info("Not all parts are up: %s", parts, exc_info=True)
    return parts


@cache
def require_migrations() -> None:
    """Pass when all migrations are applied, which is then remembered for the process's life.

    Raises:
        NotMigratedError: some are not; the next call looks again.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMigratedError
