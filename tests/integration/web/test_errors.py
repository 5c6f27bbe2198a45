"""Pages for what went wrong: in our words, and without what is broken."""

import pytest
from django.db import DatabaseError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from factcheck.accounts.roles import Role
from factcheck.web import errors
from factcheck.web.articles import listing
from tests.factories import make_person


class NoUser:
    """Stands where the person would be, when the database does not answer."""

    def __getattr__(self, name: str) -> object:
        raise DatabaseError(name)


def test_the_page_for_a_defect_needs_no_database() -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.user = NoUser()  # type: ignore[assignment]
    response = errors.server_error(request)
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "Traceback" not in response.content.decode()


@pytest.mark.django_db
def test_a_defect_shows_no_stack_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    client = Client(raise_request_exception=False)
    client.force_login(make_person())
    monkeypatch.setattr(listing, "render_part", broken)
    response = client.get(reverse("articles"))
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "secret detail" not in response.content.decode()


@pytest.mark.django_db
def test_what_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.DATA_UPLOAD_MAX_MEMORY_SIZE", 100)
    client = Client()
    client.force_login(make_person(Role.REPORTER))
    response = client.post(reverse("article-new"), {"text": "ferries " * 100})
    assert response.status_code in {400, 413}
    assert "Nothing was saved" in response.content.decode()


@pytest.mark.django_db
def test_htmx_gets_a_notice_alone() -> None:
    client = Client()
    client.force_login(make_person())
    response = client.get("/sources/999", headers={"HX-Request": "true"})
    assert response.status_code == 404
    assert "<html" not in response.content.decode()
    assert response["HX-Retarget"] == "#toasts"
