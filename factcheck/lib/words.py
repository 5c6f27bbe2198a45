"""Texts as strings of words, and which word of one text is which of another.

Words are compared as they are written, capitals and numbers included; white space and the shape of
quotation marks do not count. Places are half-open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from factcheck.lib.align import Block

type Place = tuple[int, int]
"""A half-open stretch of a text in code points, or of its words by their numbers."""

WORDS = re.compile(r"\d+(?:[.,:/]\d+)*\w*|\w+|[^\w\s]")
QUOTATION_MARKS = str.maketrans("“”„‟«»‘’‚‛‹›", '""""""' + "''''''")
FIRST_CODE, SURROGATES, SURROGATES_COUNT = 0x100, 0xD800, 0x800
APART = "\x01"
MOST_PLACES = 20


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their white space and quotation marks."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> list[str]:
    return WORDS.findall(text.translate(QUOTATION_MARKS))


class Words:
    """A text as a string in which a character stands for a word or a mark."""

    def __init__(self, text: str, codes: dict[str, str]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        found: list[str] = []
        for word in WORDS.finditer(text.translate(QUOTATION_MARKS)):
            start, end = word.span()
            self.starts.append(start)
            self.ends.append(end)
            found.append(codes.get(word[0]) or codes.setdefault(word[0], _code(len(codes))))
        self.codes = "".join(found)

    def __len__(self) -> int:
        return len(self.codes)

    def inside(self, stretch: Place) -> Place:
        """The numbers of the words that a stretch touches."""
        start, end = stretch
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def word(self, number: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[number] : self.ends[number]]

    def tells(self, number: int) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.text[self.starts[number]].isalnum()

    def breaks_after(self, number: int) -> bool:
        """Whether a line ends between this word and the next."""
        return "\n" in self.text[self.ends[number] : self.starts[number + 1]]

    def stretch(self, start: int, end: int) -> Place:
        """The characters of the words from ``start`` to before ``end``."""
        return self.starts[start], self.ends[end - 1]


def encode(words: Iterable[str], codes: dict[str, str]) -> str:
    """Words as a string, a character each; ``codes`` keeps which is which, also for other texts."""
    return "".join(codes.get(word) or codes.setdefault(word, _code(len(codes))) for word in words)


def _code(number: int) -> str:
    code = FIRST_CODE + number
    return chr(code if code < SURROGATES else code + SURROGATES_COUNT)


class Pairs:
    """Which word of the old text is which of the new, of those that ``before`` left over."""

    def __init__(
        self,
        blocks: list[Block],
        old_length: int,
        new_length: int,
        *,
        before: "Pairs | None" = None,
    ) -> None:
        self.blocks = blocks
        self.olds = [block.old for block in blocks]
        self.new_length = new_length
        self.old_length = old_length
        self.there = [-1] * old_length
        self.given: bytearray = before.given.copy() if before else bytearray(old_length)
        self.taken: bytearray = before.taken.copy() if before else bytearray(new_length)
        self.taken_before = bytes(self.taken)
        for old, new, length in blocks:
            self.there[old : old + length] = range(new, new + length)
            self.given[old : old + length] = b"\1" * length
            self.taken[new : new + length] = b"\1" * length

    def together(self, i: int, j: int) -> int | None:
        """Where the words from ``i`` to before ``j`` stand side by side as before."""
        number = bisect_right(self.olds, i) - 1
        if number < 0:
            return None
        old, new, length = self.blocks[number]
        return new + i - old if j <= old + length else None

    def kept_before(self, i: int) -> int:
        """One past the last word before ``i`` that was kept."""
        number = bisect_left(self.olds, i) - 1
        if number < 0:
            return 0
        old, _, length = self.blocks[number]
        return min(i, old + length)

    def kept_after(self, j: int) -> int:
        """The first word from ``j`` on that was kept."""
        number = bisect_right(self.olds, j) - 1
        if number >= 0 and j < self.blocks[number].old + self.blocks[number].length:
            return j
        return self.olds[number + 1] if number + 1 < len(self.olds) else self.old_length

    def around(self, i: int, j: int) -> Place:
        """The words of the new text between what was kept before ``i`` and from ``j`` on."""
        before, after = self.kept_before(i), self.kept_after(j)
        lower = self.there[before - 1] + 1 if before else 0
        upper = self.there[after] if after < self.old_length else self.new_length
        return lower, upper

    def left_over(self) -> tuple[list[int], list[int]]:
        """The words of the old and of the new text that are paired with none so far."""
        return (
            [number for number, given in enumerate(self.given) if not given],
            [number for number, taken in enumerate(self.taken) if not taken],
        )


class Seams:
    """Those parts of the new text where words can stand that did not stand side by side before."""

    def __init__(self, text: str, blocks: list[Block], *, longest: int) -> None:
        self.blocks = blocks
        self.news = [block.new for block in blocks]
        self.begins: list[int] = []
        self.places_there: list[int] = []
        parts: list[str] = []
        length = 0
        for start, end in self._windows(len(text), max(longest - 1, 0)):
            self.begins.append(length)
            self.places_there.append(start)
            parts.append(text[start:end])
            length += end - start + 1
        self.text = APART.join(parts)

    def places(self, words: str) -> list[int]:
        """Where these words stand in the new text other than as part of one block."""
        found: list[int] = []
        at = self.text.find(words)
        while at >= 0 and len(found) < MOST_PLACES:
            window = bisect_right(self.begins, at) - 1
            place = self.places_there[window] + at - self.begins[window]
            if not self._in_one_block(place, place + len(words)):
                found.append(place)
            at = self.text.find(words, at + 1)
        return found

    def _in_one_block(self, start: int, end: int) -> bool:
        number = bisect_right(self.news, start) - 1
        return number >= 0 and end <= self.blocks[number].new + self.blocks[number].length

    def _windows(self, length: int, reach: int) -> Iterator[Place]:
        """Between each two blocks, and as far into both as a stretch can reach; merged."""
        bounds = [Block(0, 0, 0), *self.blocks, Block(0, length, 0)]
        start, end = 0, 0
        for before, after in pairwise(bounds):
            low = max(0, before.new + before.length - reach)
            high = min(length, after.new + reach)
            if low <= end:
                end = max(end, high)
            else:
                yield start, end
                start, end = low, high
        yield start, end
