"""Where a claim without a place may stand in the present text, for a person to choose."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.models import Anchor, Claim, Placement
from factcheck.claims.rules import can_place, can_say_gone
from factcheck.lib.words import Place
from factcheck.web.claims.forms import PlaceForm

AROUND = 90
"""Characters that are shown before and after each place."""
HAS_NO_PLACE = frozenset({Claim.Status.UNPLACED.value, Claim.Status.GONE.value})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that fits, with the words around it.

    Attributes:
        number: From 1 on, which is also its key.
        start, end: Code points, half-open.
    """

    number: int
    start: int
    end: int
    before: str
    words: str
    after: str

    @property
    def command(self) -> str:
        """The command that chooses it, where it has a key."""
        return f"place.{self.number}"


@dataclass(frozen=True, slots=True)
class Placing:
    """What a person needs to say where a claim stands.

    Attributes:
        revision: The number of the text the places are of.
        candidates: The places that fit equally; none for a claim whose words are gone.
        last: Where it stood last, with its revision; None where it never stood.
        may_place, may_say_gone: What the person may do now.
    """

    revision: int
    candidates: list[Candidate]
    last: Anchor | None
    may_place: bool
    may_say_gone: bool
    form: PlaceForm


def placing(claim: Claim, anchors: Iterable[Anchor], *, person: User) -> Placing | None:
    """How a claim can be placed; None for one that has a place, at two queries otherwise.

    ``anchors`` are the claim's, newest revision first.
    """
    if claim.status not in HAS_NO_PLACE:
        return None
    newest = Revision.objects.newest(claim.article)
    asked = Placement.objects.filter(claim=claim, revision=newest).first()
    is_asked = asked is not None and claim.status == Claim.Status.UNPLACED
    places = asked.places if asked is not None and is_asked else []
    return Placing(
        revision=newest.number,
        candidates=[_candidate(newest.text, n, place) for n, place in enumerate(places, 1)],
        last=next(iter(anchors), None),
        may_place=can_place(person, claim),
        may_say_gone=can_say_gone(person, claim),
        form=PlaceForm(auto_id="place_%s"),
    )


def _candidate(text: str, number: int, place: Place) -> Candidate:
    start, end = place
    return Candidate(number, start, end, _before(text, start), text[start:end], _after(text, end))


def _before(text: str, place: int) -> str:
    """The words before a place, whole ones, on one line."""
    words = text[max(0, place - AROUND) : place]
    if place > AROUND and " " in words:
        words = f"…{words[words.index(' ') :]}"
    return words.replace("\n", " ")


def _after(text: str, place: int) -> str:
    words = text[place : place + AROUND]
    if place + AROUND < len(text) and " " in words:
        words = f"{words[: words.rindex(' ')]} …"
    return words.replace("\n", " ")
