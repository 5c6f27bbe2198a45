"""Who is "he" or "she": the likeliest person of the article, with how sure that is.

Every person mentioned in the sentences before is weighed: how near, subject or not, in or outside
of a quotation, whether the grammar forbids it (principle B of binding theory), whether the pronoun
stands in what that person says. The lead of the best over the second best is the confidence
(after Lappin & Leass 1994, "An algorithm for pronominal anaphora resolution").
"""

import math
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.people import (
    Mention,
    calls_again,
    is_subject,
    mentions,
    name_gender,
    role,
)
from factcheck.nlp.lexicons import verbs
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
SURE = 1.0
"""The lead, in points, from which a pronoun counts as resolved (`bench/pronouns.py`)."""
LIKELY = 0.1
"""The lead from which an answer is the likeliest by more than chance."""
_BACK = 4
"""Sentences looked back over."""
_NEAR = (3.0, 2.5, 1.0, 0.3, -0.2)
_ALONE = 2.0
"""Lead of a person without rivals."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun means, where that person was last named, and by how many points."""

    name: Name
    mention: Mention
    lead: float


class Resolver:
    """Reads an article from the beginning and answers for each pronoun."""

    def __init__(self, doc: Doc) -> None:
        register: Register = doc._.register
        self.doc = doc
        self.quoted: list[int] = doc._.quoted
        self.found = mentions(doc, register)
        self.genders: dict[int, Gender] = {}
        self.counts: dict[int, int] = {}
        self.named: dict[int, Mention] = {}
        self.described: dict[int, tuple[Mention, Answer]] = {}
        self.paragraph: dict[int, int] = {}
        for number, paragraph in enumerate(doc._.paragraphs or ()):
            self.paragraph[paragraph.start] = number

    def resolve(self) -> dict[int, Answer]:
        """All pronouns for which somebody comes into question."""
        answers: dict[int, Answer] = {}
        recent: list[list[Mention]] = []
        for sent in self.doc.sents:
            if sent[0].is_space:
                continue
            here: list[Mention] = []
            recent.append(here)
            del recent[: -_BACK - 1]
            fresh = sent.start in self.paragraph
            for i in range(sent.start, sent.end):
                token = self.doc[i]
                if i in self.found:
                    self._see(self._again(self.found[i], recent, fresh=fresh), here)
                elif token.lower_ in GENDER:
                    gender = GENDER[token.lower_]
                    answer = self._answer(token, gender, recent, fresh=fresh)
                    if answer is not None:
                        answers[i] = answer
                        if answer.lead >= SURE:
                            seen = Mention(answer.name, i, i, i + 1, pronoun=True)
                            self._see(seen, here)
                            self.genders.setdefault(id(answer.name), gender)
        return answers

    def _again(self, mention: Mention, recent: list[list[Mention]], *, fresh: bool) -> Mention:
        """The mention, under a name when it calls again somebody named ("the teenager")."""
        if not calls_again(mention, self.doc):
            return mention
        token = self.doc[mention.i]
        answer = self._answer(token, mention.name.gender, recent, fresh=fresh)
        if answer is None or not answer.mention.known:
            return mention
        self.described[mention.i] = (mention, answer)
        if answer.lead < SURE:
            return mention
        return Mention(answer.name, mention.i, mention.start, mention.end, pronoun=True)

    def _see(self, mention: Mention, here: list[Mention]) -> None:
        here.append(mention)
        key = id(mention.name)
        self.counts[key] = self.counts.get(key, 0) + 1
        if not mention.pronoun:
            self.named[key] = mention

    def _gender(self, name: Name) -> Gender:
        return name_gender(name) or self.genders.get(id(name), "")

    def _answer(
        self, pronoun: Token, gender: Gender, recent: list[list[Mention]], *, fresh: bool
    ) -> Answer | None:
        points: dict[int, float] = {}
        names: dict[int, Name] = {}
        speakers = self._speakers(pronoun)
        for back, sentence in enumerate(reversed(recent)):
            for mention in sentence:
                key = id(mention.name)
                known = self._gender(mention.name)
                if (gender and known not in {gender, ""}) or key in speakers:
                    continue
                value = self._points(pronoun, mention, back)
                if value is None:
                    continue
                value += (0.9 if known else 0.0) + 0.3 * math.log2(self.counts.get(key, 1))
                value -= 0.6 if fresh and back else 0.0
                names[key] = mention.name
                points[key] = max(points.get(key, -9.0), value)
        return self._best(points, names, by_object=pronoun.dep_ not in {"poss", *SUBJECTS})

    def _best(
        self, points: dict[int, float], names: dict[int, Name], *, by_object: bool
    ) -> Answer | None:
        order = sorted(points, key=lambda key: -points[key])
        if not order:
            return None
        best = order[0]
        mention = self.named.get(best)
        if mention is None:
            return None
        lead = points[best] - points[order[1]] if len(order) > 1 else _ALONE
        # Somebody far off and never a subject is no sure answer even without rivals.
        lead = min(lead, points[best] - (1.0 if self._gender(names[best]) else 3.0))
        lead -= 0.5 if by_object else 0.0
        return Answer(names[best], mention, lead)

    def _points(self, pronoun: Token, mention: Mention, back: int) -> float | None:
        """How well this mention fits, None when grammar forbids it."""
        token = self.doc[mention.i]
        kind = role(token)
        points = _NEAR[min(back, len(_NEAR) - 1)] + _role_points(kind, token)
        if self.quoted[mention.i] >= 0 > self.quoted[pronoun.i]:
            points -= 1.5
        if mention.vague:
            return points - 2.5
        points += 0.4 if mention.pronoun else 0.0
        if _speaks(token) and self._bystander(pronoun, token):
            points -= 1.0
        if back == 0:
            inside = self._inside(pronoun, token)
            return None if inside is None else points + inside
        both = pronoun.dep_ in SUBJECTS and kind in SUBJECTS
        return points + (0.5 if both else 0.0)

    def _bystander(self, pronoun: Token, speaker: Token) -> bool:
        """Whether somebody who only said something is not likely whom the pronoun is about."""
        clause = _clause(pronoun)
        if pronoun.dep_ in SUBJECTS and clause.lemma_ in verbs.SPEECH:
            return False
        return _governs(_head_verb(speaker), clause) < 1.0

    def _inside(self, pronoun: Token, token: Token) -> float | None:
        """What their places in one sentence say, None when they cannot be the same."""
        if token.head == pronoun.head and pronoun.dep_ == "poss":
            # "his father Mohamed", "Mohamed's and his house"
            return None
        if pronoun.dep_ == "poss" and token.i in {
            k.i for k in pronoun.head.subtree if k.dep_ == "appos"
        }:
            return None
        clause = _clause(pronoun)
        subject = child(clause, *SUBJECTS)
        own = subject is not None and subject.left_edge.i <= token.i <= subject.right_edge.i
        if own and pronoun.dep_ not in {"poss", *SUBJECTS}:
            return 2.0 if pronoun.lower_.endswith("self") else None
        if own:
            return 1.2 if is_subject(token) else 0.0
        verb = _relative_clause(token) or _subject_verb(token)
        return _governs(verb, clause) * (1.0 if pronoun.dep_ in SUBJECTS else 0.5)

    def _speakers(self, pronoun: Token) -> set[int]:
        """Who says the quotation that the pronoun stands in: "he" is seldom oneself."""
        number = self.quoted[pronoun.i]
        if number < 0:
            return set()
        quote = self.doc._.quotes[number]
        first, last = self.doc[quote.start].sent, self.doc[max(quote.end - 1, quote.start)].sent
        start, end = first.start, last.end
        speaking = {
            id(m.name)
            for i in range(start, end)
            if (m := self.found.get(i)) is not None and self.quoted[i] < 0 and _speaks(self.doc[i])
        }
        return speaking or self._before(start)

    def _before(self, start: int) -> set[int]:
        """The subject of the sentence before a free-standing quotation."""
        while start > 0 and self.doc[start - 1].is_space:
            start -= 1
        if start == 0:
            return set()
        sent = self.doc[start - 1].sent
        found = (self.found.get(i) for i in range(sent.start, sent.end))
        return {id(m.name) for m in found if m is not None and _speaks(self.doc[m.i])}


