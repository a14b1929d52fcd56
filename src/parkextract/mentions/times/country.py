"""When the fiscal year of an article ends, and in which half of the world it plays: by what it says, else by the country that it speaks of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from parkextract import places, tables
from parkextract.article import Article
from parkextract.mentions.spoken import spoken
from parkextract.mentions.terms import terms
from parkextract.mentions.times.nodes import Deictic, Edge, Ending, Found, Node, Nth, Range, When
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.vocabulary import CALENDAR, Convention, vocabulary
from parkextract.tokens import Tokens

_MONEY = 1.0  # what an amount in a country's own money says, beside the name of a place
_WORLD = frozenset({"USD", "EUR"})  # money in which any country's articles count
_LIKELY = 0.4  # of the votes of the likeliest country: enough for one that writes its year with two
_NEAR = 5  # tokens between a fiscal year and what is said of its ends
_MANY = 6  # currencies: a word that so many share says nothing


def convention(article: Article, r: Reader, found: list[Found]) -> Convention:
    """The convention of the article's fiscal year and seasons."""
    asking = [item for item in found if _asks(item.node) or _of_firm(r, item)]
    if not asking or article.title is None and all(_asks_season(item.node) for item in asking) and _southern(r.lang).isdisjoint(r.words):
        return CALENDAR
    own = _country(article, r, any(_is_pair(item.node) for item in asking))
    stated, owned = _stated(r, found)
    if stated and (owned or own.ends == CALENDAR.ends):
        return own._replace(ends=stated, by_start=own.by_start and own.ends == stated, short=True, quarters=owned)
    return own._replace(quarters=own.quarters and any(_is_fiscal(item.node) or _of_firm(r, item) for item in found))


def _of_firm(r: Reader, item: Found) -> bool:
    """Whether a quarter without a year is that of a firm's results: `Q4 profit`, `fourth-quarter net profit`."""
    node = item.node
    if not isinstance(node, When) or node.quarter is None or node.year is not None or node.within is not None or node.civil:
        return False
    return r.near(item.last) and r.small("result", item.last) and not r.small("result_trap", item.last)


def _asks(node: Node | None) -> bool:
    """Whether an expression is read by its country's calendar: a fiscal year, two years in the short form, a season, the year just ended."""
    if isinstance(node, When):
        return node.season is not None or node.fiscal or node.within is not None and _asks(node.within)
    if isinstance(node, Deictic):
        ended = node.which == "last" and node.back
        return node.fiscal or ended or node.unit == "season" or node.within is not None and _asks(node.within)
    if isinstance(node, Range):
        return node.pair or _asks(node.low) or _asks(node.high)
    if isinstance(node, Edge):
        return _asks(node.of)
    if isinstance(node, Nth):
        return node.fiscal or node.of is not None and _asks(node.of)
    return isinstance(node, Ending) and node.fiscal


def _asks_season(node: Node) -> bool:
    """Whether an expression asks for the country only because of its season."""
    inner = node.of if isinstance(node, Edge) else node
    return isinstance(inner, When) and inner.season is not None and not inner.fiscal and not _asks(inner.within)


@lru_cache
def _southern(lang: str) -> frozenset[str]:
    """Words that begin the names of the countries and towns of the south: an article without any plays in the north, which is seen at a glance."""
    codes = {code for code, own in vocabulary(lang).fiscal.items() if own.south}
    lands = {land for code in codes for land in terms(lang).countries.get(code, ())}
    names = {town for town, land in places.towns().items() if land in lands and " " not in town}
    names.update(name.split()[0] for code in codes for name in terms(lang).places.get(code, ()))
    return frozenset(names | {name.upper() for name in names})


def _is_pair(node: Node) -> bool:
    return isinstance(node, Range) and node.pair or isinstance(node, When) and node.paired


def _country(article: Article, r: Reader, paired: bool) -> Convention:
    """The convention of the country that the places, the money and the speech of the article speak for; where the year is written with two, of
    those countries that write it so."""
    votes = dict(spoken(article, r.tokens).votes)
    for code in _said(r):
        votes[code] = votes.get(code, 0.0) + _MONEY
    conventions = r.v.fiscal
    most = max(votes.values(), default=0.0)
    likely = [code for code in votes if votes[code] > _LIKELY * most and conventions.get(code, CALENDAR).short] if paired else []
    best = max(likely or votes, key=lambda code: votes[code], default="")
    own = conventions.get(best, CALENDAR)
    if own.local_ends and _count(r, "local") > _count(r, "nation"):
        return own._replace(ends=own.local_ends)
    return own


def _said(r: Reader) -> Iterator[str]:
    """The currencies that the money and the turns of speech of the article are of, once for each place."""
    by_first, words = _signs(r.lang), r.words
    for i in [i for i, word in enumerate(words) if word in by_first]:
        for cut, codes in by_first[words[i]]:
            if tuple(words[i : i + len(cut)]) == cut and (len(cut) > 1 or not _letter(words[i]) or _priced(r, i)):
                yield from codes
                break


