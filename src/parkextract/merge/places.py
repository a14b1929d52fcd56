"""Places as merging compares them: from the finest part outwards, with what the articles themselves say lies in what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from parkextract import tables
from parkextract.merge import names

Agreement = Literal["agree", "differ", "unknown", "doubtful"]
Chain = tuple[str, ...]

_CUT = re.compile(r",|;| in | of |/|\(|\)")
_OWNER = re.compile(r"['’]s? ")


@lru_cache(maxsize=65536)
def parts(text: str) -> Chain:
    """The parts of a place's name, the finest first, without the words for what kind of place each is.

    >>> parts("Huangpu district in Guangzhou"), parts("Hai Phong city's Tien Lang district")
    (('huangpu', 'guangzhou'), ('tien lang', 'hai phong'))
    """
    found: list[str] = []
    for piece in _CUT.split(text[: names.LONGEST]):
        found.extend(reversed(_OWNER.split(piece)))
    return tuple(dict.fromkeys(part for part in map(_bare, found) if part))


def _bare(text: str) -> str:
    words = [names.fold(word) for word in re.findall(r"\w+", text)]
    kept = [word for word in words if word not in _kinds()]
    return " ".join(kept or ())


@lru_cache
def _kinds() -> frozenset[str]:
    return frozenset(tables.apart("merge.toml").row("plain", "place").words)


class Atlas:
    """What lies in what, learnt from the places that articles give for one thing: of `Huangpu` and `Guangzhou` one is in the other."""

    def __init__(self, chains: Iterable[Sequence[str]]) -> None:
        self._together: dict[str, set[str]] = defaultdict(set)
        for chain in set(map(tuple, chains)):
            for part in chain:
                self._together[part].update(chain)

    def finest(self, chain: Chain) -> str | None:
        """The finest part of a thing's places: the one seen with the fewest others, the first of these."""
        return min(chain, key=lambda part: len(self._together[part]), default=None)

    def nested(self, one: str, other: str) -> bool:
        """Whether the articles give the two for one thing."""
        return other in self._together.get(one, ())


def mentioned(part: str, text: str) -> bool:
    """Whether a text speaks of a place, by the words of its name."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(part, end)
    return False
