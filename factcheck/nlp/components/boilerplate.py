"""Lines that are not the article: headlines of other stories, app promotion, forms, credits.

Works on lines, before anything is parsed. Each rule has a kind and a reason in words; the first
that holds wins. A rule looks at the whole line, so a sentence that merely mentions an app stays.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.nlp.types import Excluded

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on one stripped line of at most `longest` characters."""

    kind: str
    reason: str
    pattern: re.Pattern[str]
    longest: int = 200


def _rule(kind: str, reason: str, pattern: str, longest: int = 200) -> Rule:
    return Rule(kind, reason, re.compile(pattern, re.IGNORECASE), longest)


_NAMES = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,4}"
RULES: tuple[Rule, ...] = (
    _rule(
        "app-promotion",
        "asks the reader to get or open an app",
        r"(?:click|tap|swipe)?\W*(?:here)?\W*(?:to )?(?:get|download|install|open|try)\b.{0,60}"
        r"\bapps?\b\W*$|.{0,40}\b(?:available|download) (?:it )?(?:on|from) (?:the )?"
        r"(?:app store|google play)\b.*",
        120,
    ),
    _rule(
        "call-to-action",
        "asks the reader to click",
        r"(?:please )?(?:click|tap|swipe) (?:here|below|through|on|to|the)\b.*|"
        r"(?:watch|listen|see|view|scroll)\b.{0,60}\b(?:below|above|here|now|live|video)\W*$|"
        r"(?:watch|video|listen|gallery|slideshow|live)\s*(?:live)?\s*:.*|"
        r"(?:show|load|see|view|read|learn|find out) (?:more|less|all|full \w+)\W*(?:here)?\W*$|"
        r"(?:continue|keep) reading\b.*|story continues\b.*|skip to (?:content|main).*|"
        r"advertisement\W*(?:continue.*)?|sponsored(?: content)?\W*|ad feedback\W*",
        140,
    ),
    _rule(
        "newsletter",
        "asks the reader to sign up or pay",
        r"(?:please )?(?:sign|log) ?(?:up|in|on)\b(?: (?:for|to|here|now|with|today)\b.*|\W*$)|"
        r"(?:subscribe|register)\b(?: (?:to|for|now|here|today)\b.*|\W*$)|"
        r"(?:get|receive|want|start your day with)\b.{0,80}\b(?:newsletter|inbox|email alerts?)\b"
        r".*|"
        r"(?:support|donate|contribute|become a (?:member|subscriber))\b.{0,80}"
        r"(?:journalism|today|now|subscriber|member|here)\W*$|"
        r".{0,60}\bdelivered (?:straight |directly )?to your inbox\b.*|"
        r"already a (?:subscriber|member)\b.*|thank you for (?:subscribing|reading|signing)\b.*|"
        r"(?:enter )?your e-?mail(?: address)?\W*",
        180,
    ),
    _rule(
        "comment-form",
        "belongs to the comments",
        r"leave a (?:reply|comment)\W*|(?:post|add|write|submit|join) (?:a|your|the) "
        r"(?:comment|reply|conversation|discussion)s?\W*|(?:view|show|hide|read|see|load)?\s*"
        r"(?:all )?\(?\d*\)?\s*comments?(?: \(?\d+\)?)?\W*|comments? (?:are|is) closed\W*|"
        r"your email address will not be published\b.*|reply(?: to .{1,30})?\W*|"
        r"what do you think\?.{0,60}|share your (?:thoughts|views|opinion)\b.*",
        120,
    ),
    _rule(
        "share-buttons",
        "is a row of share buttons or links",
        r"(?:(?:share|tweet|pin|print|email|e-mail|save|copy|link|copy link|facebook|twitter|x|"
        r"whatsapp|linkedin|reddit|telegram|flipboard|pinterest|messenger|this|on|via|article|"
        r"story|post|page|with friends)[\s|,•·/:&-]*)+|"
        r"(?:share|tweet) (?:this|on)\b.*|follow\b.{0,60}\b(?:twitter|facebook|instagram|x|"
        r"tiktok|linkedin|youtube|@\w+)\b.{0,30}|(?:like|find) us on\b.*|follow @?\w+(?: on .*)?",
        140,
    ),
    _rule(
        "copyright",
        "is a copyright notice",
        r".{0,60}(?:©|\(c\) ?(?:19|20)\d\d|copyright\b.{0,20}(?:19|20)\d\d|all rights reserved)"
        r".{0,140}|this material may not be published\b.*",
        260,
    ),
    _rule(
        "credit",
        "credits a photograph or an image",
        r"\(?(?:photo(?:graph)?s?|image|images|picture|pictures|pic|illustration|graphic|video|"
        r"file photo|courtesy|credit|photo credit|image credit|image caption|image source|media "
        r"caption|getty images|afp|ap photo)\b\s*(?:by|credit|source|courtesy|copyright|caption)?"
        r"\s*(?:of)?\s*[:/|©(].*|\(?(?:photo|photograph|image|picture|illustration)s? (?:by|"
        r"courtesy(?: of)?|via) .{2,60}|.{2,160}(?:/|\||via |\()\s*(?:getty(?: images)?|afp|"
        r"reuters|ap(?: photo)?|shutterstock|epa|pa|pool|bloomberg)(?: images)?(?:/[\w ]+)?\)?|"
        r"(?:getty images|ap photo|reuters|shutterstock)(?:/.*)?",
        260,
    ),
    _rule(
        "related",
        "points to other stories",
        r"(?:read|see|watch)(?: also| more| next| now| it| the full .{1,30})?\s*:.*|"
        r"(?:read|see) (?:also|more|next)\b.{0,120}|"
        r"(?:more|also|related|recommended|trending|most (?:read|popular|viewed)|top stories|"
        r"latest|editor['’]?s picks?|don['’]t miss|up next|you (?:may|might) (?:also )?like|"
        r"more (?:from|on|in|news|stories|about)\b.{0,60}|related (?:articles?|stories|topics|"
        r"content|news|links|coverage|videos?)|more stories|in (?:pictures|this (?:story|article)))"
        r"\s*:?(?:\s*$|(?<=:).*)|(?:related|more|also|recommended|trending|editor['’]?s note)"
        r"[^:]{0,30}:.*",
        200,
    ),
    _rule(
        "byline",
        "names who wrote the article",
        r"(?:(?:story|written|reporting|reported|edited|editing|compiled|analysis|additional "
        r"reporting|with reporting|words|text)(?: (?:and|by|for|contributed|writing|editing))*\s*"
        r"(?:by|:)\s*.{2,160}|by (?-i:[A-Z]).{2,100}(?:\||,? (?:staff|senior|chief|special|"
        r"political|associated press|reuters|correspondent|reporter|editor|writer)\b).*|"
        r"(?:by|from) (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:,? and [A-Z][\w.'’-]+"
        r"(?: [A-Z][\w.'’-]*){1,3})?)\W*|.{3,120}\bcontributed (?:to (?:this|the) "
        r"(?:report|story|article)|reporting)\W*|.{3,90}\bis an? (?:staff|senior|freelance|"
        r"political|national)? ?(?:writer|reporter|correspondent|editor|columnist)\b.{0,80}"
        r"(?:@|twitter|email|reach|follow|\.com).*)",
        240,
    ),
    _rule(
        "dateline",
        "gives a date, a time or a reading time",
        r"(?:(?:published|updated|posted|last (?:updated|modified)|first published|created|"
        r"modified)\b[\s:]*.{0,80}|\d+ min(?:ute)?s? (?:read|ago)|\d+ (?:hours?|days?) ago|"
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|"
        r"sep|sept|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}.{0,40}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
        r".{0,30}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}.{0,30})",
        120,
    ),
    _rule(
        "contact",
        "gives an address of the newsroom",
        r"(?:(?:contact|e-?mail|reach|write to|send tips)\b.{0,80}@[\w.-]+\.\w+.{0,80}|"
        r"(?:https?://|www\.)\S+|@\w{2,20}|[\w.+-]+@[\w-]+\.[\w.]+|got a (?:tip|story)\?.*|"
        r"do you have (?:a|any) (?:tip|story|information)\b.*)",
        200,
    ),
)


