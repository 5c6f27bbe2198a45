"""Every address, every role: the status of GET and of POST, in one table.

Whoever is not signed in is sent to sign in, but for the few pages that are open. A role below the
least one gets 403. A new address fails the tests until it has a row here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.reading import bring_in
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.desk.actions.review import set_review_dates
from factcheck.desk.actions.second_check import second_check
from factcheck.desk.actions.talk import add_comment
from factcheck.desk.models import ReviewPeriod
from tests.factories import TEXT, make_claim, make_evidence, make_person

pytestmark = pytest.mark.django_db


class World(NamedTuple):
    """One row of each kind, for addresses that name one."""

    article: Article
    claim: Claim
    other_claim: Claim
    evidence: Evidence
    people: dict[Role, User]

    def key(self, kind: str) -> int:
        """The key of the row of a kind."""
        return {
            "article": self.article.pk,
            "claim": self.claim.pk,
            "comment": self.article.comments.get().pk,
            "evidence": self.evidence.pk,
            "source": self.evidence.source_id,
            "user": self.people[Role.REPORTER].pk,
            "event": Event.objects.latest("pk").pk,
            "secondcheck": self.other_claim.second_checks.get().pk,
            "reviewperiod": ReviewPeriod.objects.get().pk,
            "reading": self.article.revisions.get().reading.pk,
        }[kind]


class Allowed(NamedTuple):
    """The status that the least role and those above it get."""

    status: int
    least: Role = Role.REPORTER


SEEN = Allowed(200)


@dataclass(frozen=True)
class Row:
    """What an address answers; None is 405, for those who come that far.

    Attributes:
        on: The kind of row whose key is in the address.
        data: What is posted.
        keys: What else is in the address.
    """

    get: Allowed | None = SEEN
    post: Allowed | None = None
    on: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    keys: dict[str, int] = field(default_factory=dict)


CHECKER, EDITOR, ADMIN = Role.CHECKER, Role.EDITOR, Role.ADMIN
READ = Row()
SAVED, INCOMPLETE = 302, 422
READ_ALREADY = 286
"""The status that tells htmx to ask no more."""


def change(post: Allowed, **data: Any) -> Row:
    """A tool on a claim, which checkers open and send with the claim's version."""
    return Row(Allowed(200, CHECKER), post, on="claim", data={"version": 0, **data})


