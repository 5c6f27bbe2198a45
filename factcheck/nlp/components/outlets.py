"""Outlets: which noun phrases name a newspaper, an agency, a channel."""

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Register

_DETERMINERS = ("the ", "The ")
_LONGEST = 120
_LEADING = word_set(
    "politico cnn bbc nbc abc cbs cnbc msnbc npr pbs itv rte sky bloomberg huffpost fox breitbart"
)
"""Outlets whose names lead the names of their programs and editions."""
_WIDER = word_set(
    "agency channel channels network networks station stations media press wire journal"
)
"""Nouns for outlets that also mean other things."""
_PUBLISHING = word_set(
    "news wire television tv radio broadcast broadcasting cable media local foreign"
)
_STATES = word_set(
    "state state-run state-owned state-controlled public national local regional official"
)
"""Words that make "television" and "media" those of a country or a place."""
_STATIONS = word_set("television tv radio media press")
LED = verbs.OUTLET_NOUNS - _STATIONS - word_set("wire channel channels network networks agency")
"""Nouns for outlets whose names follow them: "the daily Kurir"."""
_NUMBERED = frozenset(
    ["Radio", "Channel", "France", "BBC", "Five", "Network", "Fox", "FOX", "ABC", "NBC", "CBS"]
)
"""Words of outlets' names that numbers follow."""
_BROADCASTING = frozenset(["Radio", "Télé", "TV"])
"""Words with which the names of broadcasters begin."""
_FEWEST, _MOST = 2, 3
"""Words of a broadcaster's name that begins so."""
_CALL_LETTERS = 4
_FEWEST_LETTERS = 3
"""Of a station whose letters a number follows: "WOR710"."""
_OTHER_LETTERS = frozenset(
    ["KPMG", "WADA", "WIPO", "WWII", "WNBA", "KAIST", "WHIP", "WEEK", "WORK"]
)
"""Words like call letters that are something else."""
_NOUNS = frozenset(["NN", "NNS"])
_SMALL = frozenset(["of", "and"])
_JOINTS = frozenset(["-", "–", "&"])
_COMPLETE = frozenset(["News", "Radio", "TV", "Television"])
_THINGS = frozenset(["TV", "Radio", "Television", "News", "Newspaper", "Magazine", "AM", "FM"])
"""Words of names that alone are no names: "the TV"."""
_OF = frozenset(["of", "dello", "della", "de", "del"])


def proper_run(doc: Doc, head: int, start: int, end: int) -> Span:
    """The capitalized name around `head`, inside [start, end)."""
    left = right = head
    while (step := _joined(doc, left, -1)) and left - step >= start:
        left -= step
    while (step := _joined(doc, right, 1)) and right + step < end:
        right += step
    numbered = doc[right].text in _NUMBERED and right + 1 < end
    if numbered and doc[right + 1].tag_ == "CD" and doc[right + 1].text.isdigit():
        counted = right + 2 < len(doc) and doc[right + 2].tag_ in {"NN", "NNS"}
        right += not counted
    if doc[right].text == "USA" and right + 1 < len(doc) and doc[right + 1].text == "Today":
        right += 1
    return doc[left : right + 1]


def _joined(doc: Doc, i: int, way: int) -> int:
    """How many tokens further the name goes on: 2 over a hyphen or "&", 0 where it ends."""
    after = i + way
    if not 0 <= after < len(doc):
        return 0
    if doc[after].tag_ in {"NNP", "NNPS"} and doc[after].text not in _JOINTS:
        return 1
    beyond = i + 2 * way
    if doc[after].text not in _JOINTS or not 0 <= beyond < len(doc):
        return 0
    tight = doc[after].text == "&" or not (
        doc[min(i, after)].whitespace_ or doc[after - 1].whitespace_
    )
    named = doc[beyond].tag_ in {"NNP", "NNPS"} or doc[beyond].text.isupper()
    return 2 if named and tight and doc[beyond].text[:1].isupper() else 0


