"""Outlets that the article itself shows to be outlets, by what people do with them.

"Told the Harbor Mercury", "broadcast by Radio Ostia", "Island Voice, a local broadcaster": the name
is an outlet in the whole article, although no list holds it.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import child
from factcheck.nlp.components.outlets import LED, proper_run
from factcheck.nlp.lexicons import first_names, verbs
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Name, Register

_PASSING = word_set("publish broadcast air obtain carry quote print")
_BODIES = word_set(
    """congress parliament senate house council committee court commission ministry department
    union party nato eu un fbi cia who imf oecd opec police army government assembly board bank
    university college school church conference convention company corp inc ltd club team league
    association dialogue president forum summit society federation foundation institute authority
    administration agency bureau campaign coalition chamber delegation cabinet embassy guild group
    center centre jury justice treasury pentagon kremlin minister senator governor mayor judge pope
    king queen prince caucus rotary gathering democrats republicans americans aipac nasa fema osha
    unesco unicef opec fifa uefa irs epa fda cdc sec nra aclu naacp dnc rnc"""
)
_ISSUES = frozenset(["issue", "edition"])
_WHICH = word_set("recent latest current new forthcoming upcoming print online weekly monthly")
_NOT_OUTLETS = frozenset(["PERSON", "GPE", "NORP", "LOC", "DATE", "TIME"])


def _name(token: Token) -> tuple[int, int] | None:
    """The proper name around the token, None when it is a person, a place or another body."""
    doc = token.doc
    if token.tag_ not in {"NNP", "NNPS"} and not (token.lower_ == "today" and token.is_title):
        return None
    if not token.text[:1].isupper():
        return None
    words = proper_run(doc, token.i, 0, len(doc))
    if _somebody(words) or any(t.lower_ in _BODIES for t in words) or words.text in lex.COUNTRIES:
        return None
    if len(words) == 1 and words[0].ent_type_ != "ORG" and not _told_of(words[0]):
        return None
    return words.start, words.end


def _somebody(words: Span) -> bool:
    """Whether the name is that of a person or a place, and says nothing of an outlet."""
    if any(t.text in lex.OUTLET_WORDS for t in words):
        return False
    bearer = len(words) > 1 and words[0].text in first_names.MALE | first_names.FEMALE
    return bearer or any(t.ent_type_ in _NOT_OUTLETS for t in words)


def _told_of(token: Token) -> bool:
    """Whether one word is like no surname: "told the Mercury", "told Mic in an interview".

    "The KFZ" can be any body, "KFZ" hardly.
    """
    before = token.nbor(-1) if token.i else token
    capitals = len(token) > 1 and token.text.isupper()
    if before.lower_ == "the":
        return not capitals
    asked = token.head.lemma_ == "tell" and not token.ent_type_ and _interviewed(token.head)
    told = any(k.dep_ == "appos" and k.lower_ in verbs.OUTLET_NOUNS for k in token.children)
    return capitals or asked or told


def _as_reported(verb: Token) -> bool:
    """Whether the verb is that of "as first reported by"."""
    before = verb.doc[max(verb.i - 2, 0) : verb.i]
    return verb.lemma_ == "report" and any(t.lower_ == "as" for t in before)


def _interviewed(verb: Token) -> bool:
    """Whether somebody is told it "in an interview"."""
    links = (k for k in verb.children if k.dep_ == "prep" and k.lower_ in {"in", "during"})
    return any(p.lower_ == "interview" for k in links for p in k.children)


def _objects(verb: Token) -> Iterator[Token]:
    """The nouns that a verb of telling or passing on makes outlets."""
    for kid in verb.children:
        if kid.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_ == "tell":
            yield child(kid, "pobj") or kid
        elif kid.dep_ == "agent" and (verb.lemma_ in _PASSING or _as_reported(verb)):
            agent = child(kid, "pobj")
            if agent is not None:
                yield agent
        elif kid.dep_ == "prep" and kid.lower_ in {"on", "for", "in"} and verb.lemma_ == "write":
            place = child(kid, "pobj")
            if place is not None and place.tag_ in {"NNP", "NNPS"}:
                yield place


def _found(token: Token) -> Iterator[Token]:
    if token.pos_ == "VERB":
        yield from _objects(token)
    elif token.lower_ in {"interview", "interviews"}:
        for kid in token.children:
            partner = child(kid, "pobj") if kid.dep_ == "prep" and kid.lower_ == "with" else None
            if partner is not None:
                yield partner
    elif token.lower_ in _ISSUES and any(_dated(k) for k in token.children):
        of = next((k for k in token.children if k.lower_ == "of"), None)
        title = child(of, "pobj") if of is not None else None
        if title is not None:
            yield title
    elif token.dep_ == "appos" and token.lower_ in verbs.OUTLET_NOUNS:
        yield token.head


def _dated(word: Token) -> bool:
    """Whether it tells which issue is meant: "a recent issue", "its May issue"."""
    return word.lower_ in _WHICH or word.ent_type_ == "DATE"


def _led(doc: Doc, register: Register) -> None:
    """Add the names that their nouns lead: "the daily Kurir"."""
    for token in doc[1:]:
        if token.tag_ != "NNP" or token.nbor(-1).lower_ not in LED:
            continue
        words = proper_run(doc, token.i, token.i, len(doc))
        more = words.end < len(doc) and doc[words.end].tag_ in {"NN", "NNS", "POS"}
        if not (more or _somebody(words) or words.text in lex.COUNTRIES):
            key = words.text.lower()
            register.outlets.setdefault(key, Name(words.text, "outlet", first=words.start))


def _service(doc: Doc, register: Register) -> None:
    """Add news services that are named in full, and the letters they are called by later."""
    for ent in doc.ents:
        words = [t.text for t in ent if t.text.lower() != "the"]
        if ent.label_ == "ORG" and len(words) > 2 and "News" in words and words[-1] != "News":
            name = " ".join(words)
            letters = "".join(w[0] for w in words if w[:1].isupper())
            register.outlets.setdefault(name.lower(), Name(name, "outlet", first=ent.start))
            register.outlets.setdefault(letters.lower(), Name(letters, "outlet", first=ent.start))


def learn(doc: Doc, register: Register) -> None:
    """Add the outlets that the article shows to its register."""
    _service(doc, register)
    _led(doc, register)
    for token in doc:
        for noun in _found(token):
            bounds = _name(noun)
            if bounds is None:
                continue
            name = doc[slice(*bounds)].text
            if register.person(name) is None:
                key = name.lower()
                register.outlets.setdefault(key, Name(name, "outlet", first=bounds[0]))
