"""The kind of each claim: what a checker would have to look up, read off its main clause.

The kinds and their order are those of the labeling guideline (docs/labeling.md): a number that is
the point comes first, an event is what is left. Words of a subordinate clause decide nothing.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Claim

_STANCE = word_set(
    """want support oppose favor favour back reject refuse urge vow pledge promise intend plan aim
    seek hope wish demand insist agree disagree endorse welcome prefer propose resolve threaten
    commit decline"""
)
_DISPOSED = word_set("ready willing unwilling prepared open opposed eager reluctant determined")
_DUTY = word_set("should must ought need shall")
_CAUSING = word_set(
    """cause lead result force trigger prevent prompt hurt help drive spur fuel contribute stem
    affect enable weaken strengthen push encourage deter blame divert cost"""
)
_BECAUSE = word_set("because due thanks so")
_RULING = word_set("prohibit ban bar forbid require entitle permit allow oblige license apply")
_LAWS = word_set(
    """law laws rule rules bill constitution act regulation statute treaty amendment ordinance
    policy license licence contract court"""
)
_LAWFUL = word_set("illegal legal unlawful lawful unconstitutional constitutional banned eligible")
_JUDGING = word_set(
    """good bad great terrible best worst wonderful awful beautiful ugly disgusting shameful
    brilliant ridiculous absurd crazy amazing fantastic horrible sad happy proud glad sorry wrong
    right unfair fair stupid smart clear important strong weak divisive rude ignorant dangerous
    reckless fit unfit honest dishonest tough hard easy difficult serious proof disaster disgrace
    mistake shame nonsense joke signal victory honor problem hope crucial key real true
    remarkable effective insane embarrassing impressive"""
)
_MINDING = word_set("think believe feel love hate like deserve seem appear sound look mean care")
_RANKING = word_set("rank surpass outpace outnumber outperform")
_AMOUNTS = frozenset(["PERCENT", "MONEY", "QUANTITY"])
_WHO = frozenset(["PERSON", "ORG", "GPE", "NORP"])
_PERSONS = word_set("i we he she they")
_MANY = word_set(
    "million millions billion billions hundreds thousands dozens percent majority half"
)
_MEASURING = frozenset(["twice", "double", "than"])
_AMONG = frozenset(["since", "ever", "in", "of"])
_FRACTIONS = word_set("third quarter fifth half tenth sixth")
_IF = frozenset(["if", "unless"])
_NEAR = 3
"""Steps in the tree from the main verb within which a number is the point of the claim."""


def _root(tokens: list[Token]) -> Token:
    """The word of the claim that no other word of it governs, a verb when there is one."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    verbal = [t for t in roots if t.pos_ in {"VERB", "AUX"}]
    return (verbal or roots or tokens)[0]


def _figure(root: Token, tokens: list[Token]) -> bool:
    """Whether a number is the point: an amount, or digits close to the main verb."""
    for token in tokens:
        if token.ent_type_ in _AMOUNTS and any(c.isdigit() for c in token.text):
            return True
        if token.ent_type_ in {"DATE", "TIME", "ORDINAL"} or not token.like_num:
            continue
        if token.text[:1].isdigit() and _steps(token, root) <= _NEAR:
            return True
    if {t.lower_ for t in tokens} & _MANY:
        return True
    return any(
        t.lower_ in _FRACTIONS and t.i > 0 and t.nbor(-1).lower_ in {"a", "one", "two"}
        for t in tokens
    )


def _steps(token: Token, root: Token) -> int:
    steps = 0
    while token.i not in {root.i, token.head.i} and steps <= _NEAR:
        token = token.head
        steps += 1
    return steps if token.i == root.i else _NEAR + 1


def _lower(tokens: Iterable[Token]) -> set[str]:
    return {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}


def _compared(tokens: list[Token], words: set[str]) -> bool:
    """Whether the claim compares; `words` are its words in lower case, and their lemmas."""
    ranked = words & _RANKING and any(
        t.lemma_.lower() in _RANKING and t.pos_ == "VERB" for t in tokens
    )
    if ranked:
        return True
    for token, following in pairwise(tokens) if words & _MEASURING else ():
        if token.lower_ in {"twice", "double"} and following.lower_ in {"as", "the", "its", "what"}:
            return True
        if token.lower_ == "than" and not following.like_num and following.text[:1] not in "$€£":
            return True
    superlative = words & _AMONG and any(
        t.tag_ == "JJS" and t.lower_ not in {"least", "best", "most"} for t in tokens
    )
    return bool(superlative) and any(t.lower_ in _AMONG for t in tokens)


def _caused(root: Token) -> bool:
    if root.lemma_ in _CAUSING:
        return True
    return any(
        k.dep_ in {"advcl", "prep"} and (k.lower_ in _BECAUSE or _marked(k, "because"))
        for k in root.children
    )


