"""Migrations go back to nothing and forth again, and the database is the same afterwards."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections

from tests.database import TestDatabase

SHAPE = {
    "columns": """SELECT table_name, column_name, data_type, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": """SELECT tgrelid::regclass::text, pg_get_triggerdef(oid), tgenabled
        FROM pg_trigger WHERE NOT tgisinternal""",
    "functions": """SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
        AND proname ~ '^(audit|claims|articles|sources|accounts|desk)_'""",
    "rights": """SELECT table_name, grantee, privilege_type
        FROM information_schema.role_table_grants WHERE table_schema = 'public'""",
    "roles": "SELECT name FROM auth_group",
}


def shape() -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with connections["owner"].cursor() as cursor:
        for name, query in SHAPE.items():
            cursor.execute(query)
            found[name] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.slow
def test_back_to_nothing_and_forth(committed_database: TestDatabase) -> None:
    before = shape()
    assert all(before.values())
    ours = [
        config.label for config in apps.get_app_configs() if config.name.startswith("factcheck.")
    ]
    for label in ("claims", "sources", "articles", "accounts", "audit"):
        assert label in ours
        call_command("migrate", label, "zero", interactive=False, verbosity=0)
    left = [row for row in shape()["columns"] if str(row[0]).split("_")[0] in ours]
    assert left == []
    call_command("migrate", interactive=False, verbosity=0)
    after = shape()
    for name, rows in before.items():
        assert after[name] == rows, name
