"""The document-level register of names.

First full mentions, titles and appositions say who somebody is; later bare family names are that
person, whatever the entity recognizer makes of them.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import media
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.verbs import OUTLET_NOUNS
from factcheck.nlp.records import Gender, Name, Register

_SUFFIXES = frozenset(["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"])
_TITLE_TAGS = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ", "HYPH", "POS", "VBG", "AFX"])
_LONGEST_TITLE = 18
_LONGEST_NAME = 3


def is_title(token: Token) -> bool:
    """Whether the word names an office or a trade."""
    word = token.lower_
    return word in lex.TITLE_HEADS or (word.endswith("s") and word[:-1] in lex.TITLE_HEADS)


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


def title_before(doc: Doc, start: int) -> str:
    """The office that stands right before the name at `start`, or ""."""
    floor = doc[start].sent.start
    i = start
    while i > floor and start - i < _LONGEST_TITLE:
        token = doc[i - 1]
        if token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY"}:
            break
        if token.ent_type_ == "PERSON" and not (i < start and speaks_for(doc[i])):
            break
        if (
            token.tag_ in _TITLE_TAGS
            or token.text in {"-", "/", "U.S."}
            or (token.lower_ in {"to", "of", "for", "the"} and _bridges(doc, i - 1, floor))
        ):
            i -= 1
        else:
            break
    while i < start and (
        doc[i].tag_ == "POS" or (not doc[i].is_alpha and not doc[i].text.endswith("."))
    ):
        i += 1
    title = doc[i:start]
    if i == start or not any(is_title(t) for t in title):
        return ""
    if doc[start - 1].lower_ in lex.HONORIFICS:
        title = doc[i : start - 1]
    return title.text.strip().removeprefix("the ").strip()


def speaks_for(token: Token) -> bool:
    """Whether the office is named after the one it serves: "Stein spokeswoman"."""
    return token.lower_.startswith(("spokes", "advis", "aide", "lawyer", "attorney", "campaign"))


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
    if not is_title(noun) or noun.i > start - 2 or start - noun.left_edge.i > _LONGEST_TITLE:
        return ""
    if not any(k.dep_ == "appos" and k.i >= start for k in noun.children):
        return ""
    words = doc[noun.left_edge.i : start - 1]
    return "" if any(t.is_punct and t.text != "-" for t in words) else words.text


def _bridges(doc: Doc, i: int, floor: int) -> bool:
    """Whether the little word at `i` joins an office to its place: "envoy to the Middle East"."""
    before = doc[i - 1] if i > floor else None
    if before is None:
        return False
    if doc[i].lower_ == "the":
        return before.lower_ in {"to", "of", "for"} and _bridges(doc, i - 1, floor)
    return is_title(before)


def title_after(doc: Doc, end: int) -> str:
    """The office in an apposition: "NAME, the deputy head of X," or ""."""
    limit = min(doc[end - 1].sent.end, end + 1 + _LONGEST_TITLE)
    if end >= limit or doc[end].text not in {",", "("}:
        return ""
    first = i = end + 1
    if i < limit and doc[i].lower_ in {"a", "an", "the"}:
        i += 1
    j = i
    while j < limit:
        token = doc[j]
        if token.is_punct and token.text not in {"-", "’s", "'s", "&"}:
            break
        if token.tag_ in {"WP", "WDT", "VBD", "VBZ", "VBP", "WRB"}:
            break
        j += 1
    if j >= limit and j < len(doc) and not doc[j - 1].is_sent_end:
        return ""
    head = next((k for k in range(i, j) if is_title(doc[k])), None)
    if head is None or head - i > 6 or any(t.ent_type_ == "PERSON" for t in doc[i : head + 1]):
        return ""
    return doc[first:j].text.strip()


def _leads(token: Token) -> bool:
    """Whether the word stands before a name without being part of it."""
    return is_title(token) or token.lower_ in lex.HONORIFICS or token.text in lex.COUNTRY_OF


def trim(span: Span) -> Span | None:
    """A person entity without titles, honorifics, possessives and suffixes."""
    start, end = span.start, span.end
    for token in span[:-1]:
        if _leads(token) or token.tag_ == "POS" or token.text in {"'s", "’s"}:
            start = token.i + 1
    while start < end and (_leads(span.doc[start]) or not span.doc[start].text[:1].isupper()):
        start += 1
    while start < end and (
        span.doc[end - 1].tag_ == "POS"
        or span.doc[end - 1].text[:1] in "'’"
        or span.doc[end - 1].lower_ in _SUFFIXES
        or not span.doc[end - 1].text[:1].isupper()
    ):
        end -= 1
    return span.doc[start:end] if start < end else None


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
            title = (
                title_before(doc, span.start)
                or title_apposed(doc, span.start)
                or title_after(doc, span.end)
            )
            if len(span) == 1 and not title and not honorific:
                continue
            if len(span) == 1:
                singles.append((span, title, honorific))
            else:
                self._add(register, span, title, honorific)
        for span, title, honorific in singles:
            if not self._first_name(register, span, title):
                self._add(register, span, title, honorific)

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
                titled = ent.start > 0 and is_title(doc[ent.start - 1])
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
        key = words[-1].lower()
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
            if len(title) > len(name.title):
                name.title = title
            name.gender = name.gender or gender

    def _outlets(self, doc: Doc, register: Register) -> None:
        for ent in doc.ents:
            if ent.label_ == "ORG":
                register.orgs.setdefault(ent.text.lower(), Name(ent.text, "org", "", "", ent.start))
        for token in doc:
            if token.lower_ in OUTLET_NOUNS and token.i + 1 < len(doc):
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