def _capitals(line: str) -> bool:
    words = _WORD.findall(line)
    letters = [c for c in line if c.isalpha()]
    cased = [c for c in letters if c.lower() != c.upper()]
    return (
        len(words) >= 4 and len(cased) >= 12 and sum(c.isupper() for c in cased) > len(cased) * 0.9
    )


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The non-blank lines of a text as [start, end) without surrounding white space."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


_PLACE = r"[A-Z][\w.’'-]+(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_CAPITAL_PLACE = r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+[A-Z][\w.’'-]+){0,5}"
_WIRES = r"\((?:Reuters|AP|AFP|UPI|Bloomberg|CNN|AFX|dpa|PA)\)"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE},? )?{_WIRES}|{_CAPITAL_PLACE},? ?\([A-Z][\w ]{{1,30}}\)|{_CAPITAL_PLACE})"
    r"\s*(?:--?|—|–)\s+(?=\S)"
)


def dateline(line: str) -> int:
    """Length of a dateline at the start of a line ("LONDON (Reuters) - "), else 0."""
    match = _DATELINE.match(line)
    if match is None or len(line) - match.end() < 20 or _capitals(line[match.end() :]):
        return 0
    return match.end()


def why_excluded(line: str, *, all_capitals: bool = False) -> tuple[str, str] | None:
    """Kind and reason when the stripped line is not the article, else None.

    `all_capitals` says that the whole article is set in capitals, which are then no sign.
    """
    if not any(c.isalnum() for c in line):
        return "ornament", "holds no words"
    for rule in RULES:
        if len(line) <= rule.longest and rule.pattern.fullmatch(line):
            return rule.kind, rule.reason
    if not all_capitals and len(line) <= 250 and _capitals(line):
        return "related-headline", "is set in capitals, as headlines of other stories are"
    return None


