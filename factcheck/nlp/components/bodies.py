"""Bodies called by their kind: "the company", "the ministry", "the airline".

The name stands for the kind where the article names one body of that kind, says of one that it is
one ("Nordfrakt, a freight company"), or names only one body at all in the sentences just before.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import SUBJECTS, child, paragraph_numbers
from factcheck.nlp.components.outlets import outlet_name, proper_run
from factcheck.nlp.components.titles import is_title
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Register

_FREE = word_set(
    """company firm group organization organisation airline club foundation bank chain startup
    retailer maker manufacturer charity nonprofit institute agency carrier automaker carmaker
    corporation operator utility watchdog ngo insurer brewer lender builder team side franchise
    association federation league studio label"""
)
"""Kinds of bodies whose names need not say what they are."""
_NAMED = word_set(
    """ministry department agency council court university college school hospital bank party
    commission committee board union association federation foundation institute center centre
    bureau office authority club museum church fund army navy police"""
)
"""Kinds that stand in the names of bodies."""
_PUBLIC = word_set(
    """congress parliament senate house government pentagon kremlin nato un eu fbi cia white court
    ministry department council commission committee party republican democratic republicans
    democrats gop university college school church army navy police league conference union isis
    state administration assembly bureau agency office security"""
)
"""Words of bodies that are no companies."""
_COMMERCIAL = word_set(
    """company firm airline chain startup retailer maker manufacturer carrier automaker carmaker
    corporation operator utility insurer brewer lender builder bank"""
)
_COMPANIES = word_set(
    """inc inc. corp corp. corporation ltd ltd. plc co. company llc ag gmbh s.a. sa nv ab asa
    holdings industries hydraulics resorts systems motors foods technologies
    pharmaceuticals therapeutics labs laboratories airlines airways energy
    electronics partners brothers steel stores hotels
    media entertainment software networks robotics logistics pharma biotech semiconductor
    petroleum mining shipping aerospace dynamics instruments materials products enterprises
    ventures capital securities"""
)
"""Last words of companies' names."""
_HOLDS: dict[str, frozenset[str]] = {
    kind: word_set(words)
    for kinds, words in (
        (
            "group organization organisation charity nonprofit ngo watchdog",
            "foundation association federation union institute center centre committee council",
        ),
        ("agency", "department bureau office commission authority"),
        ("company firm lender", "bank"),
        ("club team side franchise", "club"),
    )
    for kind in kinds.split()
}
"""Words of names that speak for a kind although they are others'."""
_PASSING = word_set("same new other combined parent first second whole entire latter former news")
_LONGEST = 3
_SENTENCES = 2
_PARAGRAPHS = 1


