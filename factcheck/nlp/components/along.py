"""Whose a claim inside reported content is: the speaker's too, or the article's own.

What only says which one is meant belongs to the report: "said the fund that Ibarra set up was
empty", "fears the sale of the port". What a comma or a dash sets off may be the article's own
("said the fund was empty, a charge that Ibarra denied"), unless the report follows behind it.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.nested import Nested
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Attribution

_OF_NOUNS = frozenset(
    ["relative", "object relative", "whose", "reduced", "apposition", "gerund", "deed"]
)
_CLOSE = frozenset(["relative", "object relative", "reduced", "gerund"])
"""Those of nouns that can stand without a comma."""
_WHEN = frozenset(["after", "before", "in", "since", "when", "while"])
"""What puts a gerund beside the clause rather than into it: "won in 2019 before leaving"."""
_SET_OFF = frozenset([",", "—", "–", "―", "-", "--", "("])


def told_along(doc: Doc, one: Nested, attribution: Attribution | None) -> bool:
    """Whether the smaller claim is the speaker's too: not what the article says of its nouns."""
    if attribution is None or attribution.quote_type == "direct":
        return attribution is not None
    if attribution.who is not None and attribution.who.role == "outlet":
        return True
    if one.how not in _OF_NOUNS or doc._.quoted[one.head.i] >= 0:
        return True
    if one.how == "gerund" and one.head.dep_ == "pcomp" and one.head.head.lower_ in _WHEN:
        return False
    return one.how in _CLOSE and _says(doc, attribution) and not _set_off(doc, one.head)


def _says(doc: Doc, attribution: Attribution) -> bool:
    """Whether the report is a clause that somebody says, no act and no noun."""
    cue = doc[attribution.head]
    return cue.pos_ in {"VERB", "AUX"} and cue.lemma_ not in verbs.SAYING_ACTS


def _set_off(doc: Doc, head: Token) -> bool:
    """Whether a mark parts the clause from its noun, or the noun from what is before it."""
    noun = head.head if head.dep_ in {"relcl", "acl"} else head
    if noun.dep_ == "appos":
        return True
    return any(_mark_before(doc, i) for i in (head.left_edge.i, noun.left_edge.i))


def _mark_before(doc: Doc, i: int) -> bool:
    while i > 1 and doc[i - 1].is_quote:
        i -= 1
    return i > 0 and doc[i - 1].text in _SET_OFF
