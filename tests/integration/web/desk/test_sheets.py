"""The sheet's page: what it tells to whom, what is in the way, signing, what was frozen."""

import hashlib
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.reopen import flag_legal_risk
from factcheck.desk.models import SignOff
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    make_verified_claim,
)

pytestmark = pytest.mark.django_db

BUDGET = 14
"""Queries of the page, with a former sign-off to compare with."""


@pytest.fixture
def article(checker: User) -> Article:
    return make_article(by=checker, text=TEXT, title="Harbor reopens", outlet="Lindholm Post")


@pytest.fixture
def settled(article: Article, checker: User) -> Claim:
    claim = make_claim(by=checker, article=article)
    source = make_source(by=checker, title="Port log", url="https://example.org/port-log")
    make_evidence(claim=claim, by=checker, source=source, passage="Fourteen of them were hit.")
    return decide(
        by=checker, claim=claim, version=claim.version, verdict="verified", rationale="Counted."
    )


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(article: Article, number: int | None = None) -> str:
    if number is None:
        return reverse("article-sheet", args=[article.pk])
    return reverse("article-sheet-of", args=[article.pk, number])


def shown(person: User, article: Article, number: int | None = None) -> str:
    response = client_of(person).get(address(article, number))
    assert response.status_code == 200
    return response.content.decode()


def sign(person: User, article: Article, **more: str) -> SignOff:
    number = article.revisions.latest("number").number
    response = client_of(person).post(address(article), {"revision": number, **more})
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == address(article, number)
    return SignOff.objects.latest("pk")


def test_each_claim_with_words_chain_verdict_and_evidence(article: Article, settled: Claim) -> None:
    page = shown(make_person(Role.REPORTER), article)
    for words in (
        "Some 14 ferries were damaged",
        "Verified</strong>, Chen Abidi",
        "Counted.",
        "Supports:",
        "Port log",
        ">https://example.org/port-log</a>",
        "Fourteen of them were hit.",
        article.revisions.get().sha256,
        "Nothing stands in the way.",
    ):
        assert words in page
    assert 'name="seen"' not in page


