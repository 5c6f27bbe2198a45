"""Who is mentioned where: every noun phrase of an article that names or describes one person."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import SUBJECTS
from factcheck.nlp.components.titles import is_title, misplaced
from factcheck.nlp.lexicons import first_names, verbs
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Gender, Name, Register

_MALE = word_set(
    """man boy father son brother husband uncle nephew grandfather grandson boyfriend gentleman
    widower stepfather father-in-law policeman fireman businessman monk priest"""
)
_FEMALE = word_set(
    """woman girl mother daughter sister wife aunt niece grandmother granddaughter girlfriend lady
    widow stepmother mother-in-law policewoman businesswoman nun mum mom"""
)
_ANYBODY = word_set(
    """person victim suspect driver defendant patient teenager child kid worker passenger
    pensioner survivor witness customer user voter neighbor neighbour farmer soldier officer"""
)
AGAIN = word_set(
    """teen teenager youngster pensioner grandfather grandmother father mother dad mum mom veteran
    star superstar actor actress singer rapper musician pianist guitarist drummer comedian model
    presenter broadcaster author novelist writer poet painter artist chef designer entrepreneur
    tycoon billionaire millionaire businessman businesswoman striker forward winger midfielder
    defender goalkeeper keeper quarterback golfer boxer fighter cyclist swimmer sprinter runner
    athlete racer skier player footballer champion captain politician statesman convict fugitive
    killer murderer rapist gunman widow widower bride groom native local newcomer hero heroine
    beauty socialite blogger vlogger cosplayer student pupil schoolboy schoolgirl toddler baby
    infant lad youth old legend icon favourite favorite"""
)
"""Nouns with which a text calls again somebody whom it has named."""
_LEVEL = frozenset(["compound", "nmod", "flat", "conj"])
_ONE = frozenset(["NN", "NNP"])
_OLD = "old"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person is mentioned: tokens [start, end), `i` the head; `first < 0` names nobody known.

    `vague` are indefinite descriptions ("a candidate") and names that stand before a noun ("the
    Ito plan").
    """

    name: Name
    i: int
    start: int
    end: int
    pronoun: bool = False
    vague: bool = False

    @property
    def known(self) -> bool:
        """Whether the mention gives a name, not a description only."""
        return self.name.first >= 0


def word_gender(word: str) -> Gender:
    """Gender of a noun or an honorific, "" when it has none."""
    if word in _MALE or word in lex.MALE_WORDS:
        return "m"
    return "f" if word in _FEMALE or word in lex.FEMALE_WORDS else ""


def name_gender(name: Name) -> Gender:
    """Gender where the register, the office or the first name tells it."""
    if name.gender:
        return name.gender
    words = name.name.split()
    if not words or (len(words) < 2 and name.kind != "person"):
        return ""
    male, female = words[0] in first_names.MALE, words[0] in first_names.FEMALE
    return "m" if male else "f" if female else ""


def role(token: Token) -> str:
    """The grammatical role of the noun phrase that the token stands in."""
    node = token
    for _ in range(4):
        if node.dep_ == "appos" or (node.dep_ in _LEVEL and node.head.pos_ != "VERB"):
            node = node.head
        else:
            break
    return str(node.dep_)


def is_subject(token: Token) -> bool:
    """Whether the phrase is the subject of its clause."""
    return role(token) in SUBJECTS


