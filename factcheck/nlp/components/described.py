"""Speakers called by a description: "the Texan", "the retired welder", "the former governor".

A description is given to a person only where nobody else can be meant: the sentences just before
name one person, who is their subject, and nothing known of anybody says otherwise. Bodies called by
their kind ("the ministry", "the airline") are `bodies`' business.
"""

from spacy.tokens import Doc, Token

from factcheck.nlp.components import bodies
from factcheck.nlp.components.cues import SUBJECTS, child, paragraph_numbers, places
from factcheck.nlp.components.people import AGAIN, Mention, name_gender, word_gender
from factcheck.nlp.components.titles import is_title, misplaced
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Attribution, Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_POLITICAL = word_set(
    """candidate nominee front-runner frontrunner runner contender challenger hopeful incumbent
    senator governor congressman congresswoman representative lawmaker legislator republican
    democrat conservative liberal independent socialist secretary mayor minister premier chancellor
    president leader politician businessman businesswoman magnate mogul tycoon billionaire
    neurosurgeon surgeon ceo pontiff pope developer executive veteran professor economist scholar
    scientist researcher sculptor welder teacher baker cleaner retiree activist attorney lawyer
    coach manager centre-back fullback pitcher catcher guard sheriff senator-elect native"""
)
"""What texts call somebody by whom they have just named."""
_FORMER = word_set("former retired ex self-described self-styled billionaire longtime veteran")
_PLAIN = word_set("man woman boy girl person victim suspect lady gentleman member")
_OFFICES = word_set(
    "president governor senator mayor minister premier chancellor secretary leader sheriff attorney"
    " lawyer coach manager executive ceo professor representative"
)
"""Descriptions that fit only who is known to be that, or of whom nothing else is known."""
_DEMONYM_ENDS = ("an", "ese", "ish", "er", "ite")
_SENTENCES = 2
_PARAGRAPHS = 2
_LONGEST = 9
_FEW_LETTERS = 4
_DEEPEST = 4
_BARE = 2
_VOICES = word_set("narrator moderator announcer presenter interviewer host anchor caller voice")
"""Whoever speaks on a stage or on the air, who has no other name."""
_ANY = word_set("a an one another")
_CALLING = frozenset(["appos", "attr", "compound", "nmod", "amod", "oprd"])
"""How a noun stands that says what somebody is: "Lee, the mayor", "Mayor Lee"."""
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "alike")


