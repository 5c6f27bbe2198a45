"""People named in a comment as ``@sign-in-name``, as they were typed: stored as text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models.functions import Lower

from factcheck.accounts.models import User

MENTION = re.compile(r"(?<![\w/@.+=&?#-])@([\w.@+-]+)")
"""What may be a mention: sign-in names have letters, digits and ``@ . + - _``; no mail address."""
ENDINGS = ".-+@"
MOST = 50
"""Mentions of one text that are looked up; nobody names more people in earnest."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a comment: words, or the person they name."""

    text: str
    person: User | None = None


def names_in(text: str) -> set[str]:
    """The sign-in names, in lower case, that a text may name.

    A name may end in a point, and so may a sentence: both readings are given.
    """
    return {name for match in MENTION.finditer(text) for name in _readings(match[1])}


def people_named(texts: Iterable[str]) -> dict[str, User]:
    """The people that texts name, by sign-in name in lower case; one query at most."""
    names = sorted({name for text in texts for name in names_in(text)})
    if not names:
        return {}
    people = User.objects.annotate(lower_name=Lower("username")).filter(lower_name__in=names)
    return {person.username.lower(): person for person in people}


def mentioned(text: str) -> list[User]:
    """The people whom a text names, each once, in the order of the text."""
    people = people_named([text])
    named = [part.person for part in parts(text, people) if part.person is not None]
    return list(dict.fromkeys(named))[:MOST]


def parts(text: str, people: dict[str, User]) -> list[Part]:
    """A text cut into words and mentions of ``people``; what names nobody stays words."""
    return [part for part in _cut(text, people) if part.text]


def _cut(text: str, people: dict[str, User]) -> Iterator[Part]:
    place = 0
    for match in MENTION.finditer(text):
        name = next((name for name in _readings(match[1]) if name in people), None)
        if name is not None:
            end = match.start(1) + len(name)
            yield Part(text[place : match.start()])
            yield Part(text[match.start() : end], people[name])
            place = end
    yield Part(text[place:])


def _readings(typed: str) -> list[str]:
    """Ways to read what follows an @, longest first: "maya.", "maya"."""
    name = typed.lower()
    shorter = name.rstrip(ENDINGS)
    return [name[:length] for length in range(len(name), max(len(shorter), 1) - 1, -1)]
