"""The shape of a claim: which words are its content, what it shares, how far its span reaches."""

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import clauses, polls
from factcheck.nlp.components.clauses import Clause
from factcheck.nlp.components.cues import SUBJECTS, child, resumed, subtree, told_of
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import BULLETS, word_set
from factcheck.nlp.records import Attribution, Unit

type Interval = tuple[int, int]

_EDGE = frozenset([",", ";", ":", "—", "–", "-", ".", "!", "?", "…", "..."])
_OPEN = frozenset(["“", '"', "‘", "'", "«", "„", "(", "``"])
_CLOSE = frozenset(["”", '"', "’", "'", "»", "“", ")", "''"])
_LEADERS = word_set(
    "that and but or so then yet as while whereas although though because since if whether"
)
_FEWEST_LISTED = 3
_PLURALS = frozenset(["NNS", "NNPS"])
_KEPT_LEADERS = frozenset(["if", "as", "because", "since", "while", "although", "though"])
"""Conjunctions that a sentence of its own may begin with."""
_COORDINATING = frozenset(["and", "but"])
_RELATIVE = frozenset(["WDT", "WP"])
_SHARING = frozenset(["conj", "advcl", "xcomp"])
_LISTENERS = frozenset(["dobj", "dative", "agent", "prep", "npadvmod"])


def is_aside(doc: Doc, clause: Clause, attribution: Attribution) -> bool:
    """Whether the clause is the article's own voice although it follows reported content."""
    if attribution.quote_type == "direct" or doc[clause.tokens[0]].is_quote:
        return False
    if attribution.who is not None and attribution.who.role == "outlet":
        return False
    if _before_cue(doc, clause, attribution):
        return False
    if clause.how == "relcl":
        return not _goes_on(doc, clause, attribution)
    if _set_against(doc, clause, attribution) or _with_the_report(clause, attribution):
        return True
    mark = child(clause.head, "mark")
    return clause.how == "advcl" and mark is not None and mark.lower_ in clauses.ASIDE_MARKS


def _with_the_report(clause: Clause, attribution: Attribution) -> bool:
    """Whether the clause goes on the report, not what is reported: "said it will, but refused"."""
    outer = resumed(clause.head)
    return outer is not None and outer.i == attribution.head


def _before_cue(doc: Doc, clause: Clause, attribution: Attribution) -> bool:
    """Whether the report follows behind: "A has 52 percent, while B has 33, the poll found"."""
    cue = doc[attribution.head]
    if cue.pos_ not in {"VERB", "AUX"} or cue.lemma_ in verbs.SAYING_ACTS:
        return False
    last = clause.tokens[-1]
    return last < cue.i and any(start <= last < end for start, end in attribution.content)


def _set_against(doc: Doc, clause: Clause, attribution: Attribution) -> bool:
    """Whether the article goes on in its own voice: "said it was safe, but nobody came"."""
    first = next((i for i in clause.tokens if not doc[i].is_punct), clause.tokens[0])
    if first <= attribution.head or doc[first].lower_ == "that":
        return False
    if attribution.content[0][0] < attribution.head:
        return False
    joined = first if doc[first].dep_ == "cc" else first - 1
    if doc[joined].lower_ not in _COORDINATING or doc[joined + 1].lower_ == "that":
        return False
    if child(clause.head, *SUBJECTS, "expl") is not None:
        return doc[joined - 1].text == "," and doc._.quoted[first] < 0
    return doc[joined].lower_ == "but" and _withheld(clause.head)


def _withheld(verb: Token) -> bool:
    """Whether somebody keeps something back: "but declined to name them"."""
    if verb.lemma_ in {"decline", "refuse"}:
        return True
    told = verb.lemma_ in verbs.SPEECH or verb.lemma_ in {"offer", "provide", "give", "elaborate"}
    return told and any(k.dep_ == "neg" for k in verb.children)


