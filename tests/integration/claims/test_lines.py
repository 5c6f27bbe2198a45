"""Lines that were left out as furniture and brought back by a person."""

import pytest

from factcheck.accounts.roles import Role
from factcheck.articles.models import Revision
from factcheck.audit.models import Event
from factcheck.claims.actions.lines import bring_back_line, kept_starts, store_line
from factcheck.claims.actions.reading import queue_reading, store_split
from factcheck.claims.models import Claim, Reading
from factcheck.lib.errors import NotAllowed, RuleBroken
from factcheck.nlp.predict import split
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db

HEADLINE = "HARBOR CLOSED FOR 12 DAYS AFTER STORM, MAYOR SAYS"
TEXT = (
    "The harbor at Lindholm reopened on Tuesday, the mayor said in a statement.\n"
    f"{HEADLINE}\n"
    "Some 14 ferries were damaged by the storm in the night to Monday.\n"
)


@pytest.fixture
def revision() -> Revision:
    """An article that was read, with one line left out."""
    revision = make_article(text=TEXT).revisions.get()
    queue_reading(revision)
    store_split(revision=revision, split=split(TEXT))
    return revision


def test_a_line_comes_back_with_its_claims_and_in_the_history(revision: Revision) -> None:
    by = make_person(name="Aiko Tanaka")
    before = Claim.objects.filter(article=revision.article).count()
    start = TEXT.index(HEADLINE)
    line = bring_back_line(by=by, revision=revision, start=start)
    assert TEXT[line.start : line.end] == HEADLINE
    assert Reading.objects.get(revision=revision).excluded == []
    event = Event.objects.filter(table="claims.keptline").get()
    assert (event.actor_name, event.article_id) == ("Aiko Tanaka", revision.article_id)
    found = split(TEXT, keep=kept_starts(revision))
    assert store_line(line=line, split=found) >= 1
    assert store_line(line=line, split=found) == 0
    claims = Claim.objects.in_text_order(revision)
    assert claims.count() > before
    assert any(start <= claim.start < line.end for claim in claims)  # type: ignore[attr-defined]


def test_bringing_back_twice_is_one_line(revision: Revision) -> None:
    by = make_person()
    start = TEXT.index(HEADLINE)
    first = bring_back_line(by=by, revision=revision, start=start)
    assert bring_back_line(by=by, revision=revision, start=start) == first


def test_only_what_was_left_out_comes_back_and_only_for_checkers(revision: Revision) -> None:
    with pytest.raises(RuleBroken):
        bring_back_line(by=make_person(), revision=revision, start=0)
    with pytest.raises(NotAllowed):
        bring_back_line(
            by=make_person(Role.REPORTER), revision=revision, start=TEXT.index(HEADLINE)
        )
