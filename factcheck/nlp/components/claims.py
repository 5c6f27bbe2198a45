"""Atomic claims with exact spans: content and the article's own sentences, cut into clauses."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import clauses
from factcheck.nlp.components.clauses import Clause
from factcheck.nlp.components.cues import SUBJECTS, child, subtree
from factcheck.nlp.records import Attribution, Claim, Unit
from factcheck.nlp.types import UNCLEAR

Interval = tuple[int, int]

_EDGE = frozenset([",", ";", ":", "—", "–", "-", ".", "!", "?", "…", "..."])
_OPEN = frozenset(["“", '"', "‘", "'", "«", "„", "("])
_CLOSE = frozenset(["”", '"', "’", "'", "»", "“", ")"])
_LEADERS = frozenset(["that", "and", "but", "or", "so", "then", "yet", "as", "while", "whereas",
                      "although", "though", "because", "since", "if", "whether"])  # fmt: skip
_LISTENERS = frozenset(["dobj", "dative", "agent", "prep", "npadvmod"])
_FEWEST = 3


def usable(attribution: Attribution) -> bool:
    """Whether the attribution makes its content somebody's claim."""
    return (
        attribution.clausal
        and attribution.kind in {"speech", "finding", "attitude"}
        and attribution.source is not None
        and not (attribution.kind == "attitude" and _vague(attribution))
    )


def owners(doc: Doc, attributions: list[Attribution]) -> dict[int, Attribution]:
    """For each token of content, the innermost attribution that it belongs to."""
    owner: dict[int, Attribution] = {}
    order = sorted(attributions, key=lambda a: -sum(e - s for s, e in a.content))
    for attribution in order:
        outer = owner.get(attribution.head)
        if outer is not None and (attribution.kind == "attitude" or _vague(attribution)):
            continue
        for start, end in attribution.content:
            for i in range(start, end):
                owner[i] = attribution
    return owner


def _vague(attribution: Attribution) -> bool:
    return attribution.who is None or attribution.who.name == UNCLEAR


class Claims:
    """Cuts the article into claims: `doc.spans["claims"]`, each with its `Claim` on `span._`."""

    def __call__(self, doc: Doc) -> Doc:
        attributions = [a for a in doc._.attributions if usable(a)]
        owner = owners(doc, attributions)
        used = {id(a) for a in owner.values()}
        by_head = {a.head: a for a in attributions if id(a) in used}
        units: list[Unit] = []
        for sent in doc.sents:
            if sent[0].is_space or len(sent) < _FEWEST:
                continue
            units += self._sentence(doc, sent, owner, by_head)
        spans: list[Span] = []
        for unit in sorted(units, key=lambda u: (u.span[0], u.span[1])):
            span = doc[unit.span[0] : unit.span[1]]
            span._.claim = Claim(unit)
            spans.append(span)
        doc._.units = [s._.claim for s in spans]
        doc.spans["claims"] = spans
        return doc

    def _sentence(
        self,
        doc: Doc,
        sent: Span,
        owner: dict[int, Attribution],
        by_head: dict[int, Attribution],
    ) -> list[Unit]:
        blocked: set[int] = set()
        here: list[Attribution] = []
        for i in range(sent.start, sent.end):
            attribution = owner.get(i)
            if attribution is not None and all(attribution is not a for a in here):
                here.append(attribution)
        for attribution in here + [by_head[i] for i in range(sent.start, sent.end) if i in by_head]:
            blocked |= _furniture(doc, attribution, sent)
        units: list[Unit] = []
        for group in [*here, None]:
            tokens = [
                i for i in range(sent.start, sent.end) if owner.get(i) is group and i not in blocked
            ]
            if len(tokens) >= _FEWEST - 1:
                units += self._group(doc, sent, tokens, group)
        return units

    def _group(
        self, doc: Doc, sent: Span, tokens: list[int], attribution: Attribution | None
    ) -> list[Unit]:
        member = set(tokens)
        roots = [doc[i] for i in tokens if doc[i].head.i not in member or doc[i].head.i == i]
        roots = [r for r in roots if not r.is_punct and not r.is_space]
        verbal = [r for r in roots if r.pos_ in {"VERB", "AUX"} or child(r, *SUBJECTS, "cop")]
        if not verbal:
            verbal = [max(roots, key=_size)] if roots and attribution is not None else []
        if not verbal:
            return []
        blocked = set(range(sent.start, sent.end)) - member
        found = clauses.split(doc, verbal, blocked, sent.start, sent.end)
        taken = {i for c in found for i in c.tokens}
        self._adopt(found, [i for i in tokens if i not in taken], doc)
        found = _merge_poor(doc, found, attribution)
        found.sort(key=lambda c: min(c.tokens))
        units = []
        for number, clause in enumerate(found):
            unit = self._unit(doc, sent, clause, attribution, found, first=number == 0)
            if unit is not None:
                units.append(unit)
        return units

    def _adopt(self, found: list[Clause], loose: list[int], doc: Doc) -> None:
        """Words that the parser hung elsewhere go to the clause they stand beside."""
        for i in loose:
            if doc[i].is_punct or doc[i].is_space:
                continue
            best = min(found, key=lambda c: min(abs(i - c.tokens[0]), abs(i - c.tokens[-1])))
            best.tokens.append(i)
            best.tokens.sort()

    def _unit(
        self,
        doc: Doc,
        sent: Span,
        clause: Clause,
        attribution: Attribution | None,
        found: list[Clause],
        *,
        first: bool,
    ) -> Unit | None:
        if attribution is not None and not first and _is_aside(doc, clause, attribution):
            attribution = None
        words = _strip(doc, clause)
        if sum(doc[i].is_alpha or doc[i].like_num for i in words) < _FEWEST:
            return None
        content = (words[0], words[-1] + 1)
        if clause.how == "relcl" and clause.parent is not None:
            content = (clause.parent.left_edge.i, content[1])
        if attribution is None and doc[sent.end - 1].text == "?":
            return None
        content = _close_quotes(doc, content, sent)
        unit = Unit(content, content, _runs(words), clause.head.i, attribution, first)
        _shared(doc, clause, unit, found)
        _gerund(doc, clause, unit)
        unit.span = (
            _span(doc, sent, unit, attribution, found) if first else _end(doc, sent, content)
        )
        return unit


