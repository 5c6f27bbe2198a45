"""Measure the splitter beside a trivial baseline: `python -m factcheck.nlp.evaluate`.

The baseline takes each sentence for a claim, its own words for the statement, and nobody for the
speaker. The scores are scripts outside the project (`--shared`, by default the folder `shared`
beside the checkout), each run in a process of its own; what is not there is said to be absent.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.nlp import pipeline, reading
from factcheck.nlp.components import boilerplate

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
_PREDICT = "factcheck.nlp.predict"
_BASELINE = "factcheck.nlp.evaluate"


@dataclass(frozen=True, slots=True)
class Measure:
    """One score: its script and arguments, the data it needs, our callable and the baseline's."""

    title: str
    script: str
    arguments: tuple[str, ...]
    data: str
    ours: str
    baseline: str | None
    keys: tuple[str, ...]


MEASURES: tuple[Measure, ...] = (
    Measure(
        "Sample article",
        "gold_article.py",
        (),
        "cases/seed_gold.json",
        "claims",
        "sentence_claims",
        (
            "claim_P", "claim_R", "statement_F1", "label_sim", "speaker_acc", "speaker_full_name",
            "role_acc", "quote_type_acc", "relay_P", "relay_R", "boilerplate_leaks", "nDCG",
        ),
    ),
    Measure(
        "Attribution, PolNeAR dev",
        "attribution.py",
        ("--split", "dev"),
        "data/polnear/data/dev",
        "attributions",
        None,
        ("exact_source", "exact_cue", "exact_content", "tok_content", "triple_lenient"),
    ),
    Measure(
        "Splitting, REALSumm",
        "claim_split.py",
        ("--set", "realsumm"),
        "data/realsumm_scu",
        "statements",
        "sentence_statements",
        ("softP", "softR", "softF", "size", "dangling", "added_R", "alien"),
    ),
    Measure(
        "Check-worthiness, ClaimBuster groundtruth",
        "checkworthy.py",
        ("--set", "cb3"),
        "data/claimbuster",
        "worthiness",
        "length_worthiness",
        ("AP", "AUC", "P", "R", "F1"),
    ),
    Measure(
        "Pronouns, GUM news",
        "pronoun.py",
        (),
        "data/gum_news",
        "pronouns",
        "nearest_person",
        ("person",),
    ),
)  # fmt: skip


def _sentences(text: str) -> list[tuple[int, int, str]]:
    """Every sentence of every line, boilerplate too."""
    nlp = pipeline.load()
    text = reading.clean(text)
    spans = list(boilerplate.lines(text))
    docs = nlp.pipe((text[s:e] for s, e in spans), disable=list(pipeline.OWN))
    found = []
    for (start, _), doc in zip(spans, docs, strict=True):
        for sent in doc.sents:
            words = sent.text.strip()
            at = start + sent.start_char
            found.append((at, at + len(words), words))
    return found


def sentence_claims(text: str) -> list[dict[str, Any]]:
    """Baseline: every sentence is a claim in the article's own voice."""
    return [
        {"start": s, "end": e, "text": text[s:e], "statement": w, "label": w[:60].rsplit(" ", 1)[0]}
        for s, e, w in _sentences(text)
    ]


def sentence_statements(text: str) -> list[str]:
    """Baseline: every sentence as it stands."""
    return [words for _, _, words in _sentences(text)]


def length_worthiness(
    texts: Sequence[str], labels: Sequence[int]
) -> Callable[[Sequence[str]], list[float]]:
    """Baseline: the longer the sentence, the more worth checking; training is ignored."""
    return lambda asked: [min(1.0, len(t.split()) / 40) for t in asked]


def nearest_person(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int] | None]:
    """Baseline: the person named last before the pronoun."""
    doc = reading.parse(pipeline.load(), text, list(pipeline.OWN))
    people = [[e.start_char, e.end_char] for e in doc.ents if e.label_ == "PERSON"]
    return [next((p for p in reversed(people) if p[1] <= s), None) for s, _ in spans]


def run(measure: Measure, shared: Path, predictor: str) -> dict[str, Any]:
    """Run one score in a process of its own and read the last line of JSON it prints.

    Raises RuntimeError with the script's words when it fails.
    """
    script = shared / "score" / measure.script
    done = subprocess.run(
        [sys.executable, str(script), *measure.arguments, "--predictor", predictor],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        msg = f"{measure.script} failed: {done.stderr[-500:]}"
        raise RuntimeError(msg)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _figure(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("F", f"{value.get('precision')} on {value.get('answered')}"))
    return "–" if value is None else str(value)


def report(shared: Path, out: Callable[[str], object] = print) -> int:
    """Print our figures beside the baseline's; the number of measures that could be taken."""
    taken = 0
    for measure in MEASURES:
        out(f"\n{measure.title}")
        if not (shared / measure.data).exists():
            out(f"  not measured: {measure.data} is absent from {shared}")
            continue
        ours = run(measure, shared, f"{_PREDICT}:{measure.ours}")
        base: dict[str, Any] = {}
        if measure.baseline is not None:
            base = run(measure, shared, f"{_BASELINE}:{measure.baseline}")
        out(f"  {'':20} {'ours':>14} {'baseline':>14}")
        for key in measure.keys:
            out(f"  {key:20} {_figure(ours.get(key)):>14} {_figure(base.get(key)):>14}")
        taken += 1
    return taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: exit code 0 when anything could be measured, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Measure the splitter beside a baseline.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of data and scores")
    options = parser.parse_args(arguments)
    return 0 if report(options.shared) else 1


if __name__ == "__main__":
    sys.exit(main())
