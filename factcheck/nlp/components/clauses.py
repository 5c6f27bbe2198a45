"""Clauses: where a sentence, or a piece of reported content, falls into claims of its own.

A clause is split off as far as a fact-checker would put it on a separate line: coordinated finite
clauses, ", as ..." and ", which ..." clauses, separately quoted halves; conditions stay with what
they condition.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from factcheck.nlp.components.cues import SUBJECTS, child

Interval = tuple[int, int]

SPLIT_MARKS = frozenset(["as", "while", "whereas", "although", "though", "because", "since"])
ASIDE_MARKS = frozenset(["as", "while", "whereas", "although", "though"])
"""After an indirect report these clauses are the article's own voice."""
RELATIVE = frozenset(["which", "who", "where"])
_LONGEST_ROW = 6
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


@dataclass(slots=True)
class Clause:
    """A claim in the tree: its head, why it was split off, and what it shares with its parent."""

    head: Token
    how: str
    parent: Token | None = None
    tokens: list[int] = field(default_factory=list)
    prefix: list[int] = field(default_factory=list)


def finite(token: Token) -> bool:
    """Whether the clause of this head is finite."""
    if token.tag_ in FINITE:
        return True
    if not token.n_lefts + token.n_rights:
        return False
    return any(k.dep_ in {"aux", "auxpass", "cop"} and k.tag_ in FINITE for k in token.children)


def _marked(token: Token) -> str:
    mark = child(token, "mark")
    return mark.lower_ if mark is not None else ""


def _own_subject(token: Token) -> Token | None:
    return child(token, *SUBJECTS)


def _comma_before(token: Token) -> bool:
    i = token.left_edge.i
    if i > 1 and token.doc[i - 1].is_quote:
        i -= 1  # “the mill,” which
    return i > 0 and token.doc[i - 1].text in {",", "—", "–", "(", "-"}


def _weight(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i + 1


def splits_off(token: Token) -> str:
    """Why the clause under this token is a claim of its own, or "" when it is not."""
    test = _TESTS.get(token.dep_)
    if test is None or token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
        return ""
    return test(token)


def _conjunct(token: Token) -> str:
    if token.pos_ not in {"VERB", "AUX"}:
        return ""
    if token.head.pos_ in {"NOUN", "PROPN"}:
        return "conj" if _hung_on_noun(token) else ""
    if token.head.pos_ not in {"VERB", "AUX"}:
        return ""
    left = token.left_edge.i
    quoted = left > 0 and (token.doc[left].is_quote or token.doc[left - 1].is_quote)
    if quoted and _weight(token) >= 3:
        return "quoted"
    if _own_subject(token) is not None:
        return "conj" if finite(token) else ""
    auxiliary = child(token.head, "aux", "auxpass") is not None
    shared = finite(token) or (token.tag_ in {"VB", "VBN"} and auxiliary)
    full = _weight(token) >= 4 and _rich(token)
    return "shared" if shared and full and _in_row(token) else ""


def _in_row(verb: Token) -> bool:
    """Whether the verb shares a subject with the verbs before it: "left, *sold* it and *sued*"."""
    node = verb.head
    for _ in range(_LONGEST_ROW):
        if _own_subject(node) is not None:
            return True
        if node.dep_ not in {"conj", "advcl"} or not (finite(node) and _rich(node)):
            return False
        node = node.head
    return False


def _hung_on_noun(verb: Token) -> bool:
    """Whether a full clause hangs on the noun before it: "left the mill, and nobody was seen"."""
    subject = _own_subject(verb)
    if subject is None or subject.tag_.startswith("W") or _marked(verb) or not finite(verb):
        return False
    before = verb.left_edge.i - 1
    return before > 0 and verb.doc[before].dep_ == "cc" and verb.doc[before - 1].text == ","


def _before_semicolon(token: Token) -> str:
    """The first half of "The mill closed; the town shrank", which hangs under the second."""
    after = token.right_edge.i + 1
    parted = token.right_edge.text == ";" or (
        after < len(token.doc) and token.doc[after].text == ";"
    )
    if not parted or not token.i < token.head.i or not finite(token):
        return ""
    return "conj" if _own_subject(token) is not None else ""


def _after_semicolon(token: Token) -> str:
    """The second half where it hangs under the first."""
    left = token.left_edge.i
    parted = left > 0 and token.doc[left - 1].text == ";" and _marked(token) == ""
    if not parted or not finite(token):
        return ""
    return "conj" if _own_subject(token) is not None else ""


def _adverbial(token: Token) -> str:
    if _after_semicolon(token):
        return "conj"
    if token.tag_ == "VBD" and _goes_on(token):
        return "shared"
    apart = _marked(token) in SPLIT_MARKS and _comma_before(token)
    return "advcl" if apart and finite(token) and _own_subject(token) is not None else ""


def _goes_on(verb: Token) -> bool:
    """Whether it is the next of a row of deeds: "has left Tarn, *sold* the mill and sued"."""
    above = verb.head
    alone = _own_subject(verb) is None and not any(
        k.dep_ in {"mark", "advmod"} for k in verb.children
    )
    row = any(k.dep_ == "conj" for k in verb.children) and verb.i > above.i
    past = above.tag_ == "VBD" or (above.tag_ == "VBN" and child(above, "aux") is not None)
    return alone and row and past and _comma_before(verb) and _own_subject(above) is not None


def _relative(token: Token) -> str:
    subject = _own_subject(token)
    if subject is None or subject.lower_ not in RELATIVE or _weight(token) < 4:
        return ""
    return "relcl" if _comma_before(token) and finite(token) else ""


def _attribute(token: Token) -> str:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return ""
    first = child(token.head, "attr")
    listed = first is not None and first.i < token.i
    return "list" if listed and token.doc[token.left_edge.i - 1].text == "," else ""


_TESTS: dict[str, Callable[[Token], str]] = {
    "conj": _conjunct,
    "advcl": _adverbial,
    "relcl": _relative,
    "attr": _attribute,
    "ccomp": _before_semicolon,
    "parataxis": _after_semicolon,
}


def _rich(token: Token) -> bool:
    return any(
        k.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "oprd", "agent"}
        for k in token.children
    )


