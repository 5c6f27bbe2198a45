"""Whose claim it is: which attributions make their content somebody's words.

A wrong mouth is worse than none. Thoughts, refusals to say, shares of a sample, and what an
indefinite somebody might say are told in the voice that surrounds them.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child, controlled, resumed
from factcheck.nlp.components.titles import is_title
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Who
from factcheck.nlp.types import UNCLEAR

_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "men", "women", "crat", "can")
"""Endings of nouns for people, without their plural s."""
_INDEFINITE = word_set(
    """nobody anyone anybody everyone everybody someone somebody who whoever one none each that this
    these those it which what you"""
)
_SHARES = word_set(
    "percent % majority minority half third quarter plurality share number proportion"
)
_WHENEVER = word_set("when whenever until before once while as")
_TOLD = word_set("report say state note")
"""Verbs of finding that also pass on what somebody said."""
_LOOSE = word_set("agree remind suggest signal reveal show speak concede recall list ask")
"""Verbs by which a quoted speaker rather judges than passes on what somebody said."""
_MODAL = frozenset(["MD"])
_MIGHT = word_set("may might could can should must would")
"""Modals under which nobody has said anything yet."""
_POSSIBLE = _MIGHT - {"would"}
_HOPING = word_set("hope wish imagine expect pretend suppose doubt")
"""Whose clause is only thought of."""
_RESPONDENTS = word_set("voters respondents adults americans people those women men")
"""Of whom a poll tells by what they say: "voters who say they are worried"."""
_UNDONE = word_set(
    """allow let permit enable help make force require compel lead cause want wish need like expect
    try seek plan intend hope prepare refuse decline fail love wait begin dare afford awkward hard
    seem appear easy difficult able unable willing unwilling ready quick free reluctant tempted
    supposed likely bother"""
)
"""What leaves an infinitive open: "wants to say that", "let him tell"."""
_MANY = 100
_TEENS = 10
"""A source with so large a number is a sample or a crowd."""
_DAYS = word_set(
    "morning afternoon evening night day week month year monday tuesday wednesday thursday friday"
    " saturday sunday today yesterday"
)
_PLURALS = frozenset(["NNS", "NNPS"])
_NOBODY = word_set("nobody none neither")
_OUTRIGHT = word_set("say add insist contend announce explain warn note argue claim")
"""Verbs whose subject speaks whatever it is, when they stand in the present or the past."""
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_UNSPEAKING = word_set(
    """legend tradition history logic sense wisdom experience theory lore myth instinct gut argument
    idea thinking reasoning rumor rumour rumors rumours assumption lot fact facts instruments
    interview interviews"""
)
"""What says something in a manner of speaking only."""


def usable(doc: Doc, attribution: Attribution) -> bool:
    """Whether the attribution makes its content somebody's claim."""
    if not attribution.clausal or attribution.kind not in {"speech", "finding"}:
        return False
    if attribution.source is None or attribution.who is None or near(doc, attribution):
        return False
    return not _unsaid(doc, attribution) and _can_say(doc, attribution)


def near(doc: Doc, attribution: Attribution) -> bool:
    """Whether "I", "we" or "you" say it: the author's own words, or a speaker's of himself."""
    start, end = attribution.source or (0, 0)
    return end - start == 1 and doc[start].lower_ in {"i", "we", "you"}


def _unsaid(doc: Doc, attribution: Attribution) -> bool:
    """Whether the content was kept back ("did not mention that"), or told of a crowd's share."""
    head = doc[attribution.head]
    source = _head(doc, attribution)
    if attribution.quote_type == "direct":
        return (source is not None and _share(source)) or _imagined(head)
    kept = any(k.dep_ == "neg" or k.lower_ in _POSSIBLE for k in head.children)
    if kept or _open_infinitive(head) or _imagined(head):
        return True
    if head.dep_ == "xcomp" and head.head.lemma_ in {"refuse", "decline", "fail"}:
        return True
    if head.lemma_ in verbs.PERFORMING or controlled(head) is not None or _other_sense(head):
        return True
    if source is None:
        return False
    meant = head.head if source.lower_ == "who" and head.dep_ == "relcl" else source
    part = meant.head.head if meant.head.lower_ == "of" else meant
    asked = meant is not source and _any_of_them(meant)
    return asked or _sample(meant) or part.lower_ in _SHARES or _supposed(head, source)


