"""Atomic claims with exact spans: content and the article's own sentences, cut into clauses."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import along, appended, clauses, lost, nested, paired, shape, voices
from factcheck.nlp.components.clauses import Clause
from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Claim, Unit

Interval = tuple[int, int]

_BESIDE = word_set("prep advmod npadvmod dobj dative agent punct mark prt aux auxpass neg intj")
"""What hangs on a cue and is not content."""
_BEGINNINGS = SUBJECTS | {"compound", "amod", "det", "conj", "poss"}
"""What the first word of a clause is that begins with its subject."""
_COMMAS = frozenset([",", "—", "–"])
_FEWEST = 3
_LEFT = 5
"""Tokens that a claim keeps at least when its end is listed as a claim of its own."""


class Claims:
    """Cuts the article into claims: `doc.spans["claims"]`, each with its `Claim` on `span._`."""

    def __call__(self, doc: Doc) -> Doc:
        """Cut the claims of an article."""
        attributions = [a for a in doc._.attributions if voices.usable(doc, a)]
        owner = voices.owners(doc, attributions)
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
        told = [owner.get(i) for i in range(sent.start, sent.end)]
        here = list({id(a): a for a in told if a is not None}.values())
        for attribution in here + [by_head[i] for i in range(sent.start, sent.end) if i in by_head]:
            blocked |= _furniture(doc, attribution, sent)
        groups: dict[int, list[int]] = {}
        for i, teller in enumerate(told, sent.start):
            if i not in blocked:
                groups.setdefault(id(teller), []).append(i)
        units: list[Unit] = []
        for group in [*here, None]:
            tokens = groups.get(id(group), [])
            least = 1 if _denies(doc, group) else _FEWEST - 1
            if len(tokens) >= least:
                units += self._group(doc, sent, tokens, group)
        return units

    def _group(
        self, doc: Doc, sent: Span, tokens: list[int], attribution: Attribution | None
    ) -> list[Unit]:
        member = set(tokens)
        roots = [doc[i] for i in tokens if doc[i].head.i not in member or doc[i].head.i == i]
        roots = [r for r in roots if not r.is_punct and not r.is_space]
        verbal = [r for r in roots if r.pos_ in {"VERB", "AUX"} or child(r, *SUBJECTS, "cop")]
        headless = not verbal
        if headless:
            verbal = lost.heads(doc, sent, tokens, roots, reported=attribution is not None)
        if not verbal:
            return []
        blocked = set(range(sent.start, sent.end)) - member
        found = clauses.split(doc, verbal, blocked, sent.start, sent.end)
        taken = {i for c in found for i in c.tokens}
        self._adopt(found, [i for i in tokens if i not in taken], doc)
        found = _merge_poor(doc, found, kept=headless or attribution is not None)
        found.sort(key=lambda c: min(c.tokens))
        units = []
        for number, clause in enumerate(found):
            unit = self._unit(doc, sent, clause, attribution, found, first=number == 0)
            if unit is not None:
                units.append(unit)
        return units + self._nested(doc, sent, tokens, attribution, units)

    def _nested(
        self,
        doc: Doc,
        sent: Span,
        tokens: list[int],
        attribution: Attribution | None,
        units: list[Unit],
    ) -> list[Unit]:
        """The smaller claims inside these, each a unit of its own."""
        out: list[Unit] = []
        known: set[Interval] = set()
        compared = list(appended.find(doc, tokens))
        heads = {u.head for u in units}
        for one in nested.find(doc, tokens, [u.content for u in units]):
            content = one.content
            if content in known or (one.how == "conjunct" and one.head.i in heads):
                continue
            if one.how == "apposition" and _holds(content, compared):
                continue
            known.add(content)
            whose = attribution if along.told_along(doc, one, attribution) else None
            unit = _smaller(doc, sent, content, one.words, one.head.i, whose)
            unit.replace = nested.finite(one)
            out.append(unit)
            if one.how in {"participle", "absolute"}:
                _cut(doc, units, one.head.left_edge.i, content[1])
            if one.how == "conjunct" and one.head.tag_ == "VBG":
                for other in out[:-1]:
                    _lose(doc, other, content[0] - 1, content[1])
            if one.how in {"apposition", "absolute"}:
                _leave(doc, units, one.head.left_edge.i, content[1])
        listed = known | {u.content for u in units}
        for content in compared:
            if content not in listed:
                words = appended.carried_before(doc, *content) + list(range(*content))
                out.append(_smaller(doc, sent, content, words, content[0], attribution))
                _cut(doc, units, *content)
        return out + _figures(doc, sent, tokens, attribution, units)

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
        if attribution is not None and not first and shape.is_aside(doc, clause, attribution):
            attribution = None
        words = shape.hyphenated(doc, shape.strip(doc, clause))
        fewest = _fewest(doc, clause.head, attribution)
        if sum(doc[i].is_alpha or doc[i].like_num for i in words) < fewest:
            return None
        content = (words[0], words[-1] + 1)
        if clause.how == "relcl" and clause.parent is not None:
            content = (clause.parent.left_edge.i, content[1])
        following = doc[words[-1] + 1] if words[-1] + 1 < len(doc) else None
        if following is not None and following.text == "?":
            return None
        unit = Unit(content, content, shape.runs(words), clause.head.i, attribution, first)
        shape.shared(doc, clause, unit, found)
        shape.gerund(doc, clause, unit)
        unit.span = (
            shape.span(doc, sent, unit, attribution, found)
            if first
            else shape.to_sentence_end(doc, sent, content)
        )
        return unit


def _fewest(doc: Doc, head: Token, attribution: Attribution | None) -> int:
    """The fewest words of a claim: "denied *it*", "that *superiors knew*"; not "who signed"."""
    if attribution is None:
        return _FEWEST
    subject = child(head, *SUBJECTS)
    clause = subject is not None and not subject.tag_.startswith("W")
    return 1 if _denies(doc, attribution) else _FEWEST - 1 if clause else _FEWEST


def _denies(doc: Doc, attribution: Attribution | None) -> bool:
    """Whether the report's object alone is a claim with its verb: "denied wrongdoing"."""
    return attribution is not None and doc[attribution.head].lemma_ in verbs.NOMINAL_REPORTS


