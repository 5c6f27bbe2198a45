"""Cues and sources in the tree: which verb reports, who its subject is, what its object is."""

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc, Token

from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Paragraph

Interval = tuple[int, int]

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
RELATIVE_TAGS = frozenset(["WDT", "WP", "WP$", "WRB"])
"""Tags of what opens a relative clause or an indirect question."""
_DEEPEST = 4
_AUX = frozenset(["aux", "auxpass", "neg"])
_MEANS = word_set("appear call come email go phone return rise stand take use write")
"""What people do to say something: "used the speech to argue that"."""
_GOING_ON = frozenset(["add", "continue", "conclude"])
_TENSED = frozenset(["VBD", "VBZ", "VBP"])
_TIMES = word_set("as after before when while since once until")
_DASHES = frozenset([",", "—", "–", "-", "--"])
_AGAIN = frozenset(["add", "say"])
_ADDRESSING = (
    (verbs.SPEECH | verbs.SAYING_ACTS | frozenset(verbs.TELLING))
    - verbs.ATTITUDE
    - word_set("go lie cite charge rule order post put cast read list suggest show report")
) | word_set(
    "cite criticize praise downplay dismiss defend question condemn challenge decline refuse mock"
    " thank imply ridicule endorse"
)
"""What people do in words, also to others."""
_TALKING = verbs.SPEECH | word_set(
    "approach call come email get go look meet phone sit speak stand stop talk text turn visit walk"
)
"""What somebody does who then says something: "said the owner called and said that"."""


def places(doc: Doc, attribute: str, words: Iterable[str]) -> list[int]:
    """The tokens with one of these words as their "LOWER" or "LEMMA", in order."""
    known = [doc.vocab.strings[word] for word in words]
    found: list[int] = np.flatnonzero(np.isin(doc.to_array([attribute]), known)).tolist()
    return found


def paragraph_numbers(doc: Doc) -> list[int]:
    """For each token the number of its paragraph; 0 for what stands in none."""
    numbers = [0] * len(doc)
    for number, paragraph in enumerate(doc._.paragraphs):
        size = paragraph.end - paragraph.start
        numbers[paragraph.start : paragraph.end] = [number] * size
    return numbers


def text_end(doc: Doc, paragraph: Paragraph) -> int:
    """The end of the paragraph without the spaces behind it."""
    end = paragraph.end
    while end > paragraph.start and doc[end - 1].is_space:
        end -= 1
    return end


def subtree(token: Token) -> Interval:
    """First token and the one after the last of what hangs under the token."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these labels."""
    for kid in token.children:
        if kid.dep_ in deps:
            return kid
    return None


def gerund(verb: Token) -> bool:
    """Whether the verb is a gerund: "taking the money", "having taken it"."""
    return verb.tag_ == "VBG" or any(k.dep_ == "aux" and k.tag_ == "VBG" for k in verb.children)


def told_of(relative: Token) -> Token:
    """The noun that a relative clause tells of.

    "Who" tells of Lee in "Lee at Orrum, who left", and "that was" of the trial in "the trial with
    nine men that was stopped".
    """
    noun, subject = relative.head, child(relative, *SUBJECTS)
    if subject is None or noun.dep_ != "pobj" or subject.lower_ not in {"who", "which", "that"}:
        return noun
    above = noun.head.head
    if above.pos_ in {"NOUN", "PROPN"} and _misfit(noun, relative) and not _misfit(above, relative):
        return above
    other = noun.pos_ == "PROPN" and noun.ent_type_ not in {"", "PERSON"}
    return above if subject.lower_ == "who" and other and above.ent_type_ == "PERSON" else noun


def _misfit(noun: Token, verb: Token) -> bool:
    """Whether the verb's number cannot be the noun's: "adults" and "was"."""
    forms = [k for k in verb.children if k.dep_ in {"aux", "auxpass"}] or [verb]
    first = forms[0]
    one = first.tag_ == "VBZ" or first.lower_ == "was"
    several = first.lower_ in {"were", "are", "have", "do"}
    plural = noun.tag_ in {"NNS", "NNPS"}
    joined = any(k.dep_ == "conj" for k in noun.children)
    return (one and plural) or (several and not plural and not joined and noun.tag_ == "NN")


def one_of_several(noun: Token, clause: Token) -> bool:
    """Whether somebody else stands between: "met Dahl, Novak and *Lee*, who joked"."""
    between = noun.doc[noun.i + 1 : clause.left_edge.i]
    return any(t.tag_ == "CC" and t.nbor().ent_type_ == "PERSON" for t in between)


def passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(k.dep_ in {"auxpass", "nsubjpass"} for k in verb.children)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The verb's subject, its own or the one it shares with the verb it hangs on."""
    own = _own_subject(verb)
    if own is not None or depth > _DEEPEST:
        return own
    controller = controlled(verb)
    if controller is not None:
        return controller
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        return _paper(verb) or verb.head
    above: Token | None = None
    if verb.dep_ in {"conj", "xcomp"} or (verb.dep_ in {"advcl", "ccomp"} and verb.tag_ == "VBG"):
        above = _reporting(verb) or _governing(verb)
    elif verb.dep_ == "pcomp":
        above = verb.head.head
    elif verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in _MEANS:
        above = verb.head
    if above is None or above.pos_ not in {"VERB", "AUX"}:
        return None
    return subject(above, depth + 1)


