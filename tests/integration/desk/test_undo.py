"""Undo: each kind of action is done, taken back and done again; what cannot be is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from factcheck.accounts.actions import set_keys, set_mail_notices, set_roles
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article
from factcheck.audit.kinds import phrases
from factcheck.audit.models import Event
from factcheck.claims.actions import corrections, evidence, reshape, revisions, stale, verdicts
from factcheck.claims.actions.corrections import Said
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence
from factcheck.desk import kinds
from factcheck.desk.actions.assignment import assign, set_priority
from factcheck.desk.actions.bulk import dismiss_many
from factcheck.desk.actions.reopen import flag_legal_risk, reopen
from factcheck.desk.actions.review import set_review_dates
from factcheck.desk.actions.second_check import second_check
from factcheck.desk.actions.taking import hand_back
from factcheck.desk.actions.talk import add_comment, edit_comment, remove_comment
from factcheck.desk.actions.undo import redo_last, undo, undo_last
from factcheck.desk.models import Comment, ReviewPeriod
from factcheck.desk.undoing import FINAL, UNDOABLE, deeds, last_deed
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from factcheck.sources.actions import edit_source
from factcheck.sources.models import Source
from tests.database import TestDatabase
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    stretch_of,
)

MAKES_NOTHING = {"undo", "redo"}


@dataclass
class World:
    """An article with two claims, and the people who work on it."""

    by: User
    colleague: User
    article: Article
    claim: Claim
    other: Claim

    def fresh(self, claim: Claim | None = None) -> Claim:
        return Claim.objects.get(pk=(claim or self.claim).pk)

    @property
    def on(self) -> dict[str, Any]:
        claim = self.fresh()
        return {"by": self.by, "claim": claim, "version": claim.version}


@pytest.fixture
def world(committed_database: TestDatabase) -> World:
    by, colleague = make_person(Role.EDITOR), make_person(Role.EDITOR)
    other_hand = make_person()
    article = make_article(by=other_hand, deadline=None)
    claim = make_claim(by=other_hand, article=article)
    chain = [Said("Ada Brandt", title="mayor", cue="said"), Said("Post", role="outlet")]
    corrections.set_attribution(by=other_hand, claim=claim, version=claim.version, chain=chain)
    make_evidence(by=other_hand, claim=claim)
    other = make_claim(by=other_hand, article=article, quote="Repairs will cost 3.2 million crowns")
    return World(by, colleague, article, claim, other)


def rows(model: Any, **only: Any) -> list[dict[str, Any]]:
    """All that matters of a table's rows, in one order."""
    left_out = {"id", "version", "search", "revision_id", "claim__pk"}
    return [
        {name: value for name, value in row.items() if name not in left_out}
        for row in model.objects.filter(**only).order_by("pk").values()
    ]


def state() -> dict[str, Any]:
    """What everybody sees: claims that stand, their places, chains, sources, talk; the rest."""
    standing = {"claim__status": Claim.Status.ACTIVE}
    chains = rows(Attribution, **standing)
    return {
        "claims": rows(Claim, status=Claim.Status.ACTIVE),
        "others": {(c["label"], c["status"]) for c in rows(Claim) if c["status"] != "dismissed"},
        "anchors": rows(Anchor, **standing),
        "chains": sorted(chains, key=lambda link: (link["claim_id"], link["order"])),
        "evidence": rows(Evidence, removed_at=None, **standing),
        "comments": rows(Comment, removed_at=None),
        "articles": rows(Article),
        "sources": rows(Source),
        "periods": rows(ReviewPeriod),
        "people": list(User.objects.order_by("pk").values_list("keys", "mail_notices")),
    }


type Do = Callable[[World], object]
CASES: dict[str, tuple[Do, ...]] = {}
"""What is done for each kind; whatever comes before the last step is done by the colleague."""


def case(kind: str, *before: Do) -> Callable[[Do], Do]:
    def keep(do: Do) -> Do:
        CASES[kind] = (*before, do)
        return do

    return keep


def as_colleague(do: Do) -> Do:
    def done(world: World) -> object:
        return do(World(world.colleague, world.by, world.article, world.claim, world.other))

    return done


@case("claim.edit")
def edit(w: World) -> object:
    return corrections.edit_claim(**w.on, label="New", statement="New words.", kind="event")


@case("claim.extent")
def extent(w: World) -> object:
    revision = w.article.revisions.get()
    return corrections.change_extent(
        **w.on, revision=revision, stretch=stretch_of(revision, "14 ferries")
    )


@case("claim.attribute")
def attribute(w: World) -> object:
    return corrections.set_attribution(**w.on, chain=[Said("Ida Holm", title="minister")])


@case("claim.dismiss")
def dismiss(w: World) -> object:
    return corrections.dismiss(**w.on, reason="A caption")


@case("claim.restore", as_colleague(dismiss))
def restore(w: World) -> object:
    return corrections.restore(**w.on)


@case("claim.add")
def add(w: World) -> object:
    revision = w.article.revisions.get()
    stretch = stretch_of(revision, "The harbor at Lindholm")
    return corrections.add_claim(by=w.by, revision=revision, stretch=stretch)


