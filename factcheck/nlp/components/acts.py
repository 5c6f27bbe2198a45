"""Reports without a verb of speech that takes a clause: acts and nouns."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.nlp.components import cues
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import child, subtree
from factcheck.nlp.components.sources import set_source
from factcheck.nlp.components.titles import is_title
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution

_SEIZED = word_set(
    "victory win prize title seat credit responsibility victim victims life lives territory ground"
    " residency asylum lead crown spot place mantle roots allegiance win wins victories percent"
)
"""What is claimed by a deed rather than in words."""
_PICKED = word_set("pick picks nominees nominee judges appointees appointee choice choices")
_WITHHELD = frozenset(["anonymity"])
"""What somebody asks for who says something else."""


def act(doc: Doc, verb: Token) -> Iterator[Attribution]:
    """A speech act with an object: "criticized the plan", "accused the mayor of lying"."""
    cue, start = _object(verb)
    told = _tells(verb)
    if start is None or start <= verb.i or (verb.lemma_ in verbs.PRICING and not told):
        return
    end = verb.right_edge.i + 1
    for kid in verb.children:
        if kid.i > start and kid.dep_ in {"advcl", "conj", "cc"}:
            end = min(end, kid.left_edge.i)
    start, end = trimmed(doc, start, end)
    while end > start and doc[end - 1].is_punct and not doc[end - 1].is_quote:
        end -= 1
    attribution = Attribution(cue=cue, head=verb.i, content=[(start, end)], kind="act")
    attribution.clausal = told
    if told:
        attribution.kind = "speech"
    set_source(doc, attribution, verb)
    if attribution.source is not None and start < end:
        yield attribution


def _object(verb: Token) -> tuple[tuple[int, int], int | None]:
    """The cue, with its preposition, and where its object begins, if it has one."""
    cue = cues.cue_interval(verb)
    dobj = child(verb, "dobj")
    known = verb.lemma_ in verbs.ACTS or verb.lemma_ in verbs.SAYING_ACTS
    if dobj is not None and known and dobj.i > verb.i:
        return cue, dobj.left_edge.i
    named = child(verb, "oprd", "ccomp")
    if verb.lemma_ in {"call", "label", "dub"} and named is not None and named.i > verb.i:
        names = named.dep_ == "oprd" and named.pos_ == "PROPN" and named.left_edge.i == cue[1]
        return cue, None if names and not cues.passive(verb) else named.left_edge.i
    prepositions = verbs.OBJECT_PREPOSITIONS.get(verb.lemma_, frozenset())
    for kid in verb.children:
        if kid.dep_ == "prep" and kid.lower_ in prepositions and kid.i == cue[1]:
            if child(kid, "pobj", "pcomp") is None:
                break
            return (cue[0], kid.i + 1), kid.i + 1
    return cue, None


def _tells(verb: Token) -> bool:
    """Whether something is said of the object, or asked of it, rather than done to it."""
    withheld = any(k.dep_ == "dobj" and k.lower_ in _WITHHELD for k in verb.children)
    if cues.passive(verb) or _mutual(verb) or withheld:
        return False
    lemma = verb.lemma_
    if lemma in verbs.NOMINAL_REPORTS:
        return _passes_on(verb)
    asked = lemma in verbs.DEMANDS and any(_asked(k) for k in verb.children)
    if asked or _names(verb) or _priced(verb) or (lemma == "call" and _called_on(verb)):
        return True
    if lemma == "call" and verb.tag_ == "VBG":
        return False
    prepositions = verbs.TELLING.get(lemma, frozenset())
    objects = [k for k in verb.children if k.dep_ == "dobj"]
    for kid in verb.children:
        if kid.dep_ in {"prep", "dative"} and kid.lower_ in prepositions:
            return bool(objects) or lemma in {"warn", "call"}
    return any(
        k.dep_ == "prep" and k.lower_ in prepositions and _deed(k)
        for o in objects
        for k in o.children
    )


def _deed(link: Token) -> bool:
    """Whether a deed follows "of" or "for", also one that the tagger took for a noun."""
    first = link.nbor() if link.i + 1 < len(link.doc) else link
    first = first.nbor() if first.is_quote and first.i + 1 < len(link.doc) else first
    return child(link, "pcomp") is not None or first.lower_.endswith("ing")


def _passes_on(verb: Token) -> bool:
    """Whether the object is what is reported: "denied the charges", not "denied him a seat"."""
    told = [k for k in verb.children if k.dep_ in {"dobj", "dative"}]
    if len(told) != 1 or told[0].dep_ != "dobj":
        return False
    noun = told[0]
    if verb.lemma_ == "claim":
        return noun.lower_ not in _SEIZED and noun.ent_type_ not in {"PERCENT", "CARDINAL", "GPE"}
    if verb.lemma_ == "confirm":
        return noun.ent_type_ != "PERSON" and not is_title(noun) and noun.lower_ not in _PICKED
    to = next((k for k in verb.children if k.lower_ == "to" and k.dep_ in {"prep", "dative"}), None)
    return verb.lemma_ != "deny" or to is None


def _asked(clause: Token) -> bool:
    """Whether the clause says what is asked for, and is not the end of ", Lee said by phone"."""
    lost = clause.tag_ in {"VBD", "VBZ"} and child(clause, *cues.SUBJECTS) is None
    return clause.dep_ in {"xcomp", "ccomp"} and not lost


def _names(verb: Token) -> bool:
    """Whether it is said what the object is: 'called it a mistake', 'called it "a mistake"'."""
    if verb.lemma_ not in verbs.NAMING or child(verb, "oprd", "ccomp") is not None:
        return verb.lemma_ in verbs.NAMING
    named = child(verb, "dobj")
    said = child(named, "appos") if named is not None else None
    return said is not None and verb.doc[said.left_edge.i - 1].is_quote


def _priced(verb: Token) -> bool:
    """Whether a number is given for the object: "put the debt at 4 million"."""
    if verb.lemma_ not in verbs.PRICING:
        return False
    for kid in verb.children:
        if kid.dep_ == "prep" and kid.lower_ == "at" and kid.i > verb.i:
            value = child(kid, "pobj")
            numbers = [t for t in value.subtree if t.like_num] if value is not None else []
            return any(t.ent_type_ not in {"DATE", "TIME"} for t in numbers)
    return False


def _mutual(verb: Token) -> bool:
    """Whether they do it to each other, so that nobody is said to be right."""
    other = child(verb, "dobj", "dative")
    return (
        other is not None
        and other.i > 0
        and verb.doc[other.i - 1 : other.i + 1].text.lower()
        in {
            "each other",
            "one another",
        }
    )


def _called_on(verb: Token) -> bool:
    """Whether somebody was called on to do something."""
    on = next((k for k in verb.children if k.dep_ == "prep" and k.lower_ == "on"), None)
    asked = child(on, "pobj") if on is not None else None
    if asked is None:
        return False
    return any(
        k.tag_ == "VB" and k.i > asked.i and any(a.lower_ == "to" for a in k.children)
        for k in (*verb.children, *asked.children)
    )


def noun(doc: Doc, noun: Token) -> Iterator[Attribution]:
    """A noun that reports, with its owner: "the mayor's claim that ..."."""
    clause = next(
        (
            k
            for k in noun.children
            if k.dep_ in {"acl", "ccomp", "relcl"}
            and doc[k.left_edge.i].lower_ == "that"
            and child(k, "mark") is not None
        ),
        None,
    )
    owner = child(noun, "poss")
    if clause is None or owner is None:
        return
    attribution = Attribution(cue=(noun.i, noun.i + 1), head=noun.i)
    if noun.lemma_ in verbs.ATTITUDE_NOUNS:
        attribution.kind = "attitude"
    attribution.content = [subtree(clause)]
    attribution.source = subtree(owner)
    if doc[attribution.source[1] - 1].tag_ == "POS":
        attribution.source = (attribution.source[0], attribution.source[1] - 1)
    attribution.who = who(doc, *attribution.source, owner.i)
    yield attribution
