"""A new text through the page: foreseen, saved, refused, and two people at it at once."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions.reading import bring_in
from tests.factories import make_article, make_person
from tests.revising import FERRIES, PIER, REPAIRS, TEXT, claim_at, fresh, retext, verified

pytestmark = pytest.mark.django_db

CHANGED = TEXT.replace("14 ferries", "15 ferries")
HTMX = {"HX-Request": "true"}
QUERIES_OF_A_PREVIEW = 12


@pytest.fixture
def by() -> User:
    return make_person(Role.REPORTER)


def send(client: Client, article: Article, do: str = "preview", **typed: Any) -> Any:
    data = {"text": CHANGED, "seen": 1, "base": 1, "reason": "", "do": do, **typed}
    return client.post(reverse("article-text", args=[article.pk]), data)


def page_of(response: Any) -> str:
    return unescape(response.content.decode())


def texts(article: Article) -> list[str]:
    return list(article.revisions.order_by("number").values_list("text", flat=True))


def test_the_form_holds_the_present_text_exactly(client: Client, by: User) -> None:
    text = "\n\n  Ferries <b>sail</b> 🚢 & again.\t\n\nقال الوزير.\n"
    article = make_article(by=by, text=text)
    shown = page_of(client.get(reverse("article-text", args=[article.pk])))
    # HTML takes one line feed after the tag as its own.
    assert f">\n{text}</textarea>" in shown


def test_what_it_will_do_is_told_and_nothing_is_written(client: Client, article: Article) -> None:
    verified(article, "14 ferries were damaged")
    claim_at(article, "Repairs will cost")
    claim_at(article, "the old pier")
    claim_at(article, "reopened on Tuesday")
    before = Event.objects.latest("pk").pk
    text = CHANGED.replace(f"{REPAIRS}\n\n", "")
    shown = page_of(send(client, article, text=text.replace(PIER, f"{PIER}\n\n{PIER}")))
    assert Event.objects.latest("pk").pk == before
    assert texts(article) == [TEXT]
    for told in ("1</strong> to be placed", "1</strong> need another look", "1</strong> unchanged"):
        assert told in shown
    assert "1</strong> no longer in the text" in shown
    assert '<del class="diff">14</del><ins class="diff">15</ins>' in shown
    assert "2 places fit" in shown


def test_a_preview_costs_the_same_for_many_claims(
    client: Client, article: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in ("14 ferries", "Some 14 ferries were", "damaged by the storm", "old pier"):
        verified(article, quote)
    with django_assert_max_num_queries(QUERIES_OF_A_PREVIEW):
        assert send(client, article).status_code == 200


def test_saving_leads_to_what_became_of_the_claims(
    client: Client, article: Article, by: User
) -> None:
    claim = verified(article, "14 ferries were damaged")
    response = send(client, article, do="save", reason="The port counted again")
    assert response.status_code == 302
    assert response["Location"] == reverse("article-outcome", args=[article.pk, 2])
    newest = Revision.objects.newest(article)
    assert (newest.text, newest.by, newest.reason) == (CHANGED, by, "The port counted again")
    shown = page_of(client.get(response["Location"]))
    assert "Need another look" in shown
    assert fresh(claim).label in shown
    assert '<del class="diff">14</del><ins class="diff">15</ins>' in shown
    assert "The port counted again" in shown


def test_htmx_is_led_on_as_well(client: Client, article: Article) -> None:
    data = {"text": CHANGED, "seen": 1, "base": 1, "do": "save"}
    response = client.post(reverse("article-text", args=[article.pk]), data, headers=HTMX)
    assert response["HX-Redirect"] == reverse("article-outcome", args=[article.pk, 2])


def test_a_form_that_is_sent_twice_saves_once(client: Client, article: Article) -> None:
    first, second = (send(client, article, do="save") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert texts(article) == [TEXT, CHANGED]


def test_text_from_right_to_left_keeps_its_direction(client: Client, by: User) -> None:
    saved = "\n\nلم يصب أحد بأذى.\n"
    article = make_article(by=by, text=f"قال الوزير نعم.{saved}")
    shown = page_of(send(client, article, text=f"قال الوزير لا.{saved}"))
    assert '<p dir="auto">قال الوزير <del class="diff">نعم' in shown


def test_line_ends_of_browsers_are_no_change(client: Client, article: Article) -> None:
    response = send(client, article, do="save", text=TEXT.replace("\n", "\r\n"))
    assert response["Location"] == article.get_absolute_url()
    assert texts(article) == [TEXT]
    assert "has this text already" in page_of(send(client, article, text=TEXT))


def test_white_space_alone_touches_no_claim(client: Client, article: Article) -> None:
    claim = verified(article, "14 ferries were damaged")
    spaced = TEXT.replace("\n\n", "\n\n\n").replace("14 ferries", "14  ferries")
    assert "Only white space" in page_of(send(client, article, text=spaced))
    send(client, article, do="save", text=spaced)
    assert fresh(claim).state == "verified"


@pytest.mark.parametrize("text", ["", "   \n", "\0", "!!!"])
def test_what_is_no_text_is_refused_and_kept(client: Client, article: Article, text: str) -> None:
    response = send(client, article, do="save", text=text, reason="Because")
    assert response.status_code == 422
    assert 'value="Because"' in page_of(response)
    assert texts(article) == [TEXT]


def test_a_file_takes_the_place_of_the_text(client: Client, article: Article) -> None:
    upload = SimpleUploadedFile("new.md", CHANGED.encode("utf-16"))
    shown = page_of(send(client, article, text=TEXT, file=upload))
    assert "What this will do" in shown
    assert "15 ferries were damaged by the storm in the night" in shown
    upload = SimpleUploadedFile("new.txt", CHANGED.encode())
    send(client, article, do="save", text=TEXT, file=upload)
    assert texts(article) == [TEXT, CHANGED]


def test_a_file_and_a_changed_text_are_one_too_many(client: Client, article: Article) -> None:
    upload = SimpleUploadedFile("new.txt", b"Another text.")
    response = send(client, article, do="save", file=upload)
    assert response.status_code == 422
    assert "Take one of them back" in page_of(response)
    assert "15 ferries" in page_of(response)


def test_a_file_that_is_no_text_is_refused(client: Client, article: Article) -> None:
    upload = SimpleUploadedFile("new.pdf", b"%PDF")
    response = send(client, article, text=TEXT, file=upload)
    assert response.status_code == 422
    assert "not a text file" in page_of(response)


def test_another_article_s_text_is_asked_about(client: Client, article: Article) -> None:
    claim_at(article, "14 ferries were damaged")
    other = "Der Bürgermeister sprach gestern im Rathaus über den Haushalt der Stadt. " * 3
    shown = page_of(send(client, article, text=other))
    assert "Is it this article’s?" in shown
    assert "1</strong> no longer in the text" in shown


def test_a_text_for_an_article_that_is_still_read(client: Client, by: User) -> None:
    article = bring_in(by=by, text=TEXT).article
    assert "still being read for claims" in page_of(send(client, article))
    send(client, article, do="save")
    assert article.revisions.get(number=1).reading.state == "replaced"


# Two people at once


@pytest.fixture
def theirs(article: Article) -> Revision:
    text = TEXT.replace("3.2 million", "3.4 million")
    return retext(make_person(name="Ada Stern"), article, text, reason="New figure").revision


def test_who_changed_nothing_has_no_conflict(
    client: Client, article: Article, theirs: Revision
) -> None:
    response = send(client, article, do="save", text=TEXT)
    assert response["Location"] == reverse("article-text", args=[article.pk])
    assert "You changed nothing. Here is revision 2." in page_of(client.get(response["Location"]))
    assert texts(article) == [TEXT, theirs.text]


@pytest.mark.parametrize("do", ["preview", "save"])
def test_a_text_somebody_saved_meanwhile_is_shown_beside_mine(
    client: Client, article: Article, theirs: Revision, do: str
) -> None:
    response = send(client, article, do=do, reason="Mine")
    shown = page_of(response)
    assert response.status_code == 409
    assert len(texts(article)) == 2
    assert "Ada Stern saved revision 2" in shown
    assert "New figure" in shown
    assert "15 ferries were damaged by the storm" in shown
    assert 'value="Mine"' in shown
    assert "both can be put together" in shown
    assert '<input type="hidden" name="seen" value="2"' in shown
    assert '<input type="hidden" name="base" value="1"' in shown


def test_both_put_together_hold_both_changes(
    client: Client, article: Article, theirs: Revision
) -> None:
    response = send(client, article, do="merge", seen=2)
    both = theirs.text.replace("14 ferries", "15 ferries")
    assert response.status_code == 200
    assert f">\n{both}</textarea>" in page_of(response)
    assert "What this will do" in page_of(response)
    send(client, article, do="save", seen=2, base=2, text=both)
    assert texts(article)[-1] == both


def test_words_that_both_changed_are_named_with_mine_beside(
    client: Client, article: Article, theirs: Revision
) -> None:
    mine = CHANGED.replace("3.2 million", "3.9 million")
    assert "same words" in page_of(send(client, article, text=mine))
    shown = page_of(send(client, article, do="merge", seen=2, text=mine))
    assert "In 1 place you both changed the same words" in shown
    assert "15 ferries" in shown
    assert f">\n{mine}</textarea>" in shown


def test_theirs_to_go_on_from_with_mine_beside(
    client: Client, article: Article, theirs: Revision
) -> None:
    shown = page_of(send(client, article, do="beside", seen=2))
    assert f">\n{theirs.text}</textarea>" in shown
    assert f">\n{CHANGED}</textarea>" in shown
    assert texts(article) == [TEXT, theirs.text]


def test_mine_on_top_is_said_and_done(client: Client, article: Article, theirs: Revision) -> None:
    assert send(client, article, do="save", seen=2).status_code == 302
    assert texts(article) == [TEXT, theirs.text, CHANGED]


def test_a_third_text_is_a_conflict_again(
    client: Client, article: Article, theirs: Revision, by: User
) -> None:
    retext(by, article, theirs.text.replace(FERRIES, ""))
    response = send(client, article, do="save", seen=2)
    assert response.status_code == 409
    assert "revision 3" in page_of(response)


def test_a_form_that_names_no_revision_is_refused(client: Client, article: Article) -> None:
    assert send(client, article, do="save", seen="", base="x").status_code == 422
    assert send(client, article, do="merge", seen=1, base=99).status_code == 200
