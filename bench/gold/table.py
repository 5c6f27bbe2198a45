"""Write the tables of README.md anew: who labeled what, what is free.

`python -m bench.gold.table` counts what is there and keeps the marks "taken by …";
`python -m bench.gold.table --take B dev13 test15` marks articles by part and number.
"""

import argparse
import json
import re
from typing import Final

from bench.gold.draw import Drawn, draw, draw_second, draw_third
from bench.gold.form import GOLD

README: Final = GOLD / "README.md"
PARTS: Final = {
    "dev": "Development",
    "test": "Testing",
    "later": "Later",
    "sealed": "Sealed",
    "third": "Third",
}
_MARK: Final = re.compile(rf"({'|'.join(PARTS)})(\d+)")
_ROW: Final = re.compile(r"^\| \d+ \| \w+ \| (\S+) \| (taken by \w+) \|", re.MULTILINE)


def _labeled(part: str, name: str) -> tuple[str, int] | None:
    """Labeler and number of claims of a label file, when there is one."""
    path = GOLD / "polnear" / part / f"{name}.json"
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["labeler"], len(data["claims"])


def _row(number: int, article: Drawn, taken: dict[str, str]) -> str:
    done = _labeled(article.part, article.name)
    again = _labeled(f"{article.part}-again", article.name)
    labeler = done[0] if done else taken.get(article.name, "free")
    count = str(done[1]) if done else ""
    second = f"{again[0]}, {again[1]}" if again else "free" if article.twice else ""
    cells = [str(number), article.split, article.name, labeler, count, second]
    return f"| {' | '.join(cells)} |"


def tables(taken: dict[str, str]) -> str:
    """The tables of all parts as Markdown."""
    drawn = [*draw(), *draw_second(), *draw_third()]
    lines: list[str] = []
    for part, title in PARTS.items():
        lines += [f"## {title}", "", "| | split | article | labeler | claims | second labeling |"]
        lines += ["|---|---|---|---|---|---|"]
        mine = [article for article in drawn if article.part == part]
        lines += [_row(number, article, taken) for number, article in enumerate(mine, 1)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Rewrite README.md from its first table on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--take", nargs="+", metavar=("WHO", "ARTICLE"), default=[])
    take = parser.parse_args().take
    text = README.read_text(encoding="utf-8")
    taken = dict(_ROW.findall(text))
    drawn = [*draw(), *draw_second(), *draw_third()]
    for mark in take[1:]:
        part, number = _MARK.fullmatch(mark).groups()  # type: ignore[union-attr]
        mine = [article for article in drawn if article.part == part]
        taken[mine[int(number) - 1].name] = f"taken by {take[0]}"
    head = text.partition("## Development")[0]
    README.write_text(head + tables(taken), encoding="utf-8")


if __name__ == "__main__":
    main()
