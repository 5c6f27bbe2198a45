"""Sources that only the sentences before explain: "she said", "the spokesman said".

Each is given to the speaker named just before, where nobody else can be meant; else it stays.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.pronouns import GENDER
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Attribution, Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_REACH = 60
"""Tokens between a speaker's name and the pronoun that stands for it."""
_ALIKE: dict[str, str] = {"survey": "poll", "suit": "lawsuit", "complaint": "lawsuit"}
_SPOKEN = frozenset(["speech", "finding"])


def resolve(doc: Doc, found: list[Attribution]) -> None:
    """Name the sources of `found`, which is in text order, that the sentences before explain."""
    nouns: dict[str, Who] = {}
    last: Attribution | None = None
    for attribution in found:
        head = _head(doc, attribution)
        if head is None or attribution.who is None or attribution.kind not in _SPOKEN:
            continue
        if attribution.who.name == UNCLEAR and head.lower_ in {"he", "she"}:
            _pronoun(doc, attribution, head, last)
        else:
            _noun(doc, attribution, head, nouns)
        if attribution.who.name != UNCLEAR and doc._.quoted[attribution.head] < 0:
            last = attribution


def _head(doc: Doc, attribution: Attribution) -> Token | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    return next((t for t in doc[start:end] if t.head.i == t.i or not start <= t.head.i < end), None)


def _pronoun(doc: Doc, attribution: Attribution, head: Token, last: Attribution | None) -> None:
    """Give "he said" to the person who spoke just before, when nobody else was named since."""
    if last is None or last.who is None or last.source is None or head.i - last.head > _REACH:
        return
    register: Register = doc._.register
    person = register.person(last.who.name)
    if person is None or person.gender not in {GENDER[head.lower_], ""}:
        return
    if attribution.paragraph - last.paragraph > 1 or _others(doc, last, head, person):
        return
    attribution.who = last.who


def _others(doc: Doc, last: Attribution, head: Token, person: Name) -> bool:
    """Whether somebody else was named, outside quotations, between the two."""
    register: Register = doc._.register
    quoted: list[int] = doc._.quoted
    start = last.source[1] if last.source is not None else last.head
    for token in doc[min(start, head.i) : head.i]:
        if quoted[token.i] >= 0 or token.ent_type_ not in {"PERSON", ""}:
            continue
        if token.ent_type_ == "PERSON" or token.lower_ in register.people:
            if not token.text[:1].isupper() or token.text in person.name.split():
                continue
            return True
    return False


def _noun(doc: Doc, attribution: Attribution, head: Token, nouns: dict[str, Who]) -> None:
    """Give "the poll" and "the spokesman" the fuller words that they stand for."""
    if attribution.who is None or attribution.source is None or head.pos_ != "NOUN":
        return
    start, end = attribution.source
    key = _ALIKE.get(head.lemma_.lower(), head.lemma_.lower())
    bare = head.i - start <= 1 and end - head.i <= 1 and doc[start].lower_ in {"the", "these"}
    if not bare and attribution.who.name != UNCLEAR:
        nouns[key] = attribution.who
    elif bare and key in nouns and (_stands_for(head) or attribution.who.name == UNCLEAR):
        attribution.who = nouns[key]


def _stands_for(head: Token) -> bool:
    return head.lower_ in verbs.DOCUMENT_NOUNS | verbs.ANONYMOUS_NOUNS | verbs.BODY_NOUNS
