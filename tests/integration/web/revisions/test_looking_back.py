"""Former texts with the verdicts they had, two texts side by side, and what a text did."""

import re
import time
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.verdicts import decide
from factcheck.desk.actions.reopen import flag_legal_risk
from tests.factories import make_article, make_person
from tests.revising import FERRIES, PIER, REPAIRS, TEXT, claim_at, fresh, retext, verified

pytestmark = pytest.mark.django_db

MARK = re.compile(r'<a class="mark (\w+)" href="[^"]*claim=(\d+)"[^>]*>(.*?)</a>', re.DOTALL)
QUERIES = 16


@pytest.fixture
def by() -> User:
    return make_person(Role.CHECKER)


def get(client: Client, name: str, *args: int, status: int = 200, **query: Any) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == status
    page = unescape(response.content.decode())
    return page[page.find("<main") : page.find("</main>")]


def marks(shown: str) -> list[tuple[str, str]]:
    """State and words of each mark of a text, in order."""
    return [(state, words) for state, _, words in MARK.findall(shown)]


def test_a_former_text_is_shown_with_the_verdicts_it_had(
    client: Client, article: Article, by: User
) -> None:
    claim = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace("14", "15"), reason="A new count")
    present = fresh(claim)
    decide(by=by, claim=present, version=present.version, verdict="unattributed", rationale="Nine.")
    then = get(client, "article-revision", article.pk, 1)
    assert marks(then) == [("verified", "14 ferries were damaged")]
    assert "Nine." not in then
    assert "until revision 2 took its place" in then
    now = get(client, "article-revision", article.pk, 2)
    assert marks(now) == [("unattributed", "15 ferries were damaged")]
    assert "A new count" in now
    assert "Nine." in now


def test_a_text_that_never_was_is_not_found(client: Client, article: Article) -> None:
    get(client, "article-revision", article.pk, 2, status=404)
    get(client, "article-revision", article.pk, 0, status=404)
    for number in ("9", "x", "-1", "0", "9" * 30):
        get(client, "article-compare", article.pk, status=404, to=number)


def test_the_list_tells_who_when_and_why(client: Client, article: Article, by: User) -> None:
    retext(by, article, f"News.\n{TEXT}", reason="A correction")
    shown = get(client, "article-revisions", article.pk)
    assert "A correction" in shown
    assert str(by) in shown
    assert reverse("article-outcome", args=[article.pk, 2]) in shown


def test_a_verdict_that_waits_for_its_second_check_is_hidden_in_the_past_too(
    client: Client, article: Article
) -> None:
    claim, first = claim_at(article, "14 ferries were damaged"), make_person()
    decide(by=first, claim=claim, version=claim.version, verdict="disputed", rationale="Eleven!")
    retext(first, article, f"News.\n{TEXT}")
    for number in (1, 2):
        shown = get(client, "article-revision", article.pk, number)
        assert [state for state, _ in marks(shown)] == ["second_check"]
        assert "Eleven!" not in shown
        assert "isputed" not in shown
    compared = get(client, "article-compare", article.pk)
    assert {state for state, _ in marks(compared)} == {"second_check"}


def test_a_verdict_flagged_later_is_hidden_where_it_stood_before(
    client: Client, article: Article
) -> None:
    claim = verified(article, "14 ferries were damaged")
    retext(make_person(), article, f"News.\n{TEXT}")
    editor, present = make_person(Role.EDITOR), fresh(claim)
    flag_legal_risk(by=editor, claim=present, version=present.version, on=True, reason="Libel")
    assert marks(get(client, "article-revision", article.pk, 1)) == [
        ("second_check", "14 ferries were damaged")
    ]


