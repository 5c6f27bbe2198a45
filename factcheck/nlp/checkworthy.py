"""Check-worthiness learned from labels: hashed n-grams and a linear model of three classes.

The classes are those of ClaimBuster (Arslan et al., 2020): not factual, factual but unimportant,
worth checking. Features are hashed (Weinberger et al., 2009), so the weights are two arrays and
load without pickle. `bench/train_checkworthiness.py` makes them; the file names its data.
"""

import json
import math
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

BUCKETS = 2**19
BLOCKS = {"words": 1.0, "lemmas": 1.0, "tags": 0.7, "roles": 0.7, "letters": 1.0}
"""The groups of features and how much each counts; each is of length 1 before that."""

WEIGHTS = Path(__file__).parent / "weights" / "checkworthy.npz"

_FIGURES = frozenset(["CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"])
_NAMES = frozenset(["PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT"])
_ROLES = frozenset(["nsubj", "ROOT", "aux", "neg", "nsubjpass", "auxpass", "dobj", "advmod"])
_DIGITS = re.compile(r"\d[\d,.]*")


def features(tokens: Sequence[Token]) -> dict[str, list[str]]:
    """The features of one claim's words, a list for each block; figures are all alike."""
    kept = [token for token in tokens if not token.is_space]
    words = [_DIGITS.sub("0", token.lower_.replace("’", "'")) for token in kept]
    return {
        "words": list(_grams(words)),
        "lemmas": list(_grams(list(_typed(kept)))),
        "tags": list(_grams([token.tag_ for token in kept])),
        "roles": [
            *(f"{t.ent_type_}" for t in kept if t.ent_iob_ == "B"),
            *(f"{t.dep_}={t.lemma_.lower()}" for t in kept if t.dep_ in _ROLES),
        ],
        "letters": [part for word in sorted(set(words)) for part in _letters(word)],
    }


def shape(tokens: Sequence[Token]) -> list[float]:
    """Length, figures, names and question marks of one claim as eight small numbers."""
    text = " ".join(token.text for token in tokens)
    figures = _DIGITS.findall(text)
    return [
        math.log1p(len(tokens)) / 3,
        float(bool(figures)),
        len(figures) / 3,
        float("%" in text or "percent" in text.lower()),
        float(any(sign in text for sign in "$£€")),
        float("?" in text),
        sum(token.is_title for token in tokens[1:]) / 5,
        float(any(token.ent_type_ in _NAMES for token in tokens)),
    ]


@lru_cache(maxsize=2**17)
def bucket(block: str, feature: str) -> int:
    """Where a feature's weights stand, the same on every machine."""
    return zlib.crc32(f"{block}:{feature}".encode()) % BUCKETS


def hashed(
    found: dict[str, list[str]],
) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """For each block the buckets of its features, each once, with 1 + log of its hits."""
    blocks = {}
    for block, names in found.items():
        keys = np.array([bucket(block, name) for name in names], np.int64)
        once, times = np.unique(keys, return_counts=True)
        blocks[block] = (once, 1 + np.log(times))
    return blocks


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the three classes, rarity of each bucket, and what they were made from.

    `calibration` (slope, intercept) turns the log-odds of "worth checking" into a probability
    that holds for claims of news articles.
    """

    weights: NDArray[np.float32]
    rarity: NDArray[np.float32]
    shape_weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    calibration: tuple[float, float]
    about: dict[str, Any]

    def score(self, tokens: Sequence[Token]) -> float:
        """The probability, 0 to 1, that a labeler calls the claim worth checking."""
        totals = self.intercepts + self.shape_weights @ np.asarray(shape(tokens), np.float32)
        for block, (keys, values) in hashed(features(tokens)).items():
            weighed = values * self.rarity[keys]
            length = float(np.linalg.norm(weighed))
            if length:
                totals = totals + (weighed * (BLOCKS[block] / length)) @ self.weights[keys]
        odds = float(totals[2] - np.logaddexp(totals[0], totals[1]))
        slope, intercept = self.calibration
        return 1 / (1 + math.exp(-(slope * odds + intercept)))


@cache
def load(path: Path = WEIGHTS) -> Model:
    """The model in a file; kept for the life of the process.

    Raises FileNotFoundError when the weights are missing and ValueError when they are not ours.
    """
    with np.load(path, allow_pickle=False) as file:
        about = json.loads(str(file["about"]))
        if about["buckets"] != BUCKETS:
            raise ValueError(f"{path} was made for {about['buckets']} buckets, not {BUCKETS}")
        weights = np.zeros((BUCKETS, 3), np.float32)
        rarity = np.zeros(BUCKETS, np.float32)
        weights[file["keys"]] = file["weights"].T
        rarity[file["keys"]] = file["rarity"]
        return Model(
            weights=weights,
            rarity=rarity,
            shape_weights=file["shape_weights"].astype(np.float32),
            intercepts=file["intercepts"].astype(np.float32),
            calibration=(float(file["calibration"][0]), float(file["calibration"][1])),
            about=about,
        )


def _grams(items: Sequence[str]) -> Iterable[str]:
    for size in (1, 2, 3):
        for start in range(len(items) - size + 1):
            yield " ".join(items[start : start + size])


@lru_cache(maxsize=2**14)
def _letters(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    starts = ((size, start) for size in (3, 4, 5) for start in range(len(padded) - size + 1))
    return tuple(padded[start : start + size] for size, start in starts)


def _typed(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.ent_type_ in _FIGURES and token.pos_ == "NUM":
            yield f"<{token.ent_type_}>"
        elif token.ent_type_ in _NAMES:
            if token.ent_iob_ == "B":
                yield f"<{token.ent_type_}>"
        else:
            yield token.lemma_.lower()