def calls_body(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether the words are "the" and a kind of body, with at most one word more."""
    if doc[start].lower_ != "the" or end - start > _LONGEST or head.i != end - 1:
        return False
    if head.tag_ != "NN" or head.lower_ not in _FREE | _NAMED:
        return False
    between = doc[start + 1 : head.i]
    return all(t.lower_ not in _PASSING and t.tag_ in {"NN", "JJ"} for t in between)


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence; empty lines are none."""
    numbers = [0] * len(doc)
    number = -1
    for sent in doc.sents:
        number += not all(t.is_space for t in sent)
        numbers[sent.start : sent.end] = [max(number, 0)] * (sent.end - sent.start)
    return numbers


class Called:
    """The named bodies of an article, by where they stand and what they are said to be."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.register: Register = doc._.register
        self.number = sentence_numbers(doc)
        self.paragraph = paragraph_numbers(doc)
        named = {s.start: s for s in map(_bare, doc.ents) if s is not None}
        for span in _by_last_word(doc):
            known = named.get(span.start)
            if known is None or known.end < span.end or known.label_ == "PERSON":
                named[span.start] = span
        spans = [named[k] for k in sorted(named)]
        self.full = self._full_names({s.text for s in spans if s.label_ != "PERSON"})
        self.near: dict[int, list[Span]] = {}
        self.outlets: set[int] = set()
        self.kinds: dict[str, dict[str, int]] = {}
        for span in spans:
            if outlet_name(doc, self.register, span):
                self.outlets.add(self.number[span.start])
            elif self._is_body(span):
                self.near.setdefault(self.number[span.start], []).append(span)
                for kind in _kinds(span):
                    self.kinds.setdefault(kind, {}).setdefault(self.name(span), span.start)
        self._described()
        self.others = self._other_subjects(doc)

    def _other_subjects(self, doc: Doc) -> set[int]:
        """The sentences whose subject is a name that is neither a person's nor a known body's."""
        people = doc._.people or {}
        found = set()
        for sent in doc.sents:
            subject = child(sent.root, "nsubj", "nsubjpass")
            if subject is not None and subject.pos_ == "PROPN" and subject.i not in people:
                found.add(self.number[sent.start])
        return found

    def _full_names(self, texts: set[str]) -> dict[str, str]:
        """For each name that begins or ends one longer name of the article, that longer name."""
        longer: dict[str, set[str]] = {}
        for text in texts:
            words = text.split()
            for k in range(1, len(words)):
                longer.setdefault(" ".join(words[:k]), set()).add(text)
            if len(words) == 2 and words[-1].lower() not in _NAMED | _COMPANIES | _PUBLIC:
                longer.setdefault(words[-1], set()).add(text)
        full = {}
        for short, known in longer.items():
            longest = max(known, key=len)
            nested = all(t in longest for t in known)
            person = self.register.person(short)
            somebody = person is not None and person.name not in texts
            if nested and not somebody and short not in lex.COUNTRIES:
                full[short] = longest
        return full

    def _described(self) -> None:
        """Add bodies that have no name but are described: "the interior ministry of Osse"."""
        for token in self.doc:
            kind = token.lower_
            if not token.text.islower() or kind not in _NAMED or self.doc._.quoted[token.i] >= 0:
                continue
            words = _full_description(token)
            if words:
                self.kinds.setdefault(kind, {}).setdefault(words, token.i)

    def name(self, span: Span) -> str:
        """The body's fullest name."""
        return self.full.get(span.text, span.text)

    def _is_body(self, span: Span) -> bool:
        if span.text in lex.COUNTRIES or any(is_title(t) or t.text == "PAC" for t in span):
            return False
        if span[-1].lower_ in _NAMED | _COMPANIES or span.text in self.full:
            return True
        return span.label_ != "PERSON" and self.register.person(span.text) is None

    def body(self, head: Token, start: int) -> str:
        """The name of the body that "the company" calls again, "" when that is not sure."""
        kind = head.lower_
        every = self.kinds.get(kind, {})
        known = {n for n, at in every.items() if at < start}
        if kind in _NAMED and len(every) == len(known) == 1:
            return next(iter(known))
        near = self._near(head, start)
        if not near:
            return ""
        names = {self.name(s) for s in near}
        if names & known:
            names &= known
        elif len(names) > 1:
            names = {self.name(s) for s in near if _is_subject(s)}
        if len(names) != 1 or kind not in _FREE:
            return ""
        name = next(iter(names))
        span = next(s for s in near if self.name(s) == name)
        return name if name in known or self._can_be(span, name, kind) else ""

    def _near(self, head: Token, start: int) -> list[Span]:
        """The bodies of the nearest sentence that names one, none where it has another subject."""
        here = self.number[head.i]
        for back in range(_SENTENCES + 1):
            spans = [s for s in self.near.get(here - back, []) if s.end <= start]
            spans = [s for s in spans if self.doc._.quoted[s.start] < 0 or not back]
            if spans:
                away = self.paragraph[start] - self.paragraph[spans[0].start]
                led = not away or any(_is_subject(s) for s in spans)
                return spans if away <= _PARAGRAPHS and led else []
            if back and (here - back in self.outlets or here - back in self.others):
                return []
        return []

    def _can_be(self, span: Span, name: str, kind: str) -> bool:
        """Whether the name may be that of such a body."""
        words = {w.lower() for w in name.split()}
        if kind in words:
            return True
        above = span.root.head
        attached = span.root.dep_ in {"compound", "nmod", "amod"} and above.i > span.root.i
        if attached and not is_title(above):
            return False
        return not words & (_NAMED | _PUBLIC) - _HOLDS.get(kind, frozenset())


def _is_subject(span: Span) -> bool:
    """Whether the body is the subject of its sentence's main clause."""
    root = span.root
    return root.dep_ in SUBJECTS and root.head.dep_ in {"ROOT", "parataxis"}


def _by_last_word(doc: Doc) -> Iterator[Span]:
    """Names that end in the word for a body or a company, whatever the recognizer made of them."""
    for token in doc:
        if token.lower_ not in _NAMED | _COMPANIES or token.tag_ not in {"NNP", "NNPS"}:
            continue
        run = proper_run(doc, token.i, token.sent.start, token.i + 1)
        first = run.start + 1 if run[0].lower_ == "the" else run.start
        if token.i - first >= 1 and not any(is_title(t) for t in run):
            yield Span(doc, first, _continued(doc, token.i + 1), label="ORG")


def _continued(doc: Doc, end: int) -> int:
    """Where the name ends that may go on: "Board of Elections", "Institute of California"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "for"}:
        return end
    after = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
    if doc[after].tag_ not in {"NNP", "NNPS"}:
        return end
    return int(proper_run(doc, after, after, len(doc)).end)


def _full_description(token: Token) -> str:
    """The words of a body without a name, with what tells it from others, else ""."""
    doc, start, end = token.doc, token.i, token.i + 1
    for kid in token.children:
        owner = kid.dep_ == "poss" and kid.pos_ == "PROPN"
        if kid.i < token.i and (owner or kid.dep_ in {"compound", "amod", "nmod"}):
            start = min(start, kid.left_edge.i)
        if kid.dep_ == "prep" and kid.lower_ == "of" and kid.i == token.i + 1:
            place = child(kid, "pobj")
            if place is not None and place.pos_ == "PROPN":
                end = place.i + 1
    words = doc[start : token.i]
    told = end > token.i + 1 or any(t.dep_ == "compound" or t.pos_ == "PROPN" for t in words)
    return doc[start:end].text if told and start < token.i else ""


def _bare(ent: Span) -> Span | None:
    """The name of a body without "the" and the possessive."""
    if ent.label_ not in {"ORG", "FAC", "PERSON"}:
        return None
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].lower_ == "the" or not ent.doc[start].text[:1].isupper()):
        start += 1
    while end > start and (ent.doc[end - 1].tag_ == "POS" or ent.doc[end - 1].text[:1] in "'’"):
        end -= 1
    return Span(ent.doc, start, end, label=ent.label_) if start < end else None


def _kinds(span: Span) -> list[str]:
    """What the body is: by its name, by an apposition, by the noun before it."""
    found = []
    last, first = span[-1].lower_, span[0].lower_
    for word in (last, first):
        if word in _NAMED and len(span) > 1:
            found.append(word)
            break
    apposed = child(span.root, "appos")
    above = span.root.head if span.root.dep_ == "appos" else None
    before = span.doc[span.start - 1] if span.start else None
    nouns = [n for n in (apposed, above, before) if n is not None and n.tag_ == "NN"]
    found += [n.lower_ for n in nouns if n.lower_ in _FREE]
    if last in _COMPANIES or set(found) & _COMMERCIAL:
        found += ["company", "firm"]
    return list(dict.fromkeys(found))
