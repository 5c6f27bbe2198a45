"""Check-worthiness of each claim, with reasons in words.

The score is that of a trained model (`factcheck.nlp.checkworthy`), calibrated on claims of news
articles with signs that a person can read. These signs are the reasons shown: those first that told
most, for or against, in the labeled articles; one that speaks against says so.
"""

import re
from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp import checkworthy
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Claim

_OPINION = word_set(
    """good bad great terrible best worst wonderful awful beautiful ugly disgusting shameful
    brilliant ridiculous absurd crazy hot amazing fantastic horrible sad happy proud glad sorry
    wrong right unfair fair stupid smart should ought must need think believe feel hope love hate
    disgrace disaster nonsense shame weak strong important lovely nice awesome incredible
    tremendous deserve wish outrageous pathetic insane excited grateful"""
)
_COMPARE = word_set(
    """more less fewer most least higher lower highest lowest larger largest smaller smallest
    bigger biggest double triple doubled tripled half rise rose fall fell increase increased
    decrease decreased grow grew decline declined drop dropped record than up down faster slower
    compared twice surge surged plunge plunged cut cuts gain gained"""
)
_NAMED = frozenset(["PERSON", "ORG", "GPE", "NORP", "LAW", "EVENT", "FAC", "LOC"])
_FIRST = frozenset(["i", "we", "me", "my", "our", "us"])
_LAW = word_set(
    """law laws bill court constitution illegal legal ban banned act regulation rule ruling treaty
    sentence sentenced convicted charged indicted tax taxes amendment statute"""
)
_INTENT = word_set(
    """want plan intend willing vow pledge promise demand require propose seek aim ready open
    oppose support refuse agree commit urge call prohibit must ought should"""
)
_SOFT = frozenset(["maybe", "perhaps", "possibly", "might", "could", "probably", "may"])
_BEGINS = 3
"""What spaCy calls the first token of a name."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

REASONS: dict[str, str] = {
    "figure": "states a figure",
    "comparison": "compares amounts or times",
    "named": "names who or where",
    "two_named": "names several parties",
    "past": "says what happened",
    "date": "gives a time",
    "law": "speaks of law or rules",
    "action": "says what somebody did",
    "opinion": "uses words of opinion",
    "first_person": "speaks of oneself",
    "future": "lies in the future",
    "soft": "is said with reservation",
    "condition": "depends on a condition",
    "short": "is very short",
    "question": "is a question",
    "no_verb": "is not a full sentence",
    "second_person": "addresses the listener",
    "quoted": "is a quotation",
    "long": "says much",
}
"""The signs in words that go on from "It"."""

AGAINST = ", which speaks against it"
_LEAST_TELLING = 0.25
_MOST_REASONS = 3


def features(
    tokens: list[Token], *, attributed: bool = False, quoted: bool = False
) -> dict[str, float]:
    """Readable signs of the words of one claim, each 0 to 1."""
    lemmas = {t.lemma_.lower() for t in tokens}
    lower = {t.lower_ for t in tokens}
    tags = {t.tag_ for t in tokens}
    inside = [t for t in tokens if t.ent_type]
    ents = {t.ent_type_ for t in inside}
    named = {t.i for t in inside if t.ent_iob == _BEGINS and t.ent_type_ in _NAMED}
    numbers = [t for t in tokens if t.like_num]
    figure = bool(ents & {"PERCENT", "MONEY", "QUANTITY"}) or any(
        t.ent_type_ not in {"DATE", "TIME", "ORDINAL"} and t.lower_ != "one" for t in numbers
    )
    words = sum(t.is_alpha for t in tokens) + sum(not t.is_alpha for t in numbers)
    modal = {t.lower_ for t in tokens if t.tag_ == "MD"} if "MD" in tags else set()
    found = {
        "figure": figure,
        "comparison": bool(lower & _COMPARE or tags & {"JJR", "RBR", "JJS", "RBS"}),
        "named": bool(named),
        "two_named": len(named) >= 2,
        "past": bool(tags & {"VBD", "VBN"}) and not modal,
        "present_fact": bool(tags & {"VBZ", "VBP"}) and not modal,
        "date": bool(ents & {"DATE", "TIME"}) or any(map(_YEAR.match, lower)),
        "law": bool(lower & _LAW),
        "action": bool(tags & {"VBD", "VBN", "VBZ"}) and any(t.dep_ == "dobj" for t in tokens),
        "attributed": attributed,
        "quoted": quoted,
        "long": words >= 12,
        "intent": bool(lemmas & _INTENT),
        "opinion": min(1.0, len((lemmas | lower) & _OPINION) / 2),
        "first_person": bool(lower & _FIRST),
        "second_person": "you" in lower,
        "future": bool(modal & {"will", "shall", "’ll", "'ll", "would"}),
        "soft": bool(lower & _SOFT),
        "condition": bool(lower & {"if", "unless"}),
        "short": words <= 5 and not named,
        "question": any(t.text == "?" for t in tokens[-2:]),
        "no_verb": not any(t.pos_ in {"AUX", "VERB"} for t in tokens),
    }
    return {name: float(value) for name, value in found.items() if value}


def signs_of(doc: Doc, claim: Claim) -> dict[str, float]:
    """The readable signs of a claim in its article."""
    tokens = [token for start, end in claim.unit.parts for token in doc[start:end]]
    return features(tokens, attributed=_named(claim), quoted=claim.quote_type == "direct")


def reasons(found: Mapping[str, float], telling: Mapping[str, float]) -> tuple[str, ...]:
    """The most telling signs in words; those that speak against say so."""
    weighed = {name: telling.get(name, 0.0) * value for name, value in found.items()}
    order = sorted(
        (n for n in found if n in REASONS and abs(weighed[n]) >= _LEAST_TELLING),
        key=lambda name: -abs(weighed[name]),
    )
    return tuple(
        REASONS[name] + (AGAINST if weighed[name] < 0 else "") for name in order[:_MOST_REASONS]
    )


def _named(claim: Claim) -> bool:
    """Whether somebody named says it."""
    attribution = claim.unit.attribution
    who = attribution.who if attribution is not None else None
    return who is not None and not who.anonymous


class Worthiness:
    """Judges each claim: `score` and `reasons`."""

    def __call__(self, doc: Doc) -> Doc:
        """Judge every claim."""
        model = checkworthy.load()
        claims: list[Claim] = [span._.claim for span in doc.spans["claims"]]
        odds = model.odds(doc, doc._.evidence, [claim.unit.parts for claim in claims])
        for claim, one in zip(claims, odds, strict=True):
            found = signs_of(doc, claim)
            claim.score = round(model.of_news(float(one), found), 3)
            claim.reasons = reasons(found, model.telling)
        return doc


@Language.factory(
    "worthiness",
    requires=["doc.spans", "span._.claim", "doc.ents", "token.tag"],
    assigns=["span._.claim"],
    default_score_weights={"worthiness_ap": 1.0},
)
def make_worthiness(nlp: Language, name: str) -> Worthiness:
    """The component that judges check-worthiness."""
    return Worthiness()
