"""The noun phrase that a number counts, found without a parser: up to its head, by closed-class words, plurals and a few tables.

After a number other than one the head is the first plural that no further plural follows; after one it is the last word before the phrase
must end. What belongs to the head (`letters of intent`) is kept where the table of partitives says so.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from parkextract.mentions.forms import coded, is_plural, joined, model, models, singular, size
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

__all__ = ["Noun", "is_plural", "phrase", "singular"]

_LONGEST = 8  # words of a counted noun phrase before its head
_PARTICIPLE = 5  # letters: a longer word in -ed after `one` is a verb
_HYPHENS = "-‐‑"


class Noun(NamedTuple):
    """A counted noun phrase: the index after its last token, and the unit (`listed firm`)."""

    last: int
    unit: str
    head: int


def phrase(tokens: Tokens, i: int, one: bool, terms: Terms, claimed: frozenset[int] | set[int]) -> Noun | None:
    """The noun phrase counted by a number that ends before token i; `one` asks for a singular. None when no head is found."""
    if (end := models(tokens, i, terms)) is not None and not one:
        return Noun(end, _unit(tokens, i, end - 2, terms), end - 2)
    words = _run(tokens, i, one, terms, claimed)
    if not words:
        return None
    head = _singular_head(tokens, words, terms) if one else _plural_head(tokens, words, terms)
    if head is None:
        return None
    last = head + 1
    unit = _unit(tokens, i, head, terms)
    if not one and (others := joined(tokens, head, terms, claimed)):
        for before, last in itertools.pairwise((head, *others)):
            unit += f"{tokens.text[tokens.ends[before] : tokens.starts[last]]}{singular(tokens.lower[last], terms)}".lower()
        return Noun(others[-1] + 1, unit, head)
    if tokens.lower[head] in terms.sets["partitive.words"] and (more := _complement(tokens, last, terms, claimed)):
        unit, last = f"{unit} {tokens.text[tokens.starts[head + 1] : tokens.ends[more - 1]].lower()}", more
    return Noun(last, unit, head)


def _run(tokens: Tokens, i: int, one: bool, terms: Terms, claimed: frozenset[int] | set[int]) -> list[int]:
    """The tokens from i on that can stand in one noun phrase, as indices of words (hyphens and joints between them are skipped)."""
    lower, stop = tokens.lower, terms.stop
    found: list[int] = []
    j, n = i, len(lower)
    while j < n and len(found) < _LONGEST and j not in claimed:
        word = lower[j]
        gap = tokens.gap(j)
        if gap == "\n" and j > i:
            break
        if word[0].isalpha():
            if not found and word in terms.sets["link.and"] or word in terms.number_words and not _hyphened(tokens, j):
                break
            if word in stop and not _noun_after_all(tokens, j, i, found, terms) and not (j == i and _adjective(tokens, j, terms)):
                break
            found.append(j)
            j += 1
            continue
        if j == i and word.isdigit() and (k := size(tokens, j, terms)):
            j = k  # `25,000 12-inch wafers`
            continue
        if (
            word.isdigit()
            and found
            and lower[j - 1] not in terms.sets["link.and"]
            and model(tokens, j, terms)
            and not is_plural(lower[found[-1]], terms)
        ):
            j += 1  # `two new 737 Max jets`
            continue
        if word in _HYPHENS and gap == "" and j + 1 < n and tokens.touches(j + 1) and found:
            j += 1
            if lower[j][0].isdigit():
                if not coded(tokens, j, terms):
                    break
                j += 1  # `300 COVID-19 patients`, `twelve F-35 jets`
                continue
            found.append(j)
            j += 1
            continue
        if word == "," and found and not one and _listed(tokens, j, found, terms):
            j += 1  # `six steel, food and tile projects`
            continue
        if word in "&/" and found and j + 1 < n and lower[j + 1][0].isalpha() and lower[j + 1] not in stop:
            j += 1
            continue
        if word in ("'", "’") and gap == "" and j + 1 < n and lower[j + 1] == "s" and tokens.touches(j + 1) and found and not one:
            if is_plural(lower[found[-1]], terms):
                break
            j += 2  # `12 women's groups`
            continue
        if word in ("'", "’") and gap == "" and found and not one and _owning(tokens, j, terms):
            j += 1  # `six weavers' societies`
            continue
        if word in ('"', "“", "'", "‘") and not found and gap == " ":
            j += 1  # `16 "little giant" firms`
            continue
        if word in ('"', "”", "’", "'") and found and gap == "" and not is_plural(lower[found[-1]], terms):
            j += 1
            continue
        break
    return found


def _listed(tokens: Tokens, j: int, found: list[int], terms: Terms) -> bool:
    """Whether the comma at token j parts what tells of what kind the things are, before the one plural that is counted: `nine steel, food and tile
    projects`; not `40 lathes, presses and robots`."""
    lower, ands = tokens.lower, terms.sets["link.and"]
    if lower[j - 1] in ands or any(is_plural(lower[k], terms) for k in found):
        return False
    closing = False
    for k in range(j + 1, min(j + 1 + _LONGEST, tokens.size)):
        word = lower[k]
        parts = word == "," or word in ands
        if tokens.gap(k) == "\n" or (parts and closing):
            return False
        closing = closing or word in ands
        if parts or (word in _HYPHENS and tokens.touches(k)):
            continue
        if not word[0].isalpha() or word in terms.stop or word in terms.anchors:
            return False
        if is_plural(word, terms):
            return closing
    return False


def _owning(tokens: Tokens, j: int, terms: Terms) -> bool:
    """Whether the apostrophe at token j closes a plural that owns what follows: `six weavers' societies`, `the contractors’ workers`; none closes a quote."""
    if not tokens.lower[j - 1].endswith("s") or j + 1 >= tokens.size or tokens.gap(j + 1) != " " or tokens.lower[j + 1] in terms.stop:
        return False
    near = range(j + 1, min(j + 3, tokens.size))
    owned = next((k for k in near if is_plural(tokens.lower[k], terms)), None)
    quoted = any(tokens.lower[k] in ("'", "‘") and tokens.gap(k) != "" for k in range(max(0, j - _LONGEST), j))
    return owned is not None and not quoted and all(tokens.words[k].islower() and tokens.gap(k) == " " for k in range(j + 1, owned + 1))


def _adjective(tokens: Tokens, j: int, terms: Terms) -> bool:
    """Whether a comparative or another word that is mostly an adverb stands before a plural: `two older centres`, `three deep wells`."""
    if tokens.lower[j] not in terms.sets["context.first_adjective"] or j + 1 >= tokens.size or tokens.gap(j + 1) != " ":
        return False
    for k in range(j + 1, min(j + 4, tokens.size)):
        word = tokens.lower[k]
        if not word[0].isalpha() or tokens.gap(k) != " " or word in terms.stop and not is_plural(word, terms):
            return False
        if is_plural(word, terms):
            return True
    return False


def _hyphened(tokens: Tokens, j: int) -> bool:
    """Whether a hyphen joins token j to the next."""
    return j + 1 < tokens.size and tokens.lower[j + 1] in _HYPHENS and tokens.touches(j + 1)


def _noun_after_all(tokens: Tokens, j: int, i: int, found: list[int], terms: Terms) -> bool:
    """Whether a stop word at token j is part of the noun: in a hyphened word (`start-ups`), or a verb's form in s that is a plural (`sets`)."""
    lower = tokens.lower
    if j > i and lower[j - 1] in _HYPHENS and tokens.touches(j):
        return True
    if (
        len(lower[j]) > 1
        and tokens.words[j].isupper()
        and j + 1 < len(lower)
        and (tokens.words[j + 1].islower() or tokens.words[j + 1].isupper() and len(lower[j + 1]) > 1)
        and tokens.gap(j + 1) == " "
    ):
        return lower[j + 1] not in terms.stop  # `5,000 IT specialists`, `LED modules`
    if lower[j] == "work" and j + 1 < len(lower) and lower[j + 1] in terms.sets["context.work_nouns"]:
        return True  # `300 work opportunities`
    if j + 1 < len(lower) and lower[j + 1][0].isdigit() and tokens.touches(j + 1) and tokens.words[j].isupper():
        return True  # `twenty Airbus A320 jets`
    if j > i and lower[j] in terms.sets["stop.verb"] and j + 1 < len(lower) and tokens.words[j].istitle() and tokens.words[j + 1].istitle():
        return True  # `two former Applied Materials executives`
    if j + 2 < len(lower) and lower[j + 1] in _HYPHENS and tokens.touches(j + 1) and tokens.touches(j + 2) and lower[j + 2][0].isalpha():
        return True
    if (
        j == i
        and lower[j] in terms.sets["share.most"]
        and j + 1 < len(lower)
        and lower[j + 1][0].isalpha()
        and lower[j + 1] not in terms.stop
    ):
        return True
    return is_plural(lower[j], terms) and not any(is_plural(lower[k], terms) for k in found)


