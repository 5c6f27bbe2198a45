"""Text as it comes in: decoded, judged fit or refused in a sentence, and given a title."""

import unicodedata
from pathlib import PurePath

from charset_normalizer import from_bytes

from factcheck.lib.errors import RuleBroken
from factcheck.lib.text import canonical, shorten

SUFFIXES = (".txt", ".md")
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
TITLE_LENGTH = 120


def decode(data: bytes, *, filename: str) -> str:
    """The text of an uploaded or named file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        RuleBroken: another kind of file, binary data, or another encoding.
    """
    if PurePath(filename).suffix.lower() not in SUFFIXES:
        raise RuleBroken(
            f"“{filename}” is not a text file. Bring in a .txt or .md file, or paste the text.",
            field="file",
        )
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise RuleBroken(f"“{filename}” holds binary data, not text.", field="file")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        guess = from_bytes(data[:100_000]).best()
        seems = f" (it looks like {guess.encoding.replace('_', '-')})" if guess else ""
        raise RuleBroken(
            f"“{filename}” is not in UTF-8{seems}. Save it as UTF-8 and bring it in again, "
            "or paste the text.",
            field="file",
        ) from None


def accept(text: str, *, longest: int) -> str:
    """The text in its canonical form (NFC, line feeds), of at most ``longest`` characters.

    Raises:
        RuleBroken: empty, too long, or not text at all.
    """
    if "\0" in text:
        raise RuleBroken("This is binary data, not text. Paste the article’s words.", field="text")
    if any(unicodedata.category(character) == "Cs" for character in set(text)):
        raise RuleBroken(
            "The text holds broken characters (half of a pair). Copy it again from its source.",
            field="text",
        )
    text = canonical(text)
    if not any(character.isalnum() for character in text):
        raise RuleBroken("There is no text yet. Paste the article’s words.", field="text")
    if len(text) > longest:
        raise RuleBroken(
            f"The text has {len(text):,} characters; the workbench takes up to {longest:,}. "
            "Nothing was saved. Bring it in in parts.",
            field="text",
        )
    return text


def control_characters(text: str) -> dict[str, int]:
    """Which control characters a text holds beside tabs and line feeds, and how many of each.

    They are named as Unicode does (U+0007). They are kept, since the text is stored as it is given;
    whoever brings it in is told.
    """
    controls = {c for c in set(text) if unicodedata.category(c) == "Cc" and c not in "\t\n\r"}
    return {f"U+{ord(c):04X}": text.count(c) for c in sorted(controls)}


def propose_title(text: str) -> str:
    """A title from the text: its first line that has words, cut between words to 120 characters."""
    lines = (line.strip().lstrip("#").strip() for line in text.split("\n"))
    first = next(line for line in lines if any(character.isalnum() for character in line))
    return shorten(first, TITLE_LENGTH)
