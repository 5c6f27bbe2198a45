"""A comment's words as a page shows them: text, web addresses, people named."""

from dataclasses import dataclass

from django.utils.html import Urlizer, smart_urlquote

from factcheck.accounts.models import User
from factcheck.desk.mentions import parts

LONGEST_ADDRESS = 2000
_FINDER = Urlizer()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a comment; ``address`` where it is a link, ``person`` where it names one."""

    text: str
    address: str = ""
    person: User | None = None


def pieces(text: str, people: dict[str, User]) -> list[Piece]:
    """Cut a comment into what is shown as text, as a link and as a person.

    Web addresses are told as Django's ``urlize`` tells them, with http:// or https:// only: the
    template escapes every piece, so nothing a person types becomes markup.
    """
    shown: list[Piece] = []
    waiting = ""
    for word in _FINDER.word_split_re.split(text):
        lead, middle, trail = _FINDER.trim_punctuation(word) if "://" in word else (word, "", "")
        if middle and len(middle) <= LONGEST_ADDRESS and _FINDER.simple_url_re.match(middle):
            shown += _named(waiting + lead, people)
            shown.append(Piece(middle, address=smart_urlquote(middle)))
            waiting = trail
        else:
            waiting += word
    return shown + _named(waiting, people)


def _named(text: str, people: dict[str, User]) -> list[Piece]:
    return [Piece(part.text, person=part.person) for part in parts(text, people)]
