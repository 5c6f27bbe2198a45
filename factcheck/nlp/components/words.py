"""The words of a statement in the order they are read, some of them put in for others."""

from collections import Counter
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from factcheck.nlp.components.composition import Word
from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.components.inflection import third_singular
from factcheck.nlp.components.people import name_gender
from factcheck.nlp.components.pronouns import GENDER
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.records import Attribution, Gender, Name, Register, Unit
from factcheck.nlp.types import InsertionKind

_FIRST = {"i": "", "me": "", "my": "'s", "mine": "'s", "myself": ""}
_FIRST_PLURAL = {"we": "", "us": "", "our": "'s", "ours": "'s", "ourselves": ""}
_NEUTER = frozenset(["it", "its", "they", "them", "their", "theirs", "this", "these", "those"])
_PRONOUNS = frozenset([*_FIRST, *_FIRST_PLURAL, *GENDER, *_NEUTER])
_POSSESSIVE = frozenset(["PRP$"])
_REFLEXIVE = ("self", "selves")
_PLURAL = frozenset(["they", "them", "their", "theirs", "these", "those"])
_EXPLETIVE = frozenset(["be", "seem", "appear", "take", "matter", "happen", "rain", "turn", "mean"])
_LONGEST_SOURCE = 6
_THIRD = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "’m": "is",
          "'m": "is", "’re": "is", "'re": "is", "’ve": "has", "'ve": "has"}  # fmt: skip
_PAIR = 2
_SHORT_IS = frozenset(["'s", "’s"])


def country_of(title: str) -> str:
    """The country for which the holder of this office speaks, or ""."""
    words = title.replace("-", " ").split()
    if not any(w.lower() in lex.GOVERNMENT_HEADS for w in words):
        return ""
    for word in words:
        if word in lex.COUNTRY_OF:
            return lex.COUNTRY_OF[word]
    for country in sorted(lex.COUNTRIES, key=len, reverse=True):
        if title.startswith(country) or title.endswith(" of " + country):
            return country
    return ""


def third_person(verb: Token) -> str:
    """The verb as it stands after a name: "want" becomes "wants"."""
    lower = verb.lower_
    if lower in _THIRD:
        return _THIRD[lower]
    if verb.tag_ != "VBP":
        return str(verb.text)
    return third_singular(str(verb.text))


