"""Programs of broadcasters: “Meet the Press,” NBC's “Today,” ABC's This Week."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components.outlets import find_outlet, proper_run
from factcheck.nlp.lexicons import first_names
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Who

Found = tuple[Who, int, int]

_LONGEST_TITLE = 9
"""Tokens of the longest title of a program."""
_SMALL = word_set("the of and with a an in to for on at")
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


def program(doc: Doc, start: int) -> int:
    """Where the quoted title ends that begins at `start` ("''Meet the Press"), 0 without one."""
    if start + 2 >= len(doc) or not (doc[start].is_quote or doc[start].text == "''"):
        return 0
    for i in range(start + 1, min(start + _LONGEST_TITLE, len(doc))):
        token = doc[i]
        if token.is_quote or token.text in {"''", ".", ","}:
            return i if i > start + 1 and doc[i - 1].text[:1].isupper() else 0
        if not token.text[:1].isupper() and token.lower_ not in _SMALL:
            return 0
    return 0


def _bare_program(doc: Doc, start: int) -> int:
    """Where a title without marks ends behind its channel ("This Week"), 0 before a person."""
    end = i = start
    while i < min(start + _LONGEST_TITLE, len(doc)) and doc[i].ent_type_ != "PERSON":
        if doc[i].text[:1].isupper() and doc[i].is_alpha:
            end = i + 1
        elif doc[i].lower_ not in _SMALL or i == start:
            break
        i += 1
    titled = end > start + 1 and doc[start].text not in first_names.MALE | first_names.FEMALE
    place = any(t.ent_type_ in {"GPE", "LOC", "NORP"} for t in doc[start:end])
    whole = end == len(doc) or doc[end].ent_type_ != "PERSON"
    more = end < len(doc) and doc[end].tag_ in {"NN", "NNS", "POS"}
    return end if titled and whole and not place and not more else 0


def show(doc: Doc, place: Token, stop: int) -> Found | None:
    """The program of "on NBC's ''Meet the Press''" with its channel, or of "on “New Day”"."""
    if place.lower_ not in {"on", "of"}:
        return None
    first = place.i + 1
    named = program(doc, first)
    if named:
        return Who(doc[first + 1 : named].text, "outlet"), first, named
    return program_of(doc, first, min(first + _LONGEST_TITLE, stop))


def program_of(doc: Doc, first: int, stop: int) -> Found | None:
    """The program behind its channel in [first, stop): "NBC's “Today”", "ABC's This Week"."""
    for i in range(first + 1, stop):
        if doc[i].tag_ != "POS" and doc[i].text not in _POSSESSIVE:
            continue
        named = program(doc, i + 1)
        start = proper_run(doc, i - 1, first, i).start
        if not named and find_outlet(doc, doc._.register, start, i, i - 1):
            named = _bare_program(doc, i + 1)
        if named:
            return Who(doc[start:named].text, "outlet"), start, named
    return None
