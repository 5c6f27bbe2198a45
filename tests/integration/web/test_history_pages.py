"""History as people read it: who, when, what from what to what, why."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.actions import set_roles
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import edit_article
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import (
    change_extent,
    dismiss,
    edit_claim,
    restore,
)
from factcheck.claims.actions.evidence import remove_evidence
from factcheck.claims.actions.reading import queue_reading, store_split
from factcheck.claims.actions.reshape import merge_claims
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign, set_priority
from factcheck.nlp.types import AttributionFound, ClaimFound, Split
from factcheck.sources.actions import edit_source
from factcheck.web.history.entries import Entry, FieldChange
from factcheck.web.history.pages import page_of
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    stretch_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Edda Lund")


@pytest.fixture
def claim(editor: User) -> Claim:
    return make_claim(by=editor, label="Ferries damaged", statement="Some ferries were damaged.")


def latest() -> Entry:
    """The newest entry, as whoever acted sees it."""
    viewer = User.objects.filter(pk=Event.objects.latest("pk").actor_id or 0).first()
    person = viewer or User.objects.earliest("pk")
    return page_of(Event.objects.all(), person=person, size=1).entries[0]


def changes(entry: Entry | None = None) -> dict[str, tuple[str, str]]:
    parts = (entry or latest()).parts
    return {change.name: (change.old, change.new) for part in parts for change in part.changes}


def change_of(name: str) -> FieldChange:
    return next(c for part in latest().parts for c in part.changes if c.name == name)


def test_a_verdict_is_told_by_its_names_and_its_reason(editor: User, claim: Claim) -> None:
    decide(by=editor, claim=claim, version=1, verdict="disputed", rationale="The port says nine.")
    entry = latest()
    assert (entry.actor, entry.what, entry.why) == (
        "Edda Lund",
        "gave the verdict",
        "The port says nine.",
    )
    assert entry.about is not None
    assert entry.about.address == claim.get_absolute_url()
    assert changes() == {"Verdict": ("Open", "Disputed")}


def test_a_verdict_taken_back_shows_what_is_gone(editor: User, claim: Claim) -> None:
    decide(by=editor, claim=claim, version=1, verdict="disputed", rationale="The port says nine.")
    undo_verdict(by=editor, claim=claim, version=2)
    assert changes() == {"Verdict": ("Disputed", "Open"), "Rationale": ("The port says nine.", "")}


def test_changed_words_are_compared_word_by_word(editor: User, claim: Claim) -> None:
    edit_claim(
        by=editor,
        claim=claim,
        version=1,
        label=claim.label,
        statement="Some vessels were damaged.",
        kind="event",
        reason="As the port calls them",
    )
    assert changes()["Kind"] == ("Other", "Event")
    pieces = change_of("Statement").pieces
    assert [(p.change, p.text) for p in pieces if p.change != "same"] == [
        ("removed", "ferries"),
        ("added", "vessels"),
    ]


def test_evidence_names_its_source_and_stance(editor: User, claim: Claim) -> None:
    source = make_source(by=editor, title="Port log")
    evidence = make_evidence(claim=claim, by=editor, source=source, passage="Nine ferries.")
    assert changes() == {
        "Source": ("", "Port log"),
        "Bears on it": ("", "Supports"),
        "Passage": ("", "Nine ferries."),
    }
    claim.refresh_from_db()
    remove_evidence(by=editor, evidence=evidence, version=claim.version, reason="Wrong year")
    assert changes() == {"Source": ("Port log", "")}
    assert latest().why == "Wrong year"


def test_people_are_named_not_numbered(editor: User, claim: Claim) -> None:
    colleague = make_person(name="Kofi Mensah")
    assign(by=editor, claims=[claim], to=colleague)
    assert changes() == {"With": ("nobody", "Kofi Mensah")}
    assign(by=editor, claims=[claim], to=None)
    assert changes() == {"With": ("Kofi Mensah", "nobody")}
    set_priority(by=editor, claims=[claim], priority=2)
    assert changes() == {"Priority": ("Normal", "At once")}


def test_dismissing_and_restoring(editor: User, claim: Claim) -> None:
    dismiss(by=editor, claim=claim, version=1, reason="A headline")
    assert changes() == {"Standing": ("Active", "Dismissed")}
    restore(by=editor, claim=claim, version=2)
    assert changes()["Standing"] == ("Dismissed", "Active")


def test_another_place_in_the_text(editor: User, claim: Claim) -> None:
    revision = claim.article.revisions.get()
    stretch = stretch_of(revision, "14 ferries were damaged")
    change_extent(by=editor, claim=claim, version=1, revision=revision, stretch=stretch)
    old, new = changes()["In the text"]
    assert (old, new) == ("Some 14 ferries were damaged", "14 ferries were damaged")


def test_merged_claims_name_what_took_their_place(editor: User, claim: Claim) -> None:
    other = make_claim(
        by=editor, article=claim.article, quote="Repairs will cost 3.2 million crowns"
    )
    merged = merge_claims(
        by=editor,
        claim=claim,
        version=1,
        other=other,
        other_version=1,
        revision=claim.article.revisions.get(),
    )
    told = {part.subject.key: part.changes for part in latest().parts if part.subject}
    assert FieldChange("Replaced by", "", merged.label) in told[claim.pk]
    assert FieldChange("Replaced by", "", merged.label) in told[other.pk]
    assert FieldChange("Standing", "Active", "Replaced") in told[claim.pk]


def test_articles_sources_and_people(editor: User) -> None:
    article = make_article(by=editor, outlet="Courier")
    assert changes()["Text"] == ("", "Revision 1")
    edit_article(by=editor, article=article, version=1, outlet="The Courier")
    assert changes() == {"Outlet": ("Courier", "The Courier")}
    source = make_source(by=editor, kind="study")
    assert changes()["Kind"] == ("", "Study")
    edit_source(by=editor, source=source, version=1, reliability_note="Paid by the port.")
    assert changes() == {"Reliability": ("", "Paid by the port.")}
    person = make_person(Role.REPORTER, name="Priya Raman")
    assert changes()["Role"] == ("", "reporter")
    assert "Password" not in changes()
    set_roles(by=make_person(Role.ADMIN), person=person, roles=[Role.CHECKER])
    part = latest().parts[0]
    assert {(c.old, c.new) for c in part.changes} == {("reporter", ""), ("", "checker")}


def split_of(text: str, number: int) -> Split:
    claims = tuple(
        ClaimFound(
            start=place,
            end=place + 5,
            text=text[place : place + 5],
            content_start=place,
            content_end=place + 5,
            statement=f"Statement {place}",
            label=f"Label {place}",
            kind="event",
            score=0.5,
            attributions=(AttributionFound(name="Ada Brandt", role="speaker"),),
        )
        for place in range(number)
    )
    return Split(language="en", is_english=True, claims=claims)


def test_many_claims_found_at_once_are_one_entry_with_their_number(editor: User) -> None:
    article = make_article(by=editor)
    revision = article.revisions.get()
    queue_reading(revision)
    store_split(revision=revision, split=split_of(revision.text, 60))
    entries = page_of(Event.objects.all(), person=editor, size=5).entries
    found = next(entry for entry in entries if entry.action == "claim.find")
    assert (found.actor, found.actor_id) == ("Splitter", None)
    assert found.unlisted + 8 == 60
    client = Client()
    client.force_login(editor)
    page = client.get(reverse("article-history", args=[article.pk])).content.decode()
    assert "and 52 more" in page
    assert page.count("found the claim") == 1


def page(client: Client, name: str, *args: int, **asked: Any) -> str:
    response = client.get(reverse(name, args=args), asked)
    assert response.status_code == 200
    return response.content.decode()


def told(shown: str) -> list[str]:
    return re.findall(r'class="event ([\w-]+)"', shown)


def test_each_thing_has_its_history(editor: User, claim: Claim) -> None:
    client = Client()
    client.force_login(editor)
    source = make_source(by=editor)
    make_evidence(claim=claim, by=editor, source=source)
    assert told(page(client, "claim-history", claim.pk)) == ["evidencelink", "claimadd"]
    assert told(page(client, "source-history", source.pk)) == ["evidencelink", "sourceadd"]
    of_article = told(page(client, "article-history", claim.article_id))
    assert of_article == ["evidencelink", "claimadd", "articlebring_in"]
    of_person = told(page(client, "person-history", editor.pk))
    assert of_person[-1] == "personadd"
    assert len(of_person) == 5
    assert len(told(page(client, "history"))) == 5


def test_history_is_filtered_by_person_kind_and_period(editor: User, claim: Claim) -> None:
    client = Client()
    client.force_login(editor)
    colleague = make_person(name="Kofi Mensah")
    make_evidence(claim=claim, by=colleague)
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    assert told(page(client, "history", by=colleague.pk)) == ["evidencelink", "sourceadd"]
    assert told(page(client, "history", action="claim.add")) == ["claimadd"]
    assert set(told(page(client, "history", by="machines"))) == {"personadd"}
    assert len(told(page(client, "history", since=today, until=today))) == 5
    assert "Nothing fits" in page(client, "history", since=tomorrow)
    odd = page(client, "history", by="x", since="soon", before="x")
    assert len(told(odd)) == 5
    assert "It was left out." in odd


def test_a_difference_is_marked_by_elements_not_by_color_alone(editor: User, claim: Claim) -> None:
    edit_claim(
        by=editor,
        claim=claim,
        version=1,
        label="Ferries lost",
        statement=claim.statement,
        kind="other",
    )
    client = Client()
    client.force_login(editor)
    shown = page(client, "claim-history", claim.pk)
    assert '<del class="diff">damaged</del><ins class="diff">lost</ins>' in shown
