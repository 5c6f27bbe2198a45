"""A newsroom at work, in any order: what must hold after every step, whoever did what before.

Hypothesis (https://hypothesis.readthedocs.io, stateful testing) drives one article through edits
of its text and every kind of work on its claims, by several people, with claims that were read
just now or long ago. What the rules refuse is refused and changes nothing; what they permit must
leave the newsroom in order.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions import corrections, evidence, reshape, stale, verdicts
from factcheck.claims.actions.corrections import Stretch
from factcheck.claims.actions.reading import start_reading, store_split
from factcheck.claims.actions.revisions import place_claim, revise, say_gone
from factcheck.claims.models import Anchor, Claim, ClaimQuerySet, Reading
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
from factcheck.lib.errors import DomainError
from factcheck.lib.words import same_words
from factcheck.nlp.types import Split
from tests.database import TestDatabase
from tests.factories import make_article, make_person, make_source
from tests.found import found
from tests.replay import Playback, present_rows

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

EXAMPLES = int(os.environ.get("STATEFUL_EXAMPLES", "15"))
STEPS = int(os.environ.get("STATEFUL_STEPS", "30"))
SENTENCES = (
    "The harbor at Lindholm reopened on Tuesday.",
    "Some 14 ferries were damaged.",
    "Repairs will cost 3.2 million crowns.",
    "Mayor Ada Brandt had warned of the storm.",
    "Ferries run every 40 minutes again.",
    "Two people were hurt on the pier.",
)
EDITIONS = itertools.count(1)
ANY = 11
ACTIVE, LOST = Q(status="active"), Q(status__in=["unplaced", "gone"])
DECIDED, STALE = ACTIVE & ~Q(verdict=""), ~Q(stale_reason="")
number = st.integers(min_value=0, max_value=ANY)
reasons = st.sampled_from(["", "The desk asked for it."])


class Newsroom(RuleBasedStateMachine):
    """One article, five people, and what they may come to do in any order."""

    history: Playback
    """Of the whole database, which all examples share."""

    def __init__(self) -> None:
        super().__init__()
        self.judged: dict[tuple[int, str], str] = {}
        self.remembered: dict[int, Claim] = {}

    @initialize()
    def opens(self) -> None:
        self.people = [
            make_person(Role.CHECKER),
            make_person(Role.CHECKER),
            make_person(Role.EDITOR),
            make_person(Role.EDITOR),
            make_person(Role.ADMIN),
        ]
        self.sources = [make_source(), make_source()]
        # A text that is known already would be the article that has it.
        self.sentences = [*SENTENCES[:4], f"Edition {next(EDITIONS)}."]
        self.article: Article = make_article(by=self.people[0], text=" ".join(self.sentences))
        Reading.objects.create(revision=self.newest)
        self.read()

    @property
    def newest(self) -> Revision:
        return Revision.objects.newest(self.article)

    def person(self, which: int) -> User:
        return self.people[which % len(self.people)]

    def claim(self, which: int, fit: Q, *, remembered: bool = False) -> Claim | None:
        """A claim of the article, mostly one that is fit for what is to be done with it.

        As somebody read it earlier, where so wished.
        """
        among = Claim.objects.of_article(self.article).order_by("pk")
        claims = list(among if which == ANY else among.filter(fit))
        if not claims:
            return None
        claim = claims[which % len(claims)]
        before = self.remembered.get(claim.pk, claim)
        self.remembered[claim.pk] = claim
        return before if remembered else claim

    @contextmanager
    def may_refuse(self) -> Iterator[None]:
        """What is refused changes nothing, not even a part of it."""
        refusal, newest = "", Event.objects.latest("pk").pk
        try:
            yield
            return
        except DomainError as error:
            refusal = error.message
        assert refusal.strip()
        assert Event.objects.latest("pk").pk == newest, "something was changed and then refused"

    def at(self, which: int, sentence: int) -> Stretch:
        quote = self.sentences[sentence % len(self.sentences)]
        text = self.newest.text
        start = text.index(quote)
        if which % 3 == 0:
            quote = quote[: max(8, len(quote) // 2)]
        return Stretch(start, start + len(quote), quote)

    # The text changes.

    def save_text(self, by: int, *, behind: int = 0) -> None:
        text = " ".join(self.sentences)
        before = self.newest
        with self.may_refuse():
            revise(
                by=self.person(by),
                article=self.article,
                seen=before.number - behind,
                text=text,
            )
        # A text that was refused is not the article's.
        self.sentences = [
            part if part.endswith(".") else f"{part}." for part in self.newest.text.split(". ")
        ]

    @rule(by=number, where=number)
    def takes_a_sentence_out(self, by: int, where: int) -> None:
        if len(self.sentences) > 1:
            del self.sentences[where % len(self.sentences)]
            self.save_text(by)

    @rule(by=number, what=number, where=number)
    def puts_a_sentence_in(self, by: int, what: int, where: int) -> None:
        at = where % (len(self.sentences) + 1)
        self.sentences.insert(at, SENTENCES[what % len(SENTENCES)])
        self.save_text(by)

    @rule(by=number, one=number, other=number)
    def moves_a_sentence(self, by: int, one: int, other: int) -> None:
        moved = self.sentences.pop(one % len(self.sentences))
        self.sentences.insert(other % (len(self.sentences) + 1), moved)
        self.save_text(by)

    @rule(by=number, where=number, word=number, put=st.sampled_from(["19", "not", "Otto", "at"]))
    def changes_a_word(self, by: int, where: int, word: int, put: str) -> None:
        at = where % len(self.sentences)
        words = self.sentences[at].removesuffix(".").split()
        words[word % len(words)] = put
        self.sentences[at] = f"{' '.join(words)}."
        self.save_text(by)

    @rule(by=number)
    def saves_from_an_old_text(self, by: int) -> None:
        self.sentences.append("Nobody saw it coming.")
        self.save_text(by, behind=1)

    @rule()
    def read(self) -> None:
        """The worker reads the text: every sentence is a claim to it."""
        revision = self.newest
        known = set(Anchor.objects.filter(revision=revision).values_list("claim", flat=True))
        if not start_reading(revision=revision):
            return
        claims = {found(revision.text, sentence).start: sentence for sentence in self.sentences}
        split = Split(
            "en",
            True,
            tuple(found(revision.text, claims[start]) for start in sorted(claims)),
            (),
            version="1",
        )
        store_split(revision=revision, split=split)
        standing = Anchor.objects.filter(revision=revision, claim__status="active")
        former = {(a.start, a.end) for a in standing if a.claim_id in known}
        new = [(a.start, a.end) for a in standing if a.claim_id not in known]
        assert not former.intersection(new), "a sentence was split again"
        assert len(new) == len(set(new))

    # The claims are worked on.

    def work(
        self, which: int, fit: Q, act: Callable[[Claim], object], *, old: bool = False
    ) -> None:
        claim = self.claim(which, fit, remembered=old)
        if claim is not None:
            with self.may_refuse():
                act(claim)

    @rule(
        by=number,
        which=number,
        old=st.booleans(),
        verdict=st.sampled_from(["verified", "disputed", "unattributed"]),
        rationale=st.sampled_from(["The port says 11.", "Nobody there knows of it.", ""]),
    )
    def gives_a_verdict(self, by: int, which: int, old: bool, verdict: str, rationale: str) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: verdicts.decide(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                verdict=verdict,
                rationale=rationale,
            ),
            old=old,
        )

    @rule(by=number, which=number, old=st.booleans())
    def takes_a_verdict_back(self, by: int, which: int, old: bool) -> None:
        self.work(
            which,
            DECIDED,
            lambda claim: verdicts.undo_verdict(
                by=self.person(by), claim=claim, version=claim.version
            ),
            old=old,
        )

    @rule(by=number, which=number, reason=reasons)
    def says_it_still_holds(self, by: int, which: int, reason: str) -> None:
        claim = self.claim(which, STALE)
        if claim is None:
            return
        with self.may_refuse():
            stale.still_holds(by=self.person(by), claim=claim, version=claim.version, reason=reason)
            self.judged[claim.pk, str(claim.decided_at)] = self.words(claim)

    @rule(
        by=number,
        which=number,
        source=number,
        stance=st.sampled_from(["supports", "contradicts", "context"]),
    )
    def links_a_source(self, by: int, which: int, source: int, stance: str) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: evidence.link_source(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                source=self.sources[source % 2],
                stance=stance,
            ),
        )

    @rule(by=number, which=number)
    def unlinks_a_source(self, by: int, which: int) -> None:
        claim = self.claim(which, ACTIVE & Q(evidence__removed_at=None))
        linked = claim and claim.evidence.filter(removed_at=None).first()
        if claim and linked:
            with self.may_refuse():
                evidence.remove_evidence(by=self.person(by), evidence=linked, version=claim.version)

    @rule(by=number, which=number, sentence=number, part=number, old=st.booleans())
    def moves_a_claim(self, by: int, which: int, sentence: int, part: int, old: bool) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: corrections.change_extent(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                revision=self.newest,
                stretch=self.at(part, sentence),
            ),
            old=old,
        )

    @rule(by=number, which=number, sentence=number, part=number)
    def places_a_claim(self, by: int, which: int, sentence: int, part: int) -> None:
        self.work(
            which,
            LOST,
            lambda claim: place_claim(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                revision=self.newest,
                stretch=self.at(part, sentence),
            ),
        )

    @rule(by=number, which=number)
    def says_a_claim_is_gone(self, by: int, which: int) -> None:
        self.work(
            which,
            Q(status="unplaced"),
            lambda claim: say_gone(by=self.person(by), claim=claim, version=claim.version),
        )

    @rule(by=number, which=number, one=number, other=number)
    def splits_a_claim(self, by: int, which: int, one: int, other: int) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: reshape.split_claim(
                by=self.person(by),
                claim=claim,
                version=claim.version,
                revision=self.newest,
                first=self.at(0, one),
                second=self.at(1, other),
            ),
        )

    @rule(by=number, which=number, other=number)
    def merges_claims(self, by: int, which: int, other: int) -> None:
        second = self.claim(other, ACTIVE)
        if second is not None:
            self.work(
                which,
                ACTIVE,
                lambda claim: reshape.merge_claims(
                    by=self.person(by),
                    claim=claim,
                    version=claim.version,
                    other=second,
                    other_version=second.version,
                    revision=self.newest,
                ),
            )

    @rule(by=number, which=number, reason=reasons)
    def dismisses_a_claim(self, by: int, which: int, reason: str) -> None:
        self.work(
            which,
            ACTIVE,
            lambda claim: corrections.dismiss(
                by=self.person(by), claim=claim, version=claim.version, reason=reason
            ),
        )

    @rule(by=number, which=number)
    def restores_a_claim(self, by: int, which: int) -> None:
        self.work(
            which,
            Q(status__in=["dismissed", "superseded"]),
            lambda claim: corrections.restore(
                by=self.person(by), claim=claim, version=claim.version
            ),
        )

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

    def words(self, claim: Claim) -> str:
        anchor = claim.anchors.order_by("-revision__number").first()
        assert anchor is not None
        return anchor.quote

    @property
    def claims(self) -> ClaimQuerySet:
        return Claim.objects.of_article(self.article)

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
