"""ACCORDING TO: reports without a verb."""

from spacy.tokens import Doc

from factcheck.nlp.components import channels, cues
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import child, paragraph_numbers, places
from factcheck.nlp.components.voices import usable, vague
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Paragraph, Who

_LONGEST_ASIDE = 40
_MEASURES = word_set("way ways plan schedule need needs size age taste ability wishes kind type")
"""What something may be done by, not said by: "according to plan"."""


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add what stands "according to" somebody; beside a report, that somebody is a relay."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    numbers = paragraph_numbers(doc)
    for i in places(doc, "LOWER", ["according", "reported", "words"]):
        number = numbers[i]
        if not paragraphs or i + 2 >= paragraphs[number].end:
            continue
        pair = doc[i].lower_, doc[i + 1].lower_
        by = pair == ("reported", "by") and _as(doc, i)
        called = pair == ("words", "of") and doc[max(i - 2, 0) : i].text.lower() == "in the"
        if by or called or pair == ("according", "to"):
            _one(doc, i, number, found)


def _as(doc: Doc, i: int) -> bool:
    """Whether the word at `i` follows AS: "as first reported by"."""
    return any(t.lower_ == "as" for t in doc[max(i - 2, 0) : i]) and doc[i].dep_ != "pcomp"


def _one(doc: Doc, i: int, number: int, found: dict[int, Attribution]) -> None:
    pobj = child(doc[i + 1], "pobj")
    if pobj is None or pobj.i < i or pobj.lower_ in _MEASURES:
        return
    sent = doc[i].sent
    first = i
    while first > sent.start and i - first < 2 and doc[i].lower_ == "reported":
        first -= 1
        if doc[first].lower_ == "as":
            break
    if doc[i].lower_ == "words":
        first = i - 2
    source = cues.source_interval(pobj, doc[i])
    source = (i + 2, max(source[1], i + 3))
    said = channels.behind(doc, pobj)
    told = source if said is None else (source[0], max(min(source[1], said[0].i), i + 3))
    means = who(doc, *told, pobj.i)
    near = (found[k] for k in range(sent.start, sent.end) if k in found)
    spoken = [a for a in near if a.kind == "speech" and a.source and a.content]
    outer = [a for a in spoken if _over(doc, i, a) and (usable(doc, a) or vague(a))]
    aside = _aside(doc, i, outer)
    if aside is not None:
        attribution = Attribution(cue=(i, i + 2), head=i, content=[aside], source=source)
        attribution.who, attribution.paragraph = means, number
        attribution.relays += [] if said is None else said[1]
        found[i] = attribution
        return
    if outer and means.name and not _cited(outer, means, source):
        for attribution in outer:
            attribution.relays.append((means, *source))
        return
    if outer and means.name:
        return
    before = trimmed(doc, sent.start, first)
    after_start = source[1]
    after = trimmed(doc, after_start, sent.end)
    content = [c for c in (before, after) if c[1] - c[0] > 2]
    while content and doc[content[-1][1] - 1].text in {".", "!"}:
        content[-1] = (content[-1][0], content[-1][1] - 1)
    attribution = Attribution(cue=(first, i + 2), head=i, content=content, source=source)
    attribution.who, attribution.paragraph = means, number
    attribution.relays += [] if said is None else said[1]
    found[i] = attribution


def _over(doc: Doc, i: int, attribution: Attribution) -> bool:
    """Whether the report is what ACCORDING TO speaks of, not one inside it."""
    above = doc[i].head
    if attribution.head == above.i or attribution.head in {t.i for t in above.ancestors}:
        return True
    return any(start <= above.i < end for start, end in attribution.content)


def _cited(outer: list[Attribution], means: Who, source: tuple[int, int]) -> bool:
    """Let those speak on whom an outlet reports: "the Herald reported, according to two aides"."""
    if means.role == "outlet" or any(a.who is None or a.who.role != "outlet" for a in outer):
        return False
    for attribution in outer:
        if attribution.who is not None and attribution.source is not None:
            attribution.relays.insert(0, (attribution.who, *attribution.source))
        attribution.who, attribution.source = means, source
    return True


def _aside(doc: Doc, i: int, outer: list[Attribution]) -> tuple[int, int] | None:
    """The ", which ..." clause right before, when a report around it has its own speaker."""
    if doc[i - 1].text != ",":
        return None
    for attribution in outer:
        for number, (start, end) in enumerate(attribution.content):
            if not start < i - 1 <= end or doc._.quoted[i - 1] >= 0:
                continue
            for token in doc[max(start + 2, i - _LONGEST_ASIDE) : i]:
                opened = token.lower_ == "which" and doc[token.i - 1].text == ","
                if opened and not any(t.text == "," for t in doc[token.i : i - 1]):
                    attribution.content[number] = (start, i - 1)
                    return token.i, i - 1
    return None
