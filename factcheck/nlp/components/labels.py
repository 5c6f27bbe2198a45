"""Headline labels of at most 60 characters, never cut inside a word.

A label is the statement without what a headline leaves out. Names, figures, negation and modality
stay; the least needed words go first, until the rest fits.
"""

import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.nlp.components.composition import Word, capitalized, text_of
from factcheck.nlp.components.cues import SUBJECTS, child
from factcheck.nlp.components.words import Article, country_of, without, words_of
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.verbs import REPORT_HEDGES
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Claim
from factcheck.nlp.types import UNCLEAR

LONGEST = 60
"""Characters of the longest label."""

_FEWEST = 3
_KEPT = frozenset(["only", "almost", "nearly", "not", "n’t", "n't", "never", "up", "about", "at"])

_ARTICLES = frozenset(["a", "an", "the"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re"])
_SILENT = frozenset(["would", "will", "has", "have", "had", "’ll", "'ll"])
_HAVE = frozenset(["has", "have"])
_DROPPED_ADVERBS = word_set(
    """meanwhile also further then however very really actually already simply therefore
    moreover furthermore instead indeed additionally thus himself herself itself themselves"""
)
_MEETINGS = word_set("meeting talks summit call conference session negotiations briefing")
_DANGLING = word_set(
    """of to in on at by for with from and or but as that which who if than into over a an the its
    their his her be is are was were has have had will would could should may might must not about
    between during after before because while since under against per this these those being"""
)
_SAME_FORMS = word_set("won run begun spun overrun")
_PLAIN = frozenset(["position", "plan"])
_VOICED = frozenset(["opinion", "prediction", "conditional"])
"""Kinds whose label says whose words they are also when they are paraphrased."""
_LONGEST_VOICE = 22
_LOOSE = frozenset(["relcl", "acl", "appos"])
_NEGATIVE = word_set("former alleged false fake so-called would-be ex unlikely no potential")
_RELATIVE = frozenset(["which", "who"])
_STOPS = frozenset([".", "…"])
_MANY = frozenset(["police", "people", "officials"])
_CLAUSES = frozenset(["advcl", "ccomp", "relcl", "acl", "ROOT"])
_TIME = frozenset(["DATE", "TIME"])

_GLUED = re.compile(r"[,;]+(?=[^\W\d_])")
"""A mark with no space behind it, left where the words between were dropped."""


def _silent(aux: Token, verb: Token) -> bool:
    """Whether a headline can leave the auxiliary out and still say the same.

    "Was jeered" needs its "was", else the jeered one jeers; "was given" and "was jeered by" do not.
    """
    if verb.tag_ == "VBG" or aux.lower_ not in _BE:
        return aux.lower_ in _BE or verb.lower_.endswith("ed")
    if any(k.dep_ == "neg" or k.lower_ in _KEPT for k in verb.children if k.i < verb.i):
        return False
    agent = child(verb, "agent") is not None
    return agent or (verb.lower_.endswith("n") and verb.lower_ not in _SAME_FORMS)


def _negative(adjective: Token) -> bool:
    """Whether the noun without the adjective would say something else."""
    return adjective.lower_ in _NEGATIVE or adjective.like_num or adjective.ent_type_ != ""


def _condition(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in {"if", "unless"}


def _plural(doc: Doc, source: tuple[int, int] | None) -> bool:
    """Whether the source is several."""
    heads = (
        [t for t in doc[slice(*source)] if not source[0] <= t.head.i < source[1]] if source else []
    )
    return any(t.tag_ in {"NNS", "NNPS"} or t.lower_ in _MANY for t in heads[:1])


def _fits(words: list[Word], room: int) -> bool:
    return _fitting(words, room) == len(words)


def _fitting(words: list[Word], room: int) -> int:
    """How many of the words, from the first on, have at most `room` characters together."""
    length = 0
    for number, word in enumerate(words):
        if length + len(word.text) > room:
            return number
        length += len(word.text) + word.space
    return len(words)


def _without(words: list[Word], drop: set[int]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        if word.i in drop:
            if kept and word.space and not kept[-1].space:
                kept[-1] = replace(kept[-1], space=True)
            continue
        if word.text == "," and kept:
            if kept[-1].text == ",":
                continue
            if kept[-1].space:
                kept[-1] = replace(kept[-1], space=False)
        kept.append(word)
    while kept and (kept[-1].text in {",", ";", ":", "—", "–", ".", "-"}):
        kept.pop()
    while kept and (kept[0].text in {",", ";", ":", "—", "–"}):
        kept.pop(0)
    return kept


def _tree(token: Token) -> set[int]:
    return set(range(token.left_edge.i, token.right_edge.i + 1))


def _with_commas(token: Token) -> set[int]:
    """The token's tree and the commas around it."""
    tree, doc = _tree(token), token.doc
    left, right = min(tree) - 1, max(tree) + 1
    if left >= 0 and doc[left].text == ",":
        tree.add(left)
        if right < len(doc) and doc[right].text == ",":
            tree.add(right)
    return tree


def _cited(doc: Doc, present: set[int]) -> set[int]:
    """Words between quotation marks that the label keeps: somebody's own, none of them goes."""
    quoted: list[int] = doc._.quoted
    inside = (i for i in present if i >= 0 and quoted[i] >= 0)
    return {i for i in inside if doc._.quotes[quoted[i]].start in present}


class Labels:
    """Writes each claim's label."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the label of every claim."""
        article = Article(doc)
        for span in doc.spans["claims"]:
            claim: Claim = span._.claim
            claim.label = self.label(article, claim)
        return doc

    def label(self, article: Article, claim: Claim) -> str:
        """The headline for one claim."""
        doc = article.doc
        words = without(words_of(article, claim.unit, full=False), _STOPS)
        head = doc[claim.unit.head]
        special = self._meeting(doc, words, head)
        words = special or self._country(doc, claim, words, head)
        words = self._headed(doc, [self._family(doc, w) for w in words], head)
        present = {w.i for w in words}
        drop = self._always(doc, words, head) | self._names(article, present)[1]
        words = _without(words, drop - _cited(doc, present))
        label = self._shortened(article, words, head, self._voice(doc, claim, words))
        return _GLUED.sub(" ", label)

    def _shortened(self, article: Article, words: list[Word], head: Token, voice: str) -> str:
        """The words without what can go, until they and the voice fit."""
        doc = article.doc
        room = LONGEST - len(voice)
        whole = _fits(words, room)
        present = {w.i for w in words}
        for drop in () if whole else self._optional(article, present, head):
            if _fits(words, room):
                break
            shorter = _without(words, drop)
            if len(shorter) >= _FEWEST:
                words = shorter
        return self._cut(doc, words, room, whole=whole) + voice

    def _headed(self, doc: Doc, words: list[Word], head: Token) -> list[Word]:
        """Without a pronoun in front that nobody can resolve: "It is" of "It is a long way"."""
        if not words or words[0].i < 0:
            return words
        if words[0].text.lower() in _RELATIVE:
            return words[1:]
        if not words[0].unresolved:
            return words
        token = doc[words[0].i]
        if token.dep_ not in SUBJECTS or token.head.i != head.i or len(words) <= _FEWEST:
            return words
        rest = words[1:]
        if (head.lemma_ == "be" and rest[0].i == head.i and len(rest) > _FEWEST) or rest[0].text[
            0
        ] in "'’":
            rest = rest[1:]
        return rest if len(rest) >= _FEWEST else words

    def _voice(self, doc: Doc, claim: Claim, words: list[Word]) -> str:
        """Whose words they are, where the voice matters: ", Tran says"."""
        attribution = claim.unit.attribution
        who = attribution.who if attribution is not None else None
        if who is None or who.role != "speaker" or who.anonymous or who.name == UNCLEAR:
            return ""
        spoken = claim.quote_type == "direct" and claim.kind not in _PLAIN
        if not spoken and claim.kind not in _VOICED:
            return ""
        person = doc._.register.person(who.name)
        name = who.name.split()[-1] if person is not None else who.name
        if len(name) > _LONGEST_VOICE or any(w.text.startswith(name) for w in words):
            return ""
        plural = person is None and _plural(doc, attribution.source if attribution else None)
        return f", {name} {'say' if plural else 'says'}"

    def _family(self, doc: Doc, word: Word) -> Word:
        """A person's name that was put in, as headlines give it: the family name."""
        if not word.inserted or word.kind != "name" or " " not in word.text:
            return word
        bare = word.text.removesuffix("’s").removesuffix("’")
        person = doc._.register.person(bare)
        last = bare.split()[-1]
        if person is None or doc._.register.person(last) is None:
            return word
        return replace(word, text=last + word.text[len(bare) :])

    def _meeting(self, doc: Doc, words: list[Word], head: Token) -> list[Word]:
        """Head "X held a meeting with 26 nations" by what can be counted."""
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
            if (
                lower in _ARTICLES
                or (lower in lex.HONORIFICS and self._person(doc, word.i + 1))
                or (lower in _DROPPED_ADVERBS and token.dep_ == "advmod")
                or (lower == "that" and token.dep_ == "mark")
            ):
                drop.add(word.i)
        copula = head.lemma_ == "be" and complement is not None and subject is not None
        if (
            copula
            and complement is not None
            and complement.pos_ == "ADJ"
            and not complement.lower_.endswith("ed")
        ):
            aux = [k for k in head.children if k.dep_ == "aux"]
            if all(k.lower_ in _SILENT for k in aux):
                drop |= {head.i, *(k.i for k in aux)}
        else:
            participle = head.tag_ in {"VBN", "VBG"}
            aux = [k for k in head.children if k.dep_ in {"aux", "auxpass"}]
            named = subject is None or subject.tag_ != "PRP"
            if participle and named and len(aux) == 1 and aux[0].lower_ in _BE | _HAVE:
                drop |= {k.i for k in aux if _silent(k, head)}
        negated = any(k.dep_ == "neg" for k in head.children)
        return set() if negated and copula else drop

    def _person(self, doc: Doc, i: int) -> bool:
        return i < len(doc) and (doc[i].ent_type_ == "PERSON" or doc[i].tag_ == "NNP")

    def _optional(self, article: Article, present: set[int], head: Token) -> list[set[int]]:
        """What may go, least needed first: asides, times, adverbs, hedges."""
        doc = article.doc
        asides: list[set[int]] = []
        times: list[set[int]] = []
        adverbs: set[int] = set()
        hedges: set[int] = set()
        for i in sorted(present - {-1}):
            token = doc[i]
            if token.left_edge.i <= head.i <= token.right_edge.i:
                continue
            if self._aside(token) or _measured(token):
                asides.append(_with_commas(token))
            elif self._timely(token):
                times.append(_before_comparison(token))
            elif token.dep_ == "advmod" and token.tag_ == "RB" and token.lower_ not in _KEPT:
                (hedges if token.lower_ in REPORT_HEDGES else adverbs).add(i)
        subject = child(head, *SUBJECTS)
        inner = [
            _tree(t)
            for t in (doc[subject.left_edge.i : subject.right_edge.i + 1] if subject else ())
            if t.dep_ == "prep" and t.lower_ != "of" and t.i > 0 and t.i in present
        ]
        offices = self._names(article, present)[0]
        order = [
            *self._fronted(doc, present, head, subject),
            *asides[::-1],
            offices,
            *times,
            adverbs,
            hedges,
            *_beside_comparison(doc, present, head),
            *inner[::-1],
            *self._weight(doc, present, subject),
        ]
        return [drop for drop in order if drop]

    def _weight(self, doc: Doc, present: set[int], subject: Token | None) -> list[set[int]]:
        """What can go from a long subject so that its verb stays: the last things first."""
        if subject is None:
            return []
        inside = [t for t in doc[subject.left_edge.i : subject.right_edge.i + 1] if t.i in present]
        first = [t for t in inside if t.dep_ in _LOOSE or (t.dep_ == "prep" and t.lower_ != "of")]
        then = [t for t in inside if t.dep_ == "prep" and t.lower_ == "of" and t.head == subject]
        listed = [{t.i - 1, *_tree(t)} for t in inside if t.dep_ == "conj" and t.i - 1 > subject.i]
        described = {t.i for t in inside if t.dep_ == "amod" and not _negative(t)}
        trees = [_with_commas(t) for t in first[::-1]]
        return [*trees, described, *listed[::-1], *(_with_commas(t) for t in then[::-1])]

    def _fronted(
        self, doc: Doc, present: set[int], head: Token, subject: Token | None
    ) -> list[set[int]]:
        """What stands before the subject, "In May, ...", except conditions."""
        if subject is None:
            return []
        kids = [k for k in head.children if k.i < subject.left_edge.i and k.i in present]
        return [
            _with_commas(k)
            for k in kids
            if k.dep_ in {"prep", "npadvmod", "advmod"} or (k.dep_ == "advcl" and not _condition(k))
        ]

    def _names(self, article: Article, present: set[int]) -> tuple[set[int], set[int]]:
        """The offices before names of people, and their first names."""
        doc = article.doc
        offices: set[int] = set()
        first_names: set[int] = set()
        for i in sorted(present - {-1}):
            text = article.texts[i]
            person = article.person(text) if text[:1].isupper() else None
            if person is None:
                continue
            token = doc[i]
            start = i
            while start - 1 in present and doc[start - 1].text in person.name.split():
                start -= 1
            first_names |= set(range(start, i))
            while start - 1 in present and self._before_name(doc[start - 1], token):
                start -= 1
                offices.add(start)
        return offices - first_names, first_names

    def _before_name(self, token: Token, name: Token) -> bool:
        close = name.i in {token.head.i, token.head.head.i}
        return close and token.dep_ in {"compound", "amod", "nmod", "det"}

    def _aside(self, token: Token) -> bool:
        if token.dep_ in {"appos", "parataxis"}:
            return True
        apart = token.left_edge.i > 0 and token.nbor(token.left_edge.i - 1 - token.i).text == ","
        return token.dep_ in {"relcl", "advcl"} and (apart or token.i < token.head.i)

    def _timely(self, token: Token) -> bool:
        if token.dep_ == "npadvmod":
            return token.ent_type_ in _TIME and not _measured(token.head)
        pobj = child(token, "pobj") if token.dep_ == "prep" else None
        return pobj is not None and pobj.ent_type_ in _TIME

    def _cut(self, doc: Doc, words: list[Word], room: int, *, whole: bool) -> str:
        """The longest beginning that fits and ends where a phrase ends."""
        if not _fits(words, room):
            most = _fitting(words, room)
            phrases = (n for n in range(most, _FEWEST - 1, -1) if self._phrase_end(doc, words, n))
            words = words[: next(phrases, max(most, 1))]
        while not whole and len(words) > 2 and not _may_end(words[-1].text):
            words = words[:-1]
        text = " ".join(text_of(words).split()).strip(" ,;:—–-")
        for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
            if opening in text and text.count(opening) != text.count(closing):
                text = text.replace(opening, "").replace(closing, "")
        return capitalized(text[:room].strip())

    def _phrase_end(self, doc: Doc, words: list[Word], n: int) -> bool:
        """Whether a phrase begins after the first `n` words, so that they can stand alone."""
        following = words[n]
        if following.i < 0 or not _may_end(words[n - 1].text):
            return False
        token, last = doc[following.i], words[n - 1].i
        if last >= 0 and any(a.i > last and a.dep_ in _CLAUSES for a in doc[last].ancestors):
            return False
        if token.dep_ in {"prep", "cc", "mark", "punct", "agent"}:
            return not token.is_quote and token.text not in {"-", "("}
        before = words[n - 1].i if words[n - 1].i >= 0 else token.i - 1
        left = {a.dep_ for a in (token, *token.ancestors) if before < a.left_edge.i <= token.i}
        return bool(left & {"relcl", "acl", "advcl", "npadvmod", "appos", "xcomp"})


def _beside_comparison(doc: Doc, present: set[int], head: Token) -> list[set[int]]:
    """What can go so that a comparison keeps its "than ...": phrases before it, then inside it."""
    than = next((doc[i] for i in sorted(present - {-1}) if _leads_comparison(doc[i])), None)
    if than is None or than.i < head.i:
        return []
    before = [
        t
        for t in doc[head.i + 1 : than.i]
        if t.dep_ == "prep" and t.lower_ != "of" and t.i in present
    ]
    inside = [t for t in doc[than.i + 1 : than.right_edge.i + 1] if t.i in present]
    later = [t for t in inside if t.dep_ in {"prep", "relcl", "acl"} and t.head.pos_ != "PRON"]
    described = {t.i for t in inside if t.dep_ == "amod" and t.tag_ == "JJR"}
    trees = [{i for i in _tree(t) if i < than.i} for t in before]
    return [*trees, *(_tree(t) for t in later[::-1] if t.head.i > than.i), described]


def _before_comparison(token: Token) -> set[int]:
    """The tree of a time without the "than ..." that the parser hung under it."""
    tree = _tree(token)
    than = next((i for i in tree if i > token.i and _leads_comparison(token.doc[i])), None)
    return tree if than is None else {i for i in tree if i < than}


def _leads_comparison(token: Token) -> bool:
    """Whether it is the "than" of a comparison, not that of "more than 40"."""
    if token.lower_ != "than" or token.dep_ not in {"prep", "mark"}:
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and not (following.like_num or following.is_currency)


def _measured(token: Token) -> bool:
    """Whether it is an adverb of comparison with what it is compared to: "two hours later than"."""
    return token.dep_ == "advmod" and any(t.lower_ == "than" for t in token.rights)


def _may_end(word: str) -> bool:
    return word.lower() not in _DANGLING and (word == "%" or any(c.isalnum() for c in word))


@Language.factory(
    "labels",
    requires=["doc.spans", "span._.claim", "token.dep"],
    assigns=["span._.claim"],
    default_score_weights={"label_similarity": 1.0},
)
def make_labels(nlp: Language, name: str) -> Labels:
    """The component that writes labels."""
    return Labels()
