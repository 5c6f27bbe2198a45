"""Saying where a claim stands through the panel: what is offered and refused."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.revisions import say_gone
from factcheck.claims.models import Claim
from tests.factories import make_person
from tests.revising import FERRIES, TEXT, fresh, retext, verified

pytestmark = pytest.mark.django_db

QUOTE = "14 ferries were damaged"
HTMX = {"HX-Request": "true"}
QUERIES = 22


@pytest.fixture
def by() -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def claim(by: User, article: Article) -> Claim:
    claim = verified(article, QUOTE)
    retext(by, article, TEXT.replace(FERRIES, f"{FERRIES}\n\n{FERRIES}"))
    return fresh(claim)


def panel(client: Client, claim: Claim) -> str:
    response = client.get(reverse("claim", args=[claim.pk]), headers=HTMX)
    return unescape(response.content.decode())


def send(client: Client, claim: Claim, name: str = "claim-place", **typed: Any) -> Any:
    data = {"version": claim.version, "revision": 2, "seen": 0, **typed}
    return client.post(reverse(name, args=[claim.pk]), data, headers=HTMX)


def second_place(claim: Claim) -> str:
    start, end = claim.placements.get(revision__number=2).places[1]
    return f"{start}:{end}"


def test_the_panel_offers_the_places_with_the_words_around_them(
    client: Client, claim: Claim
) -> None:
    shown = panel(client, claim)
    assert "2 places fit equally" in shown
    assert shown.count(f"<strong>{QUOTE}</strong> by the storm in the night") == 2
    assert "mayor Ada Brandt said." in shown
    assert f'value="{second_place(claim)}"' in shown


def test_a_place_is_chosen(client: Client, claim: Claim) -> None:
    assert send(client, claim, candidate=second_place(claim)).status_code == 200
    assert fresh(claim).state == "verified"
    anchor = claim.anchors.get(revision__number=2)
    assert anchor.revision.text.rindex(QUOTE) == anchor.start


@pytest.mark.parametrize("candidate", ["x", "5", "9:3", "-1:4", "999999:9999999", "1:2:3"])
def test_a_place_that_is_none_is_refused(client: Client, claim: Claim, candidate: str) -> None:
    assert send(client, claim, candidate=candidate).status_code == 422
    assert fresh(claim).state == "unplaced"


def test_neither_a_place_nor_words_is_refused(client: Client, claim: Claim) -> None:
    response = send(client, claim)
    assert response.status_code == 422
    assert "Select the words in the text" in unescape(response.content.decode())
    assert send(client, claim, revision=99, words="x").status_code == 404


def test_words_that_stand_twice_ask_for_more(client: Client, claim: Claim) -> None:
    response = send(client, claim, words=QUOTE)
    assert response.status_code == 422
    assert "stand in the article 2 times" in unescape(response.content.decode())
    assert send(client, claim, words="3.2 million crowns").status_code == 200
    assert fresh(claim).state == "stale"


def test_places_of_a_text_that_was_replaced_do_not_count(
    client: Client, claim: Claim, article: Article, by: User
) -> None:
    place = second_place(claim)
    retext(by, article, f"News.\n{Revision.objects.newest(article).text}")
    response = send(client, claim, candidate=place)
    assert response.status_code == 409
    assert "changed the article’s text" in unescape(response.content.decode())
    assert fresh(claim).state == "unplaced"


def test_somebody_was_faster(client: Client, claim: Claim) -> None:
    say_gone(by=make_person(), claim=fresh(claim), version=claim.version)
    response = send(client, claim, candidate=second_place(claim))
    assert response.status_code == 409
    assert fresh(claim).state == "gone"


def test_a_gone_claim_says_where_it_stood_and_can_be_placed(client: Client, claim: Claim) -> None:
    assert send(client, claim, "claim-gone").status_code == 200
    shown = panel(client, fresh(claim))
    assert "It is in the text after all" in shown
    assert reverse("article-revision", args=[claim.article_id, 1]) in shown
    send(client, fresh(claim), words="Some 14 ferries were damaged by the storm in the night to")
    assert fresh(claim).state == "gone"  # twice there
    send(client, fresh(claim), words="3.2 million crowns")
    assert fresh(claim).state == "stale"


def test_a_reporter_reads_only(claim: Claim) -> None:
    client = Client()
    client.force_login(make_person(Role.REPORTER))
    shown = panel(client, claim)
    assert "A checker can say where it stands." in shown
    assert second_place(claim) not in shown


def test_the_list_has_what_is_to_be_placed_and_what_is_gone(client: Client, claim: Claim) -> None:
    address = reverse("article", args=[claim.article_id])
    shown = unescape(client.get(address).content.decode())
    assert f'id="row-{claim.pk}"' in shown[shown.index('id="to-place"') :]
    send(client, claim, "claim-gone")
    shown = unescape(client.get(address).content.decode())
    assert f'id="row-{claim.pk}"' in shown[shown.index('id="gone-claims"') :]


def test_the_cost_of_the_panel(
    client: Client, claim: Claim, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    panel(client, claim)
    with django_assert_max_num_queries(QUERIES):
        panel(client, claim)


def test_a_stale_verdict_shows_how_its_words_changed(
    client: Client, article: Article, by: User
) -> None:
    claim = verified(article, QUOTE)
    retext(by, article, TEXT.replace("14 ferries", "15 ferries"))
    retext(by, article, TEXT.replace("14 ferries", "16 ferries"))
    assert '<del class="diff">14</del><ins class="diff">16</ins>' in panel(client, fresh(claim))
