"""Make the weights of check-worthiness from ClaimBuster's labels, and say how good they are.

    .venv/bin/python -m bench.train_checkworthiness

Trains on ClaimBuster's crowd-sourced sentences (CC BY 4.0), calibrates on the claims of our own
labels (bench/gold, development part; Platt scaling), measures on ClaimBuster's ground truth and on
CheckThat! 2024's English dev-test, and writes ``factcheck/nlp/weights/checkworthy.npz``. Needs the
corpora in ``../shared/data`` (or ``--data``) and takes about three minutes.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import normalize
from spacy.tokens import Doc

from bench.gold.resolve import load_all
from factcheck.nlp import checkworthy, pipeline, reading

ROOT = Path(__file__).resolve().parents[1]
ABOUT = {
    "buckets": checkworthy.BUCKETS,
    "data": "ClaimBuster, crowdsourced.csv (Arslan et al., 2020); calibrated on bench/gold",
    "license": "CC BY 4.0",
    "made_by": "bench/train_checkworthiness.py",
}


def claimbuster(path: Path) -> tuple[list[str], NDArray[np.int64]]:
    """Sentences and their classes: 0 not factual, 1 unimportant, 2 worth checking."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["Text"] for row in rows], np.array([int(row["Verdict"]) + 1 for row in rows])


def checkthat(path: Path) -> tuple[list[str], NDArray[np.int64]]:
    """Sentences and whether they are worth checking (0, 1)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [row["Text"] for row in rows], np.array([row["class_label"] == "Yes" for row in rows])


def parse(texts: Sequence[str]) -> list[Doc]:
    """The texts with the base pipeline's annotations alone."""
    nlp = pipeline.load()
    return list(nlp.pipe(texts, disable=list(pipeline.OWN), batch_size=256))


class Space:
    """Turns parsed sentences into rows; learns how rare each feature is from the first ones."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        first = self._counts(docs)
        df = sum(np.asarray((matrix > 0).sum(axis=0)).ravel() for matrix in first.values())
        self.rarity: NDArray[np.float64] = np.log((1 + len(docs)) / (1 + df)) + 1
        self.rarity[df < 2] = 0

    def rows(self, docs: Sequence[Doc]) -> csr_matrix:
        """One row a sentence: hashed features, then its shape."""
        blocks = self._counts(docs)
        hashed = sum(
            normalize(matrix.multiply(self.rarity).tocsr()) * checkworthy.BLOCKS[block]
            for block, matrix in blocks.items()
        )
        shapes = csr_matrix(np.array([checkworthy.shape(list(doc)) for doc in docs]))
        return hstack([hashed, shapes]).tocsr()

    @staticmethod
    def _counts(docs: Sequence[Doc]) -> dict[str, csr_matrix]:
        found = [checkworthy.hashed(checkworthy.features(list(doc))) for doc in docs]
        matrices = {}
        for block in checkworthy.BLOCKS:
            ends = np.cumsum([0, *(len(row[block][0]) for row in found)])
            keys = np.concatenate([row[block][0] for row in found])
            values = np.concatenate([row[block][1] for row in found])
            matrices[block] = csr_matrix((values, keys, ends), (len(docs), checkworthy.BUCKETS))
        return matrices


def report(name: str, gold: NDArray[Any], scores: NDArray[np.float64], threshold: float) -> None:
    """Print average precision and F1."""
    average = average_precision_score(gold, scores)
    f1 = f1_score(gold, scores >= threshold)
    print(f"{name:32} AP {average:.4f}  F1 {f1:.4f} at {threshold:.2f}", flush=True)


def calibrate(model: LogisticRegression, space: Space) -> LogisticRegression:
    """From log-odds to the share of news claims that our labelers call worth checking (2 or 3)."""
    claims = [claim for _, gold in load_all("dev") for claim in gold["claims"]]
    docs = parse([reading.clean(claim["content"]["text"]) for claim in claims])
    labels = np.array([claim["checkworthy"] >= 2 for claim in claims])
    odds = log_odds(model.predict_proba(space.rows(docs))[:, 2])
    scaling = LogisticRegression().fit(odds, labels)
    scores = cross_val_predict(LogisticRegression(), odds, labels, cv=5, method="predict_proba")
    print(f"news claims: {len(labels)}, worth checking {labels.mean():.2f}, area under the curve "
          f"{roc_auc_score(labels, odds):.3f}")  # fmt: skip
    for low in np.arange(0, 1, 0.2):
        within = (scores[:, 1] >= low) & (scores[:, 1] < low + 0.2)
        print(f"  scored {low:.1f} to {low + 0.2:.1f}: {labels[within].mean():.2f} worth checking "
              f"of {within.sum()}")  # fmt: skip
    return scaling


def log_odds(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities as a column of log-odds."""
    return np.log(scores / (1 - scores)).reshape(-1, 1)


def save(path: Path, model: LogisticRegression, space: Space, scaling: LogisticRegression) -> None:
    """Write the weights of the features that occur, in half precision."""
    hashed, shapes = np.split(model.coef_, [checkworthy.BUCKETS], axis=1)
    keys = np.flatnonzero(space.rarity)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        keys=keys.astype(np.uint32),
        weights=hashed[:, keys].astype(np.float16),
        rarity=space.rarity[keys].astype(np.float16),
        shape_weights=shapes.astype(np.float32),
        intercepts=model.intercept_.astype(np.float32),
        calibration=np.array([scaling.coef_[0, 0], scaling.intercept_[0]], np.float32),
        about=np.array(json.dumps(ABOUT)),
    )


def main() -> None:
    """Train, measure, save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--strength", type=float, default=1.0, help="inverse regularization")
    given = arguments.parse_args()
    texts, classes = claimbuster(given.data / "claimbuster" / "crowdsourced.csv")
    truth, truth_classes = claimbuster(given.data / "claimbuster" / "groundtruth.csv")
    test, test_labels = checkthat(
        given.data / "checkthat2024_1_en" / "CT24_checkworthy_english_dev-test.tsv"
    )
    docs, truth_docs, test_docs = parse(texts), parse(truth), parse(test)
    space = Space(docs)
    model = LogisticRegression(C=given.strength, max_iter=400)
    model.fit(space.rows(docs), classes)
    scores = model.predict_proba(space.rows(truth_docs))[:, 2]
    report("ClaimBuster ground truth", truth_classes == 2, scores, 0.5)
    tested = model.predict_proba(space.rows(test_docs))[:, 2]
    report("CheckThat! 2024 dev-test", test_labels, tested, 0.5)
    save(checkworthy.WEIGHTS, model, space, calibrate(model, space))
    print(f"as saved, {checkworthy.WEIGHTS.stat().st_size / 1e6:.1f} MB, calibrated:")
    for name, gold, of in (
        ("ClaimBuster ground truth", truth_classes == 2, truth_docs),
        ("CheckThat! 2024 dev-test", test_labels, test_docs),
    ):
        loaded = np.array([checkworthy.load().score(list(doc)) for doc in of])
        report(name, gold, loaded, 0.5)


if __name__ == "__main__":
    main()