def _paper(verb: Token) -> Token | None:
    """The paper that says it in "a memo to the crews saying": not those to whom it went."""
    noun = verb.head
    link = noun.head
    if verb.dep_ != "acl" or noun.dep_ != "pobj" or noun.lower_ in verbs.DOCUMENT_NOUNS:
        return None
    paper = link.head if link.lower_ in {"to", "during"} else None
    if paper is not None and paper.pos_ == "VERB":
        paper = child(paper, "dobj")
    known = paper is not None and paper.i < noun.i and paper.lower_ in verbs.DOCUMENT_NOUNS
    return paper if known else None


def _governing(verb: Token) -> Token:
    """The verb whose subject does what a participle says; mostly the one that it hangs on.

    A second participle goes with the first ("are asking and *demanding*"); one at the end goes with
    the nearest clause ("Lee paid and the union sued, *saying*"), and past a clause of time with the
    main one ("Lee wept after they lost, *saying*").
    """
    head = verb.head
    if verb.tag_ != "VBG" or verb.i < head.i:
        return head
    if verb.dep_ == "conj":
        return head if head.tag_ == "VBG" else _participle_above(verb)
    beside = [k for k in head.children if k.dep_ == "conj" and head.i < k.i < verb.i]
    own = [k for k in beside if k.tag_ in _TENSED and child(k, *SUBJECTS) is not None]
    if own:
        return own[-1]
    mark = child(head, "mark", "advmod") if head.dep_ == "advcl" else None
    later = mark is not None and mark.lower_ in _TIMES and head.lemma_ not in _TALKING
    above = head.head
    if later and verb.lemma_ in verbs.SPEECH and above.pos_ == "VERB" and above.i < head.i:
        return above
    return head


def _participle_above(verb: Token) -> Token:
    """The participle above that a second one joins; the head without one."""
    node = verb.head
    for _ in range(_DEEPEST):
        if node.head.i == node.i:
            break
        node = node.head
        if node.tag_ == "VBG" and node.i < verb.i:
            return node
    return verb.head


def _reporting(verb: Token) -> Token | None:
    """The report that goes on: "said the fund was empty, adding that" and "... and said that"."""
    outside = resumed(verb)
    if outside is not None:
        return outside
    inner = verb.head
    goes_on = verb.tag_ == "VBG" and verb.lemma_ in _GOING_ON
    second = verb.dep_ == "conj" and verb.lemma_ in _AGAIN and inner.lemma_ not in _TALKING
    other = verb.dep_ == "conj" and _disagree(inner, verb)
    idea = inner.dep_ == "acl" and verb.tag_ == "VBG" and child(inner, "mark") is not None
    if idea:
        inner = inner.head
    if not (goes_on or second or other or idea) or inner.i > verb.i or inner.head.i > inner.i:
        return None
    outer = inner.head
    if idea:
        return outer if outer.pos_ == "VERB" and verb.nbor(-1).text in _DASHES else None
    if inner.dep_ != "ccomp" or outer.lemma_ not in verbs.SPEECH | verbs.ATTITUDE:
        return None
    return outer if goes_on or outer.tag_ in {verb.tag_, _finite(inner, verb)} else None


def resumed(verb: Token) -> Token | None:
    """The report that a conjunct of its clause goes on: "said it *will* open but *refused* to".

    The parser hangs it under the reported clause, but its tense is that of the report.
    """
    inner = verb.head
    if verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None:
        return None
    if verb.lemma_ not in _ADDRESSING:
        return None
    while inner.dep_ in {"conj", "xcomp"} and child(inner, *SUBJECTS) is None:
        inner = inner.head
    outer = inner.head
    if inner.dep_ != "ccomp" or not outer.i < inner.i < verb.i or outer.lemma_ not in verbs.SPEECH:
        return None
    told = outer.tag_ == "VBD" or (outer.tag_ == "VBN" and not passive(outer))
    return outer if told and _past(verb) and _not_past(inner) else None


