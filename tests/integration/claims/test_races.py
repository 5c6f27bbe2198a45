"""Two or more at the same moment, each in a thread and a connection of its own."""

from functools import partial

import pytest

from factcheck.articles.actions import TextConflict
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.corrections import add_claim, restore
from factcheck.claims.actions.evidence import link_source, remove_evidence
from factcheck.claims.actions.reading import bring_in, queue_reading, store_split
from factcheck.claims.actions.reshape import merge_claims
from factcheck.claims.actions.revisions import Revised, revise
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.lib.errors import DomainError
from factcheck.nlp.types import ClaimFound, Split
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.at_once import at_once
from tests.database import TestDatabase
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    stretch_of,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_database")]

ROUNDS = 12


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_of_two_verdicts_at_once_one_is_told_of_the_other(committed_database: TestDatabase) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        claim = make_claim(by=people[0])
        copies = [fresh(claim), fresh(claim)]

        def act(number: int, copies: list[Claim] = copies) -> Claim:
            return decide(
                by=people[number],
                claim=copies[number],
                version=1,
                verdict=("disputed", "unattributed")[number],
                rationale=f"Rationale {number}",
            )

        outcomes = at_once([lambda: act(0), lambda: act(1)])
        (conflict,) = [outcome for outcome in outcomes if isinstance(outcome, ClaimConflict)]
        (winner,) = [outcome for outcome in outcomes if isinstance(outcome, Claim)]
        present = fresh(claim)
        assert present.version == 2
        assert (present.verdict, present.decided_by) == (winner.verdict, winner.decided_by)
        assert (conflict.claim.verdict, conflict.claim.version) == (present.verdict, 2)


def test_verifying_while_the_only_support_goes(committed_database: TestDatabase) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        claim = make_claim(by=people[0])
        linked = make_evidence(claim=claim, by=people[0])
        version, one = claim.version, fresh(claim)
        other = Evidence.objects.select_related("claim").get(pk=linked.pk)

        def verify(one: Claim = one, version: int = version) -> object:
            return decide(by=people[0], claim=one, version=version, verdict="verified")

        def take_off(other: Evidence = other, version: int = version) -> object:
            return remove_evidence(by=people[1], evidence=other, version=version)

        outcomes = at_once([verify, take_off])
        assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 1
        present = fresh(claim)
        supported = present.evidence.linked().filter(stance="supports").exists()
        assert (present.verdict == "verified") is supported


def test_the_same_text_from_eight_people_is_one_article(committed_database: TestDatabase) -> None:
    people = [make_person() for _ in range(8)]
    before = Article.objects.count()
    outcomes = at_once([lambda by=by: bring_in(by=by, text=TEXT) for by in people])  # type: ignore[misc]
    assert sorted(outcome.created for outcome in outcomes) == [False] * 7 + [True]  # type: ignore[attr-defined]
    assert len({outcome.article.pk for outcome in outcomes}) == 1  # type: ignore[attr-defined]
    assert Article.objects.count() == before + 1
    assert Revision.objects.filter(reading__state="queued").count() == 1


def test_the_same_address_from_eight_people_is_one_source(committed_database: TestDatabase) -> None:
    people = [make_person() for _ in range(8)]
    for number in range(ROUNDS):
        url = f"https://example.org/report-{number}"
        outcomes = at_once(
            [lambda by=by, url=url: add_source(by=by, title="R", url=url) for by in people]  # type: ignore[misc]
        )
        assert {type(outcome) for outcome in outcomes} == {Source}
        assert Source.objects.filter(url=url).count() == 1


def test_the_same_passage_linked_by_two_is_linked_once(committed_database: TestDatabase) -> None:
    people = [make_person(), make_person()]
    source = make_source()
    for _ in range(ROUNDS):
        claim = make_claim(by=people[0])
        copies = [fresh(claim), fresh(claim)]

        def link(number: int, copies: list[Claim] = copies) -> object:
            return link_source(
                by=people[number],
                claim=copies[number],
                version=1,
                source=source,
                stance="supports",
                passage="same",
            )

        outcomes = at_once([lambda: link(0), lambda: link(1)])
        assert claim.evidence.linked().count() == 1
        assert sum(isinstance(outcome, Evidence) for outcome in outcomes) >= 1


