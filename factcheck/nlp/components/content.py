"""What is reported: the stretches of content that a verb of speech takes."""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from factcheck.nlp.components import cues
from factcheck.nlp.components.clauses import ASIDE_MARKS
from factcheck.nlp.components.cues import Interval, child, subtree
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Quote

_LONGEST_BRACKET = 40
_DEEPEST = 24
"""Heads above the last word of a clause; real sentences have fewer."""
_CLAUSES = frozenset(["ccomp"])
_LISTENED = frozenset(["tell", "remind", "assure", "inform", "warn"])
"""Verbs whose object is the one who listens."""
_NOUNS = frozenset(["NOUN", "PROPN"])
_HEARERS = word_set(
    "hearing inquest inquiry court jury panel committee tribunal trial commission meeting crowd"
    " audience conference assembly parliament council reporters journalists lawmakers"
)
"""Who is told something and does little else."""


def trimmed(doc: Doc, start: int, end: int) -> Interval:
    """The interval without punctuation other than quotation marks and brackets at its edges."""
    while start < end and (
        doc[start].text in {",", ":", ";", "—", "–", "-"} or doc[start].is_space
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in {",", ":", ";", "—", "–", "-"} or doc[end - 1].is_space
    ):
        end -= 1
    return start, end


def clause_content(doc: Doc, verb: Token) -> list[Interval]:
    """The clauses that a reporting verb takes, as intervals beside the verb."""
    found: list[Interval] = []
    for kid in verb.children:
        if (kid.dep_ not in _CLAUSES and not _also_that(verb, kid)) or _aired(verb, kid):
            continue
        before = kid.i < verb.i
        start, end = _before_verb(verb, kid) if before else _after_verb(doc, verb, kid)
        floor = _bracket(doc, verb) if before else 0
        start, end = trimmed(doc, max(start, floor), end)
        if start < end:
            found.append((start, end))
    return found


def _aired(verb: Token, kid: Token) -> bool:
    """Whether the clause is what the parser makes of "an interview aired on Monday".

    Or of "asked for help, her spokesman, Jon Dahl, said by telephone".
    """
    subjectless = child(kid, *cues.SUBJECTS, "mark", "aux") is None
    if not subjectless or kid.i < verb.i:
        return False
    lost = kid.lemma_ in verbs.SPEECH and kid.tag_ in {"VBD", "VBZ"} and kid.left_edge.i == kid.i
    return lost or kid.lemma_ in {"air", "broadcast", "publish"}


def _bracket(doc: Doc, verb: Token) -> int:
    """Where the bracket begins in which the verb stands, 0 without one: it reports no more."""
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _LONGEST_BRACKET) - 1, -1):
        if doc[i].text in {")", "]"}:
            return 0
        if doc[i].text in {"(", "["}:
            return i + 1
    return 0


def _also_that(verb: Token, kid: Token) -> bool:
    """The second clause of "said A and that B", which the parser coordinates with "said"."""
    first, mark = kid.left_edge, child(verb, "mark")
    if mark is not None and mark.lower_ == "that":
        return False  # both clauses are those of the verb above
    return kid.dep_ == "conj" and kid.i > verb.i and first.lower_ == "that" and first.head == kid


def _before_verb(verb: Token, kid: Token) -> Interval:
    """The clause before "..., X said"; nothing when a semicolon parts the two."""
    start, end = subtree(kid)
    end = min(end, verb.i)
    own = child(verb, *cues.SUBJECTS)
    if own is not None and kid.i < own.i < end:
        end = own.left_edge.i
    if _led(verb, kid, own):
        return 0, 0
    if any(t.text == ";" for t in verb.doc[kid.i : verb.i]) or _spliced(verb, end):
        return 0, 0
    return start, end


def _spliced(verb: Token, end: int) -> bool:
    """Whether what stands in front is a sentence of its own: "It is late: Lee declared war"."""
    while end < verb.i and (verb.doc[end].is_space or verb.doc[end].is_quote):
        end += 1
    mark = verb.doc[end].text if verb.doc[end].is_punct else verb.doc[max(end - 1, 0)].text
    quoted: list[int] = verb.doc._.quoted
    if mark == ":":
        return quoted[end] < 0
    told = any(k.dep_ in {"dobj", "ccomp", "xcomp"} and k.i > verb.i for k in verb.children)
    return mark in {"—", "–", "--", "-"} and told and verb.lemma_ not in _LISTENED


