"""A new text: claims come along on their words, or a person is asked where they stand."""

from collections import Counter

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import TextConflict, add_revision
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.corrections import (
    add_claim,
    change_extent,
    dismiss,
    restore,
)
from factcheck.claims.actions.reading import queue_reading
from factcheck.claims.actions.revisions import foresee, place_claim, revise, say_gone
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Placement, Reading
from factcheck.lib.carry import Outcome
from factcheck.lib.errors import NotAllowed, RuleBroken
from factcheck.search.filters import STATES, ClaimFilter
from tests.factories import (
    make_person,
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
    fresh,
    retext,
    split_into,
    verified,
)

pytestmark = pytest.mark.django_db


# The text itself


def test_a_new_text_is_a_revision_with_who_and_why(by: User, article: Article) -> None:
    result = retext(by, article, TEXT + "More.\r\n", reason="A correction")
    revision = Revision.objects.newest(article)
    assert result.revision == revision
    assert (revision.number, revision.by, revision.reason) == (2, by, "A correction")
    assert revision.text == TEXT + "More.\n"
    assert revision.reading.state == Reading.State.QUEUED
    event = Event.objects.filter(table="articles.revision", article_id=article.pk).first()
    assert event is not None
    assert (event.action, event.reason) == ("article.revise", "A correction")


def test_the_text_it_has_is_no_new_revision_whoever_sends_it(by: User, article: Article) -> None:
    changed = retext(by, article, TEXT + "More.")
    again = revise(by=by, article=article, seen=1, text=TEXT + "More.")
    assert (again.created, again.revision) == (False, changed.revision)
    assert article.revisions.count() == 2


def test_a_text_made_from_an_older_one_is_a_conflict_that_shows_the_present(
    by: User, article: Article
) -> None:
    theirs = retext(by, article, TEXT + "Theirs.").revision
    with pytest.raises(TextConflict) as conflict:
        revise(by=by, article=article, seen=1, text=TEXT + "Mine.")
    assert conflict.value.revision == theirs
    assert article.revisions.count() == 2


@pytest.mark.parametrize("text", ["", " \n", "\0"])
def test_what_is_no_text_is_refused(by: User, article: Article, text: str) -> None:
    with pytest.raises(RuleBroken):
        retext(by, article, text)
    with pytest.raises(RuleBroken):
        add_revision(by=by, article=article, seen=1, text="Words.", reason="x" * 301)


# Claims


