"""What somebody is: the office, trade or description that stands beside a name.

"Deputy Energy Minister NAME", "NAME, a clerk who saw it,", "their coach, NAME,", "NAME of the
Harbor Institute". The words are given as the article has them.
"""

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Name

_TITLE_TAGS = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ", "JJS", "HYPH", "POS", "AFX"])
_ADJECTIVAL = word_set(
    """acting managing leading ranking presiding sitting visiting reigning founding outgoing
    incoming newly recently formerly elected re-elected appointed retired disgraced convicted
    exiled deposed ousted"""
)
"""Words before an office that are tagged as verbs and adverbs."""
_LONGEST_TITLE = 18
_FARTHEST_HEAD = 6
_SERVING = word_set(
    """manager strategist pollster supporter ally surrogate backer donor chairman chairwoman
    operative staffer director chief delegate"""
)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD", "WRB"])
_WHO = frozenset(["WP", "WDT", "WP$"])
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "grapher", "keeper", "ologist")
_NO_PERSON = word_set(
    """number letter paper matter quarter center river power former other later summer winter order
    chapter water weather december november october september error sector factor floor door color
    labor honor harbor minor major prior senior junior master-plan computer server career offer
    answer tower theater shelter cover cluster disaster corner dinner charter"""
)
_FAMILY = word_set(
    "mother father son daughter wife husband brother sister widow widower grandson granddaughter"
)
_ANY = word_set("former late then young new current other same first one only")
_WEAK = word_set("who of at from his her its their our my your")
"""How descriptions begin that leave an office to be told."""
_PARTY = word_set("democrat republican independent conservative liberal libertarian socialist")
_JOBS = word_set(
    """study grow run chair lead head own teach manage direct oversee represent work cover coach
    found edit host write specialize research advise track monitor train practice command"""
)
"""What one does who is told of by a clause alone: "NAME, who chairs the committee,"."""
_ONE_HOLDER = word_set(
    """senator representative congressman congresswoman governor mayor nominee judge coach
    chancellor sheriff king queen pope ambassador front-runner frontrunner runner billionaire
    tycoon mogul magnate novelist actor actress singer professor surgeon commissioner coroner"""
)
"""Offices that an article seldom gives to two, and to one only without a name."""
_PLAIN = word_set("dr. dr prof. professor prof doctor mr. mrs. ms.")


def fuller(title: str, known: str) -> bool:
    """Whether a title says more than the one known: an office more than a clause or "her rival"."""
    if not title or not known:
        return bool(title)
    weak = tuple(words.split(maxsplit=1)[0].lower() in _WEAK for words in (title, known))
    return len(title) > len(known) if weak[0] == weak[1] else weak[1]


def is_title(token: Token) -> bool:
    """Whether the word names an office or a trade."""
    word = token.lower_
    if word in lex.TITLE_HEADS or f"{word}." in lex.TITLE_HEADS:
        return True
    return word.endswith("s") and word[:-1] in lex.TITLE_HEADS


def speaks_for(token: Token) -> bool:
    """Whether the office is named after the one it serves: "Stein spokeswoman"."""
    return token.lower_.startswith(("spokes", "advis", "aide", "lawyer", "attorney", "campaign"))


def title_of(doc: Doc, start: int, end: int) -> str:
    """The fullest title or description beside the name [start, end), or ""."""
    before = title_before(doc, start) or title_apposed(doc, start)
    after = title_after(doc, end)
    if before and before.lower() not in _PLAIN:
        return before
    return after or _place(doc, end) or _occupation(doc, end) or before


def title_before(doc: Doc, start: int) -> str:
    """The office that stands right before the name at `start`, or ""."""
    i = _left(doc, start)
    while i < start and not _opens(doc[i]):
        i += 1
    stop = start - 1 if i < start and doc[start - 1].lower_ in lex.HONORIFICS else start
    if i >= stop or doc[stop - 1].tag_ in {"IN", "TO", "JJ", "DT"}:
        return ""
    title = doc[i:stop]
    if not any(is_title(t) for t in title) and not _person_noun(title[-1]):
        return ""
    return title.text.strip().removeprefix("the ").strip()


def _left(doc: Doc, start: int) -> int:
    """How far to the left the words of an office before the name may reach."""
    floor = doc[start].sent.start
    i = start
    while i > floor and start - i < _LONGEST_TITLE:
        token = doc[i - 1]
        if token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY"} and token.lower_ != "former":
            break
        if token.ent_type_ == "PERSON" and not (i < start and _serves(doc, i, start)):
            break
        if token.tag_ in {"NN", "NNS"} and token.is_lower and _capital_office(doc, i, start):
            break
        if not (_belongs(token) or _bridges(doc, i - 1, floor) or _and(doc, i - 1, floor)):
            break
        i -= 1
    return i - 1 if floor < i < start and doc[i - 1].tag_ == "PRP$" else i


def _capital_office(doc: Doc, i: int, start: int) -> bool:
    """Whether an office in capitals begins at `i`, which no common noun can lead."""
    return i < start and doc[i].text[:1].isupper() and is_title(doc[i])