def _size(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i


def _furniture(doc: Doc, attribution: Attribution, sent: Span) -> set[int]:
    """Tokens of cue, source and relays, with what hangs on the cue beside its content."""
    out = set(range(*attribution.cue))
    if attribution.source is not None:
        out |= set(range(*attribution.source))
    for _, start, end in attribution.relays:
        out |= set(range(start, end))
    content = {i for s, e in attribution.content for i in range(s, e)}
    head = doc[attribution.head]
    if sent.start <= head.i < sent.end:
        for kid in head.children:
            if kid.dep_ in {"prep", "advmod", "npadvmod", "dobj", "dative", "agent", "punct", "mark",
                            "prt", "aux", "auxpass", "neg", "intj"}:  # fmt: skip
                out |= set(range(kid.left_edge.i, kid.right_edge.i + 1))
    return out - content - _asides(doc, attribution)


def _asides(doc: Doc, attribution: Attribution) -> set[int]:
    """", who ..." clauses about the source: claims of the article's own."""
    if attribution.source is None:
        return set()
    out: set[int] = set()
    for i in range(*attribution.source):
        if doc[i].dep_ == "relcl" and clauses.splits_off(doc[i]) == "relcl":
            out |= set(range(doc[i].left_edge.i, doc[i].right_edge.i + 1))
    return out


def _merge_poor(doc: Doc, found: list[Clause], attribution: Attribution | None) -> list[Clause]:
    """Roots without a finite verb or a subject join the clause before them."""
    found = sorted(found, key=lambda c: min(c.tokens))
    good = [c for c in found if c.how != "root" or _stands(doc, c)]
    if not good:
        if attribution is None or not found:
            return []
        first = found[0]
        for other in found[1:]:
            first.tokens = sorted(first.tokens + other.tokens)
        return [first]
    for clause in found:
        if clause not in good:
            near = min(good, key=lambda c: abs(c.tokens[0] - clause.tokens[0]))
            near.tokens = sorted(near.tokens + clause.tokens)
    return good


def _stands(doc: Doc, clause: Clause) -> bool:
    head = clause.head
    subject = child(head, *SUBJECTS, "expl")
    if subject is not None:
        return True
    before = doc[clause.tokens[0]]
    return clauses.finite(head) and before.dep_ in {
        *SUBJECTS,
        "compound",
        "amod",
        "det",
        "conj",
    } | {"poss"}


def _is_aside(doc: Doc, clause: Clause, attribution: Attribution) -> bool:
    """Whether the clause is the article's own voice although it follows reported content."""
    if attribution.quote_type == "direct" or doc[clause.tokens[0]].is_quote:
        return False
    if clause.how == "relcl":
        return True
    mark = child(clause.head, "mark")
    return clause.how == "advcl" and mark is not None and mark.lower_ in clauses.ASIDE_MARKS


def _strip(doc: Doc, clause: Clause) -> list[int]:
    """The clause's tokens without conjunctions, marks, and punctuation at its edges."""
    words = sorted(clause.tokens)
    while words:
        token = doc[words[0]]
        leader = token.lower_ in _LEADERS and token.dep_ in {"mark", "cc"}
        if clause.how == "root" and token.lower_ in {"if", "whether", "as", "because", "since",
                                                      "while", "although", "though"}:  # fmt: skip
            leader = token.lower_ == "whether"
        if token.lower_ == "then" and token.dep_ == "advmod" and len(words) > 3:
            leader = True
        if leader or token.text in _EDGE or token.is_space:
            words.pop(0)
        elif token.text in _OPEN and not _closed_inside(doc, words):
            words.pop(0)
        else:
            break
    while words:
        token = doc[words[-1]]
        if token.text in _EDGE or token.is_space or (token.dep_ == "cc" and len(words) > 1):
            words.pop()
        elif token.text in _CLOSE and not _opened_inside(doc, words):
            words.pop()
        else:
            break
    if len(words) > 2 and doc[words[0]].text in _OPEN and doc[words[-1]].text in _CLOSE:
        inner = [doc[i].text for i in words[1:-1]]
        if not any(t in _OPEN or t in _CLOSE for t in inner if t not in {"'", "’"}):
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


def _close_quotes(doc: Doc, content: Interval, sent: Span) -> Interval:
    return content


def _runs(words: list[int]) -> list[Interval]:
    runs: list[Interval] = []
    for i in words:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _shared(doc: Doc, clause: Clause, unit: Unit, found: list[Clause]) -> None:
    """Words that the claim shares with the clause it was cut from: subject, auxiliaries."""
    parent = clause.parent
    if clause.how == "relcl" and parent is not None:
        pronoun = child(clause.head, *SUBJECTS)
        antecedent = [
            i
            for i in range(
                parent.left_edge.i, min(parent.right_edge.i + 1, clause.head.left_edge.i)
            )
            if not doc[i].text == ","
        ]
        if pronoun is not None:
            rest = [r for r in unit.parts if r[0] >= clause.head.left_edge.i]
            kept = [i for s, e in rest for i in range(s, e) if i != pronoun.i]
            kept = [i for i in kept if i > pronoun.i or doc[i].dep_ != "punct"]
            unit.parts = _runs(antecedent) + _runs(kept)
        return
    if parent is None or clause.how == "advcl" or clause.how == "conj":
        return
    top = parent
    while child(top, *SUBJECTS) is None and top.dep_ in {"conj", "advcl", "xcomp"}:
        top = top.head
    subject = child(top, *SUBJECTS)
    if clause.how == "quoted":
        owner = next((c for c in found if parent.i in c.tokens), None)
        if owner is not None:
            words = sorted(owner.tokens)
            stop = next((i for i in words if doc[i].text in _OPEN), None)
            if stop is not None and stop > words[0]:
                lead = [i for i in words if i < stop and doc[i].dep_ != "mark"]
                unit.parts = _runs(lead) + unit.parts
                return
    if subject is None:
        return
    elsewhere = {i for c in found if c.how == "relcl" for i in c.tokens}
    lead = [
        i for i in range(subject.left_edge.i, subject.right_edge.i + 1) if i not in elsewhere
    ]
    if clause.how == "list":
        lead = list(range(subject.left_edge.i, parent.i + 1))
    elif not clauses.finite(clause.head):
        lead += [k.i for k in parent.children if k.dep_ in {"aux", "auxpass"} and k.i < parent.i]
    unit.parts = _runs(sorted(lead)) + unit.parts


def _gerund(doc: Doc, clause: Clause, unit: Unit) -> None:
    """"described having a meeting" has no subject of its own: source and cue stay with it."""
    attribution = unit.attribution
    if attribution is None or attribution.source is None or clause.head.tag_ != "VBG":
        return
    if child(clause.head, *SUBJECTS, "aux") is None and clause.head.dep_ == "xcomp":
        lead = list(range(*attribution.source)) + list(range(*attribution.cue))
        unit.parts = _runs(sorted(lead)) + unit.parts


def _end(doc: Doc, sent: Span, content: Interval) -> Interval:
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


def _span(
    doc: Doc,
    sent: Span,
    unit: Unit,
    attribution: Attribution | None,
    found: list[Clause],
) -> Interval:
    """The shortest stretch with the claim's own attribution when the two are contiguous."""
    start, end = unit.content
    if attribution is None:
        return _end(doc, sent, unit.content)
    pieces = [attribution.cue]
    own = doc[attribution.head].tag_ != "VBG" or attribution.quote_type == "direct"
    if attribution.source is not None and own:
        pieces.append(attribution.source)
    pieces += [(s, e) for _, s, e in attribution.relays]
    pieces += [
        subtree(k)
        for k in doc[attribution.head].children
        if k.dep_ in _LISTENERS and not k.left_edge.i < end <= k.right_edge.i + 1
    ]
    pieces = [p for p in pieces if sent.start <= p[0] < sent.end]
    lowest = min([start, *(p[0] for p in pieces)])
    highest = max([end, *(p[1] for p in pieces)])
    others = [i for c in found if c.head.i != unit.head for i in c.tokens]
    if any(lowest <= i < highest for i in others if not doc[i].is_punct):
        return start, end
    while lowest > sent.start and doc[lowest - 1].is_quote and doc[lowest].i == start:
        lowest -= 1
    return _end(doc, sent, (lowest, highest))


@Language.factory(
    "claims",
    requires=["doc._.attributions", "doc.sents", "token.dep"],
    assigns=["doc.spans", "span._.claim", "doc._.units"],
    default_score_weights={"claims_f": 1.0},
)
def make_claims(nlp: Language, name: str) -> Claims:
    """The component that cuts claims."""
    return Claims()
