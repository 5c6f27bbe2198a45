"""The document-level register of names.

First full mentions, titles and appositions say who somebody is; later bare family names are that
person, whatever the entity recognizer makes of them.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import media
from factcheck.nlp.components.titles import described, fuller, is_title, title_after, title_of
from factcheck.nlp.lexicons import first_names
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.verbs import OUTLET_NOUNS
from factcheck.nlp.records import LETTERS, SUFFIXES, Gender, Name, Register, family

_LONGEST_NAME = 3


def gender_of(name: str, title: str, honorific: str = "") -> Gender:
    """Gender where an honorific, a gendered office or a first name tells it."""
    words = {w.lower() for w in title.split()} | {honorific.lower()}
    if words & lex.MALE_WORDS:
        return "m"
    if words & lex.FEMALE_WORDS:
        return "f"
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if len(name.split()) < 2 or (first in lex.MALE_NAMES and first in lex.FEMALE_NAMES):
        return ""
    return "m" if first in lex.MALE_NAMES else "f" if first in lex.FEMALE_NAMES else ""


def _leads(span: Span, token: Token) -> bool:
    """Whether the word stands before a name without being part of it."""
    if token.text in lex.COUNTRY_OF:
        return not _bears(span, token)
    return is_title(token) or token.lower_ in lex.HONORIFICS


def _bears(span: Span, token: Token) -> bool:
    """Whether "German" is a first name: of a person with nothing but a family name behind it."""
    led = token.i > 0 and token.nbor(-1).lower_ in {"the", "a"}
    whole = len(span) == 2 and token.i == span.start and not led
    return whole and all(t.ent_type_ == "PERSON" for t in span)


def trim(span: Span) -> Span | None:
    """A person entity without titles, honorifics, possessives and suffixes."""
    start, end = span.start, span.end
    for token in span[:-1]:
        if _leads(span, token) or token.tag_ == "POS" or token.text in {"'s", "’s"}:
            start = token.i + 1
    while start < end and (_leads(span, span.doc[start]) or not span.doc[start].text[:1].isupper()):
        start += 1
    while start < end and (
        span.doc[end - 1].tag_ == "POS"
        or span.doc[end - 1].text[:1] in "'’"
        or (span.doc[end - 1].lower_ in SUFFIXES and end - start == 1)
        or (span.doc[end - 1].text in LETTERS and end - start > 1)
        or not span.doc[end - 1].text[:1].isupper()
    ):
        end -= 1
    return span.doc[start:end] if start < end else None


def _titled(ent: Span) -> bool:
    """Whether an entity of another kind is an office, a first name and a family name."""
    if len(ent) != len(("office", "first", "family")) or not is_title(ent[0]):
        return False
    return ent[1].text in first_names.MALE | first_names.FEMALE


def _free(token: Token) -> bool:
    """Whether the token is part of a name that is no entity yet."""
    return token.tag_ in {"NNP", "NNPS"} and not token.ent_type_ and token.is_alpha


class Names:
    """Builds the register from a parsed article and puts it on `doc._.register`."""

    def __call__(self, doc: Doc) -> Doc:
        """Build the register of names."""
        register = Register()
        self._people(doc, register)
        self._outlets(doc, register)
        media.learn(doc, register)
        register.settle()
        doc._.register = register
        return doc

    def _people(self, doc: Doc, register: Register) -> None:
        singles: list[tuple[Span, str, str]] = []
        for span in self._candidates(doc):
            honorific = ""
            if span.start > 0 and doc[span.start - 1].lower_ in lex.HONORIFICS:
                honorific = doc[span.start - 1].lower_
            title = title_of(doc, span.start, span.end)
            if len(span) == 1 and not title and not honorific:
                continue
            if len(span) == 1:
                singles.append((span, title, honorific))
            else:
                self._add(register, span, title, honorific)
        for span, title, honorific in singles:
            if not self._first_name(register, span, title):
                self._add(register, span, title, honorific)
        described(doc, register.everybody())

    def _first_name(self, register: Register, span: Span, title: str) -> bool:
        """Let a first name ("Dame Ada") mean the one person of the article who bears it."""
        if span.text.lower() in register.people:
            return False
        bearers = [n for n in register.everybody() if n.name.split()[0] == span.text]
        if len(bearers) != 1:
            return False
        register.people[span.text.lower()] = bearers
        if len(title) > len(bearers[0].title):
            bearers[0].title = title
        return True

    def _candidates(self, doc: Doc) -> list[Span]:
        found: dict[int, Span] = {}
        for ent in doc.ents:
            if ent.label_ in {"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART"}:
                titled = (ent.start > 0 and is_title(doc[ent.start - 1])) or _titled(ent)
                if ent.label_ != "PERSON" and not (titled and len(ent) <= 3):
                    continue
                if ent.label_ in {"GPE", "NORP"} and ent.text in lex.COUNTRIES | set(
                    lex.COUNTRY_OF
                ):
                    continue
                span = trim(ent)
                if span is not None and all(
                    t.is_alpha or "-" in t.text or "." in t.text or "’" in t.text or "'" in t.text
                    for t in span
                ):
                    found[span.start] = span
        for span in self._missed(doc):
            found.setdefault(span.start, span)
        return [found[k] for k in sorted(found)]

    def _missed(self, doc: Doc) -> Iterator[Span]:
        """Names that the recognizer missed, told by an office before or an apposition after."""
        for token in doc[: max(len(doc) - 2, 0)]:
            if token.text == "," and token.i > 1 and token.nbor().lower_ in {"a", "an", "the"}:
                start = token.i
                while start > 0 and token.i - start < _LONGEST_NAME and _free(doc[start - 1]):
                    start -= 1
                if token.i - start > 1 and title_after(doc, token.i):
                    yield doc[start : token.i]
            elif token.tag_ in {"NNP", "NN"} and _free(token.nbor()) and is_title(token):
                end = token.i + 1
                while end < len(doc) and end - token.i <= _LONGEST_NAME and _free(doc[end]):
                    end += 1
                span = trim(doc[token.i + 1 : end])
                if span is not None and len(span) > 1:
                    yield span

    def _add(self, register: Register, span: Span, title: str, honorific: str) -> None:
        words = span.text.split()
        if span.text.isupper() and len(words) > 1 and len(span.text) > 6:
            words = [w.capitalize() for w in words]
        key = family(words)
        known = register.people.setdefault(key, [])
        same = [
            n
            for n in known
            if len(words) == 1 or len(n.name.split()) == 1 or n.name.split()[0] == words[0]
        ]
        gender = gender_of(" ".join(words), title, honorific)
        if not same:
            known.append(Name(" ".join(words), "person", title, gender, span.start))
        elif len(same) == 1:
            name = same[0]
            if len(words) > len(name.name.split()):
                name.name = " ".join(words)
            if fuller(title, name.title):
                name.title = title
            name.gender = name.gender or gender

    def _outlets(self, doc: Doc, register: Register) -> None:
        for ent in doc.ents:
            if ent.label_ == "ORG":
                register.orgs.setdefault(ent.text.lower(), Name(ent.text, "org", "", "", ent.start))
        for token in doc:
            if token.text in OUTLET_NOUNS and token.i + 1 < len(doc):
                following = doc[token.i + 1]
                if following.tag_ == "NNP" and following.text[:1].isupper():
                    end = following.i + 1
                    while end < len(doc) and doc[end].tag_ == "NNP" and doc[end].is_alpha:
                        end += 1
                    name = doc[following.i : end].text
                    register.outlets.setdefault(
                        name.lower(), Name(name, "outlet", first=following.i)
                    )


@Language.factory(
    "names",
    requires=["doc.ents", "token.tag", "token.dep"],
    assigns=["doc._.register"],
)
def make_names(nlp: Language, name: str) -> Names:
    """The component that builds the register of names."""
    return Names()
