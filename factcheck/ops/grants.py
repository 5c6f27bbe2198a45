"""What the application's role may do in the database, set anew after each migration.

It reads and writes rows, and owns nothing: it cannot change a table, switch a trigger off or touch
the list of migrations. ``factcheck.audit.grants`` takes away what would harm the history.
"""

from importlib import import_module
from importlib.util import find_spec

from django.db import ProgrammingError, connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql
from psycopg.errors import UndefinedTable

from factcheck.ops.database import OWNER_ALIAS

RESTRICTIONS = "factcheck.audit.grants"

GRANTS = (
    "GRANT CONNECT ON DATABASE {database} TO {role}",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)


def grant(role: str, *, whole: bool = True, using: str = OWNER_ALIAS) -> None:
    """Give the role its rights on all tables that exist now, then apply the restrictions.

    All in one transaction: a request never meets a half-made set of rights. ``whole`` says that
    all migrations ran, so that a restriction on a missing table is an error.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        names = _names(cursor, role)
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(**names))
        for restriction in restrictions(role):
            _restrict(cursor, restriction, whole=whole, using=using)


def restrictions(role: str) -> list[str]:
    """The SQL statements by which the history is protected from the role."""
    if find_spec(RESTRICTIONS) is None:
        return []
    quoted = sql.Identifier(role).as_string()
    statements: list[str] = import_module(RESTRICTIONS).statements(quoted)
    return statements


def _restrict(cursor: CursorWrapper, restriction: str, *, whole: bool, using: str) -> None:
    try:
        with transaction.atomic(using=using):
            cursor.execute(restriction)
    except ProgrammingError as error:
        if whole or not isinstance(error.__cause__, UndefinedTable):
            raise


def _names(cursor: CursorWrapper, role: str) -> dict[str, sql.Identifier]:
    cursor.execute("SELECT current_database(), current_schema()")
    database, schema = cursor.fetchone() or ("", "")
    return {
        "database": sql.Identifier(str(database)),
        "schema": sql.Identifier(str(schema)),
        "role": sql.Identifier(role),
    }