def _goes_on(doc: Doc, clause: Clause, attribution: Attribution) -> bool:
    """Whether the report goes on after the relative clause: "said the fund, which A set up, is"."""
    stop = clause.head.right_edge.i + 1
    return any(s <= clause.head.i < e and stop + 2 < e for s, e in attribution.content)


def strip(doc: Doc, clause: Clause) -> list[int]:
    """The clause's tokens without conjunctions, marks, and punctuation at its edges."""
    words = sorted(clause.tokens)
    while words and _loose_start(doc, words, clause):
        words.pop(0)
    while words and _loose_end(doc, words):
        words.pop()
    return _unquoted(doc, words)


def _loose_start(doc: Doc, words: list[int], clause: Clause) -> bool:
    token = doc[words[0]]
    if token.text in _EDGE | BULLETS or token.is_space:
        return True
    if _numbers(token):
        return len(words) > _FEWEST_LISTED
    if token.text in _OPEN:
        return not _closed_inside(doc, words)
    if token.lower_ == "then" and token.dep_ == "advmod":
        return len(words) > 3
    return _leads(doc, words, clause)


def _leads(doc: Doc, words: list[int], clause: Clause) -> bool:
    """Whether the first word only joins the clause to another."""
    token = doc[words[0]]
    alone = clause.head.dep_ == "advcl" and token.lower_ != "if"
    if clause.how == "root" and token.lower_ in _KEPT_LEADERS and not alone:
        return False
    if token.lower_ == "that" and len(words) > 3:
        unfit = token.dep_ == "det" and token.head.tag_ in _PLURALS
        return unfit or token.dep_ == "mark" or doc[words[1]].tag_ in {"DT", "PRP", "PRP$", "NNP"}
    return token.lower_ in _LEADERS and token.dep_ in {"mark", "cc"}


def _numbers(token: Token) -> bool:
    """Whether it counts an item of a list at the start of its paragraph: "2." or "2)"."""
    if token.i > 0 and not token.nbor(-1).is_space:
        return False
    text = token.text
    if text.isdigit() and token.i + 1 < len(token.doc) and not token.whitespace_:
        return token.nbor().text in {".", ")"} and bool(token.nbor().whitespace_)
    return text[:-1].isdigit() and text[-1] in ".)"


def _loose_end(doc: Doc, words: list[int]) -> bool:
    token = doc[words[-1]]
    if token.text in _EDGE or token.is_space:
        return True
    if token.text in _CLOSE:
        return not _opened_inside(doc, words)
    return token.dep_ == "cc" and len(words) > 1


def _unquoted(doc: Doc, words: list[int]) -> list[int]:
    """Without quotation marks around the whole."""
    if len(words) < 3 or doc[words[0]].text not in _OPEN or doc[words[-1]].text not in _CLOSE:
        return words
    inner = {doc[i].text for i in words[1:-1]} - {"'", "’"}
    if inner & (_OPEN | _CLOSE):
        return words
    words = words[1:-1]
    while words and doc[words[-1]].text in _EDGE:
        words.pop()
    return words


def _closed_inside(doc: Doc, words: list[int]) -> bool:
    opening = doc[words[0]].text
    closing = {"(": ")", "“": "”", "‘": "’", "«": "»", "„": "”“"}.get(opening, opening)
    return any(doc[i].text in closing for i in words[1:])


def _opened_inside(doc: Doc, words: list[int]) -> bool:
    closing = doc[words[-1]].text
    opening = {")": "(", "”": "“„", "’": "‘'", "»": "«"}.get(closing, closing)
    return any(doc[i].text in opening for i in words[:-1])


def runs(words: list[int]) -> list[Interval]:
    """Token numbers as contiguous intervals."""
    runs: list[Interval] = []
    for i in words:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def hyphenated(doc: Doc, words: list[int]) -> list[int]:
    """The words with the hyphens inside them, which the parser may take for words of their own."""
    lost = [
        i + 1
        for i, j in pairwise(words)
        if j == i + 2
        and doc[i + 1].text == "-"
        and not (doc[i].whitespace_ or doc[i + 1].whitespace_)
    ]
    return sorted([*words, *lost]) if lost else words


