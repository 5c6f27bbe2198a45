"""How word lists are written: one string, words between spaces."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, split at white space."""
    return frozenset(words.split())


BULLETS = frozenset("•*·‣▪●◦")
"""Marks that open the items of a list."""
