"""Who is told of what."""

import pytest
from django.db import transaction

from factcheck.accounts.actions import set_active
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.desk.models import Notice
from factcheck.desk.notices import TEXT_LENGTH, tell
from tests.factories import make_article, make_claim, make_person

pytestmark = pytest.mark.django_db


def test_each_person_is_told_once_and_never_of_their_own_doing() -> None:
    actor, colleague, other, claim = make_person(), make_person(), make_person(), make_claim()
    tell(
        people=[actor, colleague, None, other, colleague],
        kind=Notice.Kind.ASSIGNED,
        article=claim.article,
        claim=claim,
        by=actor,
        text="your beat",
    )
    notices = Notice.objects.order_by("pk")
    assert [notice.person for notice in notices] == [colleague, other]
    first = notices[0]
    assert (first.kind, first.article, first.claim) == ("assigned", claim.article, claim)
    assert (first.by, first.text, first.read_at, first.mailed_at) == (
        actor,
        "your beat",
        None,
        None,
    )


def test_closed_accounts_are_told_nothing() -> None:
    gone = make_person()
    set_active(by=make_person(Role.ADMIN), person=gone, active=False)
    tell(people=[gone], kind=Notice.Kind.STALE, article=make_article())
    assert not Notice.objects.exists()


def test_a_long_reason_is_cut() -> None:
    tell(
        people=[make_person()],
        kind=Notice.Kind.HANDED_BACK,
        article=make_article(),
        text="words " * 200,
    )
    assert len(Notice.objects.get().text) <= TEXT_LENGTH


def test_a_notice_goes_with_what_it_tells_of() -> None:
    article, person = make_article(), make_person()
    with transaction.atomic():
        tell(people=[person], kind=Notice.Kind.SIGNED_OFF, article=article)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_notices_are_no_history() -> None:
    article, person = make_article(), make_person()
    before = Event.objects.count()
    tell(people=[person], kind=Notice.Kind.SIGNED_OFF, article=article)
    assert Event.objects.count() == before
