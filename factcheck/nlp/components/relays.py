"""Through whom a statement came: outlets told, interviews, "according to", agents of "quoted"."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import child, subtree
from factcheck.nlp.components.who import find_outlet
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Register, Who

Found = tuple[Who, int, int]

_PASSING = frozenset(["see", "obtain", "review", "view", "speak", "appear", "share", "leak"])
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
        if kid.dep_ == "acl" and kid.lemma_ in {"publish", "air", "broadcast", "post", "print"}:
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
            if found is None and pobj.lower_ in verbs.MEDIA_EVENTS:
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
