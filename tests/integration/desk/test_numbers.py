"""The desk in numbers: against a plain count over the same rows and events."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Attribution, Claim
from factcheck.desk import numbers
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.second_check import second_check
from factcheck.desk.models import SignOff
from factcheck.desk.numbers import OPEN_STATES
from tests.factories import make_article, make_claim, make_evidence, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> User:
    return make_person(name="Ann")


def backdate(claim: Claim, days: int) -> None:
    """Let a claim have been found days ago, with all that happened to it then."""
    with recorded(by=Machine("Tests"), action="claim.edit"):
        moment = timezone.now() - timedelta(days=days)
        Claim.objects.filter(pk=claim.pk).update(created_at=moment)


def settle(claim: Claim, by: User) -> None:
    make_evidence(claim=claim, by=by)
    decide(by=by, claim=claim, version=claim.version, verdict="verified")


def test_today_is_as_it_is_now_and_before_there_was_nothing(checker: User) -> None:
    claims = [make_claim(by=checker) for _ in range(4)]
    settle(claims[0], checker)
    decide(by=checker, claim=claims[1], version=1, verdict="disputed", rationale="The port: 11.")
    dismiss(by=checker, claim=claims[2], version=1, reason="An opinion")
    days = numbers.open_over_time(days=3)
    assert [sum(day.counts) for day in days] == [0, 0, 2]
    assert dict(zip(OPEN_STATES, days[-1].counts, strict=True)) == {
        "open": 1,
        "second_check": 1,
        "disagreement": 0,
        "stale": 0,
        "unplaced": 0,
    }
    assert days[-1].day == timezone.localdate()


def test_each_day_is_what_the_events_until_its_end_add_up_to(checker: User) -> None:
    for index in range(6):
        claim = make_claim(by=checker)
        if index % 2:
            settle(claim, checker)
    shift_events()
    days = numbers.open_over_time(days=10)
    for day in days:
        assert sum(day.counts) == open_at_end_of(day.day.isoformat())
    assert len({sum(day.counts) for day in days}) > 3


def shift_events() -> None:
    """Spread what happened over the days before today; events cannot be changed, so copy them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE audit_event AS SELECT * FROM public.audit_event;"
            "UPDATE audit_event SET at = at - make_interval(days => (row_id % 7)::int)"
        )


def open_at_end_of(day: str) -> int:
    stages: Counter[str] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before ->> 'stage', after ->> 'stage' FROM audit_event"
            " WHERE \"table\" = 'claims.claim' AND at::date <= %s",
            [day],
        )
        for before, after in cursor.fetchall():
            stages[before] -= 1
            stages[after] += 1
    return sum(stages[stage] for stage in numbers.STATE_OF)


def test_a_desk_has_its_own_numbers(checker: User) -> None:
    sports = make_article(by=checker, desk="Sports")
    make_claim(by=checker, article=sports)
    make_claim(by=checker)
    assert numbers.open_now(desk="Sports")["open"] == 1
    assert sum(numbers.open_over_time(days=2, desk="Sports")[-1].counts) == 1
    assert [sum(day.counts) for day in numbers.open_over_time(days=2, desk="Sports")] == [0, 1]
    assert numbers.open_now()["open"] == 2


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, "day"), (1, "days"), (2, "days"), (3, "week"), (8, "month"), (40, "older")],
)
def test_every_claim_has_one_age(checker: User, days: int, age: str) -> None:
    backdate(make_claim(by=checker), days)
    counted = {name: counts["open"] for name, counts in numbers.ages().items()}
    assert counted == {name: int(name == age) for name in numbers.AGES}


def test_who_has_how_much(checker: User) -> None:
    editor, busy = make_person(Role.EDITOR), make_person(name="Bo")
    claims = [make_claim(by=checker) for _ in range(3)]
    assign(by=editor, claims=claims[:2], to=busy)
    assign(by=editor, claims=claims[2:], to=checker)
    settle(Claim.objects.get(pk=claims[2].pk), checker)
    found = numbers.load()
    assert [(one.person, one.total, one.counts["open"]) for one in found] == [("Bo", 2, 2)]


def test_how_long_articles_take_until_their_first_sign_off(checker: User) -> None:
    assert numbers.time_to_sign_off(days=30) == []
    editor = make_person(Role.EDITOR)
    for hours in (2, 4, 12):
        sign_off(editor, hours)
    found = numbers.time_to_sign_off(days=30)
    whole = found[-1]
    assert whole.week is None
    assert (whole.articles, round(whole.median)) == (3, 4)
    assert sum(week.articles for week in found[:-1]) == 3
    assert [round(one.hours) for one in numbers.slowest(days=30)] == [12, 4, 2]
    assert numbers.slowest(days=30, desk="Sports") == []


def sign_off(editor: User, hours: float) -> None:
    article = make_article(by=editor)
    revision = article.revisions.get()
    with recorded(by=editor, action="article.sign_off"):
        type(article).objects.filter(pk=article.pk).update(
            created_at=timezone.now() - timedelta(hours=hours)
        )
        SignOff.objects.create(
            article=article, revision=revision, by=editor, sheet={}, sha256="0" * 64
        )


def test_shares_are_of_settled_claims_and_need_enough_of_them(checker: User) -> None:
    for index in range(6):
        article = make_article(by=checker, outlet="Harbor Post")
        claim = make_claim(by=checker, article=article)
        with recorded(by=checker, action="claim.attribute"):
            Attribution.objects.create(claim=claim, order=0, role="speaker", name="Ada Brandt")
            Attribution.objects.create(claim=claim, order=1, role="speaker", name="Bo Lind")
        if index < 4:
            settle(claim, checker)
        else:
            decide(by=checker, claim=claim, version=1, verdict="disputed", rationale="No: 11.")
        if index == 4:
            settled_as_disputed(claim)
    assert [vars_of(share) for share in numbers.disputed_by_outlet(days=30)] == [
        ("Harbor Post", 5, 1, 20)
    ]
    assert [vars_of(share) for share in numbers.disputed_by_speaker(days=30)] == [
        ("Ada Brandt", 5, 1, 20)
    ]
    assert numbers.disputed_by_outlet(days=30, desk="Sports") == []


def settled_as_disputed(claim: Claim) -> None:
    claim.refresh_from_db()
    second_check(
        by=make_person(), claim=claim, version=claim.version, verdict="disputed", rationale="11."
    )


def vars_of(share: numbers.Share) -> tuple[str, int, int, int]:
    return share.name, share.settled, share.disputed, share.percent
