"""How lines begin: with the label of an item, with the place that a report comes from."""

from __future__ import annotations

from functools import lru_cache

from parkextract import places
from parkextract.entities.vocabulary import Vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens

_DASHES = frozenset("-–—")
_PLACED = 7  # tokens: what stands behind the label of an item to say where it is
_DATELINE = 12  # tokens: how far behind the town its dash may stand
_SENTENCE = 9  # tokens: a sentence has a word in lower case by then
_HEAD = 3  # lines: the report begins in one of so many
_YEAR = 4  # digits
_TOWN = 3  # letters: a dateline is longer


def label(tokens: Tokens, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name is the label of an item: all of a sentence (`Limerick.`), before a dash (`BRAZIL — …`), or with only its place behind it
    (`Long Thuan, Long An.`)."""
    rest = range(last, sentence.last - 1)
    if not rest or _dashed(tokens, first, last, sentence):
        return True
    placed = len(rest) < _PLACED and tokens.gap(first) != " " and tokens.words[last] == ","
    return placed and all(tokens.words[k] == "," or tokens.words[k][0].isupper() or tokens.touches(k) for k in rest)


def _dashed(tokens: Tokens, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name in capitals and a dash begin an item."""
    dash = last < sentence.last and (tokens.words[last] in _DASHES or tokens.words[last] == ":") and tokens.gap(last) == " "
    return dash and all(word.isupper() for word in tokens.words[first:last] if word.isalpha())


def dateline(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a name opens its line and a dash or an agency in brackets follows, with nothing but names, dates and commas between them:
    `URUMQI, Dec. 14 (Xinhua) --`, `Makassar –`, `Lampuara, Jan 17 (INS)`, `Magdeburg, 8 January 2024.`"""
    if tokens.gap(first) == " " or tokens.ends[last - 1] - tokens.starts[first] <= _TOWN:
        return False
    if _reported(tokens, first, last, words):
        return True
    capitals = tokens.text[tokens.starts[first] : tokens.ends[last - 1]].isupper()
    for k in range(last, min(last + _DATELINE, len(tokens))):
        word = tokens.words[k]
        if word in _DASHES and not tokens.touches(k):
            return True
        if tokens.gap(k) == "\n" or not (capitals or word[0].isupper() or word[0].isdigit() or word in ",.()/:"):
            return False
        if (word == ")" and k - last > 2) or (word == "." and tokens.words[k - 1].isdigit() and len(tokens.words[k - 1]) == _YEAR):
            return True
        if word == ":" and tokens.words[k - 1].isdigit():
            return True  # JALNA, Sept 6:
    return False


def _reported(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a known town and a colon begin a line, and a sentence follows: `HANOI: The park covers …`, not `Hanoi: 30 ha`."""
    name = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
    if last + 2 >= len(tokens) or tokens.words[last] != ":" or not tokens.touches(last) or tokens.gap(last + 1) != " ":
        return False
    known = name.lower() in words["known_place"] or places.country(name.title()) is not None or _opening(tokens, first, name, words)
    return known and tokens.words[last + 1][0].isupper() and any(word.islower() for word in tokens.words[last + 2 : last + _SENTENCE])


def _opening(tokens: Tokens, first: int, name: str, words: Vocabulary) -> bool:
    """Whether a word in capitals and a colon begin the report itself, and no speaker's words: `JAGIROAD: The mill …`."""
    if not name.isupper() or not name.isalpha() or name.lower() in words["label_word"]:
        return False
    return tokens.starts[first] < _head(tokens.text) and tokens.text.count(f"{name}:") == 1


@lru_cache(maxsize=1)
def _head(text: str) -> int:
    """Where the lines end in one of which the report begins; asked once a text."""
    end = -1
    for _ in range(_HEAD):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end
