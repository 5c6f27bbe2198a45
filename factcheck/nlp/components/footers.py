"""Lines that are known by where they stand: who the author is, and what a picture shows.

The last lines of an article that tell what somebody does whom the article never names are about
its author. A single sentence beside a credit that tells what is seen is a caption.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.nlp.types import Excluded

type Interval = tuple[int, int]

_NAME = r"[A-Z][\w.’'-]+(?: (?:\([A-Z][\w.]*\)|[a-z]{2,3}|[A-Z][\w.’'-]*)){0,4}?"
_TITLE = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Dame|Rev|Gov|Sen|Rep|Lt|Col|Gen)\.? )?"
_ROLES = (
    r"writer|author|co-?author|professor|editor|reporter|correspondent|columnist|fellow|president|"
    r"director|mayor|governor|lecturer|economist|historian|founder|co-?founder|coordinator|member|"
    r"contributor|chair(?:man|woman)?|chief|executive|officer|host|co-?host|scientist|researcher|"
    r"analyst|lawyer|attorney|nurse|teacher|playwright|poet|novelist|journalist|student|strategist|"
    r"consultant|adviser|advisor|senator|minister|secretary|ambassador|critic|physician|doctor|"
    r"producer|photographer|blogger|candidate|scholar|dean|veteran|intern|freelancer?|owner|artist|"
    r"mp|councill?or|congress(?:man|woman)|delegate|partner|manager|activist|resident|retired"
)
_ABOUT = re.compile(
    rf"(?P<name>{_TITLE}{_NAME})(?:,[^,.]{{2,80}},)? (?:(?:is|are|was)\b[^.!?]{{0,120}}"
    rf"\b(?:{_ROLES})s?\b|(?:is|are) the authors? of|teaches\b|writes (?:about|for|on)\b|"
    r"covers\b|co-?hosts\b|hosts\b|edits\b|chairs\b|directs\b|reports\b|taught\b|served as\b|"
    r"reported from\b|contributed\b|works (?:as|for|at|on)\b|lives (?:in|on|with|near)\b|"
    r"has (?:written|covered|reported|worked|taught)\b|can be reached\b).*"
)
_LONGEST_NOTE = 400
_LAST_LINES = 4

_LINKS = re.compile(
    r"(?:(?:most (?:read|popular|viewed)|top stories|trending|latest|recommended|up next|read more|"
    r"see also|related(?: \w+)?|more (?:stories|news|on this(?: story)?)|"
    r"more (?:from|on) [\w ]{2,30}|editor['’]?s picks?|you (?:may|might) (?:also )?like)\s*:?)",
    re.IGNORECASE,
)
"""A heading over links to other stories."""
_MOST_LINKS = 8

_STAGED = (
    r"speaks?|talks|shakes?|signs|hugs?|places?|gestures|waves?|introduces|delivers|attends?|"
    r"arrives?|leaves|walks?|stands?|sits?|poses?|looks? on|listens?|holds?|greets?|addresses|"
    r"smiles|reacts|applauds?|cheers|watch(?:es)?|carr(?:y|ies)|marches|protests|embraces?|"
    r"kiss(?:es)?|depicts|shows|documents|features|stars|appears|gathers?|lines up|celebrates?|"
    r"inspects?|tours|visits|boards|prepares?|works|plays|performs?|argues"
)
_CAPTION = re.compile(
    rf"(?:(?!\b\w+ed\b)[^.!?]){{3,120}}? (?:{_STAGED})\b.*|"
    r".*\b(?:pictured|seen here|file photo|is seen)\b.*|"
    r".*\((?:left|right|center|centre|top|bottom|front|back)\).*|"
    r".*,? (?:from left|left to right|from right)\b.*"
)
_SEVERAL = re.compile(r"[a-z\d)”’]{3}[.!?][”’\"]? [“‘\"]?[A-Z]")
_STOPS = '.!?:…"”'
_LONGEST_CAPTION = 320
_LONGEST_CREDIT = 70
_FARTHEST = 12


def authors(text: str, lines: Sequence[Interval], first: int) -> set[int]:
    """Numbers of the last lines that say who the author is, whom the article never names.

    The article begins with line number `first`; a byline above it names the author, too.
    """
    found: set[int] = set()
    for number in range(len(lines) - 1, max(first, len(lines) - 1 - _LAST_LINES), -1):
        start, end = lines[number]
        match = _ABOUT.fullmatch(text, start, end) if end - start <= _LONGEST_NOTE else None
        if match is None:
            break
        known = match["name"].rstrip(".").split()[-1].removesuffix("’s").removesuffix("'s")
        name = re.compile(rf"\b{re.escape(known)}\b")
        if len(known) < 3 or any(name.search(text, *line) for line in lines[first:number]):
            break
        found.add(number)
    return found


def links(text: str, lines: Sequence[Interval], excluded: Sequence[Excluded]) -> set[int]:
    """Numbers of the lines without a final mark under a heading such as "Related stories"."""
    starts = [start for start, _ in lines]
    found: set[int] = set()
    for line in excluded:
        if line.kind != "related" or not _LINKS.fullmatch(text, line.start, line.end):
            continue
        number, end = bisect_left(starts, line.end), line.end
        for other in range(number, min(number + _MOST_LINKS, len(lines))):
            start, stop = lines[other]
            if text[stop - 1] in _STOPS or any(c.isalnum() for c in text[end:start]):
                break
            found.add(other)
            end = stop
    return found


def captions(text: str, lines: Sequence[Interval], excluded: Sequence[Excluded]) -> set[int]:
    """Numbers of the kept lines beside a credit on a line of its own that tell what is seen."""
    named = [e for e in excluded if e.kind == "credit" and e.end - e.start <= _LONGEST_CREDIT]
    starts = [start for start, _ in lines]
    found = set()
    for credit in named:
        number = bisect_left(starts, credit.end)
        above = lines[number - 1] if number else None
        if above is not None and not _apart(text, above[1], credit.start):
            same = "\n" not in text[above[1] : credit.start]
            if _single(text, above) if same else _seen(text, above):
                found.add(number - 1)
                continue
        below = lines[number] if number < len(lines) else None
        if below is not None and not _apart(text, credit.end, below[0]) and _seen(text, below):
            found.add(number)
    return found


def _apart(text: str, start: int, end: int) -> bool:
    return end - start > _FARTHEST or any(c.isalnum() for c in text[start:end])


def _single(text: str, line: Interval) -> bool:
    words = text[slice(*line)]
    return len(words) <= _LONGEST_CAPTION and not _SEVERAL.search(words)


def _seen(text: str, line: Interval) -> bool:
    words = text[slice(*line)]
    if not _single(text, line) or words[0] in "“\"‘'":
        return False
    return "said" not in words and _CAPTION.fullmatch(words) is not None
