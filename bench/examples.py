"""Write what the splitter makes of the examples in docs/splitter.md: `python -m bench.examples`.

An example is a quoted line of the page, ``> An article's words.``, and the table under it; the
tables are written anew, the words around them stay. A test holds the page to the splitter.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.nlp import predict
from factcheck.nlp.types import ClaimFound

PAGE = Path(__file__).resolve().parents[1] / "docs" / "splitter.md"
HEADER = ("| claim | who says it |", "|---|---|")
NOBODY = "the article"
NOTHING = "| – | no claim |"
_EXAMPLE = re.compile(r"^> (?P<text>.+)\n\n(?:\|.*\n)+", re.MULTILINE)


def said_by(claim: ClaimFound) -> str:
    """The chain from who said it to who printed it."""
    links = [link.name for link in claim.attributions if not link.from_context]
    return " → ".join(links) or NOBODY


def rows(text: str) -> Iterator[str]:
    """The table of what the splitter makes of a text."""
    yield from HEADER
    found = predict.split(text).claims
    for claim in found:
        yield f"| {claim.statement} | {said_by(claim)} |"
    if not found:
        yield NOTHING


def examples(page: str) -> list[str]:
    """The texts of a page's examples."""
    return [match["text"] for match in _EXAMPLE.finditer(page)]


def written(page: str) -> str:
    """The page with its tables written anew."""
    return _EXAMPLE.sub(
        lambda match: "\n".join([f"> {match['text']}", "", *rows(match["text"]), ""]), page
    )


def main() -> None:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