def _open_infinitive(verb: Token) -> bool:
    """Whether it is left open that anything was said: "let him tell", "wants to say"."""
    if verb.tag_ != "VB" or verb.dep_ == "ROOT" or any(_helps(k) for k in verb.children):
        return False
    for_whom = any(k.lower_ == "for" and k.dep_ in {"mark", "prep"} for k in verb.children)
    above = verb.head
    return for_whom or above.lemma_.lower() in _UNDONE or child(verb, *SUBJECTS) is not None


def _other_sense(verb: Token) -> bool:
    """Whether "found it hard" and "showed me where" report nothing."""
    if verb.lemma_ == "find":
        clause = child(verb, "ccomp")
        return clause is not None and clause.pos_ == "ADJ" and child(clause, "cop", "aux") is None
    if verb.lemma_ != "show":
        return False
    shown = child(verb, "dobj", "dative", "iobj")
    return shown is not None and shown.pos_ == "PRON"


def _imagined(verb: Token) -> bool:
    """Whether nothing was said yet: "hopes the court says", "without saying"."""
    above = verb.head
    if verb.dep_ == "pcomp":
        return above.lower_ == "without" or above.head.lower_ == "instead"
    return verb.dep_ == "ccomp" and above.lemma_ in _HOPING and above.i < verb.i


def _helps(token: Token) -> bool:
    """Whether it makes a statement of the verb: "did say", "will argue"."""
    return token.dep_ == "aux" and (token.tag_ in _MODAL or token.lemma_ == "do")


def _supposed(verb: Token, source: Token) -> bool:
    """Whether nobody said it: "one could say", "no one said", "all told"."""
    lower = source.lower_
    if lower in _NOBODY or any(k.lower_ in {"no", "few"} for k in source.children):
        return True
    if lower == "one" and source.i > 0 and source.nbor(-1).lower_ == "no":
        return True
    if lower == "all" and verb.lower_ == "told":
        return True
    return lower in _INDEFINITE and any(k.lower_ in _MIGHT for k in verb.children)


def _share(source: Token) -> bool:
    """Whether a share of some people is meant: "40 percent of the crews", "nine in 10 voters"."""
    if source.lower_ in _SHARES:
        return True
    return any(
        k.lower_ in {"percent", "%"} or (k.dep_ == "nummod" and _of_ten(k)) for k in source.children
    )


def _sample(source: Token) -> bool:
    """Whether a share, a large number or a kind of people is meant: "voters who say"."""
    if _share(source) or (source.like_num and source.text.isdigit() and int(source.text) >= _TEENS):
        return True
    for kid in source.children:
        if kid.lower_ == "in" and kid.i < source.i:
            return True
        counted = kid.dep_ == "nummod" and kid.ent_type_ != "DATE"
        if counted and source.tag_ in _PLURALS and (_large(kid) or _of_ten(kid)):
            return True
    return False


def _any_of_them(noun: Token) -> bool:
    """Whether a bare plural is told of by what it says: "voters who say"."""
    if noun.lower_ not in _RESPONDENTS or child(noun, "det", "nummod", "poss") is not None:
        return False
    clause = child(noun, "relcl")
    return clause is not None and noun.doc[clause.left_edge.i - 1].text != ","


def _large(number: Token) -> bool:
    figures = number.text.replace(",", "")
    if not figures.isdigit():
        return number.lower_ in {"hundred", "thousand", "million", "hundreds", "thousands"}
    return int(figures) >= _MANY


def _of_ten(number: Token) -> bool:
    """Whether the number ends "six in 10" or "one out of three"."""
    if any(k.lower_ in {"in", "of"} for k in number.children):
        return True
    before = number.doc[max(number.i - 2, 0) : number.i]
    return len(before) > 1 and before[0].like_num and before[1].lower_ in {"in", "of"}


def _head(doc: Doc, attribution: Attribution) -> Token | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    return next((t for t in doc[start:end] if t.head.i == t.i or not start <= t.head.i < end), None)


def owners(doc: Doc, attributions: list[Attribution]) -> dict[int, Attribution]:
    """For each token of content, the innermost attribution that it belongs to."""
    owner: dict[int, Attribution] = {}
    order = sorted(attributions, key=lambda a: -sum(e - s for s, e in a.content))
    for attribution in order:
        outer = owner.get(attribution.head)
        if outer is not None and not _counts(doc, attribution, outer):
            continue
        for start, end in attribution.content:
            for i in range(start, end):
                owner[i] = attribution
    return owner


