"""Verdicts: their grounds, in the action and in the database, and taking them back and forth."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.evidence import remove_evidence
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim, Evidence
from factcheck.lib.errors import RuleBroken
from tests.factories import make_claim, make_evidence, make_person, make_verified_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> User:
    return make_person(name="Maya Okafor")


def give(by: User, claim: Claim, verdict: str, rationale: str = "") -> Claim:
    return decide(by=by, claim=claim, version=claim.version, verdict=verdict, rationale=rationale)


def take_back(by: User, claim: Claim) -> Claim:
    return undo_verdict(by=by, claim=claim, version=claim.version)


@pytest.mark.parametrize("verdict", ["verified", "disputed", "unattributed", "", "maybe"])
def test_without_grounds_nothing_is_decided(checker: User, verdict: str) -> None:
    claim = make_claim(by=checker)
    make_evidence(claim=claim, by=checker, stance="context")
    with pytest.raises(RuleBroken):
        give(checker, claim, verdict, "  ")
    assert Claim.objects.get(pk=claim.pk).verdict == ""


@pytest.mark.parametrize(
    ("verdict", "stance", "rationale"),
    [
        ("verified", "supports", ""),
        ("disputed", "contradicts", ""),
        ("disputed", None, "The port counted eleven."),
        ("unattributed", None, "Asked the port and the mayor’s office."),
    ],
)
def test_with_grounds_it_is(
    checker: User, verdict: str, stance: str | None, rationale: str
) -> None:
    claim = make_claim(by=checker)
    if stance:
        make_evidence(claim=claim, by=checker, stance=stance)
    give(checker, claim, verdict, rationale)
    claim.refresh_from_db()
    assert (claim.verdict, claim.rationale, claim.decided_by) == (verdict, rationale, checker)
    assert claim.decided_at is not None
    event = Event.objects.filter(claim_id=claim.pk).latest("pk")
    assert (event.action, event.reason) == ("claim.decide", rationale)
    assert event.before
    assert event.before["verdict"] == ""


def test_removed_evidence_is_no_ground(checker: User) -> None:
    claim = make_claim(by=checker)
    linked = make_evidence(claim=claim, by=checker)
    remove_evidence(by=checker, evidence=linked, version=claim.version)
    with pytest.raises(RuleBroken, match="supports the claim first"):
        give(checker, claim, "verified")


def test_what_a_verdict_rests_on_is_not_removed(checker: User) -> None:
    claim = make_verified_claim(by=checker)
    only = claim.evidence.get()
    with pytest.raises(RuleBroken, match="rests on this source"):
        remove_evidence(by=checker, evidence=only, version=claim.version)
    make_evidence(claim=claim, by=checker)
    only.claim.refresh_from_db()
    remove_evidence(by=checker, evidence=only, version=claim.version)
    assert claim.evidence.linked().count() == 1


def test_undo_and_redo_are_events_and_bring_everything_back(checker: User) -> None:
    claim = make_claim(by=checker)
    make_evidence(claim=claim, by=checker)
    give(checker, claim, "verified", "Seen in the log.")
    first = Claim.objects.get(pk=claim.pk)
    other = make_person()
    give(other, claim, "unattributed", "Nobody has the log.")
    second = Claim.objects.get(pk=claim.pk)
    for expected in (first, second, first):
        take_back(checker, claim)
        now = Claim.objects.get(pk=claim.pk)
        assert (now.verdict, now.rationale) == (expected.verdict, expected.rationale)
        assert (now.decided_by, now.decided_at) == (expected.decided_by, expected.decided_at)
    actions = Event.objects.filter(claim_id=claim.pk).values_list("action", flat=True)
    assert list(actions)[:3] == ["claim.undo_verdict"] * 3


def test_undoing_the_first_verdict_leaves_the_claim_open(checker: User) -> None:
    claim = make_verified_claim(by=checker)
    take_back(checker, claim)
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by, claim.decided_at) == ("open", None, None)


def test_there_must_be_a_verdict_to_take_back(checker: User) -> None:
    claim = make_claim(by=checker)
    with pytest.raises(RuleBroken, match="nothing to take back"):
        take_back(checker, claim)


def test_a_verdict_that_lost_its_grounds_does_not_come_back(checker: User) -> None:
    claim = make_verified_claim(by=checker)
    linked = claim.evidence.get()
    give(checker, claim, "disputed", "The log was wrong.")
    linked.claim.refresh_from_db()
    remove_evidence(by=checker, evidence=linked, version=claim.version)
    claim.refresh_from_db()
    with pytest.raises(RuleBroken, match="supports the claim first"):
        take_back(checker, claim)
    assert Claim.objects.get(pk=claim.pk).verdict == "disputed"


def by_hand(claim: Claim, **values: object) -> None:
    with transaction.atomic(), recorded(by=Machine("By hand"), action="claim.decide"):
        Claim.objects.filter(pk=claim.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"verdict": "verified"}, "verdict_has_grounds"),
        ({"verdict": "disputed", "rationale": "  \n"}, "verdict_has_grounds"),
        ({"verdict": "unattributed", "rationale": " "}, "claim_unattributed_says"),
        ({"verdict": "true"}, "claim_verdict_known"),
        ({"status": "dismissed"}, "claim_dismissed_with_reason"),
    ],
)
def test_the_database_refuses_verdicts_without_grounds(
    checker: User, values: dict[str, str], constraint: str
) -> None:
    claim = make_claim(by=checker)
    with pytest.raises(IntegrityError, match=constraint):
        by_hand(claim, **values, decided_by=checker, decided_at=timezone.now())


def test_the_database_wants_a_name_under_a_verdict(checker: User) -> None:
    claim = make_claim(by=checker)
    make_evidence(claim=claim, by=checker)
    with pytest.raises(IntegrityError, match="claim_verdict_by_someone"):
        by_hand(claim, verdict="verified")


@pytest.mark.parametrize(
    "values",
    [{"stance": "context"}, {"removed_at": timezone.now()}, {"stance": "contradicts"}],
)
def test_the_database_keeps_the_grounds_of_a_verdict(
    checker: User, values: dict[str, object]
) -> None:
    claim = make_verified_claim(by=checker)
    with (
        pytest.raises(IntegrityError, match="verified, but no source"),
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="evidence.link"),
    ):
        Evidence.objects.filter(claim=claim).update(**values)


def test_the_database_keeps_evidence_with_its_claim(checker: User) -> None:
    """Moving the only support to another claim must not leave a verdict without grounds."""
    claim, other = make_verified_claim(by=checker), make_claim(by=checker)
    with (
        pytest.raises(IntegrityError, match="verified, but no source"),
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="evidence.link"),
    ):
        Evidence.objects.filter(claim=claim).update(claim=other)
