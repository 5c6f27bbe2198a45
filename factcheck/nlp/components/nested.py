"""Claims inside claims: clauses that report a fact of their own and still belong to a larger one.

"The firm that sold the mine sued" is one claim about a suit, and one about a sale that a checker
looks up separately. The larger claim keeps its words; the smaller one is listed beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import clauses, explained
from factcheck.nlp.components.cues import SUBJECTS, child, told_of
from factcheck.nlp.components.finite import copula, finite_form, is_plural, subject_of
from factcheck.nlp.components.titles import is_title
from factcheck.nlp.lexicons import verbs
from factcheck.nlp.lexicons.words import word_set

_FACTUAL_MARKS = word_set("after as because before since when while although though until once")
"""Conjunctions whose clause is told as a fact."""
_RELATIVE = word_set("who which that whom")
_PLACES = word_set("where when")
_PARTICIPLES = frozenset(["VBG", "VBN"])
_PRONOUNS = word_set("those one anyone everyone someone something anything everything nothing what")
_COURTS = word_set("court jury inquiry inquest tribunal hearing panel committee commission trial")
_NEAR = word_set("i we you it that this")
"""Knowers whose knowledge is no more than what is known."""
_NAMES = frozenset(["PROPN", "NOUN"])
_EDGES = frozenset([",", ";", ":", "—", "–", "-", "--", ".", "!", "?", "…", "(", ")", "―"])


@dataclass(frozen=True, slots=True)
class Nested:
    """A smaller claim: its head, what it is, its stretch, and its words in reading order."""

    head: Token
    how: str
    content: tuple[int, int]
    words: list[int]


def _subtree(token: Token) -> list[int]:
    return list(range(token.left_edge.i, token.right_edge.i + 1))


def _trimmed(doc: Doc, words: list[int]) -> list[int]:
    while words and (doc[words[0]].text in _EDGES or doc[words[0]].is_space):
        words = words[1:]
    while words and (doc[words[-1]].text in _EDGES or doc[words[-1]].is_space):
        words = words[:-1]
    return words


def _full(doc: Doc, words: list[int]) -> int:
    return sum(doc[i].is_alpha or doc[i].like_num for i in words)


def _comma_before(token: Token) -> bool:
    left = token.left_edge.i
    return left > 0 and token.doc[left - 1].text in {",", "—", "–", "(", "-", "―"}


def _noun_phrase(noun: Token, stop: int) -> list[int]:
    """The noun with what stands before it, up to its clause at `stop`."""
    words = list(range(noun.left_edge.i, max(stop, noun.i + 1)))
    return _trimmed(noun.doc, words)


def _subject(token: Token) -> list[int]:
    """The words of the subject that a clause without one shares."""
    node = token
    for _ in range(4):
        if node.head.i == node.i:
            return []
        node = node.head
        subject = child(node, *SUBJECTS)
        if subject is not None:
            return _bare_phrase(subject)
    return []


def _bare_phrase(noun: Token) -> list[int]:
    """The noun phrase without clauses and asides."""
    words = [i for i in _subtree(noun) if i <= noun.i or not _clausal(noun, i)]
    return _trimmed(noun.doc, [i for i in words if i <= noun.i or noun.doc[i].tag_ != "POS"])


def _clausal(noun: Token, i: int) -> bool:
    """Whether the word stands in a clause or an aside that hangs on the noun."""
    return any(
        kid.left_edge.i <= i <= kid.right_edge.i
        for kid in noun.children
        if kid.dep_ in {"relcl", "acl", "appos", "punct"}
    )


def _relative(token: Token) -> Nested | None:
    noun, doc = told_of(token), token.doc
    if noun.lower_ in _PRONOUNS or not clauses.finite(token) or token.left_edge.i <= noun.i:
        return None
    phrase = _noun_phrase(noun, token.left_edge.i)
    inner = _trimmed(doc, _subtree(token))
    if len(inner) < 4 or not phrase:
        return None
    subject = child(token, *SUBJECTS)
    if subject is not None and subject.lower_ in _RELATIVE:
        phrase = _named_before(noun) + phrase
    content = (phrase[0], inner[-1] + 1)
    if subject is not None and subject.lower_ in _RELATIVE:
        rest = [i for i in inner if i != subject.i]
        return Nested(token, "relative", content, phrase + _again(token.doc, phrase, noun) + rest)
    pronoun = next((i for i in inner[:2] if doc[i].lower_ in _RELATIVE | _PLACES), -1)
    if any(doc[i].lower_ == "whose" for i in inner[:2]):
        return Nested(token, "whose", content, phrase + inner)
    return Nested(token, "object relative", content, [i for i in inner if i != pronoun] + phrase)


def _again(doc: Doc, phrase: list[int], noun: Token) -> list[int]:
    """The comma before what explains a name once more, to close it."""
    comma = noun.left_edge.i - 1
    return [comma] if comma in phrase and doc[comma].text == "," else []


def _named_before(noun: Token) -> list[int]:
    """The name that the noun explains, with commas: "Ann Lee, a lawyer, (who) sued the port"."""
    name, comma = noun.head, noun.left_edge.i - 1
    explains = noun.dep_ == "appos" and name.pos_ in _NAMES and name.i < noun.left_edge.i
    if not explains or noun.doc[comma].text != ",":
        return []
    return [*_noun_phrase(name, name.i + 1), comma]


def _reduced(token: Token) -> Nested | None:
    noun = token.head
    if token.tag_ not in _PARTICIPLES or noun.lower_ in _PRONOUNS or token.left_edge.i <= noun.i:
        return None
    phrase, inner = _noun_phrase(noun, token.left_edge.i), _trimmed(token.doc, _subtree(token))
    if len(inner) < 3 or not phrase:
        return None
    if noun.dep_ == "appos" and _apposition(noun) is not None:
        return None
    return Nested(token, "reduced", (phrase[0], inner[-1] + 1), phrase + inner)


def _adverbial(token: Token) -> Nested | None:
    mark = child(token, "mark", "advmod")
    inner = _trimmed(token.doc, _subtree(token))
    own = child(token, *SUBJECTS, "expl")
    if own is not None and clauses.finite(token):
        if mark is None or mark.lower_ not in _FACTUAL_MARKS or mark.i != token.left_edge.i:
            return None
        inner = _first_of_two(token, [i for i in inner if i > mark.i])
        if not inner:
            return None
        return Nested(token, "adverbial", (inner[0], inner[-1] + 1), inner)
    if token.tag_ not in _PARTICIPLES or own is not None or not inner:
        return None
    if token.tag_ != "VBG" or token.i < token.head.i or not _comma_before(token):
        return None
    return Nested(token, "participle", (inner[0], inner[-1] + 1), _subject(token) + inner)


def _first_of_two(verb: Token, words: list[int]) -> list[int]:
    """The words before what is listed itself: "as prices rose (and a mine shut, leaving)"."""
    other = next((k for k in verb.children if k.i > verb.i and _apart(k)), None)
    return _trimmed(verb.doc, _before_and(verb.doc, words, other)) if other is not None else words


def _apart(clause: Token) -> bool:
    """Whether the clause is one of its own behind another: a second one, or a participle."""
    participle = clause.dep_ == "advcl" and clause.tag_ == "VBG" and _comma_before(clause)
    return participle or clauses.splits_off(clause) == "conj"


def _before_and(doc: Doc, words: list[int], other: Token) -> list[int]:
    words = [i for i in words if i < other.left_edge.i]
    while words and doc[words[-1]].dep_ in {"cc", "punct"}:
        words = words[:-1]
    return words


def _gerund(token: Token) -> Nested | None:
    if token.tag_ != "VBG" or token.head.dep_ not in {"prep", "mark"}:
        return None
    inner = _trimmed(token.doc, _subtree(token))
    doer = _doer(token.head)
    if len(inner) < 4 or doer is None:
        return None
    return Nested(token, "gerund", (inner[0], inner[-1] + 1), _bare_phrase(doer) + inner)


def _doer(prep: Token) -> Token | None:
    """Who did what the gerund under the preposition tells, None where nobody is said to have.

    The subject "by selling it"; whoever was "blamed for selling it"; the mayor of "the mayor's
    record of selling". "Accused of selling", "stopped them from selling", "without selling" and
    "arrested for selling" leave open whether it was done.
    """
    verb = prep.head
    if prep.lower_ == "of" and verb.lemma_.lower() in _HABITS:
        owner = child(verb, "poss")
        return owner if owner is not None and owner.tag_ != "PRP$" else None
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if prep.lower_ in _DOING:
        return subject_of(prep)
    if prep.lower_ != "for" or verb.lemma_ not in _FAULTING:
        return None
    return child(verb, "nsubjpass") or child(verb, "dobj")


def _conjunct(token: Token) -> Nested | None:
    """The second verb of two where both are told: "that passed in 1994 and expired in 2004".

    Infinitives ("to open centers and *deport* people") say what is wanted, not what is done.
    """
    if token.pos_ not in {"VERB", "AUX"} or token.head.pos_ not in {"VERB", "AUX"}:
        return None
    inner = _trimmed(token.doc, _subtree(token))
    if len(inner) < 3 or child(token, *SUBJECTS) is not None:
        return None
    going_on = token.tag_ == "VBG" and token.head.tag_ == "VBG" and _told_participle(token.head)
    bare = token.tag_ == token.head.tag_ == "VB" and child(token, "aux") is None
    shared = _modals(token.head) if bare else []
    mistaken = token.tag_ == "VB" and token.head.tag_ in clauses.FINITE
    told = bool(shared) or mistaken or (token.tag_ != "VBN" and clauses.finite(token))
    if not going_on and (not told or _other_subject(token)):
        return None
    words = _subject(token) + shared + inner
    return Nested(token, "conjunct", (inner[0], inner[-1] + 1), words)


def _told_participle(first: Token) -> bool:
    """Whether the first of two participles tells what its clause's subject does or did."""
    return first.dep_ == "advcl" or child(first, "aux") is not None


