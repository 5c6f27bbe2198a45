"""ACCORDING TO: reports without a verb."""

from spacy.tokens import Doc

from factcheck.nlp.components import cues
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import child
from factcheck.nlp.components.who import who
from factcheck.nlp.records import Attribution

_LONGEST_ASIDE = 40


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add what stands "according to" somebody; beside a report, that somebody is a relay."""
    for number, paragraph in enumerate(doc._.paragraphs):
        for i in range(paragraph.start, paragraph.end - 2):
            pair = doc[i].lower_, doc[i + 1].lower_
            if pair == ("according", "to") or (pair == ("reported", "by") and _as(doc, i)):
                _one(doc, i, number, found)


def _as(doc: Doc, i: int) -> bool:
    """Whether the word at `i` follows AS: "as first reported by"."""
    return any(t.lower_ == "as" for t in doc[max(i - 2, 0) : i]) and doc[i].dep_ != "pcomp"


def _one(doc: Doc, i: int, number: int, found: dict[int, Attribution]) -> None:
    pobj = child(doc[i + 1], "pobj")
    if pobj is None or pobj.i < i:
        return
    sent = doc[i].sent
    first = i
    while first > sent.start and i - first < 2 and doc[i].lower_ == "reported":
        first -= 1
        if doc[first].lower_ == "as":
            break
    source = cues.source_interval(pobj, doc[i])
    source = (i + 2, max(source[1], i + 3))
    means = who(doc, *source, pobj.i)
    near = (found[k] for k in range(sent.start, sent.end) if k in found)
    outer = [a for a in near if a.kind == "speech" and a.source and a.content]
    aside = _aside(doc, i, outer)
    if aside is not None:
        attribution = Attribution(cue=(i, i + 2), head=i, content=[aside], source=source)
        attribution.who, attribution.paragraph = means, number
        found[i] = attribution
        return
    if outer and means.name:
        for attribution in outer:
            attribution.relays.append((means, *source))
        return
    before = trimmed(doc, sent.start, first)
    after_start = source[1]
    after = trimmed(doc, after_start, sent.end)
    content = [c for c in (before, after) if c[1] - c[0] > 2]
    while content and doc[content[-1][1] - 1].text in {".", "!"}:
        content[-1] = (content[-1][0], content[-1][1] - 1)
    attribution = Attribution(cue=(first, i + 2), head=i, content=content, source=source)
    attribution.who, attribution.paragraph = means, number
    found[i] = attribution


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