@case("claim.split")
def split(w: World) -> object:
    revision = w.article.revisions.get()
    first, second = stretch_of(revision, "14 ferries"), stretch_of(revision, "damaged")
    return reshape.split_claim(**w.on, revision=revision, first=first, second=second)


@case("claim.merge")
def merge(w: World) -> object:
    other = w.fresh(w.other)
    return reshape.merge_claims(
        **w.on, other=other, other_version=other.version, revision=w.article.revisions.get()
    )


@case("claim.decide")
def decide(w: World) -> object:
    return verdicts.decide(**w.on, verdict="verified", rationale="The port's log.")


@case("claim.undo_verdict", decide)
def undo_verdict(w: World) -> object:
    return verdicts.undo_verdict(**w.on)


@case("claim.reopen", as_colleague(decide))
def reopened(w: World) -> object:
    return reopen(**w.on, reason="New figures")


@case("claim.stale", as_colleague(decide))
def look_again(w: World) -> object:
    return stale.mark_stale(by=w.by, claim=w.fresh(), reason="The source changed")


@case("claim.still_holds", as_colleague(decide), as_colleague(look_again))
def still_holds(w: World) -> object:
    return stale.still_holds(**w.on, reason="Read it again")


@case("claim.flag_risk")
def flag(w: World) -> object:
    return flag_legal_risk(**w.on, on=True, reason="Names a person")


@case("claim.unflag_risk", as_colleague(flag))
def unflag(w: World) -> object:
    return flag_legal_risk(**w.on, on=False, reason="Public record")


@case("claim.assign")
def assigned(w: World) -> object:
    return assign(by=w.by, claims=[w.fresh(), w.fresh(w.other)], to=w.colleague)


@case("claim.hand_back", lambda w: assign(by=w.colleague, claims=[w.fresh()], to=w.by))
def handed_back(w: World) -> object:
    return hand_back(**w.on, reason="Off today")


@case("claim.prioritize")
def prioritized(w: World) -> object:
    return set_priority(by=w.by, claims=[w.fresh(), w.fresh(w.other)], priority=2)


@case("evidence.link", lambda w: make_source(by=w.colleague, title="Insurer"))
def link(w: World) -> object:
    source = Source.objects.get(title="Insurer")
    return evidence.link_source(**w.on, source=source, stance="context", passage="14 of 20")


@case("evidence.unlink")
def unlink(w: World) -> object:
    linked = Evidence.objects.get(claim=w.claim)
    return evidence.remove_evidence(by=w.by, evidence=linked, version=w.fresh().version)


@case("comment.add")
def comment(w: World) -> object:
    return add_comment(by=w.by, article=w.article, claim=w.claim, text="Who counted?")


@case("comment.edit", comment)
def reworded(w: World) -> object:
    said = Comment.objects.get()
    return edit_comment(by=w.by, comment=said, seen=said.edited_at, text="Who counted them?")


@case("comment.remove", comment)
def unsaid(w: World) -> object:
    return remove_comment(by=w.by, comment=Comment.objects.get())


@case("article.edit")
def details(w: World) -> object:
    article = Article.objects.get()
    deadline = timezone.now() + timedelta(hours=2)
    return edit_article(
        by=w.by, article=article, version=article.version, outlet="Post", deadline=deadline
    )


@case("source.edit")
def source_details(w: World) -> object:
    source = Source.objects.get()
    return edit_source(by=w.by, source=source, version=source.version, title="Port log")


@case("review.set")
def review_dates(w: World) -> object:
    return set_review_dates(by=w.by, seen={}, wished={"statistic": 30})


@case("person.keys")
def own_keys(w: World) -> object:
    set_keys(by=w.by, own={"next": "l"}, off=True)
    return None


@case("person.mail")
def no_mail(w: World) -> object:
    set_mail_notices(by=w.by, wanted=False)
    return None


def unplaced(w: World) -> object:
    text = w.article.revisions.get().text
    twice = text.replace("Some 14 ferries were damaged.", "") + (
        "\nSome 14 ferries were damaged.\nSome 14 ferries were damaged.\n"
    )
    return revisions.revise(by=w.by, article=w.article, seen=1, text=twice)


@case("claim.say_gone", as_colleague(unplaced))
def gone(w: World) -> object:
    claim = w.fresh()
    if claim.status != Claim.Status.UNPLACED:
        pytest.skip(f"the claim is {claim.status}")
    return revisions.say_gone(**w.on)


def test_every_kind_can_be_taken_back_or_says_why_not() -> None:
    assert set(phrases()) == set(UNDOABLE) | set(FINAL)
    assert not set(UNDOABLE) & set(FINAL)
    assert all(reason and not reason.endswith(".") for reason in FINAL.values())


def test_every_kind_that_can_be_taken_back_is_tried_here() -> None:
    assert set(CASES) == set(UNDOABLE) - MAKES_NOTHING


