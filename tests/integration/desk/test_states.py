"""Every way of the table of stages is taken with real actions, and no other is open."""

import itertools
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Revision
from factcheck.audit.record import Machine
from factcheck.claims import kinds as claims
from factcheck.claims.actions import corrections, reshape, revisions, stale, verdicts
from factcheck.claims.models import Claim
from factcheck.desk import diagram, kinds
from factcheck.desk.actions import reopen, second_check
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.taking import hand_back
from factcheck.desk.states import MOVES, NEXT, TRANSITIONS, Transition, may, stage_of
from factcheck.lib.errors import DomainError
from tests.factories import TEXT, make_article, make_claim, make_evidence, make_person, stretch_of
from tests.found import found, stored

pytestmark = pytest.mark.django_db

Stage = Claim.Stage
OPEN, REVIEW, STALE = Stage.OPEN, Stage.IN_REVIEW, Stage.STALE
SECOND, APART, SETTLED = Stage.SECOND_CHECK, Stage.DISAGREEMENT, Stage.SETTLED
UNPLACED, OUT = Stage.UNPLACED, Stage.OUT

QUOTE = "Some 14 ferries were damaged"
OTHER = "Some 15 boats were damaged"
TWICE = TEXT.replace(f"{QUOTE}.", f"{QUOTE}.\n\n{QUOTE}.")
GONE = TEXT.replace(f"{QUOTE}. ", "")
ELSEWHERE = f"{GONE}\nWhat the port counted by noon: {QUOTE}, it says.\n"
_again = itertools.count(1)

type Act = Callable[[User, Claim, Stage | None], object]


class Desk:
    """Four people and a claim that is led from stage to stage."""

    def __init__(self) -> None:
        self.first, self.second = make_person(), make_person()
        self.editor, self.admin = make_person(Role.EDITOR), make_person(Role.ADMIN)

    def made(self) -> Claim:
        return make_claim(by=self.first, article=make_article(by=self.first, text=TEXT))

    def held(self, claim: Claim, by: User | None = None) -> Claim:
        assign(by=self.editor, claims=[claim], to=by or self.first)
        return claim

    def decided(self, claim: Claim, verdict: str) -> Claim:
        words = {"verdict": verdict, "rationale": f"Asked the port, time {next(_again)}."}
        return verdicts.decide(by=self.first, claim=claim, version=claim.version, **words)

    def checked(self, claim: Claim, verdict: str) -> Claim:
        words = {"verdict": verdict, "rationale": "Asked the crew."}
        second_check.second_check(by=self.second, claim=claim, version=claim.version, **words)
        return claim

    def looked_at(self, claim: Claim) -> Claim:
        stale.mark_stale(by=Machine("Tests"), claim=claim, reason=f"Reason {next(_again)}.")
        return fresh(claim)

    def flagged(self, claim: Claim, *, on: bool = True, by: User | None = None) -> Claim:
        return reopen.flag_legal_risk(
            by=by or self.editor, claim=claim, version=claim.version, on=on, reason="A name."
        )

    def retexted(self, claim: Claim, text: str) -> Claim:
        newest = Revision.objects.newest(claim.article)
        revisions.revise(by=self.first, article=claim.article, seen=newest.number, text=text)
        return fresh(claim)

    def agreed(self) -> Claim:
        return self.checked(self.decided(self.made(), "disputed"), "disputed")

    def at(self, stage: Stage) -> Claim:
        """A claim at a stage."""
        claim = self.made()
        match stage:
            case Stage.IN_REVIEW:
                self.held(claim)
            case Stage.SETTLED | Stage.STALE:
                make_evidence(claim=claim, by=self.first)
                self.decided(claim, "verified")
            case Stage.SECOND_CHECK:
                self.decided(claim, "disputed")
            case Stage.DISAGREEMENT:
                self.checked(self.decided(claim, "disputed"), "unattributed")
            case Stage.UNPLACED:
                self.retexted(claim, TWICE)
            case Stage.OUT:
                dismiss(self.first, claim, None)
        if stage == STALE:
            self.looked_at(claim)
        return fresh(claim)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.select_related("article").get(pk=claim.pk)


def newest(claim: Claim) -> Revision:
    return Revision.objects.newest(claim.article)


def dismiss(by: User, claim: Claim, to: Stage | None) -> object:
    return corrections.dismiss(by=by, claim=claim, version=claim.version, reason="A caption.")


def found_in(by: User, claim: Claim, to: Stage | None) -> Claim:
    text = f"News.\n{TEXT}"
    return stored(make_article(by=by, text=text), found(text, "14 ferries"))[0]


def add(by: User, claim: Claim, to: Stage | None) -> Claim:
    return make_claim(by=by, article=claim.article, quote="3.2 million crowns")


def merge(by: User, claim: Claim, to: Stage | None) -> Claim:
    other = corrections.add_claim(
        by=by, revision=newest(claim), stretch=stretch_of(newest(claim), "Repairs will cost")
    )
    return reshape.merge_claims(
        by=by,
        claim=claim,
        version=claim.version,
        other=other,
        other_version=other.version,
        revision=newest(claim),
    )


