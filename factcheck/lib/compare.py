"""Two texts side by side: which passage of one stands against which of the other.

Words are compared as ``lib.words`` does: white space and the shape of quotation marks do not count.
A passage is one or more lines. Offsets are code points, half-open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.lib.align import Block, align
from factcheck.lib.words import Place, Words

CHANCE_WORDS = 3
"""A run of no more common words than this, between longer changes, is there by chance."""
MOST_SLIDE = 40
SENTENCE_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the old text and the one of the new that stands against it; None where none.

    Attributes:
        same: Whether both have the same words.
    """

    old: Place | None
    new: Place | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared.

    Attributes:
        rows: In reading order, without the blank lines; together they hold all words of both.
        removed: The stretches of the old text that the new one does not have.
        added: The stretches of the new text that the old one does not have.
        kept: The share of the old text's words that stand in the new one, 0 to 1.
    """

    rows: list[Row]
    removed: list[Place]
    added: list[Place]
    kept: float

    @property
    def same_words(self) -> bool:
        """Whether no word differs, whatever the white space."""
        return not self.removed and not self.added


def compare(old: str, new: str) -> Comparison:
    """Compare two texts; time is about linear in their length, whatever was edited."""
    codes: dict[str, str] = {}
    before, after = Words(old, codes), Words(new, codes)
    blocks = align(before.codes, after.codes)
    kept = sum(block.length for block in blocks) / (len(before) or 1)
    blocks = _slid(list(_told(blocks, before, after)), before, after)
    removed, added = _gaps(blocks, before, after)
    rows = _beside(_rows(_Path(blocks, len(before), len(after)), before, after))
    return Comparison(rows, removed, added, kept)


def _told(blocks: Sequence[Block], old: Words, new: Words) -> Iterator[Block]:
    """The blocks without those that are there by chance between longer changes."""
    bounds = [Block(0, 0, 0), *blocks, Block(len(old), len(new), 0)]
    last = bounds[0]
    for block, following in pairwise(bounds[1:]):
        before = max(block.old - last.old - last.length, block.new - last.new - last.length)
        after = max(
            following.old - block.old - block.length, following.new - block.new - block.length
        )
        is_chance = block.length <= CHANCE_WORDS and min(before, after) >= 2 * block.length
        if not is_chance or _is_whole_line(new, block.new, block.new + block.length):
            yield block
            last = block


def _is_whole_line(words: Words, start: int, end: int) -> bool:
    begins = start == 0 or words.breaks_after(start - 1)
    return begins and (end == len(words) or words.breaks_after(end - 1))


def _slid(blocks: list[Block], old: Words, new: Words) -> list[Block]:
    """The blocks moved so that what was put in or taken out begins a line or a sentence.

    The same change can be told as "one. Two" put after "said" or as "Two. one" put before it: words
    at its edges are the same. People mean whole ones.
    """
    for number in range(len(blocks) - 1):
        one, other = blocks[number], blocks[number + 1]
        old_gap = other.old - one.old - one.length
        new_gap = other.new - one.new - one.length
        if old_gap and not new_gap:
            by = _slide(old, one.old + one.length, other.old, one.length, other.length)
        elif new_gap and not old_gap:
            by = _slide(new, one.new + one.length, other.new, one.length, other.length)
        else:
            continue
        blocks[number] = Block(one.old, one.new, one.length + by)
        blocks[number + 1] = Block(other.old + by, other.new + by, other.length - by)
    return [block for block in blocks if block.length]


def _slide(words: Words, start: int, end: int, left: int, right: int) -> int:
    """By how many words a change ``[start, end)`` moves to begin a line, else a sentence."""
    codes = words.codes
    ways = [0]
    for step in range(min(right - 1, MOST_SLIDE)):
        if codes[start + step] != codes[end + step]:
            break
        ways.append(step + 1)
    for step in range(min(left - 1, MOST_SLIDE)):
        if codes[start - step - 1] != codes[end - step - 1]:
            break
        ways.append(-step - 1)
    for begins in (_begins_line, _begins_sentence):
        found = next((by for by in ways if begins(words, start + by)), None)
        if found is not None:
            return found
    return 0


def _begins_line(words: Words, number: int) -> bool:
    return number == 0 or words.breaks_after(number - 1)


def _begins_sentence(words: Words, number: int) -> bool:
    return words.word(number - 1) in SENTENCE_ENDS


def _gaps(blocks: Sequence[Block], old: Words, new: Words) -> tuple[list[Place], list[Place]]:
    bounds = [Block(0, 0, 0), *blocks, Block(len(old), len(new), 0)]
    removed: list[Place] = []
    added: list[Place] = []
    for one, other in pairwise(bounds):
        if one.old + one.length < other.old:
            removed.append(old.stretch(one.old + one.length, other.old))
        if one.new + one.length < other.new:
            added.append(new.stretch(one.new + one.length, other.new))
    return removed, added


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that has words: its characters, and the number of its last word plus one."""

    start: int
    end: int
    last: int


def _lines(words: Words) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for line in words.text.split("\n"):
        end = start + len(line)
        last = bisect_left(words.starts, end)
        if last > (found[-1].last if found else 0):
            found.append(_Line(start, end, last))
        start = end + 1
    return found


class _Path:
    """Which numbers of words may stand against each other, so that no common word is torn."""

    def __init__(self, blocks: Sequence[Block], old_length: int, new_length: int) -> None:
        self.bounds = [Block(0, 0, 0), *blocks, Block(old_length, new_length, 0)]
        self.olds = [block.old for block in self.bounds[:-1]]

    def against(self, i: int) -> Place:
        """From which to which word of the new text one can cut where the old is cut before i."""
        number = bisect_left(self.olds, i, lo=1) - 1
        old, new, length = self.bounds[number]
        if i < old + length:
            return new + i - old, new + i - old
        return new + length, self.bounds[number + 1].new

    def fits(self, i: int, j: int) -> bool:
        """Whether both texts can be cut there."""
        low, high = self.against(i)
        return low <= j <= high

    def differs(self, i: int, i_end: int, j: int, j_end: int) -> bool:
        """Whether the words between have any that the other text does not have."""
        number = bisect_right(self.olds, i) - 1
        old, new, length = self.bounds[number]
        return not (i_end <= old + length and j - new == i - old and j_end - j == i_end - i)


def _rows(path: _Path, old: Words, new: Words) -> Iterator[Row]:
    before, after = _lines(old), _lines(new)
    a = b = i = j = 0
    while a < len(before) or b < len(after):
        if a < len(before) and path.fits(before[a].last, j):
            yield Row((before[a].start, before[a].end), None)
            i, a = before[a].last, a + 1
        elif b < len(after) and path.fits(i, after[b].last):
            yield Row(None, (after[b].start, after[b].end))
            j, b = after[b].last, b + 1
        else:
            x, y = a, b
            while not path.fits(before[x].last, after[y].last):
                if after[y].last < path.against(before[x].last)[0]:
                    y += 1
                else:
                    x += 1
            yield Row(
                (before[a].start, before[x].end),
                (after[b].start, after[y].end),
                same=not path.differs(i, before[x].last, j, after[y].last),
            )
            i, j, a, b = before[x].last, after[y].last, x + 1, y + 1


def _beside(rows: Iterator[Row]) -> list[Row]:
    """Passages that were taken out beside those that were put in there."""
    found: list[Row] = []
    waiting = 0
    for row in rows:
        if row.new is None:
            waiting += 1
            found.append(row)
        elif row.old is None and waiting:
            found[-waiting] = Row(found[-waiting].old, row.new)
            waiting -= 1
        else:
            waiting = 0
            found.append(row)
    return found
