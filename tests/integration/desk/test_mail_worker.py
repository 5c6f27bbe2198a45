"""The real worker mails what concerns people, as it does in a newsroom: from action to mailbox."""

import subprocess
import sys
import time

import pytest
from pytest_django.fixtures import Settings

from factcheck.accounts.actions import edit_person
from factcheck.accounts.roles import Role
from factcheck.desk.actions.talk import add_comment
from factcheck.desk.models import Notice
from tests.database import ROOT, TestDatabase
from tests.factories import make_article, make_person
from tests.smtp import mail_sink

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SECONDS = 90


def test_the_worker_mails_a_mention_once(
    committed_database: TestDatabase, settings: Settings
) -> None:
    settings.NOTICES_BY_MAIL, settings.NOTICES_BY_MAIL_SECONDS = True, 0
    admin, reader = make_person(Role.ADMIN), make_person(username="reader")
    edit_person(by=admin, person=reader, name="Rea Der", username="reader", email="rea@example.org")
    article = make_article(title="Harbor reopens")
    for words in ("@reader, is it 11?", "@reader?"):
        add_comment(by=make_person(name="Maya Okafor"), article=article, text=words)
    with mail_sink() as sink:
        environ = {
            **committed_database.environ,
            "FACTCHECK_MAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "FACTCHECK_SITE_ADDRESS": "https://desk.example.org",
        }
        # One shot: it ends when no job is left.
        command = [sys.executable, "manage.py", "procrastinate", "worker", "--one-shot"]
        subprocess.run(command, cwd=ROOT, env=environ, check=True, timeout=SECONDS)
        deadline = time.monotonic() + SECONDS
        while not sink.messages and time.monotonic() < deadline:
            time.sleep(0.05)
    (message,) = sink.messages
    assert sink.recipients == ["rea@example.org"]
    assert message["Subject"] == "2 things that concern you at the fact-check desk"
    assert "https://desk.example.org/articles/" in message.get_content()
    assert not Notice.objects.filter(person=reader, mailed_at=None).exists()
