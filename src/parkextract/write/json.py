"""JSON: one extraction is an object, several a list of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import TextIO

from parkextract.extraction import Extraction


def write(results: Iterable[Extraction], out: TextIO) -> None:
    """Write each extraction as it comes; whether there is a list is settled by the second."""
    source = iter(results)
    first = list(islice(source, 2))
    if len(first) == 1:
        out.write(first[0].to_json(indent=1) + "\n")
        return
    out.write("[")
    for n, result in enumerate(chain(first, source)):
        out.write((",\n" if n else "\n") + result.to_json(indent=1))
    out.write("\n]\n")
