"""Reports set into a sentence between commas, found by their place where the parse missed them.

"The vaccine, a ministry adviser noted on Friday, had not been tested." The parser loses many of
these: it makes nouns of the verbs, appositions of the speakers. What stays is the form: a comma, a
noun phrase, a verb of speech, at most a word of when or where, and a comma or the sentence's end.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import Interval
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Paragraph

_NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS"])
_FIRST = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD", "VBG", "VBN"])
_LATER = frozenset([*_FIRST, "POS", "IN", "CC", "HYPH", "RB", "JJR", "JJS", "TO"])
_SPEAKERS = frozenset([*_NOMINAL, "PRP"])
_STOPS = frozenset([",", ".", ";", "—", "–", "!", "?"])
_COMMA = frozenset([","])
_ADVERBS = frozenset(["RB", "IN", "RP"])
_SUBORDINATE = word_set(
    """if when while as after before because although though since until unless whether once where
    whereas which who whom whose that and but or nor what how why"""
)
_AMBIGUOUS = word_set(
    "agree ask call charge object respond rail lie go speak vow cry write read order list deny"
)
"""Verbs that stand there for other things than what the sentence says."""
_WORDS = word_set("says said adds added shows showed notes noted found")
"""Forms that are verbs of speech here even where the tagger saw nouns."""
_PLURAL = word_set("say add show report note")
"""And those that are behind a plural only."""
_WRITING = word_set("wrote writes")
"""Verbs of speech behind a name and an office, each in commas."""
_THROUGH = word_set("according including following citing")
_MEASURING = frozenset(["least", "most", "to", "than"])
_LONGEST = 14
_LONGEST_TAIL = 12
_FEWEST = 3


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add the reports between commas that the tree did not give."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    for number, paragraph in enumerate(paragraphs):
        for comma in range(paragraph.start + 1, paragraph.end - 2):
            if doc[comma].text != "," or doc._.quoted[comma] >= 0:
                continue
            for attribution in _behind(doc, comma, found):
                attribution.paragraph = number
                found[attribution.head] = attribution


def _behind(doc: Doc, comma: int, found: dict[int, Attribution]) -> Iterator[Attribution]:
    """The report that begins behind the comma, if there is one."""
    if _speaks(doc[comma + 1]):
        yield from _inverted(doc, comma, found) if _verb_first(doc, comma) else ()
        yield from _explained(doc, comma, found)
        return
    if doc[comma + 1].lower_ in _WRITING:
        yield from _explained(doc, comma, found)
        return
    sent = doc[comma].sent
    verb = _verb(doc, comma, sent.end)
    if verb is None or any(i in found for i in range(sent.start, verb.i + 1)):
        return
    end = _tail(doc, verb, sent.end)
    if end is None:
        return
    content = _content(doc, sent.start, comma, end, sent.end)
    if not content:
        return
    source = _apposed(doc, comma, verb.i, sent.start)
    if source[0] - 1 < comma:
        content[0] = trimmed(doc, sent.start, source[0] - 1)
    head = _head(doc, comma + 1, verb.i)
    if not _agrees(doc, head, verb, comma + 1):
        return
    attribution = Attribution(cue=(verb.i, verb.i + 1), head=verb.i, content=content)
    attribution.source = source
    attribution.who = who(doc, *source, head.i)
    document = attribution.who.role == "document"
    attribution.kind = "finding" if document and verb.lemma_ in verbs.FINDING else "speech"
    yield attribution


def _verb_first(doc: Doc, comma: int) -> bool:
    """Whether a name or a noun phrase follows the verb."""
    return doc[comma + 2 : comma + 3].text[:1].isupper() or doc[comma + 2].tag_ in {"DT", "PRP"}


def _explained(doc: Doc, comma: int, found: dict[int, Attribution]) -> Iterator[Attribution]:
    """The report "Ann Lee, an analyst at Osse Bank, said", name and office each in commas."""
    sent, verb = doc[comma].sent, doc[comma + 1]
    middle = _comma_before(doc, comma, sent.start)
    first = _comma_before(doc, middle, sent.start) if middle is not None else None
    if middle is None or first is None or verb.tag_ not in FINITE:
        return
    end = _tail(doc, verb, sent.end)
    names = [doc[a + 1].ent_type_ == "PERSON" for a in (first, middle)]
    if end is None or sum(names) != 1 or _sourced(found.get(verb.i)):
        return
    before = trimmed(doc, sent.start, first)
    if not _tells(doc, before) or _opens_clause(doc[before[0]]) or before[1] - before[0] < _FEWEST:
        return
    attribution = Attribution(cue=(verb.i, verb.i + 1), head=verb.i, content=[before])
    attribution.source = (first + 1, comma)
    named = (first, middle) if names[0] else (middle, comma)
    attribution.who = who(doc, named[0] + 1, named[1], named[1] - 1)
    yield attribution


def _comma_before(doc: Doc, comma: int, start: int) -> int | None:
    """The comma before the noun phrase that ends at this one, None when there is no such phrase."""
    for i in range(comma - 1, max(start, comma - _LONGEST), -1):
        if doc[i].text == ",":
            return i if comma - i > 1 and doc[i + 1].tag_ in _FIRST else None
        if doc[i].tag_ not in _LATER or doc._.quoted[i] >= 0:
            return None
    return None


def _sourced(attribution: Attribution | None) -> bool:
    """Whether it is somebody's report already."""
    if attribution is None or attribution.kind != "speech":
        return False
    return bool(attribution.content) and attribution.source is not None


