"""Whose claim it is: which attributions make their content somebody's words.

A wrong mouth is worse than none. Thoughts, refusals to say, shares of a sample, and what an
indefinite somebody might say are told in the voice that surrounds them.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import child, controlled
from factcheck.nlp.components.names import is_title
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution
from factcheck.nlp.types import UNCLEAR

_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "men", "women", "crat", "can")
"""Endings of nouns for people, without their plural s."""
_INDEFINITE = word_set(
    """nobody anyone anybody everyone everybody someone somebody who whoever one none each that this
    these those it which what you"""
)
_SHARES = word_set(
    "percent % majority minority half third quarter plurality share number proportion"
)
_TOLD = word_set("report say state note")
"""Verbs of finding that also pass on what somebody said."""
_MODAL = frozenset(["MD"])


def usable(doc: Doc, attribution: Attribution) -> bool:
    """Whether the attribution makes its content somebody's claim."""
    if not attribution.clausal or attribution.kind not in {"speech", "finding"}:
        return False
    if attribution.source is None or attribution.who is None:
        return False
    return not _unsaid(doc, attribution) and _can_say(doc, attribution)


def _unsaid(doc: Doc, attribution: Attribution) -> bool:
    """Whether the content was kept back ("did not mention that"), or told of a crowd's share."""
    head = doc[attribution.head]
    if attribution.quote_type == "direct":
        return False
    if any(k.dep_ == "neg" for k in head.children):
        return True
    if head.dep_ == "xcomp" and head.head.lemma_ in {"refuse", "decline", "fail"}:
        return True
    if head.lemma_ in verbs.PERFORMING or controlled(head) is not None:
        return True
    source = _head(doc, attribution)
    return source is not None and (
        source.lower_ in _SHARES or any(k.lower_ in {"percent", "%"} for k in source.children)
    )


def _head(doc: Doc, attribution: Attribution) -> Token | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    return next((t for t in doc[start:end] if t.head.i == t.i or not start <= t.head.i < end), None)


def owners(doc: Doc, attributions: list[Attribution]) -> dict[int, Attribution]:
    """For each token of content, the innermost attribution that it belongs to."""
    owner: dict[int, Attribution] = {}
    order = sorted(attributions, key=lambda a: -sum(e - s for s, e in a.content))
    for attribution in order:
        outer = owner.get(attribution.head)
        if outer is not None and outer is not attribution and not _inner(doc, attribution, outer):
            continue
        for start, end in attribution.content:
            for i in range(start, end):
                owner[i] = attribution
    return owner


def _inner(doc: Doc, attribution: Attribution, outer: Attribution) -> bool:
    """Whether what is reported inside another's words is that inner somebody's claim."""
    head, source = doc[attribution.head], _head(doc, attribution)
    if attribution.kind != "speech" or source is None or source.lower_ in _INDEFINITE:
        return False
    if vague(attribution):
        return outer.quote_type != "direct" and source.pos_ == "NOUN"
    shown = head.lemma_ in verbs.FINDING - _TOLD and source.pos_ == "NOUN"
    if shown or head.lemma_ in verbs.SAYING_ACTS or _open(head):
        return False
    if outer.quote_type != "direct" or _told_me(head):
        return True
    return source.pos_ == "PROPN" and head.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def _open(verb: Token) -> bool:
    """Whether it is left open that anything was said: "may say", "whether they said"."""
    return any(k.tag_ in _MODAL or k.lower_ in {"if", "whether", "unless"} for k in verb.children)


def _told_me(verb: Token) -> bool:
    """Whether the quoted speaker passes on what was said to them: "the board told me"."""
    heard = child(verb, "dobj", "dative", "iobj")
    return verb.tag_ == "VBD" and heard is not None and heard.lower_ in {"me", "us"}


def _can_say(doc: Doc, attribution: Attribution) -> bool:
    """Whether the source is somebody or something that states: a name, a person, a document."""
    if attribution.source is None or attribution.who is None:
        return False
    if attribution.quote_type == "direct" or attribution.who.role != "speaker":
        return True
    head = _head(doc, attribution)
    return head is not None and _sayer(head)


def _sayer(token: Token) -> bool:
    if token.pos_ in {"PROPN", "PRON", "NUM"} or token.text[:1].isupper():
        return True
    lemma, lower = token.lemma_.lower(), token.lower_
    known = verbs.BODY_NOUNS | verbs.ANONYMOUS_NOUNS | verbs.DOCUMENT_NOUNS | verbs.OUTLET_NOUNS
    return bool({lemma, lower} & known) or lower.rstrip("s").endswith(_PEOPLE) or is_title(token)


def vague(attribution: Attribution) -> bool:
    """Whether the text does not tell who the source is."""
    return attribution.who is None or attribution.who.name == UNCLEAR