def possessive(name: str) -> str:
    """The name as an owner: "Ito’s"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


class Article:
    """What the statements of one article share, read off its Doc once.

    `lead` is the confidence asked of a pronoun's answer (0: the usual one).
    """

    def __init__(self, doc: Doc, *, lead: float = 0.0) -> None:
        self.doc = doc
        self.register: Register = doc._.register
        self.names = frozenset(n.name for n in self.register.everybody())
        self.quoted: list[int] = doc._.quoted
        self.people = _answers(doc, lead)
        self.mentions: dict[int, tuple[int, str]] = doc._.mentions or {}
        self.dates: dict[int, str] = doc._.dates or {}
        self.texts: list[str] = [token.text for token in doc]
        self.spaces: list[bool] = doc.to_array(["SPACY"]).astype(bool).tolist()
        self._known: dict[str, Name | None] = {}
        self.persons = self._persons()
        titles = {text for text in set(self.texts) if text.lower() in lex.HONORIFICS}
        self.honorifics = {i for i, text in enumerate(self.texts) if text in titles}
        self.special = self._special()

    def _persons(self) -> dict[int, Name]:
        """The tokens that name somebody of the register."""
        found: dict[int, Name] = {}
        for i, text in enumerate(self.texts):
            if not text[:1].isupper() or text.lower() not in self.register.people:
                continue
            person = self.person(text)
            if person is not None:
                found[i] = person
        return found

    def person(self, word: str) -> Name | None:
        """The one person whom a word of the article can mean, looked up once."""
        if word not in self._known:
            self._known[word] = self.register.person(word)
        return self._known[word]

    def _special(self) -> set[int]:
        """The tokens that may not be written as they are: most words need no second look."""
        words = {
            text
            for text in set(self.texts)
            if text in _SHORT_IS or text.isspace() or not text or text.lower() in _PRONOUNS
        }
        asked = {i for i, text in enumerate(self.texts) if text in words}
        return asked | self.persons.keys()


class Replacer:
    """Decides which pronouns of a unit can be replaced by a name that the text gives."""

    def __init__(self, article: Article, unit: Unit, *, full: bool = True) -> None:
        self.doc = article.doc
        self.register = article.register
        self.names = article.names
        self.full = full
        self.unit = unit
        self.people = article.people
        self.persons = article.persons
        attribution: Attribution | None = unit.attribution
        means = attribution.who if attribution is not None else None
        known = means is not None and means.role == "speaker" and not means.anonymous
        name = means.name if known and means is not None else ""
        person = self.register.person(name) if name else None
        self.speaker: Name | None = person
        self.country = country_of(means.title) if known and means is not None else ""
        self.quoted = article.quoted
        self.given: set[str] = set()
        self.last: dict[Gender, str] = {}

    def seen(self, token: Token) -> None:
        """Take note of a person whom the statement names itself."""
        person = self._registered(token)
        if person is not None:
            self._give(person)

    def _give(self, person: Name) -> None:
        self.given.add(person.name)
        self.last[name_gender(person)] = person.name

    def _registered(self, token: Token) -> Name | None:
        return self.persons.get(token.i)

    def name_for(self, token: Token) -> str:
        """The name to put in the token's place, with its ending, or ""."""
        lower = token.lower_
        if lower not in _PRONOUNS or lower.endswith(_REFLEXIVE):
            return self._full_name(token) if self.full else ""
        quoted = self.quoted[token.i] >= 0
        name = ""
        if quoted and lower in _FIRST:
            name = self._person(self.speaker)
        elif quoted and lower in _FIRST_PLURAL:
            name = self.country
        elif lower in GENDER:
            name = self._person(self._third(token), GENDER[lower])
        elif lower in {"it", "they"} and not quoted:
            name = self._source(token)
        if not name:
            return ""
        owner = token.tag_ in _POSSESSIVE or lower in {"hers", "mine", "ours"}
        return possessive(name) if owner else name

    def _person(self, person: Name | None, gender: Gender = "") -> str:
        """The person's name, unless the statement named them last of that gender."""
        if person is None or (gender and self._named_last(person, gender)):
            return ""
        self._give(person)
        return person.name

    def _named_last(self, person: Name, gender: Gender) -> bool:
        return person.name in {self.last.get(gender), self.last.get("")} and (
            person.name in self.given
        )

    def unsure(self, token: Token, before: list[Word]) -> bool:
        """Whether the token is a pronoun that a reader of the statement cannot resolve."""
        lower = token.lower_
        if lower not in _PRONOUNS or lower.endswith(_REFLEXIVE):
            return False
        if lower in GENDER:
            found = self._third(token)
            return found is None or not self._named_last(found, GENDER[lower])
        if lower in _NEUTER:
            return self._without_noun(token, before)
        if lower in _FIRST and self.quoted[token.i] >= 0:
            return self.speaker is None or self.speaker.name not in self.given
        return not self.country or self.quoted[token.i] < 0

    def _without_noun(self, token: Token, before: list[Word]) -> bool:
        """Whether no noun of its number stands before "it" or "they", which means something."""
        lower = token.lower_
        determiner = token.tag_ == "DT" and token.head.i != token.i
        if determiner or token.dep_ in {"det", "expl", "mark"}:
            return token.dep_ in SUBJECTS
        if lower == "it" and token.dep_ in SUBJECTS and token.head.lemma_ in _EXPLETIVE:
            return False
        tags = {"NNS", "NNPS"} if lower in _PLURAL else {"NN", "NNP"}
        return not any(w.i >= 0 and self.doc[w.i].tag_ in tags for w in before)

    def _full_name(self, token: Token) -> str:
        """The full name for a bare family name, at its first mention in the statement."""
        person = self._registered(token)
        if person is None or token.dep_ in {"compound", "nmod", "amod"}:
            return ""
        alone = not any(
            n.tag_ in {"NNP", "NNPS"} or n.lower_ in lex.HONORIFICS
            for n in (token.nbor(-1) if token.i else token, self._next(token))
            if n.i != token.i
        )
        if not alone or " " not in person.name or person.name in self.given:
            return ""
        self._give(person)
        return person.name

    def titled_name(self, token: Token) -> str:
        """The full name for a family name after "Mr.", "" when it is none or known already."""
        person = self._registered(token)
        if person is None or " " not in person.name or person.name in self.given:
            return ""
        if token.dep_ in {"compound", "nmod", "amod"} or self._next(token).tag_ in _NAME_TAGS:
            return ""
        self._give(person)
        return person.name

    def _next(self, token: Token) -> Token:
        return token.nbor() if token.i + 1 < len(self.doc) else token

    def _source(self, token: Token) -> str:
        """The source's words for "it" or "they" as the subject of what it says."""
        attribution = self.unit.attribution
        if attribution is None or attribution.source is None or attribution.who is None:
            return ""
        start, end = attribution.source
        own = token.dep_ in SUBJECTS and token.head.i == self.unit.head
        if not own or token.head.lemma_ in _EXPLETIVE or end - start > _LONGEST_SOURCE:
            return ""
        head = next((t for t in self.doc[start:end] if not start <= t.head.i < end), None)
        person = attribution.who.name in self.names
        plural = head is not None and head.tag_ in {"NNS", "NNPS"}
        if head is None or person or head.pos_ == "PRON" or plural != (token.lower_ == "they"):
            return ""
        return str(self.doc[start:end].text)

    def _third(self, token: Token) -> Name | None:
        """The person whom "he" or "she" means, where that is sure."""
        found = self.people.get(token.i)
        if self.speaker is not None and self.quoted[token.i] < 0:
            own_subject = token.dep_ in SUBJECTS and token.head.i == self.unit.head
            gender = name_gender(self.speaker)
            if own_subject and gender in {GENDER[token.lower_], ""}:
                return self.speaker
        return found


