"""Outlets: which noun phrases name a newspaper, an agency, a channel."""

from spacy.tokens import Doc, Span

from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Register

_DETERMINERS = ("the ", "The ")
_LONGEST = 120
_LEADING = word_set(
    "politico cnn bbc nbc abc cbs cnbc msnbc npr pbs itv rte sky bloomberg huffpost"
)
"""Outlets whose names lead the names of their programs and editions."""
_WIDER = word_set(
    "agency channel channels network networks station stations media press wire journal"
)
"""Nouns for outlets that also mean other things."""
_PUBLISHING = word_set(
    "news wire television tv radio broadcast broadcasting cable media local foreign"
)


def proper_run(doc: Doc, head: int, start: int, end: int) -> Span:
    """The capitalized name around `head`, inside [start, end)."""
    left = right = head
    while left > start and doc[left - 1].tag_ in {"NNP", "NNPS"}:
        left -= 1
    while right + 1 < end and doc[right + 1].tag_ in {"NNP", "NNPS"}:
        right += 1
    if doc[right].text == "USA" and right + 1 < len(doc) and doc[right + 1].text == "Today":
        right += 1
    return doc[left : right + 1]


def outlet_name(doc: Doc, register: Register, span: Span) -> str:
    """The outlet's name when the words name one, else ""."""
    text = span.text.strip().removesuffix("’s").removesuffix("'s").strip()
    bare = text.removeprefix("the ").removeprefix("The ")
    if text.lower() in lex.OUTLETS or bare.lower() in lex.OUTLETS:
        return text if text.startswith("The ") or text == bare else bare
    if bare.lower() in register.outlets:
        return register.outlets[bare.lower()].name
    words = bare.split()
    if len(words) in {2, 3} and words[0].lower() in _LEADING and register.person(bare) is None:
        return text if text.startswith("The ") else bare
    if (
        words
        and (words[-1] in lex.OUTLET_WORDS or words[-2:] == ["News", "Service"])
        and (len(words) > 1 or text.lower().startswith("the "))
    ):
        if len(words) > 1 and register.person(bare) is not None:
            return ""
        return text if text.startswith("The ") else bare
    return ""


def find_outlet(doc: Doc, register: Register, start: int, end: int, head: int) -> str:
    """The outlet that the noun phrase [start, end) with this head means, else ""."""
    token = doc[head]
    if token.tag_ in {"NNP", "NNPS"}:
        run = proper_run(doc, head, start, end)
        if run.start > start and doc[run.start - 1].text == "The":
            run = doc[run.start - 1 : run.end]
        elif run.start > start and doc[run.start - 1].text == "the":
            named = outlet_name(doc, register, doc[run.start - 1 : run.end])
            if named:
                return named
        return outlet_name(doc, register, run)
    return _by_noun(doc, register, start, end, head)


def _by_noun(doc: Doc, register: Register, start: int, end: int, head: int) -> str:
    """The outlet that a noun such as "newspaper" names with the words around it, else ""."""
    token = doc[head]
    if token.lower_ not in verbs.OUTLET_NOUNS:
        return ""
    known = _known_before(doc, register, start, head)
    if known:
        return known
    for i in range(head + 1, min(end, head + 3)):
        if doc[i].tag_ in {"NNP", "NNPS"}:
            return proper_run(doc, i, i, end).text
    if token.lower_ in _WIDER and not _media(doc, start, head):
        return ""
    return words_in(doc, start, head + 1)


def _known_before(doc: Doc, register: Register, start: int, head: int) -> str:
    """The outlet named right before its noun: "the ITV television station"."""
    for left in range(start, head):
        for right in range(head, left, -1):
            run = doc[left:right]
            if run[0].text[:1].isupper() and outlet_name(doc, register, run):
                return outlet_name(doc, register, run)
    return ""


def _media(doc: Doc, start: int, head: int) -> bool:
    """Whether words before an "agency" or a "channel" say that it publishes."""
    return any(doc[i].lower_ in _PUBLISHING for i in range(start, head))


def words_in(doc: Doc, start: int, end: int, *, article: bool = False) -> str:
    """The words of a noun phrase, without "the" unless `article` asks for it."""
    text = doc[start:end].text.strip(' ,;:—–-"“”‘’()')
    for determiner in () if article else _DETERMINERS:
        text = text.removeprefix(determiner)
    return text[:_LONGEST].strip()