def _other_subject(token: Token) -> bool:
    """Whether the subject that the parser shares cannot be this verb's, or its object is missing.

    "Which Lee won but lost again" tells of Lee and lacks what; "might fail and warned" is of two.
    """
    first = token.head
    own = child(first, *SUBJECTS)
    if first.dep_ == "relcl" and own is not None and own.lower_ not in _RELATIVE:
        return True
    return token.tag_ == "VBD" and child(token, "aux") is None and bool(_modals(first))


def _modals(verb: Token) -> list[int]:
    """What makes a clause of an infinitive: "could not", "did"."""
    helping = [k.i for k in verb.children if k.dep_ in {"aux", "neg"} and k.i < verb.i]
    told = any(verb.doc[i].tag_ in {"MD", "VBD", "VBZ", "VBP"} for i in helping)
    return helping if told else []


def _apposition(token: Token) -> Nested | None:
    noun = token.head
    inner = _trimmed(token.doc, _subtree(token))
    if token.left_edge.i <= noun.i or len(inner) < 4:
        return None
    phrase = _noun_phrase(noun, token.left_edge.i)
    if not phrase or not explained.says_what(noun, token):
        return None
    if _named_before(token) and any(k.dep_ == "relcl" and _relative(k) for k in token.children):
        return None
    told = any(k.dep_ in {"relcl", "acl"} for k in token.subtree)
    if not told and any(is_title(k) for k in token.subtree):
        return None
    words = [*phrase, inner[0] - 1, *inner]
    return Nested(token, "apposition", (phrase[0], inner[-1] + 1), words)


