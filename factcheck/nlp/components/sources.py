"""Whose report it is: the source of a cue, and the document by which it speaks."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components import cues
from factcheck.nlp.components.cues import child, subtree
from factcheck.nlp.components.who import owner_of_document, who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Who
from factcheck.nlp.types import UNCLEAR

_QUOTING = frozenset(["quote", "cite"])
_SENDING = word_set(
    "send issue release publish file write post put sign circulate deliver submit air distribute"
)


def set_source(doc: Doc, attribution: Attribution, verb: Token) -> None:
    """Give the attribution its source: the verb's subject, or the agent of a passive."""
    if _quoting(doc, attribution, verb):
        return
    head = cues.subject(verb)
    if cues.passive(verb):
        agent = child(verb, "agent")
        head = child(agent, "pobj") if agent is not None else None
    head = head or _beside(verb)
    if head is not None and head.lower_ in {"which", "that"} and verb.dep_ == "relcl":
        head = verb.head if verb.head.lower_ in verbs.DOCUMENT_NOUNS else head
    if head is None or head.dep_ == "expl" or head.lower_ in {"there", "which", "that", "what"}:
        return
    if head.pos_ in {"VERB", "AUX"} and head.tag_ != "VBG":
        return
    if cues.apart(head, verb) or any(s <= head.i < e for s, e in attribution.content):
        return
    give(doc, attribution, head, verb)


