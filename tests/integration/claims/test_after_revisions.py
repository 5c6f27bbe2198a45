"""After a new text: verdicts on other words go stale, what is new is read, what was can be seen."""

from random import Random

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.record import Machine
from factcheck.claims.actions.corrections import (
    change_extent,
    dismiss,
    edit_claim,
)
from factcheck.claims.actions.lines import bring_back_line, kept_starts, store_line
from factcheck.claims.actions.reading import queue_reading, store_split
from factcheck.claims.actions.stale import mark_stale, still_holds
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim, Reading
from factcheck.claims.past import claims_at, state_at
from factcheck.lib.errors import RuleBroken
from factcheck.lib.words import same_words
from factcheck.nlp.types import Excluded, Split
from tests.factories import (
    make_article,
    stretch_of,
)
from tests.revising import (
    FERRIES,
    HEAD,
    OPENED,
    PIER,
    REPAIRS,
    TEXT,
    anchor_of,
    claim_at,
    found,
    fresh,
    retext,
    split_into,
    verified,
)

pytestmark = pytest.mark.django_db


# Verdicts


def test_still_holds_is_its_own_event_with_a_reason(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace("14 ferries", "14 big ferries"))
    stale = fresh(claim)
    with pytest.raises(RuleBroken):
        still_holds(by=by, claim=stale, version=stale.version, reason=" ")
    still_holds(by=by, claim=stale, version=stale.version, reason="They are big")
    assert fresh(claim).state == "verified"
    event = Event.objects.of_claims([claim.pk]).first()
    assert event is not None
    assert (event.action, event.reason) == ("claim.still_holds", "They are big")
    with pytest.raises(RuleBroken):
        still_holds(by=by, claim=stale, version=stale.version, reason="Again")


