"""One thing done to many claims: all or none, and every claim that stands against it is named."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import dismiss, edit_claim
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.desk.actions.bulk import (
    MOST,
    BulkRefused,
    Seen,
    assign_many,
    dismiss_many,
    link_many,
    prioritize_many,
)
from factcheck.desk.actions.reopen import flag_legal_risk
from factcheck.desk.actions.undo import undo_last
from factcheck.lib.errors import NotAllowed, RuleBroken
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_evidence, make_person, make_source

QUOTES = ("The harbor at Lindholm", "Some 14 ferries", "Repairs will cost 3.2 million crowns")


@pytest.fixture
def editor(db: None) -> User:
    return make_person(Role.EDITOR)


def three(by: User) -> list[Claim]:
    article = make_article(by=by)
    return [make_claim(by=by, article=article, quote=quote) for quote in QUOTES]


def seen(claims: list[Claim]) -> Seen:
    return {claim.pk: claim.version for claim in claims}


def present(claims: list[Claim]) -> list[Claim]:
    return list(Claim.objects.filter(pk__in=[claim.pk for claim in claims]).order_by("pk"))


def test_assign(editor: User) -> None:
    claims = three(editor)
    assert assign_many(by=editor, seen=seen(claims), to=editor, reason="Sea desk") == 3
    assert {claim.assignee_id for claim in present(claims)} == {editor.pk}


def test_priority(editor: User) -> None:
    claims = three(editor)
    assert prioritize_many(by=editor, seen=seen(claims), priority=2) == 3
    assert {claim.priority for claim in present(claims)} == {2}
    with pytest.raises(NotAllowed):
        prioritize_many(by=make_person(), seen=seen(present(claims)), priority=0)


def test_dismiss(editor: User) -> None:
    claims = three(editor)
    assert dismiss_many(by=editor, seen=seen(claims), reason="Captions") == 3
    assert {claim.dismissal_reason for claim in present(claims)} == {"Captions"}
    dismissals = Event.objects.filter(action="claim.dismiss", actor_id=editor.pk)
    assert dismissals.count() == 3
    assert len(set(dismissals.values_list("transaction", flat=True))) == 1


def test_dismissing_takes_a_reason(editor: User) -> None:
    claims = three(editor)
    with pytest.raises(RuleBroken, match="why"):
        dismiss_many(by=editor, seen=seen(claims), reason=" ")
    assert {claim.status for claim in present(claims)} == {"active"}


def test_one_source_for_many(editor: User) -> None:
    claims, source = three(editor), make_source(by=editor)
    make_evidence(by=editor, claim=claims[0], source=source, stance="supports")
    told = "Annual report"
    linked = link_many(by=editor, seen=seen(claims), source=source, stance="supports", note=told)
    assert linked == 2
    assert Evidence.objects.linked().filter(source=source).count() == 3


def test_what_changed_since_is_named_and_nothing_is_done(editor: User) -> None:
    claims = three(editor)
    looked_at = seen(claims)
    other = make_person(name="Tomas Reyes")
    for claim in claims[:2]:
        edit_claim(
            by=other, claim=claim, version=1, label=f"New {claim.pk}", statement="N.", kind="event"
        )
    with pytest.raises(BulkRefused) as refused:
        dismiss_many(by=editor, seen=looked_at, reason="Captions")
    told = [(one.claim.pk, one.words) for one in refused.value.refused]
    words = "Tomas Reyes changed the claim’s words in the meantime."
    assert told == [(claims[0].pk, words), (claims[1].pk, words)]
    assert refused.value.status == 409
    assert {claim.status for claim in present(claims)} == {"active"}


def test_who_changed_it_does_not_tell_that_a_hidden_verdict_was_flagged(editor: User) -> None:
    claims = three(editor)
    looked_at = seen(claims)
    checker, other = make_person(name="Aiko Stern"), make_person(Role.EDITOR)
    for claim in claims[:2]:
        make_evidence(by=checker, claim=claim)
        decide(by=checker, claim=claim, version=claim.version, verdict="verified")
    version = claims[0].version
    flag_legal_risk(by=other, claim=claims[0], version=version, on=True, reason="Names a person")
    with pytest.raises(BulkRefused) as refused:
        assign_many(by=editor, seen=looked_at, to=editor)
    assert [one.words for one in refused.value.refused] == [
        "It was changed.",
        "Aiko Stern gave the verdict in the meantime.",
    ]


def test_what_a_rule_stands_against_is_named(editor: User) -> None:
    claims, source = three(editor), make_source(by=editor)
    make_evidence(by=editor, claim=claims[1], source=source, stance="contradicts")
    dismiss(by=editor, claim=claims[2], version=1, reason="Caption")
    with pytest.raises(BulkRefused) as refused:
        link_many(by=editor, seen=seen(claims[:2]), source=source, stance="supports")
    assert [one.claim.pk for one in refused.value.refused] == [claims[1].pk]
    assert "as “contradicts”" in refused.value.refused[0].words
    assert Evidence.objects.linked().count() == 1
    with pytest.raises(BulkRefused) as refused:
        assign_many(by=editor, seen=seen(claims), to=editor)
    assert [one.words for one in refused.value.refused] == [
        "This claim was dismissed. Restore it first."
    ]
    assert {claim.assignee for claim in present(claims)} == {None}


def test_checkers_take_and_hand_back_but_do_not_give_to_others(editor: User) -> None:
    claims, checker = three(editor), make_person()
    assert assign_many(by=checker, seen=seen(claims), to=checker) == 3
    with pytest.raises(BulkRefused):
        assign_many(by=checker, seen=seen(present(claims)), to=editor)
    assert assign_many(by=checker, seen=seen(present(claims)), to=None) == 3


def test_none_and_too_many_are_refused(editor: User) -> None:
    with pytest.raises(RuleBroken, match="Select the claims first"):
        dismiss_many(by=editor, seen={}, reason="Captions")
    with pytest.raises(RuleBroken, match="at most 500"):
        dismiss_many(by=editor, seen=dict.fromkeys(range(MOST + 1), 1), reason="Captions")
    with pytest.raises(RuleBroken, match="not there"):
        dismiss_many(by=editor, seen={10**9: 1}, reason="Captions")


@pytest.mark.parametrize("what", ["assign", "dismiss", "priority", "link"])
def test_one_undo_takes_it_back(committed_database: TestDatabase, what: str) -> None:
    editor, other = make_person(Role.EDITOR), make_person()
    claims, source = three(other), make_source(by=other)
    match what:
        case "assign":
            assign_many(by=editor, seen=seen(claims), to=other)
        case "dismiss":
            dismiss_many(by=editor, seen=seen(claims), reason="Captions")
        case "priority":
            prioritize_many(by=editor, seen=seen(claims), priority=1)
        case _:
            link_many(by=editor, seen=seen(claims), source=source, stance="context")
    undo_last(by=editor)
    now = present(claims)
    assert [(c.assignee, c.status, c.priority) for c in now] == [(None, "active", 0)] * 3
    assert not Evidence.objects.linked().exists()
