"""Find short exact quotes of an article: the offsets behind what a labeler writes.

A quote is a stretch of words, or its two ends with ` .. ` between them; `#2` at its end picks the
second place where it stands. Straight and typographic quotation marks, dashes and spaces match
each other. Nothing is guessed: a quote that stands nowhere or at two places is refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bench.gold.form import Interval, Parts, alike

GAP: Final = " .. "
RUN: Final = 3
"""Words in a row that a sentence of ours may not hold as words, but as offsets."""
_NTH: Final = re.compile(r"\s*#(\d+)$")
_WORD: Final = re.compile(r"\S+")


class QuoteNotFound(Exception):
    """A quote stands nowhere in the stretch that was searched."""


class QuoteAmbiguous(Exception):
    """A quote stands at more than one place of the stretch that was searched."""


def occurrences(text: str, words: str, scope: Interval) -> list[Interval]:
    """The places of some words inside a stretch of the text, at word boundaries."""
    wanted = alike(words)
    left = r"(?<!\w)" if wanted[:1].isalnum() else ""
    right = r"(?!\w)" if wanted[-1:].isalnum() else ""
    pattern = re.compile(left + re.escape(wanted) + right)
    return [match.span() for match in pattern.finditer(alike(text), *scope)]


def places(text: str, quote: str, scope: Interval) -> list[Interval]:
    """The places of a quote: its first end, then the nearest other end behind it."""
    head, gap, tail = quote.partition(GAP)
    found = occurrences(text, head.strip(), scope)
    if not gap:
        return found
    closed: list[Interval] = []
    for start, after in found:
        ends = occurrences(text, tail.strip(), (after, scope[1]))
        if ends:
            closed.append((start, ends[0][1]))
    return closed


def find(
    text: str,
    quote: str,
    scopes: Sequence[Interval],
    *,
    outside: Sequence[Interval] = (),
    near: int | None = None,
) -> Interval:
    """The one place of a quote in the first scope that holds it.

    Places inside one of `outside` count only when there is no other. With `near`, of several places
    the one nearest to that offset is meant.

    Raises:
        QuoteNotFound: it stands in none of the scopes.
        QuoteAmbiguous: it stands more than once in the first scope that holds it.
    """
    nth = _NTH.search(quote)
    words = quote[: nth.start()] if nth else quote
    for scope in scopes:
        found = places(text, words, scope)
        if nth and len(found) >= int(nth[1]):
            return found[int(nth[1]) - 1]
        free = [f for f in found if not any(s <= f[0] and f[1] <= e for s, e in outside)]
        chosen = free or found
        if len(chosen) == 1:
            return chosen[0]
        if chosen and near is not None:
            return min(chosen, key=lambda place: abs(place[0] - near))
        if chosen:
            raise QuoteAmbiguous(quote)
    raise QuoteNotFound(quote)


def mention(text: str, quote: str, scopes: Sequence[Interval]) -> Interval:
    """The first place of a name, in the first scope that holds it: any mention does.

    Raises:
        QuoteNotFound: it stands in none of the scopes.
    """
    for scope in scopes:
        found = places(text, quote, scope)
        if found:
            return found[0]
    raise QuoteNotFound(quote)


def as_parts(text: str, sentence: str, near: int) -> Parts:
    """A sentence of ours with every run of `RUN` or more borrowed words turned into offsets.

    `near` picks among places: the one nearest to that offset.
    """
    words = [match.span() for match in _WORD.finditer(sentence)]
    parts: list[str | list[int]] = []
    done = at = 0
    while at < len(words):
        start, end, taken = _longest(text, sentence, words[at:], near)
        if taken < RUN:
            at += 1
            continue
        if words[at][0] > done:
            parts.append(sentence[done : words[at][0]])
        parts.append([start, end])
        done = words[at][0] + end - start
        at += taken
    if done < len(sentence):
        parts.append(sentence[done:])
    return parts


def _endings(word: str) -> Iterator[str]:
    """A word as it stands, then without closing punctuation."""
    yield word
    bare = re.sub(r"[^\w%]+$", "", word)
    if bare and bare != word:
        yield bare


def _longest(
    text: str, sentence: str, words: Sequence[Interval], near: int
) -> tuple[int, int, int]:
    """The longest run of the sentence's next words in the text: start, end, words taken."""
    best = (0, 0, 0)
    for taken in range(RUN, len(words) + 1):
        first, (last, stop) = words[0][0], words[taken - 1]
        found = [
            place
            for ending in _endings(sentence[last:stop])
            for place in occurrences(text, sentence[first:last] + ending, (0, len(text)))
        ]
        if not found:
            break
        longest = max(end - start for start, end in found)
        full = [f for f in found if f[1] - f[0] == longest]
        start, end = min(full, key=lambda f: abs(f[0] - near))
        best = (start, end, taken)
    return best
