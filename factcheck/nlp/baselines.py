"""Trivial baselines, printed beside our figures: what one gets for nothing.

Each sentence is a claim with its own words for the statement and nobody for the speaker; the longer
a sentence, the more worth checking; a pronoun is the person named last.
"""

from collections.abc import Callable, Sequence
from typing import Any

from factcheck.nlp import pipeline, reading
from factcheck.nlp.components import boilerplate


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
