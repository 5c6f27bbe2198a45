"""Direct speech: which quotation belongs to which verb, and where a speaker carries over."""

from spacy.tokens import Doc, Token

from factcheck.nlp.components import beside, cues, scenes
from factcheck.nlp.components.cues import child
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Paragraph, Quote
from factcheck.nlp.types import UNCLEAR

_ENDING = frozenset([".", "!", "?", "…", "..."])
_PAUSES = frozenset([",", "—", "–", "-"])
_STOPS = frozenset([".", "!", "?", "...", ";", "“", '"'])
_SINGLE = frozenset(["’", "'"])
_JOINING = word_set("and but while as when although though whereas or so")
_REACH = 25
_LONGEST_TITLE = 10
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_SILENT = word_set(
    "read see hear hold wear carry receive get find list have include recite sing know watch open"
)
"""What people do with words that are not their own."""
_WORDS = 4
"""The fewest tokens that are said in so many words."""
_ABOUT_SAYING = cues.SUBJECTS | {"prep", "npadvmod", "advmod", "punct", "prt"}
"""What hangs on a verb of speech without telling anything of what was said."""
_DEEPEST = 12
"""Heads between a report and the noun that it stands in a clause about."""


def can_quote(token: Token) -> bool:
    """Whether the verb can stand beside a quotation and name its speaker."""
    return (
        token.pos_ == "VERB"
        and token.lemma_ in verbs.SPEECH
        and token.lemma_ not in verbs.NOT_QUOTATIVE
    )


def _ends_open(doc: Doc, quote: Quote) -> bool:
    """Whether the sentence can go on after the quotation: "...," X said."""
    last = quote.inner_end - 1
    while last > quote.inner_start and doc[last].text in _SINGLE:
        last -= 1
    inner = doc[last].text if quote.inner_end > quote.inner_start else ""
    outside = doc[quote.end].text if quote.end < len(doc) else ""
    if outside in _PAUSES:
        return True
    return inner in {",", "!", "?", "—", "–", "-"}


def _after(doc: Doc, quote: Quote, stop: int) -> Token | None:
    """The verb of "...," X said: the first after the quotation, in the same sentence."""
    if not _ends_open(doc, quote):
        return None
    for j in range(quote.end, min(stop, quote.end + _REACH)):
        token = doc[j]
        if token.text in _STOPS:
            return None
        if can_quote(token):
            colon = j + 2 < stop and doc[j + 1].text == ":"
            return None if colon or _next_clause(doc, quote, token) else token
        if beside.reports(doc, quote, token) and _starts_sentence(doc, quote, 0):
            return token
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ == "ROOT":
            return None
    return None


def _next_clause(doc: Doc, quote: Quote, verb: Token) -> bool:
    """Whether the verb's clause is another: 'called it "a joke", and Lee vowed to ...'."""
    own = child(verb, *cues.SUBJECTS)
    if own is None or not quote.end <= own.left_edge.i < verb.i:
        return False
    return any(t.lower_ in _JOINING for t in doc[quote.end : own.left_edge.i])


def _before(doc: Doc, quote: Quote, floor: int) -> Token | None:
    """The verb of X said: "..." or X said, "..."; the nearest before the quotation."""
    nearest = _before_mark(doc, quote)
    if nearest < floor:
        return None
    colon = doc[nearest].text in {",", ":"}
    for j in range(nearest, max(floor - 1, nearest - _REACH), -1):
        token = doc[j]
        if token.text in {".", "!", "?", ";", "”"} and j != nearest:
            return None
        if can_quote(token):
            return token if colon or (j == nearest and not _reduced(token)) else None
    return None


def _reduced(verb: Token) -> bool:
    """Whether the verb only tells which: 'nothing the mayor said "will help"'."""
    own = child(verb, *cues.SUBJECTS)
    if verb.dep_ != "relcl" or own is None or own.tag_ in cues.RELATIVE_TAGS:
        return False
    return not any(k.tag_ in cues.RELATIVE_TAGS for k in verb.children)


