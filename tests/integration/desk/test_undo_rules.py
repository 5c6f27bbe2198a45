"""Undo does nothing for a person that the page would refuse them at that moment."""

import pytest

from factcheck.accounts.actions import set_roles
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.corrections import dismiss, edit_claim
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.reopen import flag_legal_risk
from factcheck.desk.actions.undo import redo_last, undo_last
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from tests.database import TestDatabase
from tests.factories import make_claim, make_evidence, make_person

WAITS = "waits for its second check"


@pytest.fixture
def claim(committed_database: TestDatabase) -> Claim:
    claim = make_claim()
    make_evidence(claim=claim)
    return claim


@pytest.fixture
def editor(claim: Claim) -> User:
    return make_person(Role.EDITOR)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def give(by: User, claim: Claim, verdict: str) -> None:
    now = fresh(claim)
    decide(by=by, claim=now, version=now.version, verdict=verdict, rationale="The log says so.")


def flag(by: User, claim: Claim, *, on: bool = True) -> None:
    now = fresh(claim)
    flag_legal_risk(by=by, claim=now, version=now.version, on=on, reason="Names a person")


def reword(by: User, claim: Claim) -> None:
    now = fresh(claim)
    edit_claim(by=by, claim=now, version=now.version, label="N", statement="New.", kind="event")


def test_a_flag_stays_while_a_verdict_waits_that_one_may_not_see(
    claim: Claim, editor: User
) -> None:
    flag(editor, claim)
    give(make_person(), claim, "verified")
    with pytest.raises(RuleBroken, match=WAITS):
        undo_last(by=editor)
    now = fresh(claim)
    assert (now.legal_risk, now.stage) == (True, Claim.Stage.SECOND_CHECK)


def test_a_flag_is_not_put_back_either(claim: Claim, editor: User) -> None:
    flag(editor, claim)
    flag(editor, claim, on=False)
    give(make_person(), claim, "disputed")
    with pytest.raises(RuleBroken, match=WAITS):
        undo_last(by=editor)
    assert not fresh(claim).legal_risk


def test_a_flag_on_a_verdict_that_was_seen_comes_off(claim: Claim, editor: User) -> None:
    give(make_person(), claim, "verified")
    flag(editor, claim)
    assert fresh(claim).stage == Claim.Stage.SECOND_CHECK
    undo_last(by=editor)
    assert fresh(claim).stage == Claim.Stage.SETTLED


@pytest.mark.parametrize("verdict", ["disputed", "unattributed"])
def test_sources_stay_while_a_verdict_waits(claim: Claim, editor: User, verdict: str) -> None:
    flag(editor, claim)
    checker = make_person()
    linked = make_evidence(by=checker, claim=fresh(claim))
    give(make_person(), claim, verdict)
    with pytest.raises(RuleBroken, match=WAITS) as refused:
        undo_last(by=checker)
    assert verdict not in refused.value.message.lower()
    linked.refresh_from_db()
    assert linked.removed_at is None


def test_whoever_gave_the_verdict_may_take_a_source_off(claim: Claim) -> None:
    checker = make_person()
    linked = make_evidence(by=checker, claim=fresh(claim))
    give(checker, claim, "disputed")
    undo_last(by=checker)
    undo_last(by=checker)
    linked.refresh_from_db()
    assert linked.removed_at is not None


def test_what_was_dismissed_is_not_changed(claim: Claim, editor: User) -> None:
    reword(editor, claim)
    now = fresh(claim)
    dismiss(by=make_person(), claim=now, version=now.version, reason="A caption")
    with pytest.raises(RuleBroken, match="Restore it first"):
        undo_last(by=editor)
    assert fresh(claim).label == "N"


def test_who_lost_a_role_does_nothing_again(claim: Claim, editor: User) -> None:
    flag(editor, claim)
    undo_last(by=editor)
    set_roles(by=make_person(Role.ADMIN), person=editor, roles=[Role.REPORTER])
    with pytest.raises(NotAllowed):
        redo_last(by=User.objects.get(pk=editor.pk))
    assert not fresh(claim).legal_risk


def test_a_conflict_does_not_tell_that_a_hidden_verdict_was_flagged(
    claim: Claim, editor: User
) -> None:
    checker = make_person()
    reword(checker, claim)
    reword_again = fresh(claim)
    edit_claim(
        by=editor,
        claim=reword_again,
        version=reword_again.version,
        label="Theirs",
        statement="S.",
        kind="event",
    )
    give(make_person(), claim, "verified")
    flag(editor, claim)
    with pytest.raises(Conflict) as refused:
        undo_last(by=checker)
    assert "risk" not in refused.value.message
