"""Corrections handed out as data for the splitter."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from factcheck.claims.actions.corrections import Said, dismiss, edit_claim, restore, set_attribution
from factcheck.claims.actions.reading import queue_reading, store_split
from factcheck.claims.corrections import corrections
from factcheck.claims.models import Claim
from factcheck.nlp.types import AttributionFound, ClaimFound, Split
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db

QUOTE = "Some 14 ferries were damaged"


@pytest.fixture
def found() -> Claim:
    """A claim of the splitter's."""
    article = make_article()
    revision = article.revisions.get()
    queue_reading(revision)
    start = revision.text.index(QUOTE)
    claim = ClaimFound(
        start=start,
        end=start + len(QUOTE),
        text=QUOTE,
        content_start=start,
        content_end=start + len(QUOTE),
        statement=QUOTE + ".",
        label=QUOTE,
        kind="statistic",
        score=0.9,
        attributions=(AttributionFound("Ada Brandt", "speaker", cue="said"),),
    )
    store_split(revision=revision, split=Split("en", True, claims=(claim,), version="7"))
    return Claim.objects.get(article=article)


def test_what_the_splitter_finds_is_no_correction(found: Claim) -> None:
    assert list(corrections()) == []


def test_a_correction_says_how_the_claim_stood_before_and_after(found: Claim) -> None:
    by = make_person(name="Lena Lindqvist")
    edit_claim(
        by=by, claim=found, version=1, label="14 ferries damaged", statement=QUOTE + ".",
        kind="event", reason="shorter",
    )  # fmt: skip
    set_attribution(by=by, claim=found, version=2, chain=[Said("Port authority", role="document")])
    edited, attributed = corrections()
    assert (edited.by, edited.reason, edited.splitter_version) == ("Lena Lindqvist", "shorter", "7")
    assert edited.before is not None
    assert edited.after is not None
    assert (edited.before["label"], edited.before["speaker"]) == (QUOTE, "Ada Brandt")
    assert (edited.after["label"], edited.after["claim_type"]) == ("14 ferries damaged", "event")
    assert attributed.after is not None
    assert (attributed.after["speaker"], attributed.after["relays"]) == (None, ["Port authority"])
    text = found.article.revisions.get()
    assert edited.sha256 == text.sha256
    assert text.text[edited.after["start"] : edited.after["end"]] == edited.after["text"] == QUOTE


def test_a_dismissed_claim_has_no_after_and_a_restored_one_no_before(found: Claim) -> None:
    by = make_person()
    dismiss(by=by, claim=found, version=1, reason="no claim")
    restore(by=by, claim=found, version=2)
    gone, back = corrections()
    assert (gone.after, back.before) == (None, None)
    assert gone.before == back.after


def test_the_command_writes_one_line_a_correction(found: Claim, tmp_path: Path) -> None:
    dismiss(by=make_person(), claim=found, version=1, reason="no claim")
    told, file = StringIO(), tmp_path / "corrections.jsonl"
    call_command("corrections", "export", stdout=told)
    call_command("corrections", "export", output=file)
    assert told.getvalue() == file.read_text(encoding="utf-8")
    (line,) = told.getvalue().splitlines()
    assert json.loads(line)["action"] == "claim.dismiss"


def test_only_what_came_since_a_day_is_written(found: Claim) -> None:
    dismiss(by=make_person(), claim=found, version=1, reason="no claim")
    told = StringIO()
    call_command("corrections", "export", since="2999-01-01", stdout=told)
    assert told.getvalue() == ""
    with pytest.raises(CommandError, match="is no day"):
        call_command("corrections", "export", since="yesterday")
