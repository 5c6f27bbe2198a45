"""Participles that carry a claim of their own as the finite verbs that a sentence needs.

"Tarn won, ending a run of defeats" tells that Tarn ended it; "a firm charged with theft" that it
was charged. The tense is that of the clause around them.
"""

from spacy.tokens import Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.inflection import past, third_singular

_HIGHEST = 12
"""Words up to the verb that has the tense."""
_AUX = frozenset(["aux", "auxpass"])
_PLURAL = frozenset(["NNS", "NNPS"])
_PLURAL_PRONOUNS = frozenset(["they", "we", "you", "i", "these", "those"])
_HELD = frozenset(["be", "have"])
"""Participles that only help another verb."""


def finite_form(participle: Token, subject: Token | None) -> str:
    """The finite verb for a participle whose subject has this head, "" where it has none.

    A present participle takes the tense of its clause, a past one a form of "be" in that tense.
    """
    main = None if _helped(participle) else _main(participle)
    if main is None:
        return ""
    tense = _tense(main)
    plural = subject is not None and is_plural(subject)
    if participle.tag_ == "VBN":
        form = ("were" if plural else "was") if tense == "past" else ("are" if plural else "is")
        return f"{form} {participle.text}"
    base = participle.lemma_.lower()
    if tense == "past":
        return past(base)
    return f"{tense} {base}" if tense else base if plural else third_singular(base)


def _helped(participle: Token) -> bool:
    """Whether it is none that can be a verb alone: "having won", "not knowing", "being"."""
    if participle.tag_ not in {"VBG", "VBN"} or participle.lemma_ in _HELD:
        return True
    if any(k.dep_ == "neg" or k.dep_ in _AUX for k in participle.children):
        return True
    base = participle.lemma_.lower()
    return participle.tag_ == "VBG" and (not base.isalpha() or base == participle.lower_)


def _main(participle: Token) -> Token | None:
    """The nearest verb above that has a tense of its own."""
    node = participle
    for _ in range(_HIGHEST):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ in {"VERB", "AUX"} and (
            node.tag_ in {"VBD", "VBP", "VBZ"}
            or any(k.dep_ in _AUX and k.tag_ not in {"TO", "VB"} for k in node.children)
        ):
            return node
    return None


def _tense(verb: Token) -> str:
    """The verb's tense: "past", a modal such as "would", or "" for the present."""
    modal = next((k for k in verb.children if k.tag_ == "MD"), None)
    if modal is not None:
        return modal.lower_ if modal.lower_.isalpha() else ""
    helping = [k for k in verb.children if k.dep_ in _AUX]
    if any(k.tag_ == "VBD" for k in (verb, *helping)):
        return "past"
    perfect = verb.tag_ == "VBN" and any(k.lemma_ == "have" for k in helping)
    return "past" if perfect else ""


def is_plural(noun: Token) -> bool:
    """Whether the noun, with what "and" joins to it, is more than one."""
    joined = child(noun, "conj")
    return (
        noun.tag_ in _PLURAL
        or noun.lower_ in _PLURAL_PRONOUNS
        or (joined is not None and any(k.lower_ == "and" for k in noun.children))
    )


def copula(noun: Token) -> str:
    """What makes a sentence of a name and its apposition: "is" or "are"."""
    return "are" if is_plural(noun) else "is"


def subject_of(participle: Token) -> Token | None:
    """The head of the subject that an adverbial participle or a gerund shares."""
    node = participle
    for _ in range(_HIGHEST):
        if node.head.i == node.i:
            return None
        node = node.head
        own = child(node, *SUBJECTS)
        if own is not None:
            return own
    return None
