"""Who is "he" or "she": conservative resolution inside an article.

A pronoun is resolved only when one person of fitting gender was named in the sentences just
before it; otherwise it stays. Pronouns inside a quotation are never given to anybody.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.components.names import is_title
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Gender, Name, Register

GENDER: dict[str, Gender] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_ROLES = word_set(
    "man woman boy girl father mother son daughter brother sister husband wife victim suspect"
    " driver defendant"
)
_BACK = 3
"""Sentences looked back over."""


def mentions(doc: Doc, register: Register) -> dict[int, Name]:
    """Last tokens of what names a person, and whom they name.

    A person who is not in the register, or of whom it holds several, and a person named only by
    a role ("the judge") is somebody too: a Name of its own that keeps others from being taken.
    """
    found: dict[int, Name] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            last = ent.end - 1
            if doc[last].tag_ == "POS" and len(ent) > 1:
                last -= 1
            found[last] = Name(ent.text, "person", first=-1)
    for token in doc:
        key = token.lower_
        if key in register.people and token.text[:1].isupper():
            name = _named(token, register)
            if name is not None and not _leads_on(token, register):
                found[token.i] = name
        elif token.dep_ in SUBJECTS and (key in _ROLES or is_title(token)):
            found.setdefault(token.i, Name(token.text, "person", "", _gender(key), -1))
    return found


def _gender(word: str) -> Gender:
    return "m" if word in lex.MALE_WORDS else "f" if word in lex.FEMALE_WORDS else ""


def _leads_on(token: Token, register: Register) -> bool:
    """Whether the word is a first name with the family name right after it."""
    if token.i + 1 >= len(token.doc) or not token.whitespace_:
        return False
    following = token.nbor()
    return following.tag_ in {"NNP", "NNPS"} and following.lower_ in register.people


def _named(token: Token, register: Register) -> Name | None:
    names = register.people[token.lower_]
    before = token.nbor(-1).text if token.i else ""
    exact = [n for n in names if before and before in n.name.split()[:-1]]
    if len(exact) == 1:
        return exact[0]
    return names[0] if len(names) == 1 else None


def resolve(doc: Doc) -> dict[int, Name]:
    """Pronoun tokens and the people they mean, where that is sure enough."""
    register: Register = doc._.register
    named = mentions(doc, register)
    quoted: list[int] = doc._.quoted
    answer: dict[int, Name] = {}
    recent: list[list[tuple[int, Name]]] = []
    for sent in doc.sents:
        here: list[tuple[int, Name]] = []
        for i in range(sent.start, sent.end):
            if i in named and quoted[i] < 0:
                here.append((i, named[i]))
                continue
            gender = GENDER.get(doc[i].lower_)
            if gender is None or quoted[i] >= 0:
                continue
            name = _choose(doc, [*recent[-_BACK:], here], gender)
            if name is not None:
                answer[i] = name
                here.append((i, name))
        if not sent[0].is_space:
            recent.append(here)
            del recent[:-_BACK]
    return answer


def _choose(doc: Doc, sentences: list[list[tuple[int, Name]]], gender: Gender) -> Name | None:
    """The only fitting person, or the only fitting subject of this sentence and the one before."""
    fitting: dict[int, Name] = {}
    for sentence in sentences:
        for _, name in sentence:
            if name.gender in {gender, ""}:
                fitting[id(name)] = name
    names = list(fitting.values())
    if len(names) != 1:
        subjects = {id(n): n for s in sentences[-2:] for i, n in s if doc[i].dep_ in SUBJECTS}
        names = [n for n in subjects.values() if n.gender in {gender, ""}]
        if len(names) != 1 or names[0].gender != gender:
            return None
    return names[0] if names[0].first >= 0 else None


class Pronouns:
    """Puts the resolved pronouns on `doc._.pronouns`: token index to Name."""

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the pronouns."""
        doc._.pronouns = resolve(doc)
        return doc


@Language.factory(
    "pronouns",
    requires=["doc._.register", "doc._.quotes", "token.tag"],
    assigns=["doc._.pronouns"],
    default_score_weights={"pronoun_precision": 1.0},
)
def make_pronouns(nlp: Language, name: str) -> Pronouns:
    """The component that resolves he and she."""
    return Pronouns()
