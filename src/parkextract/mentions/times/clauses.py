"""The verbs that tell of past and future, and where sentences end: what the tense of a sentence is read from."""

from __future__ import annotations

from functools import lru_cache

from parkextract import tables
from parkextract.mentions.times.reader import Reader
from parkextract.tokens import fold

WINDOW = 25  # tokens on either side in which a verb is looked for
CLAUSE = 8  # tokens from `if` to its verb
BESIDE = 4  # tokens from an expression in which `than` and `since` tell of it
STOPS = frozenset(".!?;:\u2022")


@lru_cache
def verbs_of_news() -> dict[str, frozenset[str]]:
    source = tables.apart("times.toml")
    verbs = {row.key: frozenset(fold(word) for word in row.words) for row in source.of("verb_tense")}
    return verbs | {"telling": verbs["future"] | verbs["past"] | verbs["set"] | {"to"}}


def boundary(r: Reader, i: int) -> bool:
    """Whether token i ends a sentence: a stop before white space and a capital, not that of an abbreviation; or a colon or semicolon."""
    if r.lower[i] not in STOPS:
        return False
    if r.lower[i] != "." or i + 1 >= r.size:
        return True
    if r.tokens.touches(i + 1):
        return False
    if "\n" in r.tokens.gap(i + 1):
        return True
    before = r.word(i - 1)
    short = len(before) <= 3 and before.isalpha() and r.capital(i - 1) or before in r.v.month_short
    short = short and not (len(before) == 3 and r.words[i - 1].isupper())  # suppliers of the EPZ. Its output
    then = i + 2 if r.small("opens_quote", i + 1) else i + 1
    return r.capital(then) and not short