def _smaller(
    doc: Doc,
    sent: Span,
    content: Interval,
    words: list[int],
    head: int,
    attribution: Attribution | None,
) -> Unit:
    """A claim inside another, whose span runs to the sentence's end where the other's does."""
    span = shape.to_sentence_end(doc, sent, content)
    return Unit(span, content, shape.runs(words), head, attribution, first=False)


def _figures(
    doc: Doc,
    sent: Span,
    tokens: list[int],
    attribution: Attribution | None,
    units: list[Unit],
) -> list[Unit]:
    """The later figures of a row, each a unit; the clause keeps the first."""
    out: list[Unit] = []
    listed = {u.content for u in units}
    for pair in paired.find(doc, tokens):
        if pair.content in listed:
            continue
        content = pair.content
        out.append(_smaller(doc, sent, content, pair.words, content[0], attribution))
        for other in units:
            _lose(doc, other, *pair.lost)
    return out


def _lose(doc: Doc, unit: Unit, start: int, end: int) -> None:
    """Take the stretch out of a claim that says more; its span ends there when it closes it."""
    words = [i for s, e in unit.parts for i in range(s, e)]
    kept = [i for i in words if not start <= i < end]
    if not any(start <= i < end for i in words) or len(kept) < _LEFT:
        return
    unit.parts = shape.runs(kept)
    if all(doc[i].is_punct for i in range(end, unit.content[1])):
        unit.content = (unit.content[0], start)
        if all(doc[i].is_punct for i in range(end, unit.span[1])):
            unit.span = (unit.span[0], start)


