"""Words of claims as hashed features, for all claims of an article at once.

N-grams are hashed from the numbers that spaCy keeps for words, lemmas and labels, with array
arithmetic instead of strings, so that an article costs a few milliseconds. The same feature stands
in the same place on every machine: the numbers are hashes of the strings (MurmurHash), mixed as in
SplitMix64 (Steele et al., 2014). Feature hashing is that of Weinberger et al. (2009).
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Doc

BUCKETS = 2**19

type Keys = NDArray[np.uint64]
type Numbers = NDArray[np.int64]
type Parts = Sequence[tuple[int, int]]
"""The token intervals [start, end) of one claim."""

_COLUMNS: list[int | str] = [
    "LOWER",
    "LEMMA",
    "DEP",
    "ENT_TYPE",
    "ENT_IOB",
    "POS",
    "IS_TITLE",
    "TAG",
]
_FIGURES = ("CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL")
_NAMES = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT")
_ROLES = ("nsubj", "ROOT", "aux", "neg", "nsubjpass", "auxpass", "dobj", "advmod")
_DIGITS = re.compile(r"\d[\d,.]*")
_BEGINS = 3
_GRAMS = 3
_SIGNS = 4
SHAPES = 8
"""Numbers of a claim's shape."""

_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_SALTS = {"words": 1, "lemmas": 11, "tags": 21, "names": 31, "roles": 32}


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word gives: the number of its normal form, its letters, what signs it bears.

    `signs` are figures, a per cent sign, a sign of money and a question mark.
    """

    number: int
    letters: Numbers
    signs: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token of a Doc; `words` are the different words, `which` says which stands where.

    `lemma` has the kind of a name or figure in the place of its words; tokens that only go on with
    a name are not `counted`.
    """

    lemma: Keys
    role: Keys
    word: Keys
    tag: Keys
    name: Keys
    counted: NDArray[np.bool_]
    named: NDArray[np.bool_]
    title: NDArray[np.bool_]
    space: NDArray[np.bool_]
    words: tuple[_Word, ...]
    which: Numbers


def _ids(strings: StringStore, names: Sequence[str]) -> Keys:
    return np.array([strings.add(name) for name in names], np.uint64)


@lru_cache(maxsize=2**16)
def _word(text: str) -> _Word:
    normal = _DIGITS.sub("0", text.lower().replace("’", "'"))
    padded = f" {normal} "
    starts = ((size, at) for size in (3, 4, 5) for at in range(len(padded) - size + 1))
    if padded.isascii():
        plain = padded.encode()
        letters = [zlib.crc32(plain[at : at + size]) % BUCKETS for size, at in starts]
    else:
        letters = [zlib.crc32(padded[at : at + size].encode()) % BUCKETS for size, at in starts]
    signs = (
        float(len(_DIGITS.findall(text))),
        float("%" in text or "percent" in normal),
        float(any(sign in text for sign in "$£€")),
        float("?" in text),
    )
    return _Word(get_string_id(normal), np.array(letters, np.int64), signs)


def _known(strings: StringStore, keys: Keys) -> tuple[tuple[_Word, ...], Numbers]:
    """The different words of a column, and which stands where."""
    once, which = np.unique(keys, return_inverse=True)
    return tuple(_word(strings[int(key)] if key else "") for key in once), which


def mixed(one: Any, other: Any) -> Any:
    """One number for two, in this order."""
    both = (one * _FIRST) ^ (other + _SECOND)
    both = (both ^ (both >> np.uint64(32))) * _SECOND
    return both ^ (both >> np.uint64(29))


