"""Who "he said" and "she said" go on with: the one whom the sentence before is about.

"Lee is worried. “The mill will close,” she said": who reports next is the subject of the sentence
before, or the speaker of the quotation that ends there, though others are nearer or named more
often. A sentence whose subject has something done to it, or which has a rival in the article's own
words, tells nobody (after the rules of Grosz, Joshi & Weinstein 1995, "Centering").
"""

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import child, source_interval
from factcheck.nlp.components.people import Mention, name_gender
from factcheck.nlp.components.pronouns import GENDER
from factcheck.nlp.components.who import who
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.records import Attribution, Gender, Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_TELLING = verbs.SPEECH | verbs.ATTITUDE | verbs.OBJECT_ACTS | {"voice"}
"""Verbs whose subject is likely to go on speaking, whoever else is named."""
_NAMES = frozenset(["NNP", "NNPS"])
_WITHIN = frozenset(["relcl", "acl", "pcomp", "advcl", "csubj"])
"""What the clause of a report hangs by that only tells something in passing."""
_SPOKEN = frozenset(["speech", "finding"])
_NEAR = 6
"""Reports looked back over for the quotation that ends right before."""
_BACK = 3
"""Sentences looked back over while each is about "he" or "she" again."""
_SHORT = 2


class Antecedents:
    """Answers for the pronouns of reports `found`, which are in text order."""

    def __init__(self, doc: Doc, found: list[Attribution]) -> None:
        self.doc = doc
        self.found = found
        self.heads = sorted((a.head, k) for k, a in enumerate(found))
        self.people: dict[int, Mention] = doc._.people or {}
        self.quoted: list[int] = doc._.quoted
        self.called: dict[str, set[Gender]] = {}
        for i, name in (doc._.pronouns or {}).items():
            gender = GENDER.get(doc[i].lower_)
            if gender is not None:
                self.called.setdefault(name.name, set()).add(gender)

    def of(self, number: int, head: Token) -> Who | None:
        """Who the pronoun `head`, the source of report `number`, means; None when unsure."""
        attribution = self.found[number]
        if not self._leads(attribution, head):
            return None
        start = self._start(attribution, head)
        beside = any(self.quoted[s] >= 0 for s, _ in attribution.content if start <= s < head.i)
        before = self._before(start)
        if before < 0 or self._paragraphs_between(before, attribution) > 1:
            return None
        if self.quoted[before] >= 0:
            closed = self.doc._.quotes[self.quoted[before]].closed
            return self._speaker(before, number, head) if closed else None
        return self._subject(self.doc[before].sent, head, beside=beside)

    def _leads(self, attribution: Attribution, head: Token) -> bool:
        """Whether the report is no aside, and nobody else is named before it in its sentence."""
        verb = self.doc[attribution.head]
        if head.dep_ != "nsubj" or head.head.i != verb.i:
            return False
        inside = attribution.content
        if verb.dep_ in _WITHIN and not any(s <= verb.head.i < e for s, e in inside):
            return False
        if any(
            a.head != verb.i and s <= verb.i < e for a in self._own(head.sent) for s, e in a.content
        ):
            return False
        return not self._named_in(range(head.sent.start, head.i), inside, head)

    def _own(self, sent: Span) -> list[Attribution]:
        """The reports of a sentence that stand outside of quotations."""
        heads = self.heads
        low, high = bisect_left(heads, (sent.start, -1)), bisect_left(heads, (sent.end, -1))
        own = [self.found[k] for _, k in heads[low:high]]
        return [a for a in own if self.quoted[a.head] < 0 and a.source is not None]

    def _start(self, attribution: Attribution, head: Token) -> int:
        """Where the utterance begins: with its quotation or with the sentence of the pronoun."""
        first: int = self.doc._.paragraphs[attribution.paragraph].start
        starts = [s for s, _ in attribution.content if first <= s < head.i]
        return min([head.sent.start, *starts])

    def _before(self, start: int) -> int:
        """The last word before, -1 without one."""
        before = start - 1
        while before >= 0 and self.doc[before].is_space:
            before -= 1
        return before

    def _paragraphs_between(self, before: int, attribution: Attribution) -> int:
        paragraphs = self.doc._.paragraphs
        number = attribution.paragraph
        while number > 0 and paragraphs[number].start > before:
            number -= 1
        return int(attribution.paragraph - number)

    def _speaker(self, before: int, number: int, head: Token) -> Who | None:
        """Who speaks the quotation that ends before the utterance."""
        for other in reversed(self.found[max(number - _NEAR, 0) : number]):
            if any(start <= before < end for start, end in other.content):
                return self._fit(other, head) if self.quoted[other.head] < 0 else None
        return None

    def _subject(self, sent: Span, head: Token, *, beside: bool, back: int = 1) -> Who | None:
        """Whom the sentence is about: the one source of its reports, or its main subject."""
        own = self._own(sent)
        inside = [c for a in own if a.kind in _SPOKEN for c in a.content]
        outer = [a for a in own if not any(s <= a.head < e for s, e in inside)]
        root = sent.root
        subject = child(root, "nsubj")
        leading = [a for a in outer if _reports(a, root) or _is_source(a, subject)]
        if not leading and self._named(subject, head) is None:
            leading = [a for a in outer if a.kind in _SPOKEN]
        if subject is not None and subject.lower_ == head.lower_ and back < _BACK:
            known = who(self.doc, subject.i, subject.i + 1, subject.i)
            before = self._before(sent.start)
            if known.name == UNCLEAR and not leading and self.quoted[before] < 0 <= before:
                means = self._subject(self.doc[before].sent, head, beside=beside, back=back + 1)
                return None if self._rivals(sent, inside, means, head) else means
        means = self._fit(leading[0], head) if leading else self._named(subject, head)
        if means is None or len({a.who.name for a in leading if a.who is not None}) > 1:
            return None
        telling = bool(leading) or root.lemma_ in _TELLING
        if not (beside and telling) and self._rivals(sent, inside, means, head):
            return None
        return means

    def _fit(self, attribution: Attribution, head: Token) -> Who | None:
        """The source of the report, when it is a person of the pronoun's gender."""
        means, source = attribution.who, attribution.source
        if means is None or source is None or means.name == UNCLEAR or means.role != "speaker":
            return None
        person = self._person(means)
        if person is not None:
            return means if self._may_be(person, head) else None
        return means if self._surname(means, *source, head) else None

    def _may_be(self, name: Name, head: Token) -> bool:
        """Whether the person may be "he" or "she": by name, else by what they are called."""
        gender = GENDER[head.lower_]
        known = name_gender(name)
        return known == gender if known else self.called.get(name.name, set()) <= {gender}

    def _surname(self, means: Who, start: int, end: int, head: Token) -> bool:
        """Whether only a person's family name is known, and nobody bears it of another gender."""
        register: Register = self.doc._.register
        if not means.name[:1].isupper() or len(means.name.split()) > _SHORT:
            return False
        bearers = register.people.get(means.name.split()[-1].lower(), [])
        gender = GENDER[head.lower_]
        if bearers:
            return {name_gender(name) for name in bearers} == {gender}
        if not self.called.get(means.name, set()) <= {gender}:
            return False
        return any(t.ent_type_ == "PERSON" for t in self.doc[start:end])

    def _named(self, subject: Token | None, head: Token) -> Who | None:
        """Whom a subject names, when it is a person of the pronoun's gender."""
        if subject is None or subject.tag_ not in _NAMES | {"PRP"}:
            return None
        if child(subject, "conj") is not None or self.quoted[subject.i] >= 0:
            return None
        means = who(self.doc, *source_interval(subject, subject.head), subject.i)
        person = self._person(means)
        if means.role != "speaker" or means.name == UNCLEAR:
            return None
        if person is None:
            return means if self._surname(means, subject.i, subject.i + 1, head) else None
        return means if self._may_be(person, head) else None

    def _person(self, means: Who) -> Name | None:
        register: Register = self.doc._.register
        return register.person(means.name)

    def _rivals(
        self, sent: Span, inside: list[tuple[int, int]], means: Who | None, head: Token
    ) -> bool:
        """Whether somebody else of that gender is named in the article's own words."""
        words = set(means.name.split()) if means is not None else set()
        found = self._named_in(range(sent.start, sent.end), inside, head)
        return any(not words & set(m.name.name.split()) for m in found)

    def _named_in(self, places: range, inside: list[tuple[int, int]], head: Token) -> list[Mention]:
        """Who of that gender is named outside of quotations and reported content."""
        found = []
        for i in places:
            seen = self.people.get(i)
            if seen is None or self.quoted[i] >= 0 or any(s <= i < e for s, e in inside):
                continue
            if name_gender(seen.name) in {GENDER[head.lower_], ""}:
                found.append(seen)
        return found


def _reports(attribution: Attribution, root: Token) -> bool:
    """Whether the report is the sentence's own, before or behind what it reports."""
    told = attribution.kind in _SPOKEN and any(s <= root.i < e for s, e in attribution.content)
    return told or attribution.head == root.i


def _is_source(attribution: Attribution, subject: Token | None) -> bool:
    start, end = attribution.source or (0, 0)
    return subject is not None and start <= subject.i < end
