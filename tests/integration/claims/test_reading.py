"""Reading an article: queued with it, stored whole and once, told when it fails."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims import tasks
from factcheck.claims.actions import reading
from factcheck.claims.models import Anchor, Claim, Reading
from factcheck.lib.errors import NotAllowed, RuleBroken
from factcheck.nlp import predict
from factcheck.nlp.types import AttributionFound, ClaimFound, Insertion, Split
from tests.factories import TEXT, make_person

pytestmark = pytest.mark.django_db

QUOTE = "Some 14 ferries were damaged"


@pytest.fixture
def by() -> User:
    return make_person(Role.REPORTER)


@pytest.fixture
def revision(by: User) -> Revision:
    return reading.bring_in(by=by, text=TEXT).article.revisions.get()


def found(text: str = TEXT, quote: str = QUOTE, **values: object) -> ClaimFound:
    start = text.index(quote)
    given = {
        "start": start,
        "end": start + len(quote),
        "text": quote,
        "content_start": start,
        "content_end": start + len(quote),
        "statement": f"{quote}.",
        "label": "Ferries damaged",
        "kind": "statistic",
        "score": 0.8,
        "attributions": (AttributionFound("Ada Brandt", "speaker", cue="said"),),
    }
    return ClaimFound(**(given | values))  # type: ignore[arg-type]


def run(revision: Revision, *, attempts: int = 0) -> None:
    job = Job(
        id=1,
        status="doing",
        queue="reading",
        lock=None,
        queueing_lock=None,
        task_name=reading.READ_REVISION,
        attempts=attempts,
    )
    tasks.read_revision.func(
        JobContext(app=app, job=job, start_timestamp=0, abort_reason=lambda: None),
        revision_id=revision.pk,
    )


def present(revision: Revision) -> Reading:
    return Reading.objects.get(revision=revision)


def test_an_article_is_queued_with_its_text_and_only_once(by: User, revision: Revision) -> None:
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == (reading.READ_REVISION, {"revision_id": revision.pk})
    assert not reading.bring_in(by=by, text=TEXT).created
    assert ProcrastinateJob.objects.count() == 1
    assert present(revision).state == "queued"


def test_the_task_is_found_under_the_name_it_is_queued_by() -> None:
    assert tasks.read_revision.name == reading.READ_REVISION


def test_what_the_splitter_found_is_stored_once(revision: Revision) -> None:
    split = Split("en", is_english=True, claims=(found(),), version="7")
    assert reading.store_split(revision=revision, split=split) == 1
    assert reading.store_split(revision=revision, split=split) == 0
    claim = Claim.objects.get()
    assert (claim.label, claim.kind, claim.origin) == ("Ferries damaged", "statistic", "machine")
    assert (claim.splitter_version, claim.checkworthiness) == ("7", 0.8)
    assert [link.name for link in claim.attributions.all()] == ["Ada Brandt"]
    assert claim.anchors.get().quote == QUOTE
    assert (present(revision).state, present(revision).claims_found) == ("done", 1)
    actors = Event.objects.filter(action="claim.find").values_list("actor_name", flat=True)
    assert set(actors) == {"Splitter"}


@pytest.mark.parametrize("kind", ["demand", "causal", "legal", "something new"])
def test_kinds_that_are_named_otherwise_are_taken(revision: Revision, kind: str) -> None:
    split = Split("en", is_english=True, claims=(found(kind=kind),))
    reading.store_split(revision=revision, split=split)
    assert Claim.objects.get().kind in Claim.Kind.values


def test_a_foreign_article_is_told_and_not_split(revision: Revision) -> None:
    reading.store_split(revision=revision, split=Split("fi", is_english=False))
    assert (present(revision).state, present(revision).language) == ("foreign", "fi")
    assert Article.objects.get().language == "fi"
    assert not Claim.objects.exists()


def test_a_broken_splitter_is_told_in_a_sentence(
    revision: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> Split:
        raise ZeroDivisionError

    monkeypatch.setattr(predict, "split", fail)
    run(revision)
    assert (present(revision).state, present(revision).message) == ("failed", tasks.BROKEN)


def test_of_claims_that_cannot_be_stored_none_is(
    revision: Revision, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = found(label="x" * 61)
    split = Split("en", is_english=True, claims=(found(), wrong))
    monkeypatch.setattr(predict, "split", lambda *args, **kwargs: split)
    run(revision)
    assert present(revision).state == "failed"
    assert not Claim.objects.exists()


def test_after_three_interruptions_it_is_given_up(revision: Revision) -> None:
    run(revision, attempts=tasks.ATTEMPTS)
    assert (present(revision).state, present(revision).message) == ("failed", tasks.INTERRUPTED)
    run(revision)
    assert present(revision).state == "failed"


def test_the_task_splits_with_the_real_splitter(revision: Revision) -> None:
    run(revision)
    assert present(revision).state == "done"
    assert Anchor.objects.count() == present(revision).claims_found > 0
    run(revision)
    assert Anchor.objects.count() == present(revision).claims_found


def test_late_progress_does_not_reopen_what_is_over(revision: Revision) -> None:
    for state in (Reading.State.DONE, Reading.State.FAILED, Reading.State.FOREIGN):
        Reading.objects.filter(revision=revision).update(state=state)
        reading.report_progress(revision=revision, lines_done=1, lines_total=2, claims_found=0)
        assert present(revision).state == state


def test_a_failed_reading_can_be_tried_again(by: User, revision: Revision) -> None:
    with pytest.raises(RuleBroken):
        reading.read_again(by=by, article=revision.article)
    reading.fail_reading(revision=revision, message="broken")
    outsider = make_person()
    outsider.is_active = False
    with pytest.raises(NotAllowed):
        reading.read_again(by=outsider, article=revision.article)
    again = reading.read_again(by=by, article=revision.article)
    assert (again.state, again.message, again.ended_at) == ("queued", "", None)
    assert ProcrastinateJob.objects.count() == 2
    run(revision)
    assert present(revision).state == "done"


def test_what_was_put_in_is_stored_with_the_claim_and_in_its_history(revision: Revision) -> None:
    words = Insertion(start=0, end=10, replaces="She", kind="name")
    claim_found = found(
        statement="Ada Brandt said they left.", insertions=(words,), unresolved=((16, 20),)
    )
    split = Split(language="en", is_english=True, claims=(claim_found,), version="1")
    reading.store_split(revision=revision, split=split)
    claim = Claim.objects.get(article=revision.article)
    assert claim.insertions == [{"start": 0, "end": 10, "replaces": "She", "kind": "name"}]
    assert claim.unresolved == [[16, 20]]
    event = Event.objects.get(table="claims.claim", row_id=claim.pk)
    assert event.after is not None
    assert event.after["insertions"] == claim.insertions
