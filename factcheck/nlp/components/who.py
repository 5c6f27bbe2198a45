"""Whom a noun phrase means: a person of the register, an outlet, a document, or just its words."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from factcheck.nlp.components import offices
from factcheck.nlp.components.cues import RELATIVE_TAGS, child
from factcheck.nlp.components.names import trim
from factcheck.nlp.components.outlets import find_outlet, proper_run, words_in
from factcheck.nlp.components.titles import is_title, speaks_for
from factcheck.nlp.lexicons import first_names, verbs
from factcheck.nlp.lexicons import names as lex
from factcheck.nlp.lexicons.words import word_set
from factcheck.nlp.records import Name, Register, Who
from factcheck.nlp.types import UNCLEAR

_PERSONAL = frozenset(["he", "she", "him", "her", "his"])
_OTHER = word_set("who it its they them their this that these those i my we our you your")
MEASURES = word_set("data figures statistics numbers records research findings results")
"""Nouns for what a body measured, which then speaks."""
_TALLIES = word_set("average tally count tracker estimate estimates")
_POLLS = word_set("poll polls survey surveys analysis")
_RECORDED = _TALLIES | MEASURES | word_set("excerpts account accounts transcripts returns tables")
"""Further nouns for records, whose names go without what only says where they come from."""
_GIVING = word_set("release publish compile collect gather issue supply provide")
_OF_SOMEBODY = word_set("agreement indictment verdict treaty autopsy obituary charter")
"""Papers that tell of their owner, in words of others: "Dahl's plea agreement"."""
_REACHED = word_set("reach contact interview ask quote")
"""What only says how the words of somebody were come by: "an aide reached by telephone"."""
_JOINED = frozenset(["NOUN", "PROPN", "PRON"])
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "woman", "star")
_ARMS = word_set("church guard police fleet commission league court office")
_MR_OR_MRS = {"mr.": "m", "mr": "m", "mrs.": "f", "mrs": "f", "ms.": "f", "ms": "f"}


def _person_in(doc: Doc, register: Register, start: int, end: int, head: int) -> Name | None:
    """The person named by the phrase: its own head, or the name that an office leads to."""
    token = doc[head]
    if _proper(token, register) and not is_title(token):
        run = trim(proper_run(doc, head, start, end))
        if run is not None:
            if run.text in lex.COUNTRIES:
                return None
            found = register.person(run.text) or (
                register.person(run[-1].text) if len(run) == 1 else None
            )
            return None if found is not None and _another(doc, run, found) else found
    if is_title(token):
        for ent in _entities(doc, start, end):
            if ent.label_ == "PERSON" and (span := trim(ent)) is not None:
                before = _before_office(doc, ent.start, max(start, head))
                if before is not None and before.tag_ == "IN":
                    continue
                if (ent.end < end and doc[ent.end].tag_ == "POS") or span.start < head:
                    continue
                return register.person(span.text)
    return None


def _another(doc: Doc, run: Span, name: Name) -> bool:
    """Whether "Mr. Dahl" is called so, of whom the article has only an Anna Dahl in full."""
    title = next((t for t in doc[max(run.start - 1, 0) : run.end] if t.lower_ in _MR_OR_MRS), None)
    first = name.name.split()[0]
    if title is None:
        return False
    male = _MR_OR_MRS[title.lower_] == "m"
    return first in (first_names.FEMALE if male else first_names.MALE)


def _before_office(doc: Doc, first: int, floor: int) -> Token | None:
    """The word before a name and its own office: "for" in "an adviser for President Dahl"."""
    i = first - 1
    while i > floor and (is_title(doc[i]) or doc[i].lower_ in lex.HONORIFICS):
        i -= 1
    return doc[i] if i >= floor else None


def _entities(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """The entities that begin in a stretch; spaCy would go through those of the whole article."""
    for i in range(start, end):
        if doc[i].ent_iob_ == "B":
            stop = next((k for k in range(i + 1, end) if doc[k].ent_iob_ != "I"), end)
            yield Span(doc, i, stop, label=doc[i].ent_type_)


def _proper(token: Token, register: Register) -> bool:
    """Whether the token is a name, also where the tagger missed it."""
    if not token.text[:1].isupper():
        return False
    return token.tag_ in {"NNP", "NNPS"} or token.lower_ in register.people


def _plain(doc: Doc, start: int, end: int, token: Token) -> Who:
    document = _is_document(token)
    stop = end
    for kid in token.children:
        late = kid.left_edge.i > token.i
        passing = kid.dep_ == "acl" and (document or kid.lemma_ in _REACHED)
        if late and (kid.dep_ == "relcl" or passing or _dated(kid)):
            stop = min(stop, kid.left_edge.i)
        if kid.dep_ == "punct" and kid.i > token.i:
            stop = min(stop, kid.i)
    recorded = document or token.lower_ in _RECORDED
    stop = next((i for i in range(token.i + 1, stop) if _trails(doc[i], recorded)), stop)
    while document and stop - 1 > token.i and doc[stop - 1].tag_ in {"VBG", "VBN", "IN"}:
        stop -= 1
    name = words_in(doc, start, max(stop, token.i + 1), article=True) or UNCLEAR
    if document:
        return Who(name, "document")
    proper = token.tag_ in {"NNP", "NNPS"} and token.lower_ not in verbs.ANONYMOUS_NOUNS
    return Who(name, "speaker", anonymous=_anonymous(token) and not proper)


def _trails(token: Token, recorded: bool) -> bool:
    """Whether a clause or an explanation begins that is no part of a name: ", released by"."""
    if token.text == ",":
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        if after.tag_ in RELATIVE_TAGS:
            return True
        above = next((t for t in (after, *after.ancestors) if t.left_edge.i == after.i), after)
        while above.head.left_edge.i == after.i and above.head != above:
            above = above.head
        return above.dep_ == "appos"
    clause = token.dep_ in {"acl", "relcl"} and token.tag_ in {"VBN", "VBG", "VBD"}
    return recorded and clause and token.left_edge.i == token.i


def _is_document(token: Token) -> bool:
    known = token.lower_ in verbs.DOCUMENT_NOUNS or token.lemma_.lower() in verbs.DOCUMENT_NOUNS
    return known and token.tag_.startswith("NN")


def _dated(kid: Token) -> bool:
    """Whether the phrase only says of which day something is: "your report of Sept. 4"."""
    when = child(kid, "pobj") if kid.dep_ == "prep" else None
    return when is not None and when.ent_type_ == "DATE" and not when.text[:4].isdigit()


def _anonymous(token: Token) -> bool:
    """Whether one or a few are meant whose names are kept back, not a crowd or a house."""
    if token.lower_ not in verbs.ANONYMOUS_NOUNS or token.lower_ in verbs.CROWDS:
        return False
    return not any(k.dep_ == "poss" and k.ent_type_ == "ORG" for k in token.children)


def _measured_by(token: Token) -> Token | None:
    """The body of "data from the office": who measured speaks."""
    if token.lower_ not in MEASURES:
        return None
    for kid in token.children:
        given = child(kid, "agent") if kid.dep_ == "acl" and kid.lemma_ in _GIVING else None
        if given is not None or (kid.dep_ == "prep" and kid.lower_ in {"from", "by"}):
            body = child(given or kid, "pobj")
            named = child(body, "appos") if body is not None and body.pos_ == "NOUN" else body
            if named is not None and named.pos_ == "PROPN":
                return named
    return None


def owner_of_document(token: Token) -> Token | None:
    """The one who speaks by "the senator's memo", None when the document speaks alone."""
    if token.lower_ not in verbs.DOCUMENT_NOUNS | _TALLIES:
        return None
    owner = child(token, "poss")
    if owner is None or owner.ent_type_ in {"DATE", "TIME"} or owner.tag_ == "PRP$":
        return None
    if token.lower_ in _OF_SOMEBODY:
        return None
    if owner.pos_ == "PROPN":
        return owner
    return owner if is_title(owner) and owner.left_edge.lower_ not in {"a", "an"} else None


def _full_proper(doc: Doc, head: int, start: int, end: int) -> str:
    """A body's name with its "of" and what follows: "Bureau of Prisons"."""
    run = trim(proper_run(doc, head, start, end)) or doc[head : head + 1]
    first, stop = run.start, run.end
    if len(run) == 1 and first > start and run[0].lower_ in verbs.BODY_NOUNS | _ARMS:
        before = doc[first - 1]
        adjective = before.tag_ in {"JJ", "NNP"} and before.is_title
        first -= adjective and before.head == run[0]
    if stop + 1 < end and doc[stop].lower_ in {"of", "for"} and not _first_and_family(run):
        after = stop + 2 if doc[stop + 1].lower_ == "the" else stop + 1
        if after < end and doc[after].tag_ in {"NNP", "NNPS"}:
            stop = proper_run(doc, after, after, end).end
    return doc[first:stop].text