class _Descriptions:
    """The people named in each sentence of an article, outside quotations."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.register: Register = doc._.register
        self.number = bodies.sentence_numbers(doc)
        self.starts: dict[int, int] = {}
        for i, number in enumerate(self.number):
            self.starts.setdefault(number, i)
        self.paragraph = paragraph_numbers(doc)
        self.named: dict[int, list[tuple[int, Name | None]]] = {}
        self._first: dict[str, int] | None = None
        quoted: list[int] = doc._.quoted
        people: dict[int, Mention] = doc._.people or {}
        answers: dict[int, Name] = doc._.pronouns or {}
        for i in sorted({*people, *answers}):
            mention = people.get(i)
            name = answers.get(i) or (mention.name if mention and mention.known else None)
            passing = mention is not None and mention.vague and name is None
            if quoted[i] < 0 and not passing:
                self.named.setdefault(self.number[i], []).append((i, name))

    def add(self, head: Token, name: Name) -> None:
        """Note that a description means the person."""
        seen = self.named.setdefault(self.number[head.i], [])
        seen[:] = [(i, n) for i, n in seen if i != head.i] + [(head.i, name)]

    def first_told(self, noun: str) -> int:
        """Where "a welder" is first told of who is no one named; the article's end without one."""
        if self._first is None:
            self._first = {}
            for i in places(self.doc, "LOWER", _ANY):
                head = self.doc[i].head
                if head.dep_ not in {"appos", "attr"} and head.pos_ == "NOUN":
                    self._first.setdefault(head.lemma_.lower(), i)
        return self._first.get(noun, len(self.doc))

    def person(self, attribution: Attribution, head: Token) -> Name | None:
        """The one person whom the description can mean."""
        start, end = attribution.source or (0, 0)
        here = self.number[head.i]
        inside = attribution.content
        own = [
            (i, n)
            for i, n in self.named.get(here, [])
            if not start <= i < end and not any(s <= i < e for s, e in inside)
        ]
        if own:
            return None
        about = {id(n) for i, n in self._all(inside) if n is not None}
        for back in range(1, _SENTENCES + 1):
            seen = self.named.get(here - back, [])
            first = self.starts.get(here - back, -1)
            if first < 0 or self.paragraph[head.i] - self.paragraph[first] > _PARAGRAPHS:
                return None
            if seen:
                name = self._subject(seen)
                if name is None or id(name) in about or self._told_beside(name, head, first):
                    return None
                return name if self._fits(name, head, start) else None
        return None

    def _told_beside(self, name: Name, head: Token, first: int) -> bool:
        """Whether the sentences since `first` tell of one whom the noun calls beside the person."""
        quoted: list[int] = self.doc._.quoted
        near = range(self.number[first], self.number[head.i] + 1)
        own = {i for k in near for i, n in self.named.get(k, []) if n is name}
        return any(
            t.lower_ == head.lower_
            and quoted[t.i] < 0
            and t.i not in own
            and t.dep_ not in _CALLING
            and child(t, "appos", "compound") is None
            for t in self.doc[first : head.left_edge.i]
        )

    def _all(self, inside: list[tuple[int, int]]) -> list[tuple[int, Name | None]]:
        """The people named in the content, so that they do not speak of themselves by name."""
        sentences = {self.number[i] for s, e in inside for i in (s, max(e - 1, s))}
        return [
            (i, n)
            for k in sentences
            for i, n in self.named.get(k, [])
            if any(s <= i < e for s, e in inside)
        ]

    def _subject(self, seen: list[tuple[int, Name | None]]) -> Name | None:
        """The person whom a sentence is about: the only one that is its subject."""
        subjects = {id(n): n for i, n in seen if _leads(self.doc[i])}
        if len(subjects) != 1:
            return None
        name = next(iter(subjects.values()))
        return name if name is not None and name.first >= 0 else None

    def _fits(self, name: Name, head: Token, start: int) -> bool:
        """Whether nothing known of anybody speaks against the description."""
        if misplaced(self.doc, start, head, name):
            return False
        gender = word_gender(head.lower_)
        if gender and name_gender(name) not in {gender, ""}:
            return False
        words = {t.lower_.removeprefix("ex-") for t in self.doc[start : head.i + 1] if t.is_alpha}
        words = {lex.OFFICE_OF.get(w, w) for w in words} - {"the"}
        own = _offices(name)
        for other in self.register.everybody():
            if (
                other is not name
                and _places(other) <= words
                and len(words & _offices(other)) > len(words & own)
            ):
                return False
        office = lex.OFFICE_OF.get(head.lower_, head.lower_)
        known = own & _OFFICES
        placed = any(k.dep_ == "prep" and k.i > head.i for k in head.children)
        if placed and office in _OFFICES and office not in own:
            return False
        return office not in _OFFICES or office in own or not known


def _leads(token: Token) -> bool:
    """Whether the person is the subject of the sentence's main clause."""
    node = token
    for _ in range(_DEEPEST):
        if node.dep_ in SUBJECTS:
            break
        if node.dep_ not in {"appos", "compound", "nmod", "flat", "conj"} or node.head.i == node.i:
            return False
        node = node.head
    verb = node.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return node.dep_ in SUBJECTS and (verb.dep_ in {"ROOT", "parataxis"} or verb.head.i == verb.i)


def _offices(name: Name) -> set[str]:
    return {lex.OFFICE_OF.get(w, w) for w in name.title.lower().replace(",", " ").split()}


def _places(name: Name) -> set[str]:
    """The words in capitals of an office, which say of where it is: "texas" of "Texas Sen."."""
    words = (w for w in name.title.replace(",", " ").split() if w[:1].isupper())
    return {w.lower() for w in words if w.lower() not in lex.TITLE_HEADS} - _FORMER - {"the"}