def columns(doc: Doc) -> Columns:
    """What the tokens of a parsed Doc give."""
    strings = doc.vocab.strings
    table = doc.to_array(_COLUMNS)
    lower, lemma, dep, kind, inside, pos, title, tag = np.ascontiguousarray(
        table.astype(np.uint64).T
    )
    words, which = _known(strings, lower)
    lemmas, of = _known(strings, lemma)
    lemma = np.array([one.number for one in lemmas], np.uint64)[of]
    named = np.isin(kind, _ids(strings, _NAMES))
    number, space = _ids(strings, ("NUM", "SPACE"))
    figure = np.isin(kind, _ids(strings, _FIGURES)) & (pos == number)
    role = np.where(np.isin(dep, _ids(strings, _ROLES)), mixed(dep, lemma), np.uint64(0))
    begins = inside == _BEGINS
    lemma = np.where(named | figure, kind, lemma)
    return Columns(
        lemma=lemma,
        role=role,
        word=np.array([one.number for one in words], np.uint64)[which],
        tag=tag,
        name=np.where(begins, kind, np.uint64(0)),
        counted=(pos != space) & ~(named & ~begins),
        named=named,
        title=title.astype(bool),
        space=pos == space,
        words=words,
        which=which,
    )


def positions(claims: Sequence[Parts]) -> tuple[Numbers, Numbers]:
    """The tokens of all claims one after another, and the claim that each belongs to."""
    runs = [np.arange(start, end) for parts in claims for start, end in parts]
    lengths = [sum(end - start for start, end in parts) for parts in claims]
    tokens = np.concatenate(runs) if runs else np.zeros(0, np.int64)
    return tokens, np.repeat(np.arange(len(claims)), lengths)


def grams(items: Keys, rows: Numbers, salt: int) -> tuple[Numbers, Numbers]:
    """Where runs of one to three items stand, and the claim of each."""
    keys, found, of = items, [], []
    for size in range(1, _GRAMS + 1):
        if size > len(items):
            break
        keys = items if size == 1 else mixed(keys[:-1], items[size - 1 :])
        within = rows[: len(keys)] == rows[size - 1 :]
        found.append(_place(keys, salt + size - 1)[within])
        of.append(rows[: len(keys)][within])
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(found), np.concatenate(of)


def _place(keys: Keys, salt: int) -> Numbers:
    return np.asarray(mixed(np.array([salt], np.uint64), keys) % np.uint64(BUCKETS), np.int64)


type Blocks = dict[str, tuple[Numbers, Numbers]]
"""For each group of features where they stand, and the claim of each."""


def blocks(have: Columns, claims: Sequence[Parts]) -> Blocks:
    """The features of claims of one Doc."""
    tokens, rows = positions(claims)
    counted = have.counted[tokens]
    told, of = tokens[counted], rows[counted]
    role, name = have.role[tokens], have.name[tokens]
    acts, kinds = role != 0, name != 0
    blank = have.space[tokens]
    written, at = tokens[~blank], rows[~blank]
    spelled = np.unique(at * len(have.words) + have.which[written])
    letters = [have.words[k % len(have.words)].letters for k in spelled.tolist()]
    sizes = [len(one) for one in letters]
    return {
        "lemmas": grams(have.lemma[told], of, _SALTS["lemmas"]),
        "roles": (
            np.concatenate(
                [_place(role[acts], _SALTS["roles"]), _place(name[kinds], _SALTS["names"])]
            ),
            np.concatenate([rows[acts], rows[kinds]]),
        ),
        "words": grams(have.word[written], at, _SALTS["words"]),
        "tags": grams(have.tag[written], at, _SALTS["tags"]),
        "letters": (
            np.concatenate(letters) if letters else np.zeros(0, np.int64),
            np.repeat(spelled // len(have.words), sizes),
        ),
    }


def shapes(have: Columns, claims: Sequence[Parts]) -> NDArray[np.float64]:
    """Length, figures, names and question marks of each claim as eight small numbers."""
    tokens, rows = positions(claims)
    number = len(claims)

    def total(values: NDArray[Any]) -> NDArray[np.float64]:
        return np.bincount(rows, values.astype(float), minlength=number)

    signs = np.array([word.signs for word in have.words]).reshape(-1, _SIGNS)[have.which[tokens]]
    figures, percent, money, question = (total(signs[:, k]) for k in range(_SIGNS))
    later = np.r_[False, rows[1:] == rows[:-1]] if len(rows) else np.zeros(0, bool)
    return np.stack(
        [
            np.log1p(total(np.ones(len(rows)))) / 3,
            figures > 0,
            figures / 3,
            percent > 0,
            money > 0,
            question > 0,
            total(have.title[tokens] & later) / 5,
            total(have.named[tokens]) > 0,
        ],
        axis=1,
    )
