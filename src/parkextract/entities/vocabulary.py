"""The words of names, as `names.toml` has them, in the forms that the grammar looks them up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from parkextract import tables
from parkextract.facts import EntityType

_TYPES: tuple[EntityType, ...] = ("park", "project", "org", "place", "person")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun found at the end of a phrase: the type of what it heads, how many words it has, whether it is plural, its singular."""

    type: EntityType
    length: int
    plural: bool
    noun: str


class Vocabulary:
    """The tables of names of a language."""

    def __init__(self, lang: str = "en") -> None:
        source = tables.apart("names.toml", lang)
        self._heads: dict[str, tuple[EntityType, bool, str]] = {}
        self._exact: dict[str, EntityType] = {}
        for type in _TYPES:
            row = source.rows.get(f"head.{type}")
            for word in row.words if row else ():
                self._heads.setdefault(plural(word), (type, True, word))
                self._heads[word] = (type, False, word)
            for word in row.exact if row else ():
                self._exact[word] = type
        self._opening: dict[str, Head] = {}
        for row in source.rows.values():
            if row.cls == "opening":
                noun = row.key
                self._opening.update({word.lower(): Head(self._heads[noun][0], len(word.split()), False, noun) for word in row.words})
        self._sets = {
            row.cls: frozenset(word.lower().rstrip(".") for word in row.words) for row in source.rows.values() if row.key == "words"
        }
        self.starters = frozenset(word.lower() for word in source.row("stop", "starter").words)

    def __getitem__(self, cls: str) -> frozenset[str]:
        return self._sets[cls]

    def opening(self, words: list[str]) -> Head | None:
        """The head noun that opens a name: `Parque Industrial …`."""
        return next(
            (found for length in (3, 2, 1) if len(words) > length and (found := self._opening.get(" ".join(words[:length]).lower()))), None
        )

    def head(self, words: list[str]) -> Head | None:
        """The head noun that ends a phrase, given as written: the longest of three words, two, one."""
        if len(words) > 1 and " ".join(words[-2:]).lower() in self._sets["no_head"]:
            return None
        for length in (3, 2, 1):
            if len(words) < length:
                continue
            if length == 1 and words[-1] in self._exact:
                return Head(self._exact[words[-1]], 1, False, words[-1].lower())
            phrase = " ".join(words[-length:]).lower().replace(" - ", "-")
            if found := self._heads.get(phrase):
                return Head(found[0], length, found[1], found[2])
        return None


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "x", "ch", "sh")) else noun + "s"


@lru_cache
def vocabulary(lang: str = "en") -> Vocabulary:
    return Vocabulary(lang)
