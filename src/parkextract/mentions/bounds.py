"""How exact a number is said to be: `about`, `more than`, `up to`, `at least`, `give or take`."""

from __future__ import annotations

from parkextract.mentions.found import Found
from parkextract.mentions.terms import OPENERS, Terms
from parkextract.tokens import Tokens
from parkextract.words import Match

_BACK = 4  # words such as `a total of` between a bound and its number
_MARK = 1000  # a count that is passed as a mark
_CLAUSE = 8  # tokens before a comparative in which `no` turns it round


def of(tokens: Tokens, terms: Terms, f: Found, last: Found | None) -> str | None:
    """The bound of a candidate, said after or before it; `last` is the candidate before it."""
    if f.last < tokens.size and tokens.lower[f.last] in terms.after_bounded and (found := _after(tokens, terms, f)):
        return found
    return _before(tokens, terms, f, last) if f.first and tokens.lower[f.first - 1] in terms.before_bounded else None


def _after(tokens: Tokens, terms: Terms, f: Found) -> str | None:
    """`or so`, `or more`, `-plus`; `give or take` after a comma too."""
    j = f.last
    if tokens.gap(j) == "\n":
        return None
    comma = tokens.lower[j] == ","
    match = terms.lex.match(tokens, j + comma, "bound_after")
    if match is None or comma and tokens.lower[match.start] not in terms.sets["context.after_comma"]:
        return None
    alone = match.end - match.start == 1 and tokens.lower[match.start] not in terms.sets["sign.plus"]
    if alone and not _adverb(tokens, terms, match.start) or _adds(tokens, terms, match.end):
        return None
    if tokens.lower[match.start] in terms.sets["link.and"] and _of_next(tokens, terms, match.end):
        return None
    return str(match.sense.key)


def _adverb(tokens: Tokens, terms: Terms, i: int) -> bool:
    """Whether a word of hedging stands behind its number: `SEK 12 million approximately.`, `40 ha approx., of which`; not `40 ha, roughly half`."""
    if tokens.lower[i] not in terms.sets["context.hedges_behind"]:
        return False
    j = i + 1
    return (
        j >= tokens.size or tokens.gap(j) == "\n" or not tokens.lower[j][0].isalnum() or tokens.lower[j] in terms.sets["stop.preposition"]
    )


def _of_next(tokens: Tokens, terms: Terms, i: int) -> bool:
    """Whether `and more` or `and over` belongs to a number that follows: `27 firms and more than 9,000 staff`."""
    word = tokens.lower[i] if i < tokens.size and tokens.gap(i) == " " else ""
    return word == "than" or word[:1].isdigit() or word in terms.number_words


def _adds(tokens: Tokens, terms: Terms, i: int) -> bool:
    """`plus` before a further number or noun is an addition, no bound."""
    if tokens.lower[i - 1] not in terms.sets["sign.plus"] or i >= tokens.size or tokens.gap(i) != " ":
        return False
    word = tokens.lower[i]
    return word[0].isalnum() and word not in terms.stop or word in terms.sets["stop.article"]


def _before(tokens: Tokens, terms: Terms, f: Found, last: Found | None) -> str | None:
    end = f.first
    for _ in range(_BACK):
        if end <= 0 or tokens.gap(end) == "\n":
            return None
        match = terms.lex.match_before(tokens, end, "bound", longest=5)
        if match:
            return _meant(tokens, terms, match, f, last)
        if tokens.lower[end - 1] not in terms.loose and tokens.lower[end - 1] not in OPENERS:
            return _estimated(tokens, terms, end, f)
        end -= 1
    return None


