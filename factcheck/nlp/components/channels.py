"""By what somebody speaks: "said in a statement", "on Twitter", "told a news conference".

A channel is a document or an occasion that leaves a record of what was said. It is looked for
beside the report only, never in what is reported.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import child
from factcheck.nlp.components.relays import Found, event, noun_of, outlet, through
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Name, Who

_PLACES = frozenset(["in", "at", "during", "on", "by", "via", "through", "throughout", "from"])
_ON = frozenset(["on", "via", "through", "over"])
_HELD_ON = word_set("call blog podcast telegram newsletter conference video")
_TAKING = frozenset(["take", "turn", "go"])
_SENT = word_set("statement email e-mail letter message note")
"""What is sent to an outlet; an essay is printed in one."""
_PARTS = word_set("outset start beginning opening end close course middle part passage excerpt")
"""What only says where in a debate or a book something was said."""
_THROUGH = frozenset(["through", "via"])
_MOUTHS = word_set(
    """lawyer lawyers attorney attorneys spokesman spokeswoman spokesperson aide agent publicist
    representative solicitor barrister"""
)
_ASKED = frozenset(["ask", "press", "question"])
_CALLED = frozenset(["oprd", "attr"])
_OWNED = word_set(
    "reply response answer plea posting postings decision judgment verdict bill remarks"
)
"""What leaves a record when somebody's: "in its reply", but not "in response"."""
_SPEAKING = word_set("speak appear write testify post address")
_PASSED = word_set(
    "see obtain review share leak publish post release view read send show provide give forward"
)
_SERIES = frozenset(["series", "string", "flurry", "number"])
_PIECES = _SERIES | {"part"}
"""What only says how much of a document it was: "as part of his plea", "in a series of tweets"."""
_LISTENING = word_set("conference briefing hearing")
_PRESS = word_set("news press phone telephone video media conference earnings daily joint")
_LISTENERS = frozenset(["dobj", "dative", "iobj"])
_LEADING = word_set("a his her their its my another")
_LONGEST_READER = 4
"""Tokens of "to the readers" that belong to the name of a note."""
_LONGEST_ADDRESS = 4
"""Tokens from "State" to the end of "State of the Union address"."""


def channels(doc: Doc, verb: Token) -> list[Found]:
    """The documents, occasions and networks by which the subject of the verb speaks.

    With those to whom a document came: "in a memo to staff seen by Reuters".
    """
    for head in _heads(verb):
        for link in head.children:
            found = _beside(doc, head, link, verb)
            if found:
                return found
    return []


def _heads(verb: Token) -> Iterator[Token]:
    """The verb and what a channel may hang on beside it."""
    yield verb
    for kid in verb.children:
        speaking = kid.dep_ in {"advcl", "xcomp"} and kid.tag_ == "VBG"
        told = kid.dep_ in _LISTENERS and kid.i > verb.i and verb.lemma_ in {"tell", "write"}
        later = kid.dep_ == "advmod" and kid.i < verb.i
        asked = kid.dep_ == "advcl" and kid.tag_ == "VBN" and kid.lemma_ in _ASKED
        called = kid.dep_ in _CALLED and verb.lemma_ in verbs.NAMING and kid.i > verb.i
        named = kid.dep_ == "nsubj" and kid.pos_ == "PROPN" and kid.ent_type_ == "PERSON"
        if told or later or named or asked or called or (speaking and kid.lemma_ in _SPEAKING):
            yield kid
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in _TAKING and verb.head.i < verb.i:
        yield verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i < verb.i:
        yield verb.head
    if _shares(verb):
        yield verb.head


def _shares(verb: Token) -> bool:
    """Whether what opens the report before holds here too: "In letters, A asked, while B said"."""
    if verb.head.lemma_ not in verbs.SPEECH | verbs.SAYING_ACTS:
        return False
    mark = child(verb, "mark")
    return verb.dep_ == "conj" or (
        verb.dep_ == "advcl"
        and mark is not None
        and mark.lower_ == "while"
        and verb.i > verb.head.i
    )


