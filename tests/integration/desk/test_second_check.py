"""The second check: by another person, blind, and what an editor makes of two that disagree."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.evidence import link_source, remove_evidence
from factcheck.claims.actions.stale import mark_stale, still_holds
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim
from factcheck.desk.actions.reopen import flag_legal_risk, reopen
from factcheck.desk.actions.second_check import (
    resolve,
    second_check,
    take_back_resolution,
    take_back_second_check,
)
from factcheck.desk.models import Notice, SecondCheck
from factcheck.desk.rules import can_flag, can_second_check, hidden_from, sees_verdict
from factcheck.lib.errors import DomainError, NotAllowed, RuleBroken
from tests.factories import make_claim, make_evidence, make_person, make_source

pytestmark = pytest.mark.django_db

AGAINST = "The port authority counts 11."
STAGE = Claim.Stage


def stage(claim: Claim) -> str:
    return str(Claim.objects.get(pk=claim.pk).stage)


def give(by: User, claim: Claim, verdict: str = "disputed", rationale: str = AGAINST) -> Claim:
    return decide(by=by, claim=claim, version=claim.version, verdict=verdict, rationale=rationale)


def check(
    by: User, claim: Claim, verdict: str = "disputed", rationale: str = "Eleven, says the log."
) -> SecondCheck:
    return second_check(
        by=by, claim=claim, version=claim.version, verdict=verdict, rationale=rationale
    )


@pytest.fixture
def first() -> User:
    return make_person(name="Aiko Tanaka")


@pytest.fixture
def second() -> User:
    return make_person(name="Lena Fischer")


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Maya Okafor")


@pytest.fixture
def claim(first: User) -> Claim:
    """One that was disputed and waits for its second check."""
    return give(first, make_claim(by=first))


@pytest.fixture
def torn(claim: Claim, second: User) -> Claim:
    """One on which two people disagree."""
    check(second, claim, "unattributed")
    return claim


def test_agreement_settles(claim: Claim, second: User, first: User) -> None:
    given = check(second, claim)
    assert stage(claim) == STAGE.SETTLED
    assert given.agrees
    assert (given.first_by, given.first_rationale) == (first, AGAINST)
    event = Event.objects.filter(action="claim.second_check").latest("pk")
    assert (event.actor_name, event.claim_id) == ("Lena Fischer", claim.pk)
    told = Notice.objects.get(kind=Notice.Kind.SECOND_CHECK)
    assert (told.person, told.text) == (first, "")


def test_disagreement_goes_to_an_editor(
    editor: User, torn: Claim, first: User, second: User
) -> None:
    assert stage(torn) == STAGE.DISAGREEMENT
    assert Notice.objects.get(kind=Notice.Kind.DISAGREEMENT).person == editor
    for person in (first, second):
        with pytest.raises(NotAllowed):
            resolve(
                by=person, claim=torn, version=torn.version, verdict="disputed", reason="I say so."
            )
    with pytest.raises(RuleBroken, match="why"):
        resolve(by=editor, claim=torn, version=torn.version, verdict="disputed", reason=" ")
    with pytest.raises(RuleBroken, match="supports"):
        resolve(by=editor, claim=torn, version=torn.version, verdict="verified", reason="Looks so.")
    resolve(by=editor, claim=torn, version=torn.version, verdict="disputed", reason="11, not 14.")
    torn.refresh_from_db()
    assert torn.stage == STAGE.SETTLED
    assert (torn.decided_by, torn.rationale, torn.verdict) == (editor, "11, not 14.", "disputed")
    kept = SecondCheck.objects.get()
    assert (kept.resolved_by, kept.first_by, kept.by) == (editor, first, second)


def test_an_editor_who_is_a_party_does_not_decide(first: User, editor: User) -> None:
    claim = give(editor, make_claim(by=first))
    check(first, claim, "unattributed")
    with pytest.raises(NotAllowed, match="yours"):
        resolve(by=editor, claim=claim, version=claim.version, verdict="disputed", reason="I know.")


def test_nobody_checks_their_own_verdict(claim: Claim, first: User) -> None:
    with pytest.raises(NotAllowed, match="somebody else"):
        check(first, claim)
    assert not can_second_check(first, claim)
    with pytest.raises(NotAllowed):
        check(make_person(Role.REPORTER), claim)


def test_an_admin_does_not_either() -> None:
    admin = make_person(Role.ADMIN)
    claim = give(admin, make_claim(by=admin))
    with pytest.raises(NotAllowed):
        check(admin, claim)


def row_of(claim: Claim, **changed: object) -> dict[str, object]:
    return {
        "claim_id": claim.pk,
        "first_by_id": claim.decided_by_id,
        "first_verdict": claim.verdict,
        "first_rationale": claim.rationale,
        "first_at": claim.decided_at,
        "verdict": "disputed",
        "rationale": "so",
        **changed,
    }


def test_the_database_holds_whose_verdicts_they_are(
    claim: Claim, first: User, second: User
) -> None:
    tampered: list[dict[str, object]] = [
        row_of(claim, by_id=first.pk),
        row_of(claim, by_id=second.pk, first_by_id=make_person().pk),
        row_of(claim, by_id=second.pk, first_verdict="verified"),
        row_of(claim, by_id=second.pk, first_rationale="other"),
        row_of(claim, by_id=second.pk, first_at=timezone.now()),
        row_of(claim, by_id=second.pk, withdrawn_at=timezone.now()),
    ]
    for row in tampered:
        with (
            pytest.raises(DatabaseError),
            recorded(by=Machine("Tests"), action="claim.second_check"),
        ):
            SecondCheck.objects.create(**row)
    open_claim = make_claim(by=first)
    with pytest.raises(DatabaseError), recorded(by=Machine("T"), action="claim.second_check"):
        SecondCheck.objects.create(
            **row_of(
                open_claim,
                by_id=second.pk,
                first_by_id=first.pk,
                first_verdict="disputed",
                first_at=timezone.now(),
            )
        )


@pytest.mark.parametrize("outcome", ["agreed", "disagreed", "resolved"])
def test_a_claim_says_of_its_second_check_only_what_one_said(claim: Claim, outcome: str) -> None:
    with (
        pytest.raises(DatabaseError, match="second check"),
        recorded(by=Machine("Tests"), action="claim.second_check"),
    ):
        Claim.objects.filter(pk=claim.pk).update(second_check=outcome)


def test_what_was_checked_stays_what_was_checked(torn: Claim, second: User) -> None:
    writes = [
        "UPDATE desk_secondcheck SET verdict = 'disputed'",
        "UPDATE desk_secondcheck SET first_verdict = 'verified'",
        f"UPDATE desk_secondcheck SET by_id = {make_person().pk}",
        "UPDATE claims_claim SET second_check = 'agreed'",
        "UPDATE claims_claim SET second_check = 'resolved'",
        "UPDATE claims_claim SET rationale = 'other'",
        f"UPDATE claims_claim SET decided_by_id = {second.pk}",
        "DELETE FROM desk_secondcheck",
    ]
    for write in writes:
        with (
            pytest.raises(DatabaseError),
            recorded(by=Machine("T"), action="claim.second_check"),
            connection.cursor() as cursor,
        ):
            cursor.execute(write)
    assert stage(torn) == STAGE.DISAGREEMENT


def test_others_neither_change_nor_take_back_a_verdict_that_waits(
    claim: Claim, second: User
) -> None:
    with pytest.raises(RuleBroken, match="without seeing theirs"):
        give(second, claim, "unattributed")
    with pytest.raises(RuleBroken, match="without seeing theirs"):
        undo_verdict(by=second, claim=claim, version=claim.version)


def test_whoever_gave_it_may_change_it_while_it_waits(claim: Claim, first: User) -> None:
    give(first, claim, "unattributed")
    assert stage(claim) == STAGE.SETTLED
    undo_verdict(by=first, claim=claim, version=claim.version)
    assert stage(claim) == STAGE.SECOND_CHECK
    undo_verdict(by=first, claim=claim, version=claim.version)
    assert stage(claim) == STAGE.SETTLED


def test_a_checked_verdict_is_changed_by_reopening(
    claim: Claim, first: User, second: User, editor: User
) -> None:
    check(second, claim)
    claim.refresh_from_db()
    with pytest.raises(RuleBroken, match="reopen"):
        give(first, claim, "unattributed")
    with pytest.raises(RuleBroken, match="reopen"):
        undo_verdict(by=first, claim=claim, version=claim.version)
    claim.refresh_from_db()
    with pytest.raises(NotAllowed):
        reopen(by=second, claim=claim, version=claim.version, reason="New log.")
    with pytest.raises(RuleBroken):
        reopen(by=editor, claim=claim, version=claim.version, reason="")
    reopen(by=editor, claim=claim, version=claim.version, reason="New log.")
    claim.refresh_from_db()
    assert (claim.stage, claim.verdict, claim.rationale, claim.second_check) == ("open", "", "", "")
    with pytest.raises(RuleBroken, match="open"):
        reopen(by=editor, claim=claim, version=claim.version, reason="Again.")
    assert Event.objects.filter(action="claim.reopen", reason="New log.").count() == 1
    assert set(Notice.objects.filter(kind=Notice.Kind.STALE).values_list("person", flat=True)) == {
        first.pk,
        second.pk,
    }


def test_taking_back_a_reopening_brings_the_second_check_back(
    claim: Claim, first: User, second: User, editor: User
) -> None:
    check(second, claim)
    claim.refresh_from_db()
    reopen(by=editor, claim=claim, version=claim.version, reason="New log.")
    with pytest.raises(NotAllowed):
        undo_verdict(by=first, claim=claim, version=claim.version)
    undo_verdict(by=editor, claim=claim, version=claim.version)
    claim.refresh_from_db()
    assert (claim.stage, claim.second_check, claim.decided_by) == ("settled", "agreed", first)


def test_a_new_verdict_on_changed_words_is_checked_anew(
    torn: Claim, second: User, editor: User
) -> None:
    mark_stale(by=Machine("Tests"), claim=torn, reason="The source changed.")
    torn.refresh_from_db()
    with pytest.raises(RuleBroken, match="another look"):
        resolve(by=editor, claim=torn, version=torn.version, verdict="disputed", reason="So.")
    give(second, torn)
    assert stage(torn) == STAGE.SECOND_CHECK
    undo_verdict(by=second, claim=torn, version=torn.version)
    torn.refresh_from_db()
    assert (torn.stage, torn.second_check) == (STAGE.STALE, "disagreed")
    check_again = SecondCheck.objects.get()
    still_holds(by=second, claim=torn, version=torn.version, reason="The same figures.")
    assert stage(torn) == STAGE.DISAGREEMENT
    assert check_again.first_at == torn.decided_at


def test_a_hidden_verdict_is_said_to_hold_by_its_author_alone(
    claim: Claim, first: User, second: User
) -> None:
    mark_stale(by=Machine("Tests"), claim=claim, reason="The source changed.")
    claim.refresh_from_db()
    assert claim.stage == STAGE.STALE
    assert not sees_verdict(second, claim)
    assert not can_second_check(second, claim)
    with pytest.raises(RuleBroken, match="whoever gave it"):
        still_holds(by=second, claim=claim, version=claim.version, reason="Fine.")
    still_holds(by=first, claim=claim, version=claim.version, reason="Fine.")
    assert stage(claim) == STAGE.SECOND_CHECK


def test_sources_stay_while_the_second_check_is_waited_for(
    claim: Claim, first: User, second: User
) -> None:
    evidence = make_evidence(claim=claim, by=first, stance="context")
    with pytest.raises(RuleBroken) as refusal:
        remove_evidence(by=second, evidence=evidence, version=claim.version)
    assert "disputed" not in refusal.value.message
    link_source(
        by=second, claim=claim, version=claim.version, source=make_source(), stance="supports"
    )
    remove_evidence(by=first, evidence=evidence, version=claim.version)
    assert check(second, claim, "verified").verdict == "verified"
    assert stage(claim) == STAGE.DISAGREEMENT


def test_the_second_verdict_needs_its_grounds(claim: Claim, second: User) -> None:
    for verdict, rationale in (("verified", "Sure."), ("disputed", ""), ("unattributed", " ")):
        with pytest.raises(RuleBroken):
            check(second, claim, verdict, rationale)
    for verdict in ("", "nonsense"):
        with pytest.raises(RuleBroken):
            check(second, claim, verdict)


def test_taken_back_it_is_for_somebody_else(
    torn: Claim, first: User, second: User, editor: User
) -> None:
    with pytest.raises(NotAllowed, match="Lena Fischer"):
        take_back_second_check(by=first, claim=torn, version=torn.version)
    take_back_second_check(by=second, claim=torn, version=torn.version)
    assert stage(torn) == STAGE.SECOND_CHECK
    with pytest.raises(NotAllowed, match="took your second check back"):
        check(second, torn)
    check(editor, torn)
    assert stage(torn) == STAGE.SETTLED
    assert SecondCheck.objects.count() == 2


def test_what_an_editor_decided_can_be_taken_back(torn: Claim, first: User, editor: User) -> None:
    resolve(by=editor, claim=torn, version=torn.version, verdict="unattributed", reason="No log.")
    other = make_person(Role.EDITOR)
    with pytest.raises(NotAllowed):
        take_back_resolution(by=other, claim=torn, version=torn.version)
    take_back_resolution(by=editor, claim=torn, version=torn.version)
    torn.refresh_from_db()
    assert (torn.stage, torn.verdict, torn.decided_by) == (STAGE.DISAGREEMENT, "disputed", first)
    resolve(by=other, claim=torn, version=torn.version, verdict="disputed", reason="There is one.")
    torn.refresh_from_db()
    with pytest.raises(RuleBroken):
        undo_verdict(by=other, claim=torn, version=torn.version)


def verified(first: User) -> Claim:
    claim = make_claim(by=first)
    make_evidence(claim=claim, by=first)
    return give(first, claim, "verified", "")


def flag(by: User, claim: Claim, *, on: bool = True, reason: str = "Names a person.") -> Claim:
    return flag_legal_risk(by=by, claim=claim, version=claim.version, on=on, reason=reason)


def test_a_legal_risk_asks_for_a_second_person(first: User, second: User, editor: User) -> None:
    claim = verified(first)
    assert stage(claim) == STAGE.SETTLED
    with pytest.raises(NotAllowed, match="flag legal risks"):
        flag(second, claim)
    with pytest.raises(RuleBroken):
        flag(editor, claim, reason="")
    flag(editor, claim)
    assert stage(claim) == STAGE.SECOND_CHECK
    assert not sees_verdict(second, claim)
    with pytest.raises(RuleBroken, match="waits for its second check"):
        flag(make_person(Role.EDITOR), claim, on=False)
    assert can_flag(editor, claim)
    check(second, claim, "verified", "")
    assert stage(claim) == STAGE.SETTLED
    flag(make_person(Role.EDITOR), claim, on=False)
    assert stage(claim) == STAGE.SETTLED


def test_whoever_flagged_a_verdict_they_saw_may_take_that_back(first: User, editor: User) -> None:
    claim = verified(first)
    flag(editor, claim)
    flag(editor, claim, on=False)
    assert stage(claim) == STAGE.SETTLED


def test_a_flag_from_before_the_verdict_stays(first: User, editor: User) -> None:
    claim = make_claim(by=first)
    flag(editor, claim)
    make_evidence(claim=claim, by=first)
    give(first, claim, "verified", "")
    assert stage(claim) == STAGE.SECOND_CHECK
    with pytest.raises(RuleBroken):
        flag(editor, claim, on=False)


def test_the_rule_and_the_query_agree(first: User, second: User, editor: User) -> None:
    claims = [
        make_claim(by=first),
        verified(first),
        flag(editor, verified(first)),
        flag(editor, make_claim(by=first)),
        give(first, make_claim(by=first)),
        give(second, make_claim(by=first)),
        give(first, make_claim(by=first), "unattributed"),
    ]
    check(second, claims[4])
    claims.append(give(first, make_claim(by=first)))
    mark_stale(by=Machine("Tests"), claim=claims[-1], reason="x")
    for person in (first, second, editor):
        hidden = set(Claim.objects.filter(hidden_from(person)))
        now = Claim.objects.all()
        assert hidden == {claim for claim in now if not sees_verdict(person, claim)}
    assert Claim.objects.filter(hidden_from(second)).count() == 2


def test_of_a_verdict_changed_meanwhile_nothing_is_checked(
    claim: Claim, first: User, second: User
) -> None:
    seen = Claim.objects.get(pk=claim.pk)
    give(first, claim, rationale="Another reason.")
    with pytest.raises(DomainError, match="Someone else changed"), transaction.atomic():
        check(second, seen)
    assert not SecondCheck.objects.exists()
