"""Turn a labeler's scratch file into a label file.

The scratch file quotes the article, so it stays outside the project. One line, one thing:

    article polnear train NAME    or    article own dev/NAME
    labeler A
    speaker T | Ann Tran | mayor of Northfield | anonymous    (role and flag may be missing)
    p 3                         the paragraph that the next claims stand in
    = first words .. last words             a claim
    > first words .. last words             its content; several lines when it is interrupted
    @ T | she | said                        speaker (or ? unclear, - none), source, cue
    : event 2 indirect | reportedly         kind, check-worthiness, quote type, hedge
    l Label
    s Statement.                            without it: the content as a sentence
    via The Herald; Newswire                relays named here, speaker to reader
    ctx The Herald                          relays from context
    n note
    x byline | By Ann Tran                  a line that is not the article, in paragraph p

`python -m bench.gold.enter SCRATCH OUT.json` writes; `--show split/NAME` prints an article with
its paragraphs numbered.
"""

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from bench.gold.find import QuoteAmbiguous, QuoteNotFound, as_parts, find, mention
from bench.gold.form import (
    GOLD,
    POLNEAR,
    Interval,
    Parts,
    QuoteType,
    Stored,
    StoredArticle,
    StoredClaim,
    StoredExcluded,
    paragraphs,
)
from bench.gold.resolve import resolve

_ONCE: Final = frozenset({"@", ":", "l", "s", "via", "ctx", "n"})


class ScratchFault(Exception):
    """A line of a scratch file cannot be understood; the message names it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the article: fullest mention, role, kept back by name or not."""

    name: Interval
    role: Interval | None
    anonymous: bool


@dataclass(slots=True)
class Draft:
    """The lines of one claim, by their first word."""

    line: int
    paragraph: int
    quote: str
    content: list[str] = field(default_factory=list)
    rest: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scratch:
    """A scratch file that was read: the article, its speakers, drafts and excluded lines."""

    text: str = ""
    own: str | None = None
    article: StoredArticle | None = None
    labeler: str = ""
    speakers: dict[str, Speaker] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    excluded: list[StoredExcluded] = field(default_factory=list)


def read(lines: list[str]) -> Scratch:
    """Read a scratch file.

    Raises:
        ScratchFault: with the number of the line that is wrong.
    """
    scratch = Scratch()
    paragraph = 0
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        key, _, rest = line.partition(" ")
        try:
            if key == "p":
                paragraph = int(rest)
            else:
                _take(scratch, key, rest.strip(), number, paragraph)
        except (QuoteNotFound, QuoteAmbiguous, ValueError, IndexError) as error:
            raise ScratchFault(f"line {number}: {type(error).__name__}: {error}") from error
    return scratch


def _take(scratch: Scratch, key: str, rest: str, number: int, paragraph: int) -> None:
    """Put one line where it belongs."""
    if key == "article":
        _take_article(scratch, rest.split())
    elif key == "labeler":
        scratch.labeler = rest
    elif key == "speaker":
        _take_speaker(scratch, [part.strip() for part in rest.split("|")])
    elif key == "x":
        kind, _, quote = rest.partition("|")
        scope = paragraphs(scratch.text)[paragraph]
        span = find(scratch.text, quote.strip(), [scope]) if quote.strip() else scope
        scratch.excluded.append({"span": list(span), "kind": kind.strip()})
    elif key == "=":
        scratch.drafts.append(Draft(number, paragraph, rest))
    elif key == ">":
        scratch.drafts[-1].content.append(rest)
    elif key in _ONCE:
        scratch.drafts[-1].rest[key] = rest
    else:
        raise ValueError(f"unknown key {key}")


