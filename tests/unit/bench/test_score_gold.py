"""The score on our labels counts what it says it counts."""

from typing import Any

import pytest

from bench import score_gold
from bench.gold.form import ExcludedLine, Gold
from bench.gold.resolve import CorpusMissing

SHARED = score_gold.SHARED
pytestmark = pytest.mark.skipif(
    not (SHARED / "score" / "gold_article.py").is_file(), reason=f"needs the scores in {SHARED}"
)

TEXT = "Port closes\nThe port lost 400 jobs in May, Mayor Ann Lee told The Herald.\nRain fell."


def gold_claim(text: str, **changes: Any) -> Any:
    start = TEXT.index(text)
    claim = {
        "start": start,
        "end": start + len(text),
        "statement": text,
        "label": text,
        "speaker": None,
        "speaker_role": None,
        "cue": None,
        "quote_type": "none",
        "relays": [],
        "relays_context": [],
        "anonymous": False,
        "claim_type": "event",
        "checkworthy": 1,
    }
    return claim | changes


LOSS = gold_claim(
    "The port lost 400 jobs in May",
    speaker="Ann Lee",
    speaker_role="Mayor",
    quote_type="indirect",
    relays=["The Herald"],
    claim_type="statistic",
    checkworthy=3,
)
RAIN = gold_claim("Rain fell.")
HEADLINE: ExcludedLine = {"start": 0, "end": 11, "text": "Port closes", "kind": "headline"}


@pytest.fixture(scope="module")
def tools() -> score_gold.Tools:
    return score_gold.Tools()


def figures(tools: score_gold.Tools, *found: Any) -> dict[str, Any]:
    gold: Gold = {"article": "a", "labeler": "A", "claims": [LOSS, RAIN], "excluded": [HEADLINE]}
    counts = score_gold.Counts()
    score_gold.count(tools, counts, TEXT, gold, list(found))
    return score_gold.figures(counts)


def predicted(claim: Any, **changes: Any) -> Any:
    return claim | {"score": 0.9} | changes


def test_the_gold_itself_is_right_in_everything(tools: score_gold.Tools) -> None:
    got = figures(tools, predicted(LOSS), predicted(RAIN))
    for name in ("claim P", "claim R", "claim R, check first", "speaker", "full name", "role",
                 "relay P", "relay R", "quote type", "kind", "anonymous"):  # fmt: skip
        assert got[name] == 1, name
    assert got["wrong mouth"] == got["silent"] == got["leaks"] == 0


def test_nothing_found_is_nothing_recalled(tools: score_gold.Tools) -> None:
    got = figures(tools)
    assert (got["claim R"], got["claim R, check first"], got["found"]) == (0, 0, 0)
    assert "claim P" not in got


@pytest.mark.parametrize(
    ("speaker", "wrong", "silent"),
    [("Bo Lind", 0.5, 0), (None, 0, 1), ("unclear", 0, 1), ("Lee", 0, 0)],
)
def test_another_speaker_is_a_wrong_mouth_and_none_is_not(
    tools: score_gold.Tools, speaker: str | None, wrong: float, silent: float
) -> None:
    got = figures(tools, predicted(LOSS, speaker=speaker), predicted(RAIN))
    assert (got["wrong mouth"], got["silent"]) == (wrong, silent)


def test_a_speaker_where_there_is_none_is_a_wrong_mouth(tools: score_gold.Tools) -> None:
    got = figures(tools, predicted(LOSS), predicted(RAIN, speaker="Ann Lee"))
    assert got["wrong mouth"] == 0.5


def test_relays_are_compared_without_the(tools: score_gold.Tools) -> None:
    got = figures(tools, predicted(LOSS, relays=["Herald", "Reuters"]), predicted(RAIN))
    assert (got["relay P"], got["relay R"]) == (0.5, 1)


def test_a_claim_on_an_excluded_line_leaks(tools: score_gold.Tools) -> None:
    got = figures(tools, predicted(RAIN, start=0, end=11, statement="Port closes"))
    assert (got["leaks"], got["claim P"]) == (1, 0)


def test_scores_are_held_against_what_labelers_chose(tools: score_gold.Tools) -> None:
    got = figures(tools, predicted(LOSS, score=0.9), predicted(RAIN, score=0.1))
    assert [b["worth checking"] for b in got["calibration"]] == [0, 1]
    assert got["calibration error"] == 0.1


def test_the_kinds_of_the_workbench_are_those_of_the_labels(tools: score_gold.Tools) -> None:
    assert figures(tools, predicted(RAIN, claim_type="statement"))["kind"] == 0
    assert figures(tools, predicted(RAIN, claim_type="event"))["kind"] == 1


def test_absent_scores_are_said_to_be_absent(tmp_path: Any) -> None:
    with pytest.raises(CorpusMissing):
        score_gold.measure("own/dev", lambda text: [], tmp_path)
