"""Lines of furniture: the patterns by which a line that is not the article is known."""

import re
from dataclasses import dataclass


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
        "update-note",
        "says what was corrected or updated",
        r"(?:correction|corrections|clarification|editor['’]?s note|updates?)\s*[:—–(].*|"
        r"(?:this|an earlier version of this) (?:story|article|report|post) (?:has been|was) "
        r"(?:updated|corrected|amended|changed)\b.*|an earlier version of this\b.*",
        600,
    ),
    _rule(
        "author-note",
        "says who the author is",
        r"(?:the (?:writer|author)s? (?:is|are|was)\b.*|(?-i:[A-Z][\w.'’-]+"
        r"(?: [A-Z][\w.'’-]*){1,3})"
        r",? (?:is|was|has (?:been|reported|covered|written))\b.{0,120}\b(?:columnist|reporter|"
        r"correspondent|editor|contributor|freelance|reported on|covered|book is|author of)\b"
        r".{0,80}(?:contact|e-?mail|follow|twitter|@|since \d{4}).*)",
        300,
    ),
    _rule(
        "newsletter",
        "is a notice about subscriptions, letters or the app",
        r"you have \d+ (?:free )?(?:articles?|stories).*|get (?:the|our) app\b.*|"
        r"(?:letters|submissions|comments) (?:should|must|may)\b.*",
        200,
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
