"""Articles: the same text once, details with history, the text for good."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from factcheck.accounts.roles import Role
from factcheck.articles.actions import add_article, edit_article
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from factcheck.lib.text import sha256
from tests.factories import TEXT, make_article, make_person

pytestmark = pytest.mark.django_db


def test_only_the_text_is_needed() -> None:
    result = add_article(by=make_person(Role.REPORTER), text=TEXT)
    assert result.created
    assert result.article.title == "Harbor reopens after storm"
    assert result.article.revisions.get().text == TEXT


@pytest.mark.parametrize(
    "again", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r")], ids=["lf", "crlf", "cr"]
)
def test_the_same_text_is_answered_with_its_article(again: str) -> None:
    first = add_article(by=make_person(), text=TEXT).article
    before = Event.objects.count()
    result = add_article(by=make_person(), text=again, title="Another title")
    assert (result.created, result.article) == (False, first)
    assert Article.objects.get().title == "Harbor reopens after storm"
    assert Event.objects.filter(table="articles.article").count() == 1
    assert Event.objects.count() > before  # the second person alone


def test_composed_and_decomposed_letters_are_the_same_text() -> None:
    first = add_article(by=make_person(), text="Cafe\u0301 opens").article
    assert add_article(by=make_person(), text="Café opens").article == first


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"outlet": "x" * 121}, "outlet"),
        ({"url": "nowhere"}, "url"),
    ],
)
def test_details_are_validated(details: dict[str, str], field: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        add_article(by=make_person(), text=TEXT, **details)  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert not Article.objects.exists()


def test_a_long_title_is_cut_not_refused() -> None:
    assert len(make_article(title="word " * 100).title) <= 300


def test_only_editors_set_deadlines() -> None:
    soon = timezone.now() + timedelta(hours=2)
    with pytest.raises(NotAllowed, match="deadlines"):
        add_article(by=make_person(Role.CHECKER), text=TEXT, deadline=soon)
    article = make_article()
    with pytest.raises(NotAllowed, match="deadlines"):
        edit_article(by=make_person(), article=article, version=1, deadline=soon)
    article.deadline = soon  # what a form may have put there does not count
    with pytest.raises(NotAllowed, match="deadlines"):
        edit_article(by=make_person(), article=article, version=1, deadline=soon)
    edit_article(by=make_person(Role.EDITOR), article=article, version=1, deadline=soon)
    edit_article(by=make_person(), article=article, version=2, deadline=soon, desk="Coast")
    article.refresh_from_db()
    assert (article.deadline, article.desk) == (soon, "Coast")


def test_a_stale_change_is_refused_and_leaves_the_object_alone() -> None:
    by, article = make_person(), make_article(title="Before")
    stale = Article.objects.get(pk=article.pk)
    edit_article(by=by, article=article, version=1, title="After")
    with pytest.raises(Conflict):
        edit_article(by=by, article=stale, version=1, title="Mine")
    assert stale.title == "Before"
    assert Event.objects.filter(action="article.edit").get().changes == [
        ("title", "Before", "After")
    ]


def write(statement: str) -> None:
    with (
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="article.edit"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("text", "checksum"),
    [
        ("a\r\nb", sha256("a\r\nb")),
        ("e\u0301", sha256("e\u0301")),
        ("words", sha256("other words")),
        ("", sha256("")),
    ],
)
def test_the_database_refuses_text_that_is_not_canonical(text: str, checksum: str) -> None:
    article = make_article()
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="article.edit"),
    ):
        Revision.objects.create(article=article, number=2, text=text, sha256=checksum)


def test_a_text_is_never_changed() -> None:
    make_article()
    with pytest.raises(DatabaseError):
        write("UPDATE articles_revision SET reason = 'x'")
    with pytest.raises(DatabaseError):
        write("DELETE FROM articles_revision")


def test_lengths_are_in_code_points() -> None:
    article = make_article(text="🛶🛶 at sea")
    assert article.revisions.get().length == len("🛶🛶 at sea")
    assert Article.objects.with_text_length().get(pk=article.pk).length == 9  # type: ignore[attr-defined]


def test_a_megabyte_of_text_is_kept() -> None:
    text = "The harbor is open. " * 49_999
    assert make_article(text=text).revisions.get().text == text
    with pytest.raises(RuleBroken, match="takes up to 1,000,000"):
        make_article(text="x" * 5_000_000)
