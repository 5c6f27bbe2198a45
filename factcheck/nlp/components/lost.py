"""Heads of sentences in which the parser saw no main verb although the sentence says something.

"A crowd of 61,204 watched" (taken for "watched by ..."), "Debt: The city now owes a billion", and
lines of a list that state a figure ("Police: $96 million").
"""

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import clauses
from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.lexicons.words import BULLETS

_STOPS = frozenset([".", "!"])
_AMOUNTS = frozenset(["MONEY", "PERCENT", "QUANTITY", "CARDINAL"])
_FEWEST = 5
_VERBS = frozenset(["VBN", "VBD", "VBZ", "VBP", "MD"])


def heads(
    doc: Doc, sent: Span, tokens: list[int], roots: list[Token], *, reported: bool
) -> list[Token]:
    """The tokens under which the claims of a verbless group of tokens hang; none if it has none."""
    if _item(doc, sent, tokens):
        roots = roots or [doc[i] for i in tokens if doc[i].is_alpha]
        return [max(roots, key=_size)]
    if not roots:
        return []
    if reported:
        return [max(roots, key=_size)]
    after = _after_colon(doc, tokens)
    if after is not None:
        return [after]
    if _stopped(doc, sent) and _misread(doc, tokens):
        return [max(roots, key=_size)]
    return [max(roots, key=_size)] if _row(doc, sent, tokens) else []


def _size(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i


def _stopped(doc: Doc, sent: Span) -> bool:
    stop = sent.end
    while stop > sent.start and (doc[stop - 1].is_space or doc[stop - 1].is_quote):
        stop -= 1
    return stop > sent.start and doc[stop - 1].text in _STOPS


def _after_colon(doc: Doc, tokens: list[int]) -> Token | None:
    """The main verb of the clause that a label and a colon lead."""
    colon = next((i for i in tokens if doc[i].text == ":"), None)
    if colon is None:
        return None
    for i in tokens:
        token = doc[i]
        if i > colon and token.pos_ in {"VERB", "AUX"} and clauses.finite(token):
            subject = child(token, *SUBJECTS)
            if subject is not None and subject.i > colon and token.head.i <= colon:
                return token
    return None


def _misread(doc: Doc, tokens: list[int]) -> bool:
    """Whether a full sentence has a verb, though not as its root, and names or counts something."""
    words = [doc[i] for i in tokens if doc[i].is_alpha or doc[i].like_num]
    if len(words) < _FEWEST or not any(t.tag_ in _VERBS or _for_verb(t) for t in words):
        return False
    return any(t.ent_type_ or t.like_num for t in words)


def _for_verb(token: Token) -> bool:
    """Whether a noun may be the verb: "the *council votes* on Friday", "Lee mended it"."""
    if token.dep_ != "ROOT" or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if child(token, "dobj") is not None:
        return True
    noun = child(token, "compound")
    several = token.tag_ == "NNS" and noun is not None and noun.tag_ in {"NN", "NNP"}
    return several and any(k.i > token.i and not k.is_punct for k in token.children)


def _row(doc: Doc, sent: Span, tokens: list[int]) -> bool:
    """Whether a line of a list gives a figure for what its label names."""
    paragraph = sent.start == 0 or doc[sent.start - 1].is_space
    colon = next((i for i in tokens[:6] if doc[i].text == ":"), None)
    if colon is None or not paragraph:
        return False
    return any(doc[i].ent_type_ in _AMOUNTS for i in tokens if i > colon)


def _item(doc: Doc, sent: Span, tokens: list[int]) -> bool:
    """Whether an item under a bullet gives a figure: "• 46,000 homes without power"."""
    first = sent.start
    if doc[first].text not in BULLETS and first > 0:
        first -= 1  # the mark may make a sentence of its own
    if doc[first].text not in BULLETS or (first > 0 and not doc[first - 1].is_space):
        return False
    words = [doc[i] for i in tokens if doc[i].is_alpha or doc[i].like_num]
    return len(words) >= _FEWEST - 1 and any(t.like_num for t in words)


def has_subject(verb: Token) -> bool:
    """Whether a sentence's verb has a subject that the parser hung elsewhere.

    "In 1962 Lee, then 29, was named": a noun or a name stands before a verb that no order has;
    "At the heart of it is a bill": it stands behind "is".
    """
    if verb.left_edge.lower_ in {"here", "there"}:
        return False
    if verb.lemma_ == "be" and child(verb, "attr") is not None:
        return True
    if verb.tag_ == "VBP" and child(verb, "aux") is None:
        return False
    before = verb.doc[verb.left_edge.i : verb.i]
    return any(t.pos_ in {"NOUN", "PROPN"} or t.is_title for t in before)
