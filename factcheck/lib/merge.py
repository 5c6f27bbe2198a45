"""Two changes of one text put together, as three-way comparison does (after diff3).

What only one of the two changed is taken from it. Where both changed the same words differently
nothing can be decided by a program: ``theirs`` stands in the result, and the clash is named.
"""

import re
from dataclasses import dataclass

from factcheck.lib.align import align
from factcheck.lib.words import encode

TOKENS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that both changed, each in another way; any of the two may be empty."""

    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Both changes in one text, and where that was not possible."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge(base: str, theirs: str, mine: str) -> Merged:
    """Put together what two people made of ``base``; about linear in the length of the texts."""
    if base in {theirs, mine} or theirs == mine:
        return Merged(mine if theirs == base else theirs)
    codes: dict[str, str] = {}
    was, other, own = (TOKENS.findall(text) for text in (base, theirs, mine))
    origin = encode(was, codes)
    in_theirs = _places(origin, encode(other, codes))
    in_mine = _places(origin, encode(own, codes))
    parts: list[str] = []
    clashes: list[Clash] = []
    i = j = k = 0
    kept = [n for n in range(len(was)) if in_theirs[n] >= 0 and in_mine[n] >= 0]
    for place in [*kept, len(was)]:
        is_end = place == len(was)
        j_end = len(other) if is_end else in_theirs[place]
        k_end = len(own) if is_end else in_mine[place]
        old, new, ours = was[i:place], other[j:j_end], own[k:k_end]
        parts += ours if new == old else new
        if old not in (new, ours) and new != ours:
            clashes.append(Clash("".join(new), "".join(ours)))
        parts += was[place : place + 1]
        i, j, k = place + 1, j_end + 1, k_end + 1
    return Merged("".join(parts), tuple(clashes))


def _places(old: str, new: str) -> list[int]:
    """Where each token of the old text stands in the new one; -1 where it does not."""
    there = [-1] * len(old)
    for start, begin, length in align(old, new):
        there[start : start + length] = range(begin, begin + length)
    return there
