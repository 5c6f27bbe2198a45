"""Why a claim has the speaker it has, and how sure that is, in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.claims.models import Attribution
from factcheck.nlp.types import UNCLEAR
from factcheck.web.claims.excerpts import Place, Surroundings

WORD = re.compile(r"\w+")
QUOTATION = {
    Attribution.QuoteType.DIRECT: "The words stand in quotation marks.",
    Attribution.QuoteType.MIXED: "Part of the words stand in quotation marks.",
    Attribution.QuoteType.INDIRECT: "The words are reported, not quoted.",
}


@dataclass(frozen=True, slots=True)
class Why:
    """How sure the speaker is, and what speaks for it.

    Attributes:
        sure: In words: "Sure", "Likely", "Not sure who"; "" where the text was not asked.
        reasons: Sentences, the most telling first.
        unclear: Whether the article does not say who it was.
    """

    sure: str = ""
    reasons: list[str] = field(default_factory=list)
    unclear: bool = False


def why_this_speaker(
    links: Sequence[Attribution], around: Surroundings | None, sentence: Place | None
) -> Why:
    """Why, from the places where the splitter saw the links.

    Args:
        links: The chain, from who said it to who printed it.
        around: The text around those places; None where they do not hold.
        sentence: Where the sentence of the claim stands.
    """
    if not links:
        return Why(reasons=["Nobody is named; the article says it itself."])
    first = links[0]
    source = around.words(first.source_start, first.source_end) if around else ""
    sure, reasons = _named(first, source, sentence)
    reasons += _given(first)
    reasons += [_relay(link, sentence) for link in links[1:] if _is_seen(link)]
    return Why(sure, reasons, unclear=first.name == UNCLEAR)


def _named(link: Attribution, source: str, sentence: Place | None) -> tuple[str, list[str]]:
    if link.name == UNCLEAR:
        who = f"says “{source}”, but not clearly who that is" if source else "does not say by whom"
        return "Not sure who", [f"The article {who}."]
    if link.from_context:
        return "Likely", [f"Other sentences name {link.name}; this one does not."]
    if not source:
        return "", []
    if not _stands_in(link, sentence):
        return "Likely", [f"Carried over from another sentence, which names “{source}”."]
    return _in_the_sentence(link, source)


def _in_the_sentence(link: Attribution, source: str) -> tuple[str, list[str]]:
    if link.name in source:
        return "Sure", [f"The sentence names “{source}”."]
    if _shares_a_name(link.name, source):
        return "Sure", [f"The sentence says “{source}”; the article has the full name elsewhere."]
    if link.anonymous:
        return "Sure", [f"The sentence says “{source}” and gives no name."]
    return "Likely", [f"The sentence says “{source}”, taken to be {link.name}."]


def _given(link: Attribution) -> Iterator[str]:
    if link.cue:
        yield f"It is said with “{link.cue}”."
    if words := QUOTATION.get(Attribution.QuoteType(link.quote_type)):
        yield words
    if link.hedge:
        yield f"The article is careful: “{link.hedge}”."
    if link.anonymous:
        yield "The article keeps the name back."


def _relay(link: Attribution, sentence: Place | None) -> str:
    if link.from_context:
        return f"That {link.name} carried it follows from other sentences."
    if _stands_in(link, sentence):
        return f"The sentence names {link.name}, which carried it."
    return f"Another sentence of the quotation names {link.name}, which carried it."


def _is_seen(link: Attribution) -> bool:
    return link.from_context or link.source_start is not None


def _stands_in(link: Attribution, sentence: Place | None) -> bool:
    if sentence is None or link.source_start is None:
        return False
    return sentence[0] <= link.source_start < sentence[1]


def _shares_a_name(name: str, source: str) -> bool:
    names = {word for word in WORD.findall(name) if word[:1].isupper()}
    return bool(names & set(WORD.findall(source)))
