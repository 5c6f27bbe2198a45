"""Self-contained statements and the chain from who said it to who printed it."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from factcheck.nlp.components import voices
from factcheck.nlp.components.composition import compose
from factcheck.nlp.components.occasions import of_context
from factcheck.nlp.components.voices import usable
from factcheck.nlp.components.wholes import whole
from factcheck.nlp.components.words import Article, words_of
from factcheck.nlp.records import Attribution, Claim, Unit, Who, innermost
from factcheck.nlp.types import AttributionFound, QuoteType

_SPOKEN = frozenset(["speech", "finding"])


def _char(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc[start:end]
    return span.start_char, span.end_char


def cue_text(doc: Doc, attribution: Attribution) -> str:
    """The cue's words."""
    return str(doc[attribution.cue[0] : attribution.cue[1]].text)


def _known(doc: Doc, name: str, seen: set[str]) -> bool:
    """Whether the name, or a person under another form of it, is in the chain already."""
    person = doc._.register.person(name)
    return name in seen or (
        person is not None and any(doc._.register.person(other) is person for other in seen)
    )


def unit_quote_type(doc: Doc, unit: Unit) -> QuoteType:
    """How this one claim is quoted, which can differ from the whole of the content."""
    if unit.attribution is None:
        return "none"
    start, end = unit.content
    quoted: list[int] = doc._.quoted
    kinds = [quoted[i] >= 0 for i in range(start, end) if not doc[i].is_punct]
    if kinds and all(kinds):
        return "mixed" if unit.attribution.quote_type == "mixed" else "direct"
    return "mixed" if any(kinds) else "indirect"


class Statements:
    """Writes each claim's statement and attribution chain."""

    def __call__(self, doc: Doc) -> Doc:
        """Write statement and chain of every claim."""
        found: list[Attribution] = doc._.attributions
        attributions = [a for a in found if not voices.near(doc, a)]
        outer = self._outer(doc, attributions)
        context = of_context(doc, attributions)
        article = Article(doc)
        for span in doc.spans["claims"]:
            claim: Claim = span._.claim
            claim.quote_type = unit_quote_type(doc, claim.unit)
            claim.unit.parts = whole(doc, claim.unit.parts, claim.unit.attribution)
            composed = compose(words_of(article, claim.unit))
            claim.statement = composed.text
            claim.insertions = composed.insertions
            claim.unresolved = composed.unresolved
            claim.chain = tuple(self._chain(doc, span, claim.unit, outer, context))
        return doc

    def _outer(self, doc: Doc, attributions: list[Attribution]) -> dict[int, Attribution]:
        """For each attribution's head, the statement inside whose content it stands.

        Whoever speaks inside a quotation cannot report words outside it.
        """
        quoted: list[int] = doc._.quoted
        owner = innermost([a for a in attributions if a.clausal and a.kind in _SPOKEN])
        found = {a.head: owner[a.head] for a in attributions if a.head in owner}
        return {
            head: outer
            for head, outer in found.items()
            if outer.head != head
            and quoted[outer.head] in {-1, quoted[head]}
            and usable(doc, outer)
        }

    def _chain(
        self,
        doc: Doc,
        span: Span,
        unit: Unit,
        outer: dict[int, Attribution],
        context: dict[int, list[Who]],
    ) -> list[AttributionFound]:
        attribution = unit.attribution
        if attribution is None:
            return []
        links: list[AttributionFound] = []
        seen: set[str] = set()
        level: Attribution | None = attribution
        depth = 0
        while level is not None and depth < 4:
            means = level.who
            if means is not None and not (means.name and _known(doc, means.name, seen)):
                links.append(self._link(doc, level, means, span._.claim.quote_type))
                seen.add(means.name)
            for relay, start, end in level.relays:
                if not _known(doc, relay.name, seen):
                    chars = _char(doc, start, end)
                    links.append(
                        AttributionFound(
                            relay.name,
                            relay.role,
                            relay.title,
                            source_start=chars[0],
                            source_end=chars[1],
                        )
                    )
                    seen.add(relay.name)
            level = outer.get(level.head)
            depth += 1
        links += [
            AttributionFound(r.name, r.role, r.title, from_context=True)
            for r in context.get(attribution.head, [])
            if r.name not in seen
        ]
        return links

    def _link(
        self, doc: Doc, attribution: Attribution, means: Who, kind: QuoteType
    ) -> AttributionFound:
        source = _char(doc, *attribution.source) if attribution.source else (None, None)
        cue = _char(doc, *attribution.cue)
        return AttributionFound(
            name=means.name,
            role=means.role,
            title=means.title,
            cue=cue_text(doc, attribution),
            quote_type=kind,
            hedge=attribution.hedge,
            anonymous=means.anonymous,
            source_start=source[0],
            source_end=source[1],
            cue_start=cue[0],
            cue_end=cue[1],
        )


@Language.factory(
    "statements",
    requires=["doc.spans", "span._.claim", "doc._.attributions"],
    assigns=["span._.claim"],
    default_score_weights={"statement_f": 1.0},
)
def make_statements(nlp: Language, name: str) -> Statements:
    """The component that writes statements and chains."""
    return Statements()
