"""Words put together to a sentence, with a record of every word that was put in.

Taking the insertions back gives the words of the article again: each says what it stands for. Only
a capital at the beginning, the final mark and spaces are not recorded.
"""

from dataclasses import dataclass

from factcheck.nlp.types import Insertion, InsertionKind, Interval

_ENDINGS = ".!?…"
_CLOSING = "”\"’'"


@dataclass(slots=True)
class Word:
    """One word: its text, whether a space follows, and its token (-1 when it has none).

    `inserted` words stand for `replaces`, the article's own words; `kind` says what they are.
    `carried` words are the article's, from outside the claim's own stretch. `unresolved` marks a
    pronoun whose referent is not sure.
    """

    text: str
    space: bool
    i: int = -1
    inserted: bool = False
    replaces: str = ""
    kind: InsertionKind = "name"
    carried: bool = False
    unresolved: bool = False

    def copy(self) -> "Word":
        """The same word, to be changed apart."""
        return Word(
            self.text,
            self.space,
            self.i,
            self.inserted,
            self.replaces,
            self.kind,
            self.carried,
            self.unresolved,
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A sentence, its insertions and the pronouns left in it; offsets into `text`, half-open."""

    text: str
    insertions: tuple[Insertion, ...] = ()
    unresolved: tuple[Interval, ...] = ()


def text_of(words: list[Word]) -> str:
    """The words as text."""
    return "".join(w.text + (" " if w.space else "") for w in words).strip()


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    for k, c in enumerate(text):
        if c.isalpha():
            # Some letters have capitals of two letters; offsets must not move.
            capital = c.upper()
            return text[:k] + capital + text[k + 1 :] if len(capital) == 1 else text
        if c.isdigit():
            return text
    return text


def compose(words: list[Word]) -> Composed:
    """The words as a sentence with a capital and a full stop."""
    text = ""
    insertions: list[Insertion] = []
    unresolved: list[Interval] = []
    gap = False
    for word in words:
        own = " ".join(word.text.split())
        if not own:
            gap = gap or word.space
            continue
        text += " " if gap and text else ""
        start, gap = len(text), word.space
        text += own
        inserted = _insertion(word, own, start)
        if inserted is not None:
            _append(insertions, inserted)
        if word.unresolved and not word.carried:
            unresolved.append((start, len(text)))
    text = capitalized(text)
    if text and not _ends(text):
        text += "."
    return Composed(text, tuple(insertions), tuple(unresolved))


def _ends(text: str) -> bool:
    return text[-1] in _ENDINGS or (len(text) > 1 and text[-1] in _CLOSING and text[-2] in _ENDINGS)


def _insertion(word: Word, own: str, start: int) -> Insertion | None:
    """What of the word is not the article's at this place; a name's known part stays its own."""
    end = start + len(own)
    if word.carried:
        return Insertion(start, end, "", "carried")
    if not word.inserted:
        return None
    known = " ".join(word.replaces.split())
    if known and own.endswith(" " + known):
        return Insertion(start, end - len(known), "", word.kind)
    if known and own.startswith(known) and len(own) > len(known):
        return Insertion(start + len(known), end, "", word.kind)
    return Insertion(start, end, known, word.kind)


def _append(insertions: list[Insertion], new: Insertion) -> None:
    """Add an insertion; words carried over side by side are one."""
    last = insertions[-1] if insertions else None
    if last is not None and last.kind == new.kind == "carried" and new.start - last.end <= 1:
        insertions[-1] = Insertion(last.start, new.end, "", "carried")
    else:
        insertions.append(new)


def taken_back(text: str, insertions: tuple[Insertion, ...]) -> str:
    """The statement with the article's own words in the place of what was put in."""
    out = text
    for insertion in sorted(insertions, key=lambda one: -one.start):
        out = out[: insertion.start] + insertion.replaces + out[insertion.end :]
    return " ".join(out.split())
