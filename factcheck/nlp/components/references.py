"""What "the ministry" and "last week" mean: bodies called again by their noun, dates counted.

"These guarantees" are the only guarantees of which the sentences just before say more. A noun after
"the" is resolved only when the article names one body of that noun and no second: after "the
Foreign Ministry of Norway", "the ministry". Dates are counted from the day the article came out,
when that is known, and only where the words leave no choice.
"""

from calendar import month_name
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.lexicons.words import word_set

_BODIES = word_set(
    """ministry department agency council court university college school hospital bank party
    commission committee board union association federation foundation institute center centre
    bureau office authority company firm group corporation airline newspaper club museum church
    fund army navy parliament senate congress treaty agreement accord act bill stadium airport
    bridge station prison port theater theatre festival"""
)
_COMPANY_ENDINGS = word_set(
    "Inc Inc. Corp Corp. Ltd Ltd. PLC plc Co. LLC AG GmbH S.A. SA NV AB ASA Holdings Industries"
)
_COMPANY_NOUNS = ("company", "firm")
_NAMED = frozenset(["ORG", "FAC", "EVENT", "LAW", "GPE", "PRODUCT"])
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_MONTHS = tuple(month_name)[1:]
_YEAR_MONTHS = 12
_POINTING = frozenset(["this", "these", "those"])
_RELATIVE_ADJECTIVES = word_set(
    """other same such new old first second third last next previous former latest own only certain
    several many few various different similar recent possible any more most enough big
    whole entire"""
)
_DEGREES = frozenset(["JJR", "JJS"])
_SENTENCES_BACK = 3
_MOST_WORDS = 4


def bodies(doc: Doc) -> dict[str, list[Span]]:
    """The named bodies of an article by the noun that can call them again, first mentions first."""
    found: dict[str, list[Span]] = {}
    for ent in doc.ents:
        if ent.label_ not in _NAMED or len(ent) < 2:
            continue
        span = doc[ent.start + 1 : ent.end] if ent[0].lower_ == "the" else ent
        while len(span) > 1 and span[-1].tag_ == "POS":
            span = span[:-1]
        if len(span) < 2:
            continue
        for noun in _nouns(span):
            known = found.setdefault(noun, [])
            if all(span.text.lower() != k.text.lower() for k in known):
                known.append(span)
    return found


def _nouns(span: Span) -> tuple[str, ...]:
    """The nouns by which a body can be called: "court" for "Court of Appeal"."""
    if span[-1].text in _COMPANY_ENDINGS:
        return _COMPANY_NOUNS
    last, first = span[-1].lower_, span[0].lower_
    if last in _BODIES:
        return (last,)
    return (first,) if first in _BODIES and span[1].lower_ in {"of", "for"} else ()


def mentions(doc: Doc) -> dict[int, tuple[int, str]]:
    """For each "the ministry", its first token, the one after it, and the words it stands for."""
    named = bodies(doc)
    found: dict[int, tuple[int, str]] = {}
    if not named:
        return found
    for token in doc:
        known = named.get(token.lower_) if token.tag_ in {"NN", "NNP"} else None
        if known is None or len(known) != 1 or known[0].start >= token.i or not _bare(token):
            continue
        start = known[0].start
        article = token.lower_ not in _COMPANY_NOUNS and start and doc[start - 1].lower_ == "the"
        words = f"the {known[0].text}" if article else known[0].text
        found[token.i - 1] = (token.i + 1, words)
    return found


def called_again(doc: Doc) -> dict[int, tuple[int, str]]:
    """For each "these guarantees", its first token, the one after it, and the fuller words before.

    The noun must be called more fully ("ironclad security guarantees") in the sentences just
    before, only once, with the same number; nothing else is taken up.
    """
    found: dict[int, tuple[int, str]] = {}
    recent: list[list[Token]] = []
    for sent in doc.sents:
        recent = [*recent[-_SENTENCES_BACK:], [t for t in sent if t.tag_ in {"NN", "NNS"}]]
        for token in sent:
            if token.lower_ not in _POINTING or token.head.i != token.i + 1:
                continue
            noun = token.head
            fuller = {
                words.lower(): words
                for nouns in recent
                for other in nouns
                if other.i < token.i and other.lower == noun.lower
                if (words := _described(other))
            }
            if len(fuller) == 1 and _ends_phrase(noun):
                found[token.i] = (noun.i + 1, f"the {next(iter(fuller.values()))}")
    return found


