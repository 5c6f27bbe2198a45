"""Single facts: the finest grain, one predicate with one argument more than it needs.

"Ito sold the mill in May for 3 million to Ruiz, 46, a baker" gives: Ito sold the mill; Ito sold in
May; ... for 3 million; ... to Ruiz; Ruiz is 46; Ruiz is a baker. That is the grain of content units
(Nenkova & Passonneau 2004, the pyramid method) and far below what a page of claims should show;
`predict.statements` offers it for comparing texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.factparts import (
    ADJUNCTS,
    CORE,
    Item,
    be,
    conjuncts,
    light,
    named,
    noun_phrase,
    phrase,
    predicate,
    spread,
    without_later,
)
from factcheck.nlp.components.people import Mention
from factcheck.nlp.components.pronouns import LIKELY, Answer

_RELATIVE = frozenset(["who", "which", "that", "where", "when", "whose", "whom"])
_TELLING = frozenset(["VBD", "VBZ", "VBN"])
_NO_PLACE = frozenset(["of", "vs", "v", "versus", "like", "as", "per"])
_KEPT = frozenset(["dobj", "acomp", "attr"])
_DEEPEST = 5
_CHAIN = 12


@dataclass(slots=True)
class Fact:
    """Tokens and grammar words in reading order, and the sentence they come from."""

    items: list[Item]
    sentence: tuple[int, int]


@dataclass(slots=True)
class _Sentence:
    """The facts of one sentence in the making."""

    doc: Doc
    span: Span
    carried: list[list[Item]]
    facts: list[list[Item]] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    subject: list[list[Item]] = field(default_factory=list)

    def add(self, *parts: list[Item]) -> None:
        """Note a fact unless it is too short to be one."""
        items = [item for part in parts for item in part]
        words = [i for i in items if isinstance(i, int)]
        if len(items) >= 2 and words and items not in self.facts:
            self.facts.append(items)


def facts(doc: Doc) -> Iterator[Fact]:
    """The facts of an article, sentence after sentence."""
    carried: list[list[Item]] = []
    for sent in doc.sents:
        if sent[0].is_space:
            continue
        state = _Sentence(doc, sent, carried)
        for root in _roots(sent):
            _clause(state, root, [], 0)
        for token in sent:
            _beside(state, token)
        if not state.facts:
            state.add([t.i for t in sent if not t.is_punct])
        if state.subject:
            carried = state.subject
        _again(state)
        for items in state.facts:
            yield Fact(items, (sent.start, sent.end))


def _again(state: _Sentence) -> None:
    """Somebody named whom the text calls "the Welshman" is the Welshman."""
    for i in range(state.span.start, state.span.end):
        found: tuple[Mention, Answer] | None = state.doc._.described.get(i)
        if found is not None and found[1].lead >= LIKELY:
            person = found[1].mention
            words = [k for k in noun_phrase(state.doc[i]) if not _article(state.doc, k)]
            state.add(list(range(person.start, person.end)), ["is", "the"], words)


def _article(doc: Doc, item: Item) -> bool:
    return isinstance(item, int) and doc[item].dep_ == "det"


def _roots(sent: Span) -> list[Token]:
    roots = [sent.root]
    roots += [t for t in sent if t.dep_ == "parataxis" and t.pos_ in {"VERB", "AUX"}]
    return roots


def _subjects(state: _Sentence, verb: Token, shared: list[list[Item]]) -> list[list[Item]]:
    own = child(verb, *SUBJECTS, "expl")
    if own is not None and own.lower_ not in _RELATIVE:
        found = [named(h) for h in conjuncts(own)]
        if own.dep_ != "expl" and verb.head.i == verb.i:
            state.subject = found
        return found
    if shared:
        return shared
    if verb.dep_ == "ROOT" and verb.tag_ in _TELLING and not verb.text.isupper():
        state.subject = state.carried
        return state.carried
    return []


def _clause(
    state: _Sentence,
    verb: Token,
    shared: list[list[Item]],
    depth: int,
    lead: list[Item] | None = None,
) -> None:
    """All facts of the clause under a verb, each introduced by `lead` ("Ito says")."""
    if depth > _DEEPEST or verb.i in state.done:
        return
    state.done.add(verb.i)
    if verb.pos_ not in {"VERB", "AUX"} and child(verb, *SUBJECTS) is None:
        _places(state, verb, conjuncts(verb))
        return
    lead = lead or []
    subjects = _subjects(state, verb, shared)
    for subject in subjects:
        _predicate(state, [*lead, *subject], verb, depth)
    for kid in verb.children:
        if kid.dep_ == "conj" and kid.pos_ in {"VERB", "AUX"}:
            _clause(state, kid, subjects, depth + 1, lead)
        elif kid.dep_ in {"ccomp", "advcl", "parataxis"} and kid.i not in state.done:
            own = child(kid, *SUBJECTS) is not None
            if not own and kid.tag_ == "VB":
                continue
            _clause(state, kid, [] if own else subjects, depth + 1)


def _predicate(state: _Sentence, subject: list[Item], verb: Token, depth: int) -> None:
    """Facts of one subject: the verb with each of its arguments."""
    verbs, last = _chain(state, verb)
    kids = [k for t in sorted({verb, last}, key=lambda t: t.i) for k in t.children]
    core = [k for k in kids if k.dep_ in CORE and k.i not in state.done]
    extra = [k for k in kids if k.dep_ in ADJUNCTS and not light(k)]
    if not core and not extra:
        extra = [k for k in kids if k.dep_ == "advmod" and k.tag_ == "RB"][:1]
    reported = [k for k in kids if k.dep_ == "ccomp" and k.i not in state.done]
    for clause in reported:
        if child(clause, *SUBJECTS) is not None:
            _clause(state, clause, [], depth + 1, [*subject, *verbs])
    objects = _objects(state, [*subject, *verbs], core)
    for kid in extra:
        for part in spread(kid):
            state.add(subject, verbs, objects, part)
    if not core and not extra and not reported:
        state.add(subject, verbs)


def _chain(state: _Sentence, verb: Token) -> tuple[list[Item], Token]:
    """The verb with those that it governs, "agreed to join", and the last of them."""
    verbs = predicate(verb)
    last = verb
    complement = child(verb, "xcomp")
    while complement is not None and child(complement, *SUBJECTS) is None and len(verbs) < _CHAIN:
        verbs = [*verbs, *predicate(complement)]
        state.done.add(complement.i)
        last = complement
        complement = child(last, "xcomp")
    return verbs, last


def _objects(state: _Sentence, start: list[Item], core: list[Token]) -> list[Item]:
    """Note a fact for each object; gives the one that the other facts keep."""
    kept: list[Item] = []
    for kid in core:
        for part in spread(kid):
            if kid.dep_ == "dobj":
                state.add(start, without_later(kid, part))
            state.add(start, part)
        if kid.dep_ in _KEPT and not kept:
            kept = without_later(kid, noun_phrase(kid)) if kid.dep_ == "dobj" else [kid.i]
    return kept


def _beside(state: _Sentence, token: Token) -> None:
    """Facts beside the main line: relative clauses, participles, appositions, offices, ages."""
    if token.dep_ == "relcl" and token.i not in state.done:
        _relative(state, token)
    elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBG", "VBD"} and token.i not in state.done:
        state.done.add(token.i)
        _predicate(state, [*noun_phrase(token.head), be(token.head)], token, 1)
    elif token.dep_ == "appos" or _age(token):
        _apposition(state, token)
    elif token.ent_type_ == "PERSON":
        _office(state, token)
    if token.dep_ == "poss" and token.head.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        owner = noun_phrase(token)
        person = [i for i in noun_phrase(token.head) if i not in owner]
        state.add(person, [be(token.head)], owner)
    elif token.dep_ in SUBJECTS:
        _places(state, token, [token])


def _places(state: _Sentence, head: Token, nouns: list[Token]) -> None:
    """What the prepositions after a noun tell: "Students from Tromsø" are from Tromsø."""
    for kid in head.children:
        if kid.dep_ == "prep" and kid.i > head.i and kid.lower_ not in _NO_PLACE:
            for noun in nouns:
                for part in spread(kid):
                    state.add(noun_phrase(noun), [be(noun)], part)


def _age(token: Token) -> bool:
    """Whether the number after a person is an age: "Ito, 46,"."""
    return (
        token.dep_ in {"nummod", "npadvmod"}
        and token.i > token.head.i
        and token.like_num
        and token.head.ent_type_ == "PERSON"
    )


def _relative(state: _Sentence, verb: Token) -> None:
    subject = child(verb, *SUBJECTS)
    noun = noun_phrase(verb.head)
    if subject is None or subject.lower_ in _RELATIVE:
        state.done.add(verb.i)
        _predicate(state, noun, verb, 1)
        return
    state.done.add(verb.i)
    loose = [k for k in verb.children if k.dep_ == "prep" and child(k, "pobj") is None]
    state.add(noun_phrase(subject), predicate(verb), [k.i for k in loose], noun)


def _apposition(state: _Sentence, token: Token) -> None:
    if token.head.pos_ in {"VERB", "AUX"}:
        return
    for other in conjuncts(token):
        first, second = token.head, other
        if second.pos_ == "PROPN" and first.pos_ == "NOUN":
            first, second = second, first
        state.add(noun_phrase(first), [be(first)], noun_phrase(second))


def _office(state: _Sentence, token: Token) -> None:
    """What stands before a name, "single mother Gina Bell": she is a single mother."""
    if token.ent_iob_ != "B":
        return
    ent = next((e for e in state.span.ents if e.start == token.i), None)
    if ent is None:
        return
    words = []
    for i in range(token.i - 1, state.span.start - 1, -1):
        before = state.doc[i]
        if (
            before.dep_ in {"compound", "amod", "nmod"}
            and before.head.i >= i
            and (before.pos_ in {"NOUN", "ADJ"})
        ):
            words.append(i)
        else:
            break
    if words and state.doc[words[0]].pos_ == "NOUN":
        state.add([t.i for t in ent], [be(ent.root)], phrase(state.doc, words))