def _inverted(doc: Doc, comma: int, found: dict[int, Attribution]) -> Iterator[Attribution]:
    """The report ", notes Farrelly,", its verb before its speaker."""
    verb, sent = doc[comma + 1], doc[comma].sent
    end = verb.i + 1
    while end < sent.end and doc[end].tag_ in {"NNP", "NNPS", "DT", "NN", "PRP"}:
        end += 1
    if end == verb.i + 1 or end >= sent.end or doc[end].text not in _STOPS:
        return
    said = verb.tag_ in FINITE | {"NNS"} and verb.lemma_ != "tell"
    if not said or any(_sourced(found.get(i)) for i in range(verb.i, end)):
        return
    content = _content(doc, sent.start, comma, end, sent.end)
    taken = any(_sourced(found.get(i)) for i in range(sent.start, sent.end))
    if content and not taken:
        attribution = Attribution(cue=(verb.i, verb.i + 1), head=verb.i, content=content)
        attribution.source = (verb.i + 1, end)
        attribution.who = who(doc, *attribution.source, end - 1)
        yield attribution


def _verb(doc: Doc, comma: int, stop: int) -> Token | None:
    """The verb of speech of "the comma, a noun phrase, a verb"."""
    for i in range(comma + 1, min(stop, comma + 1 + _LONGEST)):
        token = doc[i]
        if i > comma + 1 and _speaks(token) and doc[i - 1].tag_ in _SPEAKERS:
            return token
        first = i == comma + 1
        if first and token.lower_ in _THROUGH:
            return None
        known = _FIRST if first else _LATER
        if (
            token.tag_ not in known
            or doc._.quoted[i] >= 0
            or (first and token.lower_ in _SUBORDINATE)
        ):
            return None
    return None


def _agrees(doc: Doc, head: Token, verb: Token, start: int) -> bool:
    """Whether noun and verb agree in number, where the tagger may have seen a noun in the verb."""
    several = head.tag_ in {"NNS", "NNPS", "PRP"} or any(t.lower_ == "and" for t in head.children)
    if verb.lower_ in _PLURAL:
        return several
    return verb.tag_ != "NNS" or all(t.lower_ != "and" for t in doc[start : verb.i])


def _speaks(token: Token) -> bool:
    if token.lower_ in _WORDS | _PLURAL:
        return True
    said = token.lemma_ in verbs.SPEECH or token.lemma_ in verbs.FINDING
    return said and token.tag_ in FINITE and token.lemma_ not in _AMBIGUOUS


def _tail(doc: Doc, verb: Token, stop: int) -> int | None:
    """Where the report ends, None when the verb goes on to say something."""
    placed = False
    for i in range(verb.i + 1, min(stop, verb.i + _LONGEST_TAIL)):
        token = doc[i]
        if token.text in _STOPS:
            return i
        if token.lower_ in _MEASURING and token.nbor(-1).tag_ == "IN":
            return None
        placed = placed or token.tag_ == "IN" or token.ent_type_ in {"DATE", "TIME"}
        heard = verb.lemma_ == "tell" and token.tag_ in _FIRST
        if not placed and not heard and token.tag_ not in _ADVERBS:
            return None
        if token.tag_ in FINITE or token.lower_ in {"that", ":"} or token.is_quote:
            return None
    return stop if stop - verb.i <= 1 else None


def _content(doc: Doc, start: int, comma: int, end: int, stop: int) -> list[Interval]:
    """What is reported: the sentence before the report, and what goes on behind it."""
    if _opens_clause(doc[comma - 1]):
        return []
    before = trimmed(doc, start, comma)
    last = stop
    while last > end and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    after = trimmed(doc, end, last) if doc[end : end + 1].text in _COMMA else (end, end)
    goes_on = after[1] - after[0] >= _FEWEST and not _opens_clause(doc[after[0]])
    if goes_on and (_tells(doc, before) or _tells(doc, after)):
        return [before, after]
    whole = before[1] - before[0] >= _FEWEST and not _opens_clause(doc[before[0]])
    return [before] if whole and _tells(doc, before) else []


def _tells(doc: Doc, part: Interval) -> bool:
    """Whether the stretch has a finite verb, or begins with what the tagger took for none."""
    start, end = part
    return doc[start].lower_.endswith("ed") or any(t.tag_ in FINITE for t in doc[start:end])


def _opens_clause(token: Token) -> bool:
    """Whether a clause begins that cannot stand alone."""
    return token.lower_ in _SUBORDINATE and token.tag_ != "DT"


def _apposed(doc: Doc, comma: int, end: int, start: int) -> Interval:
    """The source, with the "a spokeswoman," before a name."""
    if doc[comma + 1].tag_ not in {"NNP", "NNPS"}:
        return comma + 1, end
    for i in range(comma - 1, max(start, comma - _LONGEST), -1):
        if doc[i].text == ",":
            led = doc[i + 1].lower_ in {"a", "an", "the", "its", "his", "her"}
            return (i + 1, end) if led and doc[comma - 1].tag_ in _NOMINAL else (comma + 1, end)
        if doc[i].tag_ not in _LATER:
            break
    return comma + 1, end


def _head(doc: Doc, start: int, end: int) -> Token:
    """The noun that the phrase is about: the last one before its first preposition."""
    head = None
    for token in doc[start:end]:
        if token.tag_ in {"IN", "TO"} and head is not None:
            break
        if token.tag_ in _SPEAKERS:
            head = token
    return head if head is not None else doc[end - 1]
