"""History is complete by construction: no write goes without an event, whoever gives it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit import kinds
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence
from factcheck.lib.text import sha256
from factcheck.sources.models import Source
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_evidence, make_person, make_source

NO_ACTOR, REFUSED = "FC001", "FC002"
TESTER = Machine("Tester")

# Tables of ours without history, each with the reason.
UNTRACKED = {
    "audit_event": "is the history",
    "audit_once": "says which forms were sent; what they did is in the history",
    "claims_reading": "is the splitter's working state",
    "desk_lookedat": "is what each person has read",
    "desk_notice": "tells a person of what is in the history",
    "desk_presence": "is working state, kept for minutes",
    "desk_undo": "says which action took back which; both are in the history",
    "accounts_failedsignin": "is working state, kept for minutes",
    "accounts_user_user_permissions": "is Django's own; the application may not write it",
}

RAW_WRITES = (
    "UPDATE claims_claim SET label = 'x'",
    "UPDATE claims_claim SET verdict = '', version = 77, label = label || '!'",
    "UPDATE claims_evidence SET note = 'x'",
    "DELETE FROM claims_attribution",
    "UPDATE articles_article SET title = 'x'",
    "UPDATE sources_source SET title = 'x'",
    "UPDATE accounts_user SET password = 'x'",
    "DELETE FROM accounts_user_groups",
    """INSERT INTO accounts_user_groups (user_id, group_id)
    SELECT u.id, g.id FROM accounts_user u, auth_group g WHERE g.name = 'admin'""",
    """INSERT INTO sources_source
    (kind, title, publisher, url, reliability_note, version, created_at)
    VALUES ('law', 'x', '', '', '', 1, now())""",
    """MERGE INTO claims_claim c USING claims_claim d ON c.id = d.id
    WHEN MATCHED THEN UPDATE SET label = 'x'""",
    "WITH gone AS (DELETE FROM claims_attribution RETURNING id) SELECT * FROM gone",
)


def code_of(error: DatabaseError) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


def refused(write: Callable[[], object], code: str) -> None:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        write()
    assert code_of(refusal.value) == code


def execute(statement: str, *, using: str = "default") -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)


def triggers(name: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [name])
        return {table for (table,) in cursor.fetchall()}


def our_tables() -> set[str]:
    models = [model for config in apps.get_app_configs() for model in config.get_models(True)]
    return {m._meta.db_table for m in models if m.__module__.startswith("factcheck.")} | {
        "accounts_user_groups",
        "accounts_user_user_permissions",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["audit_record", "audit_no_truncate"])
def test_every_table_of_ours_is_tracked_or_named_as_not(name: str) -> None:
    tables = our_tables()
    assert triggers(name) == tables - set(UNTRACKED)
    assert set(UNTRACKED) <= tables


@pytest.mark.django_db
def test_triggers_are_enabled_whatever_the_session_says() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgenabled FROM pg_trigger WHERE NOT tgisinternal")
        assert cursor.fetchall() == [("O",)]
    refused(lambda: execute("SET session_replication_role = replica"), "42501")


@pytest.mark.django_db
def test_no_write_of_the_orm_goes_without_an_actor() -> None:
    claim = make_claim()
    writes: list[Callable[[], object]] = [
        lambda: Claim.objects.filter(pk=claim.pk).update(label="x"),
        lambda: Claim.objects.bulk_update([Claim(pk=claim.pk, label="x")], ["label"]),
        lambda: Claim(article=claim.article, label="x", statement="x").save(),
        lambda: Claim.objects.bulk_create([Claim(article=claim.article, label="x", statement="x")]),
        lambda: Source.objects.create(title="x"),
        lambda: Article.objects.create(title="x"),
        lambda: Attribution.objects.create(claim=claim, order=9, role="speaker", name="x"),
        lambda: Anchor.objects.filter(claim=claim).update(prefix="x"),
        lambda: User.objects.update(name="x"),
        lambda: User.objects.create(username="x", name="x"),
        make_person().groups.clear,
        lambda: Revision.objects.create(
            article=claim.article, number=2, text="x", sha256=sha256("x")
        ),
    ]
    for write in writes:
        refused(write, NO_ACTOR)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", RAW_WRITES)
def test_no_raw_write_goes_without_an_actor(statement: str) -> None:
    claim = make_claim()
    make_evidence(claim=claim)
    with recorded(by=TESTER, action="claim.attribute"):
        Attribution.objects.create(claim=claim, order=0, role="speaker", name="Ada")
    refused(lambda: execute(statement), NO_ACTOR)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_event SELECT * FROM audit_event",
        "UPDATE audit_event SET reason = 'forged'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "TRUNCATE claims_claim CASCADE",
        "DELETE FROM claims_claim",
        "DELETE FROM claims_evidence",
        "DELETE FROM claims_anchor",
        "DELETE FROM articles_article",
        "DELETE FROM articles_revision",
        "UPDATE articles_revision SET text = 'x'",
        "DELETE FROM sources_source",
        "DELETE FROM accounts_user",
        "UPDATE auth_group SET name = 'boss'",
        "INSERT INTO accounts_user_user_permissions SELECT * FROM accounts_user_user_permissions",
        "ALTER TABLE claims_claim DISABLE TRIGGER audit_record",
        "DROP TRIGGER audit_record ON claims_claim",
        "CREATE OR REPLACE FUNCTION audit_record() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
        "CREATE RULE quiet AS ON INSERT TO audit_event DO INSTEAD NOTHING",
        "SET ROLE factcheck_owner",
    ],
)
def test_the_applications_role_has_no_right_to(statement: str) -> None:
    make_claim()
    with recorded(by=TESTER, action="claim.edit"):
        refused(lambda: execute(statement), "42501")


@pytest.mark.django_db
def test_shadowing_the_history_by_a_temporary_table_does_not_work() -> None:
    claim = make_claim()
    before = Event.objects.count()
    try:
        with transaction.atomic():
            execute("CREATE TEMP TABLE audit_event (LIKE public.audit_event)")
    except DatabaseError:
        return
    with recorded(by=TESTER, action="claim.edit"):
        Claim.objects.filter(pk=claim.pk).update(label="shadowed")
    execute("DROP TABLE pg_temp.audit_event")
    assert Event.objects.count() == before + 1


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET reason = 'forged'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "TRUNCATE claims_claim CASCADE",
        "UPDATE articles_revision SET text = 'x'",
        "DELETE FROM articles_revision",
    ],
)
def test_even_the_owner_is_refused(statement: str) -> None:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(using="owner"):
        execute(statement, using="owner")
    assert code_of(refusal.value) == REFUSED


@pytest.mark.django_db
def test_an_event_says_who_what_from_what_to_what_and_why() -> None:
    checker = make_person(name="Maya Okafor")
    claim = make_claim(by=checker, label="Before")
    edit_claim(
        by=checker,
        claim=claim,
        version=claim.version,
        label="After",
        statement=claim.statement,
        kind=claim.kind,
        reason="shorter",
    )
    event = Event.objects.filter(claim_id=claim.pk).latest("pk")
    assert (event.operation, event.table, event.row_id) == ("update", "claims.claim", claim.pk)
    assert (event.before, event.after) == ({"label": "Before"}, {"label": "After"})
    assert event.changes == [("label", "Before", "After")]
    assert (event.actor_id, event.actor_name) == (checker.pk, "Maya Okafor")
    assert (event.action, event.reason) == ("claim.edit", "shorter")
    assert (event.article_id, event.database_role) == (claim.article_id, "factcheck_app")


@pytest.mark.django_db
def test_every_kind_of_row_names_what_it_belongs_to() -> None:
    claim = make_claim()
    evidence = make_evidence(claim=claim)
    found = {event.table: event for event in Event.objects.order_by("pk")}
    assert found["articles.article"].article_id == claim.article_id
    assert found["articles.revision"].article_id == claim.article_id
    assert "text" not in (found["articles.revision"].after or {})
    assert found["claims.anchor"].claim_id == claim.pk
    linked = found["claims.evidence"]
    assert (linked.claim_id, linked.source_id) == (claim.pk, evidence.source_id)
    assert found["sources.source"].source_id == evidence.source_id
    assert found["accounts.user_groups"].person_id


@pytest.mark.django_db
def test_a_password_is_hidden_but_its_change_is_not() -> None:
    person = make_person()
    with recorded(by=person, action="person.password"):
        person.set_password("four calm otters")
        person.save(update_fields=["password"])
    event = Event.objects.latest("pk")
    assert (event.before, event.after) == ({"password": "hidden"}, {"password": "hidden"})
    assert not Event.objects.filter(after__password__contains="$").exists()


@pytest.mark.django_db
def test_a_write_that_changes_nothing_leaves_no_event() -> None:
    claim = make_claim()
    before = Event.objects.count()
    Claim.objects.filter(pk=claim.pk).update(label=claim.label)
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_a_nested_action_gives_the_name_back() -> None:
    claim, person = make_claim(), make_person()
    with recorded(by=person, action="claim.edit", reason="outer"):
        with recorded(by=TESTER, action="claim.find", reason="inner"):
            Claim.objects.filter(pk=claim.pk).update(label="inner")
        Claim.objects.filter(pk=claim.pk).update(label="outer")
    events = Event.objects.filter(row_id=claim.pk, table="claims.claim", operation="update")
    told = list(events.order_by("pk").values_list("actor_name", "action", "reason"))
    assert told == [("Tester", "claim.find", "inner"), (str(person), "claim.edit", "outer")]
    refused(lambda: Claim.objects.filter(pk=claim.pk).update(label="after"), NO_ACTOR)


@pytest.mark.django_db
def test_a_nested_action_that_fails_gives_the_name_back() -> None:
    claim = make_claim()
    with recorded(by=TESTER, action="claim.edit"):
        with suppress(ZeroDivisionError), recorded(by=Machine("Inner"), action="claim.find"):
            Claim.objects.filter(pk=claim.pk).update(label="inner")
            raise ZeroDivisionError
        Claim.objects.filter(pk=claim.pk).update(label="outer")
    claim.refresh_from_db()
    assert claim.label == "outer"
    event = Event.objects.latest("pk")
    assert (event.actor_name, event.action) == ("Tester", "claim.edit")


@pytest.mark.django_db
def test_an_action_without_words_is_refused() -> None:
    with pytest.raises(kinds.UnregisteredAction), recorded(by=TESTER, action="claim.forge"):
        pytest.fail("the transaction was opened")


def test_a_kind_keeps_its_words() -> None:
    with pytest.raises(ValueError, match="registered already"):
        kinds.register("claim.edit", "did something else")
    assert kinds.phrase("claim.edit") == "changed the claim’s words"
    assert kinds.phrase("old.kind_of") == "old kind of"


def test_the_name_does_not_outlive_its_transaction(committed_database: TestDatabase) -> None:
    source = make_source()
    with pytest.raises(DatabaseError) as refusal:
        Source.objects.filter(pk=source.pk).update(title="later")
    assert code_of(refusal.value) == NO_ACTOR


def test_when_the_event_cannot_be_written_nothing_is(committed_database: TestDatabase) -> None:
    checker = make_person()
    claim = make_claim(by=checker, label="Before")
    execute(
        "ALTER TABLE audit_event ADD CONSTRAINT no_room CHECK (action <> 'claim.edit') NOT VALID",
        using="owner",
    )
    with pytest.raises(DatabaseError):
        edit_claim(
            by=checker,
            claim=claim,
            version=claim.version,
            label="After",
            statement=claim.statement,
            kind=claim.kind,
        )
    claim.refresh_from_db()
    assert (claim.label, claim.version) == ("Before", 1)
    assert not Event.objects.filter(action="claim.edit").exists()


@pytest.mark.django_db
def test_events_are_found_by_what_they_concern() -> None:
    editor = make_person(Role.EDITOR)
    article = make_article(by=editor)
    claim = make_claim(by=editor, article=article)
    source = make_source(by=editor)
    make_evidence(claim=claim, by=editor, source=source)
    assert Event.objects.of_claims([claim.pk]).filter(table="claims.evidence").count() == 1
    assert Event.objects.of_source(source.pk).count() == 2
    claims = Claim.objects.of_article(article).values("pk")
    tables = {event.table for event in Event.objects.of_article(article.pk, claims)}
    assert {"articles.article", "claims.anchor", "claims.evidence"} <= tables
    assert (
        Event.objects.by_person(editor.pk).count()
        == Event.objects.exclude(actor_name="Tests").count()
    )
    assert Evidence.objects.linked().count() == 1
