"""What is told beside a quotation: “It works,” Lee said *as rain fell*, is not said by Lee.

Behind the cue of a quotation that stands before it, the report goes on only after a comma or with
another quotation; a clause that hangs on the cue tells when, where or of whom something was said.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.clauses import FINITE
from factcheck.nlp.components.cues import RELATIVE_TAGS, SUBJECTS, Interval, child
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Quote

_SCENE_MARKS = word_set("as after before while when until since once amid though although")
_PAUSES = frozenset([",", "—", "–", "-", ":", ";"])


def told_beside(doc: Doc, verb: Token, quote: Quote, stretch: Interval) -> bool:
    """Whether the stretch behind the verb of a quotation is the article's own voice."""
    start = stretch[0]
    quoted: list[int] = doc._.quoted
    if start <= verb.i or quoted[start] >= 0 or doc[start].is_quote or doc[start].sent != verb.sent:
        return False
    if not _spoken_before(doc, verb, quote):
        return False
    first, before = doc[start], doc[start - 1]
    if before.tag_ == "IN" and before.lower_ in _SCENE_MARKS:
        return True
    if first.lower_ in _SCENE_MARKS and first.dep_ in {"mark", "advmod", "prep"}:
        return True
    if first.tag_ in RELATIVE_TAGS and first.lower_ not in {"what", "how", "why", "where"}:
        return True
    return before.text not in _PAUSES and before.lower_ != "and" and start - 1 > verb.i


def _spoken_before(doc: Doc, verb: Token, quote: Quote) -> bool:
    """Whether a sentence is quoted right before the verb and its subject, rather than a title."""
    if quote.end > verb.i or not any(
        doc[i].tag_ in FINITE for i in range(quote.inner_start, quote.inner_end)
    ):
        return False
    own = child(verb, *SUBJECTS)
    first = min(own.left_edge.i, verb.i) if own is not None else verb.i
    return all(doc[i].is_punct or doc[i].is_space for i in range(quote.end, first))