def _first_and_family(run: Span) -> bool:
    """Whether it is somebody's name: "Ann Lee" of "Ann Lee of Orrum Bank"."""
    bears = run[0].text in first_names.MALE | first_names.FEMALE
    return len(run) > 1 and bears and run[-1].lower_ not in verbs.BODY_NOUNS


def _several(doc: Doc, start: int, end: int, token: Token) -> str:
    """The words of a source with two heads ("Ito and Ruiz"), else ""."""
    other = child(token, "conj")
    if other is None or not token.i < other.i < end or other.pos_ not in _JOINED:
        return ""
    if not any(k.dep_ == "cc" and k.lower_ in {"and", "or"} for k in token.children):
        return ""
    stop = end
    for noun in (token, other):
        for kid in noun.children:
            if kid.dep_ in {"relcl", "acl", "appos"} and kid.left_edge.i > other.i:
                stop = min(stop, kid.left_edge.i)
    return words_in(doc, start, stop, article=True)


def _same_person(doc: Doc, start: int, end: int, token: Token) -> bool:
    """Whether "the" leads two descriptions of one: "the welder and former senator"."""
    other = child(token, "conj")
    if other is None or not token.i < other.i < end or doc[start].lower_ != "the":
        return False
    if not token.tag_ == other.tag_ == "NN" or child(other, "det", "poss") is not None:
        return False
    return all(is_title(t) or t.lower_.endswith(_DOERS) for t in (token, other))