def shared(doc: Doc, clause: Clause, unit: Unit, found: list[Clause]) -> None:
    """Give the claim the words it shares with the clause it was cut from."""
    parent = clause.parent
    if parent is None or clause.how in {"advcl", "conj", "root"}:
        return
    if clause.how == "relcl":
        _antecedent(doc, clause, unit)
        return
    lead = _quoted_lead(doc, clause, found) if clause.how == "quoted" else []
    unit.parts = runs(lead or _subject_lead(clause, found)) + unit.parts


def _antecedent(doc: Doc, clause: Clause, unit: Unit) -> None:
    """Put the noun in the place of "who" or "which"."""
    parent, pronoun = clause.parent, child(clause.head, *SUBJECTS)
    if parent is None or pronoun is None:
        return
    parent = told_of(clause.head) if clause.head.head == parent else parent
    left = clause.head.left_edge.i
    stop = min(parent.right_edge.i + 1, left)
    age = {k.i for k in parent.children if k.i > parent.i and k.like_num and k.n_lefts == 0}
    noun = [i for i in range(parent.left_edge.i, stop) if doc[i].text != "," and i not in age]
    kept = [i for s, e in unit.parts for i in range(max(s, left), e) if i != pronoun.i]
    kept = [i for i in kept if i > pronoun.i or doc[i].dep_ != "punct"]
    unit.parts = runs(noun) + runs(kept)


def _quoted_lead(doc: Doc, clause: Clause, found: list[Clause]) -> list[int]:
    """What leads to the first of several quoted halves: "the intention is to"."""
    owner = next((c for c in found if clause.parent and clause.parent.i in c.tokens), None)
    words = sorted(owner.tokens) if owner is not None else []
    stop = next((i for i in words if doc[i].text in _OPEN), None)
    if stop is None:
        return []
    return [i for i in words if i < stop and doc[i].dep_ != "mark"]


def _subject_lead(clause: Clause, found: list[Clause]) -> list[int]:
    """The subject that the clause shares, with the auxiliaries it shares too."""
    parent = resumed(clause.head) or clause.parent
    top = parent
    while top is not None and child(top, *SUBJECTS) is None and top.dep_ in _SHARING:
        top = top.head
    subject = child(top, *SUBJECTS) if top is not None else None
    if subject is None or parent is None:
        return []
    if top is not None and top.dep_ == "relcl" and subject.tag_ in _RELATIVE:
        return _relative_lead(top, clause)
    stop = parent.i if clause.how == "list" else subject.right_edge.i
    elsewhere = {i for c in found if c.how == "relcl" for i in c.tokens}
    lead = [i for i in range(subject.left_edge.i, stop + 1) if i not in elsewhere]
    if clause.how != "list" and not clauses.finite(clause.head):
        lead += [k.i for k in parent.children if k.dep_ in {"aux", "auxpass"} and k.i < parent.i]
    return sorted(lead)


def _relative_lead(top: Token, clause: Clause) -> list[int]:
    """The noun for which "who" or "which" stands, and the auxiliaries of the first verb."""
    noun, left = top.head, top.left_edge.i
    words = list(range(noun.left_edge.i, min(noun.right_edge.i + 1, left)))
    while words and noun.doc[words[-1]].is_punct:
        words.pop()
    if words and not clauses.finite(clause.head):
        words += [k.i for k in top.children if k.dep_ in {"aux", "auxpass"} and k.i < top.i]
    return words


