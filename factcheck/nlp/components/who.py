"""Whom a noun phrase means: a person of the register, an outlet, a document, or just its words."""

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.names import is_title, trim
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_PERSONAL = frozenset(["he", "she", "him", "her"])
_OTHER = frozenset(["it", "they", "them", "this", "that", "these", "those", "i", "we", "you"])
_DETERMINERS = ("the ", "The ")
_LONGEST = 120


def proper_run(doc: Doc, head: int, start: int, end: int) -> Span:
    """The capitalized name around `head`, inside [start, end)."""
    left = right = head
    while left > start and doc[left - 1].tag_ in {"NNP", "NNPS"}:
        left -= 1
    while right + 1 < end and doc[right + 1].tag_ in {"NNP", "NNPS"}:
        right += 1
    return doc[left : right + 1]


def outlet_name(doc: Doc, register: Register, span: Span) -> str:
    """The outlet's name when the words name one, else ""."""
    text = span.text.strip().removesuffix("’s").removesuffix("'s").strip()
    bare = text.removeprefix("the ").removeprefix("The ")
    if text.lower() in lex.OUTLETS or bare.lower() in lex.OUTLETS:
        return text if text.startswith("The ") or text == bare else bare
    if bare.lower() in register.outlets:
        return register.outlets[bare.lower()].name
    words = bare.split()
    if (
        words
        and words[-1] in lex.OUTLET_WORDS
        and (len(words) > 1 or text.lower().startswith("the "))
    ):
        if len(words) > 1 and register.person(bare) is not None:
            return ""
        return text if text.startswith("The ") else bare
    return ""


def find_outlet(doc: Doc, register: Register, start: int, end: int, head: int) -> str:
    """The outlet that the noun phrase [start, end) with this head means, else ""."""
    token = doc[head]
    if token.tag_ in {"NNP", "NNPS"}:
        run = proper_run(doc, head, start, end)
        if run.start > start and doc[run.start - 1].text == "The":
            run = doc[run.start - 1 : run.end]
        elif run.start > start and doc[run.start - 1].text == "the":
            named = outlet_name(doc, register, doc[run.start - 1 : run.end])
            if named:
                return named
        return outlet_name(doc, register, run)
    if token.lower_ in verbs.OUTLET_NOUNS:
        for i in range(head + 1, min(end, head + 3)):
            if doc[i].tag_ in {"NNP", "NNPS"}:
                return proper_run(doc, i, i, end).text
        following = [t for t in doc[head + 1 : end] if t.tag_ in {"WDT", "WP"}]
        stop = following[0].i if following else end
        return _words(doc, start, min(stop, head + 1))
    return ""


def _words(doc: Doc, start: int, end: int) -> str:
    text = doc[start:end].text.strip(' ,;:—–-"“”‘’()')
    for determiner in _DETERMINERS:
        text = text.removeprefix(determiner)
    return text[:_LONGEST].strip()


def _person_in(doc: Doc, register: Register, start: int, end: int, head: int) -> Name | None:
    """The person named by the phrase: its own head, or the name that an office leads to."""
    token = doc[head]
    if _proper(token, register) and not is_title(token):
        run = trim(proper_run(doc, head, start, end))
        if run is not None:
            if run.text in lex.COUNTRIES:
                return None
            return register.person(run.text) or (
                register.person(run[-1].text) if len(run) == 1 else None
            )
    if is_title(token):
        for ent in doc[start:end].ents:
            if ent.label_ == "PERSON" and (span := trim(ent)) is not None:
                before = doc[ent.start - 1] if ent.start > start else None
                if before is not None and before.tag_ == "IN":
                    continue
                if (ent.end < end and doc[ent.end].tag_ == "POS") or span.start < head:
                    continue
                return register.person(span.text)
    return None


def _proper(token: Token, register: Register) -> bool:
    """Whether the token is a name, also where the tagger missed it."""
    if not token.text[:1].isupper():
        return False
    return token.tag_ in {"NNP", "NNPS"} or token.lower_ in register.people


def _plain(doc: Doc, start: int, end: int, token: Token) -> Who:
    stop = end
    for child in token.children:
        if child.dep_ in {"relcl", "acl"} and child.left_edge.i > token.i:
            stop = min(stop, child.left_edge.i)
        if child.dep_ == "punct" and child.i > token.i:
            stop = min(stop, child.i)
    name = _words(doc, start, max(stop, token.i + 1)) or UNCLEAR
    lower = token.lower_
    if lower in verbs.DOCUMENT_NOUNS and token.tag_ in {"NN", "NNS", "NNP", "NNPS"}:
        return Who(name, "document")
    proper = token.tag_ in {"NNP", "NNPS"} and lower not in verbs.ANONYMOUS_NOUNS
    return Who(name, "speaker", anonymous=lower in verbs.ANONYMOUS_NOUNS and not proper)


def who(doc: Doc, start: int, end: int, head: int) -> Who:
    """Whom the noun phrase [start, end) with head token `head` means."""
    register: Register = doc._.register
    token = doc[head]
    lower = token.lower_
    if lower in _PERSONAL:
        name: Name | None = (doc._.pronouns or {}).get(head)
        return Who(name.name, "speaker", name.title) if name is not None else Who(UNCLEAR)
    if lower in _OTHER:
        return Who(UNCLEAR)
    outlet = find_outlet(doc, register, start, end, head)
    if outlet:
        return Who(outlet, "outlet")
    person = _person_in(doc, register, start, end, head)
    if person is not None:
        return Who(person.name, "speaker", person.title)
    if _proper(token, register) and not is_title(token):
        run = trim(proper_run(doc, head, start, end)) or doc[head : head + 1]
        return Who(run.text, "speaker")
    return _plain(doc, start, end, token)