def who(doc: Doc, start: int, end: int, head: int) -> Who:
    """Whom the noun phrase [start, end) with head token `head` means."""
    register: Register = doc._.register
    token = doc[head]
    lower = token.lower_
    if lower in _PERSONAL or lower in _OTHER:
        name: Name | None = (doc._.pronouns or {}).get(head)
        return Who(name.name, "speaker", name.title) if name is not None else Who(UNCLEAR)
    same = _same_person(doc, start, end, token)
    several = "" if same else _several(doc, start, end, token)
    if same or several:
        return Who(several or UNCLEAR)
    outlet = find_outlet(doc, register, start, end, head) or _published_in(doc, token)
    if outlet:
        return Who(outlet, "outlet")
    other = owner_of_document(token) or _measured_by(token)
    if other is not None:
        stop = min(other.right_edge.i + 1, end)
        stop -= stop - 1 > other.i and doc[stop - 1].tag_ == "POS"
        owner = who(doc, other.left_edge.i, stop, other.i)
        measured = lower in _TALLIES | MEASURES | _POLLS and owner.role == "outlet"
        return Who(owner.name) if measured else owner
    person = _person_in(doc, register, start, end, head)
    person = person or offices.held(doc, register, start, token)
    if person is not None:
        return Who(person.name, "speaker", person.title)
    judge = offices.author_of_ruling(doc, register, start, end, token)
    return judge or _unlisted(doc, register, start, end, token)


def _meant(doc: Doc, start: int, end: int, token: Token) -> bool:
    """Whether "the nominee" or "the judge" means somebody named elsewhere, nobody can say whom."""
    if doc[start].lower_ != "the" or token.tag_ != "NN":
        return False
    if any(k.lower_ == "old" and k.i < token.i for k in token.children):
        return True
    if end - token.i > 1:
        return False
    if any(k.dep_ == "poss" for k in token.children) or not is_title(token):
        return False
    named = any(k.ent_type_ in {"ORG", "PERSON"} for k in token.children)
    return not (named and speaks_for(token))


def _published_in(doc: Doc, token: Token) -> str:
    """The outlet of "a new article in the Herald", else ""."""
    if token.lower_ not in {"article", "report", "story", "editorial", "piece", "column"}:
        return ""
    for kid in token.children:
        if kid.dep_ in {"compound", "nmod"} and kid.tag_ in {"NNP", "NNPS"}:
            name = find_outlet(doc, doc._.register, kid.left_edge.i, token.i, kid.i)
            if name:
                return name
        printed = kid.dep_ == "acl" and kid.lemma_ in {"carry", "publish", "air", "broadcast"}
        link = child(kid, "agent") if printed else kid
        if link is not None and link.lower_ in {"in", "by", "from", "on"}:
            place = child(link, "pobj")
            if place is not None:
                edges = place.left_edge.i, place.right_edge.i + 1
                return find_outlet(doc, doc._.register, *edges, place.i)
    return ""


def _kind_before(doc: Doc, start: int, token: Token) -> str:
    """What a body is, told before its name: "rail operator", "the research firm", else ""."""
    run = proper_run(doc, token.i, start, token.i + 1)
    before = doc[run.start - 1] if run.start > start else None
    if before is None or before.tag_ != "NN" or before.dep_ not in {"compound", "nmod", "amod"}:
        return ""
    return words_in(doc, start, run.start)


def _unlisted(doc: Doc, register: Register, start: int, end: int, token: Token) -> Who:
    """A source that is nobody of the register."""
    if _proper(token, register) and not is_title(token):
        return Who(
            _full_proper(doc, token.i, start, end), "speaker", _kind_before(doc, start, token)
        )
    named = child(token, "appos")
    if named is not None and named.tag_ in {"NNP", "NNPS"} and token.i < named.i < end:
        run = trim(proper_run(doc, named.i, token.i + 1, end))
        if run is not None and not is_title(named):
            title = doc[start : max(token.i + 1, named.left_edge.i)].text.rstrip(" ,")
            return Who(_full_proper(doc, named.i, named.left_edge.i, end), "speaker", title)
    if _meant(doc, start, end, token):
        return Who(UNCLEAR)
    return _plain(doc, start, end, token)
