"""Check-worthiness learned from labels: hashed features and a linear model of three classes.

The classes are those of ClaimBuster (Arslan et al., 2020): not factual, factual but unimportant,
worth checking. To the words come the vectors by which the base model's tagger and parser know each
word in its sentence; they are there already and cost nothing. The weights are arrays that load
without pickle; `bench/train_checkworthiness.py` makes them and the file names its data. A second,
small step turns the odds of "worth checking" and signs that a person can read into the probability
that holds for claims of news articles.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp import hashing
from factcheck.nlp.hashing import BUCKETS, Parts

BLOCKS = {"words": 1.0, "lemmas": 1.0, "tags": 0.7, "roles": 0.7, "letters": 1.0}
"""The groups of features and how much each counts; each is of length 1 before that."""

WEIGHTS = Path(__file__).parent / "weights" / "checkworthy.npz"
CLASSES = 3

type Vectors = NDArray[np.float32]


@lru_cache(maxsize=8)
def base_of(nlp: Language) -> str:
    """Name and version of a base model; kept, since spaCy puts it together anew each time."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the three classes, rarity of each feature, and what they were made from.

    `context` (classes × width) weighs the mean of the vectors of a claim's words, `usual` is what
    comes of it on average.
    `slope`, `intercept` and the weights of readable `signs` turn the log-odds of "worth checking"
    into the probability that holds for claims of news; `threshold` are the log-odds from which
    single sentences score .5. `telling` says how much likelier (log-odds) a claim is worth
    checking that bears the sign.
    """

    weights: NDArray[np.float32]
    rarity: NDArray[np.float32]
    shape_weights: NDArray[np.float32]
    context: NDArray[np.float32]
    usual: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    slope: float
    intercept: float
    threshold: float
    signs: Mapping[str, float]
    telling: Mapping[str, float]
    about: Mapping[str, Any]

    def evidence(self, nlp: Language, doc: Doc) -> Vectors:
        """What the vectors of a Doc's words weigh for each class, a line a token.

        `nothing` where another base model parsed it than the one that the weights were made with.
        """
        if base_of(nlp) != self.about["base"] or doc.tensor.shape != (len(doc), self.width):
            return self.nothing(doc)
        return np.asarray(doc.tensor @ self.context.T, np.float32)

    def nothing(self, doc: Doc) -> Vectors:
        """The evidence of a Doc that has no vectors: that of a usual word."""
        return np.tile(self.usual, (len(doc), 1)).astype(np.float32)

    @property
    def width(self) -> int:
        """The length of the base model's vectors."""
        return int(self.context.shape[1])

    def odds(self, doc: Doc, evidence: Vectors, claims: Sequence[Parts]) -> NDArray[np.float64]:
        """For each claim of a Doc the log-odds that a labeler of debates finds it worth checking.

        `claims` are lists of token intervals [start, end); `evidence` is what the method of that
        name gives for the Doc, or for its pieces one after another.
        """
        have = hashing.columns(doc)
        number = len(claims)
        tokens, of = hashing.positions(claims)
        size = np.maximum(np.bincount(of, minlength=number), 1)
        totals = self.intercepts + hashing.shapes(have, claims) @ self.shape_weights.T
        for k in range(CLASSES):
            totals[:, k] += np.bincount(of, evidence[tokens, k], minlength=number) / size
        for block, (keys, rows) in hashing.blocks(have, claims).items():
            rare = self.rarity[keys]
            length = np.sqrt(np.bincount(rows, rare * rare, minlength=number))
            share = BLOCKS[block] / np.maximum(length, 1e-9)
            for k in range(CLASSES):
                weighed = np.bincount(rows, rare * self.weights[k, keys], minlength=number)
                totals[:, k] += weighed * share
        odds: NDArray[np.float64] = totals[:, 2] - np.logaddexp(totals[:, 0], totals[:, 1])
        return odds

    def of_news(self, odds: float, found: Mapping[str, float]) -> float:
        """The probability, 0 to 1, that labelers list this claim of an article as worth checking.

        `found` are the readable signs of the claim, each 0 to 1.
        """
        signs = sum(self.signs.get(name, 0.0) * value for name, value in found.items())
        return _probability(self.slope * odds + self.intercept + signs)

    def of_sentence(self, odds: float) -> float:
        """The score, 0 to 1, of a sentence without an article."""
        return _probability(odds - self.threshold)


def _probability(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


@cache
def load(path: Path = WEIGHTS) -> Model:
    """The model in a file; kept for the life of the process.

    Raises FileNotFoundError when the weights are missing and ValueError when they are not ours.
    """
    with np.load(path, allow_pickle=False) as file:
        about = json.loads(str(file["about"]))
        if about["buckets"] != BUCKETS or about["blocks"] != BLOCKS:
            raise ValueError(f"{path} was made for other features than these")
        weights = np.zeros((CLASSES, BUCKETS), np.float32)
        rarity = np.zeros(BUCKETS, np.float32)
        weights[:, file["keys"]] = file["weights"]
        rarity[file["keys"]] = file["rarity"]
        return Model(
            weights=weights,
            rarity=rarity,
            shape_weights=file["shape_weights"].astype(np.float32),
            context=file["context"].astype(np.float32),
            usual=file["usual"].astype(np.float32),
            intercepts=file["intercepts"].astype(np.float32),
            slope=about["slope"],
            intercept=about["intercept"],
            threshold=about["threshold"],
            signs=about["signs"],
            telling=about["telling"],
            about=about,
        )
