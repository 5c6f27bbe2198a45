"""Measure the splitter beside a trivial baseline and the rivals: `make evaluate`.

Prints every figure that data is present for, and writes them as a page (docs/splitter-figures.md)
and as data (bench/figures.json), which the gate in the tests holds the splitter to. The scores are
scripts outside the project (`--shared`, by default the folder `shared` beside the checkout), each
run in a process of its own; what is not there is said to be absent. The labels kept for testing are
measured only with `--test`, and give figures without examples.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from factcheck.nlp.measures import MEASURES, TESTING, Measure

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FIGURES = ROOT / "bench" / "figures.json"
PAGE = ROOT / "docs" / "splitter-figures.md"
ALLOWED_LOSS = 0.01
"""One point of a rate from 0 to 1."""

type Figures = dict[str, float]
type Taken = dict[str, dict[str, Figures]]
"""By the measure's title: "ours" and "baseline", each a figure by key."""

_INTRODUCTION = """# Figures of the splitter

Written by `make evaluate`; change nothing here by hand. The baseline takes each sentence for a
claim, its own words for the statement, nobody for the speaker. Rivals' figures are as published
with the scores or measured there, mostly on other parts of the same corpora. All rates are from 0
to 1 (attribution and pronouns included); "wrong mouth" is the share of claims given to somebody who
did not say them, "silent" that of claims whose speaker is not named. docs/splitter.md says what the
splitter does and what it gets wrong.
"""


def command(measure: Measure, shared: Path, predictor: str) -> list[str]:
    """The command that takes a measure with a predictor."""
    if measure.part is not None:
        start = ["-m", "bench.score_gold", measure.part, "--shared", str(shared)]
        return [sys.executable, *start, "--predictor", predictor]
    script = str(shared / "score" / str(measure.script))
    return [sys.executable, script, *measure.arguments, "--predictor", predictor]


def run(measure: Measure, shared: Path, predictor: str) -> dict[str, Any]:
    """Run one score in a process of its own and read the last line of JSON it prints.

    Raises RuntimeError with the script's words when it fails.
    """
    done = subprocess.run(
        command(measure, shared, predictor),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        msg = f"{measure.title} failed: {done.stderr[-500:]}"
        raise RuntimeError(msg)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def read(found: dict[str, Any], keys: Iterable[str], *, per_cent: bool = False) -> Figures:
    """The figures under the keys ("a.b" looks inside "a", its F is a figure too), as rates."""
    out: Figures = {}
    for key in keys:
        value: Any = found
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, dict) and "F" in value:
            value = value["F"]
        if isinstance(value, int | float):
            out[key] = round(value / 100 if per_cent else float(value), 3)
    return out


def take(measure: Measure, shared: Path = SHARED, *, baseline: bool = True) -> dict[str, Figures]:
    """Our figures of a measure, and the baseline's.

    Raises RuntimeError when a score fails.
    """

    def figures(predictor: str) -> Figures:
        return read(run(measure, shared, predictor), measure.keys, per_cent=measure.per_cent)

    taken = {"ours": figures(measure.ours)}
    if baseline and measure.baseline is not None:
        taken["baseline"] = figures(measure.baseline)
    return taken


def present(measure: Measure, shared: Path) -> bool:
    """Whether the data and the scores of a measure are on this machine."""
    needed = (shared / measure.data, shared / "score")
    return all(path.exists() for path in needed)


def losses(measure: Measure, before: Figures, now: Figures) -> list[str]:
    """The figures that fell by more than one point, or are gone, in words."""
    out = []
    for key, old in before.items():
        new = now.get(key)
        if new is None:
            out.append(f"{measure.title}, {key}: {old}, now not measured")
            continue
        loss = new - old if key in measure.lower_is_better else old - new
        if loss > measure.allowed(key) + 1e-9:
            out.append(f"{measure.title}, {key}: {old}, now {new}")
    return out


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def rows(measure: Measure, taken: dict[str, Figures]) -> list[tuple[str, str, str, str]]:
    """Name, ours, the baseline's and the best rival's figure, by key."""
    ours, baseline = taken.get("ours", {}), taken.get("baseline", {})
    return [
        (
            key,
            _show(ours.get(key)),
            _show(baseline.get(key)),
            measure.rivals.get(key, "–"),
        )
        for key in measure.keys
    ]


def page(all_taken: Taken) -> str:
    """The figures as a page in Markdown."""
    out = [_INTRODUCTION]
    for measure in (*MEASURES, *TESTING):
        taken = all_taken.get(measure.title)
        if taken is None:
            continue
        out.append(f"## {measure.title}\n")
        out.append("| | ours | baseline | best rival |\n|---|---|---|---|")
        out += [f"| {' | '.join(row)} |" for row in rows(measure, taken)]
        out.append("")
    return "\n".join(out)


def report(
    shared: Path,
    out: Callable[[str], object] = print,
    measures: Sequence[Measure] = MEASURES,
) -> Taken:
    """Take and print all measures that data is present for."""
    all_taken: Taken = {}
    for measure in measures:
        out(f"\n{measure.title}")
        if not present(measure, shared):
            out(f"  not measured: {measure.data} is absent from {shared}")
            continue
        taken = take(measure, shared)
        out(f"  {'':26} {'ours':>10} {'baseline':>10} {'best rival':>12}")
        for name, ours, baseline, rival in rows(measure, taken):
            out(f"  {name:26} {ours:>10} {baseline:>10} {rival:>12}")
        all_taken[measure.title] = taken
    return all_taken


def write(all_taken: Taken, figures: Path = FIGURES, written: Path = PAGE) -> None:
    """Write data and page; what was not measured this time keeps its former figures."""
    known: Taken = json.loads(figures.read_text("utf-8")) if figures.is_file() else {}
    merged = known | all_taken
    figures.write_text(json.dumps(merged, indent=1, sort_keys=True) + "\n", "utf-8")
    written.write_text(page(merged), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: exit code 0 when anything could be measured, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Measure the splitter beside a baseline.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of data and scores")
    parser.add_argument("--test", action="store_true", help="also the labels kept for testing")
    parser.add_argument("--no-write", action="store_true", help="leave page and data as they are")
    options = parser.parse_args(arguments)
    taken = report(options.shared, measures=(*MEASURES, *(TESTING if options.test else ())))
    if taken and not options.no_write:
        write(taken)
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main())