def _answers(doc: Doc, lead: float) -> dict[int, Name]:
    """The sure pronouns; with a `lead` other than 0, those that reach it instead."""
    if not lead:
        return doc._.pronouns or {}
    return {i: a.name for i, a in (doc._.answers or {}).items() if a.lead >= lead}


def words_of(article: Article, unit: Unit, *, full: bool = True) -> list[Word]:
    """The unit's words with names in place of pronouns, verbs made to agree.

    `full` puts full names in the place of bare family names.
    """
    writer = Writer(article, unit, full=full)
    last = unit.parts[-1][1] if unit.parts else 0
    for start, end in unit.parts:
        writer.run(start, end)
        writer.close(final=end == last)
    return tidy(writer.out)


class Writer:
    """Writes a unit's words one after another."""

    def __init__(self, article: Article, unit: Unit, *, full: bool) -> None:
        self.doc = article.doc
        self.article = article
        self.content = unit.content
        self.finite = unit.replace
        self.replacer = Replacer(article, unit, full=full)
        self.out: list[Word] = []
        self.agree: set[int] = set()

    def run(self, start: int, end: int) -> None:
        """Write the tokens [start, end)."""
        article, dates = self.article, self.article.dates
        i = start
        if start + 1 < end and self.out and article.texts[start] == ",":
            i += 1
        while i < end:
            stop = self._mention(i, end)
            if stop:
                i = stop
            elif i in self.finite:
                if self.out and article.texts[i] == ",":
                    self.out[-1].space = True
                self.put(self.doc[i], self.finite[i], article.texts[i], "grammar")
                i += 1
            elif i in article.special or i in self.agree:
                self.write(self.doc[i])
                i += 1
            else:
                carried = not self.content[0] <= i < self.content[1]
                word = Word(article.texts[i], article.spaces[i], i, False, "", "name", carried)
                self.out.append(word)
                i += 1
            if i in dates and self.out and self.replacer.full:
                self._date(self.doc[i - 1], dates[i])

    def _mention(self, i: int, end: int) -> int:
        """Write what "the ministry" or "Mr. Dahl" at `i` means; gives the token after it, or 0."""
        known = self.article.mentions.get(i)
        if known is None and i not in self.article.honorifics:
            return 0
        stop, text = known or self._titled(i)
        if not i < stop <= end:
            return 0
        text = text if self.replacer.full else text.removeprefix("the ")
        kind: InsertionKind = "name" if known is None else "mention"
        self.put(self.doc[stop - 1], text, self.doc[i:stop].text, kind)
        return stop

    def _titled(self, i: int) -> tuple[int, str]:
        """For "Mr. Dahl", the token after it and the full name, at its first mention."""
        if self.doc[i].lower_ not in lex.HONORIFICS or i + 1 >= len(self.doc):
            return 0, ""
        name = self.replacer.titled_name(self.doc[i + 1]) if self.replacer.full else ""
        return (i + 2, name) if name else (0, "")

    def _date(self, token: Token, text: str) -> None:
        space, self.out[-1].space = self.out[-1].space, True
        word = Word(text, space, token.i, inserted=True, kind="date")
        self.out.append(word)

    def put(self, token: Token, text: str, old: str, kind: InsertionKind) -> None:
        """Add words that stand for others, `old`."""
        self.out.append(
            Word(text, bool(token.whitespace_), token.i, True, old, kind, self._carried(token))
        )

    def _carried(self, token: Token) -> bool:
        return not self.content[0] <= token.i < self.content[1]

    def write(self, token: Token) -> None:
        """Add the token, or the name that stands for it."""
        if token.is_space:
            return
        name = self.replacer.name_for(token)
        if name:
            if token.dep_ in SUBJECTS and token.lower_ in {"i", "we"}:
                verb = token.head
                self.agree |= {verb.i, *(k.i for k in verb.children if k.dep_.startswith("aux"))}
            self.put(token, name, token.text, "name")
            return
        text = third_person(token) if token.i in self.agree else str(token.text)
        if token.text in {"'s", "’s"} and token.pos_ in {"AUX", "VERB"} and self._apart():
            text = "has" if token.dep_ == "aux" and token.head.tag_ == "VBN" else "is"
        if text != token.text:
            if token.text[:1] in "’'" and self.out:
                self.out[-1].space = True
            self.put(token, text, token.text, "agreement")
            return
        unsure = self.replacer.unsure(token, self.out)
        self.replacer.seen(token)
        self.out.append(
            Word(
                text,
                bool(token.whitespace_),
                token.i,
                carried=self._carried(token),
                unresolved=unsure,
            )
        )

    def _apart(self) -> bool:
        """Whether the word before is not the one that a short "is" leaned on."""
        return bool(self.out) and (self.out[-1].inserted or self.out[-1].space)

    def close(self, *, final: bool) -> None:
        """End a run of words; a comma at its end belongs to what was left out.

        It stays where it closes an aside that was kept: "The plan, drawn up by Lee, (who …) was".
        """
        aside = sum(word.text == "," for word in self.out) == _PAIR
        while not final and not aside and self.out and self.out[-1].text == ",":
            self.out.pop()
        if self.out:
            self.out[-1].space = True


