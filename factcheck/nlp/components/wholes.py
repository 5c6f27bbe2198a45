"""What a stretch cut out of a sentence needs, and sheds, to be a sentence of its own.

A conjunction that joined it to something else goes; "who" becomes the noun before it; a preposition
or a "be" at its end takes back its complement, for without it the sentence says nothing, or
something else ("has been charged").
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.components.shape import Interval, runs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution

_JOINS = word_set("and or but")
_OBJECTS = frozenset(["pobj", "pcomp"])
_PREDICATES = frozenset(["attr", "acomp", "oprd"])
_RELATIVE = frozenset(["WDT", "WP"])
_LONGEST = 30
_FEWEST = 3


def whole(doc: Doc, parts: list[Interval], attribution: Attribution | None) -> list[Interval]:
    """The tokens of a statement without loose conjunctions and with what its last word governs."""
    words = [i for start, end in parts for i in range(start, end)]
    kept = _bounded(doc, words)
    if len(kept) < _FEWEST:
        return parts
    more = _governed(doc, doc[_last(doc, kept)], set(kept), attribution)
    named = _antecedent(doc, kept)
    if len(kept) == len(words) and not more and not named:
        return parts
    if more:
        kept = kept[: kept.index(_last(doc, kept)) + 1] + more
    return runs(named + kept[1:] if named else kept)


def _antecedent(doc: Doc, words: list[int]) -> list[int]:
    """The noun phrase for which "who" or "which" at the beginning stands as a subject."""
    pronoun = doc[words[0]]
    clause = pronoun.head
    if pronoun.tag_ not in _RELATIVE or pronoun.dep_ not in SUBJECTS or clause.dep_ != "relcl":
        return []
    noun = clause.head
    named = list(range(noun.left_edge.i, min(noun.right_edge.i + 1, clause.left_edge.i)))
    while named and (doc[named[-1]].is_punct or doc[named[-1]].is_quote):
        named.pop()
    nominal = noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.i in named
    return named if nominal and len(named) <= _LONGEST and not set(named) & set(words) else []


def _bounded(doc: Doc, words: list[int]) -> list[int]:
    """Without a conjunction at either end, and the marks outside of it."""
    kept = list(words)
    while len(kept) > 1 and doc[kept[0]].lower_ in _JOINS and doc[kept[0]].dep_ == "cc":
        del kept[0]
    last = _last(doc, kept)
    while last >= 0 and doc[last].lower_ in _JOINS:
        del kept[kept.index(last) :]
        last = _last(doc, kept)
    return kept


def _last(doc: Doc, words: list[int]) -> int:
    """The last token that is no mark, -1 when there is none."""
    return next((i for i in reversed(words) if not doc[i].is_punct and not doc[i].is_space), -1)


def _governed(
    doc: Doc, token: Token, known: set[int], attribution: Attribution | None
) -> list[int]:
    """The complement that stands right behind the last word and is not part of the statement."""
    labels = _OBJECTS if token.dep_ in {"prep", "agent"} else frozenset()
    labels = (
        _PREDICATES if token.lemma_ == "be" and token.dep_ not in {"aux", "auxpass"} else labels
    )
    for kid in token.children:
        start, end = kid.left_edge.i, kid.right_edge.i + 1
        between = range(token.i + 1, start)
        if kid.dep_ not in labels or start <= token.i or end - start > _LONGEST:
            continue
        if all(doc[i].is_quote for i in between) and not known & set(range(start, end)):
            return [] if _reports(attribution, start, end) else list(range(token.i + 1, end))
    return []


def _reports(attribution: Attribution | None, start: int, end: int) -> bool:
    """Whether who said it, or that it was said, stands between the tokens."""
    if attribution is None:
        return False
    marks = [attribution.cue, *([attribution.source] if attribution.source else [])]
    return any(start < e and s < end for s, e in marks)
