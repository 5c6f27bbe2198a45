"""The seeded draws of the PolNeAR articles to label: `python -m bench.gold.draw` prints the list.

First draw: stratified by outlet, 250 to 900 words, 30 from train and 10 from dev; 15 of the 40 are
for testing, 10 (at least 4 of them for testing) are labelled twice. Second draw: 20 further ones of
train, 250 to 520 words, the outlets in turn, half of them "later", half "sealed". Third draw: 20 of
train, 250 to 480 words, the outlets in turn, 5 of them of those that often tell who told whom.
"""

import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from bench.gold.form import POLNEAR

SEED: Final = 20261122
WORDS: Final = range(250, 901)
FROM: Final = {"train": 30, "dev": 10}
TEST: Final = 15
TWICE: Final = {"test": 5, "dev": 5}
SECOND_SEED: Final = 4
SECOND_WORDS: Final = range(250, 521)

THIRD_SEED: Final = 7
THIRD_WORDS: Final = range(250, 481)
THIRD: Final = 5  # any, as many that tell who told whom, and twice as many of any again
RELAYS: Final = 3
_RELAYED: Final = re.compile(
    r"\b(?:told (?:the )?[A-Z]|according to|interview with|reported by|as reported"
    r"|in a (?:statement|tweet|post|letter)|obtained by)"
)

type Part = Literal["dev", "test", "later", "sealed", "third"]
SECOND: Final[dict[Part, int]] = {"later": 10, "sealed": 10}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One article of a draw."""

    split: str
    name: str
    part: Part
    twice: bool


def candidates(split: str, words: range, corpus: Path = POLNEAR) -> dict[str, list[str]]:
    """The articles of a split that have the right length in words, by outlet."""
    found: dict[str, list[str]] = {}
    for path in sorted((corpus / split / "text").glob("*.txt")):
        if len(path.read_text(encoding="utf-8").split()) in words:
            found.setdefault(path.name.partition("_")[0], []).append(path.stem)
    return found


def draw(corpus: Path = POLNEAR) -> list[Drawn]:
    """The forty articles in the order of the draw, outlet after outlet in turn."""
    chance = random.Random(SEED)
    picked: list[tuple[str, str]] = []
    for split, wanted in FROM.items():
        outlets = candidates(split, WORDS, corpus)
        for names in outlets.values():
            chance.shuffle(names)
        order = sorted(outlets)
        chance.shuffle(order)
        picked += [(split, outlets[order[number % len(order)]].pop()) for number in range(wanted)]
    chance.shuffle(picked)
    test = set(_spread(picked, TEST))
    drawn = [Drawn(s, n, "test" if (s, n) in test else "dev", twice=False) for s, n in picked]
    again = {
        name
        for part, count in TWICE.items()
        for name in chance.sample([d.name for d in drawn if d.part == part], count)
    }
    return [Drawn(d.split, d.name, d.part, d.name in again) for d in drawn]


def draw_second(corpus: Path = POLNEAR) -> list[Drawn]:
    """The twenty articles of the second draw, none of the first among them."""
    chance = random.Random(SECOND_SEED)
    first = {article.name for article in draw(corpus)}
    outlets = {
        outlet: [name for name in names if name not in first]
        for outlet, names in candidates("train", SECOND_WORDS, corpus).items()
    }
    for names in outlets.values():
        chance.shuffle(names)
    order = sorted(outlets)
    chance.shuffle(order)
    parts: list[Part] = [part for part, count in SECOND.items() for _ in range(count)]
    return [
        Drawn("train", outlets[order[number % len(order)]].pop(), part, twice=False)
        for number, part in enumerate(parts)
    ]


def draw_third(corpus: Path = POLNEAR) -> list[Drawn]:
    """The twenty articles of the third draw, none of the others among them."""
    chance = random.Random(THIRD_SEED)
    before = {article.name for article in [*draw(corpus), *draw_second(corpus)]}
    outlets: dict[str, list[str]] = {}
    for outlet, names in candidates("train", THIRD_WORDS, corpus).items():
        if new := [name for name in names if name not in before]:
            outlets[outlet] = new
    telling = {
        outlet: [name for name in names if _relays(corpus, name) >= RELAYS]
        for outlet, names in outlets.items()
    }
    for names in [*outlets.values(), *telling.values()]:
        chance.shuffle(names)
    order = sorted(outlets)
    chance.shuffle(order)
    drawn = [outlets[outlet].pop() for outlet in order[:THIRD]]
    rich = [outlet for outlet in order if telling[outlet]]
    others = [outlet for outlet in rich if outlet not in order[:THIRD]]
    for outlet in [*others, *rich][:THIRD]:
        drawn.append(next(name for name in reversed(telling[outlet]) if name not in drawn))
        telling[outlet].remove(drawn[-1])
    left = [[name for name in outlets[outlet] if name not in drawn] for outlet in order]
    drawn += [left[number % len(left)].pop() for number in range(2 * THIRD)]
    return [Drawn("train", name, "third", twice=False) for name in drawn]


def _relays(corpus: Path, name: str) -> int:
    """How often an article of train tells who told whom."""
    return len(_RELAYED.findall((corpus / "train" / "text" / f"{name}.txt").read_text("utf-8")))


def _spread(picked: list[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    """The first articles of the draw, taking the outlets in turn."""
    by_outlet: dict[str, list[tuple[str, str]]] = {}
    for split, name in picked:
        by_outlet.setdefault(name.partition("_")[0], []).append((split, name))
    queues = [by_outlet[outlet] for outlet in sorted(by_outlet)]
    taken: list[tuple[str, str]] = []
    while len(taken) < count:
        taken += [queue.pop(0) for queue in queues if queue]
    return taken[:count]


def main() -> None:
    """Print all draws as a table."""
    for number, article in enumerate([*draw(), *draw_second(), *draw_third()], 1):
        twice = "twice" if article.twice else ""
        sys.stdout.write(
            f"| {number} | {article.part} | {article.split} | {article.name} | {twice} |\n"
        )


if __name__ == "__main__":
    main()
