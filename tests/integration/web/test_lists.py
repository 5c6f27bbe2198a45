"""The lists of articles, claims, sources and people: what they show, and at what cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims.actions.corrections import Said, dismiss, set_attribution
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    make_verified_claim,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Edda Lund")


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def many_claims(by: User, number: int) -> None:
    words = [f"Ferry {place} was damaged" for place in range(number)]
    article = make_article(by=by, text=f"{number} ferries. {' and '.join(words)} of {by.pk}.")
    for place in range(number):
        claim = make_claim(by=by, article=article, quote=words[place])
        set_attribution(by=by, claim=claim, version=1, chain=[Said(name=f"Speaker {place}")])
        make_evidence(claim=claim, by=by)


def grow_articles(editor: User, number: int) -> None:
    for place in range(number):
        make_claim(by=editor, article=make_article(by=editor, outlet=f"Outlet {place}"))


def grow_claims(editor: User, number: int) -> None:
    grow_articles(editor, number)
    many_claims(editor, number)


def grow_sources(editor: User, number: int) -> None:
    many_claims(editor, number)


def grow_people(editor: User, number: int) -> None:
    for _ in range(number):
        colleague = make_person()
        assign(by=editor, claims=[make_claim(by=editor)], to=colleague)


@pytest.mark.parametrize(
    ("name", "grow", "few", "most"),
    [
        ("articles", grow_articles, 1, 13),
        ("claims", grow_claims, 1, 13),
        ("sources", grow_sources, 1, 9),
        ("people", grow_people, 1, 9),
        ("history", grow_claims, 20, 16),
    ],
)
def test_a_list_costs_the_same_however_long_it_is(
    client: Client, editor: User, name: str, grow: Callable[[User, int], None], few: int, most: int
) -> None:
    address = reverse(name)
    grow(editor, few)
    cost = queries(client, address)
    grow(editor, 30)
    assert queries(client, address) == cost
    assert cost <= most


def test_an_article_shows_what_is_known_and_how_far_it_is(client: Client, editor: User) -> None:
    article = make_article(by=editor, title="Harbor", outlet="The Courier", desk="City")
    make_verified_claim(by=editor, article=article)
    shown = page(client, reverse("articles"))
    assert "The Courier" in shown
    assert "City desk" in shown
    assert "1 verified" in shown


@pytest.mark.parametrize(
    ("asked", "words"), [("q=zzz", "No article fits"), ("", "No articles yet")]
)
def test_an_empty_list_says_what_to_do(client: Client, asked: str, words: str) -> None:
    assert words in page(client, f"{reverse('articles')}?{asked}")


def test_articles_are_found_by_title_outlet_and_desk(client: Client, editor: User) -> None:
    make_article(by=editor, title="Harbor reopens", outlet="Courier", desk="City")
    make_article(by=editor, title="Budget passed", outlet="Herald", desk="World")
    for asked in ("q=harb+cour", "outlet=Courier", "desk=City"):
        shown = page(client, f"{reverse('articles')}?{asked}")
        assert "Harbor reopens" in shown
        assert "Budget passed" not in shown


def test_htmx_gets_the_results_alone(client: Client, editor: User) -> None:
    make_claim(by=editor)
    for name in ("articles", "claims", "sources", "history"):
        part = page(client, reverse(name), **HTMX)
        assert part.strip().startswith('<section id="results"')
        assert "<html" not in part
        whole = page(client, reverse(name), **HTMX, **{"HX-History-Restore-Request": "true"})
        assert "<html" in whole


def test_the_address_holds_what_is_asked_for_and_nothing_else(client: Client) -> None:
    address = f"{reverse('claims')}?q=a%26b&state=&kind=&worth=0.5"
    assert client.get(address, headers=HTMX)["HX-Push-Url"] == "/claims?q=a%26b&worth=0.5"
    assert "HX-Push-Url" not in client.get(address)
    names = client.get(f"{reverse('claim-names')}?speaker=a", headers=HTMX)
    assert "HX-Push-Url" not in names


def test_every_state_has_its_tab_with_its_number(client: Client, editor: User) -> None:
    make_verified_claim(by=editor, label="Sure")
    put_aside = make_claim(by=editor, label="No claim")
    dismiss(by=editor, claim=put_aside, version=1, reason="A headline")
    make_claim(by=editor, label="Still open")
    expected = {
        "": {"Sure", "Still open"},
        "open": {"Still open"},
        "verified": {"Sure"},
        "disputed": set(),
        "dismissed": {"No claim"},
        "stale": set(),
    }
    for state, labels in expected.items():
        response = client.get(reverse("claims"), {"state": state})
        assert {claim.label for claim in response.context["claims"]} == labels
        counts = {value: number for value, _, number in response.context["states"]}
        assert counts[state] == len(labels)


def test_each_filter_stands_in_the_address_and_can_be_taken_off(
    client: Client, editor: User
) -> None:
    claim = make_claim(by=editor, article=make_article(by=editor, outlet="The Courier"))
    assign(by=editor, claims=[claim], to=editor)
    asked = {
        "q": "ferries",
        "article": str(claim.article_id),
        "outlet": "courier",
        "assignee": str(editor.pk),
        "kind": "other",
        "worth": "0.5",
        "state": "open",
    }
    response = client.get(reverse("claims"), asked)
    assert [found.pk for found in response.context["claims"]] == [claim.pk]
    chips = {name for chip in response.context["form"].chips for name in chip.without}
    assert chips == {*asked, "page"}
    shown = response.content.decode()
    assert "Me (Edda Lund)" in shown
    without_words = "&amp;".join(f"{k}={v}" for k, v in asked.items() if k != "q")
    assert f'class="chip" href="?{without_words}"' in shown


def test_a_filter_that_cannot_be_read_is_left_out_and_told(client: Client, editor: User) -> None:
    make_claim(by=editor)
    address = f"{reverse('claims')}?state=none&article=x&assignee=99999999999&worth=2&page=x"
    response = client.get(address)
    assert response.status_code == 200
    assert len(response.context["claims"]) == 1
    assert "could not be read" in response.content.decode()


def test_mine_means_whoever_looks(client: Client, editor: User) -> None:
    claim = make_claim(by=editor)
    assign(by=editor, claims=[claim], to=editor)
    make_claim(by=editor)
    response = client.get(reverse("claims"), {"assignee": "me"})
    assert [found.pk for found in response.context["claims"]] == [claim.pk]


@pytest.mark.parametrize("sort", ["worth", "newest", "oldest", "article", "label", "priority"])
def test_pages_hold_each_claim_once_in_every_order(
    client: Client, editor: User, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.web.paging.page_of.__kwdefaults__", {"total": None, "size": 3})
    many_claims(editor, 8)
    seen: list[int] = []
    for number in (1, 2, 3):
        response = client.get(reverse("claims"), {"sort": sort, "page": number})
        seen += [claim.pk for claim in response.context["claims"]]
    assert sorted(seen) == sorted(Claim.objects.values_list("pk", flat=True))


def test_names_are_suggested_while_typing(client: Client, editor: User) -> None:
    claim = make_claim(by=editor)
    chain = [Said(name="Ada Brandt"), Said(name="Harbor Post", role="outlet")]
    set_attribution(by=editor, claim=claim, version=1, chain=chain)
    assert 'value="Ada Brandt"' in page(client, f"{reverse('claim-names')}?speaker=bra")
    assert 'value="Harbor Post"' in page(client, f"{reverse('claim-names')}?outlet=po")
    assert page(client, f"{reverse('claim-names')}?speaker=post").strip() == ""


def bulk(client: Client, *claims: Claim, **asked: str) -> list[str]:
    keys = [str(claim.pk) for claim in claims]
    back = reverse("claims") + "?state=open"
    response = client.post(
        reverse("claims-bulk"), {"claim": keys, "back": back, **asked}, follow=True
    )
    assert response.redirect_chain[-1][0] == back
    return [str(message) for message in response.context["messages"]]


def test_editors_assign_and_dismiss_several_at_once(client: Client, editor: User) -> None:
    first, second = make_claim(by=editor), make_claim(by=editor)
    told = bulk(client, first, second, do="assign", to=str(editor.pk), confirmed="1")
    assert told == ["2 claims assigned."]
    asked = {"do": "dismiss", "reason": "Headlines", "confirmed": "1"}
    assert bulk(client, first, second, **asked) == ["2 claims put aside."]
    assert set(Claim.objects.values_list("status", flat=True)) == {"dismissed"}


@pytest.mark.parametrize("asked", [{}, {"do": "fly", "confirmed": "1"}])
def test_a_bulk_action_that_makes_no_sense_changes_nothing(
    client: Client, editor: User, asked: dict[str, str]
) -> None:
    claim = make_claim(by=editor)
    assert bulk(client, claim, **asked)[0].startswith("Nothing was changed.")
    claim.refresh_from_db()
    assert (claim.version, claim.assignee) == (1, None)


def test_bulk_leads_to_no_other_site(client: Client) -> None:
    response = client.post(reverse("claims-bulk"), {"back": "https://example.org/"})
    assert response["Location"] == reverse("claims")


def test_sources_are_found_and_count_their_claims(client: Client, editor: User) -> None:
    source = make_source(by=editor, title="Harbor report", publisher="Port Authority")
    make_evidence(claim=make_claim(by=editor), by=editor, source=source)
    make_source(by=editor, title="Budget")
    shown = page(client, f"{reverse('sources')}?q=harbor+port")
    assert "Harbor report" in shown
    assert "Budget" not in shown
    assert "No source fits" in page(client, f"{reverse('sources')}?q=zzz")


def test_people_show_their_roles_and_open_claims(client: Client, editor: User) -> None:
    assign(by=editor, claims=[make_claim(by=editor)], to=editor)
    shown = page(client, reverse("people"))
    assert "Edda Lund" in shown
    assert "editor" in shown
    assert f"?assignee={editor.pk}" in shown
    assert "Manage people" not in shown
    own = page(client, editor.get_absolute_url())
    assert "Claims with you" in own
    assert "assigned the claim" in own
