"""Interviews in question and answer: the answers are the words of whom the introduction is about.

An article is one where several paragraphs ask "you" something without quotation marks, the ones
behind them say "I" or "we", and the introduction tells that somebody was met or spoken to; or
where paragraphs are marked "Q:" and "A:". Who of several people answers stays open.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from factcheck.nlp.components.content import trimmed
from factcheck.nlp.components.cues import paragraph_numbers, text_end
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Name, Paragraph, Quote, Register, Who
from factcheck.nlp.types import UNCLEAR

type Turn = tuple[int, list[int]]
"""The number of a question's paragraph and those of its answers."""

_YOU = word_set("you your yours yourself")
_I = word_set("i we me us my our mine ours myself ourselves")
_MEETING = word_set(
    """interview interviews interviewed spoke speaks talk talks talked met meets meet conversation
    receive receives received chat chatted sat edited condensed"""
)
_WITH = word_set("interview conversation chat sit catch meet q&a")
_ASKING = word_set("interview meet ask visit talk speak chat sit")
_CREDITING = word_set(": by interview words text")
_MARKS = frozenset([":", "."])
_LONGEST_PROMPT = 45
_SHORT = 22
"""Tokens of a line that credits somebody rather than tells of them."""
_FEWEST = 3
"""Questions and answers in the first person that make an interview; how often its one is named."""
_MARKED = 2


def turns(doc: Doc, quoted: list[int]) -> list[Turn]:
    """The questions and answers of an article that is an interview, else nothing.

    `quoted` holds each token's quotation by marks, or -1.
    """
    paragraphs: list[Paragraph] = doc._.paragraphs
    found = _marked(doc, paragraphs) or _asked(doc, paragraphs, quoted)
    if found and _introduced(_outside(doc, p, quoted) for p in paragraphs[: found[0][0]]):
        return found
    return []


