"""Through whom a statement came: outlets told, interviews, "according to", agents of "quoted"."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import child, places, subtree
from factcheck.nlp.components.outlets import find_outlet, proper_run
from factcheck.nlp.components.programs import program, program_of, show
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Register, Who

Found = tuple[Who, int, int]

_PASSING = word_set(
    """see obtain review view speak appear share leak report cite publish carry broadcast air quote
    post print release provide send give show hand supply forward"""
)
_LISTENERS = frozenset(["dobj", "dative", "iobj", "npadvmod"])
_BESIDE = frozenset(["acl", "advcl", "relcl"])
_LINKS = frozenset(["prep", "dative"])
_NEAR = 40
"""Tokens around a verb in which an interview is looked for."""
_PRINTED = word_set("publish air broadcast post print carry")
_THROUGH = frozenset(["with", "for", "in", "on", "by", "to", "from", "of", "at", "during"])
_TALKS = frozenset(["interview", "call", "conversation", "broadcast"])
_AIRING = frozenset(["air", "broadcast"])
_ASKING = word_set("ask press challenge interview question reach contact quiz grill")
_OPENING = 3
"""Tokens of a sentence among which the place of its program stands."""
_HOSTING = word_set(
    "host anchor reporter correspondent journalist columnist presenter interviewer blogger"
)
"""Journalists who stand for an outlet that is not named."""
_POLLS = word_set("poll survey conducted")
_JOURNALISTS = word_set(
    """host anchor reporter correspondent journalist columnist editor presenter interviewer
    commentator contributor moderator writer"""
)


def outlet(doc: Doc, head: Token) -> Found | None:
    """The outlet that a noun phrase with this head names, or None."""
    register: Register = doc._.register
    start, end = subtree(head)
    if head.lower_ in verbs.PAGES and _own(head):
        return None
    titled = program(doc, head.i + 1) if head.lower_ in verbs.SHOWS else 0
    if titled:
        return Who(doc[head.i + 2 : titled].text, "outlet"), start, titled
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


def noun_of(token: Token) -> str:
    """The noun in lower case, with the first half of "op-ed" and "e-mail"."""
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{token.lower_}"
    return str(token.lower_)


def event(doc: Doc, noun: Token) -> Found | None:
    """The outlet of "an interview with X", "a CNN interview", "X's interview"."""
    partner: Token | None = None
    for kid in noun.children:
        if kid.dep_ in {"compound", "poss", "nmod"} and kid.text[:1].isupper():
            found = outlet(doc, kid)
            if found is not None:
                return found
        if kid.dep_ == "prep" and kid.lower_ in _THROUGH:
            pobj = child(kid, "pobj")
            found = show(doc, kid, noun.sent.end)
            if pobj is not None and found is None:
                found = outlet(doc, pobj) or _possessor(doc, pobj) or employer(doc, pobj)
                partner = pobj if kid.lower_ == "with" else partner
            if found is not None:
                return found
        if kid.dep_ == "acl" and kid.lemma_ in _PRINTED:
            found = through(doc, kid)
            if found is not None:
                return found
    return _journalist(doc, partner) if partner is not None else None


def employer(doc: Doc, person: Token) -> Found | None:
    """The outlet of a journalist: "Fox News host Sean Hannity", "CNN’s Ann Lee", "Lee of CNN"."""
    start = person.left_edge.i
    for i in range(start + 1, person.i + 1):
        works = doc[i].tag_ == "POS" or doc[i].lower_.removesuffix("s") in _JOURNALISTS
        if works and doc[i - 1].tag_ in {"NNP", "NNPS"}:
            name = find_outlet(doc, doc._.register, start, i, i - 1)
            return (Who(name, "outlet"), start, i) if name else None
    link = next((k for k in person.children if k.lower_ in {"of", "from", "at", "with"}), None)
    place = child(link, "pobj") if link is not None and person.pos_ == "PROPN" else None
    return outlet(doc, place) if place is not None else None


def _journalist(doc: Doc, person: Token) -> Found | None:
    """The journalist whose outlet is not named: "told radio host Karl Moe"; else that outlet."""
    on = next((k for k in person.children if k.lower_ == "on"), None)
    air = child(on, "pobj") if on is not None else None
    aired = outlet(doc, air) if air is not None else None
    if aired is not None:
        return aired
    first, stop = person.left_edge.i, person.right_edge.i + 1
    host = next((i for i in range(first, min(person.i + 1, stop)) if doc[i].lower_ in _HOSTING), -1)
    if host < 0 or host + 2 >= len(doc) or doc[host + 1].ent_type_ != "PERSON":
        return None
    run = proper_run(doc, host + 1, host + 1, max(stop, host + 3))
    return (Who(run.text, "outlet"), run.start, run.end) if len(run) > 1 else None


def through(doc: Doc, verb: Token) -> Found | None:
    """The outlet among a verb's agent, listeners and places: "told X", "quoted by X", "on X"."""
    went = verb.head if verb.dep_ in {"xcomp", "advcl"} else verb
    sent_to = went.children if went.lemma_ == "go" and went.i < verb.i else ()
    for kid in (*verb.children, *(k for k in sent_to if k.dep_ == "prep" and k.lower_ == "on")):
        found: Found | None = None
        if kid.dep_ in _LISTENERS and verb.lemma_ in {"tell", "give", "inform"}:
            found = _listener(doc, verb, child(kid, "pobj") or kid)
        elif kid.dep_ == "agent" or (kid.dep_ in _LINKS and kid.lower_ in _THROUGH):
            found = show(doc, kid, verb.sent.end) or _place(doc, child(kid, "pobj"))
        elif (
            kid.dep_ == "advcl" and kid.tag_ == "VBG" and kid.lemma_ in {"speak", "appear", "write"}
        ):
            found = through(doc, kid)
        if found is not None:
            return found
    return None