def _beside(doc: Doc, head: Token, link: Token, verb: Token) -> list[Found]:
    """The channel of one child of the verb, or of what hangs beside it."""
    noun = _object(link)
    if link.dep_ != "prep" or noun is None:
        told = link.dep_ in _LISTENERS and verb.lemma_ == "tell" and head.i == verb.i
        return [_named(doc, link)] if told and _listens(link) else []
    shared = _shares(verb) and head.i == verb.head.i
    if link.i > verb.i and head.i < verb.i and not shared:
        return []
    taken = link.lower_ == "to" and head.lemma_ in _TAKING and noun.lower_ in verbs.NETWORKS
    if taken:
        return [(Who(noun.text, "document"), noun.i, noun.i + 1)] if noun.is_title else []
    piece = link.lower_ == "as" and noun.lower_ in _PIECES
    if not (piece or link.lower_ in _PLACES | _ON) or (shared and link.i > head.i):
        return []
    series = noun if noun.lower_ in _SERIES else None
    if noun.lower_ in _PARTS or (noun.lower_ in _PIECES and link.lower_ in {"in", "as"}):
        part = next((k for k in noun.children if k.lower_ in {"of", "from"}), None)
        noun = child(part, "pobj") if part is not None else None
    if noun is not None and link.lower_ in _THROUGH and noun.lower_ in _MOUTHS:
        return [_mouth(doc, noun)]
    found = _by(doc, link, noun) if noun is not None else []
    return found if series is None else [_whole(doc, series, f) for f in found]


def _whole(doc: Doc, series: Token, found: Found) -> Found:
    """The channel with the noun that counts it: "a series of tweets"."""
    start, end = series.left_edge.i, found[2]
    return Who(str(doc[start:end].text), found[0].role), start, end


def _object(link: Token) -> Token | None:
    """What the preposition governs: the second of two nouns that the parser left side by side."""
    nouns = [k for k in link.children if k.dep_ == "pobj"]
    joined = len(nouns) > 1 and nouns[1].i == nouns[0].i + 1 and nouns[0].pos_ == "PROPN"
    return (nouns[1] if joined else nouns[0]) if nouns else None


def _listens(noun: Token) -> bool:
    """Whether it is an occasion that is told something: "told a news conference"."""
    return noun.lower_ in _LISTENING and not _plain_conference(noun)


def _by(doc: Doc, link: Token, noun: Token) -> list[Found]:
    """The channel that the noun after a preposition names."""
    address = _address(noun)
    if address is not None:
        return [_named(doc, address)]
    if not _is_channel(link, noun):
        return []
    network = _network(doc, noun)
    if network is not None:
        return [network]
    if outlet(doc, noun) is not None:
        return []
    reader = event(doc, noun)
    if reader is not None:
        return [_named(doc, noun), reader] if noun_of(noun) in _SENT else []
    return [_named(doc, noun), *_readers(doc, noun)]


def _mouth(doc: Doc, noun: Token) -> Found:
    """Who speaks for somebody, by name where it follows: "through his lawyer, Ann Lee"."""
    start, end = noun.left_edge.i, noun.i + 1
    first = end + 1 if end < len(doc) and doc[end].text == "," else end
    last = first
    while last < len(doc) and doc[last].ent_type_ == "PERSON":
        last += 1
    if last > first:
        person: Name | None = doc._.register.person(doc[first:last].text)
        name = person.name if person is not None else str(doc[first:last].text)
        return Who(name, "speaker"), first, last
    return Who(str(doc[start:end].text).removeprefix("the "), "speaker"), start, end


def _is_channel(link: Token, noun: Token) -> bool:
    """Whether the noun after the preposition is a document, an occasion or a network."""
    word, on = noun_of(noun), link.lower_ in _ON
    if on and word in verbs.NETWORKS:
        return bool(noun.text[:1].isupper())
    if link.lower_ == "on" and word in verbs.PAGES:
        return child(noun, "poss") is not None
    if word in _OWNED:
        whose = child(noun, "poss") is not None or any(
            k.dep_ == "compound" and k.lower_ in verbs.CHANNELS for k in noun.children
        )
        return link.lower_ in {"in", "as"} and whose
    if link.lower_ == "on" and word in verbs.SHOWS:
        return True
    if link.lower_ == "from" or word not in verbs.CHANNELS or (on and word not in _HELD_ON):
        return False
    return not (_plain_conference(noun) or _held_elsewhere(link, noun))