def read(
    text: str, *, keep: Collection[int] = ()
) -> tuple[list[tuple[int, int]], list[Excluded]]:
    """The article's lines as [start, end), and the lines left out with their reasons.

    Lines that start at an offset in `keep` are the article's, whatever they look like.
    """
    spans = list(lines(text))
    letters = sum(e - s for s, e in spans)
    capitals = sum(e - s for s, e in spans if _capitals(text[s:e]))
    all_capitals = capitals > letters * 0.5
    kept: list[tuple[int, int]] = []
    excluded: list[Excluded] = []
    for start, end in spans:
        found = None
        if start not in keep:
            found = why_excluded(text[start:end], all_capitals=all_capitals)
        if found is None:
            cut = dateline(text[start:end])
            if cut:
                lead = len(text[start : start + cut].rstrip())
                excluded.append(
                    Excluded(start, start + lead, "dateline", "says where the report was filed")
                )
            kept.append((start + cut, end))
        else:
            excluded.append(Excluded(start, end, found[0], found[1]))
    return kept, excluded


class Boilerplate:
    """Marks the excluded lines of an article's Doc in `doc.spans["excluded"]`.

    The reader (`factcheck.nlp.reading`) leaves the lines out before parsing and notes them on
    `doc._.excluded`; a Doc that did not come through it is read here.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the excluded lines."""
        if not doc._.excluded:
            doc._.excluded = tuple(read(doc.text)[1])
        marked = []
        for line in doc._.excluded:
            span = doc.char_span(line.start, line.end, line.kind, alignment_mode="expand")
            if span is not None:
                marked.append(span)
        doc.spans["excluded"] = marked
        return doc


@Language.factory("boilerplate", assigns=["doc._.excluded", "doc.spans"])
def make_boilerplate(nlp: Language, name: str) -> Boilerplate:
    """The component that marks lines that are not the article."""
    return Boilerplate()
