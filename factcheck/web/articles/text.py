"""An article’s text as the page draws it: lines, and pieces cut where claims begin or end.

The marks are written here and not in a template, since a long text has thousands of them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypedDict

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from factcheck.claims.models import Claim
from factcheck.lib.segments import Segment, Stretch, cut


class LeftOut(TypedDict):
    """A line that is not the article's own, as the reading keeps it: code points, half-open."""

    start: int
    end: int
    kind: str
    reason: str


MARK = '<mark class="{}" data-claims="{}"{}>{}</mark>'
ENDS = ' data-ends="{}" data-ending="{}"'


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has words.

    Attributes:
        start: Where it begins in the text, in code points.
        pieces: Its words in order, as they are drawn; together they are the line.
        left_out: Why it is not read as part of the article, or "".
    """

    start: int
    pieces: list[SafeString] = field(default_factory=list)
    left_out: str = ""


def lines(
    text: str,
    claims: Sequence[Claim],
    excluded: Iterable[LeftOut] = (),
    *,
    chosen: int | None = None,
    least: float = 0,
) -> list[Line]:
    """The lines of ``text`` that are not blank, with the claims that stand in them.

    ``claims`` carry ``start`` and ``end``, as ``ClaimQuerySet.in_text_order`` gives them. Those in
    ``chosen`` are marked, those whose check-worthiness is below ``least`` step back.
    """
    places = line_places(text)
    drawn_claims = [_Drawn.of(claim, chosen=chosen, least=least) for claim in claims]
    stretches = [Stretch(claim.start, claim.end, claim) for claim in drawn_claims]
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is needed of a claim to draw its words."""

    start: int
    end: int
    key: str
    state: str
    chosen: bool
    quiet: bool

    @classmethod
    def of(cls, claim: Any, *, chosen: int | None, least: float) -> Self:
        return cls(
            start=claim.start,
            end=claim.end,
            key=str(claim.pk),
            state=claim.state,
            chosen=claim.pk == chosen,
            quiet=claim.checkworthiness < least,
        )


def _piece(text: str, segment: Segment[_Drawn]) -> SafeString:
    """Words as they are drawn: marked with the state of the shortest of their claims, if any.

    The mark names its claims, the shortest first, and those that end with it.
    """
    words, claims, ending = text[segment.start : segment.end], segment.keys, segment.ending
    if not claims:
        return escape(words)
    is_chosen = any(claim.chosen for claim in claims)
    is_quiet = all(claim.quiet for claim in claims)
    css = claims[0].state + " chosen" * is_chosen + " quiet" * is_quiet
    ends = format_html(ENDS, ending[0].state, _keys(ending)) if ending else ""
    return format_html(MARK, css, _keys(claims), ends, words)


def _keys(claims: Iterable[_Drawn]) -> str:
    return " ".join(claim.key for claim in claims)


def line_places(text: str) -> list[tuple[int, int]]:
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