PAGES = {
    "home": Row(Allowed(302), Allowed(302)),
    "sign-out": Row(None, Allowed(302)),
    "password": Row(post=Allowed(200)),
    "people": READ,
    "person": Row(on="user"),
    "person-history": Row(on="user"),
    "history": READ,
    "review-dates": Row(Allowed(200, EDITOR), Allowed(302, EDITOR)),
    "palette": READ,
    "undo": Row(post=Allowed(SAVED)),
    "keys": Row(post=Allowed(SAVED), data={"reset": "all"}),
    "articles": READ,
    "desk": READ,
    "desk-next": Row(None, Allowed(SAVED, CHECKER)),
    "articles-assign": Row(None, Allowed(SAVED, EDITOR)),
    "article-assign": Row(None, Allowed(SAVED, EDITOR), on="article"),
    "article-deadline": Row(None, Allowed(SAVED, EDITOR), on="article"),
    "article-sheet": Row(post=Allowed(INCOMPLETE, EDITOR), on="article", data={"revision": 1}),
    "article-sheet-of": Row(Allowed(302), on="article", keys={"number": 1}),
    "article-sheet-withdraw": Row(None, Allowed(404, EDITOR), on="article"),
    "article-new": Row(post=Allowed(INCOMPLETE)),
    "article": Row(on="article"),
    "article-body": Row(on="article"),
    "article-changes": Row(on="article"),
    "article-left": Row(None, Allowed(204), on="article"),
    "article-reading": Row(on="article"),
    "article-history": Row(on="article"),
    "article-text": Row(post=Allowed(INCOMPLETE), on="article"),
    "article-compare": Row(on="article"),
    "article-revisions": Row(on="article"),
    "article-revision": Row(on="revision"),
    "article-outcome": Row(Allowed(302), on="revision"),
    "claim-place": Row(
        None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0, "revision": 1}
    ),
    "claim-gone": Row(None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0}),
    "article-edit": Row(post=Allowed(INCOMPLETE), on="article"),
    "article-read-again": Row(None, Allowed(INCOMPLETE), on="article"),
    "article-line-back": Row(None, Allowed(INCOMPLETE, CHECKER), on="article", data={"start": 0}),
    "article-line": Row(Allowed(READ_ALREADY), on="article", query="?start=0"),
    "claims": READ,
    "claims-bulk": Row(None, Allowed(302)),
    "claim-names": READ,
    "claim": Row(Allowed(302), on="claim"),
    "claim-history": Row(on="claim"),
    "claim-sources": Row(on="claim"),
    "claim-new": Row(Allowed(200, CHECKER), Allowed(INCOMPLETE, CHECKER), on="article"),
    "claim-take": Row(None, Allowed(SAVED, CHECKER), on="claim", data={"version": 0}),
    "claim-hand-back": Row(Allowed(403), Allowed(403), on="claim", data={"version": 0}),
    "claim-verdict": Row(
        None,
        Allowed(SAVED, CHECKER),
        on="claim",
        data={"version": 0, "verdict": "disputed", "rationale": "The port says 11."},
    ),
    "claim-verdict-undo": Row(None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0}),
    "claim-second-check": Row(
        None,
        Allowed(INCOMPLETE, CHECKER),
        on="claim",
        data={"version": 0, "verdict": "disputed", "rationale": "The port says 11."},
    ),
    "claim-second-check-undo": Row(
        None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0}
    ),
    "claim-resolve": Row(
        None,
        Allowed(INCOMPLETE, EDITOR),
        on="claim",
        data={"version": 0, "verdict": "disputed", "rationale": "The port says 11."},
    ),
    "claim-resolve-undo": Row(None, Allowed(INCOMPLETE, EDITOR), on="claim", data={"version": 0}),
    "claim-holds": Row(
        None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0, "reason": "Read it."}
    ),
    "claim-reopen": Row(
        Allowed(INCOMPLETE, EDITOR),
        Allowed(INCOMPLETE, EDITOR),
        on="claim",
        data={"version": 0, "reason": "New log."},
    ),
    "claim-legal-risk": Row(
        Allowed(200, EDITOR),
        Allowed(SAVED, EDITOR),
        on="claim",
        data={"version": 0, "on": "True", "reason": "It names a person."},
    ),
    "claim-edit": change(Allowed(SAVED, CHECKER), label="L", statement="S.", kind="event"),
    "claim-words": Row(
        None, Allowed(INCOMPLETE, CHECKER), on="claim", data={"version": 0, "insertion": 0}
    ),
    "claim-extent": change(Allowed(SAVED, CHECKER), words="14 ferries"),
    "claim-attribution": change(
        Allowed(SAVED, CHECKER), name="Ada", role="speaker", quote_type="direct"
    ),
    "claim-dismiss": change(Allowed(SAVED, CHECKER), reason="caption"),
    "claim-restore": Row(
        Allowed(INCOMPLETE, CHECKER),
        Allowed(INCOMPLETE, CHECKER),
        on="claim",
        data={"version": 0},
    ),
    "claim-split": change(
        Allowed(SAVED, CHECKER), first_words="14 ferries", second_words="ferries were damaged"
    ),
    "claim-merge": change(Allowed(SAVED, CHECKER), other="other"),
    "claim-evidence": change(
        Allowed(SAVED, CHECKER), source="new", title="Log", kind="document", stance="supports"
    ),
    "evidence-remove": Row(
        Allowed(200, CHECKER), Allowed(SAVED, CHECKER), on="evidence", data={"version": 0}
    ),
    "claim-talk": Row(post=Allowed(SAVED), on="claim", data={"text": "Who says so?"}),
    "claim-talk-seen": Row(None, Allowed(302), on="claim"),
    "article-talk": Row(post=Allowed(SAVED), on="article", data={"text": "At five."}),
    "article-talk-seen": Row(None, Allowed(302), on="article"),
    "comment-edit": Row(
        Allowed(200, ADMIN), Allowed(SAVED, ADMIN), on="comment", data={"text": "At six."}
    ),
    "comment-remove": Row(
        Allowed(200, EDITOR), Allowed(SAVED, EDITOR), on="comment", data={"reason": "Rude"}
    ),
    "people-names": READ,
    "dashboard": READ,
    "inbox": READ,
    "inbox-count": READ,
    "inbox-mail": Row(None, Allowed(302)),
    "inbox-read": Row(None, Allowed(302)),
    "notice-read": Row(None, Allowed(302), on="claim"),
    "sources": READ,
    "source-new": Row(Allowed(200, CHECKER), Allowed(INCOMPLETE, CHECKER)),
    "source": Row(on="source"),
    "source-edit": Row(Allowed(200, CHECKER), Allowed(INCOMPLETE, CHECKER), on="source"),
    "source-history": Row(on="source"),
}

