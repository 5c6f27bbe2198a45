"""An article’s text as the page draws it: lines, and pieces cut where claims begin or end."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from factcheck.claims.models import Claim
from factcheck.lib.segments import Segment, Stretch, cut


class LeftOut(TypedDict):
    """A line that is not the article's own, as the reading keeps it: code points, half-open."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same claims.

    Attributes:
        text: The words, exactly as they stand.
        claims: Those that cover it, the shortest first; that one gives it its state.
        ending: Those whose last words these are.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    ending: tuple[Claim, ...] = ()

    @property
    def state(self) -> str:
        """The state of the claim that it is drawn as."""
        return self.claims[0].state

    @property
    def keys(self) -> str:
        """The keys of its claims, the shortest first, separated by spaces."""
        return _keys(self.claims)

    @property
    def ending_keys(self) -> str:
        """The keys of the claims that end here."""
        return _keys(self.ending)

    @property
    def worth(self) -> float:
        """The check-worthiness of the likeliest of its claims."""
        return max(claim.checkworthiness for claim in self.claims)

    @property
    def labels(self) -> str:
        """Its claims in words."""
        return " · ".join(claim.label for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has words.

    Attributes:
        start: Where it begins in the text, in code points.
        pieces: Its words in order; together they are the line.
        left_out: Why it is not read as part of the article, or "".
    """

    start: int
    pieces: list[Piece] = field(default_factory=list)
    left_out: str = ""


def lines(text: str, claims: Sequence[Claim], excluded: Iterable[LeftOut] = ()) -> list[Line]:
    """The lines of ``text`` that are not blank, with the claims that stand in them.

    ``claims`` carry ``start`` and ``end``, as ``ClaimQuerySet.in_text_order`` gives them.
    """
    places = _places(text)
    stretches = [
        Stretch(claim.start, claim.end, claim)  # type: ignore[attr-defined] # annotated
        for claim in claims
    ]
    boundaries = [place for pair in places for place in pair]
    segments = iter(cut(0, len(text), stretches, at=boundaries))
    left_out = sorted(excluded, key=lambda line: line["start"])
    drawn: list[Line] = []
    segment = next(segments, None)
    for start, end in places:
        line = Line(start, left_out=_reason(left_out, start, end))
        while segment is not None and segment.start < end:
            if segment.start >= start:
                line.pieces.append(_piece(text, segment))
            segment = next(segments, None)
        if not text[start:end].isspace():
            drawn.append(line)
    return drawn


def _keys(claims: Iterable[Claim]) -> str:
    return " ".join(str(claim.pk) for claim in claims)


def _piece(text: str, segment: Segment[Claim]) -> Piece:
    return Piece(text[segment.start : segment.end], segment.keys, segment.ending)


def _places(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not empty, code points, without its line feed."""
    places = []
    start = 0
    for line in text.split("\n"):
        if line:
            places.append((start, start + len(line)))
        start += len(line) + 1
    return places


def _reason(left_out: Sequence[LeftOut], start: int, end: int) -> str:
    place = bisect_left(left_out, start, key=lambda line: line["start"])
    if place == len(left_out) or left_out[place]["start"] >= end:
        return ""
    return left_out[place]["reason"] or left_out[place]["kind"]
