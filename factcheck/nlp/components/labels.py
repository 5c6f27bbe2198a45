"""Headline labels of at most 60 characters, never cut inside a word.

A label is the statement without what a headline leaves out. Names, figures, negation and modality
stay; the least needed words go first, until the rest fits.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.words import Word, capitalized, country_of, text_of, words_of
from factcheck.nlp.records import Claim

LONGEST = 60

_ARTICLES = frozenset(["a", "an", "the"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re"])
_HAVE = frozenset(["has", "have"])
_DROPPED_ADVERBS = frozenset(
    """meanwhile also further then however just very really actually already simply therefore
    moreover furthermore instead indeed additionally thus himself herself itself themselves""".split()
)
_MEETINGS = frozenset("meeting talks summit call conference session negotiations briefing".split())
_DANGLING = frozenset(
    """of to in on at by for with from and or but as that which who if than into over a an the its
    their his her be is are was were has have had will would could should may might must not about
    between during after before because while since under against per this these those being""".split()
)
_TIME = frozenset(["DATE", "TIME"])


def _fits(words: list[Word]) -> bool:
    return len(text_of(words)) <= LONGEST


def _without(words: list[Word], drop: set[int]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        if word.i in drop and not word.inserted:
            if kept and word.space:
                kept[-1].space = True
            continue
        kept.append(Word(word.text, word.space, word.i, word.inserted))
    while kept and (kept[-1].text in {",", ";", ":", "—", "–", ".", "-"}):
        kept.pop()
    while kept and (kept[0].text in {",", ";", ":", "—", "–"}):
        kept.pop(0)
    return kept


def _tree(token: Token) -> set[int]:
    return set(range(token.left_edge.i, token.right_edge.i + 1))


class Labels:
    """Writes each claim's label."""

    def __call__(self, doc: Doc) -> Doc:
        for span in doc.spans["claims"]:
            claim: Claim = span._.claim
            claim.label = self.label(doc, span)
        return doc

    def label(self, doc: Doc, span: Span) -> str:
        """The headline for one claim."""
        claim: Claim = span._.claim
        words = [w for w in words_of(doc, claim.unit) if w.text not in {".", "…"}]
        head = doc[claim.unit.head]
        special = self._meeting(doc, words, head)
        words = special or self._country(doc, claim, words, head)
        present = {w.i for w in words}
        words = _without(words, self._always(doc, words, head))
        for drop in self._optional(doc, present, head):
            if _fits(words):
                break
            shorter = _without(words, drop)
            if len(shorter) >= 3:
                words = shorter
        return self._cut(words)

    def _meeting(self, doc: Doc, words: list[Word], head: Token) -> list[Word]:
        """ "X held a meeting with 26 nations" is headed by what can be counted."""
        meeting = child(head, "dobj")
        if meeting is None or meeting.lower_ not in _MEETINGS or head.lemma_ not in {
            "hold", "host", "chair", "have", "convene", "lead"}:  # fmt: skip
            return []
        present = {w.i: w for w in words}
        for prep in [t for t in doc[meeting.i : head.right_edge.i + 1] if t.lower_ == "with"]:
            number = next(
                (t for t in doc[prep.i + 1 : prep.i + 4] if t.like_num and t.i in present), None
            )
            if number is None:
                continue
            noun = number.head if number.head.i > number.i else doc[number.i + 1]
            if noun.i not in present:
                continue
            party = [present[i] for i in range(number.i, noun.i + 1) if i in present]
            event = [present[i] for i in range(meeting.left_edge.i, meeting.i + 1) if i in present]
            event = [w for w in event if w.text.lower() not in _ARTICLES]
            lead = [Word(w.text, True, -1) for w in party]
            return [*lead, Word("in", True, -1), *(Word(w.text, True, -1) for w in event)]
        return []

    def _country(self, doc: Doc, claim: Claim, words: list[Word], head: Token) -> list[Word]:
        """What a head of government would do, the country would do."""
        attribution = claim.unit.attribution
        if attribution is None or attribution.who is None or claim.kind != "position":
            return words
        country = country_of(attribution.who.title)
        subject = child(head, *SUBJECTS)
        if not country or subject is None or not words:
            return words
        first = words[0]
        if first.inserted and first.i == subject.i and first.text == attribution.who.name:
            return [Word(country.removeprefix("the "), True, -1, inserted=True), *words[1:]]
        return words

    def _always(self, doc: Doc, words: list[Word], head: Token) -> set[int]:
        drop: set[int] = set()
        subject = child(head, *SUBJECTS)
        complement = child(head, "acomp", "attr", "xcomp")
        for word in words:
            if word.i < 0 or word.inserted:
                continue
            token = doc[word.i]
            lower = token.lower_
            if lower in _ARTICLES or (lower in _DROPPED_ADVERBS and token.dep_ == "advmod"):
                drop.add(word.i)
            elif lower == "that" and token.dep_ == "mark":
                drop.add(word.i)
        copula = head.lemma_ == "be" and complement is not None and subject is not None
        if copula and complement is not None and complement.pos_ == "ADJ":
            drop.add(head.i)
            drop |= {
                k.i for k in head.children if k.dep_ == "aux" and k.lower_ in {"would", "will"}
            }
        else:
            participle = head.tag_ in {"VBN", "VBG"}
            aux = [k for k in head.children if k.dep_ in {"aux", "auxpass"}]
            if participle and len(aux) == 1 and aux[0].lower_ in _BE | _HAVE:
                drop |= {k.i for k in aux if k.lower_ in _BE or head.lower_.endswith("ed")}
        negated = any(k.dep_ == "neg" for k in head.children)
        return set() if negated and copula else drop

    def _optional(self, doc: Doc, present: set[int], head: Token) -> list[set[int]]:
        """What may go, least needed first: asides, times, adverbs, then phrases from the end."""
        asides: list[set[int]] = []
        times: list[set[int]] = []
        phrases: list[tuple[int, set[int]]] = []
        adverbs: set[int] = set()
        for i in sorted(present):
            if i < 0:
                continue
            token = doc[i]
            dep = token.dep_
            if token.left_edge.i <= head.i <= token.right_edge.i:
                continue
            if dep in {"relcl", "appos"} or (dep == "advcl" and token.i != head.i):
                asides.append(_tree(token))
            elif (dep == "npadvmod" and token.ent_type_ in _TIME) or (
                dep == "prep" and self._timely(token)
            ):
                times.append(_tree(token))
            elif dep == "prep" and token.head.i in present:
                phrases.append((token.i, _tree(token)))
            elif dep == "acl":
                phrases.append((token.i, _tree(token)))
            elif dep == "advmod" and token.tag_ == "RB" and not token.lower_.startswith("n"):
                if token.lower_ not in {"reportedly", "allegedly", "only", "almost", "nearly"}:
                    adverbs.add(i)
        phrases.sort(key=lambda p: -p[0])
        return [*asides[::-1], *times, adverbs, *(p for _, p in phrases)]

    def _timely(self, prep: Token) -> bool:
        pobj = child(prep, "pobj")
        return pobj is not None and pobj.ent_type_ in _TIME

    def _cut(self, words: list[Word]) -> str:
        while len(words) > 1 and not _fits(words):
            words = words[:-1]
            while len(words) > 2 and (
                words[-1].text.lower() in _DANGLING or not any(c.isalnum() for c in words[-1].text)
            ):
                words = words[:-1]
        text = " ".join(text_of(words).split()).strip(" ,;:—–")
        if text.count("“") != text.count("”"):
            text = text.replace("“", "").replace("”", "")
        if text.count("(") != text.count(")"):
            text = text.replace("(", "").replace(")", "")
        return capitalized(text[:LONGEST].strip())


@Language.factory(
    "labels",
    requires=["doc.spans", "span._.claim", "token.dep"],
    assigns=["span._.claim"],
    default_score_weights={"label_similarity": 1.0},
)
def make_labels(nlp: Language, name: str) -> Labels:
    """The component that writes labels."""
    return Labels()
