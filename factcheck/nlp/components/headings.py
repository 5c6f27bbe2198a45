"""Headlines and headings inside the text: lines that announce what the article then tells.

A headline is left out only when the article tells its content again, when it is set like one, or
when what stands under it shows that the article had not begun. The signs are added up; two make
a headline.
"""

import re
from collections.abc import Sequence

from factcheck.nlp.lexicons.words import BULLETS, word_set

type Interval = tuple[int, int]

_WORD = re.compile(r"[A-Za-z][\w’']*|\d[\d.,]*")
_INNER_STOP = re.compile(
    r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\bGov)(?<!\bSen)(?<!\bRep)[.!?]['\"’”]?\s+[\"'“‘]?[A-Z\d]"
)
_SPEECH = re.compile(r"[\"“‘].*[\"”’]\s*,?\s+(?:\w+ ){0,4}(?:said|says|told)\b|\b(?:said|told)\b")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|its|their)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_REPORTED = re.compile(r"^(?:The|An?) |\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""Signs of a first paragraph: headlines spare articles and name no day of the week."""
_NAME = re.compile(
    r"\b([A-Z][\w’'-]+\.?) (?:[A-Z]\. |[\"“]\w+[\"”] )?([A-Z][\w-]{2,}(?:’[A-Z]\w+)?)"
)
_CAPITAL = re.compile(r"\b[A-Z][\w-]{2,}")
_TOLD_STARTS = re.compile(r"(?:It|I|We|He|She|They|You|There|But|And|So|Not)\b")
_LABEL = re.compile(r"[A-Z][A-Z’'&/-]*(?: [A-Z][A-Z’'&/-]*){0,2}[.:?]?")
_ASKED = re.compile(r"(?:How|Who|What|Why|Where|When) (?![\w’']+,)[^.?!:;,]+")
_QUOTED = re.compile(r"(?<!\w)[‘'][^’'\"“”]+[’'](?!\w)")
_OPENING = re.compile(r"[A-Z][\w’'. -]{2,24}: \S")
_SMALL = word_set(
    """a an the of to in on at by for with from and or but nor so as is are was be been it its he
    she they his her their this that these those not no will would has have had after over"""
)
_PREPOSITIONS = word_set(
    "with from over into after than that about against amid before between under upon when like"
)
_TITLES = word_set(
    """the a an in on at for and but if when while after before with from by of to rep sen gov mr
    mrs ms dr reps sens former president senator governor mayor minister judge chief sir dame"""
)
_MOST_WORDS = 24
_LOOKED_AT = 1500
_FEWEST_LINES = 3
_MOST_LINES = 4
_MOST_UNSTOPPED = 10
_TOLD_AGAIN = 0.6
_TOLD_A_LITTLE = 0.34
_SHORT = 12
_LONG = 115
"""Characters of a line that is a paragraph, not a headline or the line under it."""
_HEADING_WORDS = 9
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLETS = "•‣▪●·*–—-"
_STOPS = ".!?:,…\"”’')"
_SURE = 2.0


def _stems(line: str) -> list[str]:
    words = [w.lower().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(line)]
    return [w[:5] for w in words if w not in _SMALL]


def _title_case(line: str) -> bool:
    """Whether all longer words but prepositions have capitals, verbs too."""
    long = [w for w in _WORD.findall(line) if len(w) >= 4 and not w[0].isdigit()]
    small = [w for w in long if w[0].islower() and w not in _PREPOSITIONS]
    return len(long) >= 3 and not small and sum(w[0].isupper() for w in long) >= 0.6 * len(long)


def _stopped(line: str) -> bool:
    return line.rstrip()[-1:] in _STOPS


def _paragraph(text: str, line: Interval) -> bool:
    """Whether the line is long, has several sentences, or was filed from somewhere."""
    words = text[slice(*line)]
    long = len(words) >= _LONG or (len(words) > _LONG / 2 and bool(_INNER_STOP.search(words)))
    return long or _filed(text, line)


def _filed(text: str, line: Interval) -> bool:
    """Whether a dateline was cut off the line."""
    before = text[max(0, line[0] - 80) : line[0]]
    return any(c.isalnum() for c in _BREAK.split(before)[-1])


def _introduced(line: str, after: str) -> float:
    """2 when what follows names in full whom the line calls by family name, -2 the other way."""
    words = set(_CAPITAL.findall(line))
    if any(
        m[2] in words and m[1] not in words and m[1].lower().strip(".") not in _TITLES
        for m in _NAME.finditer(after)
    ):
        return 2.0
    full = [m for m in _NAME.finditer(line) if m[1].lower().strip(".") not in _TITLES]
    later = set(_CAPITAL.findall(after))
    alone = any(m[2] in later and f"{m[1]} " not in after for m in full)
    return -2.0 if alone else 0.0


def _told(line: str, rest: str) -> float:
    """How much of the line the text under it tells again: 2, 1 or 0."""
    stems = set(_stems(line))
    share = len(stems & set(_stems(rest))) / max(len(stems), 1)
    if len(stems) < 3 or share < _TOLD_A_LITTLE:
        return 0.0
    return 2.0 if share >= _TOLD_AGAIN and not _REPORTED.search(line) else 1.0


def _set_like_one(line: str, words: int) -> float:
    """Signs in the line itself: how it is set, how long it is, what headlines spare."""
    articles = len(_ARTICLE.findall(line))
    score = 3.0 if _title_case(line) or (not _stopped(line) and words >= 3) else 0.0
    score += 3.0 if line.endswith(";") else 0.0
    score += 1.0 if articles == 0 else -float(articles > 1)
    score += (words <= _SHORT) - float(words > 16) - float(words > 20)
    score += bool(_QUOTED.search(line)) + bool(_OPENING.match(line))
    return score - 2.0 * bool(_DAY.search(line)) - 2.0 * bool(_TOLD_STARTS.match(line))


def _announces(text: str, lines: Sequence[Interval], number: int) -> bool:
    """Whether the line reads like a headline of what follows."""
    line = text[slice(*lines[number])]
    words = len(_WORD.findall(line))
    if not 2 <= words <= _MOST_WORDS or _SPEECH.search(line) or _filed(text, lines[number]):
        return False
    titled = _title_case(line)
    several = bool(_INNER_STOP.search(line))
    if several and not titled and words > _SHORT:
        return False
    below = lines[number + 1]
    after = text[below[0] : below[0] + _LOOKED_AT]
    named = _introduced(line, after)
    score = _set_like_one(line, words) + _told(line, after) + (max(named, 0.0) if titled else named)
    soon = any(_paragraph(text, one) for one in lines[number + 1 : number + 4])
    score -= (not soon and not titled) + (several and not titled)
    if number:
        goes_on = text[lines[number - 1][1] - 1] == ";" and not _paragraph(text, lines[number])
        score += 1.0 if goes_on else -1.0 - _paragraph(text, lines[number])
    return score >= _SURE


def _before(text: str, lines: Sequence[Interval]) -> int:
    """How many first lines stand before a dateline or a label in capitals: no article yet."""
    for number in range(min(_MOST_LINES, len(lines) - 1)):
        line = text[slice(*lines[number])]
        if number and (_LABEL.fullmatch(line) or _filed(text, lines[number])):
            return number
        if _paragraph(text, lines[number]) or _SPEECH.search(line) or _DAY.search(line):
            return 0
    return 0


def _unstopped(text: str, lines: Sequence[Interval]) -> int:
    """How many first lines have no final mark: section, headline, standfirst, author, picture."""
    for number in range(min(_MOST_UNSTOPPED, len(lines) - 2) + 1):
        start, end = lines[number]
        if text[start] in _BULLETS:
            return 0
        if _stopped(text[start:end]) or end - start > _LONG:
            return number if end - start > _LONG / 3 and number > 1 else 0
    return 0


def _wrapped(text: str, lines: Sequence[Interval]) -> bool:
    """Whether lines are broken inside sentences: many begin with a small letter."""
    return sum(text[start].islower() for start, _ in lines) > 0.35 * len(lines)


def headlines(text: str, lines: Sequence[Interval]) -> int:
    """How many of the first lines are the article's headline and the lines under it."""
    if len(lines) < _FEWEST_LINES or _wrapped(text, lines):
        return 0
    count = max(_before(text, lines), _unstopped(text, lines))
    while count < min(_MOST_LINES, len(lines) - 1) and _announces(text, lines, count):
        count += 1
    return next((n for n in range(1, count) if text[lines[n][0]] in BULLETS), count)


def _titles(line: str, below: str) -> bool:
    """Whether the sentence below is longer and tells again most of the line above it."""
    stems = set(_stems(line))
    told = stems & set(_stems(below))
    return len(told) > 1 and len(told) >= _TOLD_AGAIN * len(stems) and len(below) > 1.5 * len(line)


def headings(text: str, lines: Sequence[Interval]) -> set[int]:
    """Numbers of the lines that are headings between paragraphs.

    A heading has no final mark, stands between paragraphs that have one, and is short; or it is a
    label in capitals, or a question without its mark ("How the tax has grown"). Where most lines
    have no final mark (lists, scripts, tables) only the last two are told.
    """
    stopped = [_stopped(text[s:e]) for s, e in lines]
    if len(lines) < _FEWEST_LINES + 1 or _wrapped(text, lines):
        return set()
    prose = sum(stopped) >= 0.6 * len(lines)
    found = set()
    for number in range(1, len(lines) - 1):
        start, end = lines[number]
        line = text[start:end]
        words = len(_WORD.findall(line))
        if not 0 < words <= _HEADING_WORDS:
            continue
        if (_LABEL.fullmatch(line) and len(line) > 3) or _ASKED.fullmatch(line):
            found.add(number)
            continue
        below = text[slice(*lines[number + 1])]
        if not stopped[number] and stopped[number + 1] and _titles(line, below):
            found.add(number)
            continue
        alone = stopped[number - 1] and stopped[number + 1]
        if not prose or stopped[number] or not alone:
            continue
        if lines[number + 1][1] - lines[number + 1][0] > 1.5 * (end - start):
            found.add(number)
    return found
