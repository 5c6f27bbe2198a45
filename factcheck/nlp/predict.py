"""Text in, claims out: the callables that the rest of the product and the scores use.

All offsets are Unicode code points into the text given, half-open.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp import checkworthy, language, pipeline, reading
from factcheck.nlp.components.factwriter import write_facts
from factcheck.nlp.components.pronouns import SURE
from factcheck.nlp.records import Attribution, Claim, innermost
from factcheck.nlp.types import UNCLEAR, AttributionFound, ClaimFound, Split

VERSION = "2"
"""Raised with every change of what the splitter answers."""

type Grain = Literal["claim", "fact"]
"""How fine statements are: as on the page, or one argument each."""

type Progress = Callable[[int, int, int], None]
"""Gets paragraphs read, paragraphs in all, claims found so far.

Only the last call has the true number of claims; until then clauses that stand alone are
counted, mostly fewer: who speaks, and what is told in passing, is known when all is read.
"""


def load(model: str | None = None) -> Language:
    """The pipeline of this process; `model` or FACTCHECK_SPACY_MODEL names another base."""
    return pipeline.load(model)


def analyze(
    text: str,
    *,
    model: str | None = None,
    keep: Collection[int] = (),
    published: date | None = None,
    progress: Progress | None = None,
) -> Doc:
    """The article's Doc with all annotations, whatever its language.

    Lines that start at an offset in `keep` are the article's even if they look like furniture.
    "Last week" is counted from `published`, the day the article came out, when it is given.
    """
    nlp = load(model)
    total = 0

    def read(done: int, all_of: int, likely: int) -> None:
        nonlocal total
        total = all_of
        if progress is not None:
            progress(done, all_of, likely)

    doc = reading.parse(
        nlp,
        text,
        list(pipeline.OWN),
        keep=keep,
        progress=read if progress is not None else None,
    )
    doc._.published = published
    for name, component in nlp.pipeline:
        if name in pipeline.OWN:
            doc = component(doc)
    if progress is not None:
        progress(total, total, len(doc.spans["claims"]))
    return doc


def split(
    text: str,
    *,
    model: str | None = None,
    keep: Collection[int] = (),
    published: date | None = None,
    progress: Progress | None = None,
) -> Split:
    """Split an article into claims; a text that is not English gives none and says so.

    Lines that start at an offset in `keep` are read even if they look like furniture.
    "Last week" is counted from `published`, the day the article came out, when it is given.
    """
    code = language.detect(text)
    if code != "en":
        return Split(code, is_english=False, version=VERSION)
    doc = analyze(text, model=model, keep=keep, published=published, progress=progress)
    return Split(
        language=code,
        is_english=True,
        claims=tuple(found(doc, text)),
        excluded=tuple(doc._.excluded),
        version=VERSION,
    )


def found(doc: Doc, text: str) -> Iterator[ClaimFound]:
    """The claims of an analyzed Doc, in text order."""
    for span in doc.spans["claims"]:
        yield _found(doc, span, text)


def _found(doc: Doc, span: Any, text: str) -> ClaimFound:
    claim: Claim = span._.claim
    content = doc[claim.unit.content[0] : claim.unit.content[1]]
    attribution = claim.unit.attribution
    return ClaimFound(
        start=span.start_char,
        end=span.end_char,
        text=text[span.start_char : span.end_char],
        content_start=content.start_char,
        content_end=content.end_char,
        statement=claim.statement,
        label=claim.label,
        kind=claim.kind,
        score=claim.score,
        reasons=claim.reasons,
        attributions=claim.chain,
        quote_type=claim.quote_type,
        hedge=attribution.hedge if attribution is not None else "",
        insertions=claim.insertions,
        unresolved=claim.unresolved,
    )


def as_dict(claim: ClaimFound, text: str) -> dict[str, Any]:
    """A claim in the form of the gold: one speaker, relays apart from those of the context."""
    chain = claim.attributions
    first = chain[0] if chain else None
    speaker = next((a for a in chain if a.role == "speaker"), None)
    if speaker is None and first is not None and first.role == "document":
        speaker = first  # A document that speaks alone.
    sure = speaker is not None and speaker.name != UNCLEAR
    relays = [a for a in chain if a is not speaker and a.name != UNCLEAR]
    relays = [a for a in relays if sure or a.role != "speaker"]
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "content": {
            "start": claim.content_start,
            "end": claim.content_end,
            "text": text[claim.content_start : claim.content_end],
        },
        "statement": claim.statement,
        "label": claim.label,
        "speaker": speaker.name if speaker is not None else None,
        "speaker_role": (speaker.title or None) if speaker is not None else None,
        "cue": first.cue or None if first is not None else None,
        "quote_type": claim.quote_type,
        "relays": [a.name for a in relays if not a.from_context],
        "relays_context": [a.name for a in relays if a.from_context],
        "hedge": claim.hedge or None,
        "anonymous": speaker.anonymous if speaker is not None else False,
        "claim_type": claim.kind,
        "score": claim.score,
    }


def claims(text: str) -> list[dict[str, Any]]:
    """The claims of a text as dicts with the keys of the gold."""
    return [as_dict(claim, text) for claim in split(text).claims]


def statements(text: str, *, grain: Grain = "fact") -> list[dict[str, Any]]:
    """The statements of a text, each with its start and end.

    `grain` "claim" gives those of the claims, "fact" smaller ones: one predicate with one
    argument each, pronouns replaced by the likeliest person.
    """
    if grain == "claim":
        return [
            {"statement": c.statement, "start": c.start, "end": c.end} for c in split(text).claims
        ]
    return write_facts(analyze(text))


def _top_level(found: list[Attribution]) -> list[Attribution]:
    """Attributions that do not stand inside another one's content."""
    owner = innermost(found)
    return [a for a in found if a.head not in owner or owner[a.head].head == a.head]