def _beside(doc: Doc, quote: Quote, floor: int, stop: int) -> Token | None:
    """The verb before the quotation, else the one after it.

    Where a noun leads to the quotation ("posted an answer: “...,” she wrote") the one after goes
    first.
    """
    before, after = _before(doc, quote, floor), _after(doc, quote, stop)
    if before is None or after is None:
        return before or after
    mark = _before_mark(doc, quote)
    led = doc[mark].text == ":" and before.i < mark - 1
    return after if led and cues.child(after, *cues.SUBJECTS) is not None else before


def _behind_colon(doc: Doc, quote: Quote, floor: int) -> Token | None:
    """The verb of 'Lee disagreed: "..."': what a person does who then is quoted."""
    colon = _before_mark(doc, quote)
    if colon <= floor or doc[colon].text != ":":
        return None
    for j in range(colon - 1, max(floor - 1, colon - _REACH), -1):
        token = doc[j]
        if token.text in _STOPS or token.is_quote:
            return None
        if token.tag_ in _FINITE and token.dep_ != "relcl":
            own = cues.subject(token)
            silent = token.lemma_ in _SILENT or cues.passive(token)
            return token if own is not None and not silent and _person(doc, own) else None
    return None


def _in_so_many_words(doc: Doc, quote: Quote, floor: int) -> Token | None:
    """The verb of 'Lee said in a statement.' right before what she said, which has no content."""
    end = _before_mark(doc, quote)
    if end < floor or doc[end].text != "." or quote.inner_end - quote.inner_start < _WORDS:
        return None
    sent = doc[end].sent
    verb = sent.root
    if sent.start < floor or verb.tag_ not in _FINITE or not can_quote(verb):
        return None
    kinds = {kid.dep_ for kid in verb.children}
    told = kinds - {"dobj", "dative"} if verb.lemma_ == "tell" else kinds
    return verb if kinds & cues.SUBJECTS and told <= _ABOUT_SAYING else None


def _person(doc: Doc, source: Token) -> bool:
    """Whether the source is he, she or a person whose name is known."""
    if source.lower_ in {"he", "she"}:
        return True
    means = who(doc, *cues.subtree(source), source.i)
    return doc._.register.person(means.name) is not None


