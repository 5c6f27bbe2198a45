"""What articles show of the desk: who is at them, until when, whether they are signed off."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.revisions import revise
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.sign_off import sign_off
from tests.factories import TEXT, make_article, make_claim, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(checker: User) -> Article:
    return make_article(by=checker, text=TEXT, desk="City")


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(person: User, address: str) -> str:
    response = client_of(person).get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_who_is_at_an_article(editor: User, checker: User, article: Article) -> None:
    claims = [
        make_claim(by=checker, article=article, quote=quote)
        for quote in ("14 ferries", "reopened on Tuesday", "3.2 million crowns")
    ]
    assign(by=checker, claims=claims[:1], to=checker)
    page = shown(checker, article.get_absolute_url())
    assert "1 with Chen Abidi, 2 with nobody" in page
    assert reverse("article-assign", args=[article.pk]) not in page
    response = client_of(editor).post(
        reverse("article-assign", args=[article.pk]), {"to": checker.pk}, follow=True
    )
    page = response.content.decode()
    assert "2 claims went to Chen Abidi." in page
    assert "3 with Chen Abidi" in page
    more = {"to": "nobody", "taken_too": "yes"}
    response = client_of(editor).post(
        reverse("article-assign", args=[article.pk]), more, follow=True
    )
    assert "3 with nobody" in response.content.decode()


@pytest.mark.parametrize("to", ["", "0", "x"])
def test_somebody_has_to_be_chosen(to: str, editor: User, article: Article) -> None:
    for address in (reverse("article-assign", args=[article.pk]), reverse("articles-assign")):
        data = {"to": to, "article": article.pk}
        page = client_of(editor).post(address, data, follow=True).content.decode()
        assert "Nothing was changed. Choose who the claims go to." in page


def test_several_articles_go_to_a_person(editor: User, checker: User) -> None:
    articles = [make_article(by=checker) for _ in range(3)]
    for article in articles:
        make_claim(by=checker, article=article)
    data = {"to": checker.pk, "article": [article.pk for article in articles[:2]]}
    client = client_of(editor)
    page = client.post(reverse("articles-assign"), data, follow=True).content.decode()
    assert "2 claims went to Chen Abidi." in page
    assert set(Claim.objects.filter(assignee=checker).values_list("article", flat=True)) == {
        article.pk for article in articles[:2]
    }
    response = client.post(reverse("articles-assign"), {"to": checker.pk}, follow=True)
    assert "Tick the articles first." in response.content.decode()
    assert 'name="article"' not in shown(checker, reverse("articles"))


def test_an_editor_sets_the_deadline_on_the_article(
    editor: User, checker: User, article: Article
) -> None:
    address = reverse("article-deadline", args=[article.pk])
    soon = datetime.now(tz=UTC) + timedelta(hours=2, minutes=1)
    data = {"version": article.version, "deadline": soon.strftime("%Y-%m-%dT%H:%M")}
    assert client_of(checker).post(address, data).status_code == 403
    assert address not in shown(checker, article.get_absolute_url())
    page = client_of(editor).post(address, data, follow=True).content.decode()
    assert "The deadline is set." in page
    assert 'class="due soon"' in page
    assert 'class="due soon"' in shown(checker, reverse("articles"))
    page = client_of(editor).post(address, data | {"deadline": ""}, follow=True).content.decode()
    assert "Someone else changed this article" in page
    article.refresh_from_db()
    page = (
        client_of(editor)
        .post(address, {"version": article.version, "none": "yes"}, follow=True)
        .content.decode()
    )
    assert "No deadline" in page
    page = client_of(editor).post(address, {"version": "x"}, follow=True).content.decode()
    assert "Nothing was changed." in page


def test_a_signed_article_says_so_until_its_text_changes(
    editor: User, checker: User, article: Article
) -> None:
    sign_off(by=editor, article=article, revision=article.revisions.get())
    for address in (reverse("articles"), article.get_absolute_url()):
        assert "</span> Signed off</a>" in shown(checker, address)
    revise(by=checker, article=article, seen=1, text=f"{TEXT} More.")
    for address in (reverse("articles"), article.get_absolute_url()):
        page = shown(checker, address)
        assert "Revision 1 was signed off" in page
        assert "</span> Signed off</a>" not in page


def test_desks_that_are_in_use_are_offered(editor: User, article: Article) -> None:
    for address in (reverse("article-new"), reverse("article-edit", args=[article.pk])):
        assert '<option value="City"></option>' in shown(editor, address)


def test_checkers_take_the_next_claim_from_an_article(checker: User, article: Article) -> None:
    assert reverse("desk-next") in shown(checker, article.get_absolute_url())
    reporter = make_person(Role.REPORTER)
    assert reverse("desk-next") not in shown(reporter, article.get_absolute_url())
