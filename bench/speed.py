"""Speed on one core, in KB of text per CPU second, at three lengths of text, beside spaCy's whole pipeline and other extractors in the same run.

    python bench/speed.py [--repeat 3] [--peers]

A text of a length is made of the articles of fixtures/gold, one after another. Loading is not counted: each system reads one article first.
`--peers` adds dateparser's search and, where it is installed, quantulum3. Times are the best of the repeats; a text of 2 KB is read 20 times over
and 340 KB once.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any

import parkextract as px

KB = 1000
LENGTHS = {2 * KB: 20, 34 * KB: 2, 340 * KB: 1}
GOLD = Path(__file__).parent.parent / "fixtures" / "gold"


def text_of(length: int) -> str:
    """The articles one after another, again from the first where they run out, cut after `length` characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    parts: list[str] = []
    for text in cycle(texts):
        parts.append(text)
        if sum(map(len, parts)) >= length:
            return "\n\n".join(parts)[:length]
    raise ValueError(f"{GOLD}: no articles")


def systems(peers: bool) -> Iterator[tuple[str, Callable[[str], Any]]]:
    """What is measured, by name: a function of a text."""
    mentions, facts = (px.load("en", depth=depth) for depth in ("mentions", "facts"))
    yield "parkextract, mentions", lambda text: mentions.extract(text, published="2021-07-01")
    yield "parkextract, mentions, with to_dict()", lambda text: mentions.extract(text, published="2021-07-01").to_dict()
    yield "parkextract, facts", lambda text: facts.extract(text, published="2021-07-01")
    from parkextract import model

    found = model.installed()
    if found:
        import spacy

        nlp = spacy.load(found.package)
        nlp.max_length = 10_000_000
        yield f"{found.package}, whole pipeline", nlp
        small = spacy.load(found.package, exclude=["ner"])
        small.max_length = 10_000_000
        yield f"{found.package}, without ner", small
    if peers:
        from dateparser.search import search_dates

        yield "dateparser, search_dates", lambda text: search_dates(text, languages=["en"])
    if peers and find_spec("quantulum3"):
        from quantulum3 import parser

        yield "quantulum3", parser.parse


def rate(read: Callable[[str], Any], text: str, times: int, repeat: int) -> float:
    """KB per CPU second: the best of some repeats."""
    best = float("inf")
    for _ in range(repeat):
        begun = time.process_time()
        for _ in range(times):
            read(text)
        best = min(best, time.process_time() - begun)
    return len(text) * times / KB / best


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--peers", action="store_true")
    given = options.parse_args()
    texts = {length: text_of(length) for length in LENGTHS}
    print(f"{'KB of text per CPU second':42}" + "".join(f"{length // KB:>9} KB" for length in LENGTHS))
    for name, read in systems(given.peers):
        read(texts[min(texts)])
        print(
            f"{name:42}" + "".join(f"{rate(read, text, LENGTHS[length], given.repeat):12.0f}" for length, text in texts.items()), flush=True
        )


if __name__ == "__main__":
    main()
