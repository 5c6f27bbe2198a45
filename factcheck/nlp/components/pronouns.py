"""Who is "he" or "she": conservative resolution inside an article.

A pronoun is resolved only when one person of fitting gender was named in the sentences just
before it; otherwise it stays. Pronouns inside a quotation are never given to anybody.
"""

from spacy.language import Language
from spacy.tokens import Doc

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
_BACK = 3
"""Sentences looked back over."""


def mentions(doc: Doc, register: Register) -> dict[int, Name]:
    """Last tokens of names of people, and whom they name."""
    found: dict[int, Name] = {}
    for token in doc:
        if token.tag_ not in {"NNP", "NNPS"} and not (
            token.is_title and token.lower_ in register.people
        ):
            continue
        names = register.people.get(token.lower_)
        if not names:
            continue
        if (
            token.i + 1 < len(doc)
            and doc[token.i + 1].tag_ in {"NNP", "NNPS"}
            and not token.whitespace_ == ""
        ):
            nxt = doc[token.i + 1]
            if nxt.lower_ in register.people:
                continue
        before = doc[token.i - 1].text if token.i else ""
        exact = [n for n in names if before and before in n.name.split()[:-1]]
        if len(exact) == 1:
            found[token.i] = exact[0]
        elif len(names) == 1:
            found[token.i] = names[0]
    return found


def resolve(doc: Doc) -> dict[int, Name]:
    """Pronoun tokens and the people they mean, where that is sure enough."""
    register: Register = doc._.register
    named = mentions(doc, register)
    quoted = bytearray(len(doc))
    for quote in doc._.quotes:
        for i in range(quote.start, quote.end):
            quoted[i] = 1
    answer: dict[int, Name] = {}
    recent: list[list[tuple[int, Name]]] = []
    for sent in doc.sents:
        here: list[tuple[int, Name]] = []
        for i in range(sent.start, sent.end):
            if i in named and not quoted[i]:
                here.append((i, named[i]))
                continue
            gender = GENDER.get(doc[i].lower_)
            if gender is None or quoted[i]:
                continue
            name = _choose([*recent[-_BACK:], here], gender)
            if name is not None:
                answer[i] = name
                here.append((i, name))
        if not sent[0].is_space:
            recent.append(here)
            del recent[:-_BACK]
    return answer


def _choose(sentences: list[list[tuple[int, Name]]], gender: Gender) -> Name | None:
    fitting: dict[int, Name] = {}
    for sentence in sentences:
        for _, name in sentence:
            if name.gender in {gender, ""}:
                fitting[id(name)] = name
    if len(fitting) == 1:
        name = next(iter(fitting.values()))
        return name
    return None


class Pronouns:
    """Puts the resolved pronouns on `doc._.pronouns`: token index to Name."""

    def __call__(self, doc: Doc) -> Doc:
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