def _plain_conference(noun: Token) -> bool:
    """Whether a conference is not said to be one for the press or by telephone."""
    if noun.lower_ not in {"conference", "hearing"}:
        return False
    before = [k for k in noun.children if k.i < noun.i]
    if noun.lower_ == "hearing":
        return not before
    return not any(k.lower_ in _PRESS for k in before)


def _held_elsewhere(link: Token, noun: Token) -> bool:
    """Whether a word for a document is only a place or a way: "by letter" is one, "on call" not."""
    bare = not any(k.i < noun.i for k in noun.children)
    return bare and link.lower_ in {"on", "at", "through"} and noun.tag_ == "NN"


def behind(doc: Doc, noun: Token) -> tuple[Token, list[Found]] | None:
    """The preposition and the channel behind a source: "according to her lawyers in a filing"."""
    for link in noun.children:
        place = _object(link) if link.dep_ == "prep" and link.i > noun.i else None
        said = place is not None and (link.lower_ == "in" or place.lower_ in verbs.NETWORKS)
        found = _by(doc, link, place) if place is not None and said else []
        if found:
            return link, found
    return None


def _address(noun: Token) -> Token | None:
    """The last word of "State of the Union address"."""
    if noun.text != "State":
        return None
    found = next((t for t in noun.subtree if t.lower_ in {"address", "speech"}), None)
    return found if found is not None and found.i - noun.i <= _LONGEST_ADDRESS else None


def _network(doc: Doc, noun: Token) -> Found | None:
    """The network of "a post on X", "a video posted to YouTube"."""
    for kid in noun.children:
        link = next((k for k in kid.children if k.dep_ == "prep"), None) if _posted(kid) else kid
        place = child(link, "pobj") if link is not None and link.lower_ in {"on", "to"} else None
        if place is not None and place.lower_ in verbs.NETWORKS and place.text[:1].isupper():
            return Who(place.text, "document"), place.i, place.i + 1
    return None


def _posted(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.lemma_ in {"post", "share", "publish", "upload", "release"}


def _readers(doc: Doc, noun: Token) -> list[Found]:
    """The outlets to which the document came: "an email seen by Reuters"."""
    found = (through(doc, kid) for kid in _participles(noun) if kid.lemma_ in _PASSED)
    return [relay for relay in found if relay is not None][:1]


def _participles(noun: Token) -> Iterator[Token]:
    """Participles that hang on the noun, or on the last noun of what follows it."""
    yield from (k for k in noun.children if k.dep_ == "acl")
    for kid in noun.children:
        behind = child(kid, "pobj") if kid.dep_ == "prep" else None
        if behind is not None:
            yield from (k for k in behind.children if k.dep_ == "acl")


def _named(doc: Doc, noun: Token) -> Found:
    """The noun with the words before it, without "the" and without what follows."""
    start = noun.left_edge.i
    while start < noun.i and doc[start].lower_ == "the":
        start += 1
    end = noun.i + 1
    if noun.lower_ == "call":
        partners = [k.right_edge.i + 1 for k in noun.children if k.lower_ == "with"]
        end = max([end, *partners])
    elif end < len(doc) and doc[end].lower_ == "to" and doc[end].dep_ in {"prep", "dative"}:
        reader = child(doc[end], "pobj")
        last = reader.right_edge.i + 1 if reader is not None and reader.pos_ == "NOUN" else 0
        end = last if 0 < last - end <= _LONGEST_READER else end
    if noun.head.lower_ == "of" and noun.lower_ in {"address", "speech"}:
        start = _state(doc, noun)
    return Who(str(doc[start:end].text), "document"), start, end


def _state(doc: Doc, noun: Token) -> int:
    """Where "his State of the Union address" begins."""
    first = max(noun.i - _LONGEST_ADDRESS, 0)
    start = next((i for i in range(noun.i, first - 1, -1) if doc[i].text == "State"), noun.i)
    led = start > 0 and doc[start - 1].lower_ in _LEADING
    return start - 1 if led else start
