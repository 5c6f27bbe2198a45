"""Whether what stands behind a noun between commas says what it is: "Tarn, a port of 9,000".

The parser takes items of a list ("Tarn, Osse and the coast"), and what only stands beside the
noun, for appositions too; of those no sentence with "is" can be made.
"""

from spacy.tokens import Token

from factcheck.nlp.components.finite import is_plural
from factcheck.nlp.lexicons.words import word_set

_BETWEEN = frozenset([",", "—", "–", "-", "--", "―"])
_NOUNS = frozenset(["NOUN", "PROPN"])
_SHARES = frozenset(["%", "percent"])
_AGAIN = frozenset(["it", "them", "us", "which", "whom"])
_OPENERS = word_set(
    """especially particularly including namely notably mostly mainly chiefly whose then not but or
    and as if even only perhaps maybe say many most some several all both each half"""
)
"""Words that open what narrows or lists, and does not say what the noun is."""


def says_what(noun: Token, token: Token) -> bool:
    """Whether the apposition `token` says of `noun` what it is."""
    first = token.left_edge
    if noun.doc[first.i - 1].text not in _BETWEEN or first.lower_ in _OPENERS:
        return False
    if noun.pos_ not in _NOUNS or token.pos_ not in _NOUNS or token.lemma_ in _SHARES:
        return False
    partial = any(t.lower_ == "of" and t.nbor().lower_ in _AGAIN for t in token.subtree)
    return not (partial or _listed(noun, token) or _unlike(noun, token))


def _listed(noun: Token, token: Token) -> bool:
    """Whether both are items of one list: "Tarn, the coast and Osse", "his wife, their boys"."""
    if token.pos_ == "PROPN":
        several = any(k.dep_ in {"cc", "conj"} for k in token.children)
        return several or noun.pos_ == "PROPN" or noun.dep_ in {"appos", "conj"}
    person = noun.ent_type_ == "PERSON" and not token.ent_type_
    return any(k.dep_ == "cc" for k in token.children) and not person


def _unlike(noun: Token, token: Token) -> bool:
    """Whether the one cannot be the other: "Lindvik, its port", "the men, a firm"."""
    if token.left_edge.tag_ == "PRP$" and noun.ent_type_ != "PERSON":
        return True
    several = is_plural(token)
    return (
        noun.ent_type_ != "ORG" and is_plural(noun) != several and (several or noun.tag_ == "NNS")
    )