def _belongs(token: Token) -> bool:
    """Whether the word can stand in an office before a name."""
    return (
        token.tag_ in _TITLE_TAGS
        or token.text in {"-", "/", "U.S."}
        or token.lower_ in _ADJECTIVAL
        or (token.text == "." and token.i > 0 and f"{token.nbor(-1).lower_}." in lex.TITLE_HEADS)
        or (token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == "-")
    )


def _serves(doc: Doc, i: int, start: int) -> bool:
    """Whether the office before the name is that of one who works for another."""
    return any(speaks_for(t) or t.lower_ in _SERVING for t in doc[i:start])


def _opens(token: Token) -> bool:
    """Whether a title can begin with the word."""
    return token.tag_ != "POS" and (token.is_alpha or token.text.endswith(".") or token.is_title)


def _bridges(doc: Doc, i: int, floor: int) -> bool:
    """Whether the little word at `i` joins an office to its place: "envoy to the Middle East"."""
    if doc[i].lower_ not in {"to", "of", "for", "the"}:
        return False
    before = doc[i - 1] if i > floor else None
    if before is None:
        return False
    if doc[i].lower_ == "the":
        return before.lower_ in {"to", "of", "for"} and _bridges(doc, i - 1, floor)
    return is_title(before)


def _and(doc: Doc, i: int, floor: int) -> bool:
    """Whether the word at `i` joins two offices of one person: "president and chief executive"."""
    if doc[i].lower_ not in {"and", "&"} or i - 1 <= floor or not is_title(doc[i - 1]):
        return False
    return doc[i + 1].is_lower and doc[i - 2].lower_ not in {"the", "a", "an"}


def title_apposed(doc: Doc, start: int) -> str:
    """The office that a name explains: "his campaign manager, NAME," or ""."""
    if start < 3 or doc[start - 1].text != ",":
        return ""
    last = doc[start - 2]
    noun = last
    while noun.dep_ in {"pobj", "prep", "compound", "amod", "poss"} and noun.head.i < start:
        if noun.head.i == noun.i:
            break
        noun = noun.head
    office = is_title(noun) or _person_noun(noun) or (noun.lower_ == "one" and _person_noun(last))
    if not office or noun.i > start - 2 or start - noun.left_edge.i > _LONGEST_TITLE:
        return ""
    if not any(k.dep_ == "appos" and k.i >= start for k in noun.children):
        return ""
    words = doc[noun.left_edge.i : start - 1]
    return "" if any(t.is_punct and t.text != "-" for t in words) else words.text


def _person_noun(token: Token) -> bool:
    """Whether the noun ends like one for a person, or names an office."""
    if token.tag_ not in {"NN", "NNS"}:
        return False
    word = token.lower_.removesuffix("s")
    return (
        is_title(token)
        or word in _FAMILY
        or (word.endswith(_PERSON_ENDINGS) and word not in _NO_PERSON)
    )


def title_after(doc: Doc, end: int) -> str:
    """The office in an apposition: "NAME, the deputy head of X," or ""."""
    limit = min(doc[end - 1].sent.end, end + 1 + _LONGEST_TITLE)
    if end >= limit or doc[end].text not in {",", "("}:
        return ""
    first = i = end + 1
    if i < limit and doc[i].lower_ in {"a", "an", "the"}:
        i += 1
    j = i
    while j < limit and not _ends(doc[j]):
        j += 1
    if j < len(doc) and not _closed(doc, j, limit):
        return ""
    if not _describes(doc, i, j):
        return ""
    if not any(t.lower_ in _PARTY for t in doc[i:j]):
        j = _with_clause(doc, j)
    return doc[first:j].text.strip()


def _ends(token: Token) -> bool:
    if token.tag_ == "POS":
        return False
    if token.is_punct and token.text not in {"-", "’s", "'s", "&", "’"}:
        return True
    return token.tag_ in _FINITE or token.tag_ in _WHO


def _closed(doc: Doc, j: int, limit: int) -> bool:
    """Whether the apposition ends before `j` as one does: by a mark, WHO or the sentence's end."""
    if j >= limit:
        return bool(doc[j - 1].is_sent_end)
    return doc[j].is_punct or doc[j].tag_ in _WHO


def _describes(doc: Doc, i: int, j: int) -> bool:
    """Whether the words [i, j) tell what a person is: an office or a noun for people."""
    if i >= j or doc[i].tag_ in {"VBG", "TO"} or doc[j - 1].tag_ in {"IN", "TO"}:
        return False
    if doc[i].lower_ == "one" and j - i > 1 and doc[i + 1].lower_ == "of":
        return any(_person_noun(t) or t.tag_ == "NNS" for t in doc[i + 2 : j])
    head = next((k for k in range(i, j) if is_title(doc[k])), None)
    if head is None:
        led = i < j and (doc[i - 1].lower_ in {"a", "an", "the"} or _possessed(doc, i, j))
        led = led or (i < j and doc[i].lower_ in _FAMILY)
        head = next((k for k in range(i, j) if _person_noun(doc[k])), None) if led else None
    if head is None or head - i > _FARTHEST_HEAD or doc[head].tag_ in {"NNS", "NNPS"}:
        return False
    people = (t for t in doc[i : head + 1] if t.ent_type_ == "PERSON")
    return all(_possessed(doc, t.i, j) or _serves(doc, i, head + 1) for t in people)