def _meant(tokens: Tokens, terms: Terms, match: Match, f: Found, last: Found | None) -> str | None:
    """The key of a matched bound, turned round by `no`; None where its words say where, about what or how far instead."""
    key, first = str(match.sense.key), match.start
    before = tokens.lower[first - 1] if first else ""
    if key == "more_than" and (before in terms.sets["context.negation"] or _denied(tokens, terms, match)):
        return "at_most"
    if key == "at_most" and _particle(tokens, terms, match, f):
        return None
    if key == "less_than" and before in terms.sets["context.falls"] and tokens.lower[first] != "under":
        return None  # `if the price falls below $90`
    article = match.end < f.first and tokens.lower[match.end] in terms.sets["context.definite"]
    if article and tokens.lower[match.end - 1] in terms.sets["context.place_bound"] and not _mark(tokens, terms, f):
        return None  # `a talk about a $5 million loan`, `short of the 300 that it had promised`
    if key in ("more_than", "less_than") and tokens.lower[match.end] in terms.sets["link.the"] and not _mark(tokens, terms, f):
        return None  # `more than the $961 million of 2022`, `fewer than the 560 it had promised`
    if match.end == first + 1:
        word = tokens.lower[first]
        if word in terms.sets["context.passes"] and (f.kind == "count" and (f.value or 0) < _MARK or f.kind in ("percent", "ratio")):
            return None  # `the bill passed 60 readings`
        if word in terms.sets["context.crosses"] and f.kind != "money":
            return None  # `crossed 40 kilometers of desert`
        if word == "over" and (
            before in terms.sets["context.extent"]
            and not _has_spread(tokens, terms, first, f)
            or last is not None
            and last.last in (first, first - 1)
            and not (last.last < first and _governs(terms, before))
            and f.kind not in ("money", "ratio")
        ):
            return None  # `stretches over`, `carries 2 tonnes over 40 km`
        if word == "over" and f.kind == "area" and before not in terms.sets["context.covers"] and not _has_spread(tokens, terms, first, f):
            return None  # `laid out by the state in 2017 over 330 ha`
        if key == "about" and before in terms.sets["context.topic"]:
            return None
    if tokens.lower[first] == "short" and before in terms.changes and last is not None and last.last >= first - 1:
        return None  # `20 million added short of`
    return key


def _governs(terms: Terms, word: str) -> bool:
    """Whether the word before `over` takes the number that follows, so that `over` tells how exact it is: `29 parks with over 90 percent`."""
    return not word[:1].isalnum() or word in terms.sets["link.and"] or word in terms.sets["stop.preposition"]


def _has_spread(tokens: Tokens, terms: Terms, first: int, f: Found) -> bool:
    """Whether a verb in the perfect has the area after `over` as its object: `has developed over 900 hectares`; not `has been built over 40 ha`."""
    if f.kind != "area" or first < 2 or tokens.lower[first - 1] in terms.sets["context.spread"]:
        return False
    return tokens.lower[first - 1].endswith(("ed", "en", "t")) and tokens.lower[first - 2] in terms.sets["context.perfect"]


def _denied(tokens: Tokens, terms: Terms, match: Match) -> bool:
    """Whether `no` or `not` before a comparative makes it a limit: `no building may be taller than`."""
    if match.end < match.start + 2 or tokens.lower[match.end - 1] != "than":
        return False
    for j in range(match.start - 1, max(-1, match.start - _CLAUSE), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or not (word[0].isalpha() or word in "'’"):
            return False
        if word == "never":
            return True  # `has never turned out more than 5,300 tonnes`
        if word in terms.sets["context.negation"]:
            return any(w in terms.sets["context.modal"] for w in tokens.lower[j : match.start])
    return False


def _particle(tokens: Tokens, terms: Terms, match: Match, f: Found) -> bool:
    """Whether `up` belongs to the verb: `crept up to`, `their deals add up to $5 million`."""
    if tokens.lower[match.start] != "up" or not match.start:
        return False
    word = tokens.lower[match.start - 1]
    if any(w in terms.sets["context.carried"] for w in _clause(tokens, match.start - 1)):
        return True  # `would push this up to 70 million doses`
    if word in terms.sets["context.sums"]:
        return f.kind != "percent" and tokens.lower[match.start - 2] not in terms.sets["context.modal"]
    return word in terms.sets["context.went"]


def _clause(tokens: Tokens, end: int) -> list[str]:
    """Up to three words before token `end`, the word at it left out, none before a stop or a number."""
    words: list[str] = []
    for j in range(end - 1, max(-1, end - 4), -1):
        if not tokens.lower[j][0].isalpha() or tokens.gap(j + 1) == "\n":
            break
        words.append(tokens.lower[j])
    return words


def _mark(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether the number is called a mark that is passed: `below the 50 percent mark`."""
    return any(word in terms.sets["context.mark"] for word in tokens.lower[f.last - 1 : f.last + 2])


def _estimated(tokens: Tokens, terms: Terms, end: int, f: Found) -> str | None:
    """`an estimated cost of`; `from` before the price of something: `rents from €110 a square metre`."""
    word = tokens.lower[end - 1]
    if tokens.lower[f.first - 1] in terms.sets["joint.of"]:
        for j in range(f.first - 2, max(-1, f.first - 5), -1):
            if tokens.lower[j] in terms.sets["context.estimated"]:
                return "about"
            if not tokens.lower[j][0].isalpha() or j < f.first - 2 and tokens.lower[j] in terms.stop:
                return None
    if word in terms.sets["link.from"] and f.kind == "money" and f.low is None and f.partner is None and end == f.first:
        near = tokens.lower[max(0, end - 4) : end - 1]
        if any(w in terms.sets["context.price"] for w in near):
            return "at_least"
    return None
