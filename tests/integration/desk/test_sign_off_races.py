"""Somebody changes an article at the moment in which an editor signs it off."""

from collections.abc import Callable

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine
from factcheck.claims.actions.corrections import add_claim, dismiss, restore
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Anchor, Claim
from factcheck.claims.past import states_before
from factcheck.desk.actions.sign_off import sign_off
from factcheck.desk.models import SignOff
from factcheck.lib.errors import DomainError
from tests.at_once import at_once
from tests.factories import make_article, make_claim, make_person, stretch_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_database")]

ROUNDS = 8


def unattributed(claim: Claim, by: User) -> Claim:
    words = {"verdict": "unattributed", "rationale": "Asked everybody."}
    return decide(by=by, claim=claim, version=claim.version, **words)


def undo(claim: Claim, by: User) -> object:
    return undo_verdict(by=by, claim=claim, version=claim.version)


def turn_stale(claim: Claim, by: User) -> object:
    return mark_stale(by=Machine("Tests"), claim=claim, reason="The source changed.")


def find_another(claim: Claim, by: User) -> object:
    revision = Revision.objects.get(article=claim.article_id)
    return add_claim(by=by, revision=revision, stretch=stretch_of(revision, "reopened on Tuesday"))


def bring_back(claim: Claim, by: User) -> object:
    aside = Claim.objects.get(article=claim.article_id, status=Claim.Status.DISMISSED)
    return restore(by=by, claim=aside, version=aside.version)


def change_the_text(claim: Claim, by: User) -> object:
    revision = Revision.objects.get(article=claim.article_id)
    text = revision.text.replace("14 ferries", "11 ferries")
    return revise(by=by, article=claim.article, seen=1, text=text)


def make_settled(by: User) -> Claim:
    """A settled claim, and one that was put aside, in an article of their own."""
    article = make_article(by=by)
    aside = make_claim(by=by, article=article, quote="3.2 million crowns")
    dismiss(by=by, claim=aside, version=aside.version, reason="Twice")
    return unattributed(make_claim(by=by, article=article), by)


def stood_before(article: Article, event: int) -> dict[int, str]:
    """The state of each claim that stood in the first text before an event."""
    anchored = Anchor.objects.filter(revision__article=article, revision__number=1)
    keys = list(anchored.values_list("claim_id", flat=True))
    then = states_before(keys, event)
    return {key: claim.state for key, claim in then.items() if claim.status == "active"}


@pytest.mark.parametrize(
    "act",
    [undo, turn_stale, find_another, bring_back, change_the_text],
    ids=lambda act: act.__name__,
)
def test_no_claim_changes_between_the_check_and_the_signature(
    act: Callable[[Claim, User], object],
) -> None:
    editor, checker = make_person(Role.EDITOR), make_person()
    for _ in range(ROUNDS):
        claim = make_settled(checker)
        article = claim.article
        revision = article.revisions.get()

        def sign(article: Article = article, revision: Revision = revision) -> object:
            return sign_off(by=editor, article=article, revision=revision)

        outcomes = at_once([sign, lambda claim=claim: act(claim, checker)])  # type: ignore[misc]
        signed = outcomes[0]
        assert not isinstance(outcomes[1], DomainError)
        if isinstance(signed, SignOff):
            event = Event.objects.get(table="desk.signoff", row_id=signed.pk)
            assert stood_before(article, event.pk) == {claim.pk: "unattributed"}
            assert [said["id"] for said in signed.sheet["claims"]] == [claim.pk]
        else:
            assert isinstance(signed, DomainError)
            assert not SignOff.objects.filter(article=article).exists()


def test_of_two_who_sign_one_is_told_of_the_other() -> None:
    editors, checker = [make_person(Role.EDITOR), make_person(Role.EDITOR)], make_person()
    for _ in range(ROUNDS):
        article = make_settled(checker).article
        revision = article.revisions.get()

        def sign(
            by: User, article: Article = article, revision: Revision = revision
        ) -> Callable[[], object]:
            return lambda: sign_off(by=by, article=article, revision=revision)

        outcomes = at_once([sign(by) for by in editors])
        assert sum(isinstance(outcome, SignOff) for outcome in outcomes) == 1
        assert sum(isinstance(outcome, DomainError) for outcome in outcomes) == 1
