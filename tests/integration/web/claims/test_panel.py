"""The claim panel: deciding, linking and correcting through its forms, and what it answers."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.sources.models import Source
from tests.factories import make_article, make_claim, make_evidence, make_person, make_source

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def checker() -> User:
    return make_person(Role.CHECKER, name="Maya Okafor")


@pytest.fixture
def client(checker: User) -> Client:
    client = Client(headers=HTMX)
    client.force_login(checker)
    return client


@pytest.fixture
def article(checker: User) -> Article:
    text = "The ferry 🚢 sank. The ferry sails again, the mayor said. Two crews were saved."
    return make_article(by=checker, text=text)


@pytest.fixture
def claim(checker: User, article: Article) -> Claim:
    return make_claim(by=checker, article=article, quote="The ferry 🚢 sank")


def html(response: Any) -> str:
    return str(response.content.decode())


def send(client: Client, form: str, claim: Claim, **typed: Any) -> Any:
    """Send one of the claim's forms as it was rendered for the claim's present version."""
    claim.refresh_from_db()
    newest = Event.objects.of_claims([claim.pk]).first()
    seen = {"version": claim.version, "seen": newest.pk if newest else 0}
    return client.post(reverse(form, args=[claim.pk]), {**seen, **typed})


def test_the_panel_alone_for_htmx_and_the_page_for_a_visitor(client: Client, claim: Claim) -> None:
    part = client.get(reverse("claim", args=[claim.pk]))
    assert "<!doctype" not in html(part)
    assert claim.label in html(part)
    visitor = Client()
    visitor.force_login(make_person())
    whole = visitor.get(reverse("claim", args=[claim.pk]))
    assert whole["Location"] == f"{claim.article.get_absolute_url()}?claim={claim.pk}"


def test_what_a_verdict_lacks_is_said_before_it_is_given(client: Client, claim: Claim) -> None:
    before = html(client.get(reverse("claim", args=[claim.pk])))
    assert "Link a source that supports the claim first." in before
    assert "Write what was looked for and where." in before
    make_evidence(claim=claim)
    after = html(client.get(reverse("claim", args=[claim.pk])))
    assert "Link a source that supports the claim first." not in after


def test_a_verdict_without_grounds_is_refused_and_the_words_are_kept(
    client: Client, claim: Claim
) -> None:
    answer = send(client, "claim-verdict", claim, verdict="verified", rationale="I was there & saw")
    assert answer.status_code == 422
    assert "Link a source that supports the claim first." in html(answer)
    assert "I was there &amp; saw" in html(answer)
    claim.refresh_from_db()
    assert claim.verdict == ""


def test_a_verdict_is_given_and_taken_back(client: Client, claim: Claim, checker: User) -> None:
    given = send(client, "claim-verdict", claim, verdict="disputed", rationale="It floats.")
    assert given.status_code == 200
    told = json.loads(given["HX-Trigger"])
    assert told["told"]["words"] == "The verdict is saved."
    assert "claims-changed" in given["HX-Trigger-After-Settle"]
    claim.refresh_from_db()
    assert (claim.verdict, claim.decided_by) == ("disputed", checker)
    back = send(client, "claim-verdict-undo", claim)
    claim.refresh_from_db()
    assert back.status_code == 200
    assert claim.verdict == ""
    assert Event.objects.filter(action="claim.decide", claim_id=claim.pk).exists()


def test_who_comes_second_sees_what_the_first_did_and_chooses(client: Client, claim: Claim) -> None:
    newest = Event.objects.of_claims([claim.pk]).latest("pk").pk
    seen = {"version": claim.version, "seen": newest}
    jonas = make_person(Role.CHECKER, name="Jonas Toft")
    theirs = {"verdict": "unattributed", "rationale": "The crew denies it."}
    decide(by=jonas, claim=claim, version=claim.version, **theirs)
    mine = {"verdict": "disputed", "rationale": "Nobody at the port knows."}
    answer = client.post(reverse("claim-verdict", args=[claim.pk]), {**seen, **mine})
    assert answer.status_code == 409
    shown = html(answer)
    assert "Jonas Toft" in shown
    assert "The crew denies it." in shown
    assert "Nobody at the port knows." in shown
    assert "changed by" not in shown
    claim.refresh_from_db()
    assert claim.verdict == "unattributed"
    assert f'name="version" value="{claim.version}"' in shown
    on_top = send(client, "claim-verdict", claim, **mine)
    assert on_top.status_code == 200
    claim.refresh_from_db()
    assert claim.rationale == "Nobody at the port knows."


def test_a_verdict_that_came_too_late_is_offered_as_the_second(
    client: Client, claim: Claim, checker: User
) -> None:
    seen = {"version": claim.version, "seen": ""}
    theirs = {"verdict": "disputed", "rationale": "The crew denies it."}
    decide(by=make_person(), claim=claim, version=claim.version, **theirs)
    mine = {"verdict": "unattributed", "rationale": "Nobody at the port knows."}
    answer = client.post(reverse("claim-verdict", args=[claim.pk]), {**seen, **mine})
    assert answer.status_code == 422
    shown = html(answer)
    assert "Give yours as the second check, without seeing theirs." in shown
    assert "The crew denies it." not in shown
    assert "Nobody at the port knows.</textarea>" in shown
    sent = send(client, "claim-second-check", claim, **mine)
    assert sent.status_code == 200
    assert "The crew denies it." in html(sent)
    claim.refresh_from_db()
    assert claim.stage == Claim.Stage.DISAGREEMENT


def test_a_new_source_is_made_and_linked_at_once(client: Client, claim: Claim) -> None:
    answer = send(
        client,
        "claim-evidence",
        claim,
        source="new",
        title="Port log",
        url="https://example.org/log",
        kind="document",
        stance="supports",
        passage="Ferry lost 🚢",
    )
    assert answer.status_code == 200
    evidence = claim.evidence.get()
    assert (evidence.source.title, evidence.stance) == ("Port log", Evidence.Stance.SUPPORTS)
    assert evidence.passage == "Ferry lost 🚢"


def test_a_known_source_is_linked(client: Client, claim: Claim) -> None:
    source = make_source()
    answer = send(client, "claim-evidence", claim, source=source.pk, stance="contradicts")
    assert answer.status_code == 200
    assert claim.evidence.get().source == source


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"source": "new", "title": "Log"}, "Say how it bears on the claim."),
        ({"source": "new", "stance": "supports"}, "Give the source a title."),
        ({"stance": "supports"}, "Choose a source"),
        ({"source": "777777", "stance": "supports"}, "Choose a source"),
        (
            {"source": "new", "title": "Log", "url": "javascript:1", "stance": "supports"},
            "Enter a valid URL.",
        ),
    ],
)
def test_what_a_source_lacks_is_said(
    client: Client, claim: Claim, typed: dict[str, str], words: str
) -> None:
    answer = send(client, "claim-evidence", claim, note="kept as typed", **typed)
    assert answer.status_code == 422
    assert words in html(answer)
    assert "kept as typed" in html(answer)
    assert not Source.objects.exists()


def test_a_conflict_leaves_no_new_source_behind(
    client: Client, claim: Claim, checker: User
) -> None:
    stale = claim.version
    words = {"label": "Ferry lost", "statement": "The ferry sank.", "kind": "event"}
    edit_claim(by=checker, claim=claim, version=claim.version, **words)
    typed = {"source": "new", "title": "Log", "stance": "supports", "version": stale}
    answer = client.post(reverse("claim-evidence", args=[claim.pk]), typed)
    assert answer.status_code == 409
    assert not Source.objects.exists()


def test_sources_are_found_while_typing(client: Client, claim: Claim) -> None:
    make_source(title="Harbor log 2019")
    make_source(title="Weather report")
    shown = html(client.get(reverse("claim-sources", args=[claim.pk]), {"find": "harbor"}))
    assert "Harbor log 2019" in shown
    assert "Weather report" not in shown
    none = html(client.get(reverse("claim-sources", args=[claim.pk]), {"find": "zzz"}))
    assert "No source contains" in none


def test_a_source_is_taken_off_but_not_from_under_a_verdict(
    client: Client, claim: Claim, checker: User
) -> None:
    evidence = make_evidence(claim=claim)
    claim.refresh_from_db()
    decide(by=checker, claim=claim, version=claim.version, verdict="verified")
    address = reverse("evidence-remove", args=[evidence.pk])
    claim.refresh_from_db()
    refused = client.post(address, {"version": claim.version, "reason": "wrong report"})
    assert refused.status_code == 422
    assert "rests on this source" in html(refused)
    send(client, "claim-verdict-undo", claim)
    claim.refresh_from_db()
    assert client.post(address, {"version": claim.version}).status_code == 200
    assert not claim.evidence.linked().exists()


def test_words_are_changed(client: Client, claim: Claim) -> None:
    words = {"label": "Ferry lost", "statement": "A ferry sank.", "kind": "event"}
    assert send(client, "claim-edit", claim, **words).status_code == 200
    claim.refresh_from_db()
    assert (claim.label, claim.kind) == ("Ferry lost", "event")
    refused = send(client, "claim-edit", claim, **{**words, "label": " "})
    assert refused.status_code == 422
    assert "A ferry sank." in html(refused)


def test_a_place_selected_behind_an_astral_character_is_exact(
    client: Client, claim: Claim, article: Article
) -> None:
    text = article.revisions.get().text
    start = text.index("sails again")
    words = {"words": "sails again", "start": start, "end": start + len("sails again")}
    assert send(client, "claim-extent", claim, **words).status_code == 200
    anchor = claim.anchors.get()
    assert (anchor.start, anchor.end, anchor.quote) == (start, start + 11, "sails again")


def test_typed_words_are_found_nearest_to_the_claim(
    client: Client, claim: Claim, article: Article
) -> None:
    second = make_claim(article=article, quote="sails again")
    assert send(client, "claim-extent", second, words="The  ferry").status_code == 200
    assert second.anchors.get().start == article.revisions.get().text.rindex("The ferry")


def test_words_that_are_not_there_are_refused(client: Client, claim: Claim) -> None:
    answer = send(client, "claim-extent", claim, words="The whale sank")
    assert answer.status_code == 422
    assert "These words are not in the article." in html(answer)
    assert "The whale sank" in html(answer)


def test_words_that_stand_twice_are_asked_about(client: Client, article: Article) -> None:
    answer = client.post(
        reverse("claim-new", args=[article.pk]), {"words": "The ferry", "kind": "event"}
    )
    assert answer.status_code == 422
    assert "stand in the article 2 times" in html(answer)


def test_a_claim_is_added_from_a_selection(client: Client, article: Article) -> None:
    words = "Two crews were saved"
    start = article.revisions.get().text.index(words)
    place: dict[str, Any] = {"words": words, "start": start, "end": start + len(words)}
    form = html(client.get(reverse("claim-new", args=[article.pk]), place))
    assert f'value="{start}"' in form
    answer = client.post(reverse("claim-new", args=[article.pk]), {**place, "kind": "event"})
    made = Claim.objects.get(article=article)
    assert made.anchors.get().quote == words
    assert answer["HX-Replace-Url"].endswith(f"?claim={made.pk}")


def test_who_said_it_is_set_in_the_order_given(client: Client, claim: Claim) -> None:
    chain = {
        "name": ["Ada Brandt", "", "Izvestia"],
        "role": ["speaker", "speaker", "outlet"],
        "title": ["Mayor", "", ""],
        "quote_type": ["direct", "none", "indirect"],
        "cue": ["said", "", ""],
        "hedge": ["", "", ""],
        "anonymous": ["", "", "yes"],
    }
    assert send(client, "claim-attribution", claim, **chain).status_code == 200
    links = claim.attributions.order_by("order")
    assert [(link.name, link.role, link.anonymous) for link in links] == [
        ("Ada Brandt", "speaker", False),
        ("Izvestia", "outlet", True),
    ]
    shown = html(client.get(reverse("claim-attribution", args=[claim.pk])))
    assert shown.index("Ada Brandt") < shown.index("Izvestia")


def test_a_chain_with_an_unknown_role_is_refused_as_typed(client: Client, claim: Claim) -> None:
    chain = {"name": ["Ada"], "role": ["boss"], "quote_type": ["none"]}
    answer = send(client, "claim-attribution", claim, **chain)
    assert answer.status_code == 422
    assert 'value="Ada"' in html(answer)
    assert not claim.attributions.exists()


def test_a_claim_is_split_and_the_parts_are_merged(client: Client, claim: Claim) -> None:
    words = {"first_words": "The ferry", "second_words": "sank"}
    assert send(client, "claim-split", claim, **words).status_code == 200
    first, second = Claim.objects.active().order_by("pk")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.SUPERSEDED
    merged = send(client, "claim-merge", first, other=f"{second.pk}:{second.version}")
    assert merged.status_code == 200
    whole = Claim.objects.active().get()
    assert whole.anchors.get().quote == "The ferry 🚢 sank"


def test_merging_with_a_claim_that_changed_since_is_told(
    client: Client, claim: Claim, article: Article, checker: User
) -> None:
    other = make_claim(by=checker, article=article, quote="sails again")
    stale = f"{other.pk}:{other.version}"
    words = {"label": "Sails", "statement": "It sails.", "kind": "event"}
    edit_claim(by=checker, claim=other, version=other.version, **words)
    answer = send(client, "claim-merge", claim, other=stale)
    assert answer.status_code == 409
    assert "Someone else changed this claim" in html(answer)
    assert Claim.objects.active().count() == 2


def test_dismissing_needs_a_reason_and_can_be_undone(client: Client, claim: Claim) -> None:
    assert send(client, "claim-dismiss", claim, reason=" ").status_code == 422
    assert send(client, "claim-dismiss", claim, reason="An opinion").status_code == 200
    claim.refresh_from_db()
    assert claim.status == Claim.Status.DISMISSED
    assert send(client, "claim-restore", claim).status_code == 200
    claim.refresh_from_db()
    assert claim.is_active


@pytest.mark.parametrize(
    "name",
    ["edit", "extent", "attribution", "split", "merge", "dismiss", "evidence"],
)
def test_tools_open_in_the_panel_and_without_scripts_in_the_page(
    client: Client, claim: Claim, name: str
) -> None:
    address = reverse(f"claim-{name}", args=[claim.pk])
    assert f'action="{address}"' in html(client.get(address))
    visitor = Client()
    visitor.force_login(make_person())
    page = html(visitor.get(address))
    assert "<!doctype" in page
    assert f'action="{address}"' in page


@pytest.mark.parametrize(
    "name",
    ["edit", "extent", "attribution", "split", "merge", "dismiss", "evidence", "verdict"],
)
def test_a_reporter_changes_nothing(claim: Claim, name: str) -> None:
    reporter = Client(headers=HTMX)
    reporter.force_login(make_person(Role.REPORTER))
    typed = {"label": "x", "statement": "x", "kind": "event", "reason": "x", "rationale": "x"}
    typed |= {"verdict": "disputed", "words": "ferry", "first_words": "The", "second_words": "sank"}
    typed |= {"source": "new", "title": "x", "stance": "supports", "version": str(claim.version)}
    typed |= {"url": "", "name": "Ada", "role": "speaker", "quote_type": "direct"}
    if name == "evidence":
        typed["kind"] = "document"
    other = make_claim(article=claim.article, quote="sails again")
    typed["other"] = f"{other.pk}:{other.version}"
    before = Event.objects.count()
    answer = reporter.post(reverse(f"claim-{name}", args=[claim.pk]), typed)
    assert answer.status_code == 403
    assert Event.objects.count() == before


def test_without_scripts_a_change_leads_back_to_the_page(checker: User, claim: Claim) -> None:
    plain = Client()
    plain.force_login(checker)
    answer = send(plain, "claim-verdict", claim, verdict="disputed", rationale="It floats.")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?claim={claim.pk}")


def test_a_claim_is_taken_and_handed_back(client: Client, claim: Claim, checker: User) -> None:
    taken = send(client, "claim-take", claim)
    claim.refresh_from_db()
    assert claim.assignee == checker
    assert "You have this claim" in html(taken)
    assert send(client, "claim-take", claim).status_code == 200
    asked = html(client.get(reverse("claim-hand-back", args=[claim.pk])))
    assert "Why do you hand it back?" in asked
    refused = send(client, "claim-hand-back", claim, reason=" ")
    assert refused.status_code == 422
    assert "Say why you hand it back" in html(refused)
    given = html(send(client, "claim-hand-back", claim, reason="Not my field"))
    assert "Nobody has this claim" in given
    assert "Not my field" in given
    claim.refresh_from_db()
    assert claim.assignee is None


def test_a_claim_that_a_colleague_has_is_not_taken_away(client: Client, claim: Claim) -> None:
    colleague = Client(headers=HTMX)
    colleague.force_login(make_person(Role.CHECKER, name="Jonas Toft"))
    seen = claim.version
    send(colleague, "claim-take", claim)
    late = client.post(reverse("claim-take", args=[claim.pk]), {"version": seen})
    assert late.status_code == 409
    refused = send(client, "claim-take", claim)
    assert refused.status_code == 403
    assert "Jonas Toft has this claim" in html(refused)
