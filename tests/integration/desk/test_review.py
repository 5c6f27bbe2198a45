"""Review dates: set by editors, and verdicts that are looked at again when they are past."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.stale import mark_stale, still_holds
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.review import REVIEWER, mark_overdue, periods, set_review_dates
from factcheck.desk.models import Notice, ReviewPeriod
from factcheck.desk.tasks import review_dates
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from tests.factories import make_claim, make_person, make_verified_claim

pytestmark = pytest.mark.django_db

NONE: dict[str, int | None] = {}


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR)


@pytest.fixture
def claim() -> Claim:
    return make_verified_claim(by=make_person(name="Aiko Tanaka"), kind=Claim.Kind.STATISTIC)


def stage(claim: Claim) -> str:
    return str(Claim.objects.get(pk=claim.pk).stage)


def test_by_default_no_verdict_grows_old(claim: Claim) -> None:
    assert set(periods().values()) == {None}
    assert mark_overdue(now=timezone.now() + timedelta(days=10_000)) == 0
    assert stage(claim) == Claim.Stage.SETTLED


def test_past_its_date_a_verdict_is_looked_at_again_once(editor: User, claim: Claim) -> None:
    other = make_verified_claim(kind=Claim.Kind.EVENT)
    open_claim = make_claim(kind=Claim.Kind.STATISTIC)
    assert set_review_dates(by=editor, seen=NONE, wished={"statistic": 30}) == 1
    now = timezone.now()
    assert mark_overdue(now=now + timedelta(days=29)) == 0
    assert mark_overdue(now=now + timedelta(days=31)) == 1
    assert mark_overdue(now=now + timedelta(days=31)) == 0
    claim.refresh_from_db()
    assert claim.stage == Claim.Stage.STALE
    assert claim.stale_reason == "Statistic: its verdict is looked at again after 30 days."
    assert (stage(other), stage(open_claim)) == (Claim.Stage.SETTLED, Claim.Stage.OPEN)
    event = Event.objects.filter(claim_id=claim.pk).latest("pk")
    assert (event.action, event.actor_name) == ("claim.stale", REVIEWER.actor_name)
    assert Notice.objects.get(kind=Notice.Kind.STALE).person == claim.decided_by


def test_the_time_counts_from_when_it_was_said_to_hold(editor: User, claim: Claim) -> None:
    set_review_dates(by=editor, seen=NONE, wished={"statistic": 1})
    then = timezone.now() + timedelta(days=2)
    with_date = Claim.objects.filter(pk=claim.pk)
    assert mark_overdue(now=then) == 1
    claim = with_date.get()
    still_holds(by=editor, claim=claim, version=claim.version, reason="Read it again.")
    assert mark_overdue(now=timezone.now() + timedelta(hours=23)) == 0
    assert mark_overdue(now=then) == 1


def test_verdicts_that_wait_for_somebody_anyway_are_left(editor: User) -> None:
    first = make_person()
    claim = make_claim(by=first, kind=Claim.Kind.STATISTIC)
    decide(
        by=first, claim=claim, version=claim.version, verdict="disputed", rationale="It is not so."
    )
    set_review_dates(by=editor, seen=NONE, wished={"statistic": 1})
    assert mark_overdue(now=timezone.now() + timedelta(days=9)) == 0


def test_the_task_looks_at_the_clock(editor: User, claim: Claim) -> None:
    set_review_dates(by=editor, seen=NONE, wished={"statistic": 1})
    review_dates(0)
    assert stage(claim) == Claim.Stage.SETTLED


def test_a_changed_source_asks_for_another_look_too(claim: Claim) -> None:
    assert mark_stale(by=REVIEWER, claim=claim, reason="“Port log” changed since.")
    assert not mark_stale(by=REVIEWER, claim=claim, reason="“Port log” changed since.")
    assert stage(claim) == Claim.Stage.STALE


def test_editors_set_them_and_do_not_overwrite_each_other(editor: User) -> None:
    with pytest.raises(NotAllowed):
        set_review_dates(by=make_person(), seen=NONE, wished={"law": 9})
    for days in (0, -1, 4000):
        with pytest.raises(RuleBroken):
            set_review_dates(by=editor, seen=NONE, wished={"law": days})
    assert set_review_dates(by=editor, seen=NONE, wished={"law": 90, "event": None}) == 1
    other = make_person(Role.EDITOR)
    with pytest.raises(Conflict):
        set_review_dates(by=other, seen={"law": None}, wished={"law": 30, "cause": 5})
    assert dict(ReviewPeriod.objects.values_list("kind", "days")) == {"law": 90}
    assert set_review_dates(by=other, seen={"law": None}, wished={"law": 90}) == 0
    assert set_review_dates(by=other, seen={"law": 90}, wished={"law": None}) == 1
    assert not ReviewPeriod.objects.exists()
    kept = Event.objects.filter(table="desk.reviewperiod")
    assert list(kept.values_list("operation", flat=True)) == ["delete", "insert"]


def test_the_page_shows_what_somebody_else_set(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    address = reverse("review-dates")
    assert 'name="statistic"' in client.get(address).content.decode()
    assert client.post(address, {"statistic": "0"}).status_code == 422
    assert client.post(address, {"statistic": "30", "seen-statistic": ""}).status_code == 302
    assert periods()["statistic"] == 30
    late = client.post(address, {"statistic": "7", "seen-statistic": ""})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Someone else changed the review dates" in page
    assert 'name="seen-statistic" value="30"' in page
    assert periods()["statistic"] == 30
    assert client.post(address, {"statistic": "7", "seen-statistic": "30"}).status_code == 302
    assert periods()["statistic"] == 7
