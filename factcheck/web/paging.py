"""Long lists in pages, counted once."""

from collections.abc import Sequence
from dataclasses import dataclass

AROUND = 2


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page stands in a list.

    Attributes:
        number: Its number, from 1.
        size: Entries a page.
        total: Entries in all.
    """

    number: int
    size: int
    total: int

    @classmethod
    def at(cls, asked: str | None, *, size: int, total: int) -> "Page":
        """The page whose number was asked for; the nearest one there is for any other text."""
        number = int(asked[:9]) if asked and asked.isascii() and asked.isdigit() else 1
        return cls(number=min(max(number, 1), max(1, -(-total // size))), size=size, total=total)

    @property
    def last(self) -> int:
        """The number of the last page; 1 for an empty list."""
        return max(1, -(-self.total // self.size))

    @property
    def start(self) -> int:
        """Entries before this page."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """Entries up to the end of this page."""
        return min(self.start + self.size, self.total)

    @property
    def first_shown(self) -> int:
        """The number of the first entry as people count, 0 in an empty list."""
        return min(self.start + 1, self.total)

    @property
    def previous(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, if there is one."""
        return self.number + 1 if self.number < self.last else None

    @property
    def links(self) -> Sequence[int | None]:
        """Numbers to link: the ends and those around here; None where some are left out."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        shown = sorted({1, self.last, *(n for n in near if 1 <= n <= self.last)})
        links: list[int | None] = []
        for number in shown:
            if links and links[-1] is not None and number - links[-1] > 1:
                links.append(None)
            links.append(number)
        return links
