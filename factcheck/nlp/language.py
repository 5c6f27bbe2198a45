"""Is this text English?

Short texts fool statistical identifiers (names decide), so three signs are asked in turn: the
script of the letters, the share of English function words, and only then py3langid (Lui and
Baldwin's langid.py), which is trusted on longer text without English function words. Very short
or undecidable text counts as English.
"""

import re
import unicodedata

import py3langid

from factcheck.nlp.lexicons.words import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = word_set(
    """the of and to in a is that for was on with as it by are be this from at his her an have has
    had not but they were which their or who will would been its he she we you about after said
    i there more than when if what so can could all one into no out up"""
)
_ENGLISH_ALONE = word_set(
    """the of and that with by this which would their they have has been its you what about when
    were said will but not from more than there into should could"""
)
"""English function words that other languages in Latin script hardly use."""
_SAMPLE = 6_000
_SHORT = 8
_ENOUGH = 20
_FEW = 0.02
_SOME = 0.1


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


def _latin_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return 1.0
    latin = sum(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in letters)
    return latin / len(letters)


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language, "en" where the text is too short to tell."""
    sample = _sample(text)
    words = [w.lower() for w in _WORD.findall(sample)]
    if _latin_share(sample) < 0.5 and sum(c.isalpha() for c in sample) >= 10:
        return _identify(sample)
    if len(set(words)) < _SHORT:
        return "en"
    share = sum(w in _FUNCTION_WORDS for w in words) / len(words)
    own = sum(w in _ENGLISH_ALONE for w in words) / len(words)
    enough = len(words) >= _ENOUGH
    # "i", "for", "at" and "her" are words of other languages too.
    if share >= 0.15 and (own >= _FEW or not enough):
        return "en"
    foreign = own < _FEW or (enough and share < _SOME)
    return _identify(sample) if foreign else "en"


def _identify(sample: str) -> str:
    code, _ = py3langid.classify(sample)
    return str(code)