def _complement(token: Token) -> Nested | None:
    """What somebody knows, thinks or shows, and "how" and "why" something is."""
    verb = token.head
    if token.i < verb.i or verb.lemma_ in verbs.SPEECH:
        return None
    own, knower = child(token, *SUBJECTS), child(verb, *SUBJECTS)
    mark = child(token, "mark")
    if mark is not None and not (verb.lemma_ == "hear" and _hearing(knower)):
        return None
    if not clauses.finite(token):
        return None
    if own is None or knower is None or knower.lower_ in _NEAR:
        return None
    inner = [i for i in _trimmed(token.doc, _subtree(token)) if mark is None or i > mark.i]
    if len(inner) < _LONG_ENOUGH or token.doc[inner[0]].lower_ in {"what", "whatever", "who"}:
        return None
    return Nested(token, "complement", (inner[0], inner[-1] + 1), inner)


def _hearing(noun: Token | None) -> bool:
    """Whether it is a body before which people testify: "the inquest heard that"."""
    return noun is not None and noun.lemma_.lower() in _COURTS


def _asked(token: Token) -> Nested | None:
    """What "how" and "why" take for granted: "could not explain why the fund was emptied"."""
    if not token.n_lefts:
        return None
    first = token.left_edge
    known = first.lower_ in {"how", "why"} and first.head.i == token.i and first.i < token.i
    if not known or child(token, *SUBJECTS) is None or not clauses.finite(token):
        return None
    if any(k.tag_ == "MD" for k in token.children):
        return None
    inner = _trimmed(token.doc, _subtree(token))[1:]
    if len(inner) < _LONG_ENOUGH:
        return None
    return Nested(token, "asked", (inner[0], inner[-1] + 1), inner)