def split(by: User, claim: Claim, to: Stage | None) -> Claim:
    parts = [stretch_of(newest(claim), words) for words in ("14 ferries", "were damaged")]
    return reshape.split_claim(
        by=by,
        claim=claim,
        version=claim.version,
        revision=newest(claim),
        first=parts[0],
        second=parts[1],
    )[0]


def extent(by: User, claim: Claim, to: Stage | None) -> object:
    words = "14 ferries" if to == STALE and stage_of(claim) != STALE else QUOTE
    place = stretch_of(newest(claim), words)
    return corrections.change_extent(
        by=by, claim=claim, version=claim.version, revision=newest(claim), stretch=place
    )


def place(by: User, claim: Claim, to: Stage | None) -> object:
    return revisions.place_claim(
        by=by,
        claim=claim,
        version=claim.version,
        revision=newest(claim),
        stretch=stretch_of(newest(claim), QUOTE),
    )


def simple(action: Callable[..., Any], **words: Any) -> Act:
    return lambda by, claim, to: action(by=by, claim=claim, version=claim.version, **words)


def judge(action: Callable[..., Any], verdicts_for: dict[Stage, str], why: str) -> Act:
    def act(by: User, claim: Claim, to: Stage | None) -> object:
        verdict = verdicts_for.get(to or SETTLED, "unattributed")
        words = {"verdict": verdict, why: "Nobody at the port knows."}
        return action(by=by, claim=claim, version=claim.version, **words)

    return act


def give_away(desk: Desk, by: User, claim: Claim, to: Stage | None) -> object:
    return assign(by=by, claims=[claim], to=None if to == OPEN else desk.second)


def carry(desk: Desk, by: User, claim: Claim, to: Stage | None) -> object:
    present, stage = newest(claim).text, stage_of(claim)
    if to == OUT:
        text = GONE
    elif stage == OUT or (stage == UNPLACED and to != UNPLACED):
        text = TEXT
    elif to == stage:
        text = f"News.\n{present}"
    else:
        text = TWICE if to == UNPLACED else TEXT.replace(QUOTE, OTHER)
    return desk.retexted(claim, text)


def acts(desk: Desk) -> dict[str, tuple[User, Act]]:
    """How each action is taken, and by whom where everything is in order."""
    first, second, editor = desk.first, desk.second, desk.editor
    weighty = {SECOND: "disputed"}
    undo, checks = simple(verdicts.undo_verdict), second_check
    return {
        claims.FIND: (first, found_in),
        claims.ADD: (first, add),
        kinds.ASSIGN: (editor, partial(give_away, desk)),
        kinds.HAND_BACK: (first, simple(hand_back, reason="Off sick.")),
        claims.DECIDE: (first, judge(verdicts.decide, weighty, "rationale")),
        kinds.SECOND_CHECK: (
            second,
            judge(checks.second_check, {SETTLED: "disputed"}, "rationale"),
        ),
        kinds.RESOLVE: (editor, judge(checks.resolve, {}, "reason")),
        claims.STALE: (editor, lambda by, claim, to: desk.looked_at(claim)),
        claims.STILL_HOLDS: (first, simple(stale.still_holds, reason="Read it again.")),
        claims.REOPEN: (editor, simple(reopen.reopen, reason="A new log.")),
        kinds.FLAG_RISK: (editor, lambda by, claim, to: desk.flagged(claim, by=by)),
        kinds.UNFLAG_RISK: (editor, lambda by, claim, to: desk.flagged(claim, on=False, by=by)),
        claims.UNDO_VERDICT: (first, undo),
        kinds.UNDO_SECOND_CHECK: (second, simple(checks.take_back_second_check)),
        kinds.UNDO_RESOLVE: (editor, simple(checks.take_back_resolution)),
        claims.CARRY: (first, partial(carry, desk)),
        claims.PLACE: (first, place),
        claims.SAY_GONE: (first, simple(revisions.say_gone)),
        claims.EXTENT: (first, extent),
        claims.DISMISS: (first, dismiss),
        claims.SPLIT: (first, split),
        claims.MERGE: (first, merge),
        claims.RESTORE: (first, simple(corrections.restore)),
    }


def judged_to(desk: Desk, claim: Claim, stage: Stage) -> Claim:
    """The claim with one more verdict, by which it comes to a stage."""
    desk.decided(claim, "disputed" if stage == SECOND else "unattributed")
    return desk.looked_at(claim) if stage == STALE else fresh(claim)


def before_undo(desk: Desk, way: Transition) -> Claim:
    stage = Stage(way.stage or OPEN)
    if stage not in {OPEN, REVIEW}:
        return judged_to(desk, desk.at(way.to), stage)
    if way.to == APART:
        claim = desk.at(APART)
        claim = desk.held(claim) if stage == REVIEW else claim
        return reopen.reopen(by=desk.editor, claim=claim, version=claim.version, reason="A log.")
    claim = judged_to(desk, desk.at(stage), way.to)
    return verdicts.undo_verdict(by=desk.first, claim=claim, version=claim.version)


