"""The demo newsroom is made only where nobody works, and gone on with when it was cut off."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from factcheck.claims.models import Claim
from factcheck.nlp import predict
from factcheck.nlp.types import Split
from factcheck.ops.demo.floor import Floor
from factcheck.ops.demo.newsroom import Outcome, build
from factcheck.ops.demo.steps import steps_done
from tests.database import TestServer, pointed_at
from tests.factories import make_person
from tests.integration.ops.demos import STATES, counts, installation, quiet


class CutOffError(Exception):
    """Stands for a power cut."""


@pytest.mark.django_db
def test_nothing_is_done_where_people_work_already(tmp_path: Path) -> None:
    make_person()
    before = counts()
    assert build(installation(tmp_path), report=quiet) == Outcome.OTHERS
    assert counts() == before
    assert not installation(tmp_path).sign_in_path.exists()


@pytest.mark.slow
@pytest.mark.usefixtures("committed_database")
def test_what_was_cut_off_is_gone_on_with(
    tmp_path: Path, database_server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = installation(tmp_path / "cut")
    decide = Floor.decide

    def cut_off(floor: Floor, by: str, words: str, verdict: str, rationale: str = "") -> None:
        if verdict == "unattributed":
            raise CutOffError
        decide(floor, by, words, verdict, rationale)

    with monkeypatch.context() as patch:
        patch.setattr(Floor, "decide", cut_off)
        with pytest.raises(CutOffError):
            build(environment, report=quiet)
    signing_in = environment.sign_in_path.read_bytes()
    part = len(steps_done())
    assert build(environment, report=quiet) == Outcome.BUILT
    assert len(steps_done()) > part > 1
    assert environment.sign_in_path.read_bytes() == signing_in
    assert counts() == counts_of_one_go(database_server, tmp_path / "whole")


def counts_of_one_go(server: TestServer, data: Path) -> tuple[int, ...]:
    """How many rows a demo newsroom has that was made without a break."""
    database = server.clone()
    with pointed_at(database.name):
        assert build(installation(data), report=quiet) == Outcome.BUILT
        found = counts()
    server.drop(database)
    return found


@pytest.mark.usefixtures("committed_database")
def test_the_command_says_how_to_sign_in_whatever_the_splitter_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    monkeypatch.setattr(predict, "split", lambda text: Split("en", is_english=True))
    said = StringIO()
    call_command("demo", stdout=said)
    assert installation(tmp_path).sign_in_path.read_text(encoding="utf-8") in said.getvalue()
    assert {claim.state for claim in Claim.objects.all()} == STATES
    call_command("demo", stdout=said)
    assert said.getvalue().endswith("The demo newsroom is already there; nothing was changed.\n")
