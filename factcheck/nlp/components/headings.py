"""Headlines and headings inside the text: lines that announce what the article then tells.

A headline is left out only when the article tells its content again, or when it is set like one.
"""

import re
from collections.abc import Sequence

from factcheck.nlp.lexicons.words import word_set

type Interval = tuple[int, int]

_WORD = re.compile(r"[A-Za-z][\w’']*|\d[\d.,]*")
_INNER_STOP = re.compile(
    r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\bGov)(?<!\bSen)(?<!\bRep)[.!?]['\"’”]?\s+\S"
)
_SPEECH = re.compile(r"[\"“‘].*[\"”’]\s*,?\s+(?:\w+ ){0,4}(?:said|says|told)\b|\b(?:said|told)\b")
_REPORTED = re.compile(r"^(?:The|An?) |\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""Signs of a first paragraph: headlines spare articles and name no day of the week."""
_SMALL = word_set(
    """a an the of to in on at by for with from and or but nor so as is are was be been it its he
    she they his her their this that these those not no will would has have had after over"""
)
_MOST_WORDS = 20
_LOOKED_AT = 1500
_FEWEST_LINES = 4
_TOLD_AGAIN = 0.6
_TOLD_IF_REPORTED = 0.75
_TOLD_IF_SHORT = 0.34
_SHORT = 12
_HEADING_WORDS = 9
_STOPS = ".!?:,…\"”’')"


def _stems(line: str) -> list[str]:
    words = [w.lower().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(line)]
    return [w[:5] for w in words if w not in _SMALL]


def _title_case(line: str) -> bool:
    long = [w for w in _WORD.findall(line) if len(w) >= 4 and not w[0].isdigit()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def _stopped(line: str) -> bool:
    return line.rstrip()[-1:] in _STOPS


def _announces(line: str, rest: str) -> bool:
    """Whether the line reads like a headline of what follows in `rest`."""
    words = _WORD.findall(line)
    if not 3 <= len(words) <= _MOST_WORDS or _INNER_STOP.search(line) or _SPEECH.search(line):
        return False
    if _title_case(line) or not _stopped(line):
        return True
    stems = set(_stems(line))
    told = stems & set(_stems(rest))
    share = len(told) / max(len(stems), 1)
    if _REPORTED.search(line):
        return share >= _TOLD_IF_REPORTED
    short = len(words) <= _SHORT
    return len(stems) >= 3 and share >= (_TOLD_IF_SHORT if short else _TOLD_AGAIN)


def headlines(text: str, lines: Sequence[Interval]) -> int:
    """How many of the first lines are the article's headline and the line under it."""
    count = 0
    for number in range(min(2, len(lines) - _FEWEST_LINES + 1)):
        start, end = lines[number]
        following = text[lines[number + 1][0] : lines[number + 1][0] + _LOOKED_AT]
        after = text[slice(*lines[number + 1])]
        longer = len(after) > 1.2 * (end - start) or not _stopped(after) or text[end - 1] == ";"
        if not longer or not _announces(text[start:end], following):
            break
        count += 1
    return count


def headings(text: str, lines: Sequence[Interval]) -> set[int]:
    """Numbers of the lines that are headings between paragraphs.

    A heading has no final mark, stands between paragraphs that have one, and is short. Where most
    lines have no final mark (lists, scripts, tables) none is a heading.
    """
    stopped = [_stopped(text[s:e]) for s, e in lines]
    if len(lines) < _FEWEST_LINES or sum(stopped) < 0.6 * len(lines):
        return set()
    found = set()
    for number in range(1, len(lines) - 1):
        start, end = lines[number]
        words = len(_WORD.findall(text[start:end]))
        alone = stopped[number - 1] and stopped[number + 1]
        if stopped[number] or not alone or not 0 < words <= _HEADING_WORDS:
            continue
        if lines[number + 1][1] - lines[number + 1][0] > 1.5 * (end - start):
            found.add(number)
    return found
