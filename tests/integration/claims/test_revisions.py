"""A new text: claims come along on their words, verdicts on other words go stale."""

from random import Random

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import TextConflict, add_revision
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.corrections import (
    add_claim,
    change_extent,
    dismiss,
    edit_claim,
    restore,
)
from factcheck.claims.actions.lines import bring_back_line, kept_starts, store_line
from factcheck.claims.actions.reading import queue_reading, store_split
from factcheck.claims.actions.revisions import Revised, place_claim, revise, say_gone
from factcheck.claims.actions.stale import mark_stale, still_holds
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Anchor, Claim, Placement, Reading
from factcheck.claims.past import claims_at, state_at
from factcheck.lib.carry import Outcome
from factcheck.lib.errors import NotAllowed, RuleBroken
from factcheck.lib.words import same_words
from factcheck.nlp.types import ClaimFound, Excluded, Split
from factcheck.search.filters import STATES, ClaimFilter
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_person,
    stretch_of,
)

pytestmark = pytest.mark.django_db

HEAD = "Harbor 🚢 reopens after storm"
OPENED = "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said."
FERRIES = "Some 14 ferries were damaged by the storm in the night to Monday."
REPAIRS = "Repairs will cost 3.2 million crowns, the port authority estimates."
PIER = "The council votes next week on whether the old pier can be given up."
TEXT = f"{HEAD}\n\n{OPENED}\n\n{FERRIES}\n\n{REPAIRS}\n\n{PIER}\n"


@pytest.fixture
def by() -> User:
    return make_person(Role.EDITOR)


@pytest.fixture
def article(by: User) -> Article:
    return make_article(by=by, text=TEXT)


def claim_at(article: Article, quote: str) -> Claim:
    return make_claim(article=article, quote=quote)


def verified(article: Article, quote: str) -> Claim:
    claim, person = claim_at(article, quote), make_person()
    make_evidence(claim=claim, by=person)
    return decide(by=person, claim=claim, version=claim.version, verdict="verified")


def retext(by: User, article: Article, text: str, *, reason: str = "") -> Revised:
    number = Revision.objects.newest(article).number
    return revise(by=by, article=article, seen=number, text=text, reason=reason)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def anchor_of(claim: Claim, revision: Revision) -> Anchor:
    anchor = claim.anchors.get(revision=revision)
    assert revision.text[anchor.start : anchor.end] == anchor.quote
    return anchor


def found(text: str, quote: str) -> ClaimFound:
    start = text.index(quote)
    end = start + len(quote)
    return ClaimFound(start, end, quote, start, end, quote, quote[:60], "event", 0.5)


def split_into(revision: Revision, *quotes: str) -> int:
    claims = tuple(found(revision.text, quote) for quote in quotes)
    split = Split("en", is_english=True, claims=claims, version="test")
    return store_split(revision=revision, split=split)


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
        ("15 ferries were damaged", "disputed")
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