def _holds(content: Interval, stretches: list[Interval]) -> bool:
    """Whether one of the stretches lies in it: then what it says is said with its clause."""
    return any(content[0] <= start and end <= content[1] for start, end in stretches)


def _cut(doc: Doc, units: list[Unit], start: int, end: int) -> None:
    """End the claim that closes with [start, end) before its comma: that part is listed itself."""
    if doc[start - 1].text not in {",", "—", "–"}:
        return
    for unit in units:
        first, last = unit.content
        stop = max(last, unit.span[1])
        if last < end or stop - end > _LEFT or start - first < _LEFT:
            continue
        if not all(doc[i].is_punct for i in range(end, stop)):
            continue
        unit.parts = [(s, min(e, start - 1)) for s, e in unit.parts if s < start - 1]
        unit.content = (first, start - 1)
        unit.span = (unit.span[0], start - 1)


def _leave(doc: Doc, units: list[Unit], start: int, end: int) -> None:
    """Leave an aside between two commas, which is listed itself, out of the larger claim."""
    closed = end < len(doc) and doc[end].text in _COMMAS
    if not closed or doc[start - 1].text != doc[end].text:
        return
    for unit in units:
        if unit.content[0] < start - 1 and end + _LEFT < unit.content[1]:
            _lose(doc, unit, start - 1, end + 1)


def _furniture(doc: Doc, attribution: Attribution, sent: Span) -> set[int]:
    """Tokens of cue, source and relays, with what hangs on the cue beside its content."""
    out = set(range(*attribution.cue))
    if attribution.source is not None and _own_source(doc, attribution):
        out |= set(range(*attribution.source))
    for _, start, end in attribution.relays:
        out |= set(range(start, end))
    content = {i for s, e in attribution.content for i in range(s, e)}
    head = doc[attribution.head]
    if sent.start <= head.i < sent.end:
        for kid in head.children:
            if kid.dep_ in _BESIDE:
                out |= set(range(kid.left_edge.i, kid.right_edge.i + 1))
    return out - content - _asides(doc, attribution)


def _own_source(doc: Doc, attribution: Attribution) -> bool:
    """Whether the source is the cue's own, not the subject of another clause as well."""
    cue = doc[attribution.head]
    if attribution.source is None or cue.dep_ not in {"conj", "advcl", "xcomp"}:
        return True
    return any(doc[i].head.i == cue.i for i in range(*attribution.source))


def _asides(doc: Doc, attribution: Attribution) -> set[int]:
    """Relative clauses about the source (", who ..."): claims of the article's own."""
    if attribution.source is None:
        return set()
    out: set[int] = set()
    for i in range(*attribution.source):
        if doc[i].dep_ == "relcl" and clauses.splits_off(doc[i]) == "relcl":
            out |= set(range(doc[i].left_edge.i, doc[i].right_edge.i + 1))
    return out


def _merge_poor(doc: Doc, found: list[Clause], *, kept: bool) -> list[Clause]:
    """Roots without a finite verb or a subject join the clause before them.

    Where no clause has both, all make one when they are to be `kept`, else none.
    """
    found = sorted(found, key=lambda c: min(c.tokens))
    good = [c for c in found if c.how != "root" or _stands(doc, c)]
    if not good:
        if not kept or not found:
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
    if child(head, *SUBJECTS, "expl") is not None:
        return True
    first = doc[clause.tokens[0]]
    if not clauses.finite(head) or first.tag_ == "POS":
        return False
    return first.dep_ in _BEGINNINGS or (head.dep_ == "ROOT" and lost.has_subject(head))


@Language.factory(
    "claims",
    requires=["doc._.attributions", "doc.sents", "token.dep"],
    assigns=["doc.spans", "span._.claim", "doc._.units"],
    default_score_weights={"claims_f": 1.0},
)
def make_claims(nlp: Language, name: str) -> Claims:
    """The component that cuts claims."""
    return Claims()