def test_two_texts_side_by_side_with_claims_and_changed_words(
    client: Client, article: Article, by: User
) -> None:
    verified(article, "14 ferries were damaged")
    text = TEXT.replace("14 ferries", "15 ferries").replace(f"{REPAIRS}\n\n", "")
    retext(by, article, text)
    shown = get(client, "article-compare", article.pk)
    assert '<del class="diff"><a class="mark verified"' in shown
    assert [words for _, words in marks(shown)] == [
        "14",
        " ferries were damaged",
        "15",
        " ferries were damaged",
    ]
    assert {state for state, _ in marks(shown)} == {"verified", "stale"}
    assert f'<del class="diff">{REPAIRS}' in shown.replace("\n", "")
    assert "2 passages differ" in shown


def test_long_unchanged_stretches_are_folded(client: Client, by: User) -> None:
    lines = [f"Line {n} tells of ferry number {n * 7} in the harbor." for n in range(40)]
    article = make_article(by=by, text="\n".join(lines))
    retext(by, article, "\n".join([*lines[:20], "A new line came in here.", *lines[20:]]))
    shown = get(client, "article-compare", article.pk)
    assert shown.count('<details class="fold">') == 2
    assert "19 unchanged passages" in shown


def test_texts_of_the_same_words(client: Client, article: Article, by: User) -> None:
    assert "The two texts are the same" in get(client, "article-compare", article.pk)
    retext(by, article, TEXT.replace("\n\n", "\n"))
    assert "No word differs" in get(client, "article-compare", article.pk)


@pytest.mark.parametrize("name", ["article-revision", "article-outcome"])
def test_the_cost_does_not_rise_with_the_claims(
    client: Client,
    article: Article,
    by: User,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for quote in ("14 ferries", "Some 14 ferries were", "damaged by the storm", "old pier"):
        verified(article, quote)
    retext(by, article, TEXT.replace("14", "15").replace(PIER, f"{PIER} {PIER}"))
    with django_assert_max_num_queries(QUERIES):
        get(client, name, article.pk, 2)
    with django_assert_max_num_queries(QUERIES):
        get(client, "article-compare", article.pk)


def test_ten_thousand_words_are_compared_in_a_second(client: Client, by: User) -> None:
    sentence = "Ferry {n} left the harbor at {n} past noon with {m} people and {m} crates on board."
    lines = [" ".join(sentence.format(n=n * 7 + k, m=n + k) for k in range(4)) for n in range(160)]
    article = make_article(by=by, text="\n\n".join(lines))
    for number in range(0, 160, 8):
        claim_at(article, lines[number][:60])
    retext(by, article, "\n\n".join(lines[::-1][:80] + [line + " New." for line in lines[:80]]))
    get(client, "article-compare", article.pk)  # templates are compiled once
    before = time.perf_counter()
    get(client, "article-compare", article.pk)
    # A busy machine is slow; the bound is for what takes quadratic time.
    assert time.perf_counter() - before < 4


# What a text did


def test_what_is_to_be_decided_comes_first(client: Client, article: Article, by: User) -> None:
    verified(article, "14 ferries were damaged")
    twice = claim_at(article, "the old pier")
    gone = claim_at(article, "3.2 million crowns")
    text = TEXT.replace("14", "15").replace(REPAIRS, "").replace(PIER, f"{PIER}\n\n{PIER}")
    retext(by, article, text)
    shown = get(client, "article-outcome", article.pk, 2)
    titles = re.findall(r'id="(\w+)-title"', shown)
    assert titles == ["unplaced", "stale", "gone"]
    assert "To be decided:" in shown
    assert twice.label in shown
    assert gone.label in shown


def test_a_text_without_consequences_says_so(client: Client, article: Article, by: User) -> None:
    verified(article, "14 ferries were damaged")
    retext(by, article, f"News.\n{TEXT}")
    shown = get(client, "article-outcome", article.pk, 2)
    assert "No claim waits for a decision" in shown
    assert "1</strong> unchanged" in shown


def test_what_is_back_and_what_moved(client: Client, article: Article, by: User) -> None:
    claim_at(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace(f"{FERRIES}\n\n", ""))
    retext(by, article, TEXT)
    assert "Back in the text" in get(client, "article-outcome", article.pk, 3)


def test_the_first_text_did_nothing(client: Client, article: Article) -> None:
    get(client, "article-outcome", article.pk, 1, status=302)