def _beside(verb: Token) -> Token | None:
    """The name before "Ann Lee, 44, said that", which the parser gives to what stands before."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ"} or cues.passive(verb):
        return None
    i = verb.i - 1
    if i - 2 > verb.sent.start and verb.doc[i].text == "," and verb.doc[i - 1].like_num:
        i -= 3
    name = verb.doc[max(i, verb.sent.start)]
    return name if name.ent_type_ == "PERSON" and name.dep_ in {"appos", "dobj", "pobj"} else None


def _quoting(doc: Doc, attribution: Attribution, verb: Token) -> bool:
    """Let the one speak whom an outlet quotes: "the Herald quoted Dahl as saying"."""
    quoting = verb if verb.lemma_ in _QUOTING else verb.head.head
    if verb is quoting:
        said = next((k for k in verb.children if k.lower_ == "as"), None)
        if said is None or child(said, "pcomp") is None:
            return False
    elif verb.dep_ != "pcomp" or verb.head.lower_ != "as" or quoting.lemma_ not in _QUOTING:
        return False
    quoted, outlet = child(quoting, "dobj"), cues.subject(quoting)
    if quoted is None or cues.passive(quoting) or quoted.i < quoting.i:
        return False
    give(doc, attribution, quoted, verb)
    if outlet is not None and outlet.pos_ != "PRON":
        start, end = cues.source_interval(outlet, quoting)
        means = who(doc, start, end, outlet.i)
        if means.name != UNCLEAR:
            attribution.relays.append((means, start, end))
    return True


def give(doc: Doc, attribution: Attribution, head: Token, verb: Token) -> None:
    """Make the noun phrase of `head` the source: who it means, and the document it speaks by."""
    attribution.source = cues.source_interval(head, verb)
    named = _antecedent(head)
    if named is None:
        attribution.who = Who(UNCLEAR)
        return
    start, end = attribution.source if named is head else cues.source_interval(named, verb)
    attribution.who = who(doc, start, end, named.i)
    _filed(attribution, verb)
    sender = _sender(named)
    if sender is not None:
        attribution.who = who(doc, *cues.source_interval(sender, named), sender.i)
        attribution.relays.append((Who(_bare(named), "document"), *subtree_before(named, verb)))
    elif owner_of_document(named) is not None or (
        attribution.who.role == "speaker" and named.lower_ in verbs.DOCUMENT_NOUNS
    ):
        attribution.relays.append((Who(_bare(named), "document"), named.i, named.i + 1))


def cited(doc: Doc, attribution: Attribution) -> None:
    """Let those speak whom an outlet cites: "the Herald reported, citing two diplomats"."""
    outlet = attribution.who
    if outlet is None or attribution.source is None:
        return
    verb = doc[attribution.head]
    citing = next((k for k in _participles(doc, attribution) if k.lower_ == "citing"), None)
    citing = verb if verb.lower_ == "citing" else citing
    noun = child(citing, "dobj") if citing is not None else None
    if citing is None or noun is None or any(s <= noun.i < e for s, e in attribution.content):
        return
    if outlet.role != "outlet" and not _reports(doc, attribution, outlet):
        return
    attribution.relays.insert(0, (Who(outlet.name, "outlet"), *attribution.source))
    writer = _writer(noun)
    if writer is not None:
        attribution.who = who(doc, *cues.source_interval(writer, citing), writer.i)
        attribution.relays.append((Who(_bare(noun), "document"), noun.i, noun.i + 1))
    else:
        attribution.who = who(doc, *cues.source_interval(noun, citing), noun.i)


def _reports(doc: Doc, attribution: Attribution, source: Who) -> bool:
    """Whether the source must be an outlet: "the" stands before its name, and it reports."""
    start = attribution.source[0] if attribution.source is not None else attribution.head
    led = doc[start].lower_ == "the" or doc._.register.person(source.name) is None
    proper = all(w[:1].isupper() for w in source.name.removeprefix("the ").split())
    return led and proper and doc[attribution.head].lemma_ == "report"


def _writer(noun: Token) -> Token | None:
    """Whom a letter or a statement is from."""
    if noun.lower_ not in verbs.DOCUMENT_NOUNS:
        return None
    link = next((k for k in noun.children if k.dep_ == "prep" and k.lower_ in {"from", "by"}), None)
    writer = child(link, "pobj") if link is not None else None
    return writer if writer is not None and writer.pos_ == "PROPN" else None


def party(doc: Doc, attribution: Attribution) -> None:
    """Make an outlet that argues or denies the speaker: it speaks for itself."""
    outlet = attribution.who
    if outlet is None or outlet.role != "outlet" or attribution.kind != "speech":
        return
    if doc[attribution.head].lemma_ in verbs.STANCE:
        attribution.who = Who(outlet.name, "speaker")


def _participles(doc: Doc, attribution: Attribution) -> list[Token]:
    """Participles that hang on the cue or on the head of its source."""
    found = list(doc[attribution.head].children)
    if attribution.source is not None:
        found += [t for t in doc[slice(*attribution.source)] if t.tag_ == "VBG"]
        end = attribution.source[1]
        found += [t for t in doc[end : end + 2] if t.tag_ == "VBG"]
    return [t for t in found if t.tag_ == "VBG"]


def _filed(attribution: Attribution, verb: Token) -> None:
    """Make the paper a relay in "filed a lawsuit alleging" and "signed a letter and urged"."""
    sending = verb.head
    if verb.dep_ not in {"advcl", "conj", "xcomp"} or sending.lemma_ not in _SENDING:
        return
    paper = child(sending, "dobj")
    later = verb.dep_ == "advcl" and verb.tag_ != "VBG"
    if (
        paper is not None
        and not later
        and paper.lower_ in verbs.DOCUMENT_NOUNS
        and paper.i < verb.i
    ):
        attribution.relays.append((Who(_bare(paper), "document"), paper.i, paper.i + 1))


def subtree_before(token: Token, verb: Token) -> tuple[int, int]:
    """The noun phrase without the clause of the verb that hangs on it."""
    start, end = subtree(token)
    return start, min(end, max(token.i + 1, verb.left_edge.i))


def _bare(noun: Token) -> str:
    """The document's noun with what modifies it: "press release", "an open letter"."""
    start = noun.i
    for kid in noun.children:
        if kid.i < noun.i and kid.dep_ in {"compound", "amod"} and not kid.like_num:
            start = min(start, kid.left_edge.i)
    before = noun.doc[start - 1] if start else noun
    if before.lower_ in {"a", "an"}:
        start -= 1
    return str(noun.doc[start : noun.i + 1].text)


def _antecedent(head: Token) -> Token | None:
    """The noun that "who" stands for; the noun itself when it is none of these."""
    if head.lower_ != "who":
        return head
    clause = head.head
    while clause.dep_ in {"conj", "xcomp", "aux"} and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "relcl" or clause.head.pos_ == "VERB":
        return None
    noun = clause.head
    if cues.one_of_several(noun, clause):
        return None
    named = noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN"
    return noun.head if named else noun


def _sender(noun: Token) -> Token | None:
    """Who "sent out a press release" that says it."""
    if noun.lower_ not in verbs.DOCUMENT_NOUNS or noun.dep_ != "dobj":
        return None
    sending = noun.head
    return cues.subject(sending) if sending.lemma_ in _SENDING else None
