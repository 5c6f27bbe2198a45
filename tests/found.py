"""Claims as the splitter hands them out, for tests that need certain ones."""

from typing import Any

from factcheck.articles.models import Article
from factcheck.claims.actions.reading import store_split
from factcheck.claims.models import Claim, Reading
from factcheck.nlp.types import AttributionFound, ClaimFound, Excluded, Split


def found(text: str, words: str, *links: AttributionFound, **more: Any) -> ClaimFound:
    """A claim at words of a text; all else as given, or plain."""
    start = text.index(words)
    given: dict[str, Any] = {
        "statement": f"{words}.",
        "label": words[:60],
        "kind": "event",
        "score": 0.9,
        **more,
    }
    end = start + len(words)
    return ClaimFound(start, end, words, start, end, attributions=links, **given)


def link(
    text: str, name: str, role: Any = "speaker", *, source: str = "", cue: str = "", **more: Any
) -> AttributionFound:
    """A link of a chain, with the places of its source and cue in the text."""
    places: dict[str, Any] = {}
    for kind, words in (("source", source), ("cue", cue)):
        if words:
            start = text.index(words)
            places |= {f"{kind}_start": start, f"{kind}_end": start + len(words)}
    return AttributionFound(name, role, cue=cue, **places, **more)


def stored(
    article: Article, *claims: ClaimFound, excluded: tuple[Excluded, ...] = ()
) -> list[Claim]:
    """Store claims as if the worker had found them; in text order."""
    revision = article.revisions.get()
    Reading.objects.create(revision=revision)
    split = Split("en", True, claims, excluded, version="1")
    store_split(revision=revision, split=split)
    return list(Claim.objects.of_article(article).in_text_order(revision))
