"""The gate: no figure of the splitter falls by more than a point below the committed table."""

import json

import pytest

from factcheck.nlp import evaluate
from factcheck.nlp.measures import COUNT, MEASURES, Measure

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.title)
def test_no_figure_falls_below_the_committed_table(measure: Measure) -> None:
    if not evaluate.present(measure, evaluate.SHARED):
        pytest.skip(f"needs {measure.data} and the scores in {evaluate.SHARED}")
    committed = json.loads(evaluate.FIGURES.read_text("utf-8"))
    assert measure.title in committed, "run `make evaluate` and commit what it writes"
    now = evaluate.take(measure, baseline=False)["ours"]
    before = committed[measure.title]["ours"]
    if before.get(COUNT) != now.get(COUNT):
        pytest.skip("the labels changed since the table was written: run `make evaluate`")
    assert evaluate.losses(measure, before, now) == []
