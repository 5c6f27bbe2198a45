"""The keys as one person has them: the table's, with what they changed."""

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict

from factcheck.accounts.models import User
from factcheck.web.keys.commands import BY_ID, COMMANDS, Command

PRESS = re.compile(r"(?:(?:Ctrl|Alt)\+){0,2}(?:Shift\+)?(?:[^\s+]|Enter|F[1-9]|F1[0-2])")
SHIFTED = re.compile(r"(.*\+)?([A-Z])")
WORDS = {"Enter": "↵"}
THE_BROWSERS = frozenset(f"Ctrl+{letter}" for letter in "acfhjlnopqrstuvwxyz0")
"""What browsers do by these everybody relies on: copy, paste, find, reload, close and the like."""


class Shown(TypedDict):
    """A command as scripts know it."""

    id: str
    words: str
    key: str
    group: str
    address: str
    typing: bool


def keys_of(person: User | None) -> dict[str, str]:
    """The key of each command, "" where it has none; the table's for nobody."""
    kept = person.keys if person is not None else {}
    own, off = kept.get("own", {}), kept.get("off", False)
    keys = {command.id: own.get(command.id, command.key) for command in COMMANDS}
    return {name: "" if off and is_single(key) else key for name, key in keys.items()}


def shown_to(person: User | None) -> list[Shown]:
    """All commands with the keys of a person, as the page hands them to its scripts."""
    keys = keys_of(person)
    return [
        {
            "id": command.id,
            "words": command.words,
            "key": keys[command.id],
            "group": command.group,
            "address": command.address,
            "typing": command.typing,
        }
        for command in COMMANDS
    ]


def grouped(person: User | None) -> list[tuple[str, list[tuple[Command, str]]]]:
    """The commands by group, each with its key, for the help sheet and the settings."""
    keys = keys_of(person)
    found: dict[str, list[tuple[Command, str]]] = {}
    for command in COMMANDS:
        found.setdefault(command.group, []).append((command, keys[command.id]))
    return list(found.items())


def caps(key: str) -> list[str]:
    """A key as its caps show it, one text for each press: ``g d`` is G and D."""
    return [_cap(press) for press in key.split()]


def is_single(key: str) -> bool:
    """Whether a key is letters, digits or signs alone, which WCAG 2.1.4 lets people switch off."""
    return bool(key) and not re.search(r"Ctrl\+|Alt\+|Enter|F\d", key)


def tidy(typed: str) -> str:
    """A key as it is kept: presses parted by one blank, letters small unless with Shift."""
    return " ".join(_press(press) for press in typed.split())


def problem_of(key: str) -> str:
    """Why a key cannot be taken, in words; "" when it can."""
    presses = key.split()
    if len(presses) > 2 or not all(PRESS.fullmatch(press) for press in presses):
        return "Press one key, or two in a row. Ctrl, Alt and Shift may be held with it."
    if any(press in THE_BROWSERS for press in presses):
        return "The browser needs this key for itself. Choose another."
    return ""


def conflicts(keys: Mapping[str, str]) -> dict[str, str]:
    """For each command whose key is another's too, or begins another's: that in words."""
    found: dict[str, str] = {}
    taken = [(name, key) for name, key in keys.items() if key]
    for name, key in taken:
        for other, theirs in taken:
            if name == other:
                continue
            if theirs == key:
                found[name] = f"“{BY_ID[other].words}” has this key as well."
            elif theirs.startswith(f"{key} "):
                found[name] = f"“{BY_ID[other].words}” begins with this key."
    return found


def changed_from_table(keys: Mapping[str, str]) -> dict[str, str]:
    """Those of ``keys`` that differ from the table's."""
    return {name: key for name, key in keys.items() if key != BY_ID[name].key}


def _press(press: str) -> str:
    *held, last = re.split(r"(?<=[a-zA-Z])\+", press)
    held = [modifier.capitalize() for modifier in held]
    if len(last) == 1:
        if "Shift" in held:
            last = last.upper()
        elif last.isupper() and not held:
            held = ["Shift"]
        else:
            last = last.lower()
    return "+".join([*(name for name in ("Ctrl", "Alt", "Shift") if name in held), last])


def _cap(press: str) -> str:
    *held, last = re.split(r"(?<=[a-zA-Z])\+", press)
    last = WORDS.get(last, last.upper() if len(last) == 1 else last)
    return " ".join([*held, last])


def label_of(presses: Sequence[str]) -> str:
    """Caps as one text, for those who hear it."""
    return " then ".join(presses)