def _plural_head(tokens: Tokens, words: list[int], terms: Terms) -> int | None:
    """The last of the first plurals that follow one another (`sports clubs`); a plural before a hyphen is no head."""
    lower = tokens.lower
    head = None
    for n, j in enumerate(words):
        if lower[j] in terms.sets["link.and"]:
            if head is not None:
                break
        elif (
            is_plural(lower[j], terms)
            and not _of_name(tokens, words, n, terms)
            and not (n + 1 < len(words) and words[n + 1] == j + 2 and lower[j + 1] in "'’")
            and not (n + 1 < len(words) and words[n + 1] > j + 1 and lower[j + 1] in _HYPHENS)
        ):
            head = j
        elif head is not None:
            break
    return head


def _of_name(tokens: Tokens, words: list[int], n: int, terms: Terms) -> bool:
    """Whether a plural closes a name of two words that stands before what is counted: `three United States stock indexes`."""
    j = words[n]
    if n == 0 or n + 1 >= len(words) or not (tokens.words[j].istitle() and tokens.words[words[n - 1]].istitle() and words[n - 1] == j - 1):
        return False
    after = tokens.words[words[n + 1]]
    return after.islower() and not after.endswith(("ed", "ing")) and any(is_plural(tokens.lower[k], terms) for k in words[n + 1 :])