def _marked(clause: Token, word: str) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ == word


def _ruled(root: Token) -> bool:
    subject = child(root, *SUBJECTS)
    if root.lemma_ in _RULING and subject is not None and subject.lemma_.lower() in _LAWS:
        return True
    return any(k.lower_ in _LAWFUL for k in root.children if k.dep_ in {"acomp", "attr"})


def _acting(root: Token) -> bool:
    """Whether somebody who can intend is the subject."""
    subject = child(root, *SUBJECTS)
    if subject is None:
        return False
    return subject.lower_ in _PERSONS or subject.ent_type_ in _WHO


def _disposed(root: Token) -> bool:
    """Whether somebody is said to be ready or unwilling."""
    state = child(root, "acomp")
    return state is not None and state.lower_ in _DISPOSED


def _to_come(root: Token) -> str:
    """What a main clause about the future is: a plan of who acts, or a prediction, else ""."""
    modal = child(root, "aux")
    future = modal is not None and any(
        k.lower_ in {"will", "would", "’ll", "'ll", "wo", "shall"} and k.dep_ == "aux"
        for k in root.children
    )
    if future and _disposed(root):
        return "position"
    if future:
        dynamic = root.lemma_ != "be" and root.pos_ == "VERB"
        return "position" if _acting(root) and dynamic else "prediction"
    if root.lemma_ in {"expect", "predict", "forecast", "project"}:
        return "prediction"
    likely = any(k.lower_ in {"likely", "poised", "bound"} for k in root.children)
    return "prediction" if likely else ""


def _held(root: Token) -> bool:
    """Whether the main clause says what somebody supports, wants, or holds to be due."""
    if root.lemma_ in _STANCE and (root.tag_ != "VBN" or child(root, "nsubj") is not None):
        return True
    if root.lemma_ == "call":
        return any(k.dep_ == "prep" and k.lower_ in {"for", "on"} for k in root.children)
    return _disposed(root) or any(k.dep_ == "aux" and k.lower_ in _DUTY for k in root.children)


def _judged(root: Token, tokens: list[Token], lower: set[str], *, quoted: bool) -> bool:
    """Whether the claim is a judgment: values, minds, or how things are without a fact."""
    hard = any(t.ent_type_ in {"DATE", "TIME", "CARDINAL"} for t in tokens)
    if (root.lemma_ in _MINDING and not hard) or root.lemma_ in verbs.NAMING:
        return True
    if root.lemma_ in verbs.TELLING and any(k.lower_ == "as" for k in root.children):
        return True
    predicate = child(root, "acomp", "attr")
    if root.lemma_ == "be" and predicate is not None:
        named = any(t.ent_type_ for t in predicate.subtree)
        valued = bool(_lower(predicate.subtree) & _JUDGING)
        return valued or (not hard and not named and root.tag_ in {"VBZ", "VBP"})
    if lower & _JUDGING and (quoted or not hard):
        return quoted or root.tag_ in {"VBZ", "VBP"}
    return quoted and root.tag_ in {"VBZ", "VBP", "VB"} and not hard


def kind_of(tokens: list[Token], *, quoted: bool = False) -> str:
    """What sort of claim the words are; `quoted` when they are a quotation."""
    if not tokens:
        return "event"
    root = _root(tokens)
    if _figure(root, tokens):
        return "statistic"
    words = _lower(tokens)
    if words & _IF and any(t.lower_ in _IF and t.dep_ in {"mark", "advmod"} for t in tokens):
        return "condition"
    signs: tuple[Callable[[], str | bool], ...] = (
        lambda: _compared(tokens, words) and "comparison",
        lambda: _ruled(root) and "law or rule",
        lambda: _caused(root) and "cause",
        lambda: _to_come(root),
        lambda: _held(root) and "position",
        lambda: _judged(root, tokens, words, quoted=quoted) and "opinion",
    )
    return next((str(kind) for sign in signs if (kind := sign())), "event")


class Kinds:
    """Gives each claim its kind."""

    def __call__(self, doc: Doc) -> Doc:
        """Name the kind of every claim."""
        for span in doc.spans["claims"]:
            claim: Claim = span._.claim
            tokens = [doc[i] for start, end in claim.unit.parts for i in range(start, end)]
            claim.kind = kind_of(tokens, quoted=claim.quote_type == "direct")
        return doc


@Language.factory(
    "kinds",
    requires=["doc.spans", "span._.claim", "doc.ents", "token.dep"],
    assigns=["span._.claim"],
)
def make_kinds(nlp: Language, name: str) -> Kinds:
    """The component that says of what kind each claim is."""
    return Kinds()
