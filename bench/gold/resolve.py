"""Turn stored labels (offsets) into the full form (strings), where the corpus is at hand.

`python -m bench.gold.resolve FILE…` prints the full form; `--into DIR` writes for every file the
article beside it, in the manner that a scorer of whole articles expects.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from bench.gold.form import (
    GOLD,
    POLNEAR,
    UNCLEAR,
    Claim,
    ExcludedLine,
    Gold,
    Parts,
    Piece,
    Stored,
    StoredArticle,
    StoredClaim,
    paragraph_of,
)


class CorpusMissing(Exception):
    """The article that a label file speaks of is not on this machine."""


class CorpusChanged(Exception):
    """The article is there, but it is not the text that was labelled."""


def gold_files(part: str = "dev") -> list[Path]:
    """The label files of a part: dev, test, later, sealed, dev-again …; own/dev …, own for all."""
    folder = GOLD / part if part.startswith("own") else GOLD / "polnear" / part
    return sorted(folder.rglob("*.json"))


def article_text(article: StoredArticle, corpus: Path = POLNEAR) -> str:
    """The text that was labelled.

    Raises:
        CorpusMissing: no such file.
        CorpusChanged: its checksum is another.
    """
    path = corpus / article["split"] / "text" / article["file"]
    if not path.is_file():
        raise CorpusMissing(article["file"])
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != article["sha256"]:
        raise CorpusChanged(article["file"])
    return data.decode("utf-8")


def load(path: Path, corpus: Path = POLNEAR) -> tuple[str, Gold]:
    """A label file of either form as the article's text and the full form."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data["article"], str):
        return (path.parent / data["article"]).read_text(encoding="utf-8"), cast("Gold", data)
    stored = cast("Stored", data)
    text = article_text(stored["article"], corpus)
    return text, resolve(stored, text)


def load_all(part: str = "dev", corpus: Path = POLNEAR) -> Iterator[tuple[str, Gold]]:
    """Text and full form of every label file of a part."""
    for path in gold_files(part):
        yield load(path, corpus)


def resolve(stored: Stored, text: str) -> Gold:
    """The full form of stored labels."""
    return {
        "article": stored["article"]["file"],
        "labeler": stored["labeler"],
        "claims": [_claim(claim, text) for claim in stored["claims"]],
        "excluded": [
            ExcludedLine(
                start=line["span"][0],
                end=line["span"][1],
                text=text[slice(*line["span"])],
                kind=line["kind"],
            )
            for line in stored["excluded"]
        ],
    }


def joined(parts: Parts, text: str) -> str:
    """A sentence of ours with the borrowed runs filled in from the article."""
    return "".join(part if isinstance(part, str) else text[slice(*part)] for part in parts)


def piece(spans: Sequence[Sequence[int]], text: str) -> Piece:
    """One or more stretches of the article as one value."""
    strings = [text[start:end] for start, end in spans]
    made = Piece(start=spans[0][0], end=spans[-1][1], text=" ".join(strings))
    if len(spans) > 1:
        made["spans"] = [list(span) for span in spans]
    return made


def _claim(stored: StoredClaim, text: str) -> Claim:
    def words(span: Sequence[int] | None) -> str | None:
        return None if span is None else text[slice(*span)]

    def optional(span: Sequence[int] | None) -> Piece | None:
        return None if span is None else piece([span], text)

    start, end = stored["span"]
    speaker = stored["speaker"]
    claim: Claim = {
        "id": stored["id"],
        "paragraph": paragraph_of(text, start),
        "start": start,
        "end": end,
        "text": text[start:end],
        "statement": joined(stored["statement"], text),
        "label": joined(stored["label"], text),
        "speaker": UNCLEAR if isinstance(speaker, str) else words(speaker),
        "speaker_role": words(stored["speaker_role"]),
        "cue": words(stored["cue_span"]),
        "quote_type": stored["quote_type"],
        "relays": [text[slice(*span)] for span in stored["relays"]],
        "relays_context": [text[slice(*span)] for span in stored["relays_context"]],
        "hedge": words(stored["hedge"]),
        "anonymous": stored["anonymous"],
        "claim_type": stored["claim_type"],
        "checkworthy": stored["checkworthy"],
        "content": piece(stored["content"], text),
        "source_span": optional(stored["source_span"]),
        "cue_span": optional(stored["cue_span"]),
    }
    if "note" in stored:
        claim["note"] = stored["note"]
    return claim


def main() -> None:
    """Print the full form of label files, or write it with the articles into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, help="a folder outside the project")
    args = parser.parse_args()
    for path in args.files:
        text, gold = load(path)
        if args.into is None:
            sys.stdout.write(json.dumps(gold, ensure_ascii=False, indent=1) + "\n")
            continue
        gold["article"] = f"{path.stem}.txt"
        (args.into / gold["article"]).write_text(text, encoding="utf-8", newline="")
        full = json.dumps(gold, ensure_ascii=False, indent=1)
        (args.into / f"{path.stem}.json").write_text(full, encoding="utf-8")


if __name__ == "__main__":
    main()
