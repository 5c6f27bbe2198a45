"""Which parts of two sequences are the same: an alignment whose time is bounded.

Sequences are strings in which a character stands for a word, so that slices are compared and looked
for at the speed of strings. Runs of words that occur once on either side tie the two together, long
runs first (patience diff, after Bram Cohen); what little is left between them is compared by Myers,
"An O(ND) difference algorithm and its variations" (1986), within a budget of steps. What the budget
does not reach is left unmatched, never matched wrongly.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

RUNS = (16, 4, 1, 1)
"""How many words tie two texts together, in the order tried."""
MOST_EDITS = 120
MOST_STEPS = 300_000
CHUNK = 64


class Block(NamedTuple):
    """``length`` items from ``old`` on are the same as those from ``new`` on."""

    old: int
    new: int
    length: int


def align(old: str, new: str) -> list[Block]:
    """What is the same, in order: blocks that rise in both and never touch in both at once."""
    found: list[Block] = []
    steps = MOST_STEPS
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        i, i_end, j, j_end, level = waiting.pop()
        head = common_before(old, new, i, i_end, j, j_end)
        found.append(Block(i, j, head))
        i, j = i + head, j + head
        tail = common_after(old, new, i, i_end, j, j_end)
        i_end, j_end = i_end - tail, j_end - tail
        found.append(Block(i_end, j_end, tail))
        if i == i_end or j == j_end:
            continue
        ties: list[tuple[int, int]] = []
        while level < len(RUNS) and not ties:
            ties = _ties(old[i:i_end], new[j:j_end], RUNS[level])
            level += 1
        if ties:
            bounds = [(i, j), *((i + x, j + y) for x, y in ties), (i_end, j_end)]
            for (x, y), (x_end, y_end) in pairwise(bounds):
                waiting.append((x, x_end, y, y_end, level))
        else:
            blocks, spent = _shortest(old[i:i_end], new[j:j_end], steps)
            steps -= spent
            found += [Block(i + x, j + y, length) for x, y, length in blocks]
    return _joined(found)


def common_before(old: str, new: str, i: int, i_end: int, j: int, j_end: int) -> int:
    """How many items are the same from ``i`` and ``j`` on."""
    room, size, same = min(i_end - i, j_end - j), CHUNK, 0
    while same < room:
        size = min(size, room - same)
        if old[i + same : i + same + size] == new[j + same : j + same + size]:
            same, size = same + size, size * 2
        elif size == 1:
            break
        else:
            size //= 2
            room = min(room, same + 2 * size + 1)
    return same


def common_after(old: str, new: str, i: int, i_end: int, j: int, j_end: int) -> int:
    """How many items are the same up to ``i_end`` and ``j_end``, counted backward."""
    room, size, same = min(i_end - i, j_end - j), CHUNK, 0
    while same < room:
        size = min(size, room - same)
        x, y = i_end - same, j_end - same
        if old[x - size : x] == new[y - size : y]:
            same, size = same + size, size * 2
        elif size == 1:
            break
        else:
            size //= 2
            room = min(room, same + 2 * size + 1)
    return same


def _ties(old: str, new: str, run: int) -> list[tuple[int, int]]:
    """Where runs that occur once on either side stand, rising on both; one for each stretch."""
    there = _once(new, run)
    pairs = [
        (x, there[words]) for words, x in _once(old, run).items() if there.get(words, -1) >= 0 <= x
    ]
    pairs.sort()
    ties: list[tuple[int, int]] = []
    last: tuple[int, int] | None = None
    for x, y in _rising(pairs):
        goes_on = last is not None and x - y == last[0] - last[1]
        if last is None or not goes_on or old[last[0] : x] != new[last[1] : y]:
            ties.append((x, y))
        last = (x, y)
    return ties


def _once(text: str, run: int) -> dict[str, int]:
    """Where each run of items stands; -1 where it stands more than once."""
    places: dict[str, int] = {}
    for place in range(len(text) - run + 1):
        words = text[place : place + run]
        places[words] = -1 if words in places else place
    return places


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers rise, by patience sorting."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, y) in enumerate(pairs):
        pile = bisect_left(tops, y)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [y]
        holders[pile : pile + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _shortest(old: str, new: str, budget: int) -> tuple[list[Block], int]:
    """The blocks of a shortest edit script, and the steps taken; none when it takes too many."""
    size_old, size_new = len(old), len(new)
    furthest, trail, steps = {1: 0}, [], 0
    for edits in range(MOST_EDITS + 1):
        trail.append(furthest.copy())
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
            )
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            y = x - diagonal
            if 0 <= x < size_old and 0 <= y < size_new and old[x] == new[y]:
                same = common_before(old, new, x, size_old, y, size_new)
                x, y = x + same, y + same
            furthest[diagonal] = x
            if x >= size_old and y >= size_new:
                return _walked(trail, size_old, size_new), steps
        steps += edits + 1
        if steps > budget:
            break
    return [], steps


def _walked(trail: list[dict[int, int]], x: int, y: int) -> list[Block]:
    """The blocks on the way that Myers' search took, last first."""
    blocks: list[Block] = []
    for edits in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[edits], x - y
        down = diagonal == -edits or (
            diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
        )
        x_before = furthest[diagonal + 1] if down else furthest[diagonal - 1]
        y_before = x_before - (diagonal + 1 if down else diagonal - 1)
        same = min(x - x_before, y - y_before) if edits else min(x, y)
        blocks.append(Block(x - same, y - same, same))
        x, y = x_before, y_before
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """Blocks in order without empty ones, those that go on in one another as one."""
    joined: list[Block] = []
    for block in sorted(block for block in blocks if block.length):
        if joined:
            old, new, length = joined[-1]
            if old + length == block.old and new + length == block.new:
                joined[-1] = Block(old, new, length + block.length)
                continue
        joined.append(block)
    return joined
