"""The words of names, as `names.toml` has them, in the forms that the grammar looks them up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from parkextract import tables
from parkextract.facts import EntityType

_COMPOUND = 6  # letters: a longer word that ends in "park" is one

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
        self._shortened: dict[str, Head] = {}
        for row in source.rows.values():
            if row.cls == "opening":
                noun = row.key
                self._opening.update({word.lower(): Head(self._heads[noun][0], len(word.split()), False, noun) for word in row.words})
            elif row.cls == "shortened":
                self._shortened.update({word: Head(self._heads[row.key][0], 1, False, row.key) for word in row.words})
        self._sets = {
            row.cls: frozenset(word.lower().rstrip(".") for word in row.words) for row in source.rows.values() if row.key == "words"
        }
        self._sets["known_place"] |= self._sets["nation"]
        ending = (*self._heads, *(word for cls in ("maybe_park", "trade_town", "part") for word in self._sets[cls]))
        self._last = frozenset(phrase.split()[-1] for phrase in ending) | {phrase.split("-")[-1] for phrase in ending}
        self.ranks = {word: int(row.key) for row in source.rows.values() if row.cls == "rank" for word in row.words}
        self.synonyms = {word: frozenset(row.words) for row in source.rows.values() if row.cls == "synonym" for word in row.words}
        self.starters = frozenset(word.lower() for word in source.row("stop", "starter").words)

    def __getitem__(self, cls: str) -> frozenset[str]:
        return self._sets[cls]

    def _short(self, word: str) -> Head | None:
        """The head noun that a word in capitals ends in: `FTZ`, `AWSEZ`."""
        if word[-1:] == "s" and (one := self._shortened.get(word[:-1])):
            return Head(one.type, 1, True, one.noun)
        if not word.isupper():
            return None
        return self._shortened.get(word) or next(
            (self._shortened[word[-n:]] for n in (4, 3) if len(word) > n + 1 and word[-n:] in self._shortened), None
        )

    def is_head(self, word: str) -> bool:
        """Whether a word is a head noun itself, and nothing more: `Zone`, `SEZ`, not `AWSEZ`."""
        return word.lower() in self._heads or word.removesuffix("s") in self._shortened or word in self._exact

    def ends(self, word: str) -> bool:
        """Whether a phrase that ends in a word may have a head noun or be a part at all."""
        return word.lower() in self._last or word in self._exact or self._short(word) is not None

    def noun(self, word: str, *, plural: bool = False) -> str | None:
        """The head noun that a word in lower case is, in the singular: any, or only of a plural."""
        found = self._heads.get(word)
        return found[2] if found and (found[1] or not plural) else None

    def opening(self, words: list[str]) -> Head | None:
        """The head noun that opens a name: `Parque Industrial …`."""
        found = next((self._opening.get(" ".join(words[:length]).lower()) for length in (3, 2, 1) if self._opens(words, length)), None)
        if (
            found is None
            and len(words) == 2
            and any(letter.isdigit() for letter in words[1])
            and words[0].lower() in self._sets["labelled"]
        ):
            return self.head(words[:1])  # Building B612
        return found or (self._compound(words[0]) if len(words) > 1 else None)

    def _opens(self, words: list[str], length: int) -> bool:
        return len(words) > length and " ".join(words[:length]).lower() in self._opening

    def _compound(self, word: str) -> Head | None:
        """The park that a word with a capital ends in: `Indupark`, `KZone`."""
        low = word.lower()
        if not word[:1].isupper() or word.isupper():
            return None
        if low.endswith("park") and len(low) > _COMPOUND and low not in self._sets["no_head"]:
            return Head("park", 1, False, "park")
        inner = next((k for k in range(len(word) - 1, 0, -1) if word[k].isupper()), 0)
        found = self._heads.get(low[inner:]) if inner else None
        return Head("park", 1, False, found[2]) if found and found[0] == "park" and not found[1] else None

    def head(self, words: list[str]) -> Head | None:
        """The head noun that ends a phrase, given as written: the longest of three words, two, one."""
        if len(words) > 1 and " ".join(words[-2:]).lower() in self._sets["no_head"]:
            return None
        if (
            len(words) > 1
            and words[-1].lower() in self._sets["maybe_park"]
            and words[-2].lower() in self._sets["field"] | self._sets["trade"]
        ):
            return Head("park", 1, False, words[-1].lower())  # a Medicine Valley
        if (
            len(words) > 1
            and words[-1].lower() in self._sets["trade_town"]
            and words[-1][0].isupper()
            and words[-2].lower() in self._sets["trade"]
        ):
            return Head("park", 1, False, words[-1].lower())  # a Garment City
        for length in (3, 2, 1):
            if len(words) < length:
                continue
            if length == 1 and (short := self._short(words[-1])):
                return short
            if length == 1 and words[-1] in self._exact:
                return Head(self._exact[words[-1]], 1, False, words[-1].lower())
            phrase = " ".join(words[-length:]).lower().replace(" - ", "-")
            if found := self._heads.get(phrase):
                return Head(found[0], length, found[1], found[2])
        return self._compound(words[-1]) if words else None


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "x", "ch", "sh")) else noun + "s"


@lru_cache
def vocabulary(lang: str = "en") -> Vocabulary:
    return Vocabulary(lang)