def _role_points(kind: str, token: Token) -> float:
    """Subjects are what a text is about; captions and bylines are no sentences."""
    if kind in SUBJECTS:
        return 1.8 if token.head.dep_ in {"ROOT", "ccomp", "conj"} else 1.6
    if kind == "ROOT":
        return -1.2
    return -0.2 if kind in {"poss", "pobj"} else 0.3


def _speaks(token: Token) -> bool:
    return is_subject(token) and _head_verb(token).lemma_ in verbs.SPEECH


def _head_verb(token: Token) -> Token:
    node = token
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    return node


def _subject_verb(token: Token) -> Token | None:
    return _head_verb(token) if is_subject(token) else None


def _relative_clause(token: Token) -> Token | None:
    """The verb of "who had told ..." that hangs on the person."""
    for kid in token.children:
        subject = child(kid, *SUBJECTS) if kid.dep_ == "relcl" else None
        if subject is not None and subject.lower_ in {"who", "that"}:
            return kid
    return None


def _clause(token: Token) -> Token:
    """The verb of the clause that the token stands in."""
    node = token.head
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    return node


def _governs(verb: Token | None, clause: Token) -> float:
    """Points for a clause that hangs under this verb, more when no other subject is between."""
    node = clause
    between = False
    for _ in range(4):
        if verb is None or node.head.i == node.i:
            return 0.0
        node = node.head
        if node == verb:
            return 0.5 if between else 2.0
        between = between or child(node, *SUBJECTS) is not None
    return 0.0


class Pronouns:
    """Puts sure answers on `doc._.pronouns`, all with their lead on `doc._.answers`.

    The mentions of people are left on `doc._.people`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the pronouns."""
        resolver = Resolver(doc)
        doc._.answers = resolver.resolve()
        doc._.people = resolver.found
        doc._.described = resolver.described
        sure = ((i, a) for i, a in doc._.answers.items() if a.lead >= SURE)
        doc._.pronouns = {i: a.name for i, a in sure if a.mention.known}
        return doc


@Language.factory(
    "pronouns",
    requires=["doc._.register", "doc._.quotes", "token.tag"],
    assigns=["doc._.pronouns", "doc._.answers", "doc._.people", "doc._.described"],
    default_score_weights={"pronoun_precision": 1.0},
)
def make_pronouns(nlp: Language, name: str) -> Pronouns:
    """The component that resolves he and she."""
    return Pronouns()