def outlet_name(doc: Doc, register: Register, span: Span) -> str:
    """The outlet's name when the words name one, else ""."""
    text = span.text.strip().removesuffix("’s").removesuffix("'s").strip()
    bare = text.removeprefix("the ").removeprefix("The ")
    name = text if text.startswith("The ") or text == bare else bare
    if text.lower() in lex.OUTLETS or bare.lower() in lex.OUTLETS:
        return "" if text == bare and _bearer(register, bare) else name
    if bare.lower() in register.outlets:
        return register.outlets[bare.lower()].name
    words = bare.split()
    if len(words) in {2, 3} and words[0].lower() in _LEADING and register.person(bare) is None:
        return name
    if (len(words) == 1 and _station(bare)) or _broadcaster(words):
        return name
    named = bool(words) and (
        words[-1].rsplit("-")[-1] in lex.OUTLET_WORDS or words[-2:] == ["News", "Service"]
    )
    if (
        not named
        or bare in _THINGS
        or (len(words) == 1 and not text.lower().startswith("the ") and "-" not in bare)
    ):
        return ""
    return "" if len(words) > 1 and _somebody(register, span, bare) else name


def _bearer(register: Register, word: str) -> bool:
    """Whether the word is the family name of somebody whom the article names in full."""
    return any(" " in person.name for person in register.people.get(word.lower(), ()))


def _broadcaster(words: list[str]) -> bool:
    """Whether the name is a station's by its first word: "Radio Lindvik", "Channel 9"."""
    if not _FEWEST <= len(words) <= _MOST or words[0] not in _NUMBERED | _BROADCASTING:
        return False
    return words[-1].isdigit() or (words[0] in _BROADCASTING and words[1][:1].isupper())


def _station(word: str) -> bool:
    """Whether the word is a station's: call letters ("WBUR", "KTLA-TV") or "BFMTV"."""
    if not word.isupper() or word in _OTHER_LETTERS:
        return False
    letters = word.partition("-")[0].rstrip("0123456789")
    fewest = _CALL_LETTERS if letters == word.partition("-")[0] else _FEWEST_LETTERS
    size = fewest <= len(letters) <= _CALL_LETTERS
    called = letters[:1] in {"K", "W"} and size and letters.isalpha()
    television = letters == "TV" and letters != word
    return called or television or (len(letters) > _CALL_LETTERS and letters.endswith("TV"))


def _somebody(register: Register, span: Span, name: str) -> bool:
    """Whether a name such as "Mayor Don Guardian" is that of a person."""
    if register.person(name) is not None:
        return True
    words = [t for t in span if t.text not in {"the", "The"}]
    led = any(t.lower_ in lex.TITLE_HEADS or t.lower_ in lex.HONORIFICS for t in words[:-1])
    return led or (words[-1].ent_type_ == "PERSON" and words[0] is span[0])


def find_outlet(doc: Doc, register: Register, start: int, end: int, head: int) -> str:
    """The outlet that the noun phrase [start, end) with this head means, else ""."""
    token = doc[head]
    if not _capital(token, start) and not _numbered(token):
        return _by_noun(doc, register, start, end, head)
    run = proper_run(doc, head, start, end)
    led = _led(doc, run, start)
    if led:
        return led
    first = run.start
    if first > start and doc[first - 1].text in {"The", "the"}:
        first -= 1
    named = outlet_name(doc, register, doc[first : run.end])
    stop = _continued(doc, run) if named else run.end
    return f"{named} {doc[run.end : stop].text}" if stop > run.end else named


def _capital(token: Token, start: int) -> bool:
    """Whether the token is a name, or like one behind another word: "the Post"."""
    if token.tag_ in {"NNP", "NNPS"}:
        return True
    later = token.i > start or not token.is_sent_start
    return later and (token.text.isupper() or (token.tag_ in _NOUNS and token.text[:1].isupper()))


def _led(doc: Doc, run: Span, start: int) -> str:
    """The name that its noun leads: "the broadcaster RadioVest", "the online portal Open Valve"."""
    noun = doc[run.start - 1] if run.start > start else run[0]
    if noun.i == run.start or noun.lower_ not in LED or any(t.ent_type_ == "PERSON" for t in run):
        return ""
    end = _titled(doc, run) if noun.lower_ == "journal" else _continued(doc, run)
    return str(doc[run.start : end].text)


