"""What the splitter saw in a claim, as a person reads it: where, what was put in, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.models import Anchor, Attribution, Claim
from factcheck.claims.statement import AGREEMENT, PutIn
from factcheck.lib.segments import Stretch, cut
from factcheck.web.claims.excerpts import Excerpt, Place, excerpts, surroundings
from factcheck.web.claims.speaker import Why, why_this_speaker

MEANINGS = {"content": "What is claimed", "source": "Who said it", "cue": "That it was said"}
UNSURE = -1


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the statement: plain, put in, or a pronoun that is not sure.

    Attributes:
        note: What stands in the article instead, for words that were put in.
    """

    text: str
    is_put_in: bool = False
    is_unsure: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were put in and can be taken back; ``number`` is their place in the list."""

    number: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A claim as it was taken from the article.

    Attributes:
        excerpts: The sentences around it, with source, cue and content.
        legend: What the marks that occur mean: (mark, words).
        statement: Its words with what was put in and what is not sure.
        changes: What was put in, one entry for what is taken back together.
        unsure: The pronouns that are not sure, each once.
        speaker: Why the claim has the speaker it has.
    """

    excerpts: list[Excerpt]
    legend: list[tuple[str, str]]
    statement: list[Words]
    changes: list[Change]
    unsure: list[str]
    speaker: Why


def analysis(claim: Claim, anchor: Anchor | None) -> Analysis:
    """The analysis of a claim whose links were fetched along, in one query."""
    links = list(claim.attributions.all())
    found: list[Excerpt] = []
    marked: list[Stretch[str]] = []
    around = None
    if anchor is not None:
        marked = _marks(anchor, links)
        here = (anchor.start, anchor.end)
        around = surroundings(anchor.revision, [here, *((mark.start, mark.end) for mark in marked)])
        found = excerpts(around, here, marked)
    kinds = {mark.key for mark in marked}
    return Analysis(
        excerpts=found,
        legend=[pair for pair in MEANINGS.items() if pair[0] in kinds and len(kinds) > 1],
        statement=_statement(claim),
        changes=list(_changes(claim.statement, claim.insertions)),
        unsure=list(dict.fromkeys(claim.statement[start:end] for start, end in claim.unresolved)),
        speaker=why_this_speaker(
            links, around if _in_place(anchor) else None, _sentence(found, anchor)
        ),
    )


def _in_place(anchor: Anchor | None) -> bool:
    """Whether the places of links hold in this revision."""
    return anchor is not None and anchor.carried == Anchor.Carried.FOUND


def _sentence(found: Sequence[Excerpt], anchor: Anchor | None) -> Place | None:
    if anchor is None:
        return None
    places = ((excerpt.start, excerpt.end) for excerpt in found)
    return next((place for place in places if place[0] <= anchor.start < place[1]), None)


def _marks(anchor: Anchor, links: Sequence[Attribution]) -> list[Stretch[str]]:
    start, end = anchor.content_start, anchor.content_end
    if start is None or end is None:
        start, end = anchor.start, anchor.end
    marks = [Stretch(start, end, "content")]
    for link in links if _in_place(anchor) else []:
        if link.source_start is not None and link.source_end is not None:
            marks.append(Stretch(link.source_start, link.source_end, "source"))
        if link.cue_start is not None and link.cue_end is not None:
            marks.append(Stretch(link.cue_start, link.cue_end, "cue"))
    return marks


def _statement(claim: Claim) -> list[Words]:
    put_in: list[PutIn] = claim.insertions
    stretches = [_without_space(claim.statement, at, words) for at, words in enumerate(put_in)]
    stretches += [Stretch(start, end, UNSURE) for start, end in claim.unresolved]
    told = []
    for segment in cut(0, len(claim.statement), stretches):
        numbers = [key for key in segment.keys if key != UNSURE]
        told.append(
            Words(
                claim.statement[segment.start : segment.end],
                is_put_in=bool(numbers),
                is_unsure=UNSURE in segment.keys,
                note=_note(put_in[numbers[0]]) if numbers else "",
            )
        )
    return told


def _without_space(statement: str, number: int, words: PutIn) -> Stretch[int]:
    """Where words were put in, without the white space after them: brackets stand close."""
    text = statement[words["start"] : words["end"]]
    return Stretch(words["start"], words["end"] - len(text) + len(text.rstrip()), number)


def _changes(statement: str, put_in: Sequence[PutIn]) -> Iterator[Change]:
    for number, words in enumerate(put_in):
        if words["kind"] != AGREEMENT or number == 0:
            text = statement[words["start"] : words["end"]].strip()
            yield Change(number, text, _note(words))


def _note(words: PutIn) -> str:
    """What stands in the article instead."""
    replaces = words["replaces"].strip()
    if replaces:
        return f"The article says “{replaces}”"
    match words["kind"]:
        case "carried":
            return "Taken from the clause before"
        case "name":
            return "The full name"
        case _:
            return "Added for the grammar"
