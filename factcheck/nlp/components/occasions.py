"""Relays that the context tells: the same interview or statement goes on in the next sentences.

A speaker's words without a relay of their own are taken for said where the words just before were
said. What stands in another tense ("has said"), on a day or on an occasion of its own is not.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Who
from factcheck.nlp.types import UNCLEAR

_OWN_CHANNELS = word_set("tweet retweet write post email announce testify")
_OCCASIONS = word_set(
    """statement conference tweet letter email speech rally post memo briefing hearing court debate
    filing lawsuit report testimony meeting session twitter facebook instagram interview"""
)
_REACH = 2
"""Paragraphs between two reports of one speaker that still belong together."""
_LEAD = 2
"""Paragraphs at the beginning that may tell what an interview named right after them brought."""


def elsewhere(doc: Doc, attribution: Attribution) -> bool:
    """Whether the words were said on an occasion or a day of their own."""
    verb = doc[attribution.head]
    verbs = (verb, verb.head) if verb.dep_ in {"advcl", "conj"} else (verb,)
    if any(v.lemma_ in _OWN_CHANNELS for v in verbs):
        return True
    beside = [kid for v in verbs for kid in v.children]
    if any(k.dep_ == "aux" and k.lemma_ == "have" for k in beside):
        return True
    if any(k.ent_type_ == "DATE" and k.dep_ == "npadvmod" for k in beside):
        return True
    places = (p for k in beside if k.dep_ == "prep" for p in k.children)
    return any(p.lower_ in _OCCASIONS or p.ent_type_ == "DATE" for p in places)


@dataclass(slots=True)
class _Occasion:
    """Where a speaker's last words were said, and in which paragraph they go on."""

    paragraph: int
    relays: list[Who] = field(default_factory=list)


def of_context(doc: Doc, attributions: list[Attribution]) -> dict[int, list[Who]]:
    """The relays of the context for each report without its own, by the token of its cue.

    `attributions` are in text order; each is looked at twice.
    """
    outlets: dict[str, set[str]] = {}
    for name, attribution in _named(attributions):
        known = outlets.setdefault(name, set())
        known |= {relay.name for relay, _, _ in attribution.relays if relay.role == "outlet"}
    found: dict[int, list[Who]] = {}
    last: dict[str, _Occasion] = {}
    waiting: dict[str, list[Attribution]] = {}
    for name, attribution in _named(attributions):
        own = [relay for relay, _, _ in attribution.relays if relay.role != "speaker"]
        if own:
            last[name] = _Occasion(attribution.paragraph, own)
            _lead(found, waiting.pop(name, []), attribution, own, alone=len(outlets[name]) == 1)
        elif elsewhere(doc, attribution):
            last.pop(name, None)
        elif name in last and _goes_on(last[name], attribution, several=len(outlets[name]) > 1):
            last[name].paragraph = attribution.paragraph
            found[attribution.head] = last[name].relays
        elif name not in last and attribution.paragraph <= _LEAD:
            waiting.setdefault(name, []).append(attribution)
    return found


def _named(attributions: list[Attribution]) -> list[tuple[str, Attribution]]:
    """The reports of speakers who are named, with their names."""
    return [
        (a.who.name, a)
        for a in attributions
        if a.who is not None and a.who.role == "speaker" and a.who.name not in {"", UNCLEAR}
    ]


def _goes_on(last: _Occasion, attribution: Attribution, *, several: bool) -> bool:
    """Whether the report is near enough; with several outlets only the same paragraph is."""
    return attribution.paragraph - last.paragraph <= (0 if several else _REACH)


def _lead(
    found: dict[int, list[Who]],
    before: list[Attribution],
    attribution: Attribution,
    own: list[Who],
    *,
    alone: bool,
) -> None:
    """Give the lead the speaker's only outlet when the next paragraphs name it."""
    outlets = [relay for relay in own if relay.role == "outlet"]
    for early in before if alone and outlets else ():
        if attribution.paragraph - early.paragraph <= _LEAD:
            found[early.head] = outlets