def _take_article(scratch: Scratch, words: list[str]) -> None:
    if words[0] == "own":
        scratch.own = f"{words[1]}.txt"
        scratch.text = (GOLD / "own" / scratch.own).read_text(encoding="utf-8")
        return
    split, name = words[1:]
    data = (POLNEAR / split / "text" / f"{name}.txt").read_bytes()
    scratch.text = data.decode("utf-8")
    scratch.article = {
        "corpus": "polnear",
        "split": "train" if split == "train" else "dev",
        "file": f"{name}.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _take_speaker(scratch: Scratch, parts: list[str]) -> None:
    everywhere = [(0, len(scratch.text))]
    role = parts[2] if len(parts) > 2 else ""
    scratch.speakers[parts[0]] = Speaker(
        mention(scratch.text, parts[1], everywhere),
        mention(scratch.text, role, everywhere) if role else None,
        anonymous=parts[-1] == "anonymous",
    )


def claim(scratch: Scratch, draft: Draft, identifier: str) -> StoredClaim:
    """The stored form of one draft.

    Raises:
        ScratchFault: with the number of the line where the claim begins.
    """
    try:
        return _claim(scratch, draft, identifier)
    except (QuoteNotFound, QuoteAmbiguous, ValueError, KeyError) as error:
        raise ScratchFault(f"line {draft.line}: {type(error).__name__}: {error}") from error


def _claim(scratch: Scratch, draft: Draft, identifier: str) -> StoredClaim:
    text, rest = scratch.text, draft.rest
    whole = paragraphs(text)[draft.paragraph]
    span = find(text, draft.quote, [whole])
    reach = [span, whole, (0, len(text))]
    content = [find(text, quote, [span, whole]) for quote in draft.content] or [span]
    kinds, _, hedge = rest[":"].partition("|")
    kind, worth, quote_type = kinds.split()
    who, source, cue = [part.strip() for part in (rest.get("@", "-") + "||").split("|")[:3]]
    speaker = scratch.speakers[who] if who not in {"-", "?"} else None
    said = find(text, cue, reach, outside=content) if cue else None
    near = said[0] if said else None
    said_by = find(text, source, reach, outside=content, near=near) if source else None
    made: StoredClaim = {
        "id": identifier,
        "span": list(span),
        "content": [list(part) for part in content],
        "statement": _statement(text, rest.get("s", ""), content),
        "label": as_parts(text, rest["l"], span[0]),
        "speaker": "unclear" if who == "?" else list(speaker.name) if speaker else None,
        "speaker_role": list(speaker.role) if speaker and speaker.role else None,
        "source_span": list(said_by) if said_by else None,
        "cue_span": list(said) if said else None,
        "quote_type": cast("QuoteType", quote_type),
        "relays": _mentions(text, rest.get("via", ""), reach),
        "relays_context": _mentions(text, rest.get("ctx", ""), reach),
        "hedge": list(find(text, hedge.strip(), reach)) if hedge.strip() else None,
        "anonymous": speaker.anonymous if speaker else False,
        "claim_type": kind,
        "checkworthy": int(worth),
    }
    if "n" in rest:
        made["note"] = rest["n"]
    return made


def _mentions(text: str, quotes: str, reach: list[Interval]) -> list[list[int]]:
    return [list(mention(text, q.strip(), reach)) for q in quotes.split(";") if q.strip()]


def _statement(text: str, sentence: str, content: list[Interval]) -> Parts:
    if sentence:
        return as_parts(text, sentence, content[0][0])
    parts: Parts = []
    for start, end in content:
        parts += [" ", [start, end]] if parts else [text[start].upper(), [start + 1, end]]
    closed = text[content[-1][1] - 1] in ".!?"
    return parts if closed else [*parts, "."]


def write(scratch: Scratch, out: Path) -> None:
    """Write the label file: offsets for a corpus article, the full form for one of our own.

    Raises:
        ScratchFault: one line for every claim that cannot be entered.
    """
    drafts: list[StoredClaim] = []
    faults: list[str] = []
    for number, draft in enumerate(scratch.drafts, 1):
        try:
            drafts.append(claim(scratch, draft, f"c{number:02}"))
        except ScratchFault as fault:
            faults.append(str(fault))
    if faults:
        raise ScratchFault("\n".join(faults))
    stored: Stored = {
        "article": scratch.article
        or {
            "corpus": "polnear",
            "split": "train",
            "file": Path(scratch.own or "").name,
            "sha256": "",
        },
        "labeler": scratch.labeler,
        "claims": drafts,
        "excluded": scratch.excluded,
    }
    full = resolve(stored, scratch.text) if scratch.own else stored
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(dumps(full), encoding="utf-8")


def dumps(data: object) -> str:
    """JSON with one line for each claim, so that a change shows in a diff as what it is."""
    head = cast("dict[str, object]", data)

    def value(key: str) -> str:
        given = head[key]
        if not isinstance(given, list) or not given:
            return json.dumps(given, ensure_ascii=False)
        rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in given)
        return f"[\n  {rows}\n ]"

    return "{\n " + ",\n ".join(f"{json.dumps(key)}: {value(key)}" for key in head) + "\n}\n"


def show(name: str) -> str:
    """An article of the corpus with its paragraphs numbered."""
    split, _, stem = name.partition("/")
    text = (POLNEAR / split / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
    spans = enumerate(paragraphs(text))
    return "\n".join(f"{number:3} {text[start:end]}" for number, (start, end) in spans)


def main() -> int:
    """Write a label file from a scratch file, or show an article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("scratch")
    parser.add_argument("out", nargs="?", type=Path)
    args = parser.parse_args()
    if args.show or args.out is None:
        sys.stdout.write(show(args.scratch) + "\n")
        return 0
    try:
        write(read(Path(args.scratch).read_text(encoding="utf-8").splitlines()), args.out)
    except ScratchFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
