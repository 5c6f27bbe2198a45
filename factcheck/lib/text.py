"""Text as the workbench keeps it: Unicode NFC, line feeds, and code-point offsets into it."""

import hashlib
import re
import unicodedata

LINE_ENDS = re.compile(r"\r\n?")
CONTEXT_LENGTH = 32
SPACES = re.compile(r"\s+")


def canonical(text: str) -> str:
    """The text with line feeds and in Unicode normal form C; nothing else is changed."""
    return unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))


def sha256(text: str) -> str:
    """The hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 32 characters before and after the half-open stretch ``[start, end)``.

    They are the prefix and suffix of a W3C Web Annotation TextQuoteSelector.
    """
    return text[max(0, start - CONTEXT_LENGTH) : start], text[end : end + CONTEXT_LENGTH]


def shorten(text: str, length: int) -> str:
    """The text on one line, cut between words to at most ``length`` characters.

    A cut is shown by an ellipsis, which counts. A single longer word is cut inside.
    """
    line = SPACES.sub(" ", text).strip()
    if len(line) <= length:
        return line
    head = line[: length - 1]
    if line[length - 1] != " " and " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-") + "…"
