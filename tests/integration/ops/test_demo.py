"""The demo newsroom: whole, and all of it really happened."""

import stat
from collections import Counter
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims import kinds
from factcheck.claims.models import Anchor, Claim, Reading
from factcheck.ops.demo.newsroom import Outcome, build
from factcheck.ops.demo.people import PEOPLE, find_people
from factcheck.ops.demo.stories import STORIES
from factcheck.ops.environment import Environment
from factcheck.sources.models import Source
from tests.database import TestServer, pointed_at
from tests.integration.ops.demos import STATES, counts, installation, quiet

DONE_BY_PEOPLE = {
    kinds.EDIT,
    kinds.EXTENT,
    kinds.ATTRIBUTE,
    kinds.SPLIT,
    kinds.MERGE,
    kinds.DISMISS,
    kinds.RESTORE,
    kinds.DECIDE,
    kinds.UNDO_VERDICT,
    kinds.LINK,
    kinds.UNLINK,
    "claim.assign",
    "claim.prioritize",
    "claim.second_check",
    "claim.flag_risk",
    "comment.add",
    "article.revise",
    "article.sign_off",
    "article.bring_in",
    "source.add",
}


@pytest.fixture(scope="module")
def built(
    database_server: TestServer,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Environment]:
    """An installation of its own with the demo newsroom, for all tests that only look."""
    environment = installation(tmp_path_factory.mktemp("demo"))
    database = database_server.clone()
    with django_db_blocker.unblock(), pointed_at(database.name):
        assert build(environment, report=quiet) == Outcome.BUILT
        yield environment
    database_server.drop(database)


def test_each_role_has_someone(built: Environment) -> None:
    held = Counter(role for person in find_people().values() for role in person.roles)
    assert held == {Role.ADMIN: 1, Role.EDITOR: 2, Role.CHECKER: 3, Role.REPORTER: 2}


def test_the_file_says_how_to_sign_in_and_only_its_owner_can_read_it(built: Environment) -> None:
    path = built.sign_in_path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    password = text.splitlines()[0].rpartition(" ")[2]
    assert len(password) >= 16
    for person in PEOPLE:
        assert f"  {person.username} " in text
        assert find_people()[person.username].check_password(password)


def test_every_article_was_read_and_has_claims_in_place(built: Environment) -> None:
    assert Article.objects.count() == len(STORIES) == 7
    assert set(Reading.objects.values_list("state", flat=True)) == {Reading.State.DONE}
    for revision in Revision.objects.all():
        anchors = revision.anchors.filter(claim__origin=Claim.Origin.MACHINE)
        assert anchors.count() >= revision.length / 150, revision.article.title
    for anchor in Anchor.objects.select_related("revision"):
        assert anchor.revision.text[anchor.start : anchor.end] == anchor.quote


def test_furniture_is_no_claim(built: Environment) -> None:
    for words in ("KARELTA REOPENS TWO HARBORS", "Sign up for Lantern Health", "READ MORE"):
        assert Revision.objects.filter(text__contains=words).count() == 1
        assert not Anchor.objects.filter(quote__contains=words).exists()


def test_every_state_occurs(built: Environment) -> None:
    states = Counter(claim.state for claim in Claim.objects.all())
    assert set(states) == STATES
    assert states["verified"] >= 10
    assert states["disputed"] >= 5
    assert states["unattributed"] >= 5
    assert Claim.objects.active().filter(verdict="", assignee__isnull=False).exists()
    disputed = Claim.objects.filter(verdict=Claim.Verdict.DISPUTED)
    assert disputed.exclude(evidence__stance="contradicts").exists()
    assert disputed.filter(evidence__stance="contradicts").exists()


def test_every_kind_of_work_is_in_the_history(built: Environment) -> None:
    people = Event.objects.filter(actor_id__isnull=False)
    assert set(people.values_list("action", flat=True)) >= DONE_BY_PEOPLE
    assert people.values("actor_id").distinct().count() >= 6


def test_each_action_has_a_transaction_of_its_own(built: Environment) -> None:
    verdicts = Event.objects.filter(action=kinds.DECIDE, table="claims.claim")
    assert verdicts.values("transaction").distinct().count() == verdicts.count() > 20


def test_sources_are_fictional_and_shared(built: Environment) -> None:
    assert Source.objects.count() >= 15
    assert Source.objects.filter(url="").exists()
    for address in [*Source.objects.exclude(url="").values_list("url", flat=True)]:
        host = address.split("/")[2]
        assert ".".join(host.split(".")[-2:]) in {"example.org", "example.com", "example.net"}
    assert any(
        source.evidence.values("claim__article").distinct().count() > 1
        for source in Source.objects.all()
    )


def test_a_second_time_changes_nothing(built: Environment) -> None:
    before = counts()
    signing_in = built.sign_in_path.read_bytes()
    assert build(built, report=quiet) == Outcome.THERE
    assert counts() == before
    assert built.sign_in_path.read_bytes() == signing_in