def test_other_things_make_a_verdict_stale_and_all_reasons_are_kept(article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    watcher = Machine("Source watch")
    assert mark_stale(by=watcher, claim=claim, reason="The source changed.")
    assert not mark_stale(by=watcher, claim=claim, reason="The source changed.")
    assert mark_stale(by=watcher, claim=claim, reason="It is to be looked at again.")
    assert claim.stale_reason == "The source changed. It is to be looked at again."
    assert fresh(claim).version == claim.version


def test_a_claim_without_a_verdict_is_never_stale(article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    assert not mark_stale(by=Machine("Source watch"), claim=claim, reason="The source changed.")
    assert fresh(claim).state == "open"


def test_a_verdict_can_be_taken_back_after_its_words_changed(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace("14", "15"))
    stale = fresh(claim)
    undo_verdict(by=by, claim=stale, version=stale.version)
    assert (fresh(claim).state, fresh(claim).stale_reason) == ("open", "")


def test_a_former_verdict_on_other_words_comes_back_stale(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    decide(by=by, claim=claim, version=claim.version, verdict="disputed", rationale="Eleven.")
    retext(by, article, TEXT.replace("14", "15"))
    stale = fresh(claim)
    still_holds(by=by, claim=stale, version=stale.version, reason="Eleven all the same")
    undo_verdict(by=by, claim=stale, version=stale.version)
    present = fresh(claim)
    assert (present.verdict, present.state) == ("verified", "stale")


@pytest.mark.parametrize(
    ("quote", "state"), [("Some 14 ferries", "stale"), ("14 ferries were damaged", "verified")]
)
def test_a_verdict_does_not_go_along_to_other_words_by_hand(
    by: User, article: Article, quote: str, state: str
) -> None:
    claim = verified(article, "14 ferries were damaged")
    revision = article.revisions.get()
    change_extent(
        by=by,
        claim=claim,
        version=claim.version,
        revision=revision,
        stretch=stretch_of(revision, quote),
    )
    assert fresh(claim).state == state


# Reading what is new


def test_only_new_and_changed_sentences_are_read(by: User, article: Article) -> None:
    first = article.revisions.get()
    queue_reading(first)
    assert split_into(first, OPENED, FERRIES, REPAIRS) == 3
    claim = Claim.objects.get(article=article, label=FERRIES[:60])
    dismiss(by=by, claim=claim, version=claim.version, reason="Known")
    added = "A fishing boat from Torsund is still missing."
    text = TEXT.replace("3.2", "3.4").replace(PIER, f"{PIER} {added}")
    second = retext(by, article, text).revision
    changed = REPAIRS.replace("3.2", "3.4")
    assert split_into(second, OPENED, FERRIES, changed, PIER, added) == 1
    labels = set(Claim.objects.filter(article=article).values_list("label", flat=True))
    assert added in labels
    assert Claim.objects.filter(article=article).count() == 4
    assert (
        second.reading.claims_found == 1 or Reading.objects.get(revision=second).claims_found == 1
    )


@pytest.mark.parametrize("corrected", [False, True])
def test_an_open_claim_of_the_splitter_says_what_its_words_say(
    by: User, article: Article, corrected: bool
) -> None:
    first = article.revisions.get()
    queue_reading(first)
    split_into(first, FERRIES, REPAIRS)
    claim = Claim.objects.get(article=article, label=REPAIRS[:60])
    if corrected:
        edit_claim(
            by=by, claim=claim, version=1, label="Cost", statement="3.2 million.", kind="event"
        )
    changed = REPAIRS.replace("3.2", "3.4")
    second = retext(by, article, TEXT.replace("3.2", "3.4")).revision
    assert split_into(second, FERRIES, changed) == 0
    present = fresh(claim)
    assert present.statement == ("3.2 million." if corrected else changed)
    assert anchor_of(claim, second).quote == changed
    assert Claim.objects.filter(article=article).count() == 2
    actions = set(Event.objects.of_claims([claim.pk]).values_list("action", flat=True))
    assert ("claim.reword" in actions) is not corrected


def test_a_verdict_is_not_put_into_other_words(by: User, article: Article) -> None:
    first = article.revisions.get()
    queue_reading(first)
    split_into(first, REPAIRS)
    claim = Claim.objects.get(article=article)
    decide(by=by, claim=claim, version=1, verdict="disputed", rationale="It is more.")
    second = retext(by, article, TEXT.replace("3.2", "3.4")).revision
    assert split_into(second, REPAIRS.replace("3.2", "3.4")) == 0
    assert (fresh(claim).statement, fresh(claim).state) == (REPAIRS, "stale")


def test_a_text_replaced_before_it_was_read_stores_nothing(by: User, article: Article) -> None:
    first = article.revisions.get()
    queue_reading(first)
    second = retext(by, article, f"News.\n{TEXT}").revision
    assert Reading.objects.get(revision=first).state == Reading.State.REPLACED
    assert split_into(first, FERRIES) == 0
    assert split_into(second, FERRIES, PIER) == 2


def test_a_line_that_was_brought_back_comes_along(by: User, article: Article) -> None:
    first = article.revisions.get()
    queue_reading(first)
    start = TEXT.index(OPENED)
    out = Excluded(start, start + len(OPENED), "caption", "Looks like a caption")
    split = Split("en", is_english=True, excluded=(out,), version="test")
    store_split(revision=first, split=split)
    line = bring_back_line(by=by, revision=first, start=start)
    second = retext(by, article, f"News.\n{TEXT}").revision
    assert kept_starts(second) == {start + len("News.\n")}
    claims = (found(TEXT, OPENED),)
    assert store_line(line=line, split=Split("en", is_english=True, claims=claims)) == 0
    assert split_into(second, OPENED) == 1
    assert second.kept_lines.get().read_at is not None


# Looking back


def test_a_former_revision_is_seen_with_the_verdicts_it_had(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    gone = claim_at(article, "Repairs will cost 3.2 million crowns")
    first = article.revisions.get()
    before = Event.objects.latest("pk").at
    text = TEXT.replace("14", "15").replace(REPAIRS, "")
    second = retext(by, article, text).revision
    present = fresh(claim)
    decide(by=by, claim=present, version=present.version, verdict="disputed", rationale="No.")
    then = claims_at(first)
    assert [(s.anchor.quote, s.claim.state) for s in then] == [
        ("14 ferries were damaged", "verified"),
        ("Repairs will cost 3.2 million crowns", "open"),
    ]
    assert [(s.anchor.quote, s.claim.state) for s in claims_at(second)] == [
        ("15 ferries were damaged", "second_check")
    ]
    past = state_at(claim, before)
    assert past is not None
    assert (past.verdict, past.decided_at) == ("verified", claim.decided_at)
    assert state_at(gone, article.created_at) is None


def test_looking_back_takes_three_queries(
    by: User, article: Article, django_assert_num_queries: object
) -> None:
    for quote in ("14 ferries", "3.2 million crowns", "the old pier"):
        claim_at(article, quote)
    first = article.revisions.get()
    retext(by, article, f"News.\n{TEXT}")
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(claims_at(first)) == 3


# Many texts


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_edited_no_verdict_goes_to_other_words(by: User, seed: int) -> None:
    chance = Random(seed)
    pieces = [HEAD, OPENED, FERRIES, REPAIRS, PIER]
    article = make_article(by=by, text=f"{TEXT}\nEdition {seed}.")
    given_on: dict[int, str] = {}
    for quote in ("reopened on Tuesday", "14 ferries were damaged", "3.2 million", "old pier"):
        claim = verified(article, quote)
        given_on[claim.pk] = quote
    for edition in range(12):
        edited = chance.sample(pieces, chance.randint(2, 5)) + chance.choices(pieces, k=1)
        words = " ¶ ".join(edited).split()
        for _ in range(chance.randint(0, 4)):
            words[chance.randrange(len(words))] = chance.choice(["15", "never", "𝔉𝔢", "the"])
        text = " ".join(words).replace(" ¶ ", "\n")
        newest = retext(by, article, f"{text}\n{edition}").revision
        for claim in Claim.objects.filter(article=article):
            there = claim.anchors.filter(revision=newest).first()
            assert (there is not None) is claim.is_active
            if claim.status == Claim.Status.UNPLACED:
                assert claim.placements.get(revision=newest).places
            if there is not None and claim.state == "verified":
                assert same_words(there.quote, given_on[claim.pk])
