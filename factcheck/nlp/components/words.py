"""The words of a statement in the order they are read, some of them put in for others."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.components.pronouns import GENDER
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.records import Attribution, Name, Register, Unit

_FIRST = {"i": "", "me": "", "my": "'s", "mine": "'s", "myself": ""}
_FIRST_PLURAL = {"we": "", "us": "", "our": "'s", "ours": "'s", "ourselves": ""}
_PRONOUNS = frozenset([*_FIRST, *_FIRST_PLURAL, "he", "she", "his", "her", "it", "they"])
_EXPLETIVE = frozenset(["be", "seem", "appear", "take", "matter", "happen", "rain", "turn", "mean"])
_LONGEST_SOURCE = 6
_THIRD = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "’m": "is",
          "'m": "is", "’re": "is", "'re": "is", "’ve": "has", "'ve": "has"}  # fmt: skip
_OPENING = frozenset("“\"‘'«„([")


@dataclass(slots=True)
class Word:
    """One word: its text, whether a space follows, and its token (-1 when it was put in)."""

    text: str
    space: bool
    i: int = -1
    inserted: bool = False


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
    if lower.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb.text}es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{verb.text[:-1]}ies"
    return f"{verb.text}s"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


class Replacer:
    """Decides which pronouns of a unit can be replaced by a name that the text gives."""

    def __init__(self, doc: Doc, unit: Unit, *, full: bool = True) -> None:
        self.doc = doc
        self.full = full
        self.unit = unit
        attribution: Attribution | None = unit.attribution
        means = attribution.who if attribution is not None else None
        known = means is not None and means.role == "speaker" and not means.anonymous
        self.speaker = (
            means.name if known and means is not None and means.title + means.name else ""
        )
        if doc._.register.person(self.speaker) is None:
            self.speaker = ""
        self.country = country_of(means.title) if known and means is not None else ""
        self.direct = attribution is not None and attribution.quote_type == "direct"
        self.quoted: list[int] = doc._.quoted
        self.given: set[str] = set()

    def name_for(self, token: Token) -> str:
        """The name to put in the token's place, with its ending, or ""."""
        lower = token.lower_
        if lower not in _PRONOUNS:
            return self._full_name(token) if self.full else ""
        quoted = self.quoted[token.i] >= 0
        name, ending = "", ""
        if quoted and lower in _FIRST:
            name, ending = self.speaker, _FIRST[lower]
        elif quoted and lower in _FIRST_PLURAL:
            name, ending = self.country, _FIRST_PLURAL[lower]
        elif lower in {"he", "she"} and not quoted:
            name = self._third(token)
        elif lower in {"it", "they"} and not quoted:
            name = self._source(token)
        elif lower in {"his", "her"} and token.tag_ == "PRP$" and not quoted:
            found: Name | None = (self.doc._.pronouns or {}).get(token.i)
            name, ending = (found.name, "'s") if found is not None else ("", "")
        if not name:
            return ""
        return _possessive(name) if ending else name

    def _full_name(self, token: Token) -> str:
        """The full name for a bare family name, at its first mention in the statement."""
        register: Register = self.doc._.register
        if not token.text[:1].isupper() or token.lower_ not in register.people:
            return ""
        person = register.person(token.text)
        alone = not any(
            n.tag_ in {"NNP", "NNPS"} or n.lower_ in lex.HONORIFICS
            for n in (token.nbor(-1) if token.i else token, self._next(token))
            if n.i != token.i
        )
        if token.dep_ in {"compound", "nmod", "amod"}:
            return ""
        if person is None or not alone or " " not in person.name or person.name in self.given:
            return ""
        self.given.add(person.name)
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
        person = attribution.who.name in {n.name for n in self.doc._.register.everybody()}
        plural = head is not None and head.tag_ in {"NNS", "NNPS"}
        if head is None or person or head.pos_ == "PRON" or plural != (token.lower_ == "they"):
            return ""
        return str(self.doc[start:end].text)

    def _third(self, token: Token) -> str:
        found: Name | None = (self.doc._.pronouns or {}).get(token.i)
        attribution = self.unit.attribution
        if attribution is not None and attribution.who is not None and self.speaker:
            own_subject = token.dep_ in SUBJECTS and token.head.i == self.unit.head
            register = self.doc._.register
            speaker = register.person(self.speaker)
            gender = GENDER[token.lower_]
            if own_subject and speaker is not None and speaker.gender in {gender, ""}:
                return self.speaker
        return found.name if found is not None else ""