def attributions(text: str) -> list[dict[str, list[list[int]]]]:
    """Source, cue and content of each attribution as lists of [start, end]."""
    doc = analyze(text)

    def chars(start: int, end: int) -> list[int]:
        span = doc[start:end]
        return [span.start_char, span.end_char]

    return [
        {
            "source": [chars(*a.source)] if a.source else [],
            "cue": [chars(*a.cue)],
            "content": [chars(*c) for c in a.content],
        }
        for a in _top_level(doc._.attributions)
    ]


def pronouns(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int] | None]:
    """For each pronoun, where its person was last named, or None when that is not sure."""
    doc = analyze(text)
    by_start = {doc[i].idx: a for i, a in doc._.answers.items() if a.lead >= SURE}
    found: list[list[int] | None] = []
    for start, _ in spans:
        answer = by_start.get(start)
        if answer is None:
            found.append(None)
            continue
        named = doc[answer.mention.start : answer.mention.end]
        found.append([named.start_char, named.end_char])
    return found


def judge_texts(texts: Sequence[str]) -> list[float]:
    """Check-worthiness from 0 to 1 of single sentences."""
    nlp = load()
    model = checkworthy.load()
    scores = []
    for doc in nlp.pipe((reading.clean(t) for t in texts), disable=list(pipeline.OWN)):
        odds = model.odds(doc, model.evidence(nlp, doc), [[(0, len(doc))]])[0]
        scores.append(round(model.of_sentence(float(odds)), 3) if len(doc) else 0.0)
    return scores


def worthiness(
    texts: Sequence[str], labels: Sequence[int] | None = None
) -> Callable[[Sequence[str]], list[float]] | list[float]:
    """Scores of texts; called with training labels, a scorer that needs no training."""
    return judge_texts(texts) if labels is None else judge_texts


__all__ = [
    "UNCLEAR",
    "AttributionFound",
    "ClaimFound",
    "Split",
    "as_dict",
    "attributions",
    "claims",
    "load",
    "pronouns",
    "split",
    "statements",
    "worthiness",
]
