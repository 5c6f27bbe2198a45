"""Work on an article's text and claims, for Hypothesis to put into any order."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
)

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions import corrections, evidence, reshape, stale, verdicts
from factcheck.claims.actions.corrections import Stretch
from factcheck.claims.actions.reading import start_reading, store_split
from factcheck.claims.actions.revisions import place_claim, revise, say_gone
from factcheck.claims.models import Anchor, Claim, ClaimQuerySet, Reading
from factcheck.lib.errors import DomainError
from factcheck.nlp.types import Split
from tests.factories import make_article, make_person, make_source
from tests.found import found

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


class Work(RuleBasedStateMachine):
    """One article, five people, and what they may do to its text and its claims in any order."""

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

    def words(self, claim: Claim) -> str:
        anchor = claim.anchors.order_by("-revision__number").first()
        assert anchor is not None
        return anchor.quote

    @property
    def claims(self) -> ClaimQuerySet:
        return Claim.objects.of_article(self.article)
