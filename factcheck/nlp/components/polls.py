"""Polls that speak without a clause: "in a Harrow poll, Lee has 4 percent", "polls show Lee ahead".

Who measured speaks. The phrase makes its sentence the poll's where it opens the sentence, or where
the sentence tells a figure; "polls show" takes whatever stands behind it.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import SUBJECTS, Interval, child, paragraph_numbers, places
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Who
from factcheck.nlp.types import UNCLEAR

_POLLS = word_set("poll polls polling survey surveys average averages")
_ONE = word_set("poll survey average")
_SHOWING = word_set("show find give put indicate suggest")
_GIVING = word_set("give put")
"""What polls do with figures, and others with anything: "gave the party 74 seats"."""
_BESIDE = frozenset(["prep", "prt", "advmod", "oprd", "npadvmod", "acl"])
_ASKING = word_set("ask interview poll survey contact sample")
"""What is done in a poll rather than found by it."""
_SHARES = word_set("percent % point points percentage")
_DETERMINERS = frozenset(["DT", "PRP$", "POS", "NNP"])
_EDGES = frozenset([",", ".", ";", "—", "–", "!"])
_FEWEST = 3


def measures(noun: Token) -> bool:
    """Whether the noun is a poll, or an average of polls."""
    if noun.lower_ not in _POLLS:
        return False
    if not noun.lower_.startswith("average"):
        return noun.lower_ != "polls" or noun.dep_ in SUBJECTS
    words = {t.lower_ for t in noun.subtree}
    return bool(words & {"poll", "polls", "polling", "surveys"})


def shown(verb: Token) -> list[Interval]:
    """What stands behind "polls show": "Lee up by 9 points", "a dead heat"."""
    source, told = child(verb, "nsubj"), child(verb, "dobj") or _leading(verb)
    if source is None or told is None or verb.lemma_ not in _SHOWING or told.i < verb.i:
        return []
    if not measures(source) or child(verb, "neg") is not None:
        return []
    doc = verb.doc
    end = told.right_edge.i + 1
    for kid in verb.children:
        also = kid.dep_ == "conj" and kid.pos_ in {"NOUN", "PROPN"}
        if kid.i > told.i and (also or kid.dep_ in _BESIDE):
            end = max(end, kid.right_edge.i + 1)
    part = trimmed(doc, verb.i + 1, end)
    counted = verb.lemma_ not in _GIVING or any(t.like_num for t in doc[part[0] : part[1]])
    return [part] if counted and part[1] - part[0] >= _FEWEST else []


def given(verb: Token) -> list[Interval]:
    """What stands behind "the poll gave": the party and its figures, in the manner of `shown`."""
    return shown(verb) if verb.lemma_ in _GIVING else []


def _leading(verb: Token) -> Token | None:
    """The clause without a finite verb: "Lee leading Dahl by 12 points"."""
    clause = child(verb, "ccomp")
    finite = clause is None or any(k.dep_ in {"aux", "mark"} for k in clause.children)
    return None if finite or clause is None or clause.tag_ != "VBG" else clause


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add the sentences that give what a poll found."""
    numbers = paragraph_numbers(doc)
    quoted: list[int] = doc._.quoted
    for i in places(doc, "LOWER", _ONE):
        noun = doc[i]
        link = noun.head
        if quoted[i] >= 0 or link.lower_ != "in" or noun.dep_ != "pobj" or not measures(noun):
            continue
        attribution = _made(doc, link, noun, found)
        if attribution is not None:
            attribution.paragraph = numbers[i]
            found[attribution.head] = attribution


def _made(doc: Doc, link: Token, noun: Token, found: dict[int, Attribution]) -> Attribution | None:
    sent, start, end = link.sent, link.i, noun.right_edge.i + 1
    if doc[link.i + 1].tag_ not in _DETERMINERS or doc[link.i + 1].lower_ in {"any", "every", "no"}:
        return None
    if any(_speaks(found.get(k)) for k in range(sent.start, sent.end)):
        return None
    last = sent.end
    while last > end and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    opens = start == sent.start
    parts = [
        p
        for p in (trimmed(doc, _clause(link, start), start), trimmed(doc, end, last))
        if p[1] > p[0]
    ]
    figures = any(doc[k].lower_ in _SHARES for s, e in parts for k in range(s, e))
    closed = end >= last or doc[end].text in _EDGES or doc[end].lower_ in {"by", "with"}
    told = any(doc[k].tag_ in FINITE for s, e in parts for k in range(s, e))
    root = sent.root
    hangs = link.head == root or root in list(link.ancestors)[:3]
    asked = root.lemma_ in _ASKING
    if (
        asked
        or not told
        or not closed
        or not hangs
        or not (figures or (opens and doc[end].text == ","))
    ):
        return None
    means = who(doc, link.i + 1, end, noun.i)
    if means.name == UNCLEAR or sum(e - s for s, e in parts) < _FEWEST:
        return None
    attribution = Attribution(cue=(link.i, link.i + 1), head=link.i, content=parts, kind="finding")
    means = means if means.role == "document" else Who(means.name, "document")
    attribution.source, attribution.who = (link.i + 1, end), means
    return attribution


def _clause(link: Token, start: int) -> int:
    """Where the clause of the phrase begins: behind a clause that is put in front of it."""
    verb = link.head
    ends = [k.right_edge.i + 1 for k in verb.children if k.dep_ == "advcl" and k.i < verb.i]
    return max([link.sent.start, *(e for e in ends if e < start)])


def _speaks(attribution: Attribution | None) -> bool:
    """Whether it gives words to somebody."""
    if attribution is None or attribution.source is None or not attribution.content:
        return False
    return attribution.kind in {"speech", "finding"}
