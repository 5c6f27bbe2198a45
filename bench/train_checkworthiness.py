"""Make the weights of check-worthiness from ClaimBuster's labels, and say how good they are.

    .venv/bin/python -m bench.train_checkworthiness

Trains on ClaimBuster's crowd-sourced sentences (CC BY 4.0); learns from the claims of our own
labels (bench/gold, development part) how the odds and a few readable signs tell what is worth
checking in news; measures on ClaimBuster's ground truth and on CheckThat! 2024's English dev-test;
writes ``factcheck/nlp/weights/checkworthy.npz``. Needs the corpora in ``../shared/data`` (or
``--data``) and takes about four minutes.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from spacy.tokens import Doc

from bench.gold.resolve import load_all
from bench.score_gold import Tools, pair
from factcheck.nlp import checkworthy, hashing, pipeline, predict
from factcheck.nlp.components import worthiness

VECTOR_SHARE = 0.15
"""How much one number of a sentence's vector counts, after all have mean 0 and deviation 1."""
ROOT = Path(__file__).resolve().parents[1]
WORTH = 2
"""The class of ClaimBuster, and the least grade of our labels, that is worth checking."""
PRIOR = 5.0
"""Claims of the usual share that are added to those with a sign, so that few do not tell much."""
SIGNS_STRENGTH = 0.1
"""Inverse regularization of the step to news claims."""
KEPT = 0.85
"""Share of the sentences worth checking that score .5 and more: a claim that nobody looked at is
dearer than a look in vain."""
UNCALIBRATED = {"slope": 1.0, "intercept": 0.0, "signs": {}, "telling": {}}
ABOUT = {
    "buckets": hashing.BUCKETS,
    "blocks": checkworthy.BLOCKS,
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


def means(docs: Sequence[Doc]) -> NDArray[np.float64]:
    """The mean of each Doc's vectors."""
    width = docs[0].tensor.shape[1]
    return np.array([d.tensor.mean(axis=0) if len(d) else np.zeros(width) for d in docs])


class Space:
    """Turns parsed sentences into rows; learns how rare each feature is from the first ones."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        first = self._counts(docs)
        df = sum(np.asarray((matrix > 0).sum(axis=0)).ravel() for matrix in first.values())
        self.rarity: NDArray[np.float64] = np.log((1 + len(docs)) / (1 + df)) + 1
        self.rarity[df < 2] = 0
        vectors = means(docs)
        self.middle, self.spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6

    def rows(self, docs: Sequence[Doc]) -> csr_matrix:
        """One row a sentence: hashed features, then its shape, then the mean of its vectors."""
        hashed = 0
        for block, matrix in self._counts(docs).items():
            length = np.sqrt(matrix @ self.rarity**2)
            share = checkworthy.BLOCKS[block] / np.maximum(length, 1e-9)
            hashed = hashed + diags(share) @ matrix @ diags(self.rarity)
        shapes = [hashing.shapes(hashing.columns(doc), [[(0, len(doc))]]) for doc in docs]
        vectors = (means(docs) - self.middle) / self.spread * VECTOR_SHARE
        return hstack([hashed, csr_matrix(np.concatenate(shapes)), csr_matrix(vectors)]).tocsr()

    @staticmethod
    def _counts(docs: Sequence[Doc]) -> dict[str, csr_matrix]:
        found = [hashing.blocks(hashing.columns(doc), [[(0, len(doc))]]) for doc in docs]
        matrices = {}
        for block in checkworthy.BLOCKS:
            keys = np.concatenate([row[block][0] for row in found])
            lines = np.repeat(np.arange(len(docs)), [len(row[block][0]) for row in found])
            ones = np.ones(len(keys))
            matrices[block] = csr_matrix((ones, (lines, keys)), (len(docs), hashing.BUCKETS))
        return matrices


def report(name: str, gold: NDArray[Any], scores: NDArray[np.float64], threshold: float) -> None:
    """Print average precision and F1."""
    average = average_precision_score(gold, scores)
    f1 = f1_score(gold, scores >= threshold)
    print(f"{name:32} AP {average:.4f}  F1 {f1:.4f} at {threshold:.2f}", flush=True)


@dataclass(slots=True)
class News:
    """The claims that the splitter finds in the labeled articles (development part).

    `worth`: whether the labelers list the claim as worth checking (2 or 3).
    """

    odds: list[float] = field(default_factory=list)
    signs: list[dict[str, float]] = field(default_factory=list)
    worth: list[bool] = field(default_factory=list)
    article: list[int] = field(default_factory=list)

    def table(self, names: Sequence[str]) -> NDArray[np.float64]:
        """A row a claim: odds, then its signs in the order of the names."""
        rows = [
            [odds, *(found.get(name, 0.0) for name in names)]
            for odds, found in zip(self.odds, self.signs, strict=True)
        ]
        return np.array(rows)


def news() -> News:
    """Split the labeled articles with the weights just saved."""
    tools, model, out = Tools(), checkworthy.load(), News()
    for number, (text, gold) in enumerate([*load_all("dev"), *load_all("own/dev")]):
        doc = predict.analyze(text)
        found = [predict.as_dict(claim, text) for claim in predict.found(doc, text)]
        worth = {j: gold["claims"][i]["checkworthy"] for i, j in pair(tools, text, gold, found)}
        claims = [span._.claim for span in doc.spans["claims"]]
        out.odds += model.odds(doc, doc._.evidence, [c.unit.parts for c in claims]).tolist()
        out.signs += [worthiness.signs_of(doc, claim) for claim in claims]
        out.worth += [worth.get(j, 0) >= WORTH for j in range(len(found))]
        out.article += [number] * len(found)
    return out


def telling(found: News, names: Sequence[str]) -> dict[str, float]:
    """For each sign the log-odds of "worth checking" with it, less those without it."""
    table, worth = found.table(names)[:, 1:] > 0, np.array(found.worth)

    def odds(rows: NDArray[np.bool_]) -> float:
        hits = (worth & rows).sum() + worth.mean() * PRIOR
        return float(np.log(hits / (rows.sum() + PRIOR - hits)))

    return {n: odds(table[:, k]) - odds(~table[:, k]) for k, n in enumerate(names)}


def calibrate(found: News) -> dict[str, Any]:
    """From odds and signs to the share of news claims that our labelers call worth checking.

    Each article counts alike, however many claims it has.
    """
    names = sorted({name for signs in found.signs for name in signs})
    table, worth = found.table(names), np.array(found.worth)
    step = LogisticRegression(C=SIGNS_STRENGTH, max_iter=500)
    weight = 1 / np.bincount(found.article)[found.article]
    weight *= len(worth) / weight.sum()
    scores = cross_val_predict(
        step,
        table,
        worth,
        cv=GroupKFold(8),
        groups=found.article,
        method="predict_proba",
        params={"sample_weight": weight},
    )[:, 1]
    print(f"news claims: {len(worth)}, worth checking {worth.mean():.2f}, area under the curve of "
          f"articles held out {roc_auc_score(worth, scores):.3f}, of the odds alone "
          f"{roc_auc_score(worth, table[:, 0]):.3f}")  # fmt: skip
    for low in np.arange(0, 1, 0.2):
        within = (scores >= low) & (scores < low + 0.2)
        print(f"  scored {low:.1f} to {low + 0.2:.1f}: {worth[within].mean():.2f} worth checking "
              f"of {within.sum()}")  # fmt: skip
    step.fit(table, worth, sample_weight=weight)
    slope, *signs = (round(float(weight), 4) for weight in step.coef_[0])
    return {
        "slope": slope,
        "intercept": round(float(step.intercept_[0]), 4),
        "signs": dict(zip(names, signs, strict=True)),
        "telling": {name: round(value, 3) for name, value in telling(found, names).items()},
    }


def recalling(rows: csr_matrix, classes: NDArray[np.int64], model: LogisticRegression) -> float:
    """The log-odds that KEPT of the sentences worth checking reach when they are held out."""
    held_out = cross_val_predict(clone(model), rows, classes, cv=3, method="predict_proba")[:, 2]
    least = float(np.quantile(log_odds(held_out[classes == WORTH]), 1 - KEPT))
    precision = (classes[log_odds(held_out).ravel() >= least] == WORTH).mean()
    print(
        f"held-out sentences: {KEPT} are kept from log-odds {least:.2f}, precision {precision:.2f}"
    )
    return round(least, 2)


def log_odds(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities as a column of log-odds."""
    return np.log(scores / (1 - scores)).reshape(-1, 1)


def save(path: Path, model: LogisticRegression, space: Space, about: dict[str, Any]) -> None:
    """Write the weights of the features that occur, in half precision."""
    ends = [hashing.BUCKETS, hashing.BUCKETS + hashing.SHAPES]
    hashed, shapes, vectors = np.split(model.coef_, ends, axis=1)
    context = vectors * VECTOR_SHARE / space.spread
    usual = context @ space.middle
    keys = np.flatnonzero(space.rarity)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        keys=keys.astype(np.uint32),
        weights=hashed[:, keys].astype(np.float16),
        rarity=space.rarity[keys].astype(np.float16),
        shape_weights=shapes.astype(np.float32),
        context=context.astype(np.float32),
        usual=usual.astype(np.float32),
        intercepts=(model.intercept_ - usual).astype(np.float32),
        about=np.array(json.dumps(ABOUT | about)),
    )
    checkworthy.load.cache_clear()


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
    docs = parse(texts)
    space = Space(docs)
    rows = space.rows(docs)
    model = LogisticRegression(C=given.strength, max_iter=400).fit(rows, classes)
    about: dict[str, Any] = {
        "base": checkworthy.base_of(pipeline.load()),
        "threshold": recalling(rows, classes, model),
    }
    save(checkworthy.WEIGHTS, model, space, about | UNCALIBRATED)
    save(checkworthy.WEIGHTS, model, space, about | calibrate(news()))
    print(f"as saved, {checkworthy.WEIGHTS.stat().st_size / 1e6:.1f} MB:")
    for name, gold, of in (
        ("ClaimBuster ground truth", truth_classes == WORTH, truth),
        ("CheckThat! 2024 dev-test", test_labels, test),
    ):
        report(name, gold, np.array(predict.worthiness(of)), 0.5)


if __name__ == "__main__":
    main()
