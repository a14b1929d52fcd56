"""What the words around a name say of its being a place: prepositions, directions, motion, officials, distances."""

from __future__ import annotations

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.tokens import Tokens

_DASHES = frozenset("-–—")
_CERTAIN = 4.0
_LIKELY = 2.0
_SLIGHT = 1.0


def before(name: Name, tokens: Tokens, words: Vocabulary) -> float:
    """How much the words before a name speak for a place: `in Tromso`, `north of Gobabis`, `the mayor of Spreewitz`, `moved to Crolles`,
    `in neighbouring Foshan`, `in the Bajío`; 0 where they do not."""
    last = tokens.lower[name.first - 1]
    second = tokens.lower[name.first - 2] if name.first > 1 and tokens.gap(name.first - 1) != "\n" else ""
    if last in words["locative"]:
        return _LIKELY if last in ("in", "near") else _SLIGHT
    if last == "of":
        if second in words["direction"] or second in words["place_of"]:
            return _CERTAIN
        named = name.first > 2 and all(tokens.words[name.first - n][0].isupper() for n in (2, 3)) and second not in words["office"]
        return _SLIGHT if named else 0.0  # Sakura Thread of Kobe
    if last in ("to", "for"):
        return _LIKELY if second in words["motion"] else 0.0
    if _between(name, tokens, words):
        return _LIKELY
    if second in words["locative"] and (last in words["beside"] or last in words["direction"]):
        return _LIKELY
    if second in words["locative"] and last == "the" and not name.head and not name.text.isupper():
        k = name.last
        return _SLIGHT if k >= len(tokens) or tokens.words[k] in ",.;:)" or tokens.lower[k] in words["connector"] else 0.0
    return 0.0


def _between(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a road or a site lies between a name and another: `the site lies between Varna and Burgas`."""
    low = tokens.lower
    k = name.first - 1
    if low[k] == "and":  # the other name, of a word or two
        k = next((j for j in range(k - 1, max(k - 4, 0), -1) if low[j] == "between"), -1)
    if k < 1 or low[k] != "between" or name.head:
        return False
    head = words.head([low[k - 2]]) if low[k - 1] in ("is", "are") and k > 1 else None
    return low[k - 1] in words["lying"] or (head is not None and head.type in ("park", "project"))


def behind(name: Name, tokens: Tokens, words: Vocabulary) -> float:
    """How much the words behind a name speak for a place: `Galway county`, `Lund-based`, `Suichang's planners`, `Suichang, deep in the hills`,
    `Crolles, 15 km up the valley`; 0 where they do not."""
    k = name.last
    word, low = tokens.words[k], tokens.lower
    after = low[k + 2] if k + 2 < len(tokens) else ""
    if word in _DASHES and tokens.touches(k):
        return _CERTAIN if low[k + 1] == "based" else 0.0
    head = words.head([low[k]])
    if head and head.type == "place" and tokens.gap(k) == " " and word.islower():
        return _CERTAIN
    if word[0] in "'’" and tokens.touches(k):
        return _LIKELY if words["civic"] & {low[k + 1], after} else 0.0
    if word != ",":
        return 0.0
    if low[k + 1] in words["placing"] | words["direction"] and after in words["locative"] | words["placing"] | {"the"}:
        return _LIKELY
    return _LIKELY if low[k + 1][0].isdigit() and after in words["far"] else 0.0
