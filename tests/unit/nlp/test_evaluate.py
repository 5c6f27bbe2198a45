"""The evaluation says what it could not measure, and notices losses."""

import json
from pathlib import Path

import pytest

from factcheck.nlp import baselines, evaluate
from factcheck.nlp.measures import MEASURES, Measure

LABELS = next(m for m in MEASURES if m.part == "dev")


def test_absent_data_is_said_to_be_absent(tmp_path: Path) -> None:
    said: list[str] = []
    assert evaluate.report(tmp_path, said.append) == {}
    assert sum("is absent" in line for line in said) == len(MEASURES)


def test_nothing_measured_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main(["--shared", str(tmp_path)]) == 1
    assert "Sample article" in capsys.readouterr().out


def test_the_baseline_takes_every_sentence_for_a_claim() -> None:
    text = "The port lost 400 jobs. The mayor resigned.\nLeave a Comment"
    found = baselines.sentence_claims(text)
    assert [text[c["start"] : c["end"]] for c in found] == [
        "The port lost 400 jobs.",
        "The mayor resigned.",
        "Leave a Comment",
    ]


def test_figures_are_read_as_rates() -> None:
    found = {"a": {"P": 60.0, "F": 50.0}, "b": {"c": 25.0}, "d": None}
    assert evaluate.read(found, ("a", "b.c", "d", "e"), per_cent=True) == {"a": 0.5, "b.c": 0.25}


@pytest.mark.parametrize(
    ("key", "before", "now", "lost"),
    [
        ("claim P", 0.84, 0.83, False),
        ("claim P", 0.84, 0.82, True),
        ("claim P", 0.84, 0.99, False),
        ("wrong mouth", 0.03, 0.02, False),
        ("wrong mouth", 0.03, 0.05, True),
        ("leaks", 0.2, 0.3, False),
        ("leaks", 0.2, 0.4, True),
    ],
)
def test_a_loss_of_more_than_a_point_is_told(
    key: str, before: float, now: float, lost: bool
) -> None:
    assert bool(evaluate.losses(LABELS, {key: before}, {key: now})) is lost


def test_a_figure_that_is_gone_is_a_loss() -> None:
    assert evaluate.losses(LABELS, {"claim P": 0.8}, {})


def test_what_is_not_measured_keeps_its_figures(tmp_path: Path) -> None:
    figures, page = tmp_path / "figures.json", tmp_path / "page.md"
    first: evaluate.Taken = {LABELS.title: {"ours": {"claim P": 0.8}}}
    second: evaluate.Taken = {"Sample article": {"ours": {"claim_P": 1.0}}}
    evaluate.write(first, figures, page)
    evaluate.write(second, figures, page)
    assert json.loads(figures.read_text("utf-8")) == first | second
    assert "| claim P | 0.8 | – | – |" in page.read_text("utf-8")


def test_a_failing_score_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "broken.py").write_text("raise SystemExit('no such corpus')")
    broken = Measure("Broken", "score", "m:f", None, (), script="broken.py")
    with pytest.raises(RuntimeError, match="no such corpus"):
        evaluate.run(broken, tmp_path, "m:f")
