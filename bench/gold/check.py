"""Validate label files: `python -m bench.gold.check` (all of them) or with paths.

Ends with status 1 when anything is wrong; articles that are not on this machine are counted only.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from bench.gold.form import (
    CLAIM_TYPES,
    EXCLUDED_KINDS,
    GOLD,
    MAX_CHECKWORTHY,
    MAX_LABEL,
    QUOTE_TYPES,
    Claim,
    Gold,
    Piece,
    Stored,
    alike,
    paragraph_of,
)
from bench.gold.resolve import CorpusChanged, CorpusMissing, article_text, load

BORROWED: Final = 6
"""Words in a row from the article that may not stand in a label file as words."""


def problems(text: str, gold: Gold) -> Iterator[str]:
    """What is wrong with a labelled article, one line for each fault."""
    seen: set[str] = set()
    for claim in gold["claims"]:
        if claim["id"] in seen:
            yield f"{claim['id']}: used twice"
        seen.add(claim["id"])
        for fault in (*_span_faults(text, claim), *_value_faults(claim), *_voice_faults(claim)):
            yield f"{claim['id']}: {fault}"
    for line in gold["excluded"]:
        if line["kind"] not in EXCLUDED_KINDS:
            yield f"excluded {line['start']}: unknown kind {line['kind']}"
        if text[line["start"] : line["end"]] != line["text"] or not line["text"].strip():
            yield f"excluded {line['start']}: not a stretch of the text"
        for claim in gold["claims"]:
            if claim["start"] < line["end"] and line["start"] < claim["end"]:
                yield f"{claim['id']}: overlaps the excluded line at {line['start']}"


def _pieces(claim: Claim) -> Iterator[tuple[str, Piece]]:
    yield "text", Piece(start=claim["start"], end=claim["end"], text=claim["text"])
    yield "content", claim["content"]
    if claim["source_span"] is not None:
        yield "source_span", claim["source_span"]
    if claim["cue_span"] is not None:
        yield "cue_span", claim["cue_span"]


def _span_faults(text: str, claim: Claim) -> Iterator[str]:
    for name, piece in _pieces(claim):
        spans = piece.get("spans", [[piece["start"], piece["end"]]])
        inside = all(0 <= start < end <= len(text) for start, end in spans)
        if not inside or " ".join(text[s:e] for s, e in spans) != piece["text"]:
            yield f"{name} is not a stretch of the text"
            return
        if piece["text"] != piece["text"].strip():
            yield f"{name} begins or ends with white space"
    here = claim["paragraph"]
    if paragraph_of(text, claim["start"]) != here or "\n" in claim["text"]:
        yield "its paragraph is another, or it runs over two"
    content = claim["content"]
    if paragraph_of(text, content["start"]) != here or "\n" in content["text"]:
        yield "its content is out of the sentence's reach"
    if not (claim["start"] < content["end"] and content["start"] < claim["end"]):
        yield "its content does not touch its text"
    for name, piece in _pieces(claim):
        if abs(paragraph_of(text, piece["start"]) - here) > 1:
            yield f"{name} is more than one paragraph away"


def _value_faults(claim: Claim) -> Iterator[str]:
    if claim["quote_type"] not in QUOTE_TYPES:
        yield f"unknown quote_type {claim['quote_type']}"
    if claim["claim_type"] not in CLAIM_TYPES:
        yield f"unknown claim_type {claim['claim_type']}"
    if not 0 <= claim["checkworthy"] <= MAX_CHECKWORTHY:
        yield "checkworthy is not 0 to 3"
    if not 0 < len(claim["label"]) <= MAX_LABEL:
        yield f"label has {len(claim['label'])} characters"
    if not re.search(r"\w.*[.!?][”’\"')]*$", claim["statement"]):
        yield "statement is not a sentence"


def _voice_faults(claim: Claim) -> Iterator[str]:
    own_voice = claim["quote_type"] == "none"
    if own_voice and (claim["speaker"] or claim["cue"] or claim["source_span"] or claim["relays"]):
        yield "in the article's own voice, yet somebody says it"
    if not own_voice and not (claim["speaker"] or claim["relays"]):
        yield "reported, yet by nobody"
    if claim["anonymous"] and not claim["speaker"]:
        yield "anonymous without a description of the speaker"
    if claim["speaker_role"] and not claim["speaker"]:
        yield "a role without a speaker"
    if set(claim["relays"]) & set(claim["relays_context"]):
        yield "a relay is both named and from context"


def borrowed(text: str, stored: Stored) -> Iterator[str]:
    """Runs of the article's words that a stored file holds as words."""
    plain = " ".join(re.findall(r"\w+", alike(text).lower()))
    for claim in stored["claims"]:
        own = [claim.get("note", "")]
        own += [part for part in (*claim["statement"], *claim["label"]) if isinstance(part, str)]
        for string in own:
            words = re.findall(r"\w+", alike(string).lower())
            for at in range(len(words) - BORROWED + 1):
                if " ".join(words[at : at + BORROWED]) in plain:
                    yield f"{claim['id']}: copies the article: {string}"
                    break


def form_faults(path: Path, gold: Gold) -> Iterator[str]:
    """What is wrong with the form of a file that holds strings: keys, and strings against spans."""
    if gold["article"] != f"{path.stem}.txt":
        yield f"speaks of {gold['article']}"
    for claim in gold["claims"]:
        odd = set(claim) ^ set(Claim.__annotations__)
        if odd - {"note"}:
            yield f"{claim['id']}: missing or unknown keys: {', '.join(sorted(odd - {'note'}))}"
        if claim["cue"] != (claim["cue_span"]["text"] if claim["cue_span"] else None):
            yield f"{claim['id']}: cue and cue_span differ"


def check_file(path: Path) -> list[str]:
    """The faults of one label file.

    Raises:
        CorpusMissing: its article is not on this machine.
    """
    try:
        text, gold = load(path)
    except CorpusChanged:
        return ["the article's checksum is another"]
    except (KeyError, ValueError) as error:
        return [f"cannot be read: {error!r}"]
    found = list(problems(text, gold))
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data["article"], str):
        found += form_faults(path, gold)
    else:
        stored = cast("Stored", data)
        found += borrowed(article_text(stored["article"]), stored)
    return found


def main() -> int:
    """Check the files named, or all; print faults and a count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or sorted(GOLD.rglob("*.json"))
    faults = missing = 0
    for path in files:
        try:
            found = check_file(path)
        except CorpusMissing:
            missing += 1
            continue
        faults += len(found)
        for fault in found:
            sys.stdout.write(f"{path.stem[:40]} {fault}\n")
    sys.stdout.write(f"{len(files)} files, {faults} faults, {missing} without their article\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
