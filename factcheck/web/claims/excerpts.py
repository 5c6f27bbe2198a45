"""The sentences of the article in which a claim, its source and its cue stand.

Offsets are code points of the revision, half-open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models.functions import Substr

from factcheck.articles.models import Revision
from factcheck.lib.segments import Segment, Stretch, cut
from factcheck.lib.sentences import sentence_around

AROUND = 300
"""Characters that are looked at on either side for where a sentence begins and ends."""
CLAIM = "claim"
type Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Words with what they are: "content", "source", "cue", several of them, or nothing."""

    text: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Parts that are of the claim, or not, without a gap."""

    is_claim: bool
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences without a gap.

    Attributes:
        start, end: Where they stand.
        cut_before, cut_after: Whether the sentence goes on there.
    """

    start: int
    end: int
    runs: list[Run]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the text around places of interest."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def holds(self, place: Place) -> bool:
        """Whether a place lies in it."""
        return self.start <= place[0] and place[1] <= self.end

    def words(self, start: int, end: int) -> str:
        """The words at a place that lies in it."""
        return self.text[start - self.start : end - self.start]

    def sentence(self, place: Place) -> Place:
        """The sentences in which a place stands, as far as the window reaches."""
        start, end = sentence_around(self.text, place[0] - self.start, place[1] - self.start)
        return start + self.start, end + self.start


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was fetched of a text around some places; ``length`` is that of the whole text."""

    windows: list[Window] = field(default_factory=list)
    length: int = 0

    def words(self, start: int | None, end: int | None) -> str:
        """The words at a place; "" where there is none."""
        if start is None or end is None:
            return ""
        holding = (window for window in self.windows if window.holds((start, end)))
        return next((window.words(start, end) for window in holding), "")


def surroundings(revision: Revision, places: Iterable[Place]) -> Surroundings:
    """The text around these places, in one query however long the text is."""
    wanted = _joined((max(0, start - AROUND), end + AROUND) for start, end in places)
    if not wanted:
        return Surroundings()
    found = (
        Revision.objects.filter(pk=revision.pk)
        .values_list(*(Substr("text", start + 1, end - start) for start, end in wanted))
        .get()
    )
    windows = [Window(start, text) for (start, _), text in zip(wanted, found, strict=True)]
    return Surroundings(windows, revision.length)


def excerpts(around: Surroundings, claim: Place, marked: Sequence[Stretch[str]]) -> list[Excerpt]:
    """The sentences of the claim and of what is marked, in text order, with the marks in them."""
    stretches = [Stretch(*claim, CLAIM), *marked]
    places = [(stretch.start, stretch.end) for stretch in stretches]
    found: list[Excerpt] = []
    for window in around.windows:
        sentences = (window.sentence(place) for place in places if window.holds(place))
        for start, end in _joined(sentences):
            runs = [
                Run(is_claim, [_part(window, segment) for segment in segments])
                for is_claim, segments in groupby(cut(start, end, stretches), key=_is_claim)
            ]
            goes_on = end == window.end < around.length
            found.append(Excerpt(start, end, runs, start == window.start > 0, goes_on))
    return found


def _part(window: Window, segment: Segment[str]) -> Part:
    kinds = dict.fromkeys(key for key in segment.keys if key != CLAIM)
    return Part(window.words(segment.start, segment.end), " ".join(kinds))


def _is_claim(segment: Segment[str]) -> bool:
    return CLAIM in segment.keys


def _joined(places: Iterable[Place]) -> list[Place]:
    """The places in order, those that overlap or are at most a character apart as one."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
