"""Reports told by AS beside what they report: "as the Herald reported on Monday, the port closed".

What the clause of AS stands with is the content. A clause that goes on with an object or with what
was said ("as Lee told the story", "as he said that") only tells when something happened.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import Interval, child, passive
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set

_TELLING = word_set(
    """acknowledge admit announce argue confirm document explain highlight note observe point
    report reveal say tell warn write"""
)
_SHOWING = frozenset(["show", "find", "suggest", "indicate"])
_TALES = frozenset(["stories", "jokes", "lies", "tales"])
_NEAR = frozenset(["i", "we", "you", "it", "they", "there"])
_OWN = frozenset(["this", "my", "our"])
_OBJECTS = frozenset(["dobj", "ccomp", "xcomp", "acomp", "attr", "oprd"])
_OF = frozenset(["of", "about"])


def told_by(doc: Doc, verb: Token) -> list[Interval]:
    """The clause beside "as somebody told", in one part or two; [] where it only tells when."""
    mark, teller = child(verb, "mark"), child(verb, "nsubj")
    if verb.dep_ != "advcl" or mark is None or mark.lower_ != "as" or teller is None:
        return []
    shown = verb.lemma_ in _SHOWING and teller.lower_ in verbs.DOCUMENT_NOUNS
    if not (shown or verb.lemma_ in _TELLING) or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return []
    if (
        teller.lower_ in _NEAR
        or teller.left_edge.lower_ in _OWN
        or passive(verb)
        or doc._.quoted[verb.i] >= 0
        or _goes_on(verb)
    ):
        return []
    return _beside(doc, verb, mark)


def _goes_on(verb: Token) -> bool:
    """Whether the verb says what was told or tells of what: "as he told the story"."""
    for kid in verb.children:
        if kid.dep_ in _OBJECTS and not (verb.lemma_ == "tell" and _listens(kid)):
            return True
        if kid.dep_ == "prep" and kid.lower_ in _OF:
            return True
        if kid.dep_ == "aux" and kid.lemma_ == "be":
            return True
    return False


def _listens(noun: Token) -> bool:
    """Whether the object of "told" is who was told, not what."""
    if noun.dep_ != "dobj":
        return False
    several = noun.tag_ == "NNS" and noun.lower_ not in _TALES
    return noun.pos_ in {"PROPN", "PRON"} or several or noun.lower_ in verbs.OUTLET_NOUNS


def _beside(doc: Doc, verb: Token, mark: Token) -> list[Interval]:
    """What the clause from `mark` on stands with, cut off it by commas."""
    sent, above = verb.sent, verb.head
    first, stop = mark.i, verb.right_edge.i + 1
    if above.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"} or doc[stop - 1].i < verb.i:
        return []
    while stop > verb.i + 1 and doc[stop - 1].is_punct:
        stop -= 1
    leads = first == sent.start or (first == sent.start + 1 and doc[sent.start].is_punct)
    if leads:
        parts = [(stop, sent.end)] if stop < sent.end and doc[stop].text == "," else []
    elif doc[first - 1].text not in {",", "—", "–", "("}:
        return []
    else:
        parts = [(sent.start, first)]
        goes_on = stop + 1 < sent.end and doc[stop].text == ","
        if goes_on and doc[stop + 1].dep_ != "cc" and doc[stop + 1].lower_ not in {"and", "but"}:
            parts.append((stop, sent.end))
    cut = [trimmed(doc, *part) for part in parts]
    cut = [(start, _stripped(doc, start, end)) for start, end in cut]
    return [(start, end) for start, end in cut if end - start > 1]


def _stripped(doc: Doc, start: int, end: int) -> int:
    """The end without the marks that close the sentence."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {".", "!", "?", ",", ")"}):
        end -= 1
    return end