def _past(verb: Token) -> bool:
    """Whether the verb is a plain past: "refused", "did not say"."""
    helping = [k for k in verb.children if k.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBD":
        return not helping
    return verb.tag_ == "VB" and [k.lower_ for k in helping] == ["did"]


def _not_past(verb: Token) -> bool:
    """Whether the verb tells of the present or the future, so that no past goes on from it."""
    if passive(verb) or any(k.lower_ in {"has", "have", "had", "having"} for k in verb.children):
        return False
    return verb.tag_ in {"VBZ", "VBP"} or any(
        k.tag_ == "MD" or (k.dep_ == "aux" and k.tag_ in {"VBZ", "VBP"}) for k in verb.children
    )


def _finite(inner: Token, verb: Token) -> str:
    """The verb's tag; VBP where the tagger saw an infinitive that nothing leads."""
    led = any(k.tag_ in {"MD", "TO"} for v in (inner, verb) for k in v.children)
    return "VBP" if verb.tag_ == "VB" and not led else str(verb.tag_)


def _disagree(inner: Token, verb: Token) -> bool:
    """Whether the subject of the one verb cannot be that of the other: "Lee has" and "warn"."""
    own = child(inner, *SUBJECTS)
    form = _finite(inner, verb)
    if own is None or form not in {"VBP", "VBZ"}:
        return False
    several = own.tag_ in {"NNS", "NNPS"} or any(k.dep_ == "conj" for k in own.children)
    one = own.tag_ in {"NN", "NNP"} or own.lower_ in {"he", "she", "it"}
    return (form == "VBP" and one and not several) or (form == "VBZ" and several)


def _own_subject(verb: Token) -> Token | None:
    """The verb's subject; one on the verb's side of the quotation marks before any other.

    A name right before the verb is its subject even where the parser took what stands farther off.
    """
    found = [k for k in verb.children if k.dep_ in SUBJECTS]
    quoted: list[int] = verb.doc._.quoted
    own = next((k for k in found if quoted[k.i] == quoted[verb.i]), found[0] if found else None)
    near = verb.doc[max(verb.i - 1, 0)]
    if near in found[1:] and near.pos_ == "PROPN" and quoted[near.i] == quoted[verb.i]:
        return near
    if own is None or near.pos_ != "PROPN" or own.i >= near.i or own.is_ancestor(near):
        return own
    return near if near.ent_type_ == "PERSON" and quoted[near.i] == quoted[verb.i] else own


def apart(source: Token, verb: Token) -> bool:
    """Whether the source stands inside a quotation in which the verb does not stand."""
    quoted: list[int] = verb.doc._.quoted
    return quoted[source.i] >= 0 and quoted[source.i] != quoted[verb.i]


def controlled(verb: Token) -> Token | None:
    """The object that an infinitive is about: "challenged *the senator* to prove it"."""
    above = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or above.lemma_ in {"promise", "use"}:
        return None
    if above.pos_ != "VERB" or above.i > verb.i:
        return None
    asked = child(above, "dobj")
    return asked if asked is not None and asked.i < verb.i else None


def _behind_topic(head: Token) -> int:
    """Where the noun phrase begins, behind what is spoken of: "Of Dahl, *Lee* said"."""
    start = head.left_edge.i
    for kid in head.lefts:
        if kid.dep_ == "prep" and head.doc[kid.right_edge.i + 1].text == ",":
            start = max(start, kid.right_edge.i + 2)
    return start


def source_interval(head: Token, verb: Token) -> Interval:
    """The noun phrase of a source: its subtree, cut where it would run over the verb."""
    start, end = _behind_topic(head), head.right_edge.i + 1
    if head.i < verb.i < end:
        end = verb.i
        for kid in head.children:
            if kid.i > head.i and kid.dep_ in {"relcl", "acl"}:
                end = min(end, kid.left_edge.i)
    if start <= verb.i < head.i:
        start = head.i
        while start - 1 > verb.i and head.doc[start - 1].dep_ in {
            "det",
            "compound",
            "amod",
            "poss",
        }:
            start -= 1
    for kid in head.children:
        if kid.dep_ == "relcl" and head.doc[kid.left_edge.i - 1].text == ",":
            end = min(end, max(kid.left_edge.i, head.i + 1))
    while end - 1 > start and head.doc[end - 1].text in {",", "–", "—", "-"}:
        end -= 1
    return start, max(end, start + 1)


def cue_interval(verb: Token) -> Interval:
    """The verb with its auxiliaries and its particle."""
    doc = verb.doc
    start = verb.i
    aux = [k.i for k in verb.children if k.dep_ in _AUX and k.i < verb.i]
    if aux and all(
        doc[i].head == verb and doc[i].dep_ in {*_AUX, "advmod"} for i in range(min(aux), verb.i)
    ):
        start = min(aux)
    end = verb.i + 1
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head == verb:
        end += 1
    return start, end


def quoted_as(verb: Token) -> Token | None:
    """The verb of speech in "was quoted as saying", None when this is not that form."""
    if verb.lemma_ not in {"quote", "cite", "describe", "report"} or not passive(verb):
        return None
    for kid in verb.children:
        if kid.lower_ == "as" and kid.dep_ in {"prep", "mark"}:
            said = child(kid, "pcomp")
            if said is not None and said.lemma_ in verbs.SPEECH:
                return said
        if kid.dep_ == "advcl" and kid.lemma_ in verbs.SPEECH and kid.tag_ == "VBG":
            return kid
    return None


def hedge_of(*tokens: Token) -> str:
    """A hedging adverb on one of the verbs ("reportedly"), or ""."""
    for token in tokens:
        for kid in token.children:
            if kid.dep_ == "advmod" and kid.lower_ in verbs.REPORT_HEDGES:
                return str(kid.lower_)
    return ""
