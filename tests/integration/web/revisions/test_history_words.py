"""What history says of claims that come into a new text."""

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims import kinds
from factcheck.web.history.entries import Entry, entries
from factcheck.web.history.pages import page_of
from tests.factories import make_person
from tests.revising import FERRIES, TEXT, claim_at, retext, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_person(Role.EDITOR)


def carrying(by: User, *claims: int) -> Entry:
    """The newest entry on claims that came into a new text."""
    events = Event.objects.of_claims(claims) if claims else Event.objects.all()
    told = page_of(events, person=by).entries
    return next(entry for entry in told if entry.action == kinds.CARRY)


def test_claims_that_stay_are_one_line(by: User, article: Article) -> None:
    for quote in ("reopened on Tuesday", "3.2 million crowns", "the old pier"):
        claim_at(article, quote)
    changed = verified(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace("14", "15"), reason="A new count")
    entry = carrying(by)
    assert entry.what == "carried the claims over into the new text"
    assert entry.carried == "3 claims carried over unchanged"
    assert [part.subject and part.subject.key for part in entry.parts] == [changed.pk]
    told = {change.name: change.new for change in entry.parts[0].changes}
    assert told["Needs another look"] == "Its words changed in revision 2."
    assert told["Carried over"] == "Words changed"
    assert entry.about is None


def test_all_are_counted_however_many_there_are(by: User, article: Article) -> None:
    start = TEXT.index(FERRIES)
    ends = [end for end in range(start + 8, start + 70) if TEXT[end - 1].isalpha()][:48]
    for end in ends:
        claim_at(article, TEXT[start:end])
    retext(by, article, f"News.\n{TEXT}")
    entry = carrying(by)
    assert (entry.carried, entry.parts) == (f"{len(ends)} claims carried over unchanged", [])


def test_what_moved_is_told_apart(by: User, article: Article) -> None:
    claim_at(article, "14 ferries were damaged")
    claim_at(article, "the old pier")
    retext(by, article, TEXT.replace(f"{FERRIES}\n\n", "") + f"\n{FERRIES}\n")
    assert carrying(by).carried == ("1 claim carried over unchanged, 1 moved with its words")


def test_a_claim_s_own_history_says_how_it_came_along(by: User, article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    claim_at(article, "the old pier")
    retext(by, article, f"News.\n{TEXT}")
    entry = carrying(by, claim.pk)
    assert entry.what == "carried the claim over into the new text"
    told = {change.name: change.new for change in entry.parts[0].changes}
    assert told["Carried over"] == "Same words, same place"


def test_a_question_is_told_in_words(by: User, article: Article) -> None:
    claim = claim_at(article, "14 ferries were damaged")
    retext(by, article, TEXT.replace(FERRIES, f"{FERRIES}\n\n{FERRIES}"))
    told = {change.name: change.new for change in carrying(by, claim.pk).parts[0].changes}
    assert told["Places that fit"] == "2"
    assert told["Standing"] == "To be placed"


def test_what_reads_the_same_before_and_after_is_not_told() -> None:
    link = {"name": "Ada Brandt", "order": 0}
    common = {"table": "claims.attribution", "at": timezone.now(), "action": kinds.REWORD}
    rows = [
        Event(pk=2, operation=Event.Operation.INSERT, transaction=1, after=link, **common),
        Event(pk=1, operation=Event.Operation.DELETE, transaction=1, before=link, **common),
    ]
    assert [change for part in entries(rows)[0].parts for change in part.changes] == []
    rows[0].after = {"name": "Bo Lund", "order": 0}
    told = [change for part in entries(rows)[0].parts for change in part.changes]
    assert [(change.old, change.new) for change in told] == [("Ada Brandt", "Bo Lund")]