def _deed(token: Token) -> Nested | None:
    """A fact told as a noun with its doer: "the mayor's sale of the stadium"."""
    if token.pos_ != "NOUN" or not token.n_lefts:
        return None
    told = token.lemma_.endswith(_DEED_ENDINGS) or token.lemma_ in verbs.DEEDS
    if not told or child(token, "poss") is None:
        return None
    inner = _trimmed(token.doc, _subtree(token))
    if len(inner) < 4 or child(token, "prep", "acl") is None:
        return None
    return Nested(token, "deed", (inner[0], inner[-1] + 1), inner)


def _absolute(token: Token) -> Nested | None:
    """A clause that WITH leads: "with the economy adding jobs"."""
    verb = child(token, "pcomp")
    if token.lower_ != "with" or verb is None or child(verb, *SUBJECTS) is None:
        return None
    inner = _trimmed(token.doc, _subtree(token))[1:]
    if len(inner) < 4:
        return None
    return Nested(token, "absolute", (inner[0], inner[-1] + 1), inner)


def _event(participle: Token, inner: Span) -> bool:
    """Whether an aside tells what was done, by whom or when, not what its noun is."""
    done = participle.tag_ == "VBN" and participle.lemma_ not in _IDENTIFYING
    by = child(participle, "agent") is not None
    return done and (by or any(t.ent_type_ == "DATE" for t in inner))


def _brings_news(one: Nested) -> bool:
    """Whether three words are enough: "after cocoa prices doubled", not "after the calls began"."""
    first = one.head.left_edge
    subject = child(one.head, *SUBJECTS)
    if one.how != "adverbial" or subject is None or first.lower_ == "when":
        return False
    return subject.left_edge.tag_ in {"JJ", "NN", "NNP", "NNPS", "NNS"}


def _worth(doc: Doc, one: Nested) -> bool:
    """Whether a checker would look it up: it is specific, and told rather than argued."""
    inner = doc[one.head.left_edge.i : one.head.right_edge.i + 1]
    named = any(t.ent_type_ or t.like_num or t.pos_ == "PROPN" for t in inner)
    if doc._.quoted[one.head.i] >= 0 and one.how in _ARGUED:
        return one.how == "adverbial" and named
    if one.how == "object relative":
        article = one.head.head.left_edge.lower_ in {"a", "an"}
        return named or article or _comma_before(one.head)
    if one.how == "reduced":
        aside = _comma_before(one.head)
        long = len(inner) >= _LONG or bool(one.head.head.ent_type_)
        return _event(one.head, inner) if aside else named and long
    if one.how == "deed":
        return any(t.ent_type_ or t.like_num for t in inner[1:])
    return one.how != "gerund" or (named and not any(t.tag_ == "MD" for t in inner))