def test_what_is_in_the_way_is_named_with_what_to_do(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    claim = make_claim(by=checker, article=article, quote="3.2 million crowns")
    page = shown(editor, article)
    assert "1 claim stands in the way." in page
    assert "Nobody has it. Assign it, or give it a verdict." in page
    response = client_of(editor).post(
        address(article), {"revision": 1, "note": "Kept note", f"waive-{settled.pk}": "x"}
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "1 claim is not settled" in page
    assert "Settle this claim, or give a reason." in page
    assert "Kept note" in page
    signed = sign(editor, article, **{f"waive-{claim.pk}": "The port confirmed by phone"})
    assert signed.waivers.get().reason == "The port confirmed by phone"
    for number in (None, 1):
        page = shown(editor, article, number)
        assert "<strong>Let pass by Edda Lund:</strong>" in page
        assert ">The port confirmed by phone</span>" in page
        assert "<strong>1 let pass with a reason:</strong> 1 with nobody." in page
        assert "Not settled:" not in page
    assign(by=editor, claims=[claim], to=checker)
    page = shown(editor, article)
    assert "<strong>Not settled:</strong> 1 with Chen Abidi." in page
    assert "Let pass by" not in page


def test_one_reason_does_for_all_that_have_none(
    editor: User, checker: User, article: Article
) -> None:
    quotes = ("3.2 million crowns", "reopened on Tuesday", "14 ferries")
    claims = [make_claim(by=checker, article=article, quote=quote) for quote in quotes]
    own = {f"waive-{claim.pk}": "" for claim in claims} | {f"waive-{claims[0].pk}": "By phone"}
    signed = sign(editor, article, rest="Not worth checking", **own)
    reasons = signed.waivers.order_by("claim").values_list("reason", flat=True)
    assert list(reasons) == ["By phone", "Not worth checking", "Not worth checking"]


def test_a_signed_sheet_stays_as_it_was(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    sign(editor, article, note="Checked by phone.")
    text = TEXT.replace("14 ferries", "11 ferries")
    revise(by=checker, article=article, seen=1, text=text)
    frozen = shown(checker, article, 1)
    assert "Signed off by Edda Lund" in frozen
    assert "Some 14 ferries were damaged" in frozen
    assert "Needs another look" not in frozen
    today = shown(checker, article)
    assert "Revision 1 was signed off by Edda Lund; this text is newer and was not." in today
    assert '<del class="diff">14</del><ins class="diff">11</ins>' in today
    assert "1 claim changed, 0 new, 0 gone, 0 moved, 0 as they were" in today
    assert client_of(checker).get(address(article, 2))["Location"] == address(article)
    assert client_of(checker).get(address(article, 3)).status_code == 302


def test_the_checksum_is_of_the_text_that_can_be_had(
    editor: User, article: Article, settled: Claim
) -> None:
    signed = sign(editor, article)
    text = client_of(editor).get(address(article, 1), {"as": "json"}).content
    assert hashlib.sha256(text).hexdigest() == signed.sha256
    assert json.loads(text)["signed_by"] == "Edda Lund"
    assert signed.sha256 in shown(editor, article, 1)


def test_a_claim_in_second_check_is_blind_on_every_sheet(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    signed = sign(editor, article)
    settled.refresh_from_db()
    flag_legal_risk(
        by=editor, claim=settled, version=settled.version, on=True, reason="The mayor may sue."
    )
    for page in (shown(editor, article), shown(editor, article, 1)):
        assert "The verdict is hidden until its second check is given." in page
        assert "Counted." not in page
        assert "Legal risk" not in page
        assert 'class="state verified"' not in page
    assert client_of(editor).get(address(article, 1), {"as": "json"}).status_code == 422
    assert "Counted." in shown(checker, article, 1)
    signed.refresh_from_db()
    assert signed.sheet["claims"][0]["rationale"] == "Counted."


def test_a_sign_off_is_withdrawn_with_a_reason(
    editor: User, article: Article, settled: Claim
) -> None:
    sign(editor, article)
    withdraw = reverse("article-sheet-withdraw", args=[article.pk])
    client = client_of(editor)
    client.post(withdraw, {"revision": 1, "reason": " "})
    assert SignOff.objects.get().withdrawn_at is None
    client.post(withdraw, {"revision": 1, "reason": "A source was retracted"})
    assert "The sign-off was withdrawn" in shown(editor, article, 1)
    page = shown(editor, article)
    assert "Not signed off" in page
    assert "A source was retracted" in page
    assert sign(editor, article).withdrawn_at is None


def test_what_changed_since_the_page_was_read_is_not_signed(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    response = client_of(editor).post(address(article), {"revision": 1, "seen": "older"})
    assert response.status_code == 409
    assert "Claims changed since you opened this sheet" in response.content.decode()
    response = client_of(editor).post(address(article), {"revision": "one"})
    assert response.status_code == 404


def test_the_page_costs_the_same_for_any_number_of_claims(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    sign(editor, article)
    client = client_of(editor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(article)).status_code == 200
        return len(queries)

    cost()
    few = cost()
    for quote in ("3.2 million crowns", "reopened on Tuesday", "14 ferries"):
        make_verified_claim(by=checker, article=article, quote=quote)
    assert cost() == few <= BUDGET


def test_history_tells_of_the_sign_off_and_of_what_was_let_pass(
    editor: User, checker: User, article: Article
) -> None:
    quotes = ("3.2 million crowns", "reopened on Tuesday", "14 ferries", "mayor Ada Brandt")
    claims = [make_claim(by=checker, article=article, quote=quote) for quote in quotes]
    own = {f"waive-{claim.pk}": "" for claim in claims}
    signed = sign(editor, article, rest="Not worth checking", note="By phone.", **own)
    history = client_of(checker).get(reverse("article-history", args=[article.pk]))
    told = history.content.decode()
    assert "signed the article off" in told
    assert signed.sha256 in told
    assert "By phone." in told
    assert f'href="{claims[0].get_absolute_url()}"' in told
    assert "May pass because" not in told
    of_claim = client_of(checker).get(reverse("claim-history", args=[claims[0].pk]))
    assert "May pass because" in of_claim.content.decode()
    assert "Not worth checking" in of_claim.content.decode()
