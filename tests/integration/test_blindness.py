"""A verdict that waits for its second check is told nowhere, to nobody but whoever gave it.

Every address of the matrix is read as somebody else, first with one verdict given, then with
another: both times the pages say the same.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.audit.record import Machine
from factcheck.claims.actions.corrections import dismiss
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.reopen import flag_legal_risk
from factcheck.desk.actions.second_check import second_check, take_back_second_check
from factcheck.desk.rules import sees_verdict
from tests.factories import make_person
from tests.integration import test_matrix
from tests.integration.test_matrix import TABLE, World, address

pytestmark = pytest.mark.django_db

world = test_matrix.world

ASKED_FOR = "Quixotic ledgers"
MARK = f"{ASKED_FOR} of"
GIVEN = {
    "verified": f"{MARK} the port bear it out.",
    "disputed": f"{MARK} the crew deny it.",
}
GOES_BY = re.compile(r'nonce="[^"]*"|\b[A-Za-z0-9]{32,}\b|\d+|just now|seconds? ago')
OUTSIDE = {"admin:logout", "sign-out"}


def waiting(world: World, verdict: str) -> Claim:
    """The claim with a verdict that waits, whichever it is: it is flagged as a legal risk."""
    claim = Claim.objects.get(pk=world.claim.pk)
    editor, first = world.people[Role.EDITOR], world.people[Role.CHECKER]
    flag_legal_risk(by=editor, claim=claim, version=claim.version, on=True, reason="A name.")
    decide(by=first, claim=claim, version=claim.version, verdict=verdict, rationale=GIVEN[verdict])
    claim.refresh_from_db()
    assert claim.stage == Claim.Stage.SECOND_CHECK
    return claim


def addresses(world: World) -> Iterator[str]:
    """Every address that can be read, and those by which a list could be asked for a verdict."""
    for name, row in TABLE.items():
        if row.get is not None and name not in OUTSIDE:
            yield address(name, row, world)
    first = world.people[Role.CHECKER].pk
    yield f"{world.article.get_absolute_url()}?claim={world.claim.pk}"
    yield reverse("person", args=[first])
    yield reverse("person-history", args=[first])
    for state in ("", "verified", "disputed", "second_check"):
        yield f"{reverse('claims')}?{urlencode({'state': state})}"
    yield f"{reverse('claims')}?{urlencode({'q': ASKED_FOR})}"
    yield f"{reverse('history')}?{urlencode({'action': 'claim.decide'})}"
    yield f"{reverse('history')}?{urlencode({'action': 'claim.flag_risk'})}"
    listed = reverse("admin:claims_claim_changelist")
    for column in ("verdict", "rationale", "second_check", "legal_risk", "decided_by"):
        yield f"{listed}?{column}__exact=disputed"
    for place in (3, 8):
        yield f"{listed}?o={place}.-1"
    yield f"{listed}?{urlencode({'q': ASKED_FOR})}"
    yield f"{reverse('admin:audit_event_changelist')}?{urlencode({'q': ASKED_FOR})}"
    yield reverse("admin:accounts_user_history", args=[first])
    for event in Event.objects.filter(claim_id=world.claim.pk):
        yield reverse("admin:audit_event_change", args=[event.pk])


def read(client: Client, url: str, *, part: bool = False) -> str:
    headers = {"HX-Request": "true"} if part else {}
    answer = client.get(url, headers=headers)
    content = b"".join(answer) if answer.streaming else answer.content
    return f"{answer.status_code} {answer.get('Location', '')} {content.decode()}"


def crawl(world: World, person: User) -> dict[str, str]:
    """What a person reads at each address; the panel also as htmx asks for it."""
    client = Client()
    client.force_login(person)
    pages = {url: read(client, url) for url in addresses(world)}
    panel = reverse("claim", args=[world.claim.pk])
    return pages | {f"{panel} alone": read(client, panel, part=True)}


def told_apart(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The lines by which two crawls differ, but for numbers, times and keys."""
    found = []
    for (url, first), (_, second) in zip(one.items(), other.items(), strict=True):
        was, now = (GOES_BY.sub("#", page).splitlines() for page in (first, second))
        lines = unified_diff(was, now, n=0, lineterm="")
        found += [f"{url}: {line}" for line in lines if not line.startswith(("---", "+++", "@@"))]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.CHECKER, Role.ADMIN])
def test_no_page_tells_one_verdict_from_another(world: World, role: Role) -> None:
    viewer = make_person(role)
    pages = []
    for verdict in GIVEN:
        with transaction.atomic():
            claim = waiting(world, verdict)
            assert not sees_verdict(viewer, claim)
            pages.append(crawl(world, viewer))
            transaction.set_rollback(True)
    assert not [url for page in pages for url, words in page.items() if MARK in words]
    apart = told_apart(*pages)
    assert not apart, "\n".join(apart[:40])


@pytest.mark.parametrize("then", ["stale", "dismissed", "taken back"])
def test_it_stays_hidden_until_the_second_check_is_given(world: World, then: str) -> None:
    claim = waiting(world, "disputed")
    if then == "stale":
        mark_stale(by=Machine("Tests"), claim=claim, reason="The source changed.")
    elif then == "dismissed":
        dismiss(by=world.people[Role.EDITOR], claim=claim, version=claim.version, reason="Twice.")
    else:
        second = make_person()
        words = {"verdict": "verified", "rationale": "So it is."}
        second_check(by=second, claim=claim, version=claim.version, **words)
        take_back_second_check(by=second, claim=claim, version=claim.version)
    pages = crawl(world, make_person(Role.ADMIN))
    assert not [url for url, words in pages.items() if MARK in words]


def test_somebody_elses_change_is_told_without_the_verdict(world: World) -> None:
    seen = Claim.objects.get(pk=world.claim.pk).version
    claim = waiting(world, "disputed")
    client = Client()
    client.force_login(make_person())
    words = {"label": "Ferries", "statement": "Ferries.", "kind": "event", "version": seen}
    answer = client.post(reverse("claim-edit", args=[claim.pk]), {**words, "seen": 0})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "gave the verdict" in page
    assert MARK not in page


def test_whoever_gave_it_sees_it_and_so_does_everybody_afterwards(world: World) -> None:
    claim = waiting(world, "disputed")
    panel = f"{reverse('claim', args=[claim.pk])} alone"
    assert MARK in crawl(world, world.people[Role.CHECKER])[panel]
    second = make_person()
    words = {"verdict": "disputed", "rationale": "The crew denies it."}
    second_check(by=second, claim=claim, version=claim.version, **words)
    pages = crawl(world, second)
    told = [url for url, words in pages.items() if MARK in words]
    assert {panel, reverse("claim-history", args=[claim.pk]), reverse("history")} <= set(told)