def test_merging_crosswise_ends_in_one_merged_claim(committed_database: TestDatabase) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        article = make_article()
        quotes = ("14 ferries", "3.2 million crowns")
        pair = [make_claim(by=people[0], article=article, quote=quote) for quote in quotes]
        revision = article.revisions.get()

        def merge(
            first: int, second: int, pair: list[Claim] = pair, revision: Revision = revision
        ) -> object:
            return merge_claims(
                by=people[first],
                claim=fresh(pair[first]),
                version=1,
                other=fresh(pair[second]),
                other_version=1,
                revision=revision,
            )

        outcomes = at_once([lambda: merge(0, 1), lambda: merge(1, 0)])
        assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 1
        assert article.claims.active().count() == 1


def test_both_halves_of_a_merge_restored_at_once(committed_database: TestDatabase) -> None:
    by = make_person()
    for _ in range(ROUNDS):
        article = make_article()
        quotes = ("14 ferries", "3.2 million crowns")
        pair = [make_claim(by=by, article=article, quote=quote) for quote in quotes]
        merge_claims(
            by=by,
            claim=pair[0],
            version=1,
            other=pair[1],
            other_version=1,
            revision=article.revisions.get(),
        )
        copies = [fresh(claim) for claim in pair]

        def back(number: int, copies: list[Claim] = copies) -> object:
            return restore(by=by, claim=copies[number], version=copies[number].version)

        at_once([lambda: back(0), lambda: back(1)])
        assert set(article.claims.active()) == set(pair)


def test_of_two_new_texts_at_once_one_is_told_of_the_other(
    committed_database: TestDatabase,
) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        article = make_article()
        claim = make_claim(article=article)
        outcomes = at_once(
            [
                lambda by=by, n=n, article=article: revise(  # type: ignore[misc]
                    by=by, article=article, seen=1, text=f"{n} {TEXT} {article.pk}"
                )
                for n, by in enumerate(people)
            ]
        )
        assert sum(isinstance(outcome, TextConflict) for outcome in outcomes) == 1
        assert sum(isinstance(outcome, Revised) for outcome in outcomes) == 1
        assert article.revisions.count() == 2
        assert claim.anchors.count() == 2


def test_the_same_text_sent_twice_at_once_is_one_revision(
    committed_database: TestDatabase,
) -> None:
    by = make_person()
    for _ in range(ROUNDS):
        article = make_article()
        text = f"News. {TEXT} {article.pk}"
        send = partial(revise, by=by, article=article, seen=1, text=text)
        outcomes = at_once([send, send])
        assert sorted(outcome.created for outcome in outcomes) == [False, True]  # type: ignore[attr-defined]
        assert article.revisions.count() == 2


def test_a_verdict_while_the_words_change(committed_database: TestDatabase) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        claim = make_claim(by=people[0])
        text = claim.article.revisions.get().text.replace("14", "15")
        outcomes = at_once(
            [
                partial(
                    decide,
                    by=people[0],
                    claim=fresh(claim),
                    version=1,
                    verdict="disputed",
                    rationale="Eleven.",
                ),
                partial(revise, by=people[1], article=claim.article, seen=1, text=text),
            ]
        )
        refused = any(isinstance(outcome, ClaimConflict) for outcome in outcomes)
        assert fresh(claim).state == ("open" if refused else "stale")


def test_a_claim_added_while_the_text_changes_stands_in_the_newest(
    committed_database: TestDatabase,
) -> None:
    people = [make_person(), make_person()]
    for _ in range(ROUNDS):
        article = make_article()
        revision = article.revisions.get()
        stretch = stretch_of(revision, "14 ferries")
        at_once(
            [
                partial(add_claim, by=people[0], revision=revision, stretch=stretch),
                partial(
                    revise, by=people[1], article=article, seen=1, text=f"News. {revision.text}"
                ),
            ]
        )
        newest = Revision.objects.newest(article)
        assert newest.number == 2
        assert article.claims.active().count() == newest.anchors.count() <= 1


def test_a_text_that_is_read_while_a_new_one_comes(committed_database: TestDatabase) -> None:
    by = make_person()
    for _ in range(ROUNDS):
        article = make_article()
        revision = article.revisions.get()
        queue_reading(revision)
        start = revision.text.index("14 ferries")
        item = ClaimFound(
            start, start + 10, "14 ferries", start, start + 10, "14 ferries", "14", "event", 0.5
        )
        split = Split("en", is_english=True, claims=(item,), version="test")
        at_once(
            [
                partial(store_split, revision=revision, split=split),
                partial(revise, by=by, article=article, seen=1, text=f"News. {revision.text}"),
            ]
        )
        newest = Revision.objects.newest(article)
        assert article.claims.active().count() == newest.anchors.count() <= 1