def _calls_person(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether the words are a description that texts use for somebody just named."""
    if doc[start].lower_ != "the" or end - start > _LONGEST or head.i - start < 1:
        return False
    lower = head.lower_
    if head.tag_ not in {"NN", "NNP", "JJ", "NNPS"} or lower in _PLAIN:
        return False
    if any(k.dep_ == "poss" or k.tag_ == "POS" for k in head.children):
        return False
    if lower in AGAIN or lower in _POLITICAL or lower == "old":
        return True
    if any(t.lower_ in _FORMER for t in doc[start + 1 : head.i]):
        return lower.endswith(("er", "or", "ist", "ian", "ant", "man", "woman", "ee"))
    return _demonym(head, end)


def _means_somebody(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether "the mogul" must mean somebody, so that it is no name for a speaker of its own.

    What says whose or which of many somebody is ("the ship's cook", "the man at the gate") is one.
    """
    if doc[start].lower_ not in {"the", "this"} or head.tag_ not in {"NN", "NNP", "JJ"}:
        return False
    if head.ent_type_ in {"PERSON", "ORG", "GPE"} and not is_title(head):
        return False
    lower, words = head.lower_, doc[start:end]
    if head.i == start or lower in _VOICES or lower in verbs.ANONYMOUS_NOUNS:
        return False
    telling = {"poss", "relcl", "acl", "appos", "conj"}
    if any(k.dep_ in telling for k in head.children) or any(t.tag_ == "POS" for t in words):
        return False
    link = child(head, "prep")
    if link is not None and link.i > head.i:
        place = child(link, "pobj")
        if place is None or place.lower_ not in {"state", "staff", "defense", "defence"}:
            return False
    person = lower in AGAIN or lower in _POLITICAL or is_title(head) or lower.endswith(_AGENTS)
    return (person and lower not in verbs.BODY_NOUNS) or lower == "old" or _demonym(head, head.i)


def _demonym(head: Token, end: int) -> bool:
    """Whether it says where somebody is from: "the Texan", "the Frenchwoman"."""
    if not head.text[:1].isupper() or head.i + 1 < end or head.ent_type_ in {"PERSON", "ORG"}:
        return False
    before = head.nbor(-1).lower_ == "the"
    man = head.lower_.endswith(("man", "woman")) and len(head) > len("Woman")
    from_place = head.text in lex.COUNTRY_OF or head.ent_type_ == "NORP"
    return (
        before
        and len(head) > _FEW_LETTERS
        and (man or (from_place and head.lower_.endswith(_DEMONYM_ENDS)))
    )


def _head(doc: Doc, attribution: Attribution) -> Token | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    return next((t for t in doc[start:end] if t.head.i == t.i or not start <= t.head.i < end), None)


def resolve(doc: Doc, found: list[Attribution]) -> None:
    """Name the sources of `found`, in text order, that are descriptions which only one fits."""
    told = _Descriptions(doc)
    groups: dict[str, set[str]] = {}
    for attribution in found:
        head = _head(doc, attribution)
        if head is None or attribution.who is None or attribution.source is None:
            continue
        if attribution.who.role != "speaker" or doc._.quoted[head.i] >= 0:
            continue
        person = doc._.register.person(attribution.who.name)
        if person is None and _calls_person(doc, *attribution.source, head):
            person = told.person(attribution, head)
            if person is not None:
                attribution.who = Who(person.name, "speaker", person.title)
        elif person is None and head.tag_ == "NNS":
            _group(doc, attribution, head, groups)
        somebody = person is None and _means_somebody(doc, *attribution.source, head)
        if somebody and told.first_told(head.lemma_.lower()) > head.i:
            attribution.who = Who(UNCLEAR)
        if person is not None and head.pos_ in {"NOUN", "PROPN"}:
            told.add(head, person)
    _bodies(doc, found)


def _bodies(doc: Doc, found: list[Attribution]) -> None:
    """Name the bodies that are called by their kind."""
    called: bodies.Called | None = None
    for attribution in found:
        head = _head(doc, attribution)
        if head is None or attribution.who is None or attribution.source is None:
            continue
        start, end = attribution.source
        if attribution.who.name == UNCLEAR or attribution.who.role != "speaker":
            continue
        if doc._.quoted[head.i] < 0 and bodies.calls_body(doc, start, end, head):
            called = called or bodies.Called(doc)
            words = called.body(head, start)
            if words:
                attribution.who = Who(words, "speaker")


def _group(doc: Doc, attribution: Attribution, head: Token, groups: dict[str, set[str]]) -> None:
    """Give "the researchers" to the only researchers who have spoken under fuller words."""
    start, end = attribution.source or (0, 0)
    if attribution.who is None or not is_title(head):
        return
    known = groups.setdefault(head.lower_, set())
    if doc[start].lower_ == "the" and end - start == _BARE:
        if len(known) == 1:
            attribution.who = Who(next(iter(known)), "speaker", "", attribution.who.anonymous)
    elif attribution.who.name != UNCLEAR and _told_apart(doc, start, end, head):
        known.add(attribution.who.name)


def _told_apart(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether words beside the noun say which ones are meant."""
    telling = {"NOUN", "PROPN", "ADJ", "NUM"}
    return any(t.i != head.i and t.pos_ in telling for t in doc[start:end])