def _stolen_subject(head: Token) -> Token | None:
    """The noun that the parser coordinated with an object although it is this clause's subject."""
    if _own_subject(head) is not None or not finite(head) or head.left_edge.i == 0:
        return None
    if head.dep_ not in {"ccomp", "conj", "ROOT", "advcl"} or _marked(head):
        return None
    before = head.doc[head.left_edge.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.dep_ != "conj":
        return None
    left = before.left_edge.i
    return before if left > 0 and head.doc[left - 1].dep_ == "cc" else None


def split(doc: Doc, roots: list[Token], blocked: set[int], start: int, end: int) -> list[Clause]:
    """The clauses under `roots` inside [start, end), each with its own tokens.

    `blocked` tokens (cues, sources, other people's content) belong to no clause.
    """
    inside: dict[int, Clause] = {}
    for root in roots:
        how = splits_off(root)
        kept = how in {"relcl", "advcl"}
        inside[root.i] = Clause(root, how, root.head) if kept else Clause(root, "root")
    for i in range(start, end):
        token = doc[i]
        if i in inside or i in blocked:
            continue
        how = splits_off(token)
        if how:
            inside[i] = Clause(token, how, token.head)
    stolen = {c.head.i: s for c in inside.values() if (s := _stolen_subject(c.head)) is not None}
    moved = {
        i: owner for owner, s in stolen.items() for i in range(s.left_edge.i, s.right_edge.i + 1)
    }
    memo: dict[int, int | None] = {}
    for i in range(start, end):
        if i in blocked:
            continue
        owner = moved.get(i, _owner(doc[i], inside, blocked, start, end, memo))
        if owner is not None:
            inside[owner].tokens.append(i)
    return [c for c in inside.values() if c.tokens]


def _owner(
    token: Token,
    inside: dict[int, Clause],
    blocked: set[int],
    start: int,
    end: int,
    memo: dict[int, int | None],
) -> int | None:
    """The clause head that the token hangs under; found by climbing, remembered on the way."""
    path: list[int] = []
    node = token
    result: int | None = None
    while True:
        i = node.i
        if i in memo:
            result = memo[i]
            break
        path.append(i)
        if i in inside:
            result = i
            break
        if i in blocked or not start <= i < end or node.head.i == i:
            break
        node = node.head
    for i in path:
        memo[i] = result
    return result


def likely(doc: Doc) -> int:
    """About how many claims a parsed piece will give: its clauses that would stand alone."""
    heads = {t.head.i: t.head for t in doc if t.dep_ in SUBJECTS}
    return sum(h.dep_ == "ROOT" or bool(splits_off(h)) for h in heads.values())
