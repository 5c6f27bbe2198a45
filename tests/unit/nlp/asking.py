"""What tests ask of the splitter's answer."""

from collections.abc import Callable

from factcheck.nlp.types import Split

type Splitter = Callable[[str], Split]


def speaker_of(split: Splitter, text: str, words: str) -> str:
    """The speaker of the claim that holds the words, "" without one."""
    claim = next(c for c in split(text).claims if words in c.text)
    return next((a.name for a in claim.attributions if a.role == "speaker"), "")
