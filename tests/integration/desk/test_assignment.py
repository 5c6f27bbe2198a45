"""Who has what, and how urgent it is."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign, set_priority
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from tests.factories import make_claim, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR)


def test_editors_assign_to_those_who_decide(editor: User) -> None:
    claims, checker = [make_claim(), make_claim()], make_person()
    assert assign(by=editor, claims=claims, to=checker, reason="beat") == 2
    assert assign(by=editor, claims=claims, to=checker) == 0
    assert set(Claim.objects.filter(assignee=checker, version=2)) == set(claims)
    assert Event.objects.filter(action="claim.assign", reason="beat").count() == 2


@pytest.mark.parametrize("role", [Role.REPORTER])
def test_claims_do_not_go_to_those_who_cannot_decide(editor: User, role: Role) -> None:
    with pytest.raises(RuleBroken, match="cannot give verdicts"):
        assign(by=editor, claims=[make_claim()], to=make_person(role))


def test_checkers_take_what_is_free_and_hand_back_what_is_theirs(editor: User) -> None:
    checker, other, claim = make_person(), make_person(), make_claim()
    with pytest.raises(NotAllowed):
        assign(by=checker, claims=[claim], to=other)
    assign(by=checker, claims=[claim], to=checker)
    claim.refresh_from_db()
    with pytest.raises(NotAllowed):
        assign(by=other, claims=[claim], to=other)
    with pytest.raises(NotAllowed):
        assign(by=other, claims=[claim], to=None)
    assign(by=checker, claims=[claim], to=None)
    claim.refresh_from_db()
    assert claim.assignee is None


def test_of_two_who_take_a_free_claim_the_second_is_told() -> None:
    first, second, claim = make_person(), make_person(), make_claim()
    seen_by_second = Claim.objects.get(pk=claim.pk)
    assign(by=first, claims=[claim], to=first)
    with pytest.raises(Conflict, match="has “Some 14 ferries were damaged” by now"):
        assign(by=second, claims=[seen_by_second], to=second)
    claim.refresh_from_db()
    assert claim.assignee == first


def test_reporters_take_nothing() -> None:
    reporter = make_person(Role.REPORTER)
    with pytest.raises(NotAllowed):
        assign(by=reporter, claims=[make_claim()], to=reporter)


@pytest.mark.parametrize("priority", [-2, 3, 99])
def test_priorities_are_from_the_list(editor: User, priority: int) -> None:
    with pytest.raises(RuleBroken):
        set_priority(by=editor, claims=[make_claim()], priority=priority)


def test_editors_set_priorities(editor: User) -> None:
    claim = make_claim()
    with pytest.raises(NotAllowed):
        set_priority(by=make_person(), claims=[claim], priority=2)
    assert set_priority(by=editor, claims=[claim], priority=2) == 1
    assert set_priority(by=editor, claims=[claim], priority=2) == 0
    claim.refresh_from_db()
    assert (claim.priority, claim.version) == (2, 2)


def test_what_was_put_aside_is_not_assigned(editor: User) -> None:
    claim = make_claim()
    dismiss(by=editor, claim=claim, version=claim.version, reason="caption")
    assert assign(by=editor, claims=[claim], to=editor) == 0


def test_objects_carry_what_was_set(editor: User) -> None:
    claim = make_claim()
    assign(by=editor, claims=[claim], to=editor)
    set_priority(by=editor, claims=[claim], priority=1)
    present = Claim.objects.get(pk=claim.pk)
    assert (claim.assignee, claim.priority, claim.version) == (editor, 1, present.version)
    assign(by=editor, claims=[claim], to=None)
