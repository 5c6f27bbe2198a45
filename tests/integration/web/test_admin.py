"""The admin site: its doors, its forms and bulk actions, and that the actions' rules hold there."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from factcheck.accounts import actions as accounts
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from factcheck.sources.models import Source
from tests.factories import (
    make_article,
    make_claim,
    make_person,
    make_source,
    make_verified_claim,
)

pytestmark = pytest.mark.django_db

CLAIMS = "admin:claims_claim_changelist"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Edda Lund")


@pytest.fixture
def admin() -> User:
    return make_person(Role.ADMIN, name="Ada Root")


def inlines(*names: str) -> dict[str, object]:
    """What the read-only tables below a form send along."""
    sizes = ("TOTAL_FORMS", "INITIAL_FORMS")
    return {f"{name}-{size}": 0 for name in names for size in sizes}


def form_of(claim: Claim, **changes: object) -> dict[str, object]:
    form = {
        "label": claim.label,
        "statement": claim.statement,
        "kind": claim.kind,
        "assignee": claim.assignee_id or "",
        "priority": claim.priority,
        "seen_version": claim.version,
        "reason": "",
    }
    return inlines("anchors", "attributions", "evidence") | form | changes


def person_form(client: Client, person: User, **changes: object) -> dict[str, object]:
    page = client.get(reverse("admin:accounts_user_change", args=[person.pk])).content.decode()
    found = re.search(r'name="seen_version" value="(\d+)"', page)
    assert found
    form = {
        "username": person.username,
        "name": person.name,
        "email": person.email,
        "roles": [role.value for role in person.roles],
        "is_active": "on",
        "new_password": "",
        "reason": "",
        "seen_version": found[1],
    }
    return {name: value for name, value in (form | changes).items() if value is not None}


def test_nobody_enters_without_signing_in(client: Client) -> None:
    response = client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert reverse("admin:login") in response["Location"]


@pytest.mark.parametrize("role", [Role.REPORTER, Role.CHECKER])
@pytest.mark.parametrize("name", ["admin:index", CLAIMS, "admin:login", "admin:autocomplete"])
def test_reporters_and_checkers_are_told_that_they_may_not(role: Role, name: str) -> None:
    response = signed_in(make_person(role)).get(reverse(name))
    assert response.status_code == 403
    assert "Your role does not let you use the admin site" in response.content.decode()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.CHECKER])
def test_posts_by_those_who_may_not_change_nothing(role: Role) -> None:
    claim = make_claim()
    client = signed_in(make_person(role))
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert client.post(address, form_of(claim, label="Mine")).status_code == 403
    bulk = {"action": "dismiss_claims", "confirmed": "1", "seen": f"{claim.pk}:{claim.version}"}
    answer = client.post(reverse(CLAIMS), {**bulk, "_selected_action": claim.pk, "reason": "mine"})
    assert answer.status_code == 403
    claim.refresh_from_db()
    assert (claim.status, claim.label) != ("dismissed", "Mine")


@pytest.mark.parametrize(
    "name",
    [
        "articles_article",
        "sources_source",
        "claims_claim",
        "claims_evidence",
        "claims_reading",
        "audit_event",
        "accounts_user",
    ],
)
def test_every_list_can_be_searched_by_an_admin(admin: User, name: str) -> None:
    make_verified_claim()
    answer = signed_in(admin).get(reverse(f"admin:{name}_changelist"), {"q": "harbor"})
    assert answer.status_code == 200


def test_editors_do_not_see_people(editor: User) -> None:
    client = signed_in(editor)
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 403
    assert "People" not in client.get(reverse("admin:index")).content.decode()
    form = person_form_without_page(editor)
    address = reverse("admin:accounts_user_change", args=[editor.pk])
    assert client.post(address, form | {"roles": ["admin"]}).status_code == 403
    assert User.objects.get(pk=editor.pk).roles == (Role.EDITOR,)


def person_form_without_page(person: User) -> dict[str, object]:
    return {"username": person.username, "name": person.name, "seen_version": "0"}


def test_groups_and_jobs_are_not_there(admin: User) -> None:
    client = signed_in(admin)
    assert client.get("/admin/auth/group/").status_code == 404
    assert client.get("/admin/procrastinate/procrastinatejob/").status_code == 404


def test_nothing_can_be_deleted(admin: User) -> None:
    claim = make_claim()
    client = signed_in(admin)
    assert (
        client.post(f"/admin/claims/claim/{claim.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    answer = client.post(
        reverse(CLAIMS), {"action": "delete_selected", "_selected_action": claim.pk}, follow=True
    )
    assert "No action selected" in answer.content.decode()
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_is_changed_by_the_actions_with_their_history(editor: User) -> None:
    claim, checker = make_claim(), make_person()
    form = form_of(claim, label="Ferries hit", assignee=checker.pk, priority=2, reason="clearer")
    answer = signed_in(editor).post(reverse("admin:claims_claim_change", args=[claim.pk]), form)
    assert answer.status_code == 302, answer.context["errors"]
    claim.refresh_from_db()
    assert (claim.label, claim.assignee, claim.priority) == ("Ferries hit", checker, 2)
    events = Event.objects.filter(claim_id=claim.pk, operation="update").order_by("pk")
    assert [event.action for event in events] == [
        "claim.edit",
        "claim.assign",
        "claim.prioritize",
    ]
    assert {(event.actor_id, event.actor_name) for event in events} == {(editor.pk, "Edda Lund")}
    assert events[0].reason == "clearer"
    assert not LogEntry.objects.exists()


def test_saving_without_a_change_leaves_no_event(editor: User) -> None:
    claim = make_claim()
    before = Event.objects.count()
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert signed_in(editor).post(address, form_of(claim)).status_code == 302
    assert Event.objects.count() == before


def test_what_the_form_does_not_offer_cannot_be_posted(editor: User) -> None:
    claim = make_claim()
    form = form_of(
        claim, label="New words", verdict="verified", status="dismissed", origin="machine"
    )
    signed_in(editor).post(reverse("admin:claims_claim_change", args=[claim.pk]), form)
    claim.refresh_from_db()
    assert (claim.label, claim.verdict, claim.status) == ("New words", "", "active")


def test_a_stale_form_is_shown_again_with_what_there_is_now(editor: User) -> None:
    claim = make_claim()
    stale = form_of(claim, label="Mine")
    client = signed_in(editor)
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert client.post(address, form_of(claim, label="Theirs")).status_code == 302
    answer = client.post(address, stale)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone else changed this claim" in page
    assert "Now: Theirs" in page
    assert 'value="Mine"' in page
    claim.refresh_from_db()
    assert claim.label == "Theirs"
    found = re.search(r'name="seen_version" value="(\d+)"', page)
    assert found
    assert int(found[1]) == claim.version
    assert client.post(address, stale | {"seen_version": found[1]}).status_code == 302
    claim.refresh_from_db()
    assert claim.label == "Mine"


def test_a_refusal_keeps_the_form(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)
    dismiss(client, claim)
    claim.refresh_from_db()
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    answer = client.post(address, form_of(claim, label="Kept words"))
    assert answer.status_code == 422
    assert "Restore it first" in answer.content.decode()
    assert 'value="Kept words"' in answer.content.decode()


def dismiss(client: Client, *claims: Claim, reason: str = "no claim") -> None:
    choose = {"action": "dismiss_claims", "_selected_action": [claim.pk for claim in claims]}
    page = client.post(reverse(CLAIMS), choose)
    assert page.status_code == 200
    client.post(reverse(CLAIMS), confirmed(page.content.decode()) | {"reason": reason})


def confirmed(page: str) -> dict[str, object]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_claims_are_dismissed_together_with_a_reason(editor: User) -> None:
    article = make_article()
    quotes = ("14 ferries", "3.2 million crowns")
    claims = [make_claim(article=article, quote=quote) for quote in quotes]
    dismiss(signed_in(editor), *claims, reason="captions")
    for claim in claims:
        claim.refresh_from_db()
        assert (claim.status, claim.dismissal_reason) == ("dismissed", "captions")
        event = Event.objects.filter(claim_id=claim.pk).first()
        assert event
        assert (event.action, event.actor_id, event.reason) == (
            "claim.dismiss",
            editor.pk,
            "captions",
        )


def test_claims_are_not_dismissed_without_a_reason(editor: User) -> None:
    claim = make_claim()
    dismiss(signed_in(editor), claim, reason="  ")
    claim.refresh_from_db()
    assert claim.is_active


def test_bulk_changes_nothing_when_one_claim_changed_since(editor: User) -> None:
    first, second = make_claim(), make_claim()
    client = signed_in(editor)
    choose = {"action": "dismiss_claims", "_selected_action": [first.pk, second.pk]}
    page = client.post(reverse(CLAIMS), choose).content.decode()
    address = reverse("admin:claims_claim_change", args=[second.pk])
    client.post(address, form_of(second, label="Changed meanwhile"))
    answer = client.post(reverse(CLAIMS), confirmed(page) | {"reason": "captions"})
    assert answer.status_code == 409
    assert "“Changed meanwhile”: Edda Lund changed the claim’s words" in answer.content.decode()
    assert Claim.objects.active().filter(pk__in=[first.pk, second.pk]).count() == 2


def test_claims_are_assigned_together_to_those_who_may_decide(editor: User) -> None:
    claims = [make_claim(), make_claim()]
    checker, reporter = make_person(), make_person(Role.REPORTER, name="Rita Post")
    client = signed_in(editor)
    choose = {"action": "assign_claims", "_selected_action": [claim.pk for claim in claims]}
    page = client.post(reverse(CLAIMS), choose).content.decode()
    assert "Rita Post" not in page
    refused = client.post(reverse(CLAIMS), confirmed(page) | {"to": reporter.pk})
    assert "valid choice" in refused.content.decode()
    answer = client.post(reverse(CLAIMS), confirmed(page) | {"to": checker.pk, "reason": "beat"})
    assert answer.status_code == 302
    assert set(Claim.objects.filter(assignee=checker)) == set(claims)
    assert Event.objects.filter(action="claim.assign", reason="beat").count() == 2


def test_bulk_without_what_was_seen_changes_nothing(editor: User) -> None:
    claim = make_claim()
    form = {
        "action": "dismiss_claims",
        "_selected_action": claim.pk,
        "confirmed": "1",
        "reason": "x",
    }
    answer = signed_in(editor).post(reverse(CLAIMS), form | {"seen": "garbage"})
    assert answer.status_code == 200
    claim.refresh_from_db()
    assert claim.is_active


def test_article_details_change_and_the_text_does_not(editor: User) -> None:
    article = make_article(title="Old title")
    address = reverse("admin:articles_article_change", args=[article.pk])
    form = {"title": "New title", "outlet": "Lindholm Post", "seen_version": article.version}
    answer = signed_in(editor).post(address, form | inlines("revisions"))
    assert answer.status_code == 302, answer.context["errors"]
    article.refresh_from_db()
    assert (article.title, article.outlet) == ("New title", "Lindholm Post")
    assert Event.objects.filter(action="article.edit", article_id=article.pk).count() == 1
    assert signed_in(editor).get("/admin/articles/article/add/").status_code == 403


def test_sources_are_added_and_changed(editor: User) -> None:
    client = signed_in(editor)
    form = {"kind": "study", "title": "Tides", "url": "https://example.org/tides"}
    assert client.post(reverse("admin:sources_source_add"), form).status_code == 302
    source = Source.objects.get(title="Tides")
    assert source.created_by == editor
    other = make_source()
    twice = client.post(reverse("admin:sources_source_add"), form)
    assert "has this address already" in twice.content.decode()
    address = reverse("admin:sources_source_change", args=[source.pk])
    taken = client.post(address, form | {"url": other.url, "seen_version": source.version})
    assert taken.status_code == 422, taken.context["errors"]
    assert "has this address already" in taken.content.decode()


def test_people_are_added_with_roles_and_password(admin: User) -> None:
    form = {
        "username": "nils",
        "name": "Nils Berg",
        "roles": ["checker"],
        "is_active": "on",
        "new_password": "seven small boats",
    }
    answer = signed_in(admin).post(reverse("admin:accounts_user_add"), form)
    assert answer.status_code == 302, answer.context["errors"]
    person = User.objects.get(username="nils")
    assert person.roles == (Role.CHECKER,)
    assert authenticate(username="nils", password="seven small boats") == person
    event = Event.objects.get(table="accounts.user", person_id=person.pk)
    assert event.actor_id == admin.pk
    assert event.after
    assert event.after["password"] == "hidden"


def test_a_weak_password_is_refused(admin: User) -> None:
    form = {"username": "nils", "name": "N", "roles": ["checker"], "new_password": "12345"}
    answer = signed_in(admin).post(reverse("admin:accounts_user_add"), form)
    assert answer.status_code == 200
    assert not User.objects.filter(username="nils").exists()


def test_roles_and_account_are_changed_each_with_its_action(admin: User) -> None:
    client, person = signed_in(admin), make_person(Role.CHECKER)
    form = person_form(client, person, roles=["editor"], is_active=None, reason="moved")
    address = reverse("admin:accounts_user_change", args=[person.pk])
    assert client.post(address, form).status_code == 302
    person = User.objects.get(pk=person.pk)
    assert (person.roles, person.is_active) == ((Role.EDITOR,), False)
    actions = set(Event.objects.filter(person_id=person.pk).values_list("action", "reason"))
    assert {("person.roles", "moved"), ("person.deactivate", "moved")} <= actions


@pytest.mark.parametrize("changes", [{"roles": ["editor"]}, {"is_active": None}])
def test_nobody_locks_themselves_out(admin: User, changes: dict[str, object]) -> None:
    client = signed_in(admin)
    address = reverse("admin:accounts_user_change", args=[admin.pk])
    answer = client.post(address, person_form(client, admin, **changes))
    assert answer.status_code == 422
    assert "from yourself" in answer.content.decode()
    fresh = User.objects.get(pk=admin.pk)
    assert fresh.is_active
    assert Role.ADMIN in fresh.roles


def test_two_admins_changing_one_person(admin: User) -> None:
    client, person = signed_in(admin), make_person(Role.CHECKER)
    stale = person_form(client, person, roles=["editor"])
    accounts.set_roles(by=admin, person=person, roles=[Role.REPORTER])
    address = reverse("admin:accounts_user_change", args=[person.pk])
    answer = client.post(address, stale)
    assert answer.status_code == 409
    assert User.objects.get(pk=person.pk).roles == (Role.REPORTER,)


def test_own_password_can_be_changed_with_an_event(editor: User) -> None:
    client = signed_in(editor)
    words = {"new_password1": "nine tall masts", "new_password2": "nine tall masts"}
    old = {"old_password": "ink and paper 1887"}
    answer = client.post(reverse("admin:password_change"), old | words)
    assert answer.status_code == 302
    assert client.get(reverse("admin:index")).status_code == 200
    assert Event.objects.filter(action="person.password", person_id=editor.pk).count() == 1


def test_the_history_of_each_row_is_shown_from_events(admin: User) -> None:
    claim = make_verified_claim()
    client = signed_in(admin)
    page = client.get(reverse("admin:claims_claim_history", args=[claim.pk])).content.decode()
    assert "gave the verdict" in page
    assert "verified" in page
    for name, key in (
        ("articles_article", claim.article_id),
        ("sources_source", claim.evidence.get().source_id),
        ("accounts_user", claim.decided_by_id),
    ):
        answer = client.get(reverse(f"admin:{name}_history", args=[key]))
        assert answer.status_code == 200
        assert "event" in answer.content.decode()
    assert client.get(reverse("admin:claims_claim_history", args=[0])).status_code == 404


def test_events_are_shown_and_cannot_be_written(admin: User) -> None:
    make_verified_claim()
    client, event = signed_in(admin), Event.objects.latest("pk")
    address = reverse("admin:audit_event_change", args=[event.pk])
    assert "gave the verdict" in client.get(address).content.decode()
    assert client.post(address, {"reason": "forged"}).status_code == 403
    assert client.get("/admin/audit/event/add/").status_code == 403
