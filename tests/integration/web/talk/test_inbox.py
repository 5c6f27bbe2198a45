"""The page of what concerns a person."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment, remove_comment
from factcheck.desk.models import Notice
from factcheck.desk.notices import tell
from tests.factories import make_claim, make_person

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
QUERIES = 8


@pytest.fixture
def reader() -> User:
    return make_person(username="reader")


@pytest.fixture
def client(reader: User) -> Client:
    client = Client()
    client.force_login(reader)
    return client


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def html(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


def named(claim: Claim, text: str = "@reader, see <b>this</b>.") -> Notice:
    add_comment(by=make_person(name="Maya Okafor"), article=claim.article, claim=claim, text=text)
    return Notice.objects.filter(kind=Notice.Kind.MENTION).latest("pk")


def test_nothing_yet_says_what_will_be_here(client: Client) -> None:
    assert "Nothing yet" in html(client.get(reverse("inbox")))
    assert "Nothing new" in html(client.get(reverse("inbox"), {"show": "unread"}))


def test_a_notice_tells_who_what_and_where(client: Client, claim: Claim) -> None:
    named(claim)
    page = html(client.get(reverse("inbox")))
    assert "<strong>Maya Okafor</strong> mentioned you" in page
    assert claim.label in page
    assert "see &lt;b&gt;this&lt;/b&gt;." in page
    assert f"?claim={claim.pk}#comment-" in page
    assert '1<span class="visually-hidden"> unread</span>' in page


def test_reading_one_and_all(client: Client, reader: User, claim: Claim) -> None:
    first, second = named(claim), named(claim)
    client.post(reverse("notice-read", args=[first.pk]))
    unread = html(client.get(reverse("inbox"), {"show": "unread"}))
    assert f'id="notice-{first.pk}"' not in unread
    assert f'id="notice-{second.pk}"' in unread
    response = client.post(reverse("inbox-read"), {"show": "unread"}, headers=HTMX)
    assert "Nothing new" in html(response)
    assert "notices-changed" in response["HX-Trigger-After-Settle"]
    assert not Notice.objects.filter(person=reader).unread().exists()
    assert "unread" not in html(client.get(reverse("inbox-count")))


def test_nobody_reads_the_notices_of_others(client: Client, claim: Claim) -> None:
    other = make_person(username="other")
    theirs = named(claim, "@other")
    client.post(reverse("notice-read", args=[theirs.pk]))
    client.post(reverse("inbox-read"))
    assert Notice.objects.filter(person=other).unread().count() == 1
    assert f'id="notice-{theirs.pk}"' not in html(client.get(reverse("inbox")))


def test_words_that_may_tell_a_first_verdict_wait(client: Client, claim: Claim) -> None:
    first = make_person()
    decide(by=first, claim=claim, version=1, verdict="disputed", rationale="The port says 11.")
    add_comment(by=first, article=claim.article, claim=claim, text="@reader It is wrong.")
    page = html(client.get(reverse("inbox")))
    assert "It is wrong" not in page
    assert "shown when the second check is given" in page


def test_a_comment_that_was_taken_back_is_not_told(client: Client, claim: Claim) -> None:
    notice = named(claim)
    assert notice.comment is not None
    remove_comment(by=notice.comment.by, comment=notice.comment)
    page = html(client.get(reverse("inbox")))
    assert "was taken back" in page
    assert "see &lt;b&gt;" not in page


def test_every_kind_has_words(client: Client, reader: User, claim: Claim) -> None:
    for kind in Notice.Kind:
        tell(
            people=[reader], kind=kind, article=claim.article, by=make_person(name="Ann"), text="x"
        )
        tell(people=[reader], kind=kind, article=claim.article, claim=claim)
    page = html(client.get(reverse("inbox")))
    assert page.count("<strong>Ann</strong>") == len(Notice.Kind)
    assert all(kind.label in page for kind in Notice.Kind)


def test_many_notices_cost_the_same_and_come_in_pages(
    client: Client,
    reader: User,
    claim: Claim,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(35):
        named(claim, f"@reader, number {number}.")
    with django_assert_max_num_queries(QUERIES):
        page = html(client.get(reverse("inbox")))
    assert ("number 34." in page, "number 4." in page) == (True, False)
    assert "number 4." in html(client.get(reverse("inbox"), {"page": "2"}))