NEVER = Row(Allowed(403), Allowed(403))


def admin_rows(label: str, *, least: Role, change: bool, add: bool) -> dict[str, Row]:
    """The five addresses of a model in the admin site; an empty form is shown again."""
    kind = label.split("_")[1]
    seen = Allowed(200, least)
    refused = Allowed(403, least)
    return {
        f"admin:{label}_changelist": Row(seen, seen),
        f"admin:{label}_history": Row(seen, seen, on=kind),
        f"admin:{label}_change": Row(seen, seen if change else refused, on=kind),
        f"admin:{label}_add": Row(seen, seen) if add else NEVER,
        f"admin:{label}_delete": Row(Allowed(403), Allowed(403), on=kind),
    }


ADMIN_SITE = {
    "admin:index": Row(Allowed(200, EDITOR), Allowed(200, EDITOR)),
    "admin:login": Row(Allowed(302, EDITOR), Allowed(302, EDITOR)),
    "admin:logout": Row(Allowed(405, EDITOR), Allowed(302, EDITOR)),
    "admin:password_change": Row(Allowed(200, EDITOR), Allowed(200, EDITOR)),
    "admin:password_change_done": Row(Allowed(200, EDITOR), Allowed(405, EDITOR)),
    "admin:autocomplete": Row(
        Allowed(200, EDITOR),
        Allowed(405, EDITOR),
        query="?app_label=claims&model_name=claim&field_name=article",
    ),
    "admin:jsi18n": Row(Allowed(200, EDITOR), Allowed(405, EDITOR)),
    "admin:view_on_site": Row(Allowed(302, EDITOR), Allowed(302, EDITOR), on="article"),
    "admin:app_list": Row(Allowed(200, EDITOR), Allowed(200, EDITOR)),
    **admin_rows("articles_article", least=EDITOR, change=True, add=False),
    **admin_rows("sources_source", least=EDITOR, change=True, add=True),
    **admin_rows("claims_claim", least=EDITOR, change=True, add=False),
    **admin_rows("claims_evidence", least=EDITOR, change=False, add=False),
    **admin_rows("desk_secondcheck", least=EDITOR, change=False, add=False),
    **admin_rows("desk_reviewperiod", least=EDITOR, change=False, add=False),
    **admin_rows("claims_reading", least=EDITOR, change=False, add=False),
    **admin_rows("audit_event", least=EDITOR, change=False, add=False),
    **admin_rows("accounts_user", least=ADMIN, change=True, add=True),
}

OPEN = {"healthz", "sign-in", "home", "events"}
"""Tested below: what is answered to those who are not signed in."""

TABLE = PAGES | ADMIN_SITE


def names(
    patterns: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or ""), pattern
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, namespace + inner)


def test_every_address_has_a_row() -> None:
    found = {name for name, _ in names(get_resolver().url_patterns)}
    assert found - {"admin:"} == set(TABLE) | OPEN  # Django's two redirects have no name


