"""Signing off: what it needs, what it freezes, what changed since."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import TextConflict
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims import kinds
from factcheck.claims.actions.corrections import (
    Said,
    add_claim,
    dismiss,
    edit_claim,
    set_attribution,
)
from factcheck.claims.actions.reading import bring_in
from factcheck.claims.actions.revisions import revise
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, KeptLine, Reading
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.second_check import second_check
from factcheck.desk.actions.sign_off import sign_off, withdraw_sign_off
from factcheck.desk.clearance import SignOffRefused
from factcheck.desk.models import Notice, SignOff
from factcheck.desk.sheet import SheetSaid, checksum, fingerprint, make_sheet
from factcheck.desk.sheet_changes import compare
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from tests.factories import TEXT, make_article, make_claim, make_evidence, make_person, stretch_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_person(Role.EDITOR, name="Edda Lund")


@pytest.fixture
def checker() -> User:
    return make_person(name="Chen Abidi")


@pytest.fixture
def article(checker: User) -> Article:
    return make_article(by=checker, text=TEXT, title="Harbor reopens", outlet="Lindholm Post")


@pytest.fixture
def settled(article: Article, checker: User) -> Claim:
    return verify(make_claim(by=checker, article=article), checker)


def verify(claim: Claim, by: User) -> Claim:
    make_evidence(claim=claim, by=by, passage="14 of them")
    return decide(by=by, claim=claim, version=claim.version, verdict="verified", rationale="Seen.")


def dispute(claim: Claim, by: User) -> Claim:
    return decide(
        by=by, claim=claim, version=claim.version, verdict="disputed", rationale="It says 11."
    )


def newest(article: Article) -> Revision:
    revisions = Revision.objects.select_related("article", "by", "reading")
    return revisions.filter(article=article).latest("number")


def sheet(article: Article, seen_by: User | None = None) -> SheetSaid:
    return make_sheet(newest(article), seen_by=seen_by)


def sign(by: User, article: Article, waivers: dict[int, str] | None = None, **more: str) -> SignOff:
    return sign_off(by=by, article=article, revision=newest(article), waivers=waivers, **more)


def set_status(claim: Claim, status: str) -> None:
    with recorded(by=Machine("Tests"), action=kinds.EDIT):
        Claim.objects.filter(pk=claim.pk).update(status=status)


def test_a_settled_article_is_signed_off_and_its_sheet_frozen(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    chain = [Said("Ada Brandt", title="mayor"), Said("Port Wire", role="outlet")]
    set_attribution(by=checker, claim=settled, version=settled.version, chain=chain)
    before = sheet(article)
    signed = sign(editor, article, note=" Checked by phone. ")
    signed.refresh_from_db()
    assert checksum(signed.sheet) == signed.sha256
    assert signed.sheet == {
        **before,
        "signed_by": "Edda Lund",
        "note": "Checked by phone.",
        "made_at": signed.sheet["made_at"],
    }
    (claim,) = signed.sheet["claims"]
    assert (claim["number"], claim["quote"]) == (1, "Some 14 ferries were damaged")
    assert [link["name"] for link in claim["chain"]] == ["Ada Brandt", "Port Wire"]
    assert (claim["verdict"], claim["decided_by"]) == ("verified", "Chen Abidi")
    assert claim["evidence"][0]["passage"] == "14 of them"
    assert signed.sheet["revision"]["sha256"] == newest(article).sha256
    event = Event.objects.get(table="desk.signoff")
    assert (event.action, event.actor_name) == ("article.sign_off", "Edda Lund")
    assert event.after is not None
    assert event.after["sha256"] == signed.sha256
    notice = Notice.objects.get(kind="signed_off")
    assert (notice.person, notice.text) == (checker, "Revision 1")


@pytest.mark.parametrize("role", [Role.REPORTER, Role.CHECKER])
def test_only_editors_sign_off(role: Role, article: Article) -> None:
    with pytest.raises(NotAllowed):
        sign(make_person(role), article)
    assert not SignOff.objects.exists()


def leave_open(claim: Claim, by: User) -> None:
    """Nobody has it."""


def take(claim: Claim, by: User) -> None:
    assign(by=by, claims=[claim], to=by)


def turn_stale(claim: Claim, by: User) -> None:
    mark_stale(by=Machine("Tests"), claim=verify(claim, by), reason="The source changed.")


def lose(claim: Claim, by: User) -> None:
    set_status(claim, Claim.Status.UNPLACED)


def disagree(claim: Claim, by: User) -> None:
    dispute(claim, by)
    second_check(
        by=make_person(),
        claim=claim,
        version=claim.version,
        verdict="unattributed",
        rationale="Asked.",
    )


OPEN = {
    "open": (leave_open, "Nobody has it"),
    "in_review": (take, "Chen Abidi has it. It has no verdict yet"),
    "stale": (turn_stale, "needs another look"),
    "second_check": (dispute, "a second person’s verdict"),
    "disagreement": (disagree, "Two verdicts disagree"),
    "unplaced": (lose, "Say where it stands"),
}


@pytest.mark.parametrize("stage", OPEN)
def test_what_is_not_settled_is_in_the_way_until_it_is_waived(
    stage: str, editor: User, checker: User, article: Article, settled: Claim
) -> None:
    claim = make_claim(by=checker, article=article, quote="3.2 million crowns")
    act, what_to_do = OPEN[stage]
    act(claim, checker)
    with pytest.raises(SignOffRefused, match="1 claim is not settled") as refused:
        sign(editor, article, {claim.pk: "  "})
    assert list(refused.value.missing) == [claim.pk]
    assert what_to_do in refused.value.missing[claim.pk]
    assert not SignOff.objects.exists()

    signed = sign(editor, article, {claim.pk: "The lawyer knows.", settled.pk: "Not needed"})
    waiver = signed.waivers.get()
    assert (waiver.claim, waiver.stage, waiver.reason) == (claim, stage, "The lawyer knows.")
    assert [said["waiver"] for said in signed.sheet["claims"]] == ["", "The lawyer knows."]
    assert checksum(signed.sheet) == signed.sha256


def test_what_is_off_the_desk_is_not_in_the_way(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    for quote, status in (("3.2 million crowns", "gone"), ("reopened on Tuesday", "superseded")):
        set_status(make_claim(by=checker, article=article, quote=quote), status)
    aside = make_claim(by=checker, article=article, quote="14 ferries")
    dismiss(by=checker, claim=aside, version=aside.version, reason="Twice")
    assert len(sign(editor, article).sheet["claims"]) == 1


def test_a_frozen_sheet_does_not_tell_a_verdict_that_waits_for_its_second_check(
    editor: User, checker: User, article: Article
) -> None:
    claim = dispute(make_claim(by=checker, article=article), checker)
    (told,) = sheet(article, editor)["claims"]
    (own,) = sheet(article, checker)["claims"]
    (frozen,) = sign(editor, article, {claim.pk: "Small matter"}).sheet["claims"]
    for said in (told, frozen):
        assert (said["state"], said["hidden"], said["verdict"]) == ("second_check", True, "")
        assert (said["rationale"], said["decided_by"], said["decided_at"]) == ("", "", "")
    assert (own["hidden"], own["verdict"], own["rationale"]) == (False, "disputed", "It says 11.")


def test_nothing_is_signed_while_the_text_is_read(editor: User, checker: User) -> None:
    article = bring_in(by=checker, text=TEXT).article
    with pytest.raises(RuleBroken, match="still being read"):
        sign(editor, article)
    Reading.objects.filter(revision__article=article).update(state=Reading.State.DONE)
    with recorded(by=checker, action=kinds.KEEP_LINE):
        line = KeptLine.objects.create(
            article=article, revision=newest(article), start=0, end=7, words="Harbor", by=checker
        )
    with pytest.raises(RuleBroken, match="A line that was brought back"):
        sign(editor, article)
    KeptLine.objects.filter(pk=line.pk).update(problem="Not read")
    sign(editor, article)


def test_only_the_newest_text_is_signed(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    former = newest(article)
    revise(by=checker, article=article, seen=1, text=TEXT.replace("Tuesday", "Monday"))
    with pytest.raises(TextConflict):
        sign_off(by=editor, article=article, revision=former)


def test_what_changed_since_the_sheet_was_read_is_not_signed_unseen(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    seen = fingerprint(sheet(article, editor))
    assert seen == fingerprint(sheet(article, checker))
    words = {"label": "Ferries", "statement": settled.statement, "kind": settled.kind}
    edit_claim(by=checker, claim=settled, version=settled.version, **words)
    with pytest.raises(Conflict, match="Claims changed"):
        sign(editor, article, seen=seen)
    sign(editor, article, seen=fingerprint(sheet(article)))


def test_a_revision_is_signed_once_until_it_is_withdrawn(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    first, other = sign(editor, article), make_person(Role.EDITOR)
    with pytest.raises(Conflict, match="Edda Lund signed this revision off already"):
        sign(other, article)
    with pytest.raises(NotAllowed):
        withdraw_sign_off(by=checker, sign_off=first, reason="No")
    with pytest.raises(RuleBroken, match="why"):
        withdraw_sign_off(by=other, sign_off=first, reason=" ")
    withdraw_sign_off(by=other, sign_off=first, reason="A new source")
    with pytest.raises(Conflict, match="already"):
        withdraw_sign_off(by=editor, sign_off=first, reason="A new source")
    first.refresh_from_db()
    assert (first.withdrawn_by, first.withdrawn_reason) == (other, "A new source")
    assert checksum(first.sheet) == first.sha256
    assert sign(other, article).pk != first.pk
    assert Event.objects.filter(action="article.withdraw", reason="A new source").count() == 1


@pytest.mark.parametrize(
    ("words", "field"), [({"note": "x" * 2001}, "note"), ({"waivers": {1: "x" * 301}}, "reason")]
)
def test_words_have_their_measure(
    words: dict[str, object], field: str, editor: User, article: Article
) -> None:
    with pytest.raises(RuleBroken) as broken:
        sign(editor, article, **words)  # type: ignore[arg-type]
    assert broken.value.field == field


def test_a_sheet_costs_the_same_for_any_number_of_claims(
    checker: User, article: Article, settled: Claim
) -> None:
    revision = newest(article)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            make_sheet(revision, seen_by=checker)
        return len(queries)

    few = cost()
    for quote in ("3.2 million crowns", "reopened on Tuesday"):
        verify(make_claim(by=checker, article=article, quote=quote), checker)
    assert cost() == few


def change_words(claim: Claim, by: User) -> None:
    edit_claim(by=by, claim=claim, version=claim.version, label="L", statement="S.", kind="event")


def change_verdict(claim: Claim, by: User) -> None:
    decide(by=by, claim=claim, version=claim.version, verdict="unattributed", rationale="Asked.")


def add_evidence(claim: Claim, by: User) -> None:
    make_evidence(claim=claim, by=by, passage="Another")


def change_chain(claim: Claim, by: User) -> None:
    set_attribution(by=by, claim=claim, version=claim.version, chain=[Said("The port")])


CHANGES: dict[str, tuple[Callable[[Claim, User], None], set[str]]] = {
    "words": (change_words, {"label", "statement", "kind"}),
    "verdict": (change_verdict, {"state", "verdict", "rationale"}),
    "evidence": (add_evidence, {"evidence"}),
    "chain": (change_chain, {"chain"}),
    "stale": (turn_stale, {"state", "stale_reason", "evidence"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_the_sign_off_is_told_field_by_field(
    change: str, editor: User, checker: User, article: Article, settled: Claim
) -> None:
    other = verify(make_claim(by=checker, article=article, quote="14 ferries"), checker)
    signed = sign(editor, article)
    assert not compare(signed.sheet, sheet(article)).any
    act, names = CHANGES[change]
    act(Claim.objects.get(pk=settled.pk), checker)
    changes = compare(signed.sheet, sheet(article))
    (changed,) = changes.changed
    assert changes.any
    assert (changed.claim["id"], changes.same) == (settled.pk, 1)
    assert {item.name for item in changed.fields} == names
    assert all(item.before != item.after for item in changed.fields)
    assert other.pk not in {changed.claim["id"] for changed in changes.changed}


def test_a_new_text_tells_which_claims_are_new_gone_changed_and_moved(
    editor: User, checker: User, article: Article, settled: Claim
) -> None:
    quotes = ("reopened on Tuesday", "Repairs will cost 3.2 million crowns")
    gone, moved = (
        verify(make_claim(by=checker, article=article, quote=quote), checker) for quote in quotes
    )
    signed = sign(editor, article)
    text = TEXT.replace("14 ferries", "11 ferries").replace(
        "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said. ", ""
    )
    revise(by=checker, article=article, seen=1, text=text)
    revision = newest(article)
    stretch = stretch_of(revision, "the port authority estimates")
    new = add_claim(by=checker, revision=revision, stretch=stretch)
    changes = compare(signed.sheet, sheet(article))
    assert changes.text
    assert [claim["id"] for claim in changes.gone] == [gone.pk]
    assert [claim["id"] for claim in changes.new] == [new.pk]
    assert [claim["id"] for claim in changes.moved] == [moved.pk]
    (changed,) = changes.changed
    assert changed.claim["id"] == settled.pk
    assert {"quote", "state", "stale_reason"} <= {item.name for item in changed.fields}
    Reading.objects.filter(revision=revision).update(state=Reading.State.DONE)
    with pytest.raises(SignOffRefused):
        sign(editor, article)
