"""Two at the same thing: both versions field by field; nobody is in conflict with themselves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import Said, edit_claim, set_attribution
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from tests.factories import make_article, make_claim, make_person, make_source

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
WHY = "Asked the port: nobody there knows."


@pytest.fixture
def checker() -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def client(checker: User) -> Client:
    client = Client()
    client.force_login(checker)
    return client


def seen(claim: Claim) -> dict[str, Any]:
    newest = Event.objects.of_claims([claim.pk]).latest("pk")
    return {"version": claim.version, "seen": newest.pk}


def send(client: Client, name: str, claim: Claim, data: dict[str, Any]) -> Any:
    return client.post(reverse(name, args=[claim.pk]), data, headers=HTMX)


def words(label: str, statement: str = "Some ferries sank.") -> dict[str, str]:
    return {"label": label, "statement": statement, "kind": "event"}


def test_the_words_of_a_claim_are_chosen_field_by_field(client: Client) -> None:
    claim = make_claim()
    before = seen(claim)
    edit_claim(by=make_person(), claim=claim, version=claim.version, **words("Ferries sank"))
    answer = send(client, "claim-edit", claim, {**before, **words("Boats sank")})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert 'data-takes="label" data-value="Ferries sank"' in html
    assert 'data-takes="label" data-value="Boats sank"' in html
    assert 'data-takes="statement"' not in html
    assert '<input type="hidden" name="statement" value="Some ferries sank.">' in html
    again = {"version": claim.version, **words("Ferries and boats sank")}
    assert send(client, "claim-edit", claim, again).status_code == 200
    claim.refresh_from_db()
    assert claim.label == "Ferries and boats sank"


def test_the_same_verdict_in_another_tab_is_no_conflict(client: Client, checker: User) -> None:
    claim = make_claim()
    data = {**seen(claim), "verdict": "unattributed", "rationale": WHY}
    decide(by=checker, claim=claim, version=claim.version, verdict="unattributed", rationale=WHY)
    answer = send(client, "claim-verdict", claim, data)
    assert answer.status_code == 200
    assert Event.objects.filter(claim_id=claim.pk, action="claim.decide").count() == 1


def test_another_verdict_of_ones_own_is_asked_about(client: Client, checker: User) -> None:
    claim = make_claim()
    data = {**seen(claim), "verdict": "unattributed", "rationale": "Something else."}
    decide(by=checker, claim=claim, version=claim.version, verdict="unattributed", rationale=WHY)
    answer = send(client, "claim-verdict", claim, data)
    assert answer.status_code == 409
    assert 'data-takes="rationale"' in answer.content.decode()


def test_the_same_verdict_of_a_colleague_is_shown(client: Client) -> None:
    claim, colleague = make_claim(), make_person(name="Aiko Tanaka")
    data = {**seen(claim), "verdict": "unattributed", "rationale": WHY}
    decide(by=colleague, claim=claim, version=claim.version, verdict="unattributed", rationale=WHY)
    answer = send(client, "claim-verdict", claim, data)
    assert answer.status_code == 409
    assert "Aiko Tanaka" in answer.content.decode()


def test_a_verdict_that_waits_for_its_second_check_is_not_told(client: Client) -> None:
    claim = make_claim()
    data = {**seen(claim), "verdict": "unattributed", "rationale": WHY}
    secret = "The mayor denies it."
    decide(
        by=make_person(), claim=claim, version=claim.version, verdict="disputed", rationale=secret
    )
    answer = send(client, "claim-verdict", claim, data)
    assert answer.status_code == 422  # it is asked for as the second check now
    assert secret not in answer.content.decode()


def test_chains_are_shown_side_by_side(client: Client) -> None:
    claim = make_claim()
    before = seen(claim)
    chain = [Said(name="Ada Brandt"), Said(name="NRT", role="outlet")]
    set_attribution(by=make_person(), claim=claim, version=claim.version, chain=chain)
    sent = {"name": "The port", "role": "speaker", "quote_type": "indirect"}
    html = send(client, "claim-attribution", claim, {**before, **sent}).content.decode()
    assert "Ada Brandt → NRT" in html
    assert "The port" in html


@pytest.mark.parametrize("what", ["source", "article"])
def test_details_saved_alike_are_no_conflict(client: Client, checker: User, what: str) -> None:
    made = make_source(by=checker) if what == "source" else make_article(by=checker)
    address = reverse(f"{what}-edit", args=[made.pk])
    names = ("kind", "title", "publisher", "url") if what == "source" else ("title", "outlet")
    data = {name: getattr(made, name) for name in names} | {"version": made.version}
    changed = "publisher" if what == "source" else "outlet"
    data[changed] = "Port authority"
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).status_code == 302
    other = client.post(address, {**data, changed: "The port"})
    assert other.status_code == 409
    html = other.content.decode()
    assert f'data-takes="{changed}" data-value="Port authority"' in html
    made.refresh_from_db()
    assert getattr(made, changed) == "Port authority"