@pytest.mark.parametrize("kind", CASES)
def test_done_taken_back_done_again(kind: str, world: World) -> None:
    *before, do = CASES[kind]
    for step in before:
        step(world)
    at_first, newest = state(), Event.objects.latest("pk").pk
    do(world)
    done = state()
    assert done != at_first
    deed = last_deed(world.by)
    assert deed is not None
    assert deed.action == kind

    undo_last(by=world.by)
    assert state() == at_first
    told = Event.objects.filter(pk__gt=newest, actor_id=world.by.pk)
    assert {event.action for event in told} >= {kind, kinds.UNDO}
    assert told[0].reason == deed.words

    redo_last(by=world.by)
    assert state() == done
    undo_last(by=world.by)
    assert state() == at_first


def test_one_after_the_other_back_and_forth(world: World) -> None:
    states = [state()]
    for do in (edit, assigned, decide, comment):
        do(world)
        states.append(state())
    for earlier in reversed(states[:-1]):
        undo_last(by=world.by)
        assert state() == earlier
    with pytest.raises(RuleBroken, match="nothing in the last 10 minutes"):
        undo_last(by=world.by)
    for later in states[1:]:
        redo_last(by=world.by)
        assert state() == later
    with pytest.raises(RuleBroken, match="took nothing back"):
        redo_last(by=world.by)
    found = deeds(world.by)
    assert [deed.is_undone for deed in found if not deed.undoes] == [False] * 4


def test_the_same_thing_done_twice_is_taken_back_twice(world: World) -> None:
    for to in (world.colleague, None, world.colleague):
        assign(by=world.by, claims=[world.fresh()], to=to)
    holders = []
    for _ in range(3):
        undo_last(by=world.by)
        holders.append(world.fresh().assignee)
    assert holders == [None, world.colleague, None]


def test_a_bulk_is_taken_back_at_once(world: World) -> None:
    seen = {claim.pk: claim.version for claim in (world.fresh(), world.fresh(world.other))}
    dismiss_many(by=world.by, seen=seen, reason="Captions")
    deed = last_deed(world.by)
    assert deed is not None
    assert (deed.claims, deed.subject) == (2, "2 claims")
    undo_last(by=world.by)
    assert Claim.objects.active().count() == 2


def test_what_somebody_changed_since_is_left_to_them(world: World) -> None:
    edit(world)
    as_colleague(
        lambda w: corrections.edit_claim(**w.on, label="Theirs", statement="S.", kind="event")
    )(world)
    after = state()
    with pytest.raises(Conflict, match="changed the claim’s words since"):
        undo_last(by=world.by)
    assert state() == after


def test_what_else_was_changed_since_stays(world: World) -> None:
    edit(world)
    as_colleague(prioritized)(world)
    undo_last(by=world.by)
    claim = world.fresh()
    assert (claim.label, claim.priority) == (world.claim.label, 2)


def test_evidence_under_a_verdict_stays(world: World) -> None:
    claim = world.fresh(world.other)
    made = make_evidence(by=world.by, claim=claim)
    as_colleague(
        lambda w: verdicts.decide(
            by=w.by, claim=w.fresh(w.other), version=w.fresh(w.other).version, verdict="verified"
        )
    )(world)
    with pytest.raises(RuleBroken, match="Undo the verdict first"):
        undo_last(by=world.by)
    made.refresh_from_db()
    assert made.removed_at is None


def test_a_verdict_that_was_checked_stays(world: World) -> None:
    verdicts.decide(**world.on, verdict="disputed", rationale="The port says 11.")
    claim = world.fresh()
    second_check(
        by=world.colleague,
        claim=claim,
        version=claim.version,
        verdict="disputed",
        rationale="So it does.",
    )
    with pytest.raises(Conflict):
        undo_last(by=world.by)
    assert world.fresh().verdict == "disputed"


def test_nothing_is_put_back_into_another_text(world: World) -> None:
    extent(world)
    as_colleague(unplaced)(world)
    with pytest.raises(Conflict, match="new text since"):
        undo_last(by=world.by)


def test_final_deeds_say_so(world: World) -> None:
    edit(world)
    make_article(by=world.by)
    with pytest.raises(RuleBroken, match="cannot be undone: an article stays"):
        undo_last(by=world.by)


def test_nothing_after_ten_minutes_and_nothing_of_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(world)
    deed = last_deed(world.by)
    assert deed is not None
    with pytest.raises(RuleBroken):
        undo(by=world.colleague, key=deed.key)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr("factcheck.desk.undoing.timezone.now", lambda: later)
    with pytest.raises(RuleBroken, match="more than 10 minutes ago"):
        undo(by=world.by, key=deed.key)


def test_taken_back_twice_is_taken_back_once(world: World) -> None:
    edit(world)
    deed = last_deed(world.by)
    assert deed is not None
    undo(by=world.by, key=deed.key)
    version = world.fresh().version
    undo(by=world.by, key=deed.key)
    assert world.fresh().version == version


def test_a_role_that_was_lost_undoes_nothing(world: World) -> None:
    admin = make_person(Role.ADMIN)
    edit(world)
    set_roles(by=admin, person=world.by, roles=[Role.REPORTER])
    with pytest.raises(NotAllowed):
        undo_last(by=User.objects.get(pk=world.by.pk))
