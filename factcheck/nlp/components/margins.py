"""Furniture that shares a line with the article: before its first sentence or after its last.

A dateline, the time of a live blog's entry or a tag of markup stands before; a credit in brackets,
a link to another story or an address of the author stands behind. Both are cut off, so that the
sentences stay. What stands in the middle of a line stays too.
"""

import re

type Cut = tuple[int, str, str]
"""How many characters belong to the furniture, its kind, and the reason in words."""

_PLACE = r"[A-Z][\w.’'-]+(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_CAPITAL_PLACE = r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_DAY = (
    r"(?:(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|"
    r"\d{1,2} (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*)"
)
_STATE = r"[A-Z][A-Za-z.]{1,8}"
_WIRES = r"\((?:Reuters|AP|AFP|UPI|Bloomberg|CNN|AFX|dpa|PA)\)"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE},? )?{_WIRES}|(?:{_PLACE},? )?{_DAY},? \([A-Z][\w ]{{1,30}}\)|"
    rf"{_CAPITAL_PLACE}(?:,? {_STATE})?,? {_DAY}|"
    rf"{_CAPITAL_PLACE}(?:,? {_STATE})?(?:,? {_DAY})?,? ?\([A-Z][\w ]{{1,30}}\)|{_CAPITAL_PLACE})"
    r"\s*(?:--?|—|–|―)\s+(?=\S)"
)
_ZONE = r"(?: ?(?:GMT|BST|UTC|CEST|CET|EST|EDT|ET|PT|PST|PDT|IST|AEST|AEDT))?"
TIME = (
    r"(?:\d{1,2}[:.]\d{2} ?(?:[ap]\.? ?m\.?)?|\d{1,2} ?[ap]\.? ?m\.?|\d{1,2}h\d{2}|\d{4}(?= GMT))"
    + _ZONE
)
"""A time of day as entries of live blogs carry it: 10.42am, 7:05 p.m., 16:30 GMT."""
_TIMED = re.compile(rf"{TIME}\s*(?:[:—–―|]|-(?=\s))\s+(?=[\"“‘']?[A-Z])", re.IGNORECASE)
_STAMPED = re.compile(rf"\d{{1,2}}:\d{{2}}(?: ?[ap]\.?m\.?)?{_ZONE}\s+(?=[\"“‘']?[A-Z][\w’']* )")
_DAYS = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_UPDATE = re.compile(
    rf"(?:UPDATE|Update)D?(?: \d)?(?:\s*[:,—–(]\s*(?:{TIME}|{_DAYS}|{_DAY})(?:, \d{{4}})?\)?)?"
    r"\s*(?:[:—–―]|--?(?=\s))\s+(?=[\"“‘']?[A-Z])"
)
_TAG = re.compile(r"(?:<[A-Za-z/][^<>]{0,400}>\s*)+(?=\S)")

_AFTER = r"(?<=[.!?…”\"’')\]])"
_BY = ("ing by ", "ed by ", "compiled by ")
_PICTURES = ("photo", "image", "pic", "graphic", "illustration", "video", "credit")
_TAILS = (
    (
        "byline",
        "names who worked on the article",
        _BY,
        (
            r"\s*\((?:(?:additional|with) )?(?:reporting|writing|editing|compiled|written|edited|"
            r"reported) (?:and \w+ )?by [^()]*(?:\([^()]*\)[^()]*)*\)\W*"
        ),
    ),
    (
        "byline",
        "names who worked on the article",
        ("contributing: ",),
        _AFTER + r"\s*Contributing: [A-Z][^!?]{3,160}",
    ),
    (
        "credit",
        "credits a photograph or an image",
        _PICTURES,
        (
            r"\s*[\[(](?:file )?(?:photo(?:graph)?|image|picture|pic|graphic|illustration|video|"
            r"credit)s?(?: credit| courtesy(?: of)?| by|:| /)[^\])]{2,100}[\])]\W*"
        ),
    ),
    (
        "related",
        "points to other stories",
        (": ",),
        r"(?:\s*[\[(](?:read|see|watch|related|also)(?: more| also)?:[^\])]{2,160}[\])]\W*|"
        + _AFTER
        + r"\s+(?:read|see|watch|listen|related|video|also)(?: more| also| next| here| now)?: "
        r"(?-i:[A-Z“‘\"'])[^.!?]{8,160}[.!?]?)",
    ),
    (
        "contact",
        "says how to reach the author",
        ("@", "twitter.com"),
        _AFTER + r"\s+(?:follow|reach|e-?mail|contact|tweet)(?: to)? (?-i:him|her|them|us|me|@?\w+|"
        r"[A-Z]\w+(?: [A-Z]\w+){1,3})\b[^\n]{0,60}(?:@\w+|twitter\.com)[^\s]*\W*",
    ),
    (
        "call-to-action",
        "asks the reader to click",
        ("subscribe", "sign up", "click", "listen to", "tap"),
        _AFTER
        + r"\s+(?:subscribe|sign up|click|listen to|tap)\b[^.!?]{0,120}\b(?:here|below|above)"
        r"[.:]?",
    ),
    ("markup", "is a tag of markup", ("<",), r"\s*(?:</?[A-Za-z][^<>]{0,200}>\s*)+\.?"),
)
_BEHIND = tuple(
    (kind, why, signs, re.compile(p + r"$", re.IGNORECASE)) for kind, why, signs, p in _TAILS
)
_TAIL_LENGTH = 600
"""Characters at the end of a line in which furniture is looked for."""
_BRACKETS = (")", "]", ").", "].")


def dateline(line: str) -> int:
    """Length of a dateline at the start of a line ("LONDON (Reuters) - "), else 0."""
    match = _DATELINE.match(line)
    return match.end() if match is not None else 0


def before(line: str) -> Cut | None:
    """What stands before the article's words in the line."""
    if line[0].isdigit():
        match = _TIMED.match(line) or _STAMPED.match(line)
        if match is not None:
            return match.end(), "dateline", "gives the time of an entry"
    if line[0] == "U":
        match = _UPDATE.match(line)
        if match is not None:
            return match.end(), "update-note", "marks an update"
    if line[0] == "<":
        match = _TAG.match(line)
        if match is not None and match.end() < len(line):
            return match.end(), "markup", "is a tag of markup"
    return None


def behind(line: str) -> Cut | None:
    """What stands behind the article's words in the line; a line keeps at least two words."""
    offset = max(0, len(line) - _TAIL_LENGTH)
    tail = line[offset:]
    lower = tail.lower()
    for kind, why, signs, pattern in _BEHIND:
        if not any(sign in lower for sign in signs):
            continue
        if signs in (_BY, _PICTURES) and not tail.endswith(_BRACKETS):
            continue
        match = pattern.search(tail)
        if match is not None and len(line[: offset + match.start()].split()) >= 2:
            return len(line) - offset - match.start(), kind, why
    return None