class _Finder:
    """Collects the mentions of one article."""

    def __init__(self, doc: Doc, register: Register) -> None:
        self.doc = doc
        self.register = register
        self.found: dict[int, Mention] = {}
        self.others: dict[str, Name] = {}
        self.shared: dict[str, Name] = {}
        self.holders: dict[str, list[Name]] = {}
        self.firsts: dict[str, Name | None] = {}
        for name in register.everybody():
            words = name.name.split()
            if len(words) > 1:
                # A first name that two people bear means neither.
                self.firsts[words[0]] = None if words[0] in self.firsts else name
            for word in {w.lower() for w in name.title.replace("-", " ").split()}:
                self.holders.setdefault(word, []).append(name)

    def find(self) -> dict[int, Mention]:
        """Mentions by the token that heads them."""
        for ent in self.doc.ents:
            if ent.label_ == "PERSON":
                self._entity(ent)
        nouns: list[Token] = []
        for token in self.doc:
            if token.lower_ in self.register.people and token.text[:1].isupper():
                self._bare(token)
            elif token.i not in self.found and (token.tag_ in _ONE or token.lower_ == _OLD):
                nouns.append(token)
        for token in nouns:
            self._described(token)
        return self.found

    def _entity(self, ent: Span) -> None:
        last = ent.end - 1
        while last > ent.start and (
            self.doc[last].tag_ == "POS" or not self.doc[last].text[:1].isupper()
        ):
            last -= 1
        span = self.doc[ent.start : last + 1]
        if not span.text[:1].isupper() or span.text in lex.COUNTRIES:
            return
        if span[-1].tag_ not in {"NNP", "NNPS"} or self.doc[last + 1 : last + 2].text == ":":
            return
        name = self.register.person(span.text) if len(span) > 1 else self.firsts.get(span.text)
        self._put(name or self._unregistered(span), last, span.start)

    def _unregistered(self, span: Span) -> Name:
        """A person whom the register does not hold, under the words that name them."""
        key = span[-1].lower_
        if key in self.register.people:
            return Name(span.text, "person", first=-1)
        known = self.others.get(key)
        if known is None:
            before = span.doc[span.start - 1].lower_ if span.start else ""
            sure = self._surely(span, before)
            known = Name(span.text, "person", "", word_gender(before), span.start if sure else -1)
            self.others[key] = known
        else:
            known.first = max(known.first, span.start)
            if len(span.text) > len(known.name):
                known.name = span.text
        return known

    def _surely(self, span: Span, before: str) -> bool:
        """Whether the words look like a person's even if they stand there only once."""
        return len(span) > 1 or before in lex.HONORIFICS or is_subject(span[-1])

    def _bare(self, token: Token) -> None:
        if self._leads_on(token):
            return
        name = self._named(token)
        if name is None:
            # Several bear the name: somebody, but nobody knows who.
            name = self.shared.get(token.lower_)
            if name is None:
                genders = {name_gender(n) for n in self.register.people[token.lower_]}
                common = genders.pop() if len(genders) == 1 else ""
                name = self.shared[token.lower_] = Name(token.text, "person", "", common, -1)
            self._put(name, token.i, token.i)
            return
        start = token.i
        while start > 0 and self.doc[start - 1].text in name.name.split()[:-1]:
            start -= 1
        self._put(name, token.i, start)

    def _leads_on(self, token: Token) -> bool:
        """Whether the word is a first name with the family name right after it."""
        if token.i + 1 >= len(self.doc) or not token.whitespace_:
            return False
        following = token.nbor()
        return following.tag_ in {"NNP", "NNPS"} and following.lower_ in self.register.people

    def _named(self, token: Token) -> Name | None:
        names = self.register.people[token.lower_]
        before = token.nbor(-1).text if token.i else ""
        exact = [n for n in names if before and before in n.name.split()[:-1]]
        if len(exact) == 1:
            return exact[0]
        return names[0] if len(names) == 1 else None

    def _described(self, token: Token) -> None:
        """A person without a name: "the judge", "a 34-year-old woman", "his father"."""
        key = token.lower_
        gender = word_gender(key)
        known = (
            gender
            or key in _ANYBODY
            or _again(token)
            or (is_title(token) and token.dep_ != "compound")
        )
        if not known and not self._acts(token):
            return
        owned = any(k.dep_ == "poss" for k in token.children)
        if owned and not gender and not is_title(token):
            return
        if key == _OLD and token.dep_ not in {*SUBJECTS, "poss", "dobj", "pobj"}:
            return
        if token.dep_ in {"compound", "amod", "attr"} or token.head.dep_ == "compound":
            return
        if any(k.dep_ in {"appos", "compound"} and k.i in self.found for k in token.children):
            return
        start = token.left_edge.i
        definite = self.doc[start].lower_ == "the" and token.i - start <= 2
        holders = self.holders.get(key, []) if definite and not gender else []
        holders = [n for n in holders if not misplaced(self.doc, start, token, n)]
        if len(holders) == 1:
            self._put(holders[0], token.i, start)
        else:
            text = self.doc[start : token.i + 1].text
            self._put(Name(text, "person", "", gender, -1), token.i, start)

    def _acts(self, token: Token) -> bool:
        """Whether a common noun speaks, or is told about with "who": somebody, then."""
        if token.tag_ != "NN":
            return False
        agent = token.lower_.endswith(("er", "or", "ist", "ian", "ant"))
        if agent and token.dep_ in SUBJECTS and token.head.lemma_ in verbs.SPEECH:
            return True
        return any(k.dep_ == "relcl" and k.left_edge.lower_ == "who" for k in token.children)

    def _put(self, name: Name, i: int, start: int) -> None:
        token = self.doc[i]
        attributive = token.dep_ in {"compound", "nmod", "amod"} and token.head.i > i
        indefinite = self.doc[start].lower_ in {"a", "an", "any", "every", "each", "no"}
        self.found[i] = Mention(name, i, start, i + 1, vague=attributive or indefinite)


def _again(token: Token) -> bool:
    key = token.lower_
    return key in AGAIN or (key.endswith(("man", "woman")) and token.text[:1].isupper())


def calls_again(mention: Mention, doc: Doc) -> bool:
    """Whether the description may call again somebody named: "the teenager", "the Welshman"."""
    token = doc[mention.i]
    first = doc[mention.start]
    definite = first.lower_ in {"the", "this"}
    bare = first.tag_ not in {"DT", "PRP$", "CD"} and is_subject(token)
    owned = any(k.dep_ in {"poss", "det"} and k.lower_ != "the" for k in token.children)
    return _again(token) and (definite or bare) and not owned and not mention.known


def mentions(doc: Doc, register: Register) -> dict[int, Mention]:
    """Head tokens of what names or describes one person, and whom they mean.

    A person who is not in the register, or of whom it holds several, and a person described by
    a role only ("the judge") is somebody too, so that nobody else is taken for them.
    """
    return _Finder(doc, register).find()
