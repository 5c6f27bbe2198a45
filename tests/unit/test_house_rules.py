"""The rules of the house that no tool checks, read from the source."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2] / "factcheck"
SOURCES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
SINGLE_WRITES = {
    "save",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
}
QUERY_WRITES = {"update", "delete"}
QUERIES = {"objects", "filter", "exclude", "all", "active"}

# Where rows are written beside actions, each with the reason.
WRITERS = {
    "accounts/models.py": "createsuperuser, and a hash renewed at sign-in, with their events",
    "accounts/throttle.py": "failed sign-ins are not tracked",
    "desk/mail.py": "which notices were mailed is not tracked",
    "desk/notices.py": "notices, and what each person has read, are not tracked",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def is_action_module(path: Path) -> bool:
    return path.name == "actions.py" or path.parent.name == "actions"


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def chain(node: ast.expr) -> set[str]:
    """The names of a chain of attributes and calls: ``a.objects.filter(x).update`` has all four."""
    found = set()
    while True:
        match node:
            case ast.Attribute(value=value, attr=name):
                found.add(name)
                node = value
            case ast.Call(func=func):
                node = func
            case _:
                return found


def writes(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, before = node.func.attr, chain(node.func.value)
        on_super = ast.unparse(node.func.value) == "super()"
        if (name in SINGLE_WRITES and not on_super) or (name in QUERY_WRITES and before & QUERIES):
            yield f"{name_of(path)}:{node.lineno}: {ast.unparse(node)[:80]}"


def test_rows_are_written_by_actions_alone() -> None:
    others = (p for p in SOURCES if not is_action_module(p) and name_of(p) not in WRITERS)
    assert [write for path in others for write in writes(path)] == []
    assert all(any(writes(ROOT / name)) for name in WRITERS)


def test_the_search_for_writes_finds_them() -> None:
    found = [write for path in SOURCES if is_action_module(path) for write in writes(path)]
    assert len(found) > 15


def recordings(function: ast.FunctionDef) -> list[ast.expr]:
    """Who each ``with recorded(by=…)`` of a function names."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return [
        keyword.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "recorded"
        for keyword in call.keywords
        if keyword.arg == "by"
    ]


def test_actions_name_who_acts_and_take_keywords_only() -> None:
    seen = 0
    for path in filter(is_action_module, SOURCES):
        for function in functions(path):
            actors = {ast.unparse(actor) for actor in recordings(function)}
            if not actors:
                continue
            seen += 1
            where = f"{name_of(path)}: {function.name}"
            arguments = function.args
            assert [*arguments.posonlyargs, *arguments.args] == [], where
            assert "by" in {a.arg for a in arguments.kwonlyargs} or actors == {"SPLITTER"}, where
            assert actors <= {"by", "SPLITTER"}, where
    assert seen > 15


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", [p for p in SOURCES if "demo" not in p.parts], ids=name_of)
def test_functions_are_short(path: Path) -> None:  # the demo's tell a story from morning to evening
    too_long = [
        f"{function.name}: {(function.end_lineno or 0) - function.lineno}"
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_is_marked_safe_and_nothing_listens_to_signals(path: Path) -> None:
    words = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    assert not words & {"mark_safe", "SafeText", "receiver", "post_save", "pre_save", "m2m_changed"}


def test_migrations_are_one_line_an_app() -> None:
    loader = MigrationLoader(None)
    ours = [
        config.label for config in apps.get_app_configs() if config.name.startswith("factcheck.")
    ]
    for label in ours:
        names = sorted(name for app, name in loader.disk_migrations if app == label)
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
        for earlier, later in pairwise(names):
            assert (label, earlier) in loader.disk_migrations[label, later].dependencies
