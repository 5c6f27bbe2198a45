"""The table of keys, and what a person may make of it."""

import pytest

from factcheck.accounts.models import User
from factcheck.web.keys.commands import BY_ID, COMMANDS
from factcheck.web.keys.own import (
    caps,
    changed_from_table,
    conflicts,
    is_single,
    keys_of,
    problem_of,
    tidy,
)


def test_the_table_holds_each_command_and_each_key_once() -> None:
    keys = {command.id: command.key for command in COMMANDS}
    assert len(BY_ID) == len(COMMANDS)
    assert conflicts(keys) == {}
    assert [key for key in keys.values() if problem_of(key) or tidy(key) != key] == []


def test_keys_that_act_while_somebody_types_are_held_with_ctrl_or_alt() -> None:
    typing = [command.key for command in COMMANDS if command.typing]
    assert typing
    assert not any(is_single(key) for key in typing)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("J", "Shift+J"),
        ("j", "j"),
        ("shift+j", "Shift+J"),
        ("alt+ctrl+k", "Ctrl+Alt+k"),
        ("Ctrl+K", "Ctrl+k"),
        ("  g   d ", "g d"),
        ("?", "?"),
        ("Ctrl+Enter", "Ctrl+Enter"),
        ("", ""),
    ],
)
def test_a_key_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("key", ["hello", "g d a", "Escape", "Ctrl+c", "Ctrl+w", "Tab", "Meta+j"])
def test_what_cannot_be_a_key_is_told(key: str) -> None:
    assert problem_of(key)


@pytest.mark.parametrize("key", ["", "ö", "7", "g d", "Ctrl+k", "Alt+Shift+J", "Enter", "F2"])
def test_what_can_be_a_key(key: str) -> None:
    assert problem_of(key) == ""


def test_two_commands_never_share_a_key_nor_the_beginning_of_one() -> None:
    assert set(conflicts({"next": "x", "select": "x", "undo": "z"})) == {"next", "select"}
    assert "Go" not in conflicts({"next": "g", "go.claims": "g c"})["next"]
    assert set(conflicts({"next": "g", "go.claims": "g c"})) == {"next"}
    assert conflicts({"next": "", "select": ""}) == {}


def test_a_person_has_the_keys_they_chose() -> None:
    person = User(keys={"own": {"next": "l", "undo": ""}})
    keys = keys_of(person)
    assert (keys["next"], keys["undo"], keys["previous"]) == ("l", "", "k")
    assert changed_from_table(keys) == {"next": "l", "undo": ""}


def test_single_keys_off_leaves_those_with_ctrl() -> None:
    keys = keys_of(User(keys={"off": True}))
    assert {name: key for name, key in keys.items() if key} == {
        "save": "Ctrl+Enter",
        "palette": BY_ID["palette"].key,
    }


def test_caps_are_what_stands_on_the_keys() -> None:
    assert caps("g d") == ["G", "D"]
    assert caps("Shift+J") == ["Shift J"]
    assert caps("Ctrl+Enter") == ["Ctrl ↵"]
    assert caps("") == []
