"""Lines of furniture: the patterns by which a line that is not the article is known.

A pattern has to fit the whole line, and none fits a sentence that reports: what asks the reader
stands in the imperative, credits and bylines hold names only, dates hold no verb.
"""

import re
from dataclasses import dataclass

from factcheck.nlp.components.margins import TIME


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on one stripped line of at most `longest` characters."""

    kind: str
    reason: str
    pattern: re.Pattern[str]
    longest: int = 200


def _rule(kind: str, reason: str, pattern: str, longest: int = 200) -> Rule:
    return Rule(kind, reason, re.compile(pattern, re.IGNORECASE), longest)


_NAME = r"(?-i:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|la)){0,5})"
_NAMES = rf"{_NAME}(?:(?:,|;|,? and| &|,? in|,? for) {_NAME}){{0,12}}"
"""People, and where they work: nothing but capitals between commas."""
_SAYS = r"(?!.*\b(?:was|were|is|are|had|has|have|will|would|said|says)\b)"
"""Before a date or a name: no verb follows, so it is no sentence."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_WHEN = (
    rf"(?:\d|{_MONTH}\b|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b|today|"
    r"yesterday|an? \w+ ago|just)"
)
_DATED = (
    r"(?-i:(?:(?:[A-Z\d|·•,:./()–—-]\S*+|at|on|by|am|pm|[ap]\.m\.\S*+|ago|an?|hours?|minutes?|"
    r"days?|updated|read|min|and|first|last|today|yesterday|just|now)(?:\s+|$))*+)"
)
"""Numbers, names of days and months, marks: what a line of a date is made of."""
_AGENCIES = r"(?:getty(?: images)?|afp|reuters|ap(?: photo)?|shutterstock|epa|pa|pool|bloomberg)"
_SITES = (
    r"(?:instagram|facebook|youtube|twitter|linkedin|flickr|wikimedia(?: commons)?|"
    r"creative commons|associated press|(?-i:[A-Z]\w+Post))"
)
_OWN = r"(?:article|story|piece|post|column|essay|op-ed|interview|conversation|live ?blog|page)"

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
        r"(?:watch|video|listen|gallery|slideshow|live)\s*(?:live)?\s*:.*|"
        r"(?:show|load|see|view|read|learn|find out) (?:more|less|all|full \w+)\W*(?:here)?\W*$|"
        r"(?:continue|keep) reading\b.*|(?:story|article) continues\b.*|"
        r"(?:skip to (?:content|main)|skip past|view (?:image|gallery|photos)|explore more on|"
        r"reuse this)\b.{0,40}|was this (?:helpful|useful)\?|"
        r"(?:advertisement|advertising)\W*(?:continue.*)?|"
        r"sponsored(?: content)?\W*|(?:ad|paid) (?:feedback|content|post)\W*|"
        r"(?:watch|listen|see|view|scroll)\b.{0,60}\b(?:below|above|here|now|live|video)\W*$|"
        r"(?:check out|take a look at|head to|listen to|watch|see|read|view|find)\b.{0,120}"
        r"\b(?:below|above|here)\b(?:\W.{0,40})?|"
        r"(?:(?:the|an?) )?(?:full|complete|entire|original|summary|breakdown|copy|list|transcript)"
        r"\b.{0,50}\b(?:is|are|can be(?: \w+)?|available)(?: available| posted)? "
        r"(?:here|below|above|online)\b\W*(?:https?://\S+)?|"
        r"(?:.{0,80}[?!.] )?(?:like|share) (?:(?:the|our|this) (?:page|post|story)|and comment|"
        r"your (?:thoughts|story|views))\b.{0,40}|"
        r"for (?:more|further|full|the latest)\b.{0,80},? (?:sign up|download|head|visit|click|go|"
        r"see|read|follow|call|check out)\b.*|(?:view|see) (?:full |all |live )?results\b.*",
        200,
    ),
    _rule(
        "newsletter",
        "asks the reader to sign up or pay",
        r"(?:please )?(?:sign|log) ?(?:up|in|on)\b(?: (?:for|to|here|now|with|today)\b.*|\W*$)|"
        r"register\b(?: (?:for|now|here|today)\b.*|\W*$)|"
        r"\(?(?:subscribe|sign up)\b(?: (?:to|for|now|here|today|and|on|via)\b.*|\W*$)|"
        r"(?:get|receive|want|start your day with)\b.{0,80}\b(?:newsletter|inbox|email alerts?)\b"
        r".*|(?:support (?:us|our|the|independent|quality|local)|donate|contribute|"
        r"become a (?:member|subscriber))\b.{0,80}(?:journalism|today|now|subscriber|member|here)"
        r"\W*$|.{0,60}\bdelivered (?:straight |directly )?to your inbox\b.*|"
        r"already a (?:subscriber|member)\b.*|thank you for (?:subscribing|reading|signing)\b.*|"
        r"(?:enter )?your e-?mail(?: address)?\W*|(?:after|free|past) (?:\w+ )?newsletters?"
        r"(?: promotion)?|our (?:\w+ ){0,2}(?:e-?mail|newsletter) (?:brings|breaks|"
        r"gives|delivers|rounds|sends|tells|offers)\b.*|\W{0,3}(?:(?:by (?:signing|clicking|"
        r"subscribing|entering|registering|continuing)|i (?:understand|agree))\b.{0,160}\b"
        r"(?:privacy policy|terms (?:of|and)|user agreement|this site|our e-?mails)\b|"
        r"this site (?:uses cookies|is protected)|we use (?:cookies|google)|privacy notice:).*|"
        r".{0,80}\b(?:daily|weekly|morning|free|our|this) (?:e-?mail|newsletter|update|briefing)s?"
        r"\b.{0,40}\b(?:sign up|subscribe|click|via e-?mail|inbox)\b.*|"
        r"(?:help (?:us|fund)|support) .{0,40}\b(?:independent|quality|our|local) "
        r"(?:journalism|reporting|newsroom)\b.{0,60}|we (?:rely|depend) on (?:our )?readers\b.*|"
        r"(?:if you (?:value|like|enjoy)|unlike many)\b.{0,120}\b(?:support|donat\w+|subscri\w+|"
        r"journalism)\b.*|you have \d+ (?:free )?(?:articles?|stories).*|get (?:the|our) app\b.*",
        240,
    ),
    _rule(
        "comment-form",
        "belongs to the comments",
        r"leave a (?:reply|comment)\W*|(?:post|add|write|submit|join) (?:a|your|the) "
        r"(?:comment|reply|conversation|discussion)s?\W*|(?:view|show|hide|read|see|load)?\s*"
        r"(?:all )?\(?\d*\)?\s*comments?(?: \(?\d+\)?)?\W*|comments? (?:are|is) closed\W*|"
        r"your email address will not be published\b.*|reply(?: to .{1,30})?\W*|"
        r"what do you think\?.{0,60}|share your (?:thoughts|views|opinion)\b.*|"
        r"(?:letters|submissions|comments) (?:should|must|may) (?:be|not|include|exceed|run)\b.*|"
        r"(?:comments|letters|posts) (?:are|that) .{0,80}\b(?:moderated|removed|community "
        r"(?:guidelines|standards)|house rules)\b.*|please (?:keep|be) .{0,40}\b(?:civil|polite|"
        r"respectful)\b.*",
        200,
    ),
    _rule(
        "share-buttons",
        "is a row of share buttons or links",
        r"(?:(?:share|tweet|pin|print|email|e-mail|save|copy|link|copy link|facebook|twitter|x|"
        r"whatsapp|linkedin|reddit|telegram|flipboard|pinterest|messenger|this|on|via|article|"
        r"story|post|page|with friends)[\s|,•·/:&-]*)+|(?:\d[\d.,]*k? (?:shares?|likes?|views?|"
        r"retweets?)[\s|,•·]*)+|(?:share|tweet) (?:this|on)\b.*|"
        r"(?:on \w+ )?follow\b.{0,80}(?:\b(?:twitter|facebook|instagram|x|tiktok|linkedin|youtube)"
        r"\b|[@#]\w+|\w\.com/\w+).{0,60}|(?:like|find) us on\b.*|follow @?\w+(?: on .*)?",
        180,
    ),
    _rule(
        "copyright",
        "is a copyright notice",
        r".{0,90}(?:(?<!\w)©|\(c\) ?(?:19|20)\d\d|all rights reserved).{0,140}|"
        r"copyright:? .{0,30}(?:19|20)\d\d.{0,140}|this material may not be published\b.*",
        300,
    ),
    _rule(
        "credit",
        "credits a photograph or an image",
        r"\(?(?:photo(?:graph)?s?|image|images|picture|pictures|pic|illustration|graphic|video|"
        r"file photo|courtesy|credit|photo credit|image credit|image caption|image source|media "
        r"caption|getty images|afp|ap photo)\b\s*(?:by|credit|source|courtesy|copyright|caption)?"
        r"\s*(?:of)?\s*[:/|©].*|"
        rf"\(?(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy(?: of)?|via) "
        rf"{_NAMES}\W*|.{{2,160}}(?:/|\||via )\s*{_AGENCIES}(?: images)?(?:/[\w ]+)?\W*|"
        r".{2,160}\((?:getty(?: images)?|shutterstock|ap photo|epa)(?: images)?(?:/[\w ]+)?\)\W*|"
        rf"{_AGENCIES}(?:/.{{0,60}})?\.?|{_SITES}(?:/.{{0,60}})?\.?|"
        rf".{{2,60}}(?:/| via ){_SITES}\.?|"
        r"(?:photo|video|podcast|music|illustration|film|data|text)s? (?:(?:is|was) )?(?:produced "
        rf"|edited |shot |filmed )?by {_NAMES}\W*|(?:translated|produced|illustrated|filmed|"
        rf"photographed|designed) by {_NAMES}\W*|"
        r"(?-i:(?:Source|SOURCE|Data|Chart|Graphic|Map)s?): (?-i:[A-Z]).{2,90}|"
        r"\(?(?:h/t|hat tip)\b:?/?:? .{2,60}",
        260,
    ),
    _rule(
        "related",
        "points to other stories",
        r"(?:read|see|watch)(?: also| more| next| now| it| the full .{1,30})?\s*:.*|"
        r"(?:read|see) (?:also|more|next)\b.{0,120}|also (?:in|on|from|of) [^:.]{2,40}:.*|"
        r"read (?:it all|(?:the )?(?:rest|whole|entire|full|original|complete)\b.{0,40}|part \d)"
        r"\b.{0,80}\b(?:here|at|on|in|below)\b.*|read it all\b.{0,40}|"
        r"(?:more|also|related|recommended|trending|most (?:read|popular|viewed)|top stories|"
        r"latest|editor['’]?s picks?|don['’]t miss|up next|you (?:may|might) (?:also )?like|"
        r"more (?:from|on|news|stories|about)\b[^.!?]{0,60}|more in (?-i:[A-Z]\w+)|"
        r"related (?:articles?|stories|topics|content|news|links|coverage|videos?)|more stories|"
        r"in (?:pictures|this (?:story|article)))"
        r"\s*(?:[:.]?\s*$|:.*)|(?:related|recommended|trending)[^:.]{0,30}:.*|"
        rf"(?:this|the above) {_OWN} (?:(?:is|was|has been) )?(?:(?:originally|first) (?:appeared|"
        r"published|ran|posted|aired|written)|appeared|adapted|excerpted|republished|syndicated|"
        r"translated|produced)\b.{0,30}\b(?:on|in|by|at|from|under|with|for)\b.*",
        200,
    ),
    _rule(
        "byline",
        "names who wrote the article",
        r"\W*\(?(?:with )?(?:story|interview|written|reporting|reported|edited|editing|compiled|"
        r"additional reporting|words|text)"
        r"(?: (?:and|writing|editing|reporting|compiled|contributed))*\s*"
        rf"(?:by|from|:)\s*(?:(?-i:[a-z ]{{2,24}}) )?{_NAMES}(?:(?:;| and) .{{2,140}}|.{{0,30}}"
        r"(?:produced|edited|photography) by .*)?\W*|"
        r"\((?:reporting|writing|editing|additional reporting) by .{2,300}\)\W*|"
        rf"by {_SAYS}{_NAMES}(?:\s*\||,? (?:staff|senior|chief|special|political|associated press|"
        r"reuters|\w+ correspondent|correspondent|reporter|editor|writer|in|at|for)\b).{0,80}|"
        rf"(?:by|from) {_NAME}(?:,? and {_NAME})?\.?|(?:co-)?authored by {_NAMES}\W*|"
        rf"contributing: {_NAMES}\W*|{_NAMES}(?: also)? contributed\W*|"
        r".{3,160}\bcontributed(?: additional)? reporting(?:\W*| (?:from|to|for|in)\b.{0,100}|"
        r"\. .{0,100})|.{3,160}\bcontributed (?:to|from .{2,40} to) (?:this (?:report|story|"
        rf"article|post|piece)\b.{{0,100}}|the (?:report|story|article)\W*)|"
        r".{3,90}\bis an? (?:staff|senior|freelance|political|national)? ?(?:writer|reporter|"
        r"correspondent|editor|columnist)\b.{0,80}(?:@|twitter|email|reach|follow|\.com).*",
        320,
    ),
    _rule(
        "dateline",
        "gives a date, a time or a reading time",
        rf"{TIME}\s*[.:]?|(?:first |last )?(?:published|updated|posted|created|modified)\b"
        rf"(?:\s*:\s*.{{0,80}}|\s+(?:on |at )?(?={_WHEN}){_DATED})|"
        r"\d+ min(?:ute)?s? (?:read|ago)|\d+ (?:hours?|days?) ago|"
        rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?{_SAYS}(?:{_MONTH}\.? \d{{1,2}},? "
        rf"\d{{4}}.{{0,40}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.{{0,30}}|\d{{1,2}} {_MONTH} "
        r"\d{4}.{0,30})",
        120,
    ),
    _rule(
        "update-note",
        "says what was corrected or updated",
        r"(?:correction|corrections|clarification|editor['’]?s note)\s*[:—–(].*|"
        rf"updates?\s*[:—–(](?=.*\b(?:{_OWN}|report|version|headline|correct(?:s|ed|ion)|"
        r"updated|adds|recasts|reflect)\b).*|"
        rf"(?:this|an earlier version of this) {_OWN} (?:has been|was) (?:updated|corrected|"
        r"amended|changed|revised|clarified|edited)\b.*|this report (?:has been|was) "
        r"(?:updated|corrected|amended|revised) (?:to|with)\b.*|an earlier version of this\b.*|"
        r"correction appended\W*|"
        r"\W{0,2}(?:this is a )(?:breaking|developing)(?: news)? story\b.{0,120}|"
        r"(?:breaking|developing)(?: news)? story\W*|"
        rf"\(?(?:this|the) {_OWN} (?:is (?:developing|being updated)|will be updated)\b.{{0,80}}|"
        r"(?:check back|refresh (?:this|the) page)\b.{0,80}|more (?:to follow|to come|soon)\W*",
        600,
    ),
    _rule(
        "author-note",
        "says who the author is",
        r"the (?:writer|author)s? (?:is|are) (?!.*\bsa(?:id|ys)\b)(?:an? |the |professors? |"
        r"directors? |retired )[^.;]{3,160}\.?|"
        rf"{_NAME},? (?:is|was|has)\b.{{0,120}}\b(?:columnist|reporter|correspondent|editor|"
        r"contributor|freelance|report(?:ed|s) on|cover(?:ed|s)|book is|author of)\b.{0,80}"
        r"(?:contact|e-?mail|follow|twitter|@|since \d{4}\W*$).*",
        300,
    ),
    _rule(
        "contact",
        "gives an address of the newsroom",
        r"(?:contact|e-?mail|reach|write to|send tips)\b.{0,80}@[\w.-]+\.\w+.{0,80}|"
        r"(?:https?://|www\.)\S+|(?:twitter|x|instagram):? ?@\w{2,20}\W*|"
        r"(?:(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}) )?\(?@\w{2,20}\)?[.:]?"
        r"(?: ?[·|—–-] ?.{0,40})?|[\w.+-]+@[\w-]+\.[\w.]+|(?:got|have) a (?:news )?(?:tip|"
        r"story)\?.*|\({1,2}[^()]*@[^()]*\){1,2}\W*|"
        r".{0,60}\be-?mail (?:me|us)\b.{0,20}@.*|our standards:.*|"
        r"do you have (?:a |any )?(?:tips?|story|stories|information|pictures|photos|video|"
        r"news)\b.*|"
        r"(?:feedback|questions|comments|tips)\?.{0,80}(?:e-?mail|@|write|contact).{0,80}|"
        r"have you been affected\b.*",
        200,
    ),
    _rule(
        "markup",
        "is markup or style of the page",
        r"(?:<[^<>]{1,400}>[\s.]*)+|[.#@][\w-]+(?:[ ,.#>:()-]+[\w-]+)*[ )]*\{|\}|"
        r"(?:width|height|float|color|display|position|(?:-\w+-)?(?:padding|margin|border|font|text|"
        r"background|line|min|max)(?:-[\w-]+)?) ?: ?[^.;]{1,60};",
        420,
    ),
)
