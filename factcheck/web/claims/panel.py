"""What the panel of the chosen claim shows."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.forms import Form
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Revision
from factcheck.audit.models import Event
from factcheck.claims.models import Anchor, Claim, Evidence, Replacement
from factcheck.claims.rules import (
    can_correct,
    can_link,
    can_restore,
    can_unlink,
    missing_for,
)
from factcheck.web.claims.analysis import Analysis, analysis
from factcheck.web.claims.candidates import Placing, placing
from factcheck.web.claims.forms import VerdictForm
from factcheck.web.claims.verdict import ANOTHER, Judged, judged
from factcheck.web.conflict import Difference
from factcheck.web.history.entries import Entry
from factcheck.web.history.pages import page_of
from factcheck.web.talk.section import Talk, talk_on

LATEST = 5
VERDICT_KEYS = {"verified": "V", "disputed": "D", "unattributed": "U"}


@dataclass(frozen=True, slots=True)
class VerdictChoice:
    """One of the verdicts that can be given.

    Attributes:
        missing: What it still lacks, or "".
        written_away: Whether a written rationale would do.
        chosen: Whether it is marked in the form.
    """

    value: str
    label: str
    key: str
    missing: str
    written_away: bool
    chosen: bool


@dataclass(slots=True)
class Quarrel:
    """Someone else changed the claim while this person was at work on it.

    Attributes:
        address: Where the form was sent.
        theirs: What the others did, newest first.
        yours: Name and value of what was typed, to be read.
        fields: Name and value of what was sent and is not to be chosen from.
        differences: The fields whose saved values differ from what was typed.
    """

    address: str
    theirs: list[Entry]
    yours: list[tuple[str, str]]
    fields: list[tuple[str, str]]
    differences: list[Difference] = field(default_factory=list)


@dataclass(slots=True)
class Panel:
    """One claim with all that hangs on it.

    Attributes:
        anchor: Where it stands in the newest revision; None when it is no longer in the text.
        analysis: What the splitter saw in it, as a person reads it.
        judged: Its verdicts as the person may know them.
        placing: How it can be placed in the present text; None where it has its place.
        tool: The correction that is open, or "".
        form: The form of the tool, or of what was sent and refused.
        problem: What was wrong with something that has no form of its own, or "".
    """

    claim: Claim
    person: User
    anchor: Anchor | None
    evidence: list[Evidence]
    replacements: list[Claim]
    history: list[Entry]
    analysis: Analysis
    talk: Talk
    judged: Judged
    placing: Placing | None = None
    tool: str = ""
    form: Form | None = None
    problem: str = ""
    quarrel: Quarrel | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def takes(self) -> str:
        """What the person may do about who has the claim: take it, hand it back, or nothing."""
        if not (self.person.may(Permission.DECIDE) and self.claim.is_active):
            return ""
        if self.claim.assignee_id == self.person.pk:
            return "Hand back"
        return "" if self.claim.assignee_id else "Take it"

    @property
    def may_correct(self) -> bool:
        """Whether the person may correct the claim now."""
        return can_correct(self.person, self.claim)

    @property
    def may_link(self) -> bool:
        """Whether the person may link sources now."""
        return can_link(self.person, self.claim)

    @property
    def place_form(self) -> Form | None:
        """The form for words at which it stands: as it was sent and refused, else empty."""
        if self.tool == "place":
            return self.form
        return self.placing.form if self.placing else None

    @property
    def may_unlink(self) -> bool:
        """Whether the person may take sources off now."""
        return can_unlink(self.person, self.claim)

    @property
    def may_restore(self) -> bool:
        """Whether the person may bring the claim back."""
        return can_restore(self.person, self.claim)

    @property
    def verdict_sent(self) -> bool:
        """Whether the form is a verdict that was refused: it is asked for once more, as typed.

        What is asked for by now may be another: a first verdict that came too late is offered as
        the second.
        """
        return self.judged.asked is not None and isinstance(self.form, VerdictForm)

    @property
    def rationale(self) -> str:
        """The rationale in the form: as typed, else as it was given."""
        return self._typed("rationale", self.claim.rationale)

    @property
    def verdicts(self) -> list[VerdictChoice]:
        """The verdicts with what each lacks, said before it is chosen."""
        stances = {item.stance for item in self.evidence}
        missing = missing_for(rationale="", stances=stances)
        beyond_words = missing_for(rationale="written", stances=stances)
        chosen = self._typed("verdict", self.claim.verdict)
        return [
            VerdictChoice(
                value=value,
                label=str(Claim.Verdict(value).label),
                key=key,
                missing=missing.get(value, ""),
                written_away=value in missing and value not in beyond_words,
                chosen=chosen == value,
            )
            for value, key in VERDICT_KEYS.items()
        ]

    def _typed(self, name: str, given: str) -> str:
        """What was typed into the verdict's form; else what was given, if it is to be changed."""
        if self.verdict_sent and self.form is not None:
            return str(self.form.data.get(name, ""))
        return given if self.judged.asked is ANOTHER else ""


def find_claim(pk: int) -> Claim:
    """A claim with its article and who decided and has it; 404 where there is none."""
    found = Claim.objects.select_related("article", "assignee", "decided_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def panel(pk: int, *, person: User, article_pk: int | None = None) -> Panel | None:
    """The panel of a claim; None where there is none, or it is another article's."""
    newest = Anchor.objects.select_related("revision").defer("revision__text")
    claim = (
        Claim.objects.select_related("article", "assignee", "decided_by")
        .with_chain()
        .prefetch_related(
            Prefetch("anchors", queryset=newest.order_by("-revision__number")),
            Prefetch("evidence", queryset=Evidence.objects.linked()),
        )
        .filter(pk=pk)
        .first()
    )
    if claim is None or (article_pk is not None and claim.article_id != article_pk):
        return None
    anchor = next(iter(claim.anchors.all()), None)
    return Panel(
        claim=claim,
        person=person,
        anchor=anchor,
        analysis=analysis(claim, anchor),
        talk=talk_on(claim.article, claim, person=person),
        placing=placing(claim, claim.anchors.all(), person=person),
        evidence=list(claim.evidence.all()),
        replacements=_replacements(claim),
        judged=judged(claim, person, quote=anchor.quote if anchor else None),
        history=page_of(Event.objects.of_claims([pk]), person=person, size=LATEST).entries,
    )


def _replacements(claim: Claim) -> list[Claim]:
    if claim.status != Claim.Status.SUPERSEDED:
        return []
    replaced_by = Replacement.objects.select_related("new").filter(claim=claim)
    return [replacement.new for replacement in replaced_by]


def place_of(claim: Claim, revision: Revision) -> Anchor | None:
    """Where a claim stands in a revision."""
    return claim.anchors.filter(revision=revision).first()
