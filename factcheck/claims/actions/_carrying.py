"""Claims carried over from one revision to the next, inside the action that makes it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from factcheck.articles.models import Revision
from factcheck.claims.actions.stale import with_reason
from factcheck.claims.models import Anchor, Claim, KeptLine, Placement
from factcheck.lib.carry import Carried, Outcome, carry
from factcheck.lib.words import Place


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one claim that stands, was unplaced or was gone.

    Attributes:
        former: Where it stood last.
        anchor: Where it stands in the new text; unsaved until the carrying is written.
        candidates: For ``AMBIGUOUS``, the places in question.
        returns: Whether it was unplaced or gone and stands again.
    """

    claim: Claim
    outcome: Outcome
    former: Anchor | None = None
    anchor: Anchor | None = None
    candidates: tuple[Place, ...] = ()
    returns: bool = False


class Carrying:
    """What becomes of an article's claims in its new text; written in a few statements.

    Claims that stand, that were dismissed and that were replaced keep their place wherever it is
    known. Of those that stand, the ones without a place are gone, or unplaced where several fit.

    Attributes:
        outcomes: How many claims that stood came to which outcome.
        returned: How many that were gone are back.
        fates: What becomes of each claim that stands or should, in the order of the former text.
    """

    def __init__(self, former: Revision, revision: Revision, claims: Mapping[int, Claim]) -> None:
        self.former, self.revision, self.claims = former, revision, claims
        self.outcomes: Counter[Outcome] = Counter()
        self.returned = 0
        self.fates: list[Fate] = []
        self._anchors: list[Anchor] = []
        self._placements: list[Placement] = []
        self._lines: list[KeptLine] = []
        self._statuses: dict[str, list[int]] = defaultdict(list)
        self._stale: dict[str, list[int]] = defaultdict(list)
        self._reworded: list[int] = []
        self._decide()
        self._bring_back()

    @property
    def stale_count(self) -> int:
        """How many verdicts need another look."""
        return sum(map(len, self._stale.values()))

    @property
    def turned_stale(self) -> tuple[int, ...]:
        """The claims whose verdicts nobody had asked to look at again until now."""
        keys = (key for stale in self._stale.values() for key in stale)
        return tuple(key for key in keys if not self.claims[key].stale_reason)

    def write(self) -> None:
        """Store it all; the version of a claim rises unless its words and standing are the same."""
        for status, keys in self._statuses.items():
            self._update(keys, status=status)
        for reason, keys in self._stale.items():
            self._update(keys, stale_reason=reason)
        self._update(self._reworded)
        # History shows the first rows of an action: what changed before what stayed.
        changed_first = sorted(self._anchors, key=lambda a: a.carried != Anchor.Carried.CHANGED)
        Anchor.objects.bulk_create(changed_first)
        Placement.objects.bulk_create(self._placements)
        KeptLine.objects.bulk_create(self._lines)

    def _update(self, keys: Sequence[int], **values: str) -> None:
        if keys:
            Claim.objects.filter(pk__in=keys).update(version=F("version") + 1, **values)

    def _decide(self) -> None:
        anchors = list(Anchor.objects.filter(revision=self.former).order_by("start", "end", "pk"))
        asked = list(
            Placement.objects.filter(revision=self.former, claim__status=Claim.Status.UNPLACED)
        )
        lines = list(KeptLine.objects.filter(revision=self.former))
        stretches = [
            *((anchor.start, anchor.end) for anchor in anchors),
            *(place for placement in asked for place in placement.places),
            *((line.start, line.end) for line in lines),
        ]
        # One comparison of the two texts for all of them.
        fates = iter(carry(self.former.text, self.revision.text, stretches))
        for anchor in anchors:
            self._carry_claim(anchor, next(fates))
        for placement in asked:
            self._carry_question(placement, [next(fates) for _ in placement.places])
        for line in lines:
            self._carry_line(line, next(fates))

    def _carry_claim(self, anchor: Anchor, carried: Carried) -> None:
        claim = self.claims[anchor.claim_id]
        there: Anchor | None = None
        if carried.place is not None:
            there = self._anchor(claim, anchor, carried.place, carried.outcome)
        if claim.is_active:
            self.outcomes[carried.outcome] += 1
            self.fates.append(Fate(claim, carried.outcome, anchor, there, carried.candidates))
        if there is not None:
            return
        if claim.is_active and carried.outcome == Outcome.GONE:
            self._statuses[Claim.Status.GONE].append(claim.pk)
        elif claim.is_active:
            self._ask(claim, carried.candidates)

    def _carry_question(self, placement: Placement, fates: Sequence[Carried]) -> None:
        """Carry over a claim of which nobody has said yet where it stands."""
        claim = self.claims[placement.claim_id]
        places = {fate.place for fate in fates if fate.place is not None}
        places |= {place for fate in fates for place in fate.candidates}
        known = [fate.place for fate in fates if fate.same_words and fate.place is not None]
        if not places:
            self._statuses[Claim.Status.GONE].append(claim.pk)
            self.fates.append(Fate(claim, Outcome.GONE))
        elif len(places) == len(known) == 1:
            # All other places it could have meant are gone, this one has its words.
            anchor = self._anchor(claim, None, known[0], Outcome.MOVED)
            self._statuses[Claim.Status.ACTIVE].append(claim.pk)
            self.fates.append(Fate(claim, Outcome.MOVED, anchor=anchor, returns=True))
        else:
            self._ask(claim, sorted(places), asked_before=True)
            self.fates.append(Fate(claim, Outcome.AMBIGUOUS, candidates=tuple(sorted(places))))

    def _ask(
        self, claim: Claim, candidates: Sequence[Place], *, asked_before: bool = False
    ) -> None:
        self._placements.append(
            Placement(
                claim=claim,
                revision=self.revision,
                candidates=[[start, end] for start, end in candidates],
            )
        )
        if not asked_before:
            self._statuses[Claim.Status.UNPLACED].append(claim.pk)

    def _anchor(
        self, claim: Claim, former: Anchor | None, place: Place, outcome: Outcome
    ) -> Anchor:
        anchor = Anchor.at(claim, self.revision, *place)
        anchor.carried = Anchor.Carried(outcome.value)
        if former is not None and former.quote == anchor.quote and former.content_start is not None:
            shift = anchor.start - former.start
            anchor.content_start = former.content_start + shift
            anchor.content_end = (former.content_end or former.end) + shift
        self._anchors.append(anchor)
        if outcome == Outcome.CHANGED and claim.verdict:
            reason = f"Its words changed in revision {self.revision.number}."
            self._stale[with_reason(claim, reason)].append(claim.pk)
        elif outcome == Outcome.CHANGED:
            self._reworded.append(claim.pk)
        return anchor

    def _carry_line(self, line: KeptLine, carried: Carried) -> None:
        if not carried.same_words or carried.place is None:
            return
        text = self.revision.text
        start = text.rfind("\n", 0, carried.place[0]) + 1
        end = text.find("\n", carried.place[1])
        self._lines.append(
            KeptLine(
                article_id=line.article_id,
                revision=self.revision,
                start=start if line.start == self._line_start(line) else carried.place[0],
                end=carried.place[1] if end < 0 else end,
                words=line.words,
                by_id=line.by_id,
                read_at=line.read_at and timezone.now(),
            )
        )

    def _line_start(self, line: KeptLine) -> int:
        return self.former.text.rfind("\n", 0, line.start) + 1

    def _bring_back(self) -> None:
        """Claims that were gone stand again where their words do, between the words around them.

        Not where these stood in the former text too: then a person said that it is gone.
        """
        gone = [key for key, claim in self.claims.items() if claim.status == Claim.Status.GONE]
        last = (
            Anchor.objects.filter(claim__in=gone)
            .order_by("claim_id", "-revision__number")
            .distinct("claim_id")
        )
        for anchor in last:
            for place in self._only_place(f"{anchor.prefix}{anchor.quote}{anchor.suffix}"):
                start = place + len(anchor.prefix)
                claim = self.claims[anchor.claim_id]
                end = start + len(anchor.quote)
                there = self._anchor(claim, anchor, (start, end), Outcome.MOVED)
                self._statuses[Claim.Status.ACTIVE].append(claim.pk)
                self.fates.append(Fate(claim, Outcome.MOVED, anchor, there, returns=True))
                self.returned += 1

    def _only_place(self, words: str) -> Iterator[int]:
        text = self.revision.text
        place = text.find(words)
        once = place >= 0 and text.find(words, place + 1) < 0
        if once and words not in self.former.text:
            yield place
