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
_LISTENERS = frozenset(["dobj", "dative", "iobj", "npadvmod"])
_NEAR = 40
"""Tokens around a verb in which an interview is looked for."""
_PRINTED = word_set("publish air broadcast post print carry")
_LONGEST_TITLE = 9
"""Tokens of the longest title of a program."""
_SMALL = word_set("the of and with a an in to for on at")
_PLACES = frozenset(["in", "at", "during", "on", "by", "via", "through"])
_THROUGH = frozenset(["with", "for", "in", "on", "by", "to", "from", "of", "at"])


def outlet(doc: Doc, head: Token) -> Found | None:
    """The outlet that a noun phrase with this head names, or None."""
    register: Register = doc._.register
    start, end = subtree(head)
    if head.lower_ in verbs.PAGES and _own(head):
        return None
    name = find_outlet(doc, register, start, end, head.i)
    if name:
        return Who(name, "outlet"), start, end
    appos = child(head, "appos")
    if appos is not None and head.lower_ in verbs.OUTLET_NOUNS:
        return Who(appos.text, "outlet"), start, end
    return None


def _own(noun: Token) -> bool:
    """Whether the noun is somebody's who is not named here: "its website"."""
    return any(k.tag_ == "PRP$" for k in noun.children)


def program(doc: Doc, start: int) -> int:
    """Where the quoted title ends that begins at `start` ("''Meet the Press"), 0 without one."""
    if start + 2 >= len(doc) or not (doc[start].is_quote or doc[start].text == "''"):
        return 0
    for i in range(start + 1, min(start + _LONGEST_TITLE, len(doc))):
        token = doc[i]
        if token.is_quote or token.text in {"''", ".", ","}:
            return i if i > start + 1 and doc[i - 1].text[:1].isupper() else 0
        if not token.text[:1].isupper() and token.lower_ not in _SMALL:
            return 0
    return 0


def _show(doc: Doc, place: Token, stop: int) -> Found | None:
    """The program of "on NBC's ''Meet the Press''" with its channel, or of "on “New Day”"."""
    if place.lower_ != "on":
        return None
    first = place.i + 1
    named = program(doc, first)
    if named:
        return Who(doc[first + 1 : named].text, "outlet"), first, named
    for i in range(first, min(first + _LONGEST_TITLE, stop)):
        if doc[i].tag_ == "POS":
            named = program(doc, i + 1)
            return (Who(doc[first:named].text, "outlet"), first, named) if named else None
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
                found = outlet(doc, pobj) or _possessor(doc, pobj)
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
        if kid.dep_ in _LISTENERS and verb.lemma_ in {"tell", "give", "inform"}:
            found = outlet(doc, child(kid, "pobj") or kid)
            if found is None and kid.lower_ in verbs.MEDIA_EVENTS:
                found = _event(doc, kid)
        elif kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ in _THROUGH):
            found = _show(doc, kid, verb.sent.end) or _place(doc, child(kid, "pobj"))
        elif (
            kid.dep_ == "advcl" and kid.tag_ == "VBG" and kid.lemma_ in {"speak", "appear", "write"}
        ):
            found = through(doc, kid)
        if found is not None:
            return found
    return None


def _place(doc: Doc, noun: Token | None) -> Found | None:
    """The outlet that the noun after a preposition names, itself or by an interview."""
    if noun is None:
        return None
    found = outlet(doc, noun)
    if found is None and (noun.lower_ in verbs.MEDIA_EVENTS or _printed(noun)):
        found = _event(doc, noun)
    return found if found is not None else _possessor(doc, noun)


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


def aired(doc: Doc, verb: Token) -> Found | None:
    """The program on which an interview of the verb's sentence was aired: "aired on “New Day”"."""
    sent = verb.sent
    for token in doc[max(sent.start, verb.i) : min(sent.end, verb.i + _NEAR)]:
        if token.lemma_ in {"air", "broadcast"} and doc._.quoted[token.i] < 0:
            places = (k for k in token.children if k.dep_ == "prep")
            return next((f for k in places if (f := _show(doc, k, sent.end))), None)
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
        on = kid.lower_ == "on"
        listed = listed or (on and pobj.lower_ in verbs.PAGES and child(pobj, "poss") is not None)
        listed = listed or (on and pobj.lower_ in verbs.SHOWS)
        if listed and outlet(doc, pobj) is None and _event(doc, pobj) is None:
            start, end = _noun_phrase(pobj)
            return Who(str(doc[start:end].text), "document"), start, end
    speaking = child(verb, "advcl")
    if speaking is not None and speaking.tag_ == "VBG" and speaking.lemma_ in {"speak", "appear"}:
        return channel(doc, speaking)
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
