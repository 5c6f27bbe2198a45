"""History of actions that were committed one by one, as they are outside of tests."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import Said, edit_claim, set_attribution
from factcheck.claims.models import Claim
from factcheck.web.history.entries import Entry
from factcheck.web.history.pages import page_of
from tests.database import TestDatabase
from tests.factories import make_claim, make_person


@pytest.fixture
def claim(committed_database: TestDatabase) -> Claim:
    editor = make_person(Role.EDITOR, name="Edda Lund")
    return make_claim(by=editor, label="Ferries damaged", statement="Some ferries were damaged.")


def latest() -> Entry:
    person = User.objects.get(name="Edda Lund")
    return page_of(Event.objects.all(), person=person, size=1).entries[0]


def changes(entry: Entry) -> dict[str, tuple[str, str]]:
    return {change.name: (change.old, change.new) for p in entry.parts for change in p.changes}


def test_who_said_it_is_one_change_of_a_chain(claim: Claim) -> None:
    editor = User.objects.get(name="Edda Lund")
    first = [Said(name="Ada Brandt")]
    set_attribution(by=editor, claim=claim, version=1, chain=first)
    assert changes(latest()) == {"Who said it": ("", "Ada Brandt")}
    chain = [Said(name=f"Link {place}", role="outlet") for place in range(12)]
    set_attribution(by=editor, claim=claim, version=2, chain=chain)
    links = " → ".join(f"Link {place}" for place in range(12))
    assert changes(latest()) == {"Who said it": ("Ada Brandt", links)}


def test_pages_hold_each_action_once_newest_first(claim: Claim) -> None:
    editor = User.objects.get(name="Edda Lund")
    for place in range(7):
        edit_claim(
            by=editor,
            claim=claim,
            version=claim.version,
            label=f"Label {place}",
            statement=claim.statement,
            kind="event",
        )
    events = Event.objects.of_claims([claim.pk])
    seen: list[str] = []
    before: int | None = None
    while True:
        page = page_of(events, person=editor, before=before, size=3)
        seen += [changes(entry).get("Label", ("", ""))[1] for entry in page.entries]
        if page.older is None:
            break
        before = page.older
    assert seen == [f"Label {place}" for place in reversed(range(7))] + ["Ferries damaged"]