def test_same_words_in_the_same_place_keep_their_verdict(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    result = retext(by, article, f"𝔉𝔢 🚢 News.\n\n{TEXT}")
    anchor = anchor_of(claim, result.revision)
    assert (anchor.carried, anchor.quote) == ("unchanged", "14 ferries were damaged")
    present = fresh(claim)
    assert (present.state, present.version) == ("verified", claim.version)
    assert result.outcomes == {Outcome.UNCHANGED: 1}


def test_same_words_elsewhere_keep_their_verdict(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    text = f"{HEAD}\n\n{OPENED}\n\n{REPAIRS}\n\n{PIER}\n\n{FERRIES}\n"
    result = retext(by, article, text)
    assert anchor_of(claim, result.revision).carried == "moved"
    assert fresh(claim).state == "verified"


def test_a_verdict_on_changed_words_is_stale_and_says_why(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    result = retext(by, article, TEXT.replace("14", "15"))
    anchor = anchor_of(claim, result.revision)
    assert (anchor.carried, anchor.quote) == ("changed", "15 ferries were damaged")
    present = fresh(claim)
    assert (present.state, present.verdict) == ("stale", "verified")
    assert "revision 2" in present.stale_reason
    assert present.version == claim.version + 1
    assert result.stale == 1
    with pytest.raises(ClaimConflict):
        decide(by=by, claim=claim, version=claim.version, verdict="disputed", rationale="Fifteen.")


def test_an_undecided_claim_on_changed_words_is_anchored_anew(by: User, article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    result = retext(by, article, TEXT.replace("14", "15"))
    assert anchor_of(claim, result.revision).carried == "changed"
    assert (fresh(claim).state, fresh(claim).version) == ("open", claim.version + 1)


def test_what_is_gone_is_kept_and_not_open(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    open_claim = claim_at(article, "Some 14 ferries")
    result = retext(by, article, TEXT.replace(FERRIES + "\n\n", ""))
    assert result.outcomes == {Outcome.GONE: 2}
    assert [fresh(c).state for c in (claim, open_claim)] == ["gone", "gone"]
    assert fresh(claim).verdict == "verified"
    assert not claim.anchors.filter(revision=result.revision).exists()
    assert claim.anchors.count() == 1
    assert not Claim.objects.active().filter(article=article).exists()
    assert set(Claim.objects.gone()) == {claim, open_claim}
    counts = ClaimFilter(article=article.pk).counts()
    assert (counts[""], counts["open"], counts["gone"]) == (0, 0, 2)
    with pytest.raises(RuleBroken):
        decide(by=by, claim=fresh(claim), version=fresh(claim).version, verdict="verified")


def test_what_was_gone_comes_back_with_its_words(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace(FERRIES + "\n\n", ""))
    result = retext(by, article, TEXT)
    assert result.returned == 1
    assert anchor_of(claim, result.revision).quote == "14 ferries were damaged"
    assert fresh(claim).state == "verified"


def test_dismissed_claims_come_along_too(by: User, article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    dismiss(by=by, claim=claim, version=claim.version, reason="A caption")
    result = retext(by, article, f"News.\n{TEXT}")
    assert anchor_of(claim, result.revision).carried == "unchanged"
    assert fresh(claim).state == "dismissed"
    assert result.outcomes == {}
    restore(by=by, claim=fresh(claim), version=claim.version)
    assert fresh(claim).state == "open"


def test_a_dismissed_claim_whose_words_are_gone_is_gone_when_restored(
    by: User, article: Article
) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    dismiss(by=by, claim=claim, version=claim.version, reason="A caption")
    retext(by, article, TEXT.replace(FERRIES, ""))
    assert fresh(claim).state == "dismissed"
    restore(by=by, claim=claim, version=claim.version)
    assert fresh(claim).state == "gone"


def test_carrying_over_is_in_the_history_of_the_claim(by: User, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    before = Event.objects.latest("pk").pk
    retext(by, article, TEXT.replace("14", "15"), reason="The port counted again")
    events = Event.objects.of_claims([claim.pk]).filter(pk__gt=before)
    assert {(event.action, event.actor_id, event.reason) for event in events} == {
        ("claim.carry", by.pk, "The port counted again")
    }
    assert {event.table for event in events} == {"claims.claim", "claims.anchor"}


def test_content_comes_along(by: User, article: Article) -> None:
    revision = article.revisions.get()
    queue_reading(revision)
    split_into(revision, REPAIRS)
    claim = Claim.objects.get(article=article)
    claim_anchor = claim.anchors.get()
    result = retext(by, article, f"News.\n{TEXT}")
    anchor = anchor_of(claim, result.revision)
    assert claim_anchor.content_start is not None
    assert anchor.content_start == claim_anchor.content_start + len("News.\n")


# Places that fit equally


@pytest.fixture
def unplaced(by: User, article: Article) -> Claim:
    claim = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace(FERRIES, f"{FERRIES}\n\n{FERRIES}"))
    return fresh(claim)


def test_of_two_places_a_person_is_asked(unplaced: Claim) -> None:
    newest = Revision.objects.newest(unplaced.article)
    assert unplaced.state == "unplaced"
    assert not unplaced.anchors.filter(revision=newest).exists()
    placement = Placement.objects.get(claim=unplaced)
    assert [newest.text[start:end] for start, end in placement.places] == [
        "14 ferries were damaged"
    ] * 2
    assert Claim.objects.filter(STATES["unplaced"]).get() == unplaced


def test_a_person_says_which(by: User, unplaced: Claim) -> None:
    newest = Revision.objects.newest(unplaced.article)
    place_claim(
        by=by,
        claim=unplaced,
        version=unplaced.version,
        revision=newest,
        stretch=stretch_of(newest, "14 ferries were damaged"),
    )
    assert fresh(unplaced).state == "verified"
    assert anchor_of(unplaced, newest).carried == "moved"


def test_placed_at_other_words_the_verdict_is_stale(by: User, unplaced: Claim) -> None:
    newest = Revision.objects.newest(unplaced.article)
    place_claim(
        by=by,
        claim=unplaced,
        version=unplaced.version,
        revision=newest,
        stretch=stretch_of(newest, "Repairs will cost"),
    )
    assert fresh(unplaced).state == "stale"


def test_what_the_splitter_found_there_makes_room(by: User, unplaced: Claim) -> None:
    newest = Revision.objects.newest(unplaced.article)
    split_into(newest, "14 ferries were damaged", PIER)
    double = Claim.objects.active().get(label="14 ferries were damaged")
    place_claim(
        by=by,
        claim=unplaced,
        version=unplaced.version,
        revision=newest,
        stretch=stretch_of(newest, "14 ferries were damaged"),
    )
    assert double != unplaced
    assert fresh(double).state == "dismissed"
    assert fresh(unplaced).state == "verified"


def test_a_person_says_it_is_gone_and_it_stays_so(by: User, unplaced: Claim) -> None:
    say_gone(by=by, claim=unplaced, version=unplaced.version, reason="Another storm")
    assert fresh(unplaced).state == "gone"
    newest = Revision.objects.newest(unplaced.article)
    assert retext(by, unplaced.article, newest.text + "More.").returned == 0
    assert fresh(unplaced).state == "gone"


def test_the_question_goes_on_in_the_next_text(by: User, unplaced: Claim) -> None:
    newest = Revision.objects.newest(unplaced.article)
    retext(by, unplaced.article, f"News.\n{newest.text}")
    assert fresh(unplaced).state == "unplaced"
    assert unplaced.placements.count() == 2
    result = retext(by, unplaced.article, f"News.\n{TEXT}")
    assert fresh(unplaced).state == "verified"
    assert anchor_of(unplaced, result.revision).quote == "14 ferries were damaged"


def test_who_may_say_where(by: User, unplaced: Claim, article: Article) -> None:
    newest = Revision.objects.newest(article)
    stretch = stretch_of(newest, "14 ferries")
    with pytest.raises(NotAllowed):
        place_claim(
            by=make_person(Role.REPORTER),
            claim=unplaced,
            version=unplaced.version,
            revision=newest,
            stretch=stretch,
        )
    with pytest.raises(ClaimConflict):
        place_claim(by=by, claim=unplaced, version=1, revision=newest, stretch=stretch)
    old = article.revisions.get(number=1)
    with pytest.raises(TextConflict):
        place_claim(
            by=by,
            claim=unplaced,
            version=unplaced.version,
            revision=old,
            stretch=stretch_of(old, "14 ferries"),
        )
    with pytest.raises(RuleBroken):
        restore(by=by, claim=unplaced, version=unplaced.version)
    other = claim_at_newest(by, article, "3.2 million crowns")
    with pytest.raises(RuleBroken):
        say_gone(by=by, claim=other, version=other.version)


def claim_at_newest(by: User, article: Article, quote: str) -> Claim:
    newest = Revision.objects.newest(article)
    return add_claim(by=by, revision=newest, stretch=stretch_of(newest, quote))


# Corrections on a text that is no longer the newest


def test_claims_are_anchored_in_the_newest_text_alone(by: User, article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    old = article.revisions.get()
    retext(by, article, f"News.\n{TEXT}")
    stretch = stretch_of(old, "14 ferries")
    with pytest.raises(TextConflict):
        add_claim(by=by, revision=old, stretch=stretch)
    with pytest.raises(TextConflict):
        change_extent(by=by, claim=claim, version=claim.version, revision=old, stretch=stretch)
    assert claim.anchors.get(revision=old).quote == "14 ferries were damaged"


# What a new text would do


def test_what_is_foreseen_is_what_happens(
    by: User, article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in ("reopened on Tuesday", "14 ferries were damaged", "3.2 million", "old pier"):
        verified(article, quote)
    ferries = FERRIES.replace("14", "15")
    text = f"{HEAD}\n\n{OPENED}\n\n{ferries}\n\n{PIER}\n\n{PIER}\n"
    before = Event.objects.latest("pk").pk
    with django_assert_num_queries(5):
        foreseen = foresee(article=article, text=text)
    assert Event.objects.latest("pk").pk == before
    assert [fate.outcome for fate in foreseen.fates] == [
        "unchanged",
        "changed",
        "gone",
        "ambiguous",
    ]
    changed = foreseen.fates[1]
    assert changed.former is not None
    assert changed.anchor is not None
    assert (changed.former.quote[:2], changed.anchor.quote[:2]) == ("14", "15")
    happened = retext(by, article, text)
    assert happened.outcomes == Counter(fate.outcome for fate in foreseen.fates)
    assert happened.stale == 1


def test_what_would_come_back_is_foreseen(by: User, article: Article, unplaced: Claim) -> None:
    foreseen = foresee(article=article, text=TEXT)
    assert [(fate.outcome, fate.returns) for fate in foreseen.fates] == [(Outcome.MOVED, True)]
    with pytest.raises(RuleBroken):
        foresee(article=article, text=" \n")