def check_twice(claim: Claim, *, by: tuple[User, User]) -> None:
    words = {"verdict": "disputed", "rationale": "The port says 4 million."}
    decide(by=by[0], claim=claim, version=claim.version, **words)
    second_check(by=by[1], claim=claim, version=claim.version, **words)


@pytest.fixture
def world() -> World:
    people = {role: make_person(role) for role in Role}
    checker = people[Role.CHECKER]
    article = bring_in(by=checker, text=TEXT).article
    claim = make_claim(by=checker, article=article)
    other = make_claim(by=checker, article=article, quote="3.2 million crowns")
    evidence = make_evidence(claim=claim, by=checker)
    add_comment(by=people[Role.ADMIN], article=article, text="At five.")
    check_twice(other, by=(checker, people[Role.EDITOR]))
    set_review_dates(by=people[Role.EDITOR], seen={}, wished={Claim.Kind.STATISTIC: 30})
    return World(article, claim, other, evidence, people)


def address(name: str, row: Row, world: World) -> str:
    match name, row.on:
        case "admin:view_on_site", kind:
            content_type = ContentType.objects.get_for_model(Article).pk
            keys: dict[str, Any] = {
                "content_type_id": content_type,
                "object_id": world.key(kind),
            }
        case "admin:app_list", _:
            keys = {"app_label": "claims"}
        case _, "":
            keys = {}
        case _, "revision":
            keys = {"pk": world.article.pk, "number": 1}
        case _, kind:
            keys = {"object_id" if name.startswith("admin:") else "pk": world.key(kind)}
    return reverse(name, kwargs=keys | row.keys) + row.query


def data_of(row: Row, world: World) -> dict[str, Any]:
    data = dict(row.data)
    if "version" in data:
        data["version"] = world.claim.version
    if "other" in data:
        data["other"] = f"{world.other_claim.pk}:{world.other_claim.version}"
    return data


def status(client: Client, send: Callable[[Client], Any]) -> int:
    """The status of an answer; what was written is taken back."""
    with transaction.atomic():
        answer = send(client)
        transaction.set_rollback(True)
    return int(answer.status_code)


def expected(allowed: Allowed | None, role: Role) -> int:
    if allowed is None:
        return 405
    order = list(Role)
    return allowed.status if order.index(role) >= order.index(allowed.least) else 403


@pytest.mark.parametrize("name", sorted(TABLE))
def test_roles(name: str, world: World) -> None:
    row = TABLE[name]
    url = address(name, row, world)
    answers: dict[tuple[str, Role], int] = {}
    wanted: dict[tuple[str, Role], int] = {}
    for role, person in world.people.items():
        client = Client()
        client.force_login(person)
        answers["GET", role] = status(client, lambda client: client.get(url))
        answers["POST", role] = status(client, lambda client: client.post(url, data_of(row, world)))
        wanted["GET", role] = expected(row.get, role)
        wanted["POST", role] = expected(row.post, role)
    if name.startswith("admin:"):  # the door comes before the method
        for method, role in wanted:
            if role in {Role.REPORTER, Role.CHECKER}:
                wanted[method, role] = 403
    assert answers == wanted
    if name not in OPEN:
        assert_asks_to_sign_in(url, data_of(row, world))


def assert_asks_to_sign_in(url: str, data: dict[str, Any]) -> None:
    newest = Event.objects.latest("pk").pk
    for answer in (Client().get(url), Client().post(url, data)):
        assert answer.status_code == 302
        assert answer["Location"].startswith((reverse("sign-in"), reverse("admin:login")))
    assert Event.objects.latest("pk").pk == newest


def test_open_pages(client: Client) -> None:
    assert client.get(reverse("sign-in")).status_code == 200
    assert client.get(reverse("home")).status_code == 302
    assert client.post(reverse("sign-in"), {}).status_code == 422
    assert client.post(reverse("healthz")).status_code == 405
    assert client.get(reverse("events")).status_code == 204
