"""A newsroom at work, in any order: what must hold after every step, whoever did what before.

Hypothesis (https://hypothesis.readthedocs.io, stateful testing) drives one article through edits
of its text and every kind of work on its claims, by several people, with claims that were read
just now or long ago. What the rules refuse is refused and changes nothing; what they permit must
leave the newsroom in order.
"""

import os

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    rule,
    run_state_machine_as_test,
)

from factcheck.accounts.roles import Permission
from factcheck.claims.models import Anchor, Claim
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.reopen import flag_legal_risk, reopen
from factcheck.desk.actions.second_check import (
    resolve,
    second_check,
    take_back_resolution,
    take_back_second_check,
)
from factcheck.desk.actions.sign_off import sign_off, withdraw_sign_off
from factcheck.desk.actions.taking import next_claim
from factcheck.desk.actions.undo import redo_last, undo_last
from factcheck.desk.models import SecondCheck
from factcheck.lib.words import same_words
from tests.database import TestDatabase
from tests.integration.desk.work import ACTIVE, DECIDED, Work, number
from tests.replay import Playback, present_rows

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

EXAMPLES = int(os.environ.get("STATEFUL_EXAMPLES", "15"))
STEPS = int(os.environ.get("STATEFUL_STEPS", "30"))


class Newsroom(Work):
    """The same people at their desk, and what must hold whatever they did."""

    history: Playback
    """Of the whole database, which all examples share."""

    # The desk.

    @rule(
        by=number,
        which=number,
        old=st.booleans(),
        verdict=st.sampled_from(["verified", "disputed", "unattributed"]),
    )
    def gives_a_second_check(self, by: int, which: int, old: bool, verdict: str) -> None:
        self.work(
            which,
            Q(stage="second_check"),
            lambda claim: second_check(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                verdict=verdict,
                rationale="Asked the harbor master.",
            ),
            old=old,
        )

    @rule(
        by=number,
        second=number,
        which=number,
        verdict=st.sampled_from(["disputed", "unattributed"]),
    )
    def is_checked_by_two(self, by: int, second: int, which: int, verdict: str) -> None:
        self.gives_a_verdict(by, which, old=False, verdict="disputed", rationale="It was 11.")
        self.gives_a_second_check(second, which, old=False, verdict=verdict)

    @rule(by=number, which=number)
    def takes_a_second_check_back(self, by: int, which: int) -> None:
        self.work(
            which,
            ~Q(second_check=""),
            lambda claim: take_back_second_check(
                by=self.person(by), claim=claim, version=claim.version
            ),
        )

    @rule(by=number, which=number, verdict=st.sampled_from(["disputed", "unattributed"]))
    def decides_a_disagreement(self, by: int, which: int, verdict: str) -> None:
        self.work(
            which,
            Q(stage="disagreement"),
            lambda claim: resolve(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                verdict=verdict,
                reason="The register is clear.",
            ),
        )

    @rule(by=number, which=number)
    def takes_a_decision_back(self, by: int, which: int) -> None:
        self.work(
            which,
            Q(second_check="resolved"),
            lambda claim: take_back_resolution(
                by=self.person(by), claim=claim, version=claim.version
            ),
        )

    @rule(by=number, which=number)
    def reopens_a_claim(self, by: int, which: int) -> None:
        self.work(
            which,
            DECIDED,
            lambda claim: reopen(
                by=self.person(by), claim=claim, version=claim.version, reason="New facts"
            ),
        )

    @rule(by=number, which=number, on=st.booleans())
    def flags_a_legal_risk(self, by: int, which: int, on: bool) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: flag_legal_risk(
                by=self.person(by), claim=claim, version=claim.version, on=on, reason="A court case"
            ),
        )

    @rule(by=number, to=number, which=number)
    def assigns_a_claim(self, by: int, to: int, which: int) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: assign(by=self.person(by), claims=[claim], to=self.person(to)),
        )

    @rule(by=number)
    def takes_the_next_claim(self, by: int) -> None:
        with self.may_refuse():
            given = next_claim(by=self.person(by))
            assert given is None or given.assignee_id == self.person(by).pk

    @rule(by=number, how=st.sampled_from(["plain", "waived"]))
    def signs_off(self, by: int, how: str) -> None:
        at_work = {
            claim.pk: claim
            for claim in Claim.objects.of_article(self.article)
            if claim.stage not in {"settled", "out"}
        }
        waivers = dict.fromkeys(at_work, "It can wait") if how == "waived" else {}
        with self.may_refuse():
            signed = sign_off(
                by=self.person(by), article=self.article, revision=self.newest, waivers=waivers
            )
            # Whatever the rules are asked: what was signed off has nothing open but what was let
            # pass, and the frozen sheet says so.
            assert at_work.keys() == set(signed.waivers.values_list("claim", flat=True))
            assert self.person(by).may(Permission.SIGN_OFF)
            assert how == "waived" or not at_work
            assert {claim["id"] for claim in signed.sheet["claims"]} >= at_work.keys()

    @rule(by=number)
    def withdraws_a_sign_off(self, by: int) -> None:
        signed = self.article.sign_offs.filter(withdrawn_at=None).first()
        if signed is not None:
            with self.may_refuse():
                withdraw_sign_off(by=self.person(by), sign_off=signed, reason="A call came in")

    @rule(by=number)
    def undoes_what_was_done_last(self, by: int) -> None:
        with self.may_refuse():
            undo_last(by=self.person(by))

    @rule(by=number)
    def does_again_what_was_undone(self, by: int) -> None:
        with self.may_refuse():
            redo_last(by=self.person(by))

    # What must hold.

    @invariant()
    def every_anchor_equals_its_quote(self) -> None:
        anchors = Anchor.objects.filter(revision__article=self.article)
        for anchor in anchors.select_related("revision"):
            assert anchor.revision.text[anchor.start : anchor.end] == anchor.quote

    @invariant()
    def what_stands_stands_in_the_newest_text(self) -> None:
        for claim in self.claims.active():
            assert claim.anchors.filter(revision=self.newest).count() == 1

    @invariant()
    def no_verdict_is_on_other_words(self) -> None:
        for claim in self.claims.exclude(verdict="").filter(stale_reason="", status="active"):
            judged = self.judged.setdefault((claim.pk, str(claim.decided_at)), self.words(claim))
            assert same_words(judged, self.words(claim)), "a verdict came to other words"

    @invariant()
    def nobody_checked_their_own_verdict(self) -> None:
        for claim in self.claims.exclude(second_check=""):
            checks = SecondCheck.objects.filter(claim=claim, withdrawn_at=None)
            given = checks.filter(
                Q(first_at=claim.decided_at, first_verdict=claim.verdict)
                | Q(resolved_at=claim.decided_at, resolved_verdict=claim.verdict)
            ).get()
            people = [given.first_by_id, given.by_id]
            people += [given.resolved_by_id] if given.resolved_by_id else []
            assert len(set(people)) == len(people)
            assert (claim.second_check == "agreed") == (given.verdict == given.first_verdict)

    @invariant()
    def the_stage_is_what_the_row_says(self) -> None:
        for claim in self.claims.active():
            expected = claim.state if claim.state in {"stale", "second_check"} else "settled"
            if claim.state == "disagreement":
                expected = "disagreement"
            if not claim.verdict:
                expected = "in_review" if claim.assignee_id else "open"
            assert claim.stage == expected

    @invariant()
    def history_leads_to_what_is(self) -> None:
        assert self.history.go_on() == present_rows()


def test_the_newsroom_stays_in_order(committed_database: TestDatabase) -> None:
    Newsroom.history = Playback()
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
