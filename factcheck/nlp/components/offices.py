"""Whom an office means: "the senator", "a judge" in the lead, "the order" of the only judge."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.titles import is_title, misplaced
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Name, Register, Who

_RULINGS = word_set("order ruling opinion decision dissent verdict judgment")
_SOON = 250
"""Tokens within which an article names whom it first describes."""
_LEAD = 100
_FEW = 4


def held(doc: Doc, register: Register, start: int, token: Token) -> Name | None:
    """The one person of the register whom the office of this noun phrase means."""
    return _named_before(doc, register, start, token) or _named_later(doc, register, start, token)


def _offices(person: Name) -> list[str]:
    return [lex.OFFICE_OF.get(w.lower(), w.lower()) for w in person.title.split()]


def _named_before(doc: Doc, register: Register, start: int, token: Token) -> Name | None:
    """The one person of the register whose office "the senator" or "the judge" names."""
    if not is_title(token) or token.tag_ not in {"NN", "NNP"} or doc[start].lower_ != "the":
        return None
    said = [t.lower_ for t in doc[start + 1 : token.i + 1] if t.pos_ in {"NOUN", "PROPN", "ADJ"}]
    office = lex.OFFICE_OF.get(token.lower_, token.lower_)
    found = []
    for person in register.everybody():
        words = _offices(person)
        if office in words and person.first < token.i and not misplaced(doc, start, token, person):
            found.append((person, words))
    if len(found) > 1 and len(said) > 1:
        found = [(p, w) for p, w in found if all(x in w or x == token.lower_ for x in said)]
    return found[0][0] if len(found) == 1 else None


def _named_later(doc: Doc, register: Register, start: int, token: Token) -> Name | None:
    """The one holder of the office whom the article names soon after "a judge" in its lead."""
    office = lex.OFFICE_OF.get(token.lower_, token.lower_)
    if office not in lex.SOLE_OFFICES or token.tag_ not in {"NN", "NNP"}:
        return None
    if doc[start].lower_ not in {"a", "an"} or token.i > _LEAD:
        return None
    holders = [person for person in register.everybody() if office in _offices(person)]
    if len(holders) != 1 or not 0 < holders[0].first - token.i < _SOON:
        return None
    return holders[0]


def author_of_ruling(
    doc: Doc, register: Register, start: int, end: int, token: Token
) -> Who | None:
    """The judge who speaks by "the order" where the article names only one."""
    bare = doc[start].lower_ == "the" and token.i - start == 1
    if token.lower_ not in _RULINGS or not bare or end - token.i > _FEW:
        return None
    judges = [person for person in register.everybody() if "judge" in _offices(person)]
    return Who(judges[0].name, "speaker", judges[0].title) if len(judges) == 1 else None
