"""ACCORDING TO: reports without a verb."""

from spacy.tokens import Doc

from factcheck.nlp.components import cues
from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import child
from factcheck.nlp.components.who import who
from factcheck.nlp.records import Attribution


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Add what stands "according to" somebody; beside a report, that somebody is a relay."""
    for number, paragraph in enumerate(doc._.paragraphs):
        for i in range(paragraph.start, paragraph.end - 2):
            if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
                _one(doc, i, number, found)


def _one(doc: Doc, i: int, number: int, found: dict[int, Attribution]) -> None:
    pobj = child(doc[i + 1], "pobj")
    if pobj is None or pobj.i < i:
        return
    sent = doc[i].sent
    source = cues.source_interval(pobj, doc[i])
    source = (i + 2, max(source[1], i + 3))
    means = who(doc, *source, pobj.i)
    near = (found[k] for k in range(sent.start, sent.end) if k in found)
    outer = [a for a in near if a.kind == "speech" and a.source and a.content]
    if outer and means.name:
        for attribution in outer:
            attribution.relays.append((means, *source))
        return
    before = trimmed(doc, sent.start, i)
    after_start = source[1]
    after = trimmed(doc, after_start, sent.end)
    content = [c for c in (before, after) if c[1] - c[0] > 2]
    while content and doc[content[-1][1] - 1].text in {".", "!"}:
        content[-1] = (content[-1][0], content[-1][1] - 1)
    attribution = Attribution(cue=(i, i + 2), head=i, content=content, source=source)
    attribution.who, attribution.paragraph = means, number
    found[i] = attribution