_FINDERS: dict[str, Callable[[Token], Nested | None]] = {
    "relcl": _relative,
    "acl": _reduced,
    "advcl": _adverbial,
    "pcomp": _gerund,
    "conj": _conjunct,
    "appos": _apposition,
    "ccomp": _complement,
    "prep": _absolute,
}
_ARGUED = frozenset(["relative", "object relative", "adverbial", "reduced", "complement", "deed"])
"""What is part of an argument between quotation marks rather than a fact told there."""
_HEADS = frozenset(["ADJ", "AUX", "NOUN", "PROPN", "VERB"])
"""Parts of speech of what a smaller claim without a relation of its own can hang on."""
_DOING = frozenset(["after", "before", "by", "in", "on", "since", "upon", "while", "despite"])
_HABITS = word_set("record history habit practice tradition")
"""Prepositions whose gerund is a deed of the subject, done; nouns that tell of deeds."""
_IDENTIFYING = word_set(
    "base call chair dub entitle head know label lead name own run situate title write"
)
"""Participles that say what something is: "a firm based in Tarn", "an inquiry led by Dahl"."""
_FAULTING = word_set(
    """blame criticize criticise praise thank fine jail punish sanction reprimand fire dismiss sack
    rebuke condemn chide scold fault censure honor honour"""
)
"""What is done to somebody for what they did."""
_FEWEST_WORDS = 4
_LONG = 8
_LONG_ENOUGH = 5
_LONGEST = 150
"""Tokens of the longest smaller claim looked at, so that hostile texts cost no more."""
_DEED_ENDINGS = ("ion", "ment", "ing", "ance", "ence")


def find(doc: Doc, tokens: list[int], taken: list[tuple[int, int]]) -> Iterator[Nested]:
    """The smaller claims whose words all stand among `tokens`; `taken` stretches are listed."""
    member = set(tokens)
    for i in tokens:
        token = doc[i]
        finder = _FINDERS.get(token.dep_)
        if finder is None and token.pos_ not in _HEADS:
            continue
        if token.right_edge.i - token.left_edge.i > _LONGEST:
            continue
        found = finder(token) if finder is not None else None
        found = _asked(token) or found or _deed(token)
        if found is None or _full(doc, found.words) < _FEWEST_WORDS - _brings_news(found):
            continue
        start, end = found.content
        own = [k for k in range(start, end) if doc[k].is_alpha]
        if any(k not in member for k in own) or any(_same(found.content, t) for t in taken):
            continue
        if _worth(doc, found):
            yield found


def finite(one: Nested) -> dict[int, str]:
    """The finite verb in the place of the claim's participle, by the token's number."""
    if one.how == "apposition":
        between = [i for i in one.words if i < one.head.left_edge.i]
        return {between[-1]: copula(one.head.head)} if between else {}
    if one.how not in {"participle", "gerund", "reduced", "conjunct"}:
        return {}
    subject = one.head.head if one.how == "reduced" else subject_of(one.head)
    if one.how == "gerund":
        subject = _doer(one.head.head)
    form = _once(one.head, subject) or finite_form(one.head, subject)
    return {one.head.i: form} if form else {}


def _once(participle: Token, subject: Token | None) -> str:
    """The past of what an aside tells with its day: "the plan, approved in March, will cost"."""
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or not _comma_before(participle):
        return ""
    dated = any(t.ent_type_ == "DATE" for t in participle.subtree)
    if not dated or any(t.lower_ == "since" for t in participle.subtree):
        return ""
    plural = subject is not None and is_plural(subject)
    return f"{'were' if plural else 'was'} {participle.text}"


def _same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0.8 * (max(a[1], b[1]) - min(a[0], b[0]))
