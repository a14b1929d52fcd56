"""What makes a name a person's: given names and family names, an age, who heads what, who speaks."""

from __future__ import annotations

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.tokens import Tokens

_AGE = 2  # digits
_PAIR = 2
_NEAR = 9  # tokens: how far behind a name it may be told whose head that person is
_OFFICE = 14  # tokens: how far before a name its office may stand


def borne(name: Name, first: str, words: Vocabulary) -> bool:
    """Whether a name begins as persons' names do: `Mariam Konaté`, `Ouyang Hui`, `S. Brou`."""
    if not full(name, words) or not all(word[0].isupper() for word in name.words) or name.text.isupper():
        return False
    if first in words["family"]:
        return len(name.words) == _PAIR and len(name.words[1]) > 1 and name.words[1].isalpha()
    second = name.words[1].lower()
    given = first in words["given"] or (len(first) == _PAIR and first[1] == ".")
    return given and (len(name.words) == _PAIR or second in words["given"] or len(second) == _PAIR)


def headed(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a full name between commas is of who heads something: `The head of the Varna Port Authority, Lena Voss, agreed.`"""
    if not full(name, words) or name.last >= len(tokens) or tokens.words[name.last] != ",":
        return False
    for k in range(name.first - 2, max(name.first - _OFFICE, 0), -1):
        low = tokens.lower[k]
        if low in ("of", "for") and tokens.lower[k - 1] in words["person"]:
            return True
        if not (low[0].isalnum() or low in "&'’-"):
            return False
    return False


def heads(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether behind a full name and a comma stands whose head that person is: `Lena Voss, Veidro's founder, agreed.`"""
    if not full(name, words):
        return False
    for k in range(name.last + 1, min(name.last + _NEAR, len(tokens) - 1)):
        if tokens.words[k][0] in "'’" and tokens.lower[k + 1] in ("s", *words["person"]):
            near = tokens.lower[k + 1 : k + 6]
            end = next((n for n, low in enumerate(near) if low[0] in ",.;"), len(near))
            return bool(words["person"].intersection(near[:end]))
        if not tokens.words[k][0].isupper():
            return False
    return False


def speaks(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a full name begins a line, its town in brackets and a colon behind it: `Lena Voss (Varna): Is the minister aware …`."""
    k = name.last
    if tokens.gap(name.first) == " " or not full(name, words) or name.text.isupper() or k + 3 >= len(tokens):
        return False
    return [tokens.words[k], *tokens.words[k + 2 : k + 4]] == ["(", ")", ":"] and tokens.words[k + 1].istitle()


def by(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a full name and `by` are a line: `By Lena Voss`."""
    k = name.first - 1
    alone = (
        k >= 0
        and tokens.lower[k] == "by"
        and (k == 0 or tokens.gap(k) == "\n")
        and (name.last >= len(tokens) or tokens.gap(name.last) == "\n")
    )
    return alone and full(name, words)


def followed(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether `he` or `she` begins the sentence behind a full name, with no other name between: `It was Lena Voss. She moved …`."""
    if not full(name, words) or name.text.isupper():
        return False
    for k in range(name.last, min(name.last + _NEAR, len(tokens) - 1)):
        if tokens.words[k] in ".!?":
            return tokens.words[k + 1] in ("He", "She")
        if not (tokens.words[k].islower() or tokens.words[k] == ","):
            return False
    return False


def full(name: Name, words: Vocabulary) -> bool:
    """Whether a name may be the full name of a person."""
    return len(name.words) in (2, 3) and name.head is None and not works(name, words)


def age(tokens: Tokens, k: int) -> bool:
    """Whether a person's age stands at token k, between commas."""
    word = tokens.words[k]
    return word.isdigit() and len(word) == _AGE and word[0] != "0" and k + 1 < len(tokens) and tokens.words[k + 1] == ","


def works(name: Name, words: Vocabulary) -> bool:
    """Whether a name tells of a trade or a field, as no person's does: `Bayou Industrial Gases`."""
    return any(word.lower() in words["field"] for word in name.words)
