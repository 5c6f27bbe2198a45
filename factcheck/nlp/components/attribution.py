"""Source, cue and content of every report in the article, in the manner of PolNeAR.

Two passes: the tree gives verbs of speech with their clauses, nouns that report, and "according
to"; the quotation marks give direct speech, which the parser often cannot. Within a quotation, and
when a quotation follows at once on an attributed sentence, the speaker carries over; nowhere else.
"""

from collections.abc import Iterator
from itertools import accumulate

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components import (
    according,
    acts,
    again,
    asides,
    carried,
    channels,
    cues,
    described,
    interjected,
    interviews,
    labelled,
    polls,
    rejoined,
    relays,
    sources,
    standing,
    views,
    voices,
)
from factcheck.nlp.components import content as content_of
from factcheck.nlp.components.cues import Interval, child, subtree
from factcheck.nlp.components.quoted import link_quotes
from factcheck.nlp.components.sources import set_source
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Attribution, Paragraph

_SEEM = frozenset(["seem", "appear"])
_REPORTING = ("AUX", "NOUN", "VERB")
"""Parts of speech of what can report."""


class Attributions:
    """Finds the attributions and puts them on `doc._.attributions`, in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of a parsed article."""
        found: dict[int, Attribution] = {}
        paragraphs: list[Paragraph] = doc._.paragraphs
        reporting = [doc.vocab.strings[part] for part in _REPORTING]
        can_report = np.isin(doc.to_array(["POS"]), reporting)
        for number, paragraph in enumerate(paragraphs):
            for i in np.flatnonzero(can_report[paragraph.start : paragraph.end]).tolist():
                for attribution in self._at(doc, doc[paragraph.start + i]):
                    attribution.paragraph = number
                    found.setdefault(attribution.head, attribution)
        labelled.labels(doc, found)
        link_quotes(doc, found)
        labelled.signatures(doc, found)
        labelled.blocks(doc, found)
        interjected.add(doc, found)
        standing.add(doc, found)
        rejoined.add(doc, found)
        views.add(doc, found)
        polls.add(doc, found)
        according.add(doc, found)
        interviews.add(doc, found)
        result = sorted(found.values(), key=lambda a: a.cue[0])
        result = [a for a in result if a.content and self._plausible(doc, a)]
        for attribution in result:
            attribution.content = content_of.whole_quotes(doc, attribution)
        told = [a for a in result if not voices.near(doc, a)]
        described.resolve(doc, told)
        carried.resolve(doc, told)
        self._finish(doc, result)
        again.resolve(doc, result)
        doc._.attributions = result
        return doc

    def _plausible(self, doc: Doc, attribution: Attribution) -> bool:
        """Not without a source, and not what a speaker says of himself or the listener."""
        if attribution.source is None:
            return attribution.kind == "attitude"
        return not (voices.near(doc, attribution) and doc._.quoted[attribution.head] >= 0)

    def _at(self, doc: Doc, token: Token) -> Iterator[Attribution]:
        lemma = token.lemma_
        if token.pos_ in {"VERB", "AUX"}:
            if lemma in verbs.SPEECH or lemma in verbs.FINDING:
                yield from self._speech(doc, token)
            elif lemma in verbs.ATTITUDE or lemma in _SEEM:
                yield from self._attitude(doc, token)
            if lemma in verbs.OBJECT_ACTS:
                yield from acts.act(doc, token)
            if given := polls.given(token):
                yield from self._made(doc, token, given, "finding")
        elif token.pos_ == "NOUN" and lemma in verbs.CLAUSE_NOUNS:
            yield from acts.noun(doc, token)

    def _speech(self, doc: Doc, verb: Token) -> Iterator[Attribution]:
        said = cues.quoted_as(verb)
        if said is not None:
            yield from self._quoted_as(doc, verb, said)
            return
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and cues.quoted_as(verb.head.head):
            return
        content = (
            content_of.clause_content(doc, verb)
            or content_of.clause_of_noun(doc, verb)
            or content_of.parenthetical(doc, verb)
            or asides.told_by(doc, verb)
            or polls.shown(verb)
        )
        if not content and verb.lemma_ in verbs.GERUND:
            gerund = child(verb, "xcomp")
            if gerund is not None and cues.gerund(gerund):
                content = [content_of.trimmed(doc, verb.i + 1, subtree(gerund)[1])]
        if not content:
            to = child(verb, "xcomp")
            if verb.lemma_ in verbs.DEMANDS and child(verb, "dobj") is not None:
                yield from acts.act(doc, verb)
            elif to is not None and to.i > verb.i and not cues.passive(verb):
                yield from self._made(doc, verb, [content_of.after_cue(doc, verb, to)], "attitude")
            return
        kind = "speech" if verb.lemma_ in verbs.SPEECH else "finding"
        yield from self._made(doc, verb, content, kind)

    def _made(
        self, doc: Doc, verb: Token, content: list[Interval], kind: str
    ) -> Iterator[Attribution]:
        attribution = Attribution(cue=cues.cue_interval(verb), head=verb.i, content=content)
        attribution.kind = "speech" if kind == "speech" else kind  # type: ignore[assignment]
        attribution.clausal = kind != "attitude"
        set_source(doc, attribution, verb)
        yield attribution

    def _quoted_as(self, doc: Doc, verb: Token, said: Token) -> Iterator[Attribution]:
        start = cues.cue_interval(verb)[0]
        attribution = Attribution(cue=(start, said.i + 1), head=verb.i)
        attribution.content = (
            content_of.clause_content(doc, said)
            or [c for c in content_of.clause_content(doc, verb) if not c[0] <= said.i < c[1]]
            or content_of.parenthetical(doc, verb)
        )
        head = child(verb, "nsubjpass", "nsubj") or cues.subject(verb)
        if head is not None:
            attribution.source = cues.source_interval(head, verb)
            attribution.who = who(doc, *attribution.source, head.i)
        attribution.relays += [
            r for r in (relays.through(doc, said), relays.through(doc, verb)) if r
        ]
        yield attribution

    def _attitude(self, doc: Doc, verb: Token) -> Iterator[Attribution]:
        content = content_of.clause_content(doc, verb)
        clausal = bool(content)
        if not content:
            to = child(verb, "xcomp", "oprd", "acomp")
            if to is None or to.i < verb.i:
                return
            content = [content_of.after_cue(doc, verb, to)]
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
            set_source(doc, attribution, verb)
        yield attribution

    def _finish(self, doc: Doc, result: list[Attribution]) -> None:
        quoted: list[int] = doc._.quoted
        signs = relays.Signs(doc)
        spoken = [token.is_alpha or token.like_num for token in doc]
        words = [0, *accumulate(spoken)]
        within = [0, *accumulate(s and q >= 0 for s, q in zip(spoken, quoted, strict=True))]
        for attribution in result:
            every = sum(words[end] - words[start] for start, end in attribution.content)
            inside = sum(within[end] - within[start] for start, end in attribution.content)
            if inside:
                attribution.quote_type = "direct" if inside == every else "mixed"
            head = doc[attribution.head]
            attribution.hedge = cues.hedge_of(head)
            if attribution.kind == "speech" and head.pos_ == "VERB":
                self._relay(attribution, relays.through(doc, head) or signs.interview(head))
                self._relay(attribution, signs.leading(head) or relays.asked(doc, head))
                self._relay(attribution, signs.aired(head))
                for found in reversed(channels.channels(doc, head)):
                    self._relay(attribution, found)
            elif attribution.kind == "speech" and head.pos_ == "NOUN":
                self._relay(attribution, relays.beside(doc, head))
            if attribution.source is not None:
                self._relay(attribution, relays.of_source(doc, *attribution.source, head))
                sources.cited(doc, attribution)
                sources.party(doc, attribution)

    def _relay(self, attribution: Attribution, found: relays.Found | None) -> None:
        known = {r[0].name for r in attribution.relays}
        if attribution.who is not None:
            known.add(attribution.who.name)
        if found is not None and found[0].role == "speaker" and attribution.who is None:
            return
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
