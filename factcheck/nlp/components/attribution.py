"""Source, cue and content of every report in the article, in the manner of PolNeAR.

Two passes: the tree gives verbs of speech with their clauses, nouns that report, and "according
to"; the quotation marks give direct speech, which the parser often cannot. Within a quotation, and
when a quotation follows at once on an attributed sentence, the speaker carries over; nowhere else.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components import cues, relays
from factcheck.nlp.components.clauses import ASIDE_MARKS
from factcheck.nlp.components.cues import Interval, child, subtree
from factcheck.nlp.components.quoted import link_quotes
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Attribution, Paragraph, Quote

_CLAUSES = frozenset(["ccomp"])
_SEEM = frozenset(["seem", "appear"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


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


def _clause_content(doc: Doc, verb: Token) -> list[Interval]:
    """The clauses that a reporting verb takes, as intervals beside the verb."""
    found: list[Interval] = []
    for kid in verb.children:
        if kid.dep_ not in _CLAUSES and not _also_that(verb, kid):
            continue
        before = kid.i < verb.i
        start, end = _before_verb(verb, kid) if before else _after_verb(doc, verb, kid)
        start, end = trimmed(doc, start, end)
        if start < end:
            found.append((start, end))
    return found


def _also_that(verb: Token, kid: Token) -> bool:
    """The second clause of "said A and that B", which the parser coordinates with "said"."""
    first = kid.left_edge
    return kid.dep_ == "conj" and kid.i > verb.i and first.lower_ == "that" and first.head == kid


def _before_verb(verb: Token, kid: Token) -> Interval:
    """The clause before "..., X said"; nothing when a semicolon parts the two."""
    start, end = subtree(kid)
    end = min(end, verb.i)
    own = child(verb, *cues.SUBJECTS)
    if own is not None and kid.i < own.i < end:
        end = own.left_edge.i
    if any(t.text == ";" for t in verb.doc[kid.i : verb.i]):
        return 0, 0
    return start, end


def _after_verb(doc: Doc, verb: Token, kid: Token) -> Interval:
    """The clause after the verb, up to a semicolon or an aside of the article's own."""
    start, end = subtree(kid)
    if start <= verb.i:
        start = verb.i + 1
    else:
        end = _without_aside(doc, start, end, kid)
    quoted: list[int] = doc._.quoted
    stop = next((i for i in range(start, end) if doc[i].text == ";" and quoted[i] < 0), end)
    return start, stop


def _clause_of_noun(doc: Doc, verb: Token) -> list[Interval]:
    """The clause of "said in a statement that ...", which the parser hangs under the noun."""
    for kid in verb.children:
        noun = child(kid, "pobj") if kid.dep_ == "prep" else kid
        if kid.i < verb.i or noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if kid.dep_ != "prep" and verb.lemma_ not in {"tell", "inform", "remind", "assure"}:
            continue
        for clause in noun.children:
            first = clause.left_edge
            that = first.lower_ == "that" and first.dep_ == "mark"
            if that and clause.dep_ in {"acl", "ccomp", "relcl"}:
                return [trimmed(doc, *subtree(clause))]
    return []


def _after_cue(doc: Doc, verb: Token, to: Token) -> Interval:
    return trimmed(doc, cues.cue_interval(verb)[1], subtree(to)[1])


def _without_aside(doc: Doc, start: int, end: int, clause: Token) -> int:
    """Where the reported clause ends when a trailing clause is the article's own voice."""
    for kid in doc[start:end]:
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


