"""Notices by mail: together, never twice, and nothing that must wait."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outgoing
from django.db import connections, transaction
from django.test import override_settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from factcheck.accounts.actions import edit_person, set_active, set_mail_notices
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment
from factcheck.desk.mail import MAIL_NOTICES, mail_notices
from factcheck.desk.models import Notice
from factcheck.ops.mail import MailServer, mailers
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_person
from tests.smtp import mail_sink


@pytest.fixture(autouse=True)
def by_mail(settings: Settings) -> None:
    settings.NOTICES_BY_MAIL = True
    settings.SITE_ADDRESS = "https://desk.example.org"


def reader(name: str = "reader") -> User:
    person = make_person(username=name, name="Rea Der")
    admin = make_person(Role.ADMIN)
    return edit_person(
        by=admin, person=person, name="Rea Der", username=name, email=f"{name}@example.org"
    )


def say(claim: Claim, text: str = "@reader, is it 11?\n.\nSee page 3.") -> None:
    add_comment(by=make_person(name="Maya Okafor"), article=claim.article, claim=claim, text=text)


def jobs() -> list[dict[str, Any]]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=MAIL_NOTICES)]


@pytest.mark.django_db
def test_a_mail_is_queued_with_the_notice_for_two_minutes_later() -> None:
    person, claim = reader(), make_claim()
    with transaction.atomic():
        say(claim)
        transaction.set_rollback(True)
    assert jobs() == []
    say(claim)
    (job,) = ProcrastinateJob.objects.filter(task_name=MAIL_NOTICES)
    assert job.args == {"person_id": person.pk}
    assert job.scheduled_at is not None
    wait = job.scheduled_at - timezone.now()
    assert timedelta(seconds=100) < wait <= timedelta(seconds=120)


@pytest.mark.django_db
def test_who_has_no_address_or_wants_none_gets_none(settings: Settings) -> None:
    person, claim = reader(), make_claim()
    make_person(username="unreachable")
    say(claim, "@unreachable")
    set_mail_notices(by=person, wanted=False)
    say(claim)
    assert jobs() == []
    assert Event.objects.filter(action="person.mail", person_id=person.pk).count() == 1
    set_mail_notices(by=person, wanted=True)
    settings.NOTICES_BY_MAIL = False
    say(claim)
    assert jobs() == []


@pytest.mark.django_db
def test_what_came_together_goes_out_in_one_plain_mail_once() -> None:
    person, claim = reader(), make_claim(article=make_article(title="Harbor reopens"))
    say(claim)
    say(claim, "@reader again <b>")
    assert mail_notices(person) == 2
    assert mail_notices(person) == 0
    (message,) = outgoing.outbox
    assert message.subject == "2 things that concern you at the fact-check desk"
    assert message.to == ["reader@example.org"]
    assert message.content_subtype == "plain"
    assert "Maya Okafor mentioned you:" in message.body
    assert "  > @reader, is it 11?\n  > .\n  > See page 3." in message.body
    assert "  > @reader again <b>" in message.body
    assert f"https://desk.example.org/claims/{claim.pk}" in message.body
    assert "https://desk.example.org/inbox" in message.body


@pytest.mark.django_db
def test_a_single_notice_stands_in_the_subject_on_one_line() -> None:
    person = reader()
    article = make_article(title="A title\nof lines " + "x" * 200)
    add_comment(by=make_person(name="Ann"), article=article, text="@reader")
    mail_notices(person)
    subject = outgoing.outbox[0].subject
    assert subject.startswith("Ann mentioned you: A title of lines")
    assert len(subject) <= 150


@pytest.mark.django_db
def test_what_was_read_or_is_old_is_not_mailed() -> None:
    person, claim = reader(), make_claim()
    say(claim)
    Notice.objects.update(read_at=timezone.now())
    say(claim)
    Notice.objects.filter(read_at=None).update(at=timezone.now() - timedelta(days=3))
    assert mail_notices(person) == 0
    assert outgoing.outbox == []


@pytest.mark.django_db
def test_closed_accounts_get_no_mail() -> None:
    person, claim = reader(), make_claim()
    say(claim)
    set_active(by=make_person(Role.ADMIN), person=person, active=False)
    assert mail_notices(person) == 0


@pytest.mark.django_db
def test_a_first_verdict_is_not_told_before_the_second_check() -> None:
    person, claim, first = reader(), make_claim(), make_person()
    decide(by=first, claim=claim, version=1, verdict="disputed", rationale="The port says 11.")
    add_comment(by=first, article=claim.article, claim=claim, text="@reader It is wrong.")
    mail_notices(person)
    body = outgoing.outbox[0].body
    assert "It is wrong" not in body
    assert "disputed" not in body.lower()
    assert "The port says" not in body
    assert "shown when the second check is given" in body


@pytest.mark.django_db
def test_a_server_takes_the_mail_and_one_that_refuses_it_gets_it_again() -> None:
    person, claim = reader(), make_claim()
    say(claim)
    with mail_sink() as sink:
        server = MailServer.from_url(f"smtp://127.0.0.1:{sink.port}")
        with override_settings(MAILERS=mailers(server)):
            sink.refuses = 1
            with pytest.raises(smtplib.SMTPException):
                mail_notices(person)
            assert Notice.objects.get().mailed_at is None
            assert mail_notices(person) == 1
            assert mail_notices(person) == 0
    (message,) = sink.messages
    assert sink.recipients == ["reader@example.org"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert "  > See page 3." in message.get_content()


@pytest.mark.django_db
def test_a_server_that_is_not_there_takes_nothing_away() -> None:
    person, claim = reader(), make_claim()
    say(claim)
    server = MailServer.from_url("smtp://127.0.0.1:1")
    with override_settings(MAILERS=mailers(server)), pytest.raises(OSError, match="refused"):
        mail_notices(person)
    assert Notice.objects.get().mailed_at is None


def test_of_tasks_that_run_at_once_one_mails(committed_database: TestDatabase) -> None:
    person, claim = reader(), make_claim()
    for _ in range(5):
        say(claim)

    def run(_: int) -> int:
        try:
            return mail_notices(User.objects.get(pk=person.pk))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        mailed = list(pool.map(run, range(6)))
    assert sum(mailed) == 5
    told = "".join(str(message.body) for message in outgoing.outbox)
    assert told.count("Maya Okafor mentioned you:") == 5