def beside(doc: Doc, noun: Token) -> Found | None:
    """The outlet beside a noun that reports: "his claim in a Herald interview that"."""
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ in {"in", "on", "to", "during"} and kid.i > noun.i:
            found = show(doc, kid, noun.sent.end) or _place(doc, child(kid, "pobj"))
            if found is not None:
                return found
    return None


def _listener(doc: Doc, verb: Token, noun: Token) -> Found | None:
    """The outlet that was told something, by name or by its program or its journalist."""
    title = noun.left_edge.i
    if verb.i < title and doc[title - 1].is_quote:
        title -= 1
    named = program(doc, title)
    if named:
        return Who(doc[title + 1 : named].text, "outlet"), title, named
    if noun.lower_ == "us" and _reporter(verb):
        return Who("us", "outlet"), noun.i, noun.i + 1
    found = program_of(doc, verb.i + 1, min(noun.i + 2, len(doc))) if verb.i < noun.i else None
    found = found or outlet(doc, noun) or employer(doc, noun) or _journalist(doc, noun)
    return event(doc, noun) if found is None and noun_of(noun) in verbs.MEDIA_EVENTS else found


def _reporter(verb: Token) -> bool:
    """Whether the paper itself is who was told: "she told us", not "the polls tell us"."""
    teller = child(verb, "nsubj")
    if teller is None or verb.lower_ != "told" or verb.doc._.quoted[verb.i] >= 0:
        return False
    return teller.lower_ not in verbs.DOCUMENT_NOUNS and teller.tag_ != "NNS"


def _place(doc: Doc, noun: Token | None) -> Found | None:
    """The outlet that the noun after a preposition names, itself or by an interview."""
    if noun is None:
        return None
    found = outlet(doc, noun)
    if found is None and (noun_of(noun) in verbs.MEDIA_EVENTS or _printed(noun)):
        found = event(doc, noun)
    return found if found is not None else _possessor(doc, noun)


def _printed(noun: Token) -> bool:
    """Whether the noun is said to have been published: "in remarks broadcast by X"."""
    return any(k.dep_ == "acl" and k.lemma_ in _PRINTED for k in noun.children)


