"""The forms of counted nouns: plural and singular, the models and codes in figures that are part of them, and kinds of people counted together."""

from __future__ import annotations

from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_NAMED = 4  # words of a name that ends with a number
_KIND = 4  # tokens from a comma or `and` to the end of one kind of people
_HYPHENS = "-‐‑"


def singular(word: str, terms: Terms) -> str:
    """The singular of a folded plural."""
    if word in terms.plurals:
        return terms.plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")) or word.endswith("oes") and len(word) > 5:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def is_plural(word: str, terms: Terms) -> bool:
    """Whether a folded word has the form of a plural noun."""
    if word in terms.plurals:
        return True
    if not word.endswith("s") or len(word) < 3 or word in terms.sets["not_counted.words"] or word in terms.sets["not_counted.verbs"]:
        return False
    if word in terms.stop and (word not in terms.sets["stop.verb"] or word in terms.sets["stop.auxiliary"]):
        return False
    return not word.endswith(("ss", "us", "is"))


def model(tokens: Tokens, j: int, terms: Terms) -> bool:
    """Whether figures among the words of a counted noun are the number of a model: `five new 737 aircraft`, `twenty Airbus A320 jets`."""
    if tokens.touches(j) and not tokens.lower[j - 1].isalpha() or j + 1 >= tokens.size or tokens.gap(j + 1) != " ":
        return False
    word = tokens.lower[j + 1]
    return (
        len(word) > 2
        and word[0].isalpha()
        and word not in terms.stop
        and word not in terms.number_words
        and not terms.lex.match(tokens, j + 1, "unit", "currency", "percent")
    )


def coded(tokens: Tokens, j: int, terms: Terms) -> bool:
    """Whether the figures at token j, behind a hyphen, close the code of what is counted: a capital before them, a noun after."""
    before, after = tokens.words[j - 2], tokens.lower[j + 1] if j + 1 < tokens.size else ""
    return before[0].isupper() and tokens.gap(j + 1) == " " and after.isalpha() and after not in terms.stop


def models(tokens: Tokens, i: int, terms: Terms) -> int | None:
    """The index after the plural of a number that is a name: `18 777s`, `63,150 Model 3s`, `46 more 787s`."""
    for j in range(i, min(i + _NAMED, tokens.size - 1)):
        word = tokens.lower[j]
        if word.isdigit():
            follows = j + 2 >= tokens.size or not tokens.touches(j + 2) or not tokens.lower[j + 2][0].isalnum()
            return j + 2 if tokens.lower[j + 1] == "s" and tokens.touches(j + 1) and tokens.gap(j) == " " and follows else None
        if not word[0].isalpha() or tokens.gap(j) != " " or not (tokens.words[j][0].isupper() or word in terms.sets["guard.more"]):
            return None
    return None


def size(tokens: Tokens, j: int, terms: Terms) -> int | None:
    """The index of the noun after a size that stands between a number and what it counts: `four 600m sidings`, `25,000 12-inch wafers`."""
    k = j + 1
    if k < tokens.size and tokens.lower[k] in _HYPHENS and tokens.touches(k):
        k += 1
    if tokens.gap(j) != " " or k + 1 >= tokens.size or not tokens.touches(k) or tokens.gap(k + 1) != " ":
        return None
    unit = terms.lex.match(tokens, k, "unit")
    if unit is None or unit.end != k + 1 or not tokens.lower[k + 1][0].isalpha() or tokens.lower[k + 1] in terms.stop:
        return None
    return k + 1


def joined(tokens: Tokens, head: int, terms: Terms, claimed: frozenset[int] | set[int]) -> list[int]:
    """The further kinds of people that are counted together with the head: `650 engineers and operators`, `136 distillers, bottlers and box makers`;
    and `61 countries and regions`."""
    j = head + 1
    if (
        tokens.lower[head] == "countries"
        and tokens.lower[j : j + 1] == ["and"]
        and tokens.lower[j + 1 : j + 2] in (["regions"], ["territories"])
    ):
        return [j + 1]
    if not _acts(tokens.lower[head], terms):
        return [] if tokens.lower[head] == "countries" else _two_kinds(tokens, j, terms, claimed)
    kinds: list[int] = []
    while j + 1 < tokens.size and j not in claimed and tokens.gap(j) != "\n":
        ends = tokens.lower[j] in terms.sets["link.and"]
        if not ends and tokens.lower[j] != ",":
            break
        k = j + 1
        while k < min(j + _KIND, tokens.size) and tokens.words[k].islower() and tokens.gap(k) == " " and tokens.lower[k] not in terms.stop:
            if _acts(tokens.lower[k], terms):
                break
            k += 1
        if k >= min(j + _KIND, tokens.size) or not _acts(tokens.lower[k], terms) or k in claimed:
            break
        if k + 1 < tokens.size and tokens.lower[k + 1] in "'’" and tokens.touches(k + 1):
            break  # `55 workers and suppliers' halls`
        kinds.append(k)
        if ends:
            return kinds
        j = k + 1
    return []


def _two_kinds(tokens: Tokens, j: int, terms: Terms, claimed: frozenset[int] | set[int]) -> list[int]:
    """A further kind of thing behind `and` that closes its clause or says when or where: `419,000 cars and tractors in December`, `900 cows and calves in
    Orrin`; before a place not what may be a verb (`40 branches and operates in Asia`)."""
    if j + 2 >= tokens.size or tokens.lower[j] not in terms.sets["link.and"] or j + 1 in claimed or tokens.gap(j + 1) != " ":
        return []
    word, after = tokens.lower[j + 1], tokens.lower[j + 2]
    if not tokens.words[j + 1].islower() or not is_plural(word, terms) or word in terms.stop or word in terms.sets["cue.amount"]:
        return []
    placed = after in terms.sets["context.inside"] and tokens.gap(j + 2) == " " and (j + 3 in claimed or word in terms.plurals)
    ends = after in ",.;" or placed
    return [j + 1] if ends and not terms.lex.match(tokens, j + 1, "unit", "currency") else []


def _acts(word: str, terms: Terms) -> bool:
    """Whether a plural names people by what they do: `operators`, `technicians`, `women`."""
    return (
        word.endswith(tuple(terms.sets["context.agent_endings"])) and word not in terms.sets["context.no_agents"] and is_plural(word, terms)
    )