def _parenthetical(doc: Doc, verb: Token) -> list[Interval]:
    """Content of "..., he said, ..." where the parser hangs the report under the reported."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or child(verb, "mark") is not None:
        return []
    head = verb.head
    if head.pos_ not in {"VERB", "AUX"} or head.i > verb.i or doc[verb.left_edge.i - 1].text != ",":
        return []
    if verb.left_edge.i <= head.left_edge.i:
        return []
    start, end = trimmed(doc, head.sent.start, verb.left_edge.i)
    return [(start, end)] if start < end else []


def _whole_quotes(doc: Doc, attribution: Attribution) -> list[Interval]:
    """Content that ends inside a quotation runs to the quotation's end."""
    quotes: list[Quote] = doc._.quotes
    quoted: list[int] = doc._.quoted
    out: list[Interval] = []
    for start, stop in sorted(attribution.content):
        end = stop
        number = quoted[end] if end < len(quoted) else -1
        if number >= 0 and number != quoted[attribution.head]:
            quote = quotes[number]
            end = quote.end if quote.start < end else end
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


class Attributions:
    """Finds the attributions and puts them on `doc._.attributions`, in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of a parsed article."""
        found: dict[int, Attribution] = {}
        paragraphs: list[Paragraph] = doc._.paragraphs
        for number, paragraph in enumerate(paragraphs):
            for i in range(paragraph.start, paragraph.end):
                for attribution in self._at(doc, doc[i]):
                    attribution.paragraph = number
                    found.setdefault(attribution.head, attribution)
            self._label(doc, paragraph, number, found)
        link_quotes(doc, found)
        self._according(doc, found)
        result = sorted(found.values(), key=lambda a: a.cue[0])
        result = [a for a in result if a.content and self._plausible(doc, a)]
        for attribution in result:
            attribution.content = _whole_quotes(doc, attribution)
        self._finish(doc, result)
        doc._.attributions = result
        return doc

    def _plausible(self, doc: Doc, attribution: Attribution) -> bool:
        """Not without a source, and not what a speaker says of himself or the listener."""
        if attribution.source is None:
            return attribution.kind == "attitude"
        start, end = attribution.source
        own = end - start == 1 and doc[start].lower_ in {"i", "we", "you"}
        return not (own and doc._.quoted[attribution.head] >= 0)

    def _at(self, doc: Doc, token: Token) -> Iterator[Attribution]:
        lemma = token.lemma_
        if token.pos_ in {"VERB", "AUX"}:
            if lemma in verbs.SPEECH or lemma in verbs.FINDING:
                yield from self._speech(doc, token)
            elif lemma in verbs.ATTITUDE or lemma in _SEEM:
                yield from self._attitude(doc, token)
            if lemma in verbs.ACTS or lemma in verbs.OBJECT_PREPOSITIONS:
                yield from self._act(doc, token)
        elif token.pos_ == "NOUN" and lemma in verbs.CLAUSE_NOUNS:
            yield from self._noun(doc, token)

    def _speech(self, doc: Doc, verb: Token) -> Iterator[Attribution]:
        said = cues.quoted_as(verb)
        if said is not None:
            yield from self._quoted_as(doc, verb, said)
            return
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and cues.quoted_as(verb.head.head):
            return
        content = (
            _clause_content(doc, verb) or _clause_of_noun(doc, verb) or _parenthetical(doc, verb)
        )
        if not content and verb.lemma_ in verbs.GERUND:
            gerund = child(verb, "xcomp")
            if gerund is not None and gerund.tag_ == "VBG":
                content = [trimmed(doc, verb.i + 1, subtree(gerund)[1])]
        if not content:
            to = child(verb, "xcomp")
            if to is not None and to.i > verb.i and not cues.passive(verb):
                yield from self._made(doc, verb, [_after_cue(doc, verb, to)], "attitude")
            return
        kind = "speech" if verb.lemma_ in verbs.SPEECH else "finding"
        yield from self._made(doc, verb, content, kind)

    def _made(
        self, doc: Doc, verb: Token, content: list[Interval], kind: str
    ) -> Iterator[Attribution]:
        attribution = Attribution(cue=cues.cue_interval(verb), head=verb.i, content=content)
        attribution.kind = "speech" if kind == "speech" else kind  # type: ignore[assignment]
        attribution.clausal = kind != "attitude"
        self.set_source(doc, attribution, verb)
        yield attribution

    def set_source(self, doc: Doc, attribution: Attribution, verb: Token) -> None:
        """Give the attribution its source: the verb's subject, or the agent of a passive."""
        head = cues.subject(verb)
        if cues.passive(verb):
            agent = child(verb, "agent")
            head = child(agent, "pobj") if agent is not None else None
        if head is None or head.dep_ == "expl" or head.lower_ in {"there", "which", "that", "what"}:
            return
        if head.pos_ in {"VERB", "AUX"} and head.tag_ != "VBG":
            return
        if any(s <= head.i < e for s, e in attribution.content):
            return
        attribution.source = cues.source_interval(head, verb)
        attribution.who = who(doc, *attribution.source, head.i)

    def _quoted_as(self, doc: Doc, verb: Token, said: Token) -> Iterator[Attribution]:
        start = cues.cue_interval(verb)[0]
        attribution = Attribution(cue=(start, said.i + 1), head=verb.i)
        attribution.content = _clause_content(doc, said) or [
            c for c in _clause_content(doc, verb) if not c[0] <= said.i < c[1]
        ]
        head = child(verb, "nsubjpass", "nsubj") or cues.subject(verb)
        if head is not None:
            attribution.source = cues.source_interval(head, verb)
            attribution.who = who(doc, *attribution.source, head.i)
        attribution.relays += [
            r for r in (relays.through(doc, said), relays.through(doc, verb)) if r
        ]
        yield attribution

    def _attitude(self, doc: Doc, verb: Token) -> Iterator[Attribution]:
        content = _clause_content(doc, verb)
        clausal = bool(content)
        if not content:
            to = child(verb, "xcomp", "oprd", "acomp")
            if to is None or to.i < verb.i:
                return
            content = [_after_cue(doc, verb, to)]
        attribution = Attribution(
            cue=cues.cue_interval(verb), head=verb.i, content=content, kind="attitude"
        )
        attribution.clausal = clausal and verb.lemma_ not in _SEEM
        if verb.lemma_ in _SEEM or (cues.passive(verb) and not clausal):
            own = child(verb, *cues.SUBJECTS)
            if own is not None and own.i < verb.i:
                attribution.content.insert(0, subtree(own))
            attribution.clausal = False
        else:
            self.set_source(doc, attribution, verb)
        yield attribution

    def _act(self, doc: Doc, verb: Token) -> Iterator[Attribution]:
        prepositions = verbs.OBJECT_PREPOSITIONS.get(verb.lemma_, frozenset())
        cue = cues.cue_interval(verb)
        dobj = child(verb, "dobj")
        start = None
        if dobj is not None and verb.lemma_ in verbs.ACTS and dobj.i > verb.i:
            start = dobj.left_edge.i
        else:
            prep = next(
                (k for k in verb.children if k.dep_ == "prep" and k.lower_ in prepositions), None
            )
            if prep is not None and prep.i == cue[1] and child(prep, "pobj", "pcomp") is not None:
                cue, start = (cue[0], prep.i + 1), prep.i + 1
        if start is None or start <= verb.i:
            return
        end = verb.right_edge.i + 1
        for kid in verb.children:
            if kid.i > start and kid.dep_ in {"advcl", "conj", "cc"}:
                end = min(end, kid.left_edge.i)
        start, end = trimmed(doc, start, end)
        while end > start and doc[end - 1].is_punct and not doc[end - 1].is_quote:
            end -= 1
        attribution = Attribution(cue=cue, head=verb.i, content=[(start, end)], kind="act")
        attribution.clausal = False
        self.set_source(doc, attribution, verb)
        if attribution.source is not None and start < end:
            yield attribution

    def _noun(self, doc: Doc, noun: Token) -> Iterator[Attribution]:
        clause = next(
            (
                k
                for k in noun.children
                if k.dep_ in {"acl", "ccomp", "relcl"}
                and doc[k.left_edge.i].lower_ == "that"
                and child(k, "mark") is not None
            ),
            None,
        )
        owner = child(noun, "poss")
        if clause is None or owner is None:
            return
        attribution = Attribution(cue=(noun.i, noun.i + 1), head=noun.i)
        attribution.content = [subtree(clause)]
        attribution.source = subtree(owner)
        if doc[attribution.source[1] - 1].tag_ == "POS":
            attribution.source = (attribution.source[0], attribution.source[1] - 1)
        attribution.who = who(doc, *attribution.source, owner.i)
        yield attribution

    def _label(
        self, doc: Doc, paragraph: Paragraph, number: int, found: dict[int, Attribution]
    ) -> None:
        """Headlines of the form "NAME: what NAME says"."""
        for i in range(paragraph.start + 1, min(paragraph.start + 6, paragraph.end - 3)):
            token = doc[i]
            if token.text == ":":
                if doc[i - 1].ent_type_ not in {"PERSON", "ORG"}:
                    return
                content = trimmed(doc, i + 1, paragraph.end)
                attribution = Attribution(cue=(i, i + 1), head=i, content=[content])
                attribution.source = (paragraph.start, i)
                attribution.who = who(doc, paragraph.start, i, i - 1)
                attribution.paragraph = number
                found[i] = attribution
                return
            if token.tag_ not in {"NNP", "NNPS"}:
                return

    def _according(self, doc: Doc, found: dict[int, Attribution]) -> None:
        for number, paragraph in enumerate(doc._.paragraphs):
            for i in range(paragraph.start, paragraph.end - 2):
                if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
                    self._one_according(doc, i, number, found)

    def _one_according(self, doc: Doc, i: int, number: int, found: dict[int, Attribution]) -> None:
        pobj = child(doc[i + 1], "pobj")
        if pobj is None or pobj.i < i:
            return
        sent = doc[i].sent
        source = cues.source_interval(pobj, doc[i])
        source = (i + 2, max(source[1], i + 3))
        means = who(doc, *source, pobj.i)
        near = (found[k] for k in range(sent.start, sent.end) if k in found)
        outer = [a for a in near if a.kind == "speech" and a.source and a.content]
        if outer and means.name:
            for attribution in outer:
                attribution.relays.append((means, *source))
            return
        before = trimmed(doc, sent.start, i)
        after_start = source[1]
        after = trimmed(doc, after_start, sent.end)
        content = [c for c in (before, after) if c[1] - c[0] > 2]
        while content and doc[content[-1][1] - 1].text in {".", "!"}:
            content[-1] = (content[-1][0], content[-1][1] - 1)
        attribution = Attribution(cue=(i, i + 2), head=i, content=content, source=source)
        attribution.who, attribution.paragraph = means, number
        found[i] = attribution

    def _finish(self, doc: Doc, result: list[Attribution]) -> None:
        quoted: list[int] = doc._.quoted
        for attribution in result:
            tokens = [
                quoted[i] >= 0
                for start, end in attribution.content
                for i in range(start, end)
                if doc[i].is_alpha or doc[i].like_num
            ]
            if tokens and all(tokens):
                attribution.quote_type = "direct"
            elif any(tokens):
                attribution.quote_type = "mixed"
            head = doc[attribution.head]
            attribution.hedge = cues.hedge_of(head)
            if attribution.kind == "speech" and head.pos_ == "VERB":
                self._relay(attribution, relays.through(doc, head))
            if attribution.source is not None:
                self._relay(attribution, relays.of_source(doc, *attribution.source))

    def _relay(self, attribution: Attribution, found: relays.Found | None) -> None:
        known = {r[0].name for r in attribution.relays}
        if attribution.who is not None:
            known.add(attribution.who.name)
        if found is not None and found[0].name not in known:
            attribution.relays.insert(0, found)


@Language.factory(
    "attribution",
    requires=["doc._.quotes", "doc._.register", "doc._.pronouns", "token.dep", "token.lemma"],
    assigns=["doc._.attributions"],
    default_score_weights={"attribution_f": 1.0},
)
def make_attributions(nlp: Language, name: str) -> Attributions:
    """The component that finds who said what."""
    return Attributions()
