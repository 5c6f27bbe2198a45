"""What is measured: each score with its data, our callable, the baseline's, and rivals' figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_PREDICT = "factcheck.nlp.predict:"
_BASELINE = "factcheck.nlp.baselines:"
_POINT = 0.01
_LEAKS = 0.1


@dataclass(frozen=True, slots=True)
class Measure:
    """One score: a script of the shared scores, or a part of our labels.

    `data` is what it needs in the shared folder. `keys` are read from what the score prints; a
    figure must not fall by more than `allowed`, or rise when it is in `lower_is_better`. Scores
    that print `per_cent` are made rates.
    """

    title: str
    data: str
    ours: str
    baseline: str | None
    keys: tuple[str, ...]
    script: str | None = None
    arguments: tuple[str, ...] = ()
    part: str | None = None
    per_cent: bool = False
    rivals: Mapping[str, str] = field(default_factory=dict)
    lower_is_better: frozenset[str] = frozenset(
        ["wrong mouth", "silent", "leaks", "boilerplate_leaks", "dangling", "alien"]
    )

    def allowed(self, key: str) -> float:
        """How much the figure may lose: one point, and a tenth of a leak an article."""
        if key == COUNT:
            return float("inf")
        return _LEAKS if "leaks" in key else _POINT


COUNT = "gold"
"""The number of labelled claims: figures of other labels are not compared."""

_OF_LABELS = (
    COUNT,
    "claim P",
    "claim R",
    "claim R, worth checking",
    "claim R, check first",
    "wrong mouth",
    "silent",
    "speaker",
    "full name",
    "role",
    "relay P",
    "relay R",
    "quote type",
    "kind",
    "anonymous",
    "leaks",
    "statement F1",
    "label similarity",
    "calibration error",
)


def _labels(title: str, part: str) -> Measure:
    return Measure(
        title=title,
        data="data/polnear/data",
        ours=f"{_PREDICT}claims",
        baseline=f"{_BASELINE}sentence_claims",
        keys=_OF_LABELS,
        part=part,
        lower_is_better=frozenset(["wrong mouth", "silent", "leaks", "calibration error"]),
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        title="Sample article",
        data="cases/seed_gold.json",
        ours=f"{_PREDICT}claims",
        baseline=f"{_BASELINE}sentence_claims",
        keys=(
            "claim_P",
            "claim_R",
            "statement_F1",
            "label_sim",
            "speaker_acc",
            "speaker_full_name",
            "role_acc",
            "quote_type_acc",
            "relay_P",
            "relay_R",
            "boilerplate_leaks",
            "nDCG",
        ),
        script="gold_article.py",
        rivals={
            "claim_R": ".64",
            "statement_F1": ".67",
            "speaker_acc": ".61",
            "speaker_full_name": "0",
            "relay_P": "0",
            "relay_R": "0",
            "boilerplate_leaks": "3",
        },
    ),
    _labels("Our labels: PolNeAR articles, development", "dev"),
    _labels("Our labels: own articles, development", "own/dev"),
    _labels("Our labels: PolNeAR articles, second round", "later"),
    _labels("Our labels: own articles, second round", "own/later"),
    _labels("Our labels: PolNeAR articles, third round", "third"),
    _labels("Our labels: own articles, third round", "own/third"),
    Measure(
        title="Attribution, PolNeAR dev",
        data="data/polnear/data/dev",
        ours=f"{_PREDICT}attributions",
        baseline=None,
        keys=("exact_source", "exact_cue", "exact_content", "tok_content", "triple_lenient"),
        script="attribution.py",
        arguments=("--split", "dev"),
        per_cent=True,
        rivals={
            "exact_source": ".634",
            "exact_cue": ".627",
            "exact_content": ".419",
            "tok_content": ".826",
            "triple_lenient": ".531",
        },
    ),
    Measure(
        title="Splitting, REALSumm",
        data="data/realsumm_scu",
        ours=f"{_PREDICT}statements",
        baseline=f"{_BASELINE}sentence_statements",
        keys=("softP", "softR", "softF", "dangling", "added_R", "alien"),
        script="claim_split.py",
        arguments=("--set", "realsumm"),
        per_cent=True,
        rivals={"softF": ".598", "added_R": ".431", "alien": ".002"},
    ),
    Measure(
        title="Check-worthiness, ClaimBuster groundtruth",
        data="data/claimbuster",
        ours=f"{_PREDICT}worthiness",
        baseline=f"{_BASELINE}length_worthiness",
        keys=("AP", "AUC", "P", "R", "F1"),
        script="checkworthy.py",
        arguments=("--set", "cb3"),
        rivals={"AP": ".957"},
    ),
    Measure(
        title="Pronouns he and she, GUM news",
        data="data/gum_news",
        ours=f"{_PREDICT}pronouns",
        baseline=f"{_BASELINE}nearest_person",
        keys=("person.precision", "person.acc"),
        script="pronoun.py",
        per_cent=True,
        rivals={"person.precision": ".54"},
    ),
)
"""What every run takes."""

TESTING: tuple[Measure, ...] = (
    _labels("Our labels: PolNeAR articles, test", "test"),
    _labels("Our labels: own articles, test", "own/test"),
    _labels("Our labels: PolNeAR articles, sealed", "sealed"),
    _labels("Our labels: own articles, sealed", "own/sealed"),
)
"""Taken only when asked for: nobody looks at these articles while working on the splitter."""
