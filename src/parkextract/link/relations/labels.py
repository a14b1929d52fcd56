"""Lines of facts: `Developer: Castle Rock Estates`, `Location: Leeds`, `Sectors: lasers, optics`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from parkextract.link.forms import noun_forms, words
from parkextract.link.relations.clause import Clause, Relation

_TYPES = {"developer": ("org",), "investor": ("org",), "located_in": ("place", "park")}
_LABEL = 5  # tokens: how long a label may be
_LIST = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+")


def read(clause: Clause) -> Iterator[Relation]:
    """What a line says whose label is a role, a place or a trade, of what the text is about."""
    tokens, first, last = clause.view.tokens, clause.view.sentence.first, clause.view.sentence.last
    colon = next((i for i in range(first, min(first + _LABEL, last)) if tokens.words[i] == ":"), None)
    if colon is None or colon == first or colon + 1 >= last:
        return
    property = _labels().get(tokens.lower[colon - 1])
    thing = clause.about()
    if property is None or thing is None:
        return
    start, end = tokens.ends[colon], clause.view.sentence.end
    line = tokens.text.find("\n", start + 1, end)
    end = line if line >= 0 else end
    if property == "sector":
        for told in _LIST.split(tokens.text[start:end].strip(" .\n")):
            trade = list(takewhile(_wordy, told.split()))
            if 0 < len(trade) < _LABEL:
                yield Relation(thing, "sector", " ".join(trade), "label", -1)
        return
    for _, _, entity in clause.entities.index.within(start, end):
        if entity.type in _TYPES[property] and entity.id != thing.id:
            yield Relation(thing, property, entity, "label", -1)
            if property == "located_in":
                return


def _wordy(word: str) -> bool:
    """Whether a word is no number: `lasers 12%` is a trade and its share."""
    return not any(sign.isdigit() for sign in word)


@lru_cache
def _labels() -> dict[str, str]:
    rows = (("developer", "developer"), ("investor", "investor"), ("located_in", "label"), ("sector", "label_sector"))
    return {form: property for property, row in rows for word in words("role", row) for form in noun_forms(word)}
