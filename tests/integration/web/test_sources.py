"""Adding and changing sources, and the page of one."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.sources.models import Source
from tests.factories import make_claim, make_evidence, make_person, make_source

pytestmark = pytest.mark.django_db

REPORT: dict[str, Any] = {
    "kind": "study",
    "title": "Port report",
    "url": "https://port.example.org/report",
}


@pytest.fixture
def checker() -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def client(checker: User) -> Client:
    client = Client()
    client.force_login(checker)
    return client


def post(client: Client, name: str, *args: int, **typed: Any) -> Any:
    return client.post(reverse(name, args=args), typed)


def test_a_source_needs_a_title_and_a_kind_alone(client: Client, checker: User) -> None:
    response = post(client, "source-new", kind="interview", title=" Call with the harbor master ")
    source = Source.objects.get()
    assert response["Location"] == source.get_absolute_url()
    assert (source.title, source.url, source.created_by) == (
        "Call with the harbor master",
        "",
        checker,
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "port report"}, "url"),
        ({"date": "someday"}, "date"),
        ({"kind": "rumor"}, "kind"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(
    client: Client, typed: dict[str, str], field: str
) -> None:
    given = {**REPORT, "publisher": "Port Authority", **typed}
    response = post(client, "source-new", **given)
    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert 'value="Port Authority"' in page
    assert not Source.objects.exists()


def test_an_address_that_is_known_leads_to_its_source(client: Client) -> None:
    known = make_source(**REPORT)
    response = client.post(reverse("source-new"), {**REPORT, "title": "Another title"}, follow=True)
    assert response.redirect_chain[-1][0] == known.get_absolute_url()
    assert "has this address already" in response.content.decode()
    assert Source.objects.count() == 1


def test_a_source_is_changed(client: Client) -> None:
    source = make_source(**REPORT)
    post(client, "source-edit", source.pk, **REPORT, version=1, reliability_note="Paid by the port")
    source.refresh_from_db()
    assert (source.reliability_note, source.version) == ("Paid by the port", 2)
    assert "Paid by the port" in client.get(source.get_absolute_url()).content.decode()


def test_two_people_change_a_source_and_the_second_sees_both(client: Client) -> None:
    source = make_source(**REPORT)
    post(client, "source-edit", source.pk, **{**REPORT, "title": "Theirs"}, version=1)
    response = post(
        client,
        "source-edit",
        source.pk,
        **{**REPORT, "title": "Mine"},
        date="2026-05-01",
        version=1,
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert re.search(r"<td[^>]*>Theirs<.*<td[^>]*>.*Mine.*</td>", page, re.DOTALL)
    assert 'value="2026-05-01"' in page
    assert 'name="version" value="2"' in page
    source.refresh_from_db()
    assert source.title == "Theirs"


def test_an_address_of_another_source_is_refused(client: Client) -> None:
    make_source(**REPORT)
    other = make_source(title="Other", url="")
    response = post(client, "source-edit", other.pk, **{**REPORT, "title": "Other"}, version=1)
    assert response.status_code == 422
    assert "“Port report” has this address already." in response.content.decode()


def test_reporters_read_sources_and_change_none() -> None:
    source = make_source(**REPORT)
    client = Client()
    client.force_login(make_person(Role.REPORTER))
    page = client.get(source.get_absolute_url()).content.decode()
    assert reverse("source-edit", args=[source.pk]) not in page
    assert client.get(reverse("source-new")).status_code == 403
    assert post(client, "source-edit", source.pk, **REPORT, version=1).status_code == 403


def test_the_page_shows_the_claims_that_rest_on_it_with_stance_and_passage(
    client: Client, checker: User
) -> None:
    source = make_source(**REPORT)
    claim = make_claim(by=checker, label="Ferries damaged")
    make_evidence(
        claim=claim, by=checker, source=source, stance="contradicts", passage="Nine <b>ferries</b>"
    )
    page = client.get(source.get_absolute_url()).content.decode()
    assert "Ferries damaged" in page
    assert "Contradicts" in page
    assert "Nine &lt;b&gt;ferries&lt;/b&gt;" in page
    assert "linked a source" in page
