"""The page of numbers: each leads to the list that it counts."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.record import recorded
from factcheck.claims.actions.verdicts import decide
from factcheck.desk import numbers
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.sign_off import sign_off
from tests.factories import make_article, make_claim, make_person

pytestmark = pytest.mark.django_db

QUERIES = 15
LINK = re.compile(r'<a href="(/claims\?[^"]+)">(?:[^<]*<strong class="num">)?(\d+)')
OF_SHARES = re.compile(r'<a href="(/claims\?outlet[^"]+)">(\d+)')


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_person(Role.EDITOR))
    return client


def fill(checker: User) -> None:
    articles = [
        make_article(by=checker, desk="City & region", outlet="Harbor Post") for _ in range(3)
    ]
    claims = [make_claim(by=checker, article=article) for article in articles]
    assign(by=make_person(Role.EDITOR), claims=claims[:1], to=checker)
    decide(by=checker, claim=claims[2], version=1, verdict="disputed", rationale="No: 11.")
    make_claim(by=checker)


def shown(client: Client, **query: str) -> str:
    response = client.get(reverse("dashboard"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("desk", ["", "City & region"])
def test_each_number_is_the_length_of_its_list(client: Client, desk: str) -> None:
    fill(make_person())
    found = LINK.findall(shown(client, desk=desk))
    assert len(found) >= 4
    for address, number in found:
        listed = client.get(unescape(address)).content.decode()
        count = re.search(r"(\d+) claims?", listed)
        assert count is not None
        assert count[1] == number, address


def test_an_empty_desk_says_so(client: Client) -> None:
    page = shown(client)
    assert "Nobody has an open claim" in page
    assert "No article was signed off" in page
    assert page.count("that were settled in this period") == 2


@pytest.mark.parametrize(
    ("hours", "number", "words"),
    [
        (0.2, 1, "1 article</a> was signed off, within an hour of its arrival."),
        (25.1, 3, "3 articles</a> were signed off, each within 26 hours of its arrival."),
        (49, 4, "4 articles</a> were signed off, each within 3 days of its arrival."),
        (2, 5, "5 articles</a> signed off took less than <strong>2 hours</strong>"),
    ],
)
def test_few_articles_are_told_without_shares(
    client: Client, hours: float, number: int, words: str
) -> None:
    editor = make_person(Role.EDITOR)
    for _ in range(number):
        article = make_article(by=editor)
        sign_off(by=editor, article=article, revision=article.revisions.get())
        arrived = timezone.now() - timedelta(hours=hours)
        with recorded(by=editor, action="article.edit"):
            Article.objects.filter(pk=article.pk).update(created_at=arrived)
    page = shown(client)
    assert words in page
    assert ('data-chart="lines"' in page) == (number >= numbers.LEAST)
    assert "The articles, slowest first" in page


@pytest.mark.parametrize("query", [{"period": "7"}, {"period": "x"}, {"desk": "nowhere"}])
def test_what_cannot_be_read_is_left_out(client: Client, query: dict[str, str]) -> None:
    assert '<option value="90" selected>' in shown(client, **query)


def test_its_cost_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        fill(make_person())
    with django_assert_max_num_queries(QUERIES):
        shown(client, period="365")


def test_a_waiting_verdict_is_in_no_share(client: Client) -> None:
    checker = make_person()
    for _ in range(6):
        article = make_article(by=checker, outlet="Harbor Post")
        claim = make_claim(by=checker, article=article)
        decide(by=checker, claim=claim, version=1, verdict="disputed", rationale="No: 11.")
    assert "Harbor Post" not in shown(client)


def test_a_share_leads_to_the_claims_it_is_of(client: Client) -> None:
    checker = make_person()
    for number in range(6):
        claim = make_claim(by=checker, article=make_article(by=checker, outlet="Harbor Post"))
        if number:
            verdict = "unattributed"
            decide(by=checker, claim=claim, version=1, verdict=verdict, rationale="Asked the port.")
    links = OF_SHARES.findall(shown(client, period="30"))
    assert [number for _, number in links] == ["0", "5"]
    listed = client.get(unescape(links[1][0])).content.decode()
    assert "5 claims" in listed
    assert "In the last 30 days" in listed