def _singular_head(tokens: Tokens, words: list[int], terms: Terms) -> int | None:
    lower = tokens.lower
    head = None
    for n, j in enumerate(words):
        word = lower[j]
        if word in terms.sets["link.and"] or word in terms.sets["context.quantifier"]:
            break
        if n and head is not None and word.endswith(("ed", "ly")) and not (j and lower[j - 1] in _HYPHENS):
            break
        if n and (is_plural(word, terms) and word not in terms.plurals or word in terms.sets["not_counted.verbs"]):
            break
        if n and j + 1 < tokens.size and lower[j + 1] == "than":
            break  # `one park larger than`
        head = j
    if head is None or lower[head].endswith("ly"):
        return None
    if len(words) == 1 and lower[head].endswith("ed") and len(lower[head]) > _PARTICIPLE and not lower[head].endswith("eed"):
        return None  # `one explained`
    return head


def _unit(tokens: Tokens, i: int, head: int, terms: Terms) -> str:
    """The written phrase from token i to the head in lower case, the head singular, without `more`, `new` stays."""
    first = i
    while first < head and tokens.lower[first] in terms.sets["guard.more"]:
        first += 1
    before = " ".join(
        tokens.text[tokens.starts[first] : tokens.starts[head]].lower().replace('"', " ").replace("“", " ").replace("”", " ").split()
    )
    joint = "" if not before or before[-1] in "-‐‑" else " "
    return f"{before}{joint}{singular(tokens.lower[head], terms)}"


def _complement(tokens: Tokens, i: int, terms: Terms, claimed: frozenset[int] | set[int]) -> int | None:
    """The index after `of intent` at token i."""
    if i + 1 >= tokens.size or tokens.lower[i] not in terms.sets["joint.of"] or tokens.gap(i) != " " or i + 1 in claimed:
        return None
    word = tokens.lower[i + 1]
    if not word[0].isalpha() or word in terms.stop or not tokens.words[i + 1].islower():
        return None
    last = i + 2
    for j in range(i + 1, min(i + 5, tokens.size)):
        follower = tokens.lower[j]
        ends = follower in terms.stop or follower in terms.sets["link.and"] or follower in terms.anchors
        if j in claimed or not follower[0].isalpha() or ends or tokens.gap(j) == "\n":
            break
        last = j + 1
        if is_plural(follower, terms):
            break
    else:
        return i + 2
    return last if is_plural(tokens.lower[last - 1], terms) else i + 2