def answers(doc: Doc, turns: list[Turn]) -> list[Quote]:
    """The answers as quotations without marks, in text order."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    numbers = [number for _, answered in turns for number in answered]
    places = [(number, _words(doc, paragraphs[number])) for number in numbers]
    return [Quote(*place, *place, number) for number, place in places if place[0] < place[1]]


def add(doc: Doc, found: dict[int, Attribution]) -> None:
    """Give the answers of an interview to whom it is with."""
    paragraphs: list[Paragraph] = doc._.paragraphs
    turns: list[Turn] = doc._.turns
    if not turns:
        return
    first = turns[0][0]
    means, source = _interviewee(doc, paragraphs[first].start)
    for prompt, answered in turns:
        inside = [_words(doc, paragraphs[number]) for number in answered]
        mark = text_end(doc, paragraphs[prompt]) - 1
        if source is None or not inside or mark in found:
            continue
        attribution = Attribution(cue=(mark, mark + 1), head=mark, content=inside, source=source)
        attribution.who = means
        attribution.kind, attribution.clausal, attribution.quote_type = "speech", True, "direct"
        attribution.paragraph = answered[0]
        found[mark] = attribution


def _words(doc: Doc, paragraph: Paragraph) -> tuple[int, int]:
    """The paragraph without the "A:" before it."""
    start = paragraph.start
    if doc[start].text == "A" and start + 1 < paragraph.end and doc[start + 1].text in _MARKS:
        start += 2
    return trimmed(doc, start, paragraph.end)


def _marked(doc: Doc, paragraphs: list[Paragraph]) -> list[Turn]:
    """The turns of an interview with "Q:" and "A:": a question and its answers."""
    letters = [
        doc[p.start].text
        if p.end - p.start > 2
        and doc[p.start].text in {"Q", "A"}
        and doc[p.start + 1].text in _MARKS
        else ""
        for p in paragraphs
    ]
    if min(letters.count("Q"), letters.count("A")) < _MARKED:
        return []
    found: list[Turn] = []
    for number, letter in enumerate(letters):
        if letter == "Q":
            found.append((number, []))
        elif found and (letter == "A" or (found[-1][1] and "Q" in letters[number:])):
            found[-1][1].append(number)
    return found


def _asked(doc: Doc, paragraphs: list[Paragraph], quoted: list[int]) -> list[Turn]:
    """The turns of an interview whose questions are paragraphs without marks."""
    said = [_outside(doc, p, quoted) for p in paragraphs]
    questions = [n for n, p in enumerate(paragraphs) if _is_question(doc, p, quoted)]
    if len(questions) < _FEWEST or questions[0] == 0:
        return []
    found: list[Turn] = []
    for number in range(_first_prompt(said, questions), len(paragraphs)):
        you, first_person = bool(said[number] & _YOU), bool(said[number] & _I)
        short = paragraphs[number].end - paragraphs[number].start <= _LONGEST_PROMPT
        answered = not found or bool(found[-1][1])
        if number in questions or (you and not first_person and short and answered):
            found.append((number, []))
        elif number < questions[-1] or not found[-1][1] or first_person:
            found[-1][1].append(number)
        else:
            break
    own = sum(bool(said[n] & _I) for _, answered in found for n in answered)
    addressed = sum(bool(said[prompt] & _YOU) for prompt, _ in found)
    return found if own >= _FEWEST and addressed >= _MARKED else []


def _outside(doc: Doc, paragraph: Paragraph, quoted: list[int]) -> set[str]:
    """The words of a paragraph that stand in no quotation, in lower case."""
    return {doc[i].lower_ for i in range(paragraph.start, paragraph.end) if quoted[i] < 0}


def _is_question(doc: Doc, paragraph: Paragraph, quoted: list[int]) -> bool:
    """Whether the paragraph is short and ends with a question that is no quotation."""
    words = [t for t in doc[paragraph.start : paragraph.end] if not t.is_space]
    asks = bool(words) and words[-1].text == "?" and quoted[words[-1].i] < 0
    return asks and len(words) <= _LONGEST_PROMPT


def _first_prompt(said: list[set[str]], questions: list[int]) -> int:
    """The first question, or the remark to "you" right before it."""
    first = questions[0]
    return first - 1 if first > 1 and said[first - 1] & _YOU and not said[first - 1] & _I else first


def _introduced(before: Iterable[set[str]]) -> bool:
    """Whether what stands before the first question tells that somebody was spoken to."""
    return any(words & _MEETING for words in before)


def _interviewee(doc: Doc, stop: int) -> tuple[Who, tuple[int, int] | None]:
    """Whom headline and introduction are about, and where they first name them.

    Lines that credit somebody do not count, nor who met somebody. It is unclear unless one is the
    object of the interview, alone named at least twice, or named twice as often as any other.
    """
    named: Counter[int] = Counter()
    known: dict[int, tuple[Name, tuple[int, int]]] = {}
    met: set[int] = set()
    asking: set[int] = set()
    for name, place in _named(doc, stop):
        named[id(name)] += 1
        known.setdefault(id(name), (name, place))
        if _is_met(doc[place[1] - 1]):
            met.add(id(name))
        elif _meets(doc[place[1] - 1]):
            asking.add(id(name))
    if not named:
        return Who(UNCLEAR), None
    ranked = [one for one in named.most_common() if one[0] not in asking]
    often = len(ranked) > 1 and ranked[0][1] >= max(_FEWEST, 2 * ranked[1][1])
    alone = len(ranked) == 1 and ranked[0][1] > 1
    sure = met if len(met) == 1 else {ranked[0][0]} if alone or often else set()
    if not sure:
        return Who(UNCLEAR), next(iter(known.values()))[1]
    name, place = known[sure.pop()]
    return Who(name.name, "speaker", name.title), place


def _named(doc: Doc, stop: int) -> Iterator[tuple[Name, tuple[int, int]]]:
    """The people named in the text before a token, with the place of each name."""
    register: Register = doc._.register
    numbers = paragraph_numbers(doc)
    for token in doc[:stop]:
        name = register.person(token.text) if token.text[:1].isupper() else None
        if name is None or token.text != name.name.split()[-1]:
            continue
        number = numbers[token.i]
        paragraph: Paragraph = doc._.paragraphs[number]
        words = name.name.split()
        first = max(token.i + 1 - len(words), paragraph.start)
        whole = [t.text for t in doc[first : token.i + 1]] == words
        before = doc[first - 1].lower_ if first > paragraph.start else ""
        credited = paragraph.end - paragraph.start <= _SHORT and before in _CREDITING
        if not credited:
            yield name, (first if whole else token.i, token.i + 1)


def _is_met(token: Token) -> bool:
    """Whether the name is the object of the interview: "interviewed Lee", "sat down with Lee"."""
    above = token.head
    if token.dep_ == "dobj":
        return above.lemma_ in {"interview", "meet", "ask", "visit"}
    if token.dep_ != "pobj" or above.lower_ != "with":
        return False
    return above.head.lemma_.lower() in _WITH


def _meets(token: Token) -> bool:
    """Whether the name is the one who asks: "Lee talks to a painter", not "Lee talks to us"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in _ASKING:
        return False
    links = [k for k in verb.children if k.dep_ == "prep" and k.lower_ in {"to", "with"}]
    objects = [k for v in (verb, *links) for k in v.children if k.dep_ in {"dobj", "pobj"}]
    return any(k.lower_ not in {"us", "me"} for k in objects)
