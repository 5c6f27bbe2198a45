"""Passages of a text as pages draw them: cut where claims or changes begin or end."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.lib.segments import Stretch, cut
from factcheck.lib.words import Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim in a text: code points, half-open, its state and label then."""

    start: int
    end: int
    key: int
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the shortest claim that covers them, and whether they are a change."""

    text: str
    mark: Mark | None = None
    changed: bool = False


class Drawing:
    """A text with its claims and changes, drawn passage by passage in reading order."""

    def __init__(self, text: str, marks: Iterable[Mark], *, changes: Sequence[Place] = ()) -> None:
        self.text, self.changes = text, changes
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._change_starts = [start for start, _ in changes]
        self._next = 0
        self._open: list[Mark] = []

    def passage(self, place: Place | None) -> list[Piece]:
        """The words of a passage; passages are asked for from first to last."""
        if place is None:
            return []
        start, end = place
        while self._next < len(self.marks) and self.marks[self._next].start < end:
            self._open.append(self.marks[self._next])
            self._next += 1
        here = [mark for mark in self._open if mark.end > start]
        # A claim may go on in the next passage.
        self._open = [mark for mark in here if mark.end > end]
        stretches = [Stretch(mark.start, mark.end, mark) for mark in here]
        edges = [edge for change in self._changes_in(start, end) for edge in change]
        return [
            Piece(
                self.text[segment.start : segment.end],
                segment.keys[0] if segment.keys else None,
                changed=self._is_changed(segment.start),
            )
            for segment in cut(start, end, stretches, at=edges)
        ]

    def _changes_in(self, start: int, end: int) -> Sequence[Place]:
        first = max(0, bisect_right(self._change_starts, start) - 1)
        return self.changes[first : bisect_right(self._change_starts, end)]

    def _is_changed(self, place: int) -> bool:
        number = bisect_right(self._change_starts, place) - 1
        return number >= 0 and place < self.changes[number][1]


def line_passages(text: str) -> list[Place]:
    """Each line that is not blank: start and end, code points, without its line feed."""
    places: list[Place] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            places.append((start, start + len(line)))
        start += len(line) + 1
    return places