def _titled(doc: Doc, run: Span) -> int:
    """Where a title ends that goes on over small words: "Letters of Polar and Marine Science"."""
    end = int(run.end)
    while end + 1 < len(doc) and doc[end].lower_ in _SMALL:
        after = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        if after >= len(doc) or doc[after].tag_ not in {"NNP", "NNPS"}:
            break
        end = int(proper_run(doc, after, after, len(doc)).end)
    return end


def _numbered(token: Token) -> bool:
    """Whether the number belongs to a name: "Radio 4", "Channel 4"."""
    before = token.nbor(-1) if token.i else token
    return token.tag_ == "CD" and before.text in _NUMBERED and before.i < token.i


def _continued(doc: Doc, run: Span) -> int:
    """Where the name ends that may go on with a place or a field: "Times of Osse"."""
    end = int(run.end)
    if run[-1].text not in lex.OUTLET_WORDS - _COMPLETE or end + 1 >= len(doc):
        return end
    if doc[end].lower_ not in _OF or doc[end + 1].tag_ != "NNP":
        return end
    return int(proper_run(doc, end + 1, end + 1, len(doc)).end)


def _by_noun(doc: Doc, register: Register, start: int, end: int, head: int) -> str:
    """The outlet that a noun such as "newspaper" names with the words around it, else ""."""
    token = doc[head]
    if token.lower_ not in verbs.OUTLET_NOUNS:
        return ""
    known = _known_before(doc, register, start, head)
    if known:
        return known
    named = _named_after(doc, head)
    if named:
        return named
    if token.lower_ in _STATIONS:
        return words_in(doc, start, head + 1) if _of_a_country(doc, start, head) else ""
    if token.lower_ in _WIDER and not _media(doc, start, head):
        return ""
    return _proper_before(doc, start, head) or words_in(doc, start, head + 1)


def _proper_before(doc: Doc, start: int, head: int) -> str:
    """The name before its noun: "Kurir news agency"; "" when it only tells the place."""
    i = head - 1
    while i > start and doc[i].lower_ in _PUBLISHING:
        i -= 1
    if i < start or doc[i].tag_ != "NNP" or doc[i].ent_type_ in {"GPE", "NORP", "LOC", "PERSON"}:
        return ""
    run = proper_run(doc, i, start, head)
    return "" if any(t.ent_type_ in {"GPE", "LOC"} for t in run) and len(run) == 1 else run.text


def _named_after(doc: Doc, head: int) -> str:
    """The name that follows the noun: "newspaper Kurir", "website, the Paper,"."""
    after = doc[head + 1 : head + 4]
    first = 0
    if len(after) > 2 and after[0].text == ",":
        first = 2 if after[1].lower_ == "the" else 1
    if len(after) <= first or after[first].tag_ not in {"NNP", "NNPS"}:
        return ""
    run = proper_run(doc, after[first].i, after[first].i, len(doc))
    if first and (run.end >= len(doc) or doc[run.end].text != ","):
        return ""
    person = any(t.ent_type_ in {"PERSON", "DATE"} for t in run)
    return "" if first and (person or first == 1) else run.text


def _of_a_country(doc: Doc, start: int, head: int) -> bool:
    """Whether words before "television" or "media" say whose it is."""
    words = (doc[i] for i in range(start, head))
    return any(t.lower_ in _STATES | _PUBLISHING or t.ent_type_ == "NORP" for t in words)


def _known_before(doc: Doc, register: Register, start: int, head: int) -> str:
    """The outlet named right before its noun: "the ITV television station"."""
    for left in range(start, head):
        for right in range(head, left, -1):
            run = doc[left:right]
            if run[0].text[:1].isupper() and run[-1].text[:1].isupper():
                name = outlet_name(doc, register, run)
                if name:
                    return name
    return ""


def _media(doc: Doc, start: int, head: int) -> bool:
    """Whether words before an "agency" or a "channel" say that it publishes."""
    return any(doc[i].lower_ in _PUBLISHING for i in range(start, head))


def words_in(doc: Doc, start: int, end: int, *, article: bool = False) -> str:
    """The words of a noun phrase, without "the" unless `article` asks for it."""
    text = doc[start:end].text.strip(' ,;:—–-"“”‘’()')
    for determiner in () if article else _DETERMINERS:
        text = text.removeprefix(determiner)
    return text[:_LONGEST].strip()
