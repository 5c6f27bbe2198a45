"""What was put into a claim's statement, and what becomes of it when the statement changes.

Places are code points into the statement, half-open.
"""

from collections.abc import Sequence
from typing import TypedDict

from factcheck.lib import diff

AGREEMENT = "agreement"
"""The kind of a verb that was fitted to the name before it."""


class PutIn(TypedDict):
    """Words of the statement that do not stand at this place of the article.

    ``replaces`` are the article's own words there, "" where the words were only added; ``kind``
    is one of ``factcheck.nlp.types.InsertionKind``.
    """

    start: int
    end: int
    replaces: str
    kind: str


def take_back(statement: str, insertions: Sequence[PutIn], index: int) -> str:
    """The statement with the article's own words in the place of those that were put in.

    A verb that was fitted to a name goes back with the name.

    Raises:
        IndexError: nothing was put in under this number.
    """
    together = [insertions[index]]
    for following in insertions[index + 1 :]:
        if following["kind"] != AGREEMENT:
            break
        together.append(following)
    restored = statement
    for put_in in reversed(together):
        restored = _restored(restored, put_in)
    begins_large = statement[:1].isupper()
    return restored[:1].upper() + restored[1:] if begins_large else restored


def still_put_in(old: str, new: str, insertions: Sequence[PutIn]) -> list[PutIn]:
    """Those of the words put into ``old`` that stand in ``new`` unchanged, with their places."""
    kept: list[PutIn] = []
    for put_in in insertions:
        place = _moved(old, new, put_in["start"], put_in["end"])
        if place is not None:
            kept.append({**put_in, "start": place[0], "end": place[1]})
    return kept


def still_unsure(old: str, new: str, places: Sequence[Sequence[int]]) -> list[list[int]]:
    """Those of the places of ``old`` whose words stand in ``new`` unchanged, where they are now."""
    found = (_moved(old, new, start, end) for start, end in places)
    return [list(place) for place in found if place is not None]


def _restored(statement: str, put_in: PutIn) -> str:
    before, after = statement[: put_in["start"]], statement[put_in["end"] :]
    words = statement[put_in["start"] : put_in["end"]]
    replaces = put_in["replaces"]
    if replaces and words[-1:].isspace() and not replaces[-1:].isspace():
        replaces += words[-1]
    if not replaces and (not before or before[-1].isspace()):
        after = after.lstrip()
    return before + replaces + after


def _moved(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    at_old = at_new = 0
    for piece in diff.words(old, new):
        length = len(piece.text)
        if piece.change == "same":
            if at_old <= start and end <= at_old + length:
                return start - at_old + at_new, end - at_old + at_new
            at_new += length
            at_old += length
        elif piece.change == "removed":
            at_old += length
        else:
            at_new += length
    return None