_NAME_TAGS = frozenset(["NNP", "NNPS"])
_PAIRS = (("“", "”"), ("‘", "’"), ("«", "»"), ("(", ")"), ("[", "]"))
_EVEN = ('"', "''")
_MARKS = frozenset([*(mark for pair in _PAIRS for mark in pair), *_EVEN])


_CLOSING = frozenset(["”", "’", '"', "'", "''", "»"])


def tidy(words: list[Word]) -> list[Word]:
    """Without unbalanced quotation marks and doubled commas."""
    marks = Counter(w.text for w in words if w.text in _MARKS)
    loose: set[str] = set()
    if marks:
        for opening, closing in _PAIRS:
            apostrophe = opening == "‘" and not marks[opening]
            if marks[opening] != marks[closing] and not apostrophe:
                loose |= {opening, closing}
        loose |= {mark for mark in _EVEN if marks[mark] % 2}
    if loose:
        words = without(words, loose)
    out: list[Word] = []
    for word in words:
        if word.text == "," and (not out or out[-1].text in {",", "("}):
            continue
        if word.text in {",", ".", ";", ":", ")", "”"} and out and word.i != -1:
            out[-1].space = False
        out.append(word)
    while out and out[-1].text in {",", ";", ":", "—", "–"}:
        out.pop()
    if len(out) > 1 and out[-1].text in _CLOSING and out[-2].text == ",":
        del out[-2]  # the “Mill Act,”
    return out


def without(words: list[Word], marks: AbstractSet[str]) -> list[Word]:
    """The words without these marks."""
    out: list[Word] = []
    for word in words:
        if word.text in marks:
            if out and word.space:
                out[-1].space = True
            continue
        out.append(word)
    return out
