"""Sources that only the sentences before explain: "she said", "the spokesman said".

Each is given to the speaker named just before, where nobody else can be meant; else it stays.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.antecedents import Antecedents
from factcheck.nlp.components.cues import child, source_interval
from factcheck.nlp.components.people import Mention, is_subject
from factcheck.nlp.components.pronouns import GENDER
from factcheck.nlp.components.who import MEASURES, who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_REACH = 60
"""Tokens between a speaker's name and the pronoun that stands for it."""
_ALIKE: dict[str, str] = {"survey": "poll", "suit": "lawsuit", "complaint": "lawsuit"}
_ONLY = word_set(
    """president mayor governor pope pontiff premier minister chancellor king queen judge justice
    prince princess chief chairman chairwoman chair speaker leader secretary ambassador director"""
)
"""Offices that one person of an article mostly holds alone."""
_SPOKEN = frozenset(["speech", "finding"])


def resolve(doc: Doc, found: list[Attribution]) -> None:
    """Name the sources of `found`, which is in text order, that the sentences before explain."""
    nouns: dict[str, Who] = {}
    last: Attribution | None = None
    before = Antecedents(doc, found)
    for number, attribution in enumerate(found):
        head = _head(doc, attribution)
        if head is None or attribution.who is None or attribution.kind not in _SPOKEN:
            continue
        if head.lower_ in {"he", "she"}:
            _before(doc, attribution, head, before.of(number, head))
            if attribution.who.name == UNCLEAR:
                _pronoun(doc, attribution, head, last)
        elif attribution.who.name == UNCLEAR and head.lower_ in {"it", "they"}:
            _body(doc, attribution, head, last)
        else:
            _another(doc, attribution, head)
            _noun(doc, attribution, head, nouns)
            _measured(doc, attribution, head, last)
        if attribution.who.name != UNCLEAR and doc._.quoted[attribution.head] < 0:
            last = attribution


def _head(doc: Doc, attribution: Attribution) -> Token | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    return next((t for t in doc[start:end] if t.head.i == t.i or not start <= t.head.i < end), None)


def _another(doc: Doc, attribution: Attribution, head: Token) -> None:
    """Leave "the actress" open where the sentence before is about somebody else."""
    start, end = attribution.source or (0, 0)
    register: Register = doc._.register
    means = register.person(attribution.who.name) if attribution.who is not None else None
    role = head.pos_ == "NOUN" and doc[start].lower_ == "the" and head.lower_ not in _ONLY
    if means is None or not role or any(t.text in means.name.split() for t in doc[start:end]):
        return
    people: dict[int, Mention] = doc._.people or {}
    for i in range(start - 1, max(start - _REACH, 0) - 1, -1):
        seen = people.get(i)
        if seen is None or doc._.quoted[i] >= 0 or not is_subject(doc[i]):
            continue
        if seen.known and seen.name is not means and doc[i].sent != head.sent:
            attribution.who = Who(UNCLEAR)
        return


def _before(doc: Doc, attribution: Attribution, head: Token, means: Who | None) -> None:
    """Let the sentence before say who "he" is, unless that is only a part of the name."""
    known = attribution.who.name.split() if attribution.who is not None else []
    if means is not None and doc._.quoted[head.i] < 0 and not set(means.name.split()) <= set(known):
        attribution.who = means


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
    reported = _contents(last) if _follows(doc, last, head) else []
    for token in doc[min(start, head.i) : head.i]:
        if quoted[token.i] >= 0 or token.ent_type_ not in {"PERSON", ""}:
            continue
        if any(s <= token.i < e for s, e in reported):
            continue
        if token.ent_type_ == "PERSON" or token.lower_ in register.people:
            if not token.text[:1].isupper() or token.text in person.name.split():
                continue
            return True
    return False


def _contents(attribution: Attribution) -> list[tuple[int, int]]:
    return [] if attribution.quote_type == "direct" else attribution.content


def _follows(doc: Doc, last: Attribution, head: Token) -> bool:
    """Whether the sentence of the pronoun comes right after that of the report before."""
    before = head.sent.start - 1
    return before >= 0 and doc[before].sent.start <= last.head < head.sent.start


def _body(doc: Doc, attribution: Attribution, head: Token, last: Attribution | None) -> None:
    """Give "it found" and "they found" to the body or the group that spoke just before."""
    source = _head(doc, last) if last is not None and _follows(doc, last, head) else None
    means = last.who if last is not None else None
    if source is None:
        source = _told_of(doc, attribution, head)
        means = (
            None if source is None else who(doc, *source_interval(source, source.head), source.i)
        )
    if source is None or means is None or means.name == UNCLEAR or source.pos_ == "PRON":
        return
    paragraph = doc._.paragraphs[attribution.paragraph]
    if not paragraph.start <= source.i < paragraph.end or means.role == "outlet":
        return
    register: Register = doc._.register
    plural = source.tag_ in {"NNS", "NNPS"} or any(k.dep_ == "conj" for k in source.children)
    body = not plural and register.person(means.name) is None
    if plural if head.lower_ == "they" else body:
        attribution.who = means


def _told_of(doc: Doc, attribution: Attribution, head: Token) -> Token | None:
    """The subject of the sentence right before, when it is somebody that can say something."""
    before = head.sent.start - 1
    if before < 0 or head.i - head.sent.start > _REACH:
        return None
    subject = child(doc[before].sent.root, "nsubj")
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return None
    return subject if subject.pos_ == "PROPN" or _stands_for(subject) else None


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


def _measured(doc: Doc, attribution: Attribution, head: Token, last: Attribution | None) -> None:
    """Give "according to the data" to the body that reported just before."""
    start, end = attribution.source or (0, 0)
    if head.lower_ not in MEASURES or end - start != 2 or doc[start].lower_ != "the":
        return
    if last is None or last.who is None or attribution.paragraph - last.paragraph > 1:
        return
    body = _head(doc, last)
    proper = body is not None and body.pos_ == "PROPN"
    if proper and doc._.register.person(last.who.name) is None and last.who.role == "speaker":
        attribution.who = last.who


def _stands_for(head: Token) -> bool:
    return head.lower_ in verbs.DOCUMENT_NOUNS | verbs.ANONYMOUS_NOUNS | verbs.BODY_NOUNS
