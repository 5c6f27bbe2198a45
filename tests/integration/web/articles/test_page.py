"""The article page: every claim in its place, whatever overlaps, and the state of the reading."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.claims.actions import reading
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.actions.lines import fail_line, store_line
from factcheck.claims.models import Claim, KeptLine, Reading
from factcheck.nlp.types import Excluded, Split
from tests.factories import make_article, make_claim, make_person, make_verified_claim
from tests.found import found, stored

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 14
QUERIES_OF_A_PANEL = 13
HTMX = {"HX-Request": "true"}
LINE = re.compile(r'<span data-start="(\d+)">(.*?)</span>', re.DOTALL)
MARK = re.compile(r'<mark class="([^"]*)" data-claims="([^"]*)"[^>]*>(.*?)</mark>', re.DOTALL)


@pytest.fixture
def checker() -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def client(checker: User) -> Client:
    client = Client()
    client.force_login(checker)
    return client


def html(response: Any) -> str:
    return str(response.content.decode())


def page(client: Client, article: Article, **query: Any) -> str:
    response = client.get(reverse("article", args=[article.pk]), query)
    assert response.status_code == 200
    return html(response)


def lines(shown: str) -> dict[int, str]:
    """The words of each line by the place where it begins."""
    found = LINE.findall(shown)
    return {int(start): unescape(re.sub(r"<[^>]+>", "", body)) for start, body in found}


def marks(shown: str) -> list[tuple[str, set[str], str]]:
    """State and other classes, claims, and words of each mark of the text."""
    return [(css, set(keys.split()), unescape(words)) for css, keys, words in MARK.findall(shown)]


def test_every_line_stands_where_it_says(client: Client) -> None:
    text = "Ferries 🚢🚢 sail <b>again</b> & on.\n\n  Second line\twith 𝟜𝟚 crowns.\nالسفن تبحر.\n"
    article = make_article(text=text)
    found = lines(page(client, article))
    assert len(found) == 3
    for start, words in found.items():
        assert article.revisions.get().text[start : start + len(words)] == words


def test_overlapping_claims_are_cut_at_their_boundaries(client: Client, checker: User) -> None:
    article = make_article(text="Mayor Ada said 14 ferries 🚢 sank in the storm on Tuesday.")
    long = make_claim(by=checker, article=article, quote="Ada said 14 ferries 🚢 sank in the storm")
    short = make_claim(by=checker, article=article, quote="sank in the storm on Tuesday")
    found = marks(page(client, article))
    assert [(keys, words) for _, keys, words in found] == [
        ({str(long.pk)}, "Ada said 14 ferries 🚢 "),
        ({str(long.pk), str(short.pk)}, "sank in the storm"),
        ({str(short.pk)}, " on Tuesday"),
    ]


def test_a_claim_over_two_lines_is_marked_in_both(client: Client, checker: User) -> None:
    article = make_article(text="One ferry sank.\n\nTwo ferries sail.")
    make_claim(by=checker, article=article, quote="ferry sank.\n\nTwo ferries")
    assert [words for _, _, words in marks(page(client, article))] == ["ferry sank.", "Two ferries"]


def test_the_chosen_claim_is_marked_in_text_list_and_panel(client: Client) -> None:
    claim = make_verified_claim()
    shown = page(client, claim.article, claim=claim.pk)
    assert [css for css, _, _ in marks(shown)] == ["verified chosen"]
    assert f'data-claim="{claim.pk}"' in shown
    assert 'aria-current="true"' in shown
    assert 'id="panel-title"' in shown


@pytest.mark.parametrize("key", ["0", "99999", "x", "-1", "9" * 30, "٣"])
def test_an_address_with_no_such_claim_shows_the_article(client: Client, key: str) -> None:
    shown = page(client, make_article(), claim=key)
    assert "Choose a claim" in shown


def test_a_claim_of_another_article_is_not_shown(client: Client) -> None:
    claim = make_claim()
    assert "Choose a claim" in page(client, make_article(), claim=claim.pk)


def test_dismissed_claims_leave_the_text_and_stay_in_reach(client: Client, checker: User) -> None:
    claim = make_claim(by=checker)
    dismiss(by=checker, claim=claim, version=claim.version, reason="An opinion")
    shown = page(client, claim.article)
    assert marks(shown) == []
    assert "1 put aside" in shown
    assert f'data-claim="{claim.pk}"' in shown


def test_lines_left_out_say_why(client: Client) -> None:
    article = make_article(text="READ MORE: a story\n\nThe ferry sank.")
    revision = article.revisions.get()
    reading.queue_reading(revision)
    excluded = Excluded(start=0, end=18, kind="related", reason="points to another story")
    found = Split(language="en", is_english=True, excluded=(excluded,), version="1")
    reading.store_split(revision=revision, split=found)
    shown = page(client, article)
    assert shown.count("Left out: points to another story") == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Reading.State.QUEUED, "Waiting to be read"),
        (Reading.State.READING, "Reading the article"),
        (Reading.State.FOREIGN, "This does not look like English"),
        (Reading.State.FAILED, "This article could not be read"),
    ],
)
def test_the_reading_is_told(client: Client, state: str, words: str) -> None:
    article = make_article()
    Reading.objects.create(revision=article.revisions.get(), state=state)
    shown = page(client, article)
    over = state in {Reading.State.FOREIGN, Reading.State.FAILED}
    assert words in shown
    assert ("every 1s" in shown) is not over
    assert ("Try again" in shown) is over


def test_asking_ends_when_the_reading_is_over(client: Client) -> None:
    article = make_article()
    told = Reading.objects.create(revision=article.revisions.get(), lines_total=9, lines_done=4)
    told.state = Reading.State.READING
    told.save()
    address = reverse("article-reading", args=[article.pk])
    under_way = client.get(address, headers=HTMX)
    assert under_way.status_code == 200
    assert "4 of 9 lines" in html(under_way)
    told.state = Reading.State.DONE
    told.save()
    over = client.get(address, headers=HTMX)
    assert over.status_code == 286
    assert "claims-changed" in over["HX-Trigger"]


def test_a_failed_reading_is_queued_again(client: Client) -> None:
    article = make_article()
    told = Reading.objects.create(revision=article.revisions.get(), state=Reading.State.FAILED)
    answer = client.post(reverse("article-read-again", args=[article.pk]), headers=HTMX)
    told.refresh_from_db()
    assert told.state == Reading.State.QUEUED
    assert "Waiting to be read" in html(answer)


def test_the_fresh_body_keeps_what_is_chosen_in_the_browser(client: Client) -> None:
    claim = make_claim()
    current = f"http://testserver{reverse('article', args=[claim.article_id])}?claim={claim.pk}"
    answer = client.get(
        reverse("article-body", args=[claim.article_id]),
        headers={**HTMX, "HX-Current-URL": current},
    )
    shown = html(answer)
    assert [css for css, _, _ in marks(shown)] == ["open chosen"]
    assert 'hx-swap-oob="morph"' in shown


def test_the_page_takes_the_same_queries_for_any_number_of_claims(
    client: Client, checker: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    words = [f"Ferry number {number} sank" for number in range(30)]
    article = make_article(text=". ".join(words))
    for quote in words:
        make_claim(by=checker, article=article, quote=quote)
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
        page(client, article)
    chosen = Claim.objects.filter(article=article).latest("pk")
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE + QUERIES_OF_A_PANEL):
        page(client, article, claim=chosen.pk)


def test_a_reporter_is_offered_no_correction() -> None:
    client = Client()
    client.force_login(make_person(Role.REPORTER))
    claim = make_claim()
    shown = page(client, claim.article, claim=claim.pk)
    assert "mark-words" not in shown
    assert reverse("claim-edit", args=[claim.pk]) not in shown
    assert reverse("claim-verdict", args=[claim.pk]) not in shown
    assert "Checkers and editors give verdicts" in shown


def test_claims_below_the_least_score_are_hidden_but_for_the_chosen_one(client: Client) -> None:
    article = make_article(text="One ferry sank. Two ferries sail. Three wait.")
    text = article.revisions.get().text
    low, _, high = stored(
        article,
        found(text, "One ferry sank", score=0.1),
        found(text, "Two ferries sail", score=0.3),
        found(text, "Three wait", score=0.8),
    )
    shown = page(client, article, least="0.4", claim=low.pk)
    assert "2 of 3 shown" in shown
    assert re.findall(r'<li class="open( chosen)?" id="row-\d+"[^>]*?( hidden)?>', shown) == [
        (" chosen", ""),
        ("", " hidden"),
        ("", ""),
    ]
    assert [css for css, keys, _ in marks(shown) if keys == {str(high.pk)}] == ["open"]


@pytest.mark.parametrize("least", ["x", "-1", "nan", "inf", "", "0,4"])
def test_a_least_score_that_makes_no_sense_shows_the_page(client: Client, least: str) -> None:
    claim = make_claim()
    assert f'id="row-{claim.pk}"' in page(client, claim.article, least=least)


def test_a_line_comes_back_and_tells_when_it_was_read(client: Client) -> None:
    text = "READ MORE: 14 ferries sank\n\nThe mayor left."
    article = make_article(text=text)
    excluded = Excluded(start=0, end=26, kind="related", reason="points to another story")
    stored(article, excluded=(excluded,))
    assert "Read this line" in page(client, article)
    back = reverse("article-line-back", args=[article.pk])
    shown = html(client.post(back, {"start": 0}, headers=HTMX))
    assert "Being read" in shown
    assert "Left out" not in shown
    (asked,) = re.findall(r'data-being-read="([^"]+)"', shown)
    assert asked == f"{reverse('article-line', args=[article.pk])}?start=0"
    assert client.get(asked, headers=HTMX).status_code == 204
    line = KeptLine.objects.get(article=article)
    claim = found(text, "14 ferries sank")
    store_line(line=line, split=Split("en", True, (claim,), version="1"))
    over = client.get(asked, headers=HTMX)
    assert over.status_code == 286
    assert "1 claim found" in over["HX-Trigger"]
    assert "claims-changed" in over["HX-Trigger"]
    assert "Being read" not in page(client, article)


def test_a_line_that_could_not_be_read_says_so(client: Client) -> None:
    article = make_article(text="READ MORE: a story\n\nThe ferry sank.")
    excluded = Excluded(start=0, end=18, kind="related", reason="points to another story")
    stored(article, excluded=(excluded,))
    client.post(reverse("article-line-back", args=[article.pk]), {"start": 0})
    fail_line(line=KeptLine.objects.get(article=article), problem="Mark its claims by hand.")
    over = client.get(f"{reverse('article-line', args=[article.pk])}?start=0", headers=HTMX)
    assert "Mark its claims by hand." in over["HX-Trigger"]


def test_no_other_line_comes_back(client: Client) -> None:
    article = make_article()
    stored(article)
    for start in ("0", "7", "x", ""):
        answer = client.post(reverse("article-line-back", args=[article.pk]), {"start": start})
        assert answer.status_code == 422
