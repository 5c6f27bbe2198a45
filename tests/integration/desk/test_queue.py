"""The desk's trays, their one order, and the claim that comes next."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign, set_priority
from factcheck.desk.actions.second_check import second_check, take_back_second_check
from factcheck.desk.actions.sign_off import sign_off, withdraw_sign_off
from factcheck.desk.actions.taking import assign_articles, hand_back, next_claim
from factcheck.desk.models import Notice, SignOff
from factcheck.desk.queue import Tray, counts, desks, in_order, waiting
from factcheck.lib.errors import NotAllowed, RuleBroken
from tests.factories import TEXT, make_article, make_claim, make_evidence, make_person

pytestmark = pytest.mark.django_db

QUOTES = ("14 ferries", "3.2 million crowns", "reopened on Tuesday")


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR)


@pytest.fixture
def checker() -> User:
    return make_person()


def put(claim: Claim, **values: object) -> Claim:
    """Set columns past the actions, as the splitter or time would."""
    with recorded(by=Machine("Tests"), action=kinds.EDIT):
        Claim.objects.filter(pk=claim.pk).update(**values)
    claim.refresh_from_db()
    return claim


def verified(by: User, **words: object) -> Claim:
    claim = make_claim(by=by, **words)  # type: ignore[arg-type]
    make_evidence(claim=claim, by=by)
    return decide(by=by, claim=claim, version=claim.version, verdict="verified")


def disputed(by: User) -> Claim:
    claim = make_claim(by=by)
    return decide(by=by, claim=claim, version=claim.version, verdict="disputed", rationale="No.")


def disagreed(claim: Claim, by: User) -> Claim:
    """A claim with a second verdict that is another."""
    words = {"verdict": "unattributed", "rationale": "Asked everybody."}
    second_check(by=by, claim=claim, version=claim.version, **words)
    return claim


def held(tray: Tray, person: User, desk: str = "") -> list[Claim]:
    return list(in_order(waiting(tray, person=person, desk=desk)))


def ordered() -> list[Claim]:
    return list(in_order(Claim.objects.all()))


def due(article: Article, hours: float, by: User) -> Article:
    deadline = datetime.now(tz=UTC) + timedelta(hours=hours)
    return edit_article(by=by, article=article, version=article.version, deadline=deadline)


def test_priority_comes_before_everything(editor: User) -> None:
    late, worthy, urgent, put_off = (make_claim(by=editor) for _ in range(4))
    due(late.article, -5, editor)
    put(worthy, checkworthiness=1.0)
    set_priority(by=editor, claims=[urgent], priority=2)
    set_priority(by=editor, claims=[put_off], priority=-1)
    assert ordered() == [urgent, late, worthy, put_off]


def test_a_deadline_weighs_against_worth(editor: User) -> None:
    soon, later, much_later = (make_claim(by=editor) for _ in range(3))
    for claim, hours in ((soon, 2), (later, 20), (much_later, 30)):
        due(claim.article, hours, editor)
    put(soon, checkworthiness=0.1)
    put(later, checkworthiness=0.9)
    put(much_later, checkworthiness=0.9)
    assert ordered() == [later, soon, much_later]  # 20 - 21.6 < 2 - 2.4 < 30 - 21.6


def test_without_a_deadline_age_decides_among_equals(editor: User) -> None:
    young, old, worthier = (make_claim(by=editor) for _ in range(3))
    put(old, created_at=datetime.now(tz=UTC) - timedelta(hours=30))
    put(worthier, checkworthiness=1.0)  # half a day more than the others
    assert ordered() == [old, worthier, young]
    due(young.article, 24, editor)
    assert ordered()[0] == young


def test_each_claim_is_in_the_trays_of_those_it_concerns(editor: User, checker: User) -> None:
    other = make_person()
    reporter = make_person(Role.REPORTER)
    free, mine, settled = make_claim(), make_claim(), verified(checker)
    assign(by=checker, claims=[mine], to=checker)
    stale = verified(checker)
    mark_stale(by=Machine("Tests"), claim=stale, reason="The source changed.")
    to_check, quarrel = disputed(checker), disagreed(disputed(checker), other)
    lost = put(make_claim(), status="unplaced")
    everything = {free, mine, settled, stale, to_check, quarrel, lost}

    def trays(person: User) -> dict[Tray, set[Claim]]:
        return {tray: set(held(tray, person)) & everything for tray in Tray}

    common = {Tray.UNASSIGNED: {free}, Tray.STALE: {stale}, Tray.UNPLACED: {lost}}
    nothing = {tray: set[Claim]() for tray in Tray}
    assert trays(checker) == nothing | common | {Tray.MINE: {mine}}
    assert trays(other) == nothing | common | {
        Tray.COLLEAGUES: {mine},
        Tray.SECOND_CHECK: {to_check},
    }
    assert trays(editor) == nothing | common | {
        Tray.COLLEAGUES: {mine},
        Tray.SECOND_CHECK: {to_check},
        Tray.DISAGREEMENT: {quarrel},
    }
    assert trays(reporter) == nothing | common | {Tray.COLLEAGUES: {mine}}


def test_whoever_gave_one_of_two_verdicts_does_not_decide_between_them(editor: User) -> None:
    first, second = make_person(Role.EDITOR), make_person(Role.EDITOR)
    quarrel = disagreed(disputed(first), second)
    assert held(Tray.DISAGREEMENT, editor) == [quarrel]
    assert held(Tray.DISAGREEMENT, first) == held(Tray.DISAGREEMENT, second) == []


def test_whoever_saw_the_first_verdict_gives_no_second_one(editor: User) -> None:
    first, second = make_person(), make_person()
    claim = disagreed(disputed(first), second)
    take_back_second_check(by=second, claim=claim, version=claim.version)
    assert held(Tray.SECOND_CHECK, second) == []
    assert held(Tray.SECOND_CHECK, editor) == [claim]
    disagreed(claim, make_person())
    assert held(Tray.DISAGREEMENT, editor) == [claim]


def test_counts_agree_with_the_trays_in_one_query(editor: User, checker: User) -> None:
    for _ in range(3):
        make_claim()
    disputed(checker)
    for person in (editor, checker):
        assert person.roles
        with CaptureQueriesContext(connection) as queries:
            told = counts(person=person)
        assert len(queries) == 1
        assert told == {tray: len(held(tray, person)) for tray in Tray}


def test_a_desk_has_its_own_queue(editor: User) -> None:
    sports, politics = (
        make_claim(article=make_article(desk=name)) for name in ("Sports", "Politics")
    )
    assert held(Tray.UNASSIGNED, editor, "Sports") == [sports]
    assert counts(person=editor, desk="Politics")[Tray.UNASSIGNED] == 1
    assert desks() == ["Politics", "Sports"]
    assert next_claim(by=editor, desk="Politics") == politics
    assert next_claim(by=editor, desk="Politics") is None


def test_next_gives_the_most_urgent_free_claim(editor: User, checker: User) -> None:
    first, second, theirs = make_claim(), make_claim(), make_claim()
    set_priority(by=editor, claims=[first, theirs], priority=2)
    assign(by=editor, claims=[theirs], to=editor)
    assert [next_claim(by=checker) for _ in range(3)] == [first, second, None]
    assert set(held(Tray.MINE, checker)) == {first, second}
    assert Event.objects.filter(action="claim.assign", actor_id=checker.pk).count() == 2
    with pytest.raises(NotAllowed):
        next_claim(by=make_person(Role.REPORTER))


def test_next_costs_the_same_however_many_wait(checker: User) -> None:
    make_claim()
    assert checker.roles  # fetched once a person
    with CaptureQueriesContext(connection) as few:
        next_claim(by=checker)
    for _ in range(5):
        make_claim()
    with CaptureQueriesContext(connection) as many:
        next_claim(by=checker)
    assert len(many) == len(few)


def test_a_claim_goes_back_with_a_reason_to_whoever_gave_it(editor: User, checker: User) -> None:
    claim = make_claim()
    assign(by=editor, claims=[claim], to=checker)
    with pytest.raises(RuleBroken, match="why"):
        hand_back(by=checker, claim=claim, version=claim.version, reason=" ")
    with pytest.raises(ClaimConflict):
        hand_back(by=checker, claim=claim, version=claim.version - 1, reason="Ill")
    with pytest.raises(NotAllowed):
        hand_back(by=make_person(), claim=claim, version=claim.version, reason="Ill")
    hand_back(by=checker, claim=claim, version=claim.version, reason="I know the mayor")
    claim.refresh_from_db()
    assert (claim.assignee, claim.stage) == (None, "open")
    notice = Notice.objects.get(kind="handed_back")
    assert (notice.person, notice.by, notice.text) == (editor, checker, "I know the mayor")
    event = Event.objects.filter(claim_id=claim.pk).latest("pk")
    assert (event.action, event.reason) == ("claim.hand_back", "I know the mayor")


def test_what_one_took_oneself_goes_back_without_a_notice(checker: User) -> None:
    make_claim()
    claim = next_claim(by=checker)
    assert claim is not None
    hand_back(by=checker, claim=claim, version=claim.version, reason="Too hard")
    assert not Notice.objects.exists()


def test_people_are_told_of_work_by_article(editor: User, checker: User) -> None:
    article = make_article()
    claims = [make_claim(article=article, quote=quote) for quote in QUOTES]
    lone = make_claim()
    assign(by=editor, claims=[*claims, lone], to=checker, reason="You know ferries")
    told = {notice.article_id: notice for notice in Notice.objects.filter(person=checker)}
    assert told[article.pk].claim is None
    assert told[article.pk].text == "3 claims. You know ferries"
    assert (told[lone.article_id].claim, told[lone.article_id].text) == (lone, "You know ferries")
    assign(by=editor, claims=[lone], to=editor)
    assert not Notice.objects.filter(person=editor).exists()


def test_a_whole_article_goes_to_a_person(editor: User, checker: User) -> None:
    article, other = make_article(), make_person()
    taken, free, settled = (make_claim(article=article, quote=quote) for quote in QUOTES)
    assign(by=other, claims=[taken], to=other)
    make_evidence(claim=settled, by=other)
    decide(by=other, claim=settled, version=settled.version, verdict="verified")
    with pytest.raises(NotAllowed):
        assign_articles(by=checker, articles=[article], to=checker)
    assert assign_articles(by=editor, articles=[article], to=checker) == 1
    assert held(Tray.MINE, checker) == [free]
    assert assign_articles(by=editor, articles=[article], to=checker, taken_too=True) == 1
    assert set(held(Tray.MINE, checker)) == {free, taken}
    assert assign_articles(by=editor, articles=[article], to=None, taken_too=True) == 2
    assert held(Tray.MINE, checker) == []


def test_what_a_sign_off_let_pass_does_not_wait_while_it_stands(
    editor: User, checker: User
) -> None:
    article = make_article(by=checker, text=TEXT)
    claim, other = make_claim(by=checker, article=article), make_claim()
    waivers = {claim.pk: "Not worth checking"}

    def sign() -> SignOff:
        revision = article.revisions.latest("number")
        return sign_off(by=editor, article=article, revision=revision, waivers=waivers)

    signed = sign()
    assert held(Tray.UNASSIGNED, editor) == [other]
    assert counts(person=editor)[Tray.UNASSIGNED] == 1
    withdraw_sign_off(by=editor, sign_off=signed, reason="Too early")
    assert set(held(Tray.UNASSIGNED, editor)) == {claim, other}
    sign()
    assign(by=checker, claims=[claim], to=checker)
    assert held(Tray.MINE, checker) == [claim]
    claim.refresh_from_db()
    assign(by=checker, claims=[claim], to=None)
    assert held(Tray.UNASSIGNED, editor) == [other]
    revise(by=checker, article=article, seen=1, text=f"{TEXT}More of it.")
    assert set(held(Tray.UNASSIGNED, editor)) == {claim, other}
