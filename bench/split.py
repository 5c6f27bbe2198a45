"""How fast the splitter is against its own base model, bare, in one run.

    python -m bench.split                 # the ratio on news text
    python -m bench.split --growth        # time for texts up to 5 MB, and memory
    python -m bench.split --hostile       # texts made to be slow

Both sides read the same text as one article each: bare is `nlp.pipe` over its paragraphs with the
base model as spaCy loads it, entity recognizer included; ours is `predict.split`, whose base model
multiplies its matrices with numpy; bare with that too is `ratio, same products`. They take turns
on one thread, and the median of the turns counts. Seconds are those of the processor, which are
those of the clock on an idle machine, so that other work on it harms neither.
The text is PolNeAR dev where the shared data is present, else our own labeled articles.
"""

import argparse
import json
import os
import random
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from statistics import median

os.environ.setdefault("OMP_NUM_THREADS", "1")

from spacy.language import Language

from factcheck.nlp import pipeline, predict

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared/data/polnear/data/dev/text"
OWN = ROOT / "bench/gold/own/dev"
SIZES = (100_000, 400_000, 1_600_000, 5_000_000)
WORDS_HOSTILE = 5_000
HOSTILE_WORDS = "the mayor said he that Ann Lee , and “ ” ( which was in May told Reuters 400 if"


def articles(most: int) -> list[str]:
    """Up to `most` articles."""
    files = sorted((NEWS if NEWS.is_dir() else OWN).glob("*.txt"))[:most]
    return [file.read_text(encoding="utf-8") for file in files]


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


@cache
def base() -> Language:
    """The base model as spaCy loads it."""
    return pipeline.load_base(pipeline.base_name())


def bare(texts: list[str], nlp: Language) -> Callable[[], object]:
    """Reading the texts' paragraphs with the base components of a pipeline only."""
    own = [name for name in pipeline.OWN if name in nlp.pipe_names]
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]

    def work() -> object:
        return sum(len(doc) for doc in nlp.pipe(paragraphs, batch_size=32, disable=own))

    return work


def ours(texts: list[str]) -> Callable[[], object]:
    """Splitting the texts."""

    def work() -> object:
        return sum(len(predict.split(text).claims) for text in texts)

    return work


def compare(texts: list[str], turns: int) -> tuple[float, float, float]:
    """The median seconds of bare, of bare with our products, and of ours, taking turns."""
    work = (bare(texts, base()), bare(texts, predict.load()), ours(texts))
    taken = [[timed(one) for one in work] for _ in range(turns)]
    plain, same, mine = (median(column) for column in zip(*taken, strict=True))
    return plain, same, mine


def ratio(most: int, turns: int) -> dict[str, object]:
    """The ratio on news text."""
    texts = articles(most)
    words = sum(len(text.split()) for text in texts)
    predict.split(texts[0])
    plain, same, mine = compare(texts, turns)
    return {
        "what": "news",
        "words": words,
        "bare words a second": round(words / plain),
        "ours words a second": round(words / mine),
        "ratio": round(mine / plain, 3),
        "ratio, same products": round(mine / same, 3),
    }


def growth(sizes: tuple[int, ...]) -> Iterator[dict[str, object]]:
    """Seconds and memory for ever longer texts."""
    texts = articles(100)
    for size in sizes:
        text = "\n".join(texts)
        text = "\n".join([text] * (size // len(text) + 1))[:size]
        seconds = timed(lambda text=text: predict.split(text))  # type: ignore[misc]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        yield {
            "characters": size,
            "seconds": round(seconds, 1),
            "seconds per 100,000": round(seconds * 100_000 / size, 2),
            "peak MB": peak // 1024,
        }


def hostile() -> dict[str, str]:
    """Texts made to be slow."""
    chance = random.Random(7)
    words = HOSTILE_WORDS.split()
    mixed = [chance.choice(words) for _ in range(WORDS_HOSTILE)]
    return {
        "one long sentence": " ".join(w for w in mixed if w not in "“”("),
        "all capitals": " ".join(mixed).upper(),
        "open quotation marks": "the port said “ " * (WORDS_HOSTILE // 4),
        "he said she said": "he said she said " * (WORDS_HOSTILE // 4),
        "names only": "Ann Lee, John Marsh and " * (WORDS_HOSTILE // 5),
        "a line a word": "\n".join(mixed),
        "he said, he said": "He said, " * (WORDS_HOSTILE // 3),
        "nested": "the mayor said that " * (WORDS_HOSTILE // 4) + "it rained.",
        "no spaces": "the" * WORDS_HOSTILE,
    }


def slow(turns: int) -> Iterator[dict[str, object]]:
    """The ratio on each hostile text."""
    predict.split(articles(1)[0])
    for name, text in hostile().items():
        plain, _, mine = compare([text], turns)
        yield {"what": name, "bare": round(plain, 2), "ratio": round(mine / plain, 2)}


def main() -> None:
    """Print one JSON line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    wanted = parser.parse_args()
    rows: Iterable[dict[str, object]]
    if wanted.growth:
        rows = growth(tuple(s for s in SIZES if s <= wanted.largest))
    elif wanted.hostile:
        rows = slow(wanted.turns)
    else:
        rows = [ratio(wanted.articles, wanted.turns)]
    for row in rows:
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
