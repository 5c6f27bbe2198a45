"""The evaluation says what it could not measure."""

from pathlib import Path

import pytest

from factcheck.nlp import evaluate


def test_absent_data_is_said_to_be_absent(tmp_path: Path) -> None:
    said: list[str] = []
    assert evaluate.report(tmp_path, said.append) == 0
    assert sum("is absent" in line for line in said) == len(evaluate.MEASURES)


def test_nothing_measured_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main(["--shared", str(tmp_path)]) == 1
    assert "Sample article" in capsys.readouterr().out


def test_the_baseline_takes_every_sentence_for_a_claim() -> None:
    text = "The port lost 400 jobs. The mayor resigned.\nLeave a Comment"
    found = evaluate.sentence_claims(text)
    assert [text[c["start"] : c["end"]] for c in found] == [
        "The port lost 400 jobs.",
        "The mayor resigned.",
        "Leave a Comment",
    ]