def _led(verb: Token, kid: Token, own: Token | None) -> bool:
    """Whether the clause in front is no report: "after it failed, 800 workers volunteered"."""
    mark = child(kid, "mark")
    if mark is not None and mark.lower_ != "that" and mark.i < kid.i:
        return True
    first = own.left_edge if own is not None and kid.i < own.i < verb.i else verb
    before = verb.doc[first.i - 1] if first.i else first
    return before.is_alpha and own is not None and own.i < verb.i and not before.is_quote


def _after_verb(doc: Doc, verb: Token, kid: Token) -> Interval:
    """The clause after the verb, up to a semicolon or an aside of the article's own."""
    start, end = subtree(kid)
    if start <= verb.i:
        start = verb.i + 1
    else:
        end = _without_aside(doc, start, end, kid)
    stops = _semicolons(doc)
    first = bisect_left(stops, start)
    return start, min([end, *stops[first : first + 1]])


def _semicolons(doc: Doc) -> list[int]:
    """Where semicolons stand outside quotations; looked for once in an article."""
    if doc._.semicolons is None:
        quoted: list[int] = doc._.quoted
        doc._.semicolons = [t.i for t in doc if t.text == ";" and quoted[t.i] < 0]
    found: list[int] = doc._.semicolons
    return found


def clause_of_noun(doc: Doc, verb: Token) -> list[Interval]:
    """The clause of "said in a statement that ...", which the parser hangs under the noun."""
    for kid in verb.children:
        noun = child(kid, "pobj") if kid.dep_ == "prep" else kid
        if kid.i < verb.i or noun is None or not (noun.pos_ in _NOUNS or kid.lower_ in _HEARERS):
            continue
        if kid.dep_ != "prep" and verb.lemma_ not in _LISTENED:
            continue
        heard = child(kid, "relcl") if kid.lower_ in _HEARERS else None
        if heard is not None and _told_to(kid, heard):
            return [trimmed(doc, *subtree(heard))]
        for clause in (*noun.children, *_behind(noun)):
            first = clause.left_edge
            that = first.lower_ == "that" and (first.dep_ == "mark" or _whole(noun, clause))
            if that and clause.dep_ in {"acl", "ccomp", "relcl"}:
                return [trimmed(doc, *subtree(clause))]
    return []


def _told_to(hearers: Token, clause: Token) -> bool:
    """Whether the clause behind "told the inquest" lacks nothing, so that it was said."""
    first, own = clause.left_edge, child(clause, *cues.SUBJECTS)
    if own is None or first.tag_ in cues.RELATIVE_TAGS or first.i != hearers.i + 1:
        return False
    return child(clause, "dobj", "attr", "acomp", "ccomp", "xcomp", "prep") is not None


def _behind(noun: Token) -> list[Token]:
    """The clause that the parser gives to who saw it: "in an email seen by Reuters that ..."."""
    passed = child(noun, "acl")
    if passed is None or passed.tag_ != "VBN" or noun.lower_ not in verbs.CHANNELS:
        return []
    return [k for k in passed.children if k.dep_ == "ccomp" and k.left_edge.dep_ == "mark"]


def _whole(noun: Token, clause: Token) -> bool:
    """Whether "that" leads a clause that lacks nothing: "in the suit that he took the money"."""
    if noun.lower_ not in verbs.CHANNELS:
        return False
    own = child(clause, *cues.SUBJECTS)
    return own is not None and own.lower_ != "that" and child(clause, "dobj", "attr") is not None


def after_cue(doc: Doc, verb: Token, to: Token) -> Interval:
    """From the cue to the end of its infinitive, and of those coordinated with it.

    The parser hangs the others under the cue: "wants to buy the mill, mend it and sell it".
    """
    end = subtree(to)[1]
    for kid in verb.children:
        bare = kid.dep_ == "conj" and kid.tag_ == "VB" and child(kid, *cues.SUBJECTS) is None
        if bare and kid.left_edge.i > to.i and verb.tag_ not in {"VB", "VBP"}:
            end = max(end, subtree(kid)[1])
    return trimmed(doc, cues.cue_interval(verb)[1], end)


