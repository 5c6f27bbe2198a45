"""The sample article: what the splitter must find there, measured by the shared score."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck.nlp import predict

SHARED = Path(__file__).resolve().parents[4] / "shared"
GOLD = SHARED / "cases" / "seed_gold.json"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason=f"needs the sample article in {SHARED}")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def text(gold: dict[str, Any]) -> str:
    return (GOLD.parent / str(gold["article"])).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(text: str) -> list[dict[str, Any]]:
    return predict.claims(text)


@pytest.fixture(scope="module")
def figures(gold: dict[str, Any], text: str, found: list[dict[str, Any]]) -> dict[str, float]:
    sys.path.insert(0, str(SHARED / "score"))
    try:
        score = importlib.import_module("gold_article").score
    finally:
        sys.path.pop(0)
    result: dict[str, float] = score(gold, text, found)
    return result


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("claim_P", 0.9),
        ("claim_R", 0.9),
        ("statement_F1", 0.78),
        ("speaker_acc", 0.97),
        ("speaker_full_name", 0.95),
        ("role_acc", 0.95),
        ("relay_P", 1.0),
        ("relay_R", 0.9),
        ("exact_substring", 1.0),
        ("label_len_ok", 1.0),
    ],
)
def test_figures_reach_their_targets(figures: dict[str, float], figure: str, least: float) -> None:
    assert figures[figure] >= least


def test_no_boilerplate_becomes_a_claim(figures: dict[str, float]) -> None:
    assert figures["boilerplate_leaks"] == 0


def test_the_excluded_lines_are_those_of_the_gold(gold: dict[str, Any], text: str) -> None:
    got = [(e.start, e.end, e.kind) for e in predict.split(text).excluded]
    assert got == [(e["start"], e["end"], e["kind"]) for e in gold["excluded"]]


@pytest.mark.parametrize("number", ["c19", "c24"])
def test_the_two_named_claims_are_found_whole(
    gold: dict[str, Any], found: list[dict[str, Any]], number: str
) -> None:
    wanted = next(c for c in gold["claims"] if c["id"] == number)
    got = next(c for c in found if c["label"] == wanted["label"])
    assert (got["speaker"], got["relays"]) == (wanted["speaker"], wanted["relays"])
    assert (got["start"], got["end"]) == (wanted["start"], wanted["end"])


def test_the_chain_is_found_for_the_whole_quotation(
    gold: dict[str, Any], found: list[dict[str, Any]]
) -> None:
    for wanted in (c for c in gold["claims"] if c["id"] in {"c03", "c04", "c05"}):
        middle = (wanted["content"]["start"] + wanted["content"]["end"]) // 2
        got = next(c for c in found if c["content"]["start"] <= middle < c["content"]["end"])
        assert got["speaker"] == wanted["speaker"]
        assert got["relays"] == wanted["relays"]
