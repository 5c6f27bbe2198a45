"""What "it" and "they" mean: the likeliest thing or group named before, with how sure that is.

The same weighing as for he and she (`pronouns`), over nouns that are no persons, or several of
anything. Much less sure than for persons; the page uses only the surest answers.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.people import Mention, role
from factcheck.nlp.lexicons.words import word_set

SINGULAR = frozenset(["it", "its"])
PLURAL = frozenset(["they", "them", "their"])
_NAMES = frozenset(["ORG", "GPE", "PRODUCT", "FAC", "NORP", "WORK_OF_ART", "EVENT", "LAW"])
_TIMES = frozenset(["DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"])
_VAGUE = word_set(
    """way time day year week month lot kind sort part number thing things people fact case end
    place point reason percent today yesterday tomorrow something anything nothing everything
    addition example order response interview statement"""
)
_EXPLETIVE = word_set("be seem appear take matter happen rain turn mean emerge")
_NEAR = (2.2, 2.0, 0.8, 0.2)
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """The noun phrase [start, end) that a pronoun means, and the lead over the next best."""

    start: int
    end: int
    lead: float


@dataclass(frozen=True, slots=True)
class _Noun:
    head: Token
    plural: bool
    points: float


class Things:
    """Answers for "it" and "they", sentence after sentence."""

    def __init__(self, doc: Doc, people: dict[int, Mention]) -> None:
        self.doc = doc
        self.people = people
        self.quoted: list[int] = doc._.quoted

    def resolve(self) -> dict[int, Thing]:
        """All pronouns for which something comes into question."""
        answers: dict[int, Thing] = {}
        recent: list[list[_Noun]] = []
        for sent in self.doc.sents:
            if sent[0].is_space:
                continue
            here: list[_Noun] = []
            recent.append(here)
            del recent[:-3]
            for i in range(sent.start, sent.end):
                token = self.doc[i]
                lower = token.lower_
                if lower in SINGULAR or lower in PLURAL:
                    found = None if _empty(token) else self._answer(token, recent)
                    if found is not None:
                        answers[i] = found
                else:
                    noun = self._noun(token)
                    if noun is not None:
                        here.append(noun)
        return answers

    def _noun(self, token: Token) -> _Noun | None:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "npadvmod", "nmod"}:
            return None
        if token.ent_type_ in _TIMES or token.lower_ in _VAGUE:
            return None
        several = token.dep_ != "conj" and any(k.dep_ == "conj" for k in token.children)
        plural = token.tag_ in {"NNS", "NNPS"} or several
        if not plural and (token.i in self.people or token.ent_type_ == "PERSON"):
            return None
        kind = role(token)
        points = 1.2 if kind in SUBJECTS else 0.5 if kind == "dobj" else 0.0
        points += 0.5 if token.ent_type_ in _NAMES else 0.0
        return _Noun(token, plural, points)

    def _answer(self, pronoun: Token, recent: list[list[_Noun]]) -> Thing | None:
        plural = pronoun.lower_ in PLURAL
        scored: list[tuple[float, _Noun]] = []
        seen: set[str] = set()
        for back, sentence in enumerate(reversed(recent)):
            for noun in reversed(sentence):
                if noun.plural != plural or not self._allowed(pronoun, noun.head, back):
                    continue
                if noun.head.lower_ in seen:
                    continue
                seen.add(noun.head.lower_)
                bonus = 0.6 if pronoun.dep_ in SUBJECTS and noun.points >= 1.2 else 0.0
                scored.append((_NEAR[back] + noun.points + bonus, noun))
        if not scored:
            return None
        scored.sort(key=lambda pair: -pair[0])
        lead = scored[0][0] - scored[1][0] if len(scored) > 1 else scored[0][0] - 1.0
        return _thing(scored[0][1].head, lead)

    def _allowed(self, pronoun: Token, noun: Token, back: int) -> bool:
        if self.quoted[noun.i] >= 0 > self.quoted[pronoun.i]:
            return False
        if back:
            return True
        if noun.head == pronoun.head and not (pronoun.dep_ == "poss" and noun.dep_ in SUBJECTS):
            return False
        return pronoun.i not in range(noun.left_edge.i, noun.right_edge.i + 1)


def _empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is raining", "it emerged that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    return token.dep_ == "expl" or (
        token.dep_ in SUBJECTS
        and verb.lemma_ in _EXPLETIVE
        and child(verb, "ccomp", "csubj", "xcomp", "advcl", "acomp") is not None
    )


def _thing(head: Token, lead: float) -> Thing:
    """The noun with what stands before it, and its second half when there is one."""
    start = head.left_edge.i
    last = max((k for k in head.conjuncts if k.i > head.i), key=lambda k: k.i, default=head)
    end = last.i + 1
    if end - start > _LONGEST:
        start = next((i for i in range(start, head.i) if head.doc[i].dep_ == "compound"), head.i)
        end = head.i + 1 if end - start > _LONGEST else end
    return Thing(start, end, lead)
