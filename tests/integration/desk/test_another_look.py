"""Who is told that a verdict needs another look: once an article, and never which verdict."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from factcheck.audit.record import Machine
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.another_look import ask_for_another_look
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.texts import save_text
from factcheck.desk.models import Notice
from tests.factories import TEXT, make_article, make_claim, make_person

pytestmark = pytest.mark.django_db

FEED = Machine("Sources")


@pytest.fixture
def checker() -> User:
    return make_person()


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR)


@pytest.fixture
def article() -> Article:
    return make_article(text=TEXT)


def decided(by: User, article: Article, quote: str, verdict: str = "unattributed") -> Claim:
    claim = make_claim(article=article, quote=quote)
    return decide(
        by=by, claim=claim, version=claim.version, verdict=verdict, rationale="Asked the port."
    )


def told(person: User) -> list[Notice]:
    return list(Notice.objects.filter(person=person, kind=Notice.Kind.STALE))


def revise_words(by: User, article: Article) -> None:
    text = TEXT.replace("14 ferries", "15 ferries").replace("3.2 million", "3.4 million")
    seen = article.revisions.latest("number").number
    save_text(by=by, article=article, seen=seen, text=text)


def test_a_new_text_tells_of_one_verdict_with_its_claim(
    checker: User, editor: User, article: Article
) -> None:
    claim = decided(checker, article, "Some 14 ferries were damaged")
    revise_words(editor, article)
    [notice] = told(checker)
    assert (notice.claim, notice.by) == (claim, editor)
    assert notice.text == "Its words changed in revision 2."
    assert Claim.objects.get(pk=claim.pk).stage == Claim.Stage.STALE


def test_a_new_text_tells_of_several_at_once(checker: User, editor: User, article: Article) -> None:
    decided(checker, article, "Some 14 ferries were damaged")
    decided(checker, article, "Repairs will cost 3.2 million crowns")
    decided(editor, article, "The harbor at Lindholm reopened on Tuesday")
    revise_words(editor, article)
    [notice] = told(checker)
    assert (notice.claim, notice.text) == (None, "2 verdicts of yours need another look.")
    assert not told(editor)


def test_who_saves_the_text_is_not_told_and_nobody_twice(
    checker: User, editor: User, article: Article
) -> None:
    decided(checker, article, "Some 14 ferries were damaged")
    revise_words(checker, article)
    assert not told(checker)
    save_text(
        by=editor, article=article, seen=2, text=TEXT.replace("14 ferries", "16 ferries were lost,")
    )
    assert not told(checker)


def test_who_has_the_claim_is_told_without_the_verdict(
    checker: User, editor: User, article: Article
) -> None:
    holder = make_person()
    claims = [
        decided(checker, article, quote, verdict="disputed")
        for quote in ("Some 14 ferries were damaged", "Repairs will cost 3.2 million crowns")
    ]
    assign(by=editor, claims=claims, to=holder)
    revise_words(editor, article)
    [notice] = told(holder)
    assert notice.text == "2 claims of yours need another look."
    assert notice.claim is None
    assert len(told(checker)) == 1


def test_a_changed_source_tells_once_for_each_reason(checker: User, article: Article) -> None:
    claims = [
        decided(checker, article, "Some 14 ferries were damaged"),
        make_claim(article=article, quote="Repairs will cost 3.2 million crowns"),
    ]
    for new in (1, 0):
        reason = "“Port log” changed."
        assert ask_for_another_look(by=FEED, claims=claims, reason=reason) == new
    [notice] = told(checker)
    assert (notice.claim, notice.by, notice.text) == (claims[0], None, "“Port log” changed.")
