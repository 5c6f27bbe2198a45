"""Who stands beside the verb of a quotation, told by place where the parser lost the subject.

“...,” Ann Lee, an aide to the mayor, said: what stands between the marks and the verb speaks, and
so does the name right behind a verb that comes first. A verb that no list knows reports too where
it follows a quotation that a comma leaves open: “...,” the mayor countered.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.cues import Interval, child
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Quote

_LONGEST = 20
_FEW = 8
_OPENS = frozenset(["NNP", "NNPS", "DT", "PRP$", "NN", "NNS", "JJ", "PRP"])
_BEHIND = frozenset(["NNP", "NNPS", "DT", "NN", "NNS", "JJ", "PRP$", "POS", "HYPH", "PRP"])
_NOUNS = frozenset(["NNP", "NNPS", "NN", "NNS", "PRP"])
_NAMES = frozenset(["NNP", "NNPS"])
_SMALL = word_set("who whom which")
_PLAIN = word_set("be have do go come get make take become seem appear remain follow mean refer")
"""Verbs that report nothing wherever they stand."""
_ALONE = frozenset(["VBD", "VBZ"])


def source(doc: Doc, verb: Token, quote: Quote) -> tuple[Interval, Token] | None:
    """The noun phrase beside the verb and its head, None where nothing there can speak."""
    found = _between(doc, quote.end, verb.i) if quote.end <= verb.i else None
    found = found or _behind(doc, verb, near=_follows(doc, verb, quote))
    return None if found is None else (found, _head(doc, *found))


def _between(doc: Doc, start: int, end: int) -> Interval | None:
    """What stands between the quotation and the verb, when it is a noun phrase."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].tag_ in {"RB", "MD"}):
        end -= 1
    if not 0 < end - start <= _LONGEST or doc[start].tag_ not in _OPENS:
        return None
    led = False
    for token in doc[start:end]:
        led = led or token.lower_ in _SMALL
        if token.is_quote or (token.tag_ in FINITE and not led) or token.text in {":", ";"}:
            return None
    return (start, end) if any(t.tag_ in _NOUNS for t in doc[start:end]) else None


def _follows(doc: Doc, verb: Token, quote: Quote) -> bool:
    return quote.end <= verb.i and all(doc[i].is_space for i in range(quote.end, verb.i))


def _behind(doc: Doc, verb: Token, *, near: bool) -> Interval | None:
    """The name right behind the verb, or any noun where the verb stands `near` the marks."""
    start = end = verb.i + 1
    while end < min(len(doc), start + _FEW) and doc[end].tag_ in _BEHIND and not doc[end].is_quote:
        end += 1
    kinds = _NOUNS if near else _NAMES
    named = any(t.tag_ in kinds or t.lower_ in {"he", "she"} for t in doc[start:end])
    return (start, end) if named and verb.lemma_ != "tell" else None


def _head(doc: Doc, start: int, end: int) -> Token:
    """The last word of the first name, else the last noun before a comma or a preposition."""
    for i in range(start, end):
        if doc[i].ent_type_ == "PERSON" and (i + 1 == end or doc[i + 1].ent_iob_ != "I"):
            after = doc[i + 1].tag_ if i + 1 < end else ""
            led = any(t.tag_ == "IN" for t in doc[start:i])
            if after != "POS" and not (led and doc[start].tag_ == "NNP"):
                return doc[i]
    head = doc[start]
    for token in doc[start:end]:
        if token.tag_ == "IN" or (token.text == "," and head.tag_ in _NOUNS):
            break
        if token.tag_ in _NOUNS:
            head = token
    return head


def reports(doc: Doc, quote: Quote, verb: Token) -> bool:
    """Whether a verb that no list knows reports the quotation before it: “...,” Lee countered."""
    last = quote.inner_end - 1
    read = verb.lower_ in {"read", "reads"}
    if doc[last].text != "," or not (read or verb.tag_ in _ALONE) or verb.pos_ != "VERB":
        return False
    if verb.lemma_ in _PLAIN or child(verb, "dobj", "attr", "acomp", "oprd") is not None:
        return False
    found = _between(doc, quote.end, verb.i)
    if found is None or any(t.lower_ in _SMALL for t in doc[found[0] : verb.i]):
        return False
    head = _head(doc, *found)
    if read:
        return head.lower_ in verbs.DOCUMENT_NOUNS | verbs.CHANNELS
    return head.tag_ in {"NNP", "PRP"}
