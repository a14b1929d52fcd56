"""Numbers that belong to a name: `Zone No. 3`, `Orava Park Phase II`, `Phuoc Tan 3`."""

from __future__ import annotations

from parkextract.entities.vocabulary import Vocabulary
from parkextract.tokens import Tokens

_ROMAN = frozenset("IVX")


def numbered(tokens: Tokens, k: int, last: int, words: Vocabulary) -> bool:
    """Whether `No. 3` at token k numbers the park or plant whose noun stands before it, and is no part of a longer number: `Plant No. 4/2021`."""
    if k + 2 >= last or tokens.words[k] != "No" or tokens.words[k + 1] != "." or not tokens.words[k + 2].isdigit():
        return False
    if k + 3 < len(tokens) and tokens.words[k + 3] in "/-" and tokens.touches(k + 3):
        return False
    head = words.head([tokens.words[k - 1]])
    return head is not None and head.type in ("park", "project") and not head.plural


def ends(tokens: Tokens, k: int, last: int) -> bool:
    """Whether a small number ends a name of its own words: `Phuoc Tan 3, in the south`."""
    small = len(tokens.words[k]) == 1 and tokens.words[k] != "0"
    return small and k + 1 < last and tokens.words[k + 1] in ",;:" and tokens.gap(k + 1) == ""


def numbers(tokens: Tokens, k: int, first: int, words: Vocabulary) -> bool:
    """Whether token k only numbers the name that begins at token `first`: `Orava Park 2`, `Orava Park Phase II`, `Orava Park No. 2`."""
    word, low = tokens.words[k], tokens.lower[k]
    if k > first and (low == "no" or (word == "." and tokens.lower[k - 1] == "no")):
        return True
    if word[0].isdigit() or low in words["numbering"]:
        return k - first > 1 or word[0].isdigit()
    return k - first > 2 and set(word) <= _ROMAN and tokens.lower[k - 1] in words["numbering"]
