"""What somebody typed into a search box, read as terms that must all be met."""

import re
from dataclasses import dataclass

TERM = re.compile(r'(-?)(?:["“„]([^"“”„]*)["”“]?|(\S+))')
MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that is wanted, or not wanted.

    Attributes:
        words: The words of the term, in order.
        phrase: Whether they stand in quotation marks and must follow each other.
        excluded: Whether what holds them is left out.
    """

    words: tuple[str, ...]
    phrase: bool = False
    excluded: bool = False


def parse(text: str) -> list[Term]:
    """The terms of a query: words, "phrases", and -terms that must not occur; at most twelve.

    What holds no letter or digit is passed over, and a word such as ``co-op`` is a phrase of two.
    """
    terms = []
    for minus, quoted, word in TERM.findall(text):
        words = tuple(re.findall(r"\w+", quoted or word))
        if words:
            terms.append(Term(words, phrase=bool(quoted) or len(words) > 1, excluded=bool(minus)))
    return terms[:MOST_TERMS]