def _letter(word: str) -> bool:
    return len(word) == 1 and word.isalnum()


def _priced(r: Reader, i: int) -> bool:
    """Whether the letter at token i stands for money: figures touch it (`R2.3 billion`)."""
    return i + 1 < r.size and r.tokens.touches(i + 1) and r.words[i + 1][0].isdigit() and not (i and r.tokens.touches(i))


@lru_cache
def _signs(lang: str) -> dict[str, list[tuple[tuple[str, ...], list[str]]]]:
    """Words and signs of money, and what else speaks for a country, as written, with the currencies that they mean: by first token, long ones first."""
    claimed: dict[str, list[str]] = {}
    world: set[str] = set()
    for row in terms(lang).lex.tables.of("currency"):
        forms = dict.fromkeys([*row.words, *row.exact, *row.data.get("prefix", ())])
        if row.key in _WORLD:
            world.update(forms)
        for form in forms:
            claimed.setdefault(form, []).append(row.key)
    for row in tables.apart("times.toml", lang).of("fiscal_year"):
        for form in row.data.get("says", ()):
            claimed.setdefault(form, []).append(row.key)
    found: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
    for form, codes in claimed.items():
        cut = tuple(Tokens(form).words)
        if len(codes) <= _MANY and form not in world:
            found.setdefault(cut[0], []).append((cut, codes))
    for listed in found.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return found


def _count(r: Reader, owner: str) -> int:
    """How often the article speaks of local bodies, or of the nation's."""
    firsts = r.v.phrases[f"fiscal_{owner}"]
    return sum(r.phrase(f"fiscal_{owner}", i) is not None for i in r.tokens.where(firsts.keys()))


def _stated(r: Reader, found: list[Found]) -> tuple[int, bool]:
    """(month that closes the year, whether it is said of the fiscal year itself) by what the article says; 0 where it says nothing."""
    stated = 0
    for item in found:
        node = item.node
        if isinstance(node, Ending) and len(node.length.parts) == 1 and node.length.parts[0] == (Decimal(1), "year"):
            end = node.end.of if isinstance(node.end, Edge) else node.end
            if isinstance(end, When) and end.month is not None:
                if node.fiscal:
                    return _end_of_year(end.month, end.day, node.begins), True
                stated = stated or end.month
    for item in found:
        if month := _said_of_year(r, item):
            return month, True
    for one, two in itertools.pairwise(found):
        if _is_fiscal(one.node) and 0 < two.first - one.last <= _NEAR:
            if month := _whole_year(two.node) or _closing(r, one, two):
                return month, True
    return stated, False


def _is_fiscal(node: Node) -> bool:
    inner = node.within if isinstance(node, When) and node.within is not None else node
    return isinstance(inner, (When, Deictic)) and inner.fiscal


def _said_of_year(r: Reader, item: Found) -> int:
    """The month that closes the fiscal year where the month or day of an expression is said to begin or end it; else 0."""
    node = item.node
    if not isinstance(node, When) or node.month is None:
        return 0
    for i in range(item.first - 1, max(-1, item.first - _NEAR), -1):
        if r.small("begins", i) or r.small("ends", i):
            kind = any((found := r.phrase("year_kind", i - back)) and found[0] == "fiscal" for back in (1, 2, 3, 4))
            kind = kind and not any(r.small("part_of_year", i - back) for back in (1, 2, 3))
            return _end_of_year(node.month, node.day, not r.small("ends", i)) if kind else 0
    return 0


def _end_of_year(month: int, day: int | None, begins: bool) -> int:
    """The end of a fiscal year as conventions have it, by a day with which it begins or ends: `which began on July 8` gives 707, `on 1 July` 6."""
    if begins:
        return month * 100 + day - 1 if day and day > 1 else (month - 2) % 12 + 1
    return month * 100 + day if day and day < _LATE else month


_LATE = 25  # a day of the month from which a firm's year ends with the month


def _closing(r: Reader, year: Found, then: Found) -> int:
    """The month in which a fiscal year is said to end in a bracket behind it (`fiscal 2022 (until 30 September)`); else 0."""
    between = r.lower[year.last : then.first]
    if between[:1] != ["("] or not isinstance(then.node, When) or then.node.month is None:
        return 0
    return then.node.month if len(between) > 1 and between[1] in r.v.small["to"] else 0


def _whole_year(node: Node) -> int:
    """The last month of a range of twelve (`fiscal 2024 (April-March)`); else 0."""
    if isinstance(node, Range) and isinstance(node.low, When) and isinstance(node.high, When) and node.low.month and node.high.month:
        return node.high.month if node.high.month % 12 + 1 == node.low.month else 0
    return 0