def _without_aside(doc: Doc, start: int, end: int, clause: Token) -> int:
    """Where the reported clause ends when a trailing clause is the article's own voice."""
    for kid in _closing(doc, start, end):
        left = kid.left_edge.i
        if (
            kid.dep_ != "advcl"
            or kid.right_edge.i + 1 < end
            or not clause.i < left < end
            or doc[left - 1].text != ","
        ):
            continue
        mark = child(kid, "mark")
        aside = mark is not None and mark.lower_ in ASIDE_MARKS and doc[left].i == mark.i
        if aside or (kid.tag_ == "VBG" and kid.i == left):
            return left - 1
    return end


def _closing(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens from `start` on under which the last one before `end` stands, in text order."""
    found = [doc[end - 1]] if start < end else []
    while (
        found
        and len(found) < _DEEPEST
        and found[-1].head.i != found[-1].i
        and start <= found[-1].head.i < end
    ):
        found.append(found[-1].head)
    return sorted(found, key=lambda token: token.i)


def parenthetical(doc: Doc, verb: Token) -> list[Interval]:
    """Content of "..., he said, ..." where the parser hangs the report under the reported."""
    if child(verb, "mark") is not None or child(verb, *cues.SUBJECTS) is None:
        return []
    head = verb.head
    if head.i > verb.i:
        return _interrupting(doc, verb)
    spliced = verb.dep_ == "conj" and child(head, "cc") is None
    if not spliced and verb.dep_ not in {"parataxis", "ccomp", "advcl"}:
        return []
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    while left < verb.i and doc[left].is_punct:
        left += 1
    if head.pos_ not in {"VERB", "AUX"} or head.i > verb.i or left == 0:
        return []
    if doc[left - 1].text not in {",", "—", "–", "―", "-"} or left <= head.left_edge.i:
        return []
    sent = head.sent
    parts = [trimmed(doc, sent.start, left)]
    while right > verb.i + 1 and doc[right - 1].is_punct:
        right -= 1
    stop = sent.end
    while stop > right and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    after = trimmed(doc, right, stop)
    if after[1] - after[0] > 2 and doc[right].text == ",":
        parts.append(after)
    return [part for part in parts if part[0] < part[1]]


def _interrupting(doc: Doc, verb: Token) -> list[Interval]:
    """Content of "In return, they said, he ...", where the reported clause goes on behind."""
    head = verb.head
    own = child(verb, *cues.SUBJECTS)
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    if own is not None and child(verb, "advcl") is not None and left < own.left_edge.i < verb.i:
        left = own.left_edge.i
    while left < verb.i and doc[left].is_punct:
        left += 1
    while right > verb.i + 1 and doc[right - 1].is_punct:
        right -= 1
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or head.pos_ not in {"VERB", "AUX"}:
        return []
    start, stop = head.sent.start, head.sent.end
    if left <= start or doc[left - 1].text != "," or right >= stop or doc[right].text != ",":
        return []
    while stop > right and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    parts = [trimmed(doc, start, left), trimmed(doc, right, stop)]
    return [part for part in parts if part[0] < part[1]]


def whole_quotes(doc: Doc, attribution: Attribution) -> list[Interval]:
    """Content that begins or ends inside a quotation has the whole of it."""
    quotes: list[Quote] = doc._.quotes
    quoted: list[int] = doc._.quoted
    out: list[Interval] = []
    for start, stop in sorted(attribution.content):
        end = stop
        number = quoted[end] if end < len(quoted) else -1
        if number >= 0 and number != quoted[attribution.head]:
            quote = quotes[number]
            end = quote.end if quote.start < end else end
        number = quoted[start] if start < len(quoted) else -1
        opened = number >= 0 and quoted[attribution.head] != number and doc[start].is_sent_start
        first = min(start, quotes[number].start) if opened else start
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((first, end))
    return out
