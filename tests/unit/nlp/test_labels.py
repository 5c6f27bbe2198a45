"""Headlines of claims."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.nlp import predict
from factcheck.nlp.components.labels import LONGEST
from factcheck.nlp.types import Split

type Splitter = Callable[[str], Split]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "In May of that long and rainy year, the council closed the old pool in Lindholm.",
            "Council closed old pool in Lindholm",
        ),
        ("The mayor was jeered in the hall.", "Mayor was jeered in hall"),
        (
            (
                "The port of Lindvik handled far more containers in the first nine months of the"
                " year than its larger neighbor in Osse."
            ),
            "Port of Lindvik handled more containers than its neighbor",
        ),
        (
            (
                "The clinic in Tarn treated fewer patients with broken bones last winter than any"
                " other hospital of the county."
            ),
            "Clinic treated fewer patients than any other hospital",
        ),
        (
            (
                "The council of Tarn paid more for the new bridge over the river in 2019 than for"
                " all its schools."
            ),
            "Council of Tarn paid more than for all its schools",
        ),
        ("The prize was given to Ann Lee.", "Prize given to Lee"),
        ("Mr. Dahl sold two cranes.", "Dahl sold two cranes"),
        ("The plan could only be sustained with aid.", "Plan could only be sustained with aid"),
        ("The port reportedly lost up to 400 jobs.", "Port reportedly lost up to 400 jobs"),
        ("The port has not lost 400 jobs.", "Port has not lost 400 jobs"),
        ("“The tax is a bad idea,” Ann Lee said.", "Tax is bad idea, Lee says"),
        ("Ann Lee said that the 6% rise “is the limit” for her.", "6% rise “is the limit” for Lee"),
    ],
)
def test_a_label_is_a_headline(split: Splitter, text: str, label: str) -> None:
    (claim,) = split(text).claims
    assert claim.label == label


def test_a_label_does_not_begin_with_a_pronoun(split: Splitter) -> None:
    claims = split("The council met. It’s a terrible plan for the port of Lindholm.").claims
    assert not claims[-1].label.lower().startswith(("it", "’s"))


WORDS = (
    "Ann Lee the port lost 400 jobs , and who said that in May reportedly up to 30 percent of “ ” "
    "which was closed by Mr. Dahl not . if council’s it she"
)


GRAMMAR = frozenset(["says", "say", "s", "is", "are", "was", "were"])
"""Words that a label may have of its own: who says it, and what an apposition leaves out."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=60))
def test_labels_are_short_and_whole(words: list[str]) -> None:
    text = " ".join(words) + "."
    known = {w.strip(".,“”’").lower() for w in text.replace("’", " ").split()}
    for claim in predict.split(text).claims:
        assert 0 < len(claim.label) <= LONGEST
        assert " ," not in claim.label
        for word in claim.label.replace("’", " ").split():
            bare = word.strip(".,“”:;").lower()
            assert not bare or bare in known | GRAMMAR, claim.label
