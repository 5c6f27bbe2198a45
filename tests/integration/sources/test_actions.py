"""Sources: one an address, changed with their history."""

import datetime as dt

import pytest

from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.models import Source
from tests.factories import make_person, make_source

pytestmark = pytest.mark.django_db


def test_reporters_do_not_add_or_change_sources() -> None:
    reporter, source = make_person(Role.REPORTER), make_source()
    with pytest.raises(NotAllowed):
        add_source(by=reporter, title="Mine")
    with pytest.raises(NotAllowed):
        edit_source(by=reporter, source=source, version=source.version, title="Mine")


def test_a_known_address_is_answered_with_its_source() -> None:
    by = make_person()
    first = add_source(by=by, title="Report", url="https://example.org/a")
    before = Event.objects.count()
    assert add_source(by=by, title="Again", url=" https://example.org/a ") == first
    assert Event.objects.count() == before
    assert Source.objects.get().title == "Report"


def test_sources_without_an_address_are_told_apart() -> None:
    by = make_person()
    talks = [add_source(by=by, title="Call with the mayor", kind="interview") for _ in range(2)]
    assert talks[0] != talks[1]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://example.org/a"}, "url"),
        ({"url": "example"}, "url"),
        ({"kind": "rumor"}, "kind"),
    ],
)
def test_details_are_validated(details: dict[str, str], field: str) -> None:
    source = make_source(title="Kept")
    given = {"title": "Report"} | details
    with pytest.raises(RuleBroken) as refusal:
        add_source(by=make_person(), **given)  # type: ignore[arg-type]
    assert refusal.value.field == field
    with pytest.raises(RuleBroken):
        edit_source(by=make_person(), source=source, version=source.version, **details)  # type: ignore[arg-type]
    assert source.title == "Kept"
    assert Source.objects.get().title == "Kept"


def test_a_change_is_told_and_a_stale_one_refused() -> None:
    by, source = make_person(), make_source(title="Before")
    stale = Source.objects.get(pk=source.pk)
    day = dt.date(2026, 3, 1)
    edit_source(by=by, source=source, version=source.version, title="After", date=day)
    event = Event.objects.of_source(source.pk)[0]
    assert event.changes == [("date", None, "2026-03-01"), ("title", "Before", "After")]
    with pytest.raises(Conflict):
        edit_source(by=by, source=stale, version=stale.version, title="Other")
    assert stale.title == "Before"


def test_an_address_stays_with_its_source() -> None:
    first, second = make_source(title="First"), make_source()
    with pytest.raises(RuleBroken, match="“First” has this address already"):
        edit_source(by=make_person(), source=second, version=second.version, url=first.url)


def test_sources_are_found_by_all_of_the_words() -> None:
    found = make_source(title="Tide tables", publisher="Harbor Office")
    make_source(title="Tide pools")
    assert list(Source.objects.containing("tide harbor")) == [found]
