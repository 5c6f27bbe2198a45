"""Through whom a statement came: outlets told, interviews, "according to", agents of "quoted"."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import child, subtree
from factcheck.nlp.components.outlets import find_outlet
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Register, Who

Found = tuple[Who, int, int]

_PASSING = word_set(
    """see obtain review view speak appear share leak report cite publish carry broadcast air quote
    post print"""
)
_NEAR = 40
"""Tokens around a verb in which an interview is looked for."""
_PRINTED = word_set("publish air broadcast post print carry")
_PLACES = frozenset(["in", "at", "during", "on", "by", "via", "through"])
_THROUGH = frozenset(["with", "for", "in", "on", "by", "to", "from", "of", "at"])


def outlet(doc: Doc, head: Token) -> Found | None:
    """The outlet that a noun phrase with this head names, or None."""
    register: Register = doc._.register
    start, end = subtree(head)
    name = find_outlet(doc, register, start, end, head.i)
    if name:
        return Who(name, "outlet"), start, end
    appos = child(head, "appos")
    if appos is not None and head.lower_ in verbs.OUTLET_NOUNS:
        return Who(appos.text, "outlet"), start, end
    return None


def _event(doc: Doc, noun: Token) -> Found | None:
    """The outlet of "an interview with X", "a CNN interview", "X's interview"."""
    for kid in noun.children:
        if kid.dep_ in {"compound", "poss", "nmod"}:
            found = outlet(doc, kid)
            if found is not None:
                return found
        if kid.dep_ == "prep" and kid.lower_ in _THROUGH:
            pobj = child(kid, "pobj")
            if pobj is not None:
                found = outlet(doc, pobj)
                if found is not None:
                    return found
        if kid.dep_ == "acl" and kid.lemma_ in _PRINTED:
            found = through(doc, kid)
            if found is not None:
                return found
    return None


def through(doc: Doc, verb: Token) -> Found | None:
    """The outlet among a verb's agent, listeners and places: "told X", "quoted by X", "on X"."""
    for kid in verb.children:
        found: Found | None = None
        if kid.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_ in {"tell", "give", "inform"}:
            found = outlet(doc, child(kid, "pobj") or kid)
            if found is None and kid.lower_ in verbs.MEDIA_EVENTS:
                found = _event(doc, kid)
        elif kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ in _THROUGH):
            pobj = child(kid, "pobj")
            if pobj is None:
                continue
            found = outlet(doc, pobj)
            if found is None and (pobj.lower_ in verbs.MEDIA_EVENTS or _printed(pobj)):
                found = _event(doc, pobj)
            if found is None:
                found = _possessor(doc, pobj)
        elif (
            kid.dep_ == "advcl" and kid.tag_ == "VBG" and kid.lemma_ in {"speak", "appear", "write"}
        ):
            found = through(doc, kid)
        if found is not None:
            return found
    return None


def _printed(noun: Token) -> bool:
    """Whether the noun is said to have been published: "in remarks broadcast by X"."""
    return any(k.dep_ == "acl" and k.lemma_ in _PRINTED for k in noun.children)


def interview(doc: Doc, verb: Token) -> Found | None:
    """The outlet of an interview that the verb's sentence names outside its quotations."""
    sent = verb.sent
    for token in doc[max(sent.start, verb.i - _NEAR) : min(sent.end, verb.i + _NEAR)]:
        if token.lower_ == "interview" and doc._.quoted[token.i] < 0:
            return _event(doc, token)
    return None


def channel(doc: Doc, verb: Token) -> Found | None:
    """The document or occasion by which somebody speaks: "said in a statement", "on Twitter"."""
    for kid in verb.children:
        if kid.dep_ != "prep" or kid.lower_ not in _PLACES:
            continue
        pobj = child(kid, "pobj")
        if pobj is None:
            continue
        listed = pobj.lower_ in verbs.CHANNELS or (
            kid.lower_ == "on" and pobj.lower_ in verbs.NETWORKS
        )
        own = kid.lower_ == "on" and pobj.lower_ in verbs.PAGES
        listed = listed or (own and child(pobj, "poss") is not None)
        if listed and outlet(doc, pobj) is None and _event(doc, pobj) is None:
            start, end = _noun_phrase(pobj)
            return Who(str(doc[start:end].text), "document"), start, end
    if verb.dep_ == "conj" and verb.head.lemma_ in verbs.SPEECH | verbs.SAYING_ACTS:
        found = channel(doc, verb.head)
        return found if found is not None and found[2] <= verb.head.i else None
    return None


def _noun_phrase(noun: Token) -> tuple[int, int]:
    """The noun with the words before it, without "the" and without what follows."""
    start = noun.left_edge.i
    while start < noun.i and noun.doc[start].lower_ == "the":
        start += 1
    end = noun.i + 1
    if noun.lower_ == "call":
        partners = [k.right_edge.i + 1 for k in noun.children if k.lower_ == "with"]
        end = max([end, *partners])
    return start, end


def of_source(doc: Doc, start: int, end: int) -> Found | None:
    """The outlet inside a source: "documents seen by X", "Y, speaking on X"."""
    for i in range(start, end):
        if doc[i].dep_ in {"acl", "advcl", "relcl"} and doc[i].lemma_ in _PASSING:
            found = through(doc, doc[i])
            if found is not None:
                return found
    return None


def _possessor(doc: Doc, pobj: Token) -> Found | None:
    """The outlet of "on NBC's Meet the Press"."""
    for kid in pobj.children:
        if kid.dep_ == "poss":
            return outlet(doc, kid)
    return None
