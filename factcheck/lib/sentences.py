"""Where the sentence around some words begins and ends, near enough to be read by a person.

Rules of thumb on punctuation, for showing words in their surroundings without a language model.
Offsets are code points, half-open.
"""

import re
from bisect import bisect_left, bisect_right

END = re.compile(r"""[.!?…]+["”’'»)\]]*(?=\s+["“‘'«(\[]*[^\W_a-z])|\n""")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Z]|(?:[^\W\d]\.)+[^\W\d]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Maj|Capt|Sgt"
    r"|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
LONGEST_ABBREVIATION = 12


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences in which ``[start, end)`` stands, without white space at their edges.

    A line ends a sentence. The whole text is scanned, so give no more of it than is needed.
    """
    ends = [
        found.end() for found in END.finditer(text) if not _is_abbreviation(text, found.start())
    ]
    before = bisect_right(ends, start)
    left = ends[before - 1] if before else 0
    after = bisect_left(ends, end)
    right = ends[after] if after < len(ends) else len(text)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _is_abbreviation(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    return bool(ABBREVIATION.search(text[max(0, stop - LONGEST_ABBREVIATION) : stop]))
