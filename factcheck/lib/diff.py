"""What changed between two texts, word by word, for people to read."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

type Change = Literal["same", "removed", "added"]

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
MAX_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a comparison: in both texts, only in the old one, or only in the new one."""

    change: Change
    text: str


def words(old: str, new: str) -> list[Piece]:
    """Both texts as pieces in reading order, a removed piece before the one added in its place.

    The pieces that are not "added" join up to ``old``, those not "removed" to ``new``. Lone white
    space between two changes is drawn into them, so that a new phrase reads as one. Texts of more
    than 4,000 words and marks are compared as a whole, since the comparison may take quadratic
    time.
    """
    if old == new:
        return [Piece("same", old)] if old else []
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) > MAX_WORDS or len(after) > MAX_WORDS:
        return _pieces([("removed", old), ("added", new)])
    found: list[tuple[Change, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            found.append(("same", "".join(before[i1:i2])))
        else:
            found.append(("removed", "".join(before[i1:i2])))
            found.append(("added", "".join(after[j1:j2])))
    return _pieces(_phrases(found))


def _phrases(found: list[tuple[Change, str]]) -> list[tuple[Change, str]]:
    """The same comparison with changes joined that only white space keeps apart."""
    joined: list[tuple[Change, str]] = []
    removed = added = ""
    last = len(found) - 1
    for place, (change, text) in enumerate(found):
        inside = 0 < place < last and text.isspace() and bool(removed or added)
        if change == "removed" or (change == "same" and inside):
            removed += text
        if change == "added" or (change == "same" and inside):
            added += text
        if change == "same" and not inside:
            joined += [("removed", removed), ("added", added), ("same", text)]
            removed = added = ""
    return [*joined, ("removed", removed), ("added", added)]


def _pieces(found: list[tuple[Change, str]]) -> list[Piece]:
    return [Piece(change, text) for change, text in found if text]