def _possessed(doc: Doc, i: int, j: int) -> bool:
    """Whether a possessive stands within three words: "Teal’s former bookkeeper", "his aunt"."""
    if doc[i].tag_ == "PRP$":
        return True
    return any(t.tag_ == "POS" or t.text in {"’s", "'s"} for t in doc[i : min(i + 4, j)])


def _with_clause(doc: Doc, j: int) -> int:
    """The end with a clause that follows without a comma: "a clerk who saw it"."""
    if j >= len(doc) or doc[j].lower_ != "who":
        return j
    sent = doc[j].sent
    marks = (k for k in range(j, min(sent.end, j + _LONGEST_TITLE)) if doc[k].is_punct)
    stop = next((k for k in marks if doc[k].tag_ != "HYPH"), j)
    return stop if stop > j and not doc[stop].is_quote else j


def _place(doc: Doc, end: int) -> str:
    """The body that follows a name without an office: "NAME of the Harbor Institute"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "at", "from"}:
        return ""
    first = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    if first >= len(doc) or doc[first].ent_type_ != "ORG" or doc[first].tag_ not in {"NNP", "NNPS"}:
        return ""
    stop = first
    while stop < len(doc) and doc[stop].ent_type_ == "ORG" and doc[stop].text not in {"’s", "'s"}:
        stop += 1
    return doc[end:stop].text


def _occupation(doc: Doc, end: int) -> str:
    """What a clause says that one does: "NAME, who chairs the committee,"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ != "who":
        return ""
    verb = doc[end + 2]
    if verb.lower_ in {"is", "was"}:
        return _having_been(doc, end + 3)
    if verb.lemma_ not in _JOBS or verb.tag_ not in {"VBZ", "VBD", "VBP"}:
        return ""
    sent = verb.sent
    for k in range(end + 3, min(sent.end, end + _LONGEST_TITLE)):
        if doc[k].is_punct or (doc[k].lower_ == "and" and doc[k].head.i == verb.i):
            return doc[end + 1 : k].text if not doc[k].is_quote else ""
    return ""


def _having_been(doc: Doc, first: int) -> str:
    """The office in "NAME, who was the mayor of Osse until 2019,"."""
    while first < len(doc) and doc[first].tag_ in {"RB", "DT"}:
        first += 1
    j = first
    while j < len(doc) and j - first < _LONGEST_TITLE and not _ends(doc[j]):
        if doc[j].lower_ == "and" and doc[j].head.lemma_ == "be":
            break
        j += 1
    return doc[first:j].text if j > first and _describes(doc, first, j) else ""


def described(doc: Doc, people: list[Name]) -> None:
    """Give those who alone hold an office the fullest words for it: "the Osse senator"."""
    holders: dict[str, list[Name]] = {}
    for person in people:
        for word in {_office(w) for w in person.title.lower().split()}:
            holders.setdefault(word, []).append(person)
    for token in doc:
        if token.tag_ != "NN" or token.lower_ not in _ONE_HOLDER:
            continue
        held = holders.get(_office(token.lower_), [])
        start = token.left_edge.i
        if len(held) != 1 or doc[start].lower_ != "the" or held[0].first > token.i:
            continue
        words = doc[start : token.i + 1]
        if misplaced(doc, start, token, held[0]):
            continue
        if _plainly(words) and not _named(token) and len(words.text) > len(held[0].title):
            held[0].title = words.text


def misplaced(doc: Doc, start: int, token: Token, person: Name) -> bool:
    """Whether "the Florida senator" tells of another place than the person's office does."""
    said = {t.lower_ for t in doc[start + 1 : token.i] if t.tag_ in {"NNP", "NNPS"}}
    own = {w.lower().strip(",") for w in person.title.split() if w[:1].isupper()}
    own = {w for w in own if w not in lex.TITLE_HEADS and w not in {"the", "former", "rep."}}
    return bool(said and own) and not said & own


def _office(word: str) -> str:
    return lex.OFFICE_OF.get(word, word)


def _plainly(words: Span) -> bool:
    """Whether "the", words that tell which, and the office are all there is."""
    if not len(("the", "which", "office")) <= len(words) <= _FARTHEST_HEAD:
        return False
    if all(t.lower_ in _ANY for t in words[1:-1]):
        return False
    return all(t.tag_ in _TITLE_TAGS and t.ent_type_ != "PERSON" for t in words[1:])


def _named(token: Token) -> bool:
    """Whether a name or what tells which one follows: "the Osse senator, Ann Lee,"."""
    if token.i + 1 < len(token.doc) and token.nbor().tag_ in {"NNP", "POS", "IN"}:
        return True
    return any(k.dep_ in {"appos", "relcl", "prep"} for k in token.children)
