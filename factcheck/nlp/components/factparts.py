"""Parts of single facts: noun phrases without their asides, predicates, coordinated arguments."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child

type Item = int | str
"""A token's index, or a word that only grammar supplies."""

CORE = frozenset(["dobj", "attr", "acomp", "oprd", "dative"])
ADJUNCTS = frozenset(["prep", "npadvmod", "agent", "advcl"])
_ASIDES = frozenset(["relcl", "appos", "acl", "cc", "conj", "punct", "parataxis", "preconj"])
_AUX = frozenset(["aux", "auxpass", "neg", "prt"])
_HEDGES = frozenset(
    ["reportedly", "allegedly", "apparently", "almost", "nearly", "only", "never", "hardly"]
)
_NOUNS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ"])
_MOST = 40


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, nouns only."""
    others = (k for k in token.conjuncts if k.i > token.i and k.pos_ in _NOUNS)
    return [token, *others]


def noun_phrase(token: Token, *, whole: bool = False) -> list[Item]:
    """The tokens of a noun phrase without relative clauses, appositions and its conjuncts."""
    out: list[Item] = []
    _collect(token, out, frozenset() if whole else _ASIDES)
    return sorted(out, key=_order)


def _order(item: Item) -> int:
    return item if isinstance(item, int) else -1


def _collect(token: Token, out: list[Item], leave: frozenset[str]) -> None:
    out.append(token.i)
    if len(out) > _MOST:
        return
    for kid in token.children:
        after = kid.i > token.i and bool(leave)
        if kid.dep_ in leave or (kid.dep_ == "nummod" and after):
            continue
        if kid.dep_ == "prep" and after and kid.lower_ != "of" and token.dep_ in SUBJECTS:
            continue
        _collect(kid, out, leave)


def phrase(doc: Doc, words: list[int]) -> list[Item]:
    """Words in text order."""
    return sorted(words)


def be(noun: Token) -> str:
    """The form of "be" that agrees with the noun."""
    return "are" if noun.tag_ in {"NNS", "NNPS"} else "is"


def predicate(verb: Token) -> list[Item]:
    """The verb with auxiliaries, negation and particle."""
    words: list[int] = [verb.i]
    words += [k.i for k in verb.children if k.dep_ in _AUX or k.lower_ in _HEDGES]
    return sorted(words)


def spread(token: Token) -> list[list[Item]]:
    """An argument once for each of its coordinated halves."""
    if token.dep_ == "advcl":
        return [subtree(token)]
    if token.dep_ in {"prep", "agent"}:
        objects = [k for k in token.children if k.dep_ in {"pobj", "pcomp"}]
        if len(objects) == 1 and objects[0].dep_ == "pobj":
            others = conjuncts(objects[0])
            return [[token.i, *noun_phrase(o)] for o in others]
        return [subtree(token)]
    if token.pos_ in _NOUNS:
        return [noun_phrase(o) for o in conjuncts(token)]
    return [subtree(token)]


def subtree(token: Token) -> list[Item]:
    """Everything under the token, without punctuation at the ends."""
    words = [t.i for t in token.subtree if not t.is_punct]
    return list(words[:_MOST])


def light(token: Token) -> bool:
    """Whether the adjunct carries no content of its own: "in", "at all"."""
    return token.dep_ == "prep" and child(token, "pobj", "pcomp", "prep", "advmod") is None


def named(token: Token) -> list[Item]:
    """The noun phrase, or the name that an apposition gives it."""
    if token.pos_ == "NOUN":
        for kid in token.children:
            if kid.dep_ == "appos" and kid.ent_type_ in {"PERSON", "ORG", "GPE"}:
                return noun_phrase(kid)
    return noun_phrase(token)


def without_later(head: Token, words: list[Item]) -> list[Item]:
    """The noun phrase without the prepositions after its noun, except "of"."""
    later = {t.i for k in head.children if k.dep_ == "prep" and k.lower_ != "of" for t in k.subtree}
    return [i for i in words if i not in later]