def _described(noun: Token) -> str:
    """The noun with the adjectives and nouns before it, or "" when there are none."""
    kids = [k for k in noun.children if k.i < noun.i and k.dep_ in {"amod", "compound", "nmod"}]
    start = min((k.left_edge.i for k in kids), default=noun.i)
    words = noun.doc[start : noun.i + 1]
    plain = all(t.is_lower or t.text == "-" for t in words)
    relative = any(t.lower_ in _RELATIVE_ADJECTIVES or t.tag_ in _DEGREES for t in words)
    near = noun.i - start <= _MOST_WORDS
    return words.text if start < noun.i and near and plain and not relative else ""


def _ends_phrase(noun: Token) -> bool:
    """Whether nothing after the noun says more of it."""
    return not any(k.i > noun.i and k.dep_ in {"prep", "relcl", "acl"} for k in noun.children)


def _bare(token: Token) -> bool:
    """Whether the phrase is nothing but "the" and the noun."""
    if token.i == 0 or token.nbor(-1).lower_ != "the" or token.dep_ == "compound":
        return False
    if token.ent_type_ and token.i > token.sent.start and token.nbor(-1).ent_type_:
        return False
    last = token.i + 1 >= len(token.doc)
    return last or token.nbor().tag_ not in {"NN", "NNS", "NNP", "NNPS", "IN", "HYPH"}


def _day(when: date) -> str:
    return f"({_MONTHS[when.month - 1]} {when.day}, {when.year})"


def _counted(step: int, unit: str, published: date) -> str:
    """The week, month or year that lies `step` away."""
    if unit == "year":
        return f"({published.year + step})"
    if unit == "month":
        months = published.year * _YEAR_MONTHS + published.month - 1 + step
        return f"({_MONTHS[months % _YEAR_MONTHS]} {months // _YEAR_MONTHS})"
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
    return f"(the week of {_MONTHS[monday.month - 1]} {monday.day}, {monday.year})"


def _weekday(token: Token, published: date) -> str:
    """The day meant by "on Monday": the last one in the past tense, the next one in the future."""
    verb = token
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    after = token.i + 1 < len(token.doc) and token.nbor().tag_ in {"NNP", "CD", "NN"}
    before = token.i > 0 and token.nbor(-1).lower_ in {"every", "each", "next", "last", "this"}
    if after or before:
        return ""
    future = any(k.lower_ in {"will", "’ll", "'ll", "shall"} for k in verb.children)
    past = verb.tag_ in {"VBD", "VBN"} and not any(k.tag_ == "MD" for k in verb.children)
    distance = _WEEKDAYS.index(token.lower_) - published.weekday()
    if future:
        return _day(published + timedelta(days=distance % 7))
    return _day(published - timedelta(days=-distance % 7)) if past else ""


def dates(doc: Doc, published: date) -> dict[int, str]:
    """For the token after each counted date, the date in numbers, in parentheses."""
    found: dict[int, str] = {}
    quoted: list[int] = doc._.quoted
    for token in doc:
        lower, text = token.lower_, ""
        if quoted[token.i] >= 0 or not token.is_alpha:
            continue
        if lower in _DAYS:
            text = _day(published + timedelta(days=_DAYS[lower]))
        elif lower in _WEEKDAYS:
            text = _weekday(token, published)
        elif lower in {"week", "month", "year"} and token.i > 0:
            step = _STEPS.get(token.nbor(-1).lower_)
            text = "" if step is None else _counted(step, lower, published)
        if text and not (token.i + 1 < len(doc) and doc[token.i + 1].text in {"’s", "'s", "-"}):
            found[token.i + 1] = text
    return found


class References:
    """Puts bodies called again on `doc._.mentions`, counted dates on `doc._.dates`."""

    def __call__(self, doc: Doc) -> Doc:
        """Resolve bodies and dates."""
        doc._.mentions = called_again(doc) | mentions(doc)
        published: date | None = doc._.published
        doc._.dates = dates(doc, published) if published is not None else {}
        return doc


@Language.factory(
    "references",
    requires=["doc.ents", "doc._.quoted", "token.dep"],
    assigns=["doc._.mentions", "doc._.dates"],
)
def make_references(nlp: Language, name: str) -> References:
    """The component that resolves bodies and dates."""
    return References()