class Signs:
    """Words outside quotations that may lead to a relay, looked up once an article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._talks = self._places("LOWER", _TALKS)
        self._airing = self._places("LEMMA", _AIRING)
        self._on = self._places("LOWER", ["on"])

    def _places(self, attribute: str, words: Iterable[str]) -> list[int]:
        quoted: list[int] = self.doc._.quoted
        return [i for i in places(self.doc, attribute, words) if quoted[i] < 0]

    def interview(self, verb: Token) -> Found | None:
        """The outlet of an interview that the verb's sentence names."""
        i = _near(self._talks, verb, verb.i - _NEAR)
        if i < 0 or self.doc[i].head.head.lemma_ in verbs.CLAUSE_NOUNS:
            return None
        return event(self.doc, self.doc[i])

    def aired(self, verb: Token) -> Found | None:
        """The program on which an interview was aired: "aired on “New Day”"."""
        i = _near(self._airing, verb, verb.i)
        if i < 0:
            return None
        end = verb.sent.end
        links = (k for k in self.doc[i].children if k.dep_ == "prep")
        return next((f for k in links if (f := show(self.doc, k, end))), None)

    def leading(self, verb: Token) -> Found | None:
        """The program that opens the sentence: "Monday on CNN’s “New Day,” she said"."""
        if not self._on:
            return None
        sent = verb.sent
        i = _first(self._on, sent.start, min(sent.start + _OPENING, verb.i))
        return show(self.doc, self.doc[i], sent.end) if i >= 0 else None


def _first(known: Sequence[int], start: int, stop: int) -> int:
    """The first of the sorted places in [start, stop), else -1."""
    at = bisect_left(known, start)
    return known[at] if at < len(known) and known[at] < stop else -1


def _near(known: Sequence[int], verb: Token, start: int) -> int:
    """The first of the sorted places from `start` on near the verb, in its sentence, else -1.

    The sentence is asked for last: spaCy looks through all of it each time.
    """
    if _first(known, start, verb.i + _NEAR) < 0:
        return -1
    sent = verb.sent
    return _first(known, max(sent.start, start), min(sent.end, verb.i + _NEAR))


def of_source(doc: Doc, start: int, end: int, verb: Token) -> Found | None:
    """The outlet inside a source: "documents seen by X", "Y, speaking on X", "X reporter Y"."""
    if verb.lemma_ in {"write", "report"}:
        found = _writer(doc, start, end)
        if found is not None:
            return found
    for i in range(start, end):
        if doc[i].dep_ == "relcl" and doc[i].lemma_ in _PASSING:
            reader = child(doc[i], "nsubj")
            found = outlet(doc, reader) if reader is not None else None
            if found is not None:
                return found
        passed = doc[i].dep_ in _BESIDE or (doc[i].dep_ == "conj" and doc[i].head.dep_ in _BESIDE)
        if passed and doc[i].lemma_ in _PASSING:
            found = through(doc, doc[i])
            if found is not None:
                return found
        if doc[i].lower_ == "for" and doc[i].head.lower_ in _POLLS:
            body = child(doc[i], "pobj")
            found = outlet(doc, body) if body is not None else None
            if found is not None:
                return found
    return None


def _writer(doc: Doc, start: int, end: int) -> Found | None:
    """The outlet the source writes for: "Herald reporter Ann Lee", "Ann Lee of the Herald"."""
    for i in range(start, end):
        if doc[i].pos_ == "PROPN" and not start <= doc[i].head.i < end:
            return employer(doc, doc[i])
    return None


def asked(doc: Doc, verb: Token) -> Found | None:
    """The outlet that asked: "asked by CNN whether ..., she said"."""
    subject = child(verb, "nsubj")
    behind = subject.children if subject is not None else ()
    when = (k for k in behind if k.dep_ in {"relcl", "acl"} and k.tag_ == "VBN")
    for kid in (*(k for k in verb.children if k.dep_ == "advcl"), *when):
        agent = child(kid, "agent") if kid.lemma_ in _ASKING else None
        asker = child(agent, "pobj") if agent is not None else None
        if asker is not None:
            return outlet(doc, asker) or employer(doc, asker)
    return None


def _possessor(doc: Doc, pobj: Token) -> Found | None:
    """The outlet of "on NBC's Meet the Press"."""
    for kid in pobj.children:
        if kid.dep_ == "poss":
            return outlet(doc, kid)
    return None
