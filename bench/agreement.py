"""How far two annotators agree: the second annotations of a folder against the first ones, in the rows of `parkextract score`.

    python bench/agreement.py fixtures/gold [--part all|development|heldout]

Each annotation is taken once for the gold and once for the extraction, of which the required facts count; optional readings of the gold are allowed. The
annotations of `second/` were made from the plain text alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parkextract import score


def required(gold: dict[str, Any]) -> dict[str, Any]:
    """An annotation as an extraction: its required mentions and facts."""
    return {**gold, "facts": [fact for fact in gold["facts"] if not fact.get("optional")]}


def pairs(folder: Path, part: score.Part) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The first and the second annotation of each article that has both."""
    second = {one.article.id: one.gold for one in score.read_gold(folder / "second", "all")}
    for one in score.read_gold(folder, part):
        if one.article.id in second:
            yield one.gold, second[one.article.id]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=("all", "development", "heldout"), default="all")
    arguments = parser.parse_args()
    both = list(pairs(arguments.gold, arguments.part))
    print(f"{len(both)} articles: the second annotation against the first")
    print(score.table(score.score((one["id"], one, required(other)) for one, other in both)))
    print("the first against the second")
    print(score.table(score.score((one["id"], other, required(one)) for one, other in both)))


if __name__ == "__main__":
    main()
