"""Bringing articles in through the page: what it takes, what it refuses, and in which words."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factcheck.accounts.actions import set_roles
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Reading
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db

RTL = "قال الوزير إن الميزانية ستزيد بنسبة عشرة في المئة هذا العام."
EMOJI = "The mayor 🧑‍🚒 said 🙂 that 𝟜𝟚 ferries 🚢 sail again."


@pytest.fixture
def reporter() -> User:
    return make_person(Role.REPORTER)


@pytest.fixture
def client(reporter: User) -> Client:
    client = Client()
    client.force_login(reporter)
    return client


def post(client: Client, **typed: Any) -> Any:
    return client.post(reverse("article-new"), typed)


def upload(client: Client, data: bytes, name: str = "story.txt", **typed: Any) -> Any:
    return post(client, file=SimpleUploadedFile(name, data), **typed)


def page_of(response: Any) -> str:
    return str(response.content.decode())


def stored() -> Revision:
    return Revision.objects.get()


def test_only_the_text_is_needed(client: Client, reporter: User) -> None:
    response = post(client, text="# Harbor reopens\r\n\r\nFerries sail again.\r\n")
    revision = stored()
    assert response.status_code == 302
    assert response["Location"] == revision.article.get_absolute_url()
    assert revision.text == "# Harbor reopens\n\nFerries sail again.\n"
    assert revision.article.title == "Harbor reopens"
    assert revision.by == reporter
    assert revision.reading.state == Reading.State.QUEUED


def test_all_that_is_known_is_kept() -> None:
    editor = make_person(Role.EDITOR)
    client = Client()
    client.force_login(editor)
    post(
        client,
        text="Ferries sail again.",
        title="Harbor",
        outlet="The Courier",
        byline="Ada Brandt",
        url="https://example.org/harbor",
        published_at="2026-05-01T08:30",
        desk="City",
        deadline="2026-05-02T17:00",
    )
    article = Article.objects.get()
    assert (article.title, article.outlet) == ("Harbor", "The Courier")
    assert article.byline == "Ada Brandt"
    assert article.url == "https://example.org/harbor"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-05-01T08:30:00+00:00"
    assert article.deadline is not None
    assert article.desk == "City"


def test_a_deadline_is_an_editors_matter(client: Client) -> None:
    assert 'name="deadline"' not in page_of(client.get(reverse("article-new")))
    post(client, text="Ferries sail again.", deadline="2026-05-02T17:00")
    assert Article.objects.get().deadline is None


def test_what_was_typed_stays_when_something_is_wrong(client: Client) -> None:
    response = post(client, text="Ferries <b>sail</b>.", title="Harbor", url="not an address")
    page = page_of(response)
    assert response.status_code == 422
    assert "Ferries &lt;b&gt;sail&lt;/b&gt;." in page
    assert 'value="Harbor"' in page
    assert 'value="not an address"' in page
    assert 'id="id_url_error"' in page
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no text yet"),
        (" \n\t ", "There is no text yet"),
        ("— … !", "There is no text yet"),
        ("a\0b", "binary data"),
    ],
)
def test_what_is_no_text_is_refused_at_the_field(client: Client, text: str, words: str) -> None:
    response = post(client, text=text)
    assert response.status_code == 422
    assert words in page_of(response).split('id="id_text_error"')[1].split("</p>")[0]
    assert not Article.objects.exists()


def test_five_megabytes_are_refused_with_both_numbers_and_kept_in_the_form(client: Client) -> None:
    text = "Ferries sail. " * 375_000
    response = post(client, text=text)
    page = page_of(response)
    assert response.status_code == 422
    assert "5,250,000 characters" in page
    assert "up to 1,000,000" in page
    assert text[:5_000_000] in page


def test_one_letter_is_text(client: Client) -> None:
    assert post(client, text="a").status_code == 302
    assert (stored().text, stored().article.title) == ("a", "a")


@pytest.mark.parametrize("text", [RTL, EMOJI])
def test_every_script_is_kept_to_the_character(client: Client, text: str) -> None:
    assert post(client, text=text).status_code == 302
    assert stored().text == text
    assert stored().length == len(text)


def test_control_characters_are_kept_and_told(client: Client) -> None:
    response = client.post(reverse("article-new"), {"text": "Ferries\x07 sail\x1b."}, follow=True)
    assert stored().text == "Ferries\x07 sail\x1b."
    told = [str(message) for message in response.context["messages"]]
    assert any("U+0007 (1×), U+001B (1×)" in words for words in told)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "story.txt", "binary data"),
        ("Møre på åpent hav, ærlig talt.".encode("latin-1"), "story.txt", "not in UTF-8"),
        (b"\xed\xa0\x80 lone surrogate", "story.txt", "not in UTF-8"),
        (b"\xff\xfe\x00\xd8a\x00", "story.txt", "not in UTF-8"),
        (b"%PDF-1.7", "story.pdf", "not a text file"),
        (b"", "story.txt", "There is no text yet"),
    ],
)
def test_files_that_are_no_text_are_refused_at_their_field(
    client: Client, data: bytes, name: str, words: str
) -> None:
    response = upload(client, data, name, outlet="The Courier")
    page = page_of(response)
    assert response.status_code == 422
    assert words in page.split('id="id_file_error"')[1].split("</p>")[0]
    assert 'value="The Courier"' in page
    assert not Article.objects.exists()


def test_files_are_read_with_and_without_a_byte_order_mark(client: Client) -> None:
    assert upload(client, "\ufeffÆrlig talt.".encode()).status_code == 302
    assert stored().text == "Ærlig talt."
    response = upload(client, "Ærlig talt.".encode("utf-16"), "other.md")
    assert response["Location"] == stored().article.get_absolute_url()


def test_the_words_of_a_file_are_in_the_form_when_something_else_is_wrong(client: Client) -> None:
    response = upload(client, b"Ferries sail.", url="nowhere")
    assert response.status_code == 422
    assert "Ferries sail.</textarea>" in page_of(response)


def test_text_and_file_at_once_are_asked_about(client: Client) -> None:
    response = upload(client, b"Ferries sail.", text="Something else.")
    assert response.status_code == 422
    assert "you did both" in page_of(response)
    assert "Something else.</textarea>" in page_of(response)


def test_the_same_text_leads_to_the_article_there_is(client: Client) -> None:
    known = make_article(text="Ferries sail again.")
    response = client.post(reverse("article-new"), {"text": "Ferries sail again."}, follow=True)
    assert response.redirect_chain[0][0] == known.get_absolute_url()
    assert "brought in before" in next(str(m) for m in response.context["messages"])
    assert Article.objects.count() == 1


def test_people_without_a_role_are_told_who_can() -> None:
    client = Client()
    nobody = make_person(Role.REPORTER)
    set_roles(by=make_person(Role.ADMIN), person=nobody, roles=[])
    client.force_login(nobody)
    response = post(client, text="Ferries sail.")
    assert response.status_code == 403
    assert "reporters, checkers, editors and admins can" in page_of(response)
    assert not Article.objects.exists()


def edited(article: Article, **changes: Any) -> dict[str, Any]:
    fields = {"title": article.title, "outlet": article.outlet, "version": article.version}
    return {**fields, **changes}


def test_details_are_changed(client: Client) -> None:
    article = make_article(outlet="Courier")
    response = client.post(
        reverse("article-edit", args=[article.pk]), edited(article, outlet="The Courier")
    )
    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.outlet, article.version) == ("The Courier", 2)


def test_two_people_change_details_and_the_second_sees_both(client: Client) -> None:
    article = make_article(outlet="Courier")
    seen = edited(article, outlet="Mine")
    client.post(reverse("article-edit", args=[article.pk]), edited(article, outlet="Theirs"))
    response = client.post(reverse("article-edit", args=[article.pk]), seen)
    article.refresh_from_db()
    page = page_of(response)
    assert response.status_code == 409
    assert article.outlet == "Theirs"
    assert re.search(r"<td[^>]*>Theirs<.*<td[^>]*>.*Mine.*</td>", page, re.DOTALL)
    assert 'value="Mine"' in page
    again = client.post(
        reverse("article-edit", args=[article.pk]), {**seen, "version": article.version}
    )
    article.refresh_from_db()
    assert again.status_code == 302
    assert article.outlet == "Mine"


def test_a_reporter_who_changes_details_leaves_the_deadline(client: Client) -> None:
    article = make_article(
        by=make_person(Role.EDITOR), deadline="2026-05-02T17:00Z", outlet="Courier"
    )
    article.refresh_from_db()
    client.post(reverse("article-edit", args=[article.pk]), edited(article, outlet="The Courier"))
    changed = Article.objects.get(pk=article.pk)
    assert changed.outlet == "The Courier"
    assert changed.deadline == article.deadline
