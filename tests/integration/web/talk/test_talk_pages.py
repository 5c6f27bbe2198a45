"""The talk on pages: what is typed is text, and each may do what is theirs to do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.talk import add_comment, edit_comment, remove_comment
from factcheck.desk.models import Comment, Notice
from tests.factories import make_claim, make_person

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def writer() -> User:
    return make_person(name="Maya Okafor", username="maya")


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def html(response: Any) -> str:
    return str(response.content.decode())


def section(person: User, claim: Claim, **query: Any) -> str:
    address = reverse("claim-talk", args=[claim.pk])
    return html(signed_in(person).get(address, query, headers=HTMX))


def test_what_is_typed_stays_text(claim: Claim, writer: User) -> None:
    text = "<script>alert(1)</script> https://a.example/?q=<b>&x=1\n@maya <img src=x onerror=y>"
    response = signed_in(writer).post(
        reverse("claim-talk", args=[claim.pk]), {"text": text}, headers=HTMX
    )
    assert response.status_code == 200
    shown = html(response)
    assert "<script>" not in shown
    assert "<img" not in shown
    assert '<a href="https://a.example/?q=" rel="noreferrer nofollow">' in shown
    assert '<a class="mention" href="/people/' in shown
    assert "talk-changed" in response["HX-Trigger-After-Settle"]


def test_without_htmx_the_page_is_shown_again(claim: Claim, writer: User) -> None:
    client = signed_in(writer)
    address = reverse("claim-talk", args=[claim.pk])
    response = client.post(address, {"text": "Asked."})
    assert response["Location"] == f"{claim.article.get_absolute_url()}?claim={claim.pk}"
    assert "Asked." in html(client.get(address))
    refused = client.post(address, {"text": " "})
    assert refused.status_code == 422
    assert "Write something first." in html(refused)


def test_a_refused_comment_keeps_its_words(claim: Claim, writer: User) -> None:
    response = signed_in(writer).post(
        reverse("claim-talk", args=[claim.pk]), {"text": "w" * 5001}, headers=HTMX
    )
    assert response.status_code == 422
    assert "w" * 5001 in html(response)


def test_each_is_offered_what_they_may_do(claim: Claim, writer: User) -> None:
    comment = add_comment(by=writer, article=claim.article, claim=claim, text="Asked.")
    change = reverse("comment-edit", args=[comment.pk])
    take_back = reverse("comment-remove", args=[comment.pk])
    own, other, editor = (
        section(person, claim) for person in (writer, make_person(), make_person(Role.EDITOR))
    )
    assert (change in own, take_back in own) == (True, True)
    assert (change in other, take_back in other) == (False, False)
    assert (change in editor, take_back in editor) == (False, True)


def test_changing_and_taking_back(claim: Claim, writer: User) -> None:
    comment = add_comment(by=writer, article=claim.article, claim=claim, text="Askd.")
    client = signed_in(writer)
    form = html(client.get(reverse("comment-edit", args=[comment.pk]), headers=HTMX))
    assert ">Askd.</textarea>" in form
    address = reverse("comment-edit", args=[comment.pk])
    shown = html(client.post(address, {"text": "Asked.", "seen": ""}, headers=HTMX))
    assert "Asked." in shown
    assert "changed" in shown
    stale = client.post(address, {"text": "Asked again.", "seen": ""}, headers=HTMX)
    assert stale.status_code == 409
    assert "It says now: <q" in html(stale)
    assert "Asked again." in html(stale)
    gone = client.post(reverse("comment-remove", args=[comment.pk]), headers=HTMX)
    assert "Asked." not in html(gone)
    assert "Taken back" in html(gone)


def test_the_moment_that_was_seen_survives_the_form(claim: Claim, writer: User) -> None:
    comment = add_comment(by=writer, article=claim.article, claim=claim, text="One.")
    edit_comment(by=writer, comment=comment, seen=None, text="Two.")
    client, address = signed_in(writer), reverse("comment-edit", args=[comment.pk])
    form = html(client.get(address, headers=HTMX))
    seen = form.split('name="seen" value="')[1].split('"')[0].replace("&#x2B;", "+")
    saved = client.post(address, {"text": "Three.", "seen": seen}, headers=HTMX)
    assert saved.status_code == 200
    assert client.post(address, {"text": "x", "seen": "soon"}, headers=HTMX).status_code == 422


def test_words_that_may_tell_a_first_verdict_wait(claim: Claim, writer: User) -> None:
    decide(by=writer, claim=claim, version=1, verdict="disputed", rationale="The port says 11.")
    add_comment(by=writer, article=claim.article, claim=claim, text="It is plainly wrong.")
    for person in (make_person(), make_person(Role.EDITOR), make_person(Role.ADMIN)):
        client = signed_in(person)
        assert "plainly wrong" not in section(person, claim)
        panel = html(client.get(reverse("claim", args=[claim.pk]), headers=HTMX))
        assert "plainly wrong" not in panel
        assert "Shown when the second check is given" in panel
    assert "plainly wrong" in section(writer, claim)


def test_what_is_new_is_marked_until_it_was_before_ones_eyes(claim: Claim, writer: User) -> None:
    reader = make_person(username="reader")
    add_comment(by=writer, article=claim.article, claim=claim, text="@reader, look.")
    client, seen = signed_in(reader), reverse("claim-talk-seen", args=[claim.pk])
    panel = html(client.get(reverse("claim", args=[claim.pk]), headers=HTMX))
    assert "1 new" in panel
    assert seen in panel
    assert Notice.objects.filter(person=reader).unread().count() == 1
    answer = client.post(seen, headers=HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (204, '{"notices-changed": {}}')
    assert not Notice.objects.filter(person=reader).unread().exists()
    assert seen not in section(reader, claim)


def test_a_long_talk_shows_its_end_first(
    claim: Claim, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(53):
        add_comment(by=writer, article=claim.article, claim=claim, text=f"Word {number}.")
    remove_comment(by=writer, comment=Comment.objects.earliest("pk"))
    client = signed_in(make_person())
    address = reverse("claim-talk", args=[claim.pk])
    with django_assert_max_num_queries(8):
        shown = html(client.get(address, headers=HTMX))
    assert ("Word 52." in shown, "Word 2." in shown) == (True, False)
    assert "3 earlier comments" in shown
    assert "Word 2." in html(client.get(address, {"all": "1"}, headers=HTMX))


def test_the_talk_on_an_article_stands_folded_on_its_page(claim: Claim, writer: User) -> None:
    add_comment(by=writer, article=claim.article, text="When do we print?")
    client = signed_in(make_person())
    page = html(client.get(claim.article.get_absolute_url()))
    assert "When do we print?" in page
    assert 'id="article-talk" open' not in page.replace("  ", " ")
    opened = html(client.get(claim.article.get_absolute_url(), {"talk": "open"}))
    assert 'id="article-talk" open' in opened.replace("  ", " ")


def test_everybody_with_an_account_can_be_named(writer: User) -> None:
    answer = signed_in(writer).get(reverse("people-names")).json()
    assert {"key": "maya", "name": "Maya Okafor"} in answer["people"]


def test_lists_mark_what_has_unread_comments(claim: Claim, writer: User) -> None:
    client = signed_in(make_person())
    add_comment(by=writer, article=claim.article, claim=claim, text="One.")
    add_comment(by=writer, article=claim.article, claim=claim, text="Two.")
    add_comment(by=writer, article=claim.article, text="At five.")
    page = html(client.get(claim.article.get_absolute_url()))
    row = page.split(f'id="row-{claim.pk}"')[1].split("</li>")[0]
    assert '2 new<span class="visually-hidden"> comments</span>' in row
    assert "3 new comments" in html(client.get(reverse("articles")))
    client.post(reverse("claim-talk-seen", args=[claim.pk]))
    assert "1 new comment<" in html(client.get(reverse("articles")))
    assert "new comment" not in html(signed_in(writer).get(reverse("articles")))
