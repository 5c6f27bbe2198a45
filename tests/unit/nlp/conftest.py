"""The splitter, loaded once for all tests of it."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from factcheck.nlp import predict
from factcheck.nlp.types import Split


@pytest.fixture(scope="session")
def split() -> Callable[[str], Split]:
    """`predict.split` with the pipeline loaded."""
    predict.load()
    return predict.split


@pytest.fixture(scope="session")
def analyze() -> Callable[[str], Doc]:
    """`predict.analyze` with the pipeline loaded."""
    predict.load()
    return predict.analyze