def gerund(doc: Doc, clause: Clause, unit: Unit) -> None:
    """Keep source and cue where the content is no clause: "denied the charges", "called it a gift".

    An opinion about how somebody describes something keeps the speaker.
    """
    attribution = unit.attribution
    if attribution is None or attribution.source is None:
        return
    cue = doc[attribution.head]
    bare = clause.head.tag_ == "VBG" and clause.head.dep_ == "xcomp"
    own = child(clause.head, *SUBJECTS) is not None and clauses.finite(clause.head)
    act = (cue.lemma_ in verbs.SAYING_ACTS or polls.shown(cue)) and unit.first and not own
    if act or (bare and child(clause.head, *SUBJECTS, "aux") is None):
        (start, end), cued = attribution.source, attribution.cue
        if end < cued[0] and all(t.is_punct for t in doc[end : cued[0]]):
            end = cued[0]  # the comma that closes an aside about the source
        unit.parts = runs(sorted([*range(start, end), *range(*cued)])) + unit.parts


def to_sentence_end(doc: Doc, sent: Span, content: Interval) -> Interval:
    """Content with the sentence's final mark when nothing else is left of it."""
    start, end = content
    stop = sent.end
    while stop > end and doc[stop - 1].is_space:
        stop -= 1
    rest = [doc[i] for i in range(end, stop)]
    if rest and all(t.is_punct for t in rest):
        closing = [i for i in range(end, stop) if doc[i].text in {".", "!", "?", "…"}]
        if closing:
            return start, closing[-1] + 1
    return start, end


def span(
    doc: Doc,
    sent: Span,
    unit: Unit,
    attribution: Attribution | None,
    found: list[Clause],
) -> Interval:
    """The shortest stretch with the claim's own attribution when the two are contiguous."""
    start, end = unit.content
    if attribution is None:
        return to_sentence_end(doc, sent, unit.content)
    pieces = _pieces(doc, sent, attribution, end)
    lowest = min([start, *(p[0] for p in pieces)])
    highest = max([end, *(p[1] for p in pieces)])
    others = [i for c in found if c.head.i != unit.head for i in c.tokens]
    if any(lowest <= i < highest for i in others if not doc[i].is_punct):
        return start, end
    if pieces and lowest == start and lowest > sent.start and doc[lowest - 1].is_quote:
        lowest -= 1
    return _closed(doc, sent, to_sentence_end(doc, sent, (lowest, highest)))


def _pieces(doc: Doc, sent: Span, attribution: Attribution, end: int) -> list[Interval]:
    """Cue, source, relays and listeners of the attribution in this sentence."""
    pieces = [attribution.cue]
    own = doc[attribution.head].tag_ != "VBG" or attribution.quote_type == "direct"
    if attribution.source is not None and own:
        pieces.append(attribution.source)
    pieces += [(s, e) for _, s, e in attribution.relays if not _opens_another(doc, attribution, s)]
    pieces += [
        subtree(k)
        for k in doc[attribution.head].children
        if k.dep_ in _LISTENERS and not k.left_edge.i < end <= k.right_edge.i + 1
    ]
    return [p for p in pieces if sent.start <= p[0] < sent.end]


def _opens_another(doc: Doc, attribution: Attribution, start: int) -> bool:
    """Whether a relay opens the report before ("In letters, A said ..., and B said ...").

    What somebody was asked at stands in a clause of its own too: "asked at a briefing, A said".
    """
    cue = doc[attribution.head]
    first = next((t for t in (doc[start], *doc[start].ancestors) if t.head == cue), cue)
    if first.dep_ == "advcl" and first.tag_ == "VBN":
        return True
    if cue.dep_ not in {"conj", "advcl"} or not start < min(cue.head.i, cue.left_edge.i):
        return False
    return any(k.dep_ == "nsubj" for k in cue.children)


def _closed(doc: Doc, sent: Span, interval: Interval) -> Interval:
    """With the closing mark of a quotation that began inside."""
    start, end = interval
    if end < sent.end and doc[end].is_quote and doc._.quoted[end] >= 0:
        quote = doc._.quotes[doc._.quoted[end]]
        if quote.end == end + 1 and quote.start >= start:
            return start, end + 1
    return interval
