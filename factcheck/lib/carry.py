"""Where stretches of a text stand in its next version, word by word.

A stretch is carried over only to a place that its words, or the words around it, tell from all
others; where two places fit equally, both are named and a person has to choose. Words are compared
as they are written, capitals and numbers included. White space and the shape of quotation marks do
not count: a text that was only set anew has the same words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.lib.align import Block, align, common_after, common_before
from factcheck.lib.words import Pairs, Place, Seams, Words

SENTENCE_ENDS = ".!?…"
LIKE_ENOUGH = 0.5
"""The least share of words that a changed stretch has in common with what it was."""
TELLING_WORDS = 8
"""How many words, its own and those around it, tell where a stretch moved to."""
ROUNDS = 3
MOST_CONTEXT = 4_000


class Outcome(StrEnum):
    """What became of a stretch."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a stretch stands in the new text.

    Attributes:
        outcome: ``UNCHANGED``: the same words in the same place. ``MOVED``: the same words
            elsewhere. ``CHANGED``: other words in its place that are at least half its own.
            ``GONE``: nothing like it is left. ``AMBIGUOUS``: the same words, but nothing tells in
            which of several places, or that they are not there by chance.
        place: Code points, half-open; None for ``GONE`` and ``AMBIGUOUS``.
        candidates: For ``AMBIGUOUS``, the places in question in text order.
    """

    outcome: Outcome
    place: Place | None = None
    candidates: tuple[Place, ...] = ()

    @property
    def same_words(self) -> bool:
        """Whether the words were carried over as they were."""
        return self.outcome in {Outcome.UNCHANGED, Outcome.MOVED}


def carry(old: str, new: str, stretches: Sequence[Place]) -> list[Carried]:
    """What became of each stretch of ``old`` in ``new``, in the order given.

    Time is bounded: about linear in the length of the texts, whatever was edited.
    """
    if old == new:
        return [Carried(Outcome.UNCHANGED, stretch) for stretch in stretches]
    return _Comparison(old, new, stretches).results()


class _Comparison:
    """Two texts, what is the same in them, and what became of some stretches."""

    def __init__(self, old: str, new: str, stretches: Sequence[Place]) -> None:
        codes: dict[str, str] = {}
        self.old, self.new = Words(old, codes), Words(new, codes)
        self.stretches = stretches
        self.blocks = align(self.old.codes, self.new.codes)
        self.pairs = Pairs(self.blocks, len(self.old), len(self.new))
        self.moved_pairs: list[Pairs] = []
        numbers = [self.old.inside(stretch) for stretch in stretches]
        self.seams = Seams(
            self.new.codes, self.blocks, longest=max((j - i for i, j in numbers), default=0)
        )

    def results(self) -> list[Carried]:
        """What became of each stretch."""
        return [self._carried(stretch) for stretch in self.stretches]

    def _carried(self, stretch: Place) -> Carried:
        i, j = self.old.inside(stretch)
        if i >= j:
            return Carried(Outcome.GONE)
        places = self._same_words(i, j)
        if not places:
            return self._changed(i, j)
        best = self._best(i, j, places)
        if len(best) == 1 and self._is_told(i, j, best[0]):
            lower, upper = self.pairs.around(i, j)
            between = lower <= best[0] and best[0] + j - i <= upper
            # A mark at its end may be paired with the like one of a sentence that was taken out.
            stayed = between or self.pairs.there[i] == best[0]
            outcome = Outcome.UNCHANGED if stayed else Outcome.MOVED
            return Carried(outcome, self._shifted(stretch, i, j, best[0]))
        candidates = tuple(self._shifted(stretch, i, j, place) for place in sorted(best))
        return Carried(Outcome.AMBIGUOUS, candidates=candidates)

    def _same_words(self, i: int, j: int) -> list[int]:
        """Where the same words stand in the new text, but for where they stood before."""
        own = self.pairs.together(i, j)
        free = self.seams.places(self.old.codes[i:j])
        return free if own is None else [own, *free]

    def _best(self, i: int, j: int, places: list[int]) -> list[int]:
        """The places that no other outdoes: by as much context before, and as much after."""
        if len(places) == 1:
            return places
        contexts = {place: self._context(i, j, place) for place in places}
        return [
            place
            for place, (before, after) in contexts.items()
            if not any(
                b >= before and a >= after and (b, a) != (before, after)
                for b, a in contexts.values()
            )
        ]

    def _context(self, i: int, j: int, place: int) -> tuple[int, int]:
        """How many words before and after a place are those around the stretch, unbroken."""
        old, new, end = self.old.codes, self.new.codes, place + j - i
        least_old, least_new = max(0, i - MOST_CONTEXT), max(0, place - MOST_CONTEXT)
        return (
            common_after(old, new, least_old, i, least_new, place),
            common_before(old, new, j, min(len(old), j + MOST_CONTEXT), end, len(new)),
        )

    def _is_told(self, i: int, j: int, place: int) -> bool:
        """Whether the words are not there by chance."""
        lower, upper = self.pairs.around(i, j)
        if lower <= place and place + j - i <= upper:
            return True
        return j - i + sum(self._context(i, j, place)) >= TELLING_WORDS

    def _shifted(self, stretch: Place, i: int, j: int, place: int) -> Place:
        """A stretch at the same words elsewhere, which may begin or end inside a word."""
        start, end = self.new.stretch(place, place + j - i)
        cut_before = max(0, stretch[0] - self.old.starts[i])
        cut_after = max(0, self.old.ends[j - 1] - stretch[1])
        return start + cut_before, end - cut_after

    def _changed(self, i: int, j: int) -> Carried:
        for pairs in self._rounds():
            place = self._paired(i, j, pairs)
            if place is not None:
                return Carried(Outcome.CHANGED, self.new.stretch(*place))
        return Carried(Outcome.GONE)

    def _rounds(self) -> Iterator["Pairs"]:
        """What is the same, then in what that leaves over: passages moved and edited."""
        yield self.pairs
        for number in range(ROUNDS):
            if number == len(self.moved_pairs):
                before = (self.moved_pairs or [self.pairs])[-1]
                self.moved_pairs.append(self._left_over(before))
            yield self.moved_pairs[number]

    def _left_over(self, before: "Pairs") -> "Pairs":
        old, new = before.left_over()
        left = align(
            "".join(self.old.codes[x] for x in old), "".join(self.new.codes[y] for y in new)
        )
        blocks = [Block(old[x + n], new[y + n], 1) for x, y, size in left for n in range(size)]
        return Pairs(blocks, len(self.old), len(self.new), before=before)

    def _paired(self, i: int, j: int, pairs: "Pairs") -> Place | None:
        """The words that stand in the place of changed ones, if they are like them."""
        matched = [x for x in range(i, j) if pairs.there[x] >= 0]
        if not matched:
            return None
        first, last = matched[0], matched[-1]
        start = self._start(i, first, pairs)
        end = self._end(j, last, pairs)
        if end - start > 3 * (j - i) + TELLING_WORDS:
            return None
        if any(self._is_another(number, pairs) for number in range(start, end)):
            return None
        kept = sum(self.old.tells(x) for x in matched)
        all_words = sum(map(self.old.tells, range(i, j))) + sum(
            map(self.new.tells, range(start, end))
        )
        return (start, end) if kept and 2 * kept >= LIKE_ENOUGH * all_words else None

    def _is_another(self, number: int, pairs: "Pairs") -> bool:
        """Whether a word of the new text is known to be one that stood elsewhere."""
        return bool(pairs.taken_before[number]) and self.new.tells(number)

    def _start(self, i: int, first: int, pairs: "Pairs") -> int:
        """Where changed words begin: their share of what is new before the first that was kept."""
        place = pairs.there[first]
        lower, _ = pairs.around(first, first + 1)
        lost_before = i - pairs.kept_before(i)
        for number in range(
            place - 1, place - 1 - _share(place - lower, first - i, lost_before), -1
        ):
            if self.new.word(number) in SENTENCE_ENDS or self.new.breaks_after(number):
                break
            if self._is_another(number, pairs):
                break
            place = number
        return place

    def _end(self, j: int, last: int, pairs: "Pairs") -> int:
        """Where changed words end, counted as ``_start``."""
        place = pairs.there[last] + 1
        _, upper = pairs.around(last, last + 1)
        lost_after = pairs.kept_after(j) - j
        closed = self.old.word(j - 1) in SENTENCE_ENDS
        for number in range(place, place + _share(upper - place, j - 1 - last, lost_after)):
            ends = self.new.word(number) in SENTENCE_ENDS
            if self.new.breaks_after(number - 1) or (ends and not closed):
                break
            if self._is_another(number, pairs):
                break
            place = number + 1
            if ends:
                break
        return place


def _share(room: int, inside: int, outside: int) -> int:
    """How much of what is new belongs to a stretch that lost ``inside`` of the words there."""
    if not inside:
        return 0
    return min(room, -(-room * inside // (inside + outside)), 3 * inside + TELLING_WORDS)
