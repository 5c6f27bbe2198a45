"""The splitter's analysis in the panel: the sentences, what was put in, who said it and why."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Revision
from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.models import Claim
from factcheck.nlp.types import ClaimFound, Insertion
from tests.factories import make_article, make_claim, make_person
from tests.found import found, link, stored

pytestmark = pytest.mark.django_db

TEXT = (
    "The storm came at night. Mayor Ada Brandt 🚢 told the broadcaster NRT that she saw it sink. "
    "“They swam,” she added.\n" + "Nothing else is known of it. " * 60 + "\n“Nobody drowned.”\n"
)


@pytest.fixture
def checker() -> User:
    return make_person(Role.CHECKER)


@pytest.fixture
def revision(checker: User) -> Revision:
    return make_article(by=checker, text=TEXT).revisions.get()


@pytest.fixture
def client(checker: User) -> Client:
    client = Client(headers={"HX-Request": "true"})
    client.force_login(checker)
    return client


def store(revision: Revision, claim: ClaimFound) -> Claim:
    return stored(revision.article, claim)[0]


def panel(client: Client, claim: Claim) -> str:
    return str(client.get(reverse("claim", args=[claim.pk])).content.decode())


def excerpts(shown: str) -> list[str]:
    quote = re.search(r'<blockquote class="in-text".*?</blockquote>', shown, re.DOTALL)
    assert quote
    return [unescape(re.sub("<[^>]+>", "", p)) for p in re.findall("<p>(.*?)</p>", quote[0])]


SHE = Insertion(start=0, end=10, replaces="she", kind="name")


def test_the_sentence_stands_with_source_cue_and_content_marked(
    client: Client, revision: Revision
) -> None:
    ada = link(TEXT, "Ada Brandt", source="Mayor Ada Brandt", cue="told", quote_type="indirect")
    nrt = link(TEXT, "NRT", "outlet", source="the broadcaster NRT")
    shown = panel(
        client,
        store(revision, found(TEXT, "she saw it sink", ada, nrt, statement="She saw it sink.")),
    )
    assert excerpts(shown) == ["Mayor Ada Brandt 🚢 told the broadcaster NRT that she saw it sink."]
    assert '<span class="source">Mayor Ada Brandt</span>' in shown
    assert '<span class="cue">told</span>' in shown
    assert re.search(
        r'<mark class="open"><span class="content">she saw it sink</span></mark>', shown
    )
    assert "The sentence names “Mayor Ada Brandt”." in shown
    assert "The words are reported, not quoted." in shown
    assert "The sentence names NRT, which carried it." in shown


def test_a_speaker_in_another_paragraph_is_shown_with_its_sentence(
    client: Client, revision: Revision
) -> None:
    ada = link(TEXT, "Ada Brandt", source="Mayor Ada Brandt", quote_type="direct")
    shown = panel(
        client, store(revision, found(TEXT, "Nobody drowned", ada, statement="Nobody drowned."))
    )
    first, second = excerpts(shown)
    assert first.startswith("Mayor Ada Brandt 🚢 told")
    assert second == "“Nobody drowned.”"
    assert "Carried over from another sentence, which names “Mayor Ada Brandt”." in shown


@pytest.mark.parametrize(
    ("speaker", "sure", "reason"),
    [
        (("Ada Brandt", "she added"), "Likely", "The sentence says “she added”, taken to be"),
        (("unclear", "she added"), "Not sure who", "The article says “she added”, but not clearly"),
        (("unclear", ""), "Not sure who", "The article does not say by whom."),
        (("They swam", "They"), "Sure", "The sentence says “They”; the article has the full name"),
    ],
)
def test_how_sure_the_speaker_is_is_said_in_words(
    client: Client, revision: Revision, speaker: tuple[str, str], sure: str, reason: str
) -> None:
    said = link(TEXT, speaker[0], source=speaker[1])
    shown = panel(client, store(revision, found(TEXT, "They swam", said, statement="They swam.")))
    assert f">{sure}</strong>" in shown
    assert reason in shown
    assert ("choose Change and name them" in shown) is (speaker[0] == "unclear")


def test_why_it_is_a_claim_is_said_in_words(client: Client, revision: Revision) -> None:
    claim = found(
        TEXT,
        "it sink",
        statement="It sank.",
        reasons=("states a figure", "gives a time"),
        score=0.86,
    )
    shown = panel(client, store(revision, claim))
    assert "Worth checking: <strong>very likely</strong>" in shown
    assert "It states a figure; gives a time." in shown
    assert "Nobody is named; the article says it itself." in shown


def test_a_claim_that_a_person_marked_was_not_judged(client: Client) -> None:
    assert "A person marked it" in panel(client, make_claim())


def test_what_was_put_in_is_marked_and_taken_back(client: Client, revision: Revision) -> None:
    words = found(TEXT, "she saw it sink", statement="Ada Brandt saw it sink.", insertions=(SHE,))
    claim = store(revision, words)
    shown = panel(client, claim)
    assert '<ins class="put-in" title="The article says “she”">Ada Brandt</ins>' in shown
    sent = {"version": claim.version, "seen": 0, "insertion": 0}
    answer = client.post(reverse("claim-words", args=[claim.pk]), sent)
    assert answer.status_code == 200
    claim.refresh_from_db()
    assert (claim.statement, claim.insertions) == ("She saw it sink.", [])
    assert "put-in" not in panel(client, claim)


def test_taking_back_does_not_overwrite_what_someone_else_wrote(
    client: Client, revision: Revision, checker: User
) -> None:
    claim = store(
        revision, found(TEXT, "it sink", statement="Ada Brandt saw it sink.", insertions=(SHE,))
    )
    sent = {"version": claim.version, "seen": 0, "insertion": 0}
    words = {"label": claim.label, "statement": "The ferry sank.", "kind": claim.kind}
    edit_claim(by=checker, claim=claim, version=claim.version, **words)
    answer = client.post(reverse("claim-words", args=[claim.pk]), sent)
    assert answer.status_code == 409
    claim.refresh_from_db()
    assert claim.statement == "The ferry sank."


def test_pronouns_that_are_not_sure_are_named(client: Client, revision: Revision) -> None:
    claim = store(revision, found(TEXT, "They swam", statement="They swam.", unresolved=((0, 4),)))
    shown = panel(client, claim)
    assert '<span class="unsure" title="Not sure who is meant">They</span> swam.' in shown
    assert "“They”: not sure who." in shown
