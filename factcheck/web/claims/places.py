"""From words that a person selected or typed to their place in the article."""

import re
from collections.abc import Mapping
from typing import Any

from factcheck.articles.models import Revision
from factcheck.claims.actions.corrections import Stretch
from factcheck.lib.errors import RuleBroken


def stretch(
    revision: Revision, data: Mapping[str, Any], *, near: int | None = None, prefix: str = ""
) -> Stretch:
    """Where the words of a form stand: ``words``, and ``start`` and ``end`` if they were selected.

    Words that were typed are looked for; those nearest to ``near``, a place in the text, are
    taken. Raises RuleBroken when they are not in the text, or stand there more than once and
    nothing says which are meant.
    """
    field = f"{prefix}words"
    words = str(data[field])
    start, end = data.get(f"{prefix}start"), data.get(f"{prefix}end")
    if start is not None and end is not None:
        if 0 <= start < end and revision.text[start:end].split() == words.split():
            return Stretch(start, end, words)
        near = start
    places = occurrences(revision.text, words)
    if not places:
        raise RuleBroken(
            "These words are not in the article. Copy them from the text exactly as they stand.",
            field=field,
        )
    if near is None and len(places) > 1:
        raise RuleBroken(
            f"These words stand in the article {len(places)} times. Add the words around them, "
            "or select the right ones in the text.",
            field=field,
        )
    start, end = min(places, key=lambda place: abs(place[0] - (near or 0)))
    return Stretch(start, end, revision.text[start:end])


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Start and end, in code points, wherever the words stand, whatever white space parts them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(parts), text)]
