"""JSON lines: one extraction a line, in the lossless form, as the results come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from parkextract.extraction import Extraction

_BREAKS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write(results: Iterable[Extraction], out: TextIO) -> None:
    """Write each extraction as a line."""
    for result in results:
        out.write(line(result) + "\n")


def line(result: Extraction) -> str:
    """The extraction on one line. What some readers take for a line end is escaped, and so are lone surrogates, which no file can hold."""
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", result.to_json())