def _counts(doc: Doc, attribution: Attribution, outer: Attribution) -> bool:
    """Whether a report whose cue stands in another's content gives its content to somebody."""
    if outer is attribution or _beside(doc, attribution, outer):
        return True
    return _inner(doc, attribution, outer)


def _beside(doc: Doc, attribution: Attribution, outer: Attribution) -> bool:
    """Whether the one report goes on the other: "said it will open but accused her of lying"."""
    above = resumed(doc[attribution.head])
    return above is not None and above.i == outer.head


def _inner(doc: Doc, attribution: Attribution, outer: Attribution) -> bool:
    """Whether what is reported inside another's words is that inner somebody's claim."""
    head, source = doc[attribution.head], _head(doc, attribution)
    if attribution.kind != "speech" or source is None or source.lower_ in _INDEFINITE:
        return False
    if vague(attribution):
        named = head.lemma_ in verbs.NOMINAL_REPORTS
        return outer.quote_type != "direct" and source.pos_ == "NOUN" and not named
    shown = head.lemma_ in verbs.FINDING - _TOLD and source.pos_ == "NOUN"
    if shown or head.lemma_ in verbs.SAYING_ACTS or _open(head):
        return False
    if outer.quote_type == "direct" and _in_passing(head):
        return False
    if outer.quote_type != "direct" or _told_me(head):
        return True
    said = head.lemma_ not in _LOOSE and head.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
    return source.pos_ == "PROPN" and said


def _open(verb: Token) -> bool:
    """Whether it is left open that anything was said: "may say", "whether they said"."""
    return any(k.tag_ in _MODAL or k.lower_ in {"if", "whether", "unless"} for k in verb.children)


def _in_passing(verb: Token) -> bool:
    """Whether a quoted speaker only mentions the report: "when Dahl says", "all that Dahl said"."""
    mark = child(verb, "mark", "advmod")
    return verb.dep_ == "relcl" or (mark is not None and mark.lower_ in _WHENEVER)


def _told_me(verb: Token) -> bool:
    """Whether the quoted speaker passes on what was said to them: "the board told me"."""
    heard = child(verb, "dobj", "dative", "iobj")
    return verb.tag_ == "VBD" and heard is not None and heard.lower_ in {"me", "us"}


def _can_say(doc: Doc, attribution: Attribution) -> bool:
    """Whether the source is somebody or something that states: a name, a person, a document."""
    if attribution.source is None or attribution.who is None:
        return False
    head = _head(doc, attribution)
    own = child(doc[attribution.head], *SUBJECTS) is not None or doc[attribution.head].tag_ != "VBG"
    if attribution.who.role != "speaker" or (attribution.quote_type == "direct" and own):
        return True
    known = _named(doc, attribution.who)
    if head is not None and head.ent_type_ in {"DATE", "TIME"} and head.lower_ in _DAYS:
        return False
    return head is not None and (known or _sayer(head) or _says(doc[attribution.head], head))


def _named(doc: Doc, means: Who) -> bool:
    """Whether it is a person with a name: "her colleague Ann Lee"."""
    led = bool(means.title) and means.name[:1].isupper()
    return led or doc._.register.person(means.name) is not None


def _says(verb: Token, noun: Token) -> bool:
    """Whether a noun that no list knows says something outright: "the zoo says"."""
    if noun.pos_ != "NOUN" or noun.lower_ in _UNSPEAKING:
        return False
    if verb.lower_ == "according":
        return True
    outright = verb.lemma_ in _OUTRIGHT and verb.tag_ in _FINITE
    return outright and noun.head == verb and noun.dep_ == "nsubj"


def _sayer(token: Token) -> bool:
    if token.lower_ in _UNSPEAKING:
        return False
    if token.pos_ in {"PROPN", "PRON", "NUM"} or token.text[:1].isupper():
        return True
    lemma, lower = token.lemma_.lower(), token.lower_
    known = verbs.BODY_NOUNS | verbs.ANONYMOUS_NOUNS | verbs.DOCUMENT_NOUNS | verbs.OUTLET_NOUNS
    return bool({lemma, lower} & known) or lower.rstrip("s").endswith(_PEOPLE) or is_title(token)


def vague(attribution: Attribution) -> bool:
    """Whether the text does not tell who the source is."""
    return attribution.who is None or attribution.who.name == UNCLEAR