def resolved(desk: Desk) -> Claim:
    claim, words = desk.at(APART), {"verdict": "disputed", "reason": "Eleven."}
    return second_check.resolve(by=desk.editor, claim=claim, version=claim.version, **words)


def before_restoring(desk: Desk, way: Transition) -> Claim:
    claim = desk.at(OPEN if way.to == OUT else way.to)
    dismiss(desk.first, claim, None)
    return desk.retexted(claim, GONE) if way.to == OUT else claim


def before_new_text(desk: Desk, way: Transition) -> Claim:
    if way.stage == UNPLACED:
        return desk.retexted(desk.at(OPEN if way.to in {UNPLACED, OUT} else way.to), TWICE)
    return desk.retexted(desk.at(way.to), GONE) if way.stage == OUT else at_start(desk, way)


def before_placing(desk: Desk, way: Transition) -> Claim:
    claim = before_new_text(desk, way)
    return desk.retexted(claim, ELSEWHERE) if way.stage == OUT else claim


def before_unflagging(desk: Desk, way: Transition) -> Claim:
    if way.stage == SETTLED:
        return desk.flagged(desk.agreed())
    return desk.flagged(desk.at(SETTLED) if way.stage == SECOND else at_start(desk, way))


def before_reopening(desk: Desk, way: Transition) -> Claim:
    claim = at_start(desk, way)
    return desk.held(claim) if way.to == REVIEW else claim


def checked_twice(desk: Desk, way: Transition) -> Claim:
    return desk.agreed() if way.stage == SETTLED else desk.at(APART)


def at_start(desk: Desk, way: Transition) -> Claim:
    return desk.at(Stage(way.stage or way.to))


PREPARED: dict[str, Callable[[Desk, Transition], Claim]] = {
    claims.UNDO_VERDICT: before_undo,
    claims.STILL_HOLDS: lambda desk, way: desk.looked_at(desk.at(way.to)),
    kinds.HAND_BACK: lambda desk, way: desk.held(at_start(desk, way)),
    claims.REOPEN: before_reopening,
    kinds.FLAG_RISK: lambda desk, way: (
        desk.agreed() if way.stage == way.to == SETTLED else at_start(desk, way)
    ),
    kinds.UNFLAG_RISK: before_unflagging,
    kinds.UNDO_SECOND_CHECK: checked_twice,
    kinds.UNDO_RESOLVE: lambda desk, way: resolved(desk),
    claims.RESTORE: before_restoring,
    claims.CARRY: before_new_text,
    claims.PLACE: before_placing,
}
"""How a claim comes to where a way begins, where being at that stage is not enough."""


def name_of(way: Transition) -> str:
    return f"{way.stage or 'made'}-{way.action}-{way.to}"


@pytest.mark.parametrize("way", TRANSITIONS, ids=name_of)
def test_every_way_leads_where_the_table_says(way: Transition) -> None:
    desk = Desk()
    claim = fresh(PREPARED.get(way.action, at_start)(desk, way))
    if way.stage is not None:
        assert (claim.stage, stage_of(claim)) == (way.stage, way.stage)
    by, act = acts(desk)[way.action]
    if way.action == claims.UNDO_VERDICT and way.to == APART:
        by = desk.editor
    if way.stage is not None and MOVES[way.action].permission is not None:
        assert may(by, claim, way.action)
    result = act(by, claim, way.to)
    end = fresh(result if way.stage is None and isinstance(result, Claim) else claim)
    assert (end.stage, stage_of(end)) == (way.to, way.to)


CLOSED = [
    (stage, action)
    for stage in Stage
    for action in MOVES
    if action not in {claims.FIND, claims.ADD}
    and not any((way.stage, way.action) == (stage, action) for way in TRANSITIONS)
]


@pytest.mark.parametrize(("stage", "action"), CLOSED)
def test_no_other_way_is_open(stage: Stage, action: str) -> None:
    desk = Desk()
    claim = desk.at(stage)
    _, act = acts(desk)[action]
    for by in (desk.first, desk.second, desk.editor, desk.admin):
        assert not may(by, claim, action)
        try:
            act(by, fresh(claim), None)
        except DomainError:
            continue
        # What does not apply does nothing.
        assert fresh(claim).version == claim.version


def test_the_table_says_each_thing_once_and_leaves_no_stage_out() -> None:
    ways = [(way.stage, way.action, way.to) for way in TRANSITIONS]
    assert len(ways) == len(set(ways))
    assert {way.action for way in TRANSITIONS} == set(MOVES)
    assert {way.stage for way in TRANSITIONS if way.stage} == set(Stage) == set(NEXT)
    assert {way.to for way in TRANSITIONS} == set(Stage)


def test_the_diagram_is_not_stale() -> None:
    call_command("workflow", "--check", stdout=StringIO())
    text = Path(settings.BASE_DIR, "docs", "workflow.md").read_text(encoding="utf-8")
    assert diagram.put_in(text) == text
    assert diagram.put_in(text.replace("settled", "sold")) != text.replace("settled", "sold")
    with pytest.raises(ValueError, match="marks"):
        diagram.put_in("No marks.")