def words_of(doc: Doc, unit: Unit, *, full: bool = True) -> list[Word]:
    """The unit's words with names in place of pronouns, verbs made to agree.

    `full` puts full names in the place of bare family names.
    """
    writer = _Writer(doc, unit, full=full)
    last = unit.parts[-1][1] if unit.parts else 0
    for start, end in unit.parts:
        for i in range(start, end):
            if not (i == start and doc[i].text == "," and writer.out):
                writer.write(doc[i])
        writer.close(final=end == last)
    return _tidy(writer.out)


class _Writer:
    """Writes a unit's words one after another."""

    def __init__(self, doc: Doc, unit: Unit, *, full: bool) -> None:
        self.replacer = Replacer(doc, unit, full=full)
        self.out: list[Word] = []
        self.agree: set[int] = set()
        self.used = ""

    def write(self, token: Token) -> None:
        """Add the token, or the name that stands for it."""
        if token.is_space:
            return
        space = bool(token.whitespace_)
        name = self.replacer.name_for(token)
        if name and not (token.tag_ == "PRP$" and name.startswith(self.used or "\0")):
            self.used = name.removesuffix("’s").removesuffix("’")
            if token.dep_ in SUBJECTS and token.lower_ in {"i", "we"}:
                verb = token.head
                self.agree |= {verb.i, *(k.i for k in verb.children if k.dep_.startswith("aux"))}
            self.out.append(Word(name, space, token.i, inserted=True))
        elif token.i in self.agree:
            text = third_person(token)
            if token.text[:1] in "’'" and text[:1] not in "’'" and self.out:
                self.out[-1].space = True
            self.out.append(Word(text, space, token.i))
        elif token.text in {"'s", "’s"} and token.tag_ == "VBZ" and self._follows_name():
            self.out[-1].space = True
            self.out.append(Word("is", space, token.i))
        else:
            self.out.append(Word(token.text, space, token.i))

    def _follows_name(self) -> bool:
        return bool(self.out) and self.out[-1].inserted

    def close(self, *, final: bool) -> None:
        """End a run of words; a comma at its end belongs to what was left out."""
        while not final and self.out and self.out[-1].text == ",":
            self.out.pop()
        if self.out:
            self.out[-1].space = True


def _tidy(words: list[Word]) -> list[Word]:
    """Without unbalanced quotation marks and doubled commas."""
    for opening, closing in (("“", "”"), ("‘", "’"), ("«", "»"), ("(", ")"), ("[", "]")):
        if opening == "‘" and not any(w.text == opening for w in words):
            continue
        opened = sum(w.text == opening for w in words)
        closed = sum(w.text == closing for w in words)
        if opened != closed:
            words = _without(words, {opening, closing})
    for mark in ('"', "''"):
        if sum(w.text == mark for w in words) % 2:
            words = _without(words, {mark})
    out: list[Word] = []
    for word in words:
        if word.text == "," and (not out or out[-1].text in {",", "("}):
            continue
        if word.text in {",", ".", ";", ":", ")", "”"} and out and word.i != -1:
            out[-1].space = False
        out.append(word)
    while out and out[-1].text in {",", ";", ":", "—", "–"}:
        out.pop()
    return out


def _without(words: list[Word], marks: set[str]) -> list[Word]:
    out: list[Word] = []
    for word in words:
        if word.text in marks:
            if out and word.space:
                out[-1].space = True
            continue
        out.append(word)
    return out


def text_of(words: list[Word]) -> str:
    """The words as text."""
    return "".join(w.text + (" " if w.space else "") for w in words).strip()


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    for k, c in enumerate(text):
        if c.isalpha():
            return text[:k] + c.upper() + text[k + 1 :]
        if c.isdigit():
            return text
    return text


def sentence(words: list[Word]) -> str:
    """The words as a sentence with a capital and a full stop."""
    text = " ".join(capitalized(text_of(words)).split())
    if not text:
        return text
    if text[-1] in ".!?…" or (len(text) > 1 and text[-1] in '”"’' and text[-2] in ".!?…"):
        return text
    return text + "."
