"""Bringing articles in, and splitting a text, from the command line."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.roles import Role
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Reading
from factcheck.ops.environment import ROOT
from tests.factories import make_person

TEXT = (
    "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said.\n\n"
    "Repairs will cost 3.2 million crowns, the port authority estimates.\n"
)
GOLD_KEYS = {
    "start", "end", "text", "statement", "label", "speaker", "speaker_role", "cue",
    "quote_type", "relays", "score",
}  # fmt: skip


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long path of the file must not fold the words of the table."""
    monkeypatch.setenv("COLUMNS", "400")


def ingest(*files: Path, **options: Any) -> str:
    """What ``ingest`` prints; the error's words follow where it fails."""
    told = StringIO()
    try:
        call_command("ingest", *map(str, files), stdout=told, **options)
    except CommandError as error:
        told.write(f"error {error.returncode}: {error}")
    return " ".join(told.getvalue().replace("│", " ").split())


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_files_are_brought_in_and_queued(story: Path) -> None:
    reporter = make_person(Role.REPORTER, username="priya")
    told = ingest(story, username="priya", outlet="The Courier", desk="City")
    revision = Revision.objects.get()
    assert "1 brought in" in told
    assert (revision.text, revision.by) == (TEXT, reporter)
    assert (revision.article.outlet, revision.article.desk) == ("The Courier", "City")
    assert revision.reading.state == Reading.State.QUEUED


@pytest.mark.django_db
def test_a_text_that_is_known_is_no_failure(story: Path) -> None:
    make_person(Role.REPORTER, username="priya")
    ingest(story, username="priya")
    told = ingest(story, username="priya")
    assert "1 known" in told
    assert "error" not in told
    assert Article.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "empty.txt", "no text yet"),
        (b"\x89PNG\0\0", "picture.txt", "binary data"),
        (b"\xff\xfe\x00\xd8", "lone.txt", "not in UTF-8"),
        ("Møre på åpent hav".encode("latin-1"), "latin.txt", "not in UTF-8"),
        (b"%PDF-1.7", "paper.pdf", "not a text file"),
        (b"Ferries. " * 600_000, "large.txt", "5,400,000 characters"),
        (None, "missing.txt", "No such file"),
    ],
)
def test_a_refused_file_says_why_and_keeps_no_other_out(
    story: Path, tmp_path: Path, data: bytes | None, name: str, words: str
) -> None:
    make_person(Role.REPORTER, username="priya")
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    told = ingest(bad, story, username="priya")
    assert "1 brought in, 1 refused" in told
    assert words in told
    assert "error 1: 1 of 2 refused" in told
    assert Article.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["a", "قال الوزير إن الميزانية ستزيد.", "Ferries 🚢 𝟜𝟚\x07 sail."])
def test_odd_texts_are_kept_to_the_character(tmp_path: Path, text: str) -> None:
    make_person(Role.REPORTER, username="priya")
    path = tmp_path / "odd.md"
    path.write_text(text, encoding="utf-8")
    told = ingest(path, username="priya")
    assert Revision.objects.get().text == text
    assert "\x07" not in told
    assert ("control characters kept:" in told) == ("\x07" in text)


@pytest.mark.django_db
def test_somebody_must_bring_them_in(story: Path) -> None:
    with pytest.raises(CommandError, match="Say who"):
        call_command("ingest", str(story))
    with pytest.raises(CommandError, match="Nobody has"):
        call_command("ingest", str(story), username="nobody")
    make_person(Role.REPORTER)
    ingest(story)  # the only one who may
    assert Article.objects.count() == 1


def split(*arguments: str, text: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run ``manage.py split`` where no database can be reached."""
    nowhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", **environ}
    inherited = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, "-W", "error::RuntimeWarning", "manage.py", "split", *arguments],
        cwd=ROOT,
        env={**inherited, **nowhere},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_split_prints_the_form_of_the_gold_without_a_database(story: Path) -> None:
    done = split(str(story), "--json")
    assert done.returncode == 0, done.stderr
    claims = json.loads(done.stdout)
    assert claims
    for claim in claims:
        assert claim.keys() >= GOLD_KEYS
        assert TEXT[claim["start"] : claim["end"]] == claim["text"]
    best = max(claim["score"] for claim in claims)
    kept = json.loads(split(str(story), "--json", "--min-score", str(best)).stdout)
    assert {claim["score"] for claim in kept} == {best}


@pytest.mark.slow
def test_split_prints_a_table_and_reads_standard_input() -> None:
    done = split("-", text=TEXT)
    assert done.returncode == 0, done.stderr
    assert "Ada Brandt" in " ".join(done.stdout.split())
    assert "claims, 0 lines left out" in done.stdout


@pytest.mark.slow
def test_split_refuses_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\0\1")
    done = split(str(tmp_path / "x.txt"))
    assert done.returncode == 1
    assert "binary data" in done.stderr
    assert "Traceback" not in done.stderr