def _introduced(doc: Doc, quote: Quote, paragraphs: list[Paragraph]) -> Token | None:
    """The verb of "X said:" that closes the paragraph before a quotation of its own."""
    here = paragraphs[quote.paragraph]
    if quote.paragraph == 0 or quote.start > here.start + 1 or quote.continues:
        return None
    before = paragraphs[quote.paragraph - 1]
    words = [t for t in doc[before.start : before.end] if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    for token in reversed(words[-_REACH:]):
        if token.text in _ENDING:
            return None
        if can_quote(token) and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return token
    return None


def _spoken(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation is speech rather than a quoted word."""
    return quote.inner_end - quote.inner_start >= 2


def _starts_sentence(doc: Doc, quote: Quote, floor: int) -> bool:
    i = _before_mark(doc, quote)
    if i < floor:
        return True
    return doc[i].text in _ENDING or (doc[i].is_quote and i > 0 and doc[i - 1].text in _ENDING)


def _goes_on(doc: Doc, quote: Quote) -> bool:
    """Whether the sentence needs the quoted words: '“No entry” stood on the door'."""
    if not quote.closed or quote.end >= len(doc) or doc[quote.inner_end - 1].is_punct:
        return False
    return doc[quote.end].tag_ in _FINITE and not can_quote(doc[quote.end])


def _before_mark(doc: Doc, quote: Quote) -> int:
    """The last token before the quotation that is no space, -1 without one."""
    i = quote.start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i


def _attach(doc: Doc, verb: Token, quote: Quote, found: dict[int, Attribution]) -> Attribution:
    """Give the quotation to the verb's attribution, which is made when there is none."""
    said = cues.quoted_as(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and cues.quoted_as(verb.head.head):
        verb = verb.head.head
    attribution = found.get(verb.i)
    if attribution is None or attribution.kind in {"act", "attitude"}:
        attribution = Attribution(cue=cues.cue_interval(verb), head=verb.i)
        if said is not None:
            attribution.cue = (attribution.cue[0], said.i + 1)
        found[verb.i] = attribution
    attribution.paragraph = quote.paragraph
    attribution.kind, attribution.clausal = "speech", True
    kept = [c for c in attribution.content if c[1] <= quote.start or c[0] >= quote.end]
    kept += [c for c in _leading(doc, verb, quote, attribution) if c not in kept]
    kept = [c for c in kept if not c[0] <= verb.i < c[1]]
    if quote.end <= verb.i:
        kept = [c for c in kept if not _within_aside(doc, verb, c[0])]
        kept = [c for c in kept if not _announces(doc, c, quote)]
        kept = [c for c in kept if not scenes.told_beside(doc, verb, quote, c)]
    kept = [c for c in kept if not _title(doc, c)]
    attribution.content = sorted([*kept, (quote.start, quote.end)])
    if attribution.source is None:
        _find_source(doc, verb, quote, attribution)
    if attribution.source is not None:
        words = [i for i in range(*attribution.source) if doc[i].is_alpha]
        attribution.content = [
            (s, e) for s, e in attribution.content if not any(s <= i < e for i in words)
        ]
    return attribution


def _leading(doc: Doc, verb: Token, quote: Quote, attribution: Attribution) -> list[cues.Interval]:
    """The words of the speaker before marks that hold only the rest: 'The plan "is dead," X said'.

    They are what the clause has before the marks, when its own subject is there.
    """
    if quote.end > verb.i:
        return []
    found = []
    for start, end in attribution.content:
        if not start < quote.start < end:
            continue
        before = doc[start : quote.start]
        if before[-1].text in {":", ";"} or any(can_quote(t) or t.is_quote for t in before):
            continue
        if any(t.dep_ in cues.SUBJECTS and quote.start <= t.head.i < quote.end for t in before):
            found.append((start, quote.start))
    return found


def _title(doc: Doc, content: tuple[int, int]) -> bool:
    """Whether the stretch is a quoted title behind its noun: 'on the podcast "Harbor Hour"'."""
    start, end = content
    number = doc._.quoted[start]
    if number < 0 or end - start > _LONGEST_TITLE:
        return False
    quote: Quote = doc._.quotes[number]
    before = doc[quote.start - 1] if quote.start else None
    return before is not None and before.pos_ in {"NOUN", "PROPN"} and end <= quote.end


def _announces(doc: Doc, content: cues.Interval, quote: Quote) -> bool:
    """Whether the words only lead to the quotation: "She had an answer: “No,” she said"."""
    between = doc[max(content[1] - 1, 0) : quote.start]
    return content[1] <= quote.start and any(t.text == ":" for t in between)


def _within_aside(doc: Doc, verb: Token, start: int) -> bool:
    """Whether a relative clause was opened between the verb and the clause that begins there."""
    between = doc[min(verb.i + 1, start) : start]
    return any(t.tag_ in {"WDT", "WP", "WRB"} and t.i > verb.i + 1 for t in between)


def _find_source(doc: Doc, verb: Token, quote: Quote, attribution: Attribution) -> None:
    if cues.passive(verb) and cues.quoted_as(verb) is None:
        return
    head = cues.subject(verb)
    if head is not None and (quote.start <= head.i < quote.end or cues.apart(head, verb)):
        head = None
    if head is None:
        head = _neighbor(doc, verb, quote)
    source = cues.source_interval(head, verb) if head is not None else None
    if source is None or (source[0] < quote.end and quote.start < source[1]):
        placed = beside.source(doc, verb, quote)
        source, head = placed if placed is not None else (source, head)
    if source is None or head is None or head.lower_ in {"which", "that", "what", "there"}:
        return
    attribution.source = source
    start, end = attribution.source
    if start < quote.end <= head.i:
        attribution.source = (quote.end, end)
    start, end = attribution.source
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    attribution.source = (start, end)
    told = cues.told_of(verb) if head.lower_ == "who" and verb.dep_ == "relcl" else head
    if told is not head and told.pos_ != "VERB" and not cues.one_of_several(told, verb):
        head = told
        start, end = cues.source_interval(head, verb)
    attribution.who = who(doc, start, end, head.i)


def _neighbor(doc: Doc, verb: Token, quote: Quote) -> Token | None:
    """The noun phrase right beside the verb, for parses that lost the subject."""
    for step in (1, -1):
        i = verb.i + step
        if 0 <= i < len(doc) and not quote.start <= i < quote.end:
            token = doc[i]
            if token.pos_ in {"PROPN", "PRON"} or (step == -1 and token.pos_ == "NOUN"):
                while token.head.i != token.i and token.dep_ in {"compound", "det", "amod"}:
                    token = token.head
                if token.pos_ in {"PROPN", "PRON", "NOUN"} and token.i != verb.i:
                    return token
    return None


def link_quotes(doc: Doc, found: dict[int, Attribution]) -> None:
    """Give every spoken quotation its speaker, as far as the text names one."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    quotes: list[Quote] = doc._.quotes
    last: Attribution | None = None
    last_quote: Quote | None = None
    for k, quote in enumerate(quotes):
        paragraph = paragraphs[quote.paragraph]
        following = quotes[k + 1] if k + 1 < len(quotes) else None
        stop = paragraph.end
        if following is not None and following.paragraph == quote.paragraph:
            stop = following.start
        floor = paragraph.start
        if last_quote is not None and last_quote.paragraph == quote.paragraph:
            floor = last_quote.end
        if not _spoken(doc, quote):
            continue
        same = last_quote is not None and last_quote.paragraph == quote.paragraph
        verb = _beside(doc, quote, floor, stop)
        verb = verb or _introduced(doc, quote, paragraphs) or _behind_colon(doc, quote, floor)
        verb = verb or _in_so_many_words(doc, quote, floor)
        if verb is not None:
            last, last_quote = _attach(doc, verb, quote, found), quote
            continue
        if (
            quote.continues
            and last is not None
            and last_quote is not None
            and (last_quote.paragraph == quote.paragraph - 1)
        ):
            last.content.append((quote.start, quote.end))
            last_quote = quote
            continue
        if not _starts_sentence(doc, quote, paragraph.start) or _goes_on(doc, quote):
            continue
        carrier = last if same else None
        apart = last_quote is not None and last_quote.end < _before_mark(doc, quote)
        if carrier is None or apart:
            carrier = _previous(doc, quote, paragraph, found) or None
        if carrier is not None:
            carrier.content.append((quote.start, quote.end))
            last, last_quote = carrier, quote


def _previous(
    doc: Doc, quote: Quote, paragraph: Paragraph, found: dict[int, Attribution]
) -> Attribution | None:
    """The statement whose sentence ends right before the quotation, when only one can be meant."""
    nearest = _before_mark(doc, quote)
    if nearest < paragraph.start:
        return None
    sent = doc[nearest].sent
    start = max(sent.start, paragraph.start)
    near = (found[i] for i in range(start, quote.start) if i in found)
    inside = [a for a in near if a.kind == "speech" and a.source is not None]
    inside = [a for a in inside if doc._.quoted[a.head] < 0]
    inside = [a for a in inside if not any(_describes(doc, a, b) for b in inside)]
    if len({_whose(a) for a in inside}) != 1:
        return None
    quoting = [a for a in inside if any(doc[s].is_quote for s, _ in a.content)]
    return (quoting or inside)[-1]


def _whose(attribution: Attribution) -> object:
    """Whose report it is: the one who is known, or the words that stand for them."""
    means = attribution.who
    return attribution.source if means is None or means.name == UNCLEAR else means.name


def _describes(doc: Doc, one: Attribution, other: Attribution) -> bool:
    """Whether the report stands in a clause about the other's source: "said Lee, who called"."""
    start, end = other.source or (0, 0)
    node = doc[one.head]
    if one is other or start <= other.head < end:
        return False
    for _ in range(_DEEPEST):
        if start <= node.i < end:
            return True
        if node.i in {node.head.i, other.head}:
            return False
        node = node.head
    return False
