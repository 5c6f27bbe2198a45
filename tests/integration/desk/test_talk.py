"""What people say to each other, who is told of it, and what is unread."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from factcheck.accounts.actions import set_roles
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.audit.veils import seen_by
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign
from factcheck.desk.actions.talk import add_comment, edit_comment, remove_comment
from factcheck.desk.models import Comment, LookedAt, Notice
from factcheck.desk.notices import look_at
from factcheck.desk.talk import is_withheld, unread_of_articles, unread_of_claims
from factcheck.lib.errors import Conflict, NotAllowed, RuleBroken
from tests.factories import make_article, make_claim, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_claim()


@pytest.fixture
def writer() -> User:
    return make_person(Role.REPORTER, name="Priya Nair", username="priya")


def say(by: User, claim: Claim, text: str = "Where is the figure from?") -> Comment:
    return add_comment(by=by, article=claim.article, claim=claim, text=text)


def told(kind: str) -> set[User]:
    return {notice.person for notice in Notice.objects.filter(kind=kind)}


def test_reporters_comment_and_history_tells_it(claim: Claim, writer: User) -> None:
    comment = say(writer, claim, "  The port says 11.\r\nAsk again. ")
    comment.refresh_from_db()
    assert comment.text == "The port says 11.\nAsk again."
    event = Event.objects.filter(claim_id=claim.pk).latest("pk")
    assert (event.action, event.table, event.actor_id) == ("comment.add", "desk.comment", writer.pk)
    claim.refresh_from_db()
    assert claim.version == 1


def test_people_without_a_role_do_not_comment(claim: Claim) -> None:
    outsider = make_person()
    set_roles(by=make_person(Role.ADMIN), person=outsider, roles=[])
    with pytest.raises(NotAllowed):
        say(outsider, claim)


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "x" * 5001])
def test_a_comment_has_words_and_not_too_many(claim: Claim, writer: User, text: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        say(writer, claim, text)
    assert broken.value.field == "text"


def test_a_claim_of_another_article_is_refused(claim: Claim, writer: User) -> None:
    with pytest.raises(RuleBroken):
        add_comment(by=writer, article=make_article(), claim=claim, text="x")


def test_those_named_are_told_and_those_concerned(claim: Claim, writer: User) -> None:
    editor, holder, earlier = make_person(Role.EDITOR), make_person(), make_person()
    named = make_person(username="maya")
    assign(by=editor, claims=[claim], to=holder)
    say(earlier, claim)
    Notice.objects.all().delete()
    say(writer, claim, "@maya and @priya, see @nobody.")
    assert told(Notice.Kind.MENTION) == {named}
    assert told(Notice.Kind.COMMENT) == {holder, earlier}


def test_who_is_named_is_told_once(claim: Claim, writer: User) -> None:
    holder = make_person(username="holder")
    assign(by=make_person(Role.EDITOR), claims=[claim], to=holder)
    Notice.objects.all().delete()
    say(writer, claim, "@holder @Holder: done?")
    assert [notice.kind for notice in Notice.objects.all()] == [Notice.Kind.MENTION]


def test_talk_on_an_article_concerns_those_who_talked_there(claim: Claim, writer: User) -> None:
    on_claim, on_article = make_person(), make_person()
    say(on_claim, claim)
    add_comment(by=on_article, article=claim.article, text="When do we print?")
    add_comment(by=writer, article=claim.article, text="At five.")
    assert told(Notice.Kind.COMMENT) == {on_article}


def test_changing_a_comment_tells_only_the_newly_named(claim: Claim, writer: User) -> None:
    first, second = make_person(username="first"), make_person(username="second")
    comment = say(writer, claim, "@first?")
    edited = edit_comment(by=writer, comment=comment, seen=None, text="@first? @second?")
    assert edited.edited_at is not None
    assert list(Notice.objects.order_by("pk").values_list("person", flat=True)) == [
        first.pk,
        second.pk,
    ]
    event = Event.objects.latest("pk")
    assert event.action == "comment.edit"
    again = edit_comment(by=writer, comment=comment, seen=None, text="@first? @second?")
    assert again.edited_at == edited.edited_at
    assert Event.objects.latest("pk") == event


def test_a_change_over_a_newer_change_is_a_conflict(claim: Claim, writer: User) -> None:
    comment = say(writer, claim)
    edit_comment(by=writer, comment=comment, seen=None, text="Newer.")
    with pytest.raises(Conflict):
        edit_comment(by=writer, comment=comment, seen=None, text="Older.")
    comment.refresh_from_db()
    assert comment.text == "Newer."


def test_nobody_changes_the_words_of_others(claim: Claim, writer: User) -> None:
    comment = say(writer, claim)
    with pytest.raises(NotAllowed):
        edit_comment(by=make_person(Role.EDITOR), comment=comment, seen=None, text="x")


def test_taking_back_ones_own_is_final_and_repeatable(claim: Claim, writer: User) -> None:
    reader = make_person(username="reader")
    comment = say(writer, claim, "@reader see this")
    remove_comment(by=writer, comment=comment)
    newest = Event.objects.latest("pk")
    assert newest.action == "comment.remove"
    remove_comment(by=writer, comment=comment)
    assert Event.objects.latest("pk") == newest
    with pytest.raises(RuleBroken, match="taken back"):
        edit_comment(by=writer, comment=comment, seen=None, text="Back again")
    assert not Notice.objects.filter(person=reader).unread().exists()


def test_editors_take_back_any_with_a_reason(claim: Claim, writer: User) -> None:
    comment, editor = say(writer, claim), make_person(Role.EDITOR)
    with pytest.raises(NotAllowed):
        remove_comment(by=make_person(), comment=comment, reason="Rude")
    with pytest.raises(RuleBroken) as broken:
        remove_comment(by=editor, comment=comment)
    assert broken.value.field == "reason"
    remove_comment(by=editor, comment=comment, reason="Names a minor")
    assert Event.objects.latest("pk").reason == "Names a minor"


def test_what_was_said_since_the_last_look_is_unread(claim: Claim, writer: User) -> None:
    reader = make_person()
    say(writer, claim)
    add_comment(by=writer, article=claim.article, text="When do we print?")
    say(reader, claim, "From the port.")
    assert unread_of_claims(claim.article, person=reader) == {claim.pk: 1}
    assert unread_of_articles([claim.article_id], person=reader) == {claim.article_id: 2}
    look_at(reader, claim.article, claim)
    assert unread_of_claims(claim.article, person=reader) == {}
    assert unread_of_articles([claim.article_id], person=reader) == {claim.article_id: 1}
    look_at(reader, claim.article, None)
    assert unread_of_articles([claim.article_id], person=reader) == {}
    say(writer, claim, "Thanks.")
    assert unread_of_claims(claim.article, person=reader) == {claim.pk: 1}
    assert LookedAt.objects.filter(person=reader).count() == 2


def test_what_was_said_before_ones_time_is_not_unread(claim: Claim, writer: User) -> None:
    say(writer, claim)
    assert unread_of_claims(claim.article, person=make_person()) == {}


def test_looking_reads_the_notices_of_that_place(claim: Claim, writer: User) -> None:
    reader = make_person(username="reader")
    say(writer, claim, "@reader")
    add_comment(by=writer, article=claim.article, text="@reader")
    assert look_at(reader, claim.article, claim) is True
    assert look_at(reader, claim.article, claim) is False
    assert [notice.claim for notice in Notice.objects.filter(person=reader).unread()] == [None]


def test_looking_where_nothing_is_new_writes_nothing(
    claim: Claim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader, article = make_person(), claim.article
    with django_assert_num_queries(2):
        look_at(reader, article, claim)
    assert not LookedAt.objects.exists()


def test_a_first_verdict_is_not_told_by_talk_before_the_second_check(claim: Claim) -> None:
    first, second = make_person(), make_person()
    before = say(first, claim, "Calling the port.")
    decide(by=first, claim=claim, version=1, verdict="disputed", rationale="The port says 11.")
    after = say(first, claim, "Eleven, so it is wrong.")
    by_other = say(second, claim, "Who checked this?")
    rows = {row.pk: row for row in Comment.objects.select_related("claim")}
    assert not is_withheld(rows[before.pk], second)
    assert is_withheld(rows[after.pk], second)
    assert not is_withheld(rows[after.pk], first)
    assert not is_withheld(rows[by_other.pk], first)
    edited = edit_comment(by=first, comment=before, seen=None, text="It is wrong.")
    assert is_withheld(edited, second)


def test_raw_history_keeps_waiting_words_from_all_but_who_said_them(claim: Claim) -> None:
    first, editor = make_person(), make_person(Role.EDITOR)
    before = say(first, claim, "Calling the port.")
    decide(by=first, claim=claim, version=1, verdict="disputed", rationale="The port says 11.")
    after = say(first, claim, "Eleven, so it is wrong.")
    by_other = say(editor, claim, "Who checked this?")

    def seen(person: User) -> set[int]:
        found = seen_by(person, Event.objects.filter(table="desk.comment"))
        return set(found.values_list("row_id", flat=True))

    assert seen(editor) == {before.pk, by_other.pk}
    assert seen(first) == {before.pk, after.pk, by_other.pk}
