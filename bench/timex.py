"""Predictions for a folder of TimeML documents, in the form that a TIMEX3 scorer reads.

    timex.py GOLD_DIR OUT_DIR

Every `*.tml` file of GOLD_DIR is read as plain text (that of its first TEXT element) with its document creation time as the publication date;
OUT_DIR gets `<stem>.json`, a list of `{"start", "end", "type", "value"}` with offsets in characters into that text. TimeML differs from this
package's guidelines in three ways, all settled here: a range is its two ends, sets and ages are marked too, and an expression takes in the word
that says how exact it is (`about`, `more than`).
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from parkextract.article import Article
from parkextract.mentions import times
from parkextract.mentions.draft import Draft
from parkextract.mentions.times.reader import Reader
from parkextract.tokens import Tokens

INEXACT = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})


def read(path: Path) -> tuple[str, str | None]:
    """(plain text of TEXT, document creation date or None) of a TimeML file."""
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", path.read_text(encoding="utf-8")))
    node = root.find(".//TEXT")
    text = "".join(node.itertext()) if node is not None else ""
    created = [
        element.get("value", "")
        for element in root.iter("TIMEX3")
        if element.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
    ]
    day = re.match(r"\d{4}-\d\d-\d\d", created[0]) if created else None
    return text, day.group() if day else None


def predict(text: str, published: str | None) -> list[dict[str, str | int]]:
    """The TIMEX3 expressions of a text."""
    tokens = Tokens(text)
    drafts = times.find(Article(text=text, published=published), tokens)
    wholes = {id(before) for before, draft in itertools.pairwise(drafts) if draft.dropped == "part" and before.dropped != "part"}
    found = [draft for draft in drafts if id(draft) not in wholes]
    r = times.reader(tokens)
    return [_item(draft, r) for draft in found]


def _item(draft: Draft, r: Reader) -> dict[str, str | int]:
    """The draft as a TIMEX3 item, with the words before a length that say how exact it is."""
    start = draft.start
    if draft.mod in INEXACT and (first := times.exactness(r, draft.first)) is not None:
        start = r.tokens.starts[first[1]]
    return {"start": start, "end": draft.end, "type": draft.type.upper(), "value": draft.timex}


def main(gold: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold.glob("*.tml")):
        (out / f"{path.stem}.json").write_text(json.dumps(predict(*read(path)), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
