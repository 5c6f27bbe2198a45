"""What holds for every action on a claim: its event, who may, and that a stale one is refused."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions import corrections, evidence, reshape, verdicts
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.corrections import Said
from factcheck.claims.models import Claim
from factcheck.lib.errors import NotAllowed, RuleBroken
from tests.factories import (
    make_claim,
    make_evidence,
    make_person,
    make_source,
    stretch_of,
)

pytestmark = pytest.mark.django_db

type Act = Callable[[User, Claim, int], object]


class Case(NamedTuple):
    """An action on a standing claim that has one contradicting source, and its kind of event."""

    act: Act
    kind: str


def decide(by: User, claim: Claim, version: int) -> object:
    return verdicts.decide(
        by=by, claim=claim, version=version, verdict="disputed", rationale="The port says 11."
    )


def edit(by: User, claim: Claim, version: int) -> object:
    return corrections.edit_claim(
        by=by, claim=claim, version=version, label="New", statement="New.", kind="event"
    )


def extent(by: User, claim: Claim, version: int) -> object:
    revision = claim.article.revisions.get()
    stretch = stretch_of(revision, "14 ferries")
    return corrections.change_extent(
        by=by, claim=claim, version=version, revision=revision, stretch=stretch
    )


def attribute(by: User, claim: Claim, version: int) -> object:
    chain = [Said("Ada Brandt", title="mayor", cue="said"), Said("Post", role="outlet")]
    return corrections.set_attribution(by=by, claim=claim, version=version, chain=chain)


def dismiss(by: User, claim: Claim, version: int) -> object:
    return corrections.dismiss(by=by, claim=claim, version=version, reason="A caption")


def link(by: User, claim: Claim, version: int) -> object:
    source = make_source()
    return evidence.link_source(
        by=by, claim=claim, version=version, source=source, stance="supports"
    )


def unlink(by: User, claim: Claim, version: int) -> object:
    linked = claim.evidence.get()
    return evidence.remove_evidence(by=by, evidence=linked, version=version)


def split(by: User, claim: Claim, version: int) -> object:
    revision = claim.article.revisions.get()
    return reshape.split_claim(
        by=by,
        claim=claim,
        version=version,
        revision=revision,
        first=stretch_of(revision, "14 ferries"),
        second=stretch_of(revision, "damaged"),
    )


def merge(by: User, claim: Claim, version: int) -> object:
    other = make_claim(article=claim.article, quote="Repairs will cost 3.2 million crowns")
    return reshape.merge_claims(
        by=by,
        claim=claim,
        version=version,
        other=other,
        other_version=other.version,
        revision=claim.article.revisions.get(),
    )


CASES = [
    Case(decide, "claim.decide"),
    Case(edit, "claim.edit"),
    Case(extent, "claim.extent"),
    Case(attribute, "claim.attribute"),
    Case(dismiss, "claim.dismiss"),
    Case(link, "evidence.link"),
    Case(unlink, "evidence.unlink"),
    Case(split, "claim.split"),
    Case(merge, "claim.merge"),
]
each_case = pytest.mark.parametrize("case", CASES, ids=[case.kind for case in CASES])


@pytest.fixture
def claim() -> Claim:
    made = make_claim(quote="Some 14 ferries were damaged")
    make_evidence(claim=made, stance="contradicts")
    return made


@each_case
@pytest.mark.parametrize("role", [Role.CHECKER, Role.EDITOR, Role.ADMIN])
def test_it_is_told_by_one_action_under_the_persons_name(
    case: Case, role: Role, claim: Claim
) -> None:
    person, before = make_person(role), Event.objects.latest("pk").pk
    version = claim.version
    case.act(person, claim, version)
    events = Event.objects.filter(pk__gt=before, actor_id=person.pk)
    assert {event.action for event in events} == {case.kind}
    assert {event.claim_id for event in events} >= {claim.pk} or case.kind.startswith("evidence")
    assert Claim.objects.get(pk=claim.pk).version == version + 1


@each_case
def test_reporters_may_not(case: Case, claim: Claim) -> None:
    with pytest.raises(NotAllowed):
        case.act(make_person(Role.REPORTER), claim, claim.version)
    assert Claim.objects.get(pk=claim.pk).version == claim.version


@each_case
def test_those_whose_account_is_closed_may_not(case: Case, claim: Claim) -> None:
    person = make_person(Role.ADMIN)
    person.is_active = False
    with pytest.raises(NotAllowed):
        case.act(person, claim, claim.version)


@each_case
def test_a_stale_version_is_answered_with_the_present_claim(case: Case, claim: Claim) -> None:
    person = make_person()
    stale = claim.version
    edit(make_person(), Claim.objects.get(pk=claim.pk), stale)
    present = Claim.objects.get(pk=claim.pk)
    with pytest.raises(ClaimConflict) as conflict:
        case.act(person, claim, stale)
    assert conflict.value.status == 409
    assert (conflict.value.claim.label, conflict.value.claim.version) == ("New", stale + 1)
    after = Claim.objects.get(pk=claim.pk)
    assert (after.version, after.status, after.verdict) == (present.version, "active", "")
    assert not Event.objects.filter(actor_id=person.pk, claim_id=claim.pk).exists()


@each_case
def test_what_was_put_aside_is_not_worked_on(case: Case, claim: Claim) -> None:
    dismiss(make_person(), claim, claim.version)
    present = Claim.objects.get(pk=claim.pk)
    with pytest.raises(RuleBroken, match="dismissed"):
        case.act(make_person(), present, present.version)
    assert Event.objects.filter(claim_id=claim.pk)[0].action == "claim.dismiss"
