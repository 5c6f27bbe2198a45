"""From a text to one parsed Doc: lines, pieces, batches.

Each line of the article is parsed on its own (sentence boundaries are then far more often right),
long lines in pieces, so that memory and time stay bounded; excluded lines are not parsed at all.
The pieces are joined again into one Doc whose text is the article's, character for character.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factcheck.nlp import checkworthy
from factcheck.nlp.components import boilerplate, clauses
from factcheck.nlp.records import Paragraph

LONGEST_PIECE = 3_000
"""Characters parsed at once."""
_BATCH = 128
"""Pieces parsed together, while they have at most LARGEST_BATCH characters."""
LARGEST_BATCH = 60_000
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
"""Spaces of other widths, which spaCy would make tokens of their own ("said.\u00a0“We")."""
_PLAIN = {**_SPACES, 0x2015: "\u2014"}
"""And the horizontal bar, which it would leave on the word before, for the em dash."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: `text[start:end]`; `kept` when it is to be parsed."""

    start: int
    end: int
    kept: bool


def clean(text: str) -> str:
    """The same text, same length, as spaCy reads it best: plain spaces, dashes, characters."""
    return _SURROGATES.sub("\ufffd", text.translate(_PLAIN))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most LONGEST_PIECE characters, cut after a sentence, else at a space."""
    while end - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST_PIECE // 2, limit)]
        space = text.rfind(" ", start + LONGEST_PIECE // 2, limit)
        cut = ends[-1] if ends else space + 1 if space > 0 else limit
        yield start, cut
        start = cut
    yield start, end


def pieces(text: str, kept: list[tuple[int, int]]) -> list[Piece]:
    """The whole text in order as parsed and unparsed pieces, without gaps."""
    out: list[Piece] = []
    at = 0
    for line_start, line_end in kept:
        if line_start > at:
            out.append(Piece(at, line_start, kept=False))
        out += [Piece(s, e, kept=True) for s, e in _cut(text, line_start, line_end)]
        at = line_end
    if at < len(text):
        out.append(Piece(at, len(text), kept=False))
    return out


def _unparsed(vocab: Vocab, text: str) -> Doc:
    """One token that stands for a stretch which is not parsed."""
    return Doc(
        vocab,
        words=[text],
        spaces=[False],
        heads=[0],
        deps=["ROOT"],
        tags=["_SP"],
        pos=["SPACE"],
        sent_starts=[True],
    )


def _joined(vocab: Vocab, docs: list[Doc]) -> Doc:
    """One Doc of all pieces, without the vectors that nothing here needs."""
    leave: dict[str, Any] = {"exclude": ["tensor", "user_data"]}
    joined = Doc.from_docs(docs, ensure_whitespace=False, **leave) if docs else None
    return joined if joined is not None else Doc(vocab)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in batches, large enough to be fast and small enough for memory."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) >= _BATCH or size + len(text) > LARGEST_BATCH):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _parsed(nlp: Language, texts: Iterable[str], own: list[str]) -> Iterator[Doc]:
    for batch in _batches(texts):
        yield from nlp.pipe(batch, batch_size=len(batch), disable=own)


def parse(
    nlp: Language,
    text: str,
    own: list[str],
    *,
    keep: Collection[int] = (),
    progress: Callable[[int, int, int], None] | None = None,
) -> Doc:
    """Parse a text with the base components only (`own` are left out) and join the pieces.

    Lines that start at an offset in `keep` are never left out. `progress` gets (paragraphs read,
    paragraphs total, claims so far, counted by `clauses.likely`). The Doc's text is `clean(text)`;
    `doc._.paragraphs` and `doc._.excluded` are set, and `doc._.evidence` keeps of the words'
    vectors what check-worthiness needs.
    """
    text = clean(text)
    kept, excluded = boilerplate.read(text, keep=keep)
    parts = pieces(text, kept)
    todo = [p for p in parts if p.kept]
    texts = (text[p.start : p.end] for p in todo)
    docs: list[Doc] = []
    paragraphs: list[Paragraph] = []
    evidence: list[checkworthy.Vectors] = []
    model = checkworthy.load()
    at = done = likely = 0
    parsed = _parsed(nlp, texts, own)
    for part in parts:
        if part.kept:
            one = next(parsed)
            evidence.append(model.evidence(nlp, one))
            one.tensor = one.tensor[:0].copy()
            paragraphs.append(Paragraph(at, at + len(one)))
            done += 1
            if progress is not None:
                likely += clauses.likely(one)
                progress(done, len(todo), likely)
        else:
            one = _unparsed(nlp.vocab, text[part.start : part.end])
            evidence.append(model.nothing(one))
        docs.append(one)
        at += len(one)
    doc = _joined(nlp.vocab, docs)
    doc._.paragraphs = paragraphs
    doc._.evidence = np.concatenate(evidence) if evidence else model.nothing(doc)
    doc._.excluded = tuple(excluded)
    return doc
