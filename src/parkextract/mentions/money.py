"""Money: the sign or code before figures, the name or symbol after them, and which currency an ambiguous one means in an article."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from parkextract.article import Article
from parkextract.mentions.found import Found
from parkextract.mentions.spoken import spoken
from parkextract.mentions.terms import PREFIX_SCALES, Terms
from parkextract.tokens import Tokens
from parkextract.words import Match

_TOWN = 0.5  # votes of a town
_OWN = 3  # times that an article speaks more of the country of the commonest reading than of any other: it is that country's
_PASSING = 1.0  # votes of a place that is named in passing


class Sign(NamedTuple):
    """A sign, code or name of money at tokens `[first, last)`: the codes it can mean, a factor (0.01 for cents), whether it is weak."""

    first: int
    last: int
    readings: tuple[str, ...]
    factor: Decimal = Decimal(1)
    weak: bool = False


def before(tokens: Tokens, i: int, terms: Terms) -> Sign | None:
    """The sign or code that stands directly before the figures at token i."""
    lower, words = tokens.lower, tokens.words
    if i == 0 or lower[i - 1] not in terms.money_ends or tokens.gap(i) == "\n":
        return None
    near = max(0, i - 4)
    for first in () if terms.sign_starts.isdisjoint(lower[near:i]) else range(near, i):
        if lower[first] not in terms.sign_starts:
            continue
        found = terms.signs.match(tokens, first, "sign")
        if found is None or found.end != i:
            continue
        if i - first > 1 and len(words[first]) == 1 and not tokens.touches(first + 1) and words[first].isalpha() and words[first] != "c":
            continue  # `a $5 toll` is not in Australian dollars
        letters = words[first].isalpha() and i - first == 1
        if first and tokens.touches(first) and (lower[first - 1][0].isalnum() or lower[first - 1] in "-_/") and letters:
            continue
        if letters and (len(words[first]) == 1 and not tokens.touches(i) or _counted(tokens, first)):
            continue
        if i - first == 1 and _between_figures(tokens, first):
            continue
        readings = tuple(dict.fromkeys(sense.key for sense in found.senses))
        return Sign(first, i, readings, weak=letters and (len(words[first]) == 1 or words[first] in terms.weak))
    word = words[i - 1]
    if len(word) == 4 and word[1:] in terms.codes and word[0].lower() in PREFIX_SCALES and not tokens.touches(i - 1):
        return Sign(i - 1, i, (word[1:],), PREFIX_SCALES[word[0].lower()])
    found = terms.lex.match_before(tokens, i, "currency", longest=3)
    if found is None and word not in terms.sets["context.minor_before"]:
        return None
    counted = found is not None and found.start > 0 and (lower[found.start - 1][0].isdigit() or lower[found.start - 1] in terms.anchors)
    year = len(lower[i]) == 4 and lower[i].isdigit() and lower[i][:2] in ("19", "20")
    if (
        found
        and not counted
        and not year
        and tokens.gap(i) == " "
        and len(lower[i - 1]) > 2
        and lower[i - 1] not in terms.sets["context.common_currency"]
        and lower[i - 1] not in terms.sets["context.place_currency"]
    ):
        return Sign(found.start, i, tuple(dict.fromkeys(sense.key for sense in found.senses)))
    minor = terms.minors.match(tokens, i - 1, "minor") if word in terms.sets["context.minor_before"] and tokens.gap(i) == " " else None
    if minor and minor.end == i and not year and not _counted(tokens, i - 1):  # `sen 100,000`
        return _subunit(minor, i - 1)._replace(weak=True)
    return None


def _subunit(minor: Match, i: int) -> Sign:
    """The subunit that is named at token i: of the currencies that have one of its name and worth."""
    factor = minor.senses[0].row.data["factor"]
    readings = tuple(dict.fromkeys(s.key.split()[0] for s in minor.senses if s.row.data["factor"] == factor))
    return Sign(i, minor.end, readings, factor)


def _between_figures(tokens: Tokens, i: int) -> bool:
    """Whether a sign apart from the figures on both its sides belongs to those before it, as the same sign follows the others: `10 $ 30 $`."""
    if not 0 < i < tokens.size - 2 or tokens.touches(i) or tokens.touches(i + 1):
        return False
    return tokens.lower[i - 1][0].isdigit() and tokens.lower[i + 1][0].isdigit() and tokens.lower[i + 2] == tokens.lower[i]


_RESOLUTIONS = frozenset({"480", "720", "1080", "1440", "2160"})  # of pictures, not pence


def _counted(tokens: Tokens, i: int) -> bool:
    """Whether figures, and no year, stand before token i, which then closes them: `17 USD 25`."""
    before = tokens.lower[i - 1] if i else ""
    return before[:1].isdigit() and not (len(before) == 4 and before[:2] in ("19", "20")) and tokens.gap(i) == " "


def after(tokens: Tokens, i: int, terms: Terms, scaled: bool) -> Sign | None:
    """The name, code or symbol of a currency, or of its subunit, at token i; `scaled` says that the number has a scale word."""
    if i >= tokens.size or tokens.gap(i) == "\n":
        return None
    word = tokens.lower[i]
    if not scaled and tokens.words[i] in terms.sign_scales and (sign := _scaled_sign(tokens, i, terms)):
        return sign
    if word not in terms.unit_starts and word not in terms.sign_starts and not (len(word) == 4 and word[1:].upper() in terms.codes):
        return None
    found = terms.lex.match(tokens, i, "currency")
    minor = terms.minors.match(tokens, i, "minor")
    if (
        minor
        and len(word) == 1
        and (tokens.lower[i - 1] in _RESOLUTIONS or not tokens.lower[i - 1][0].isdigit() or not _ends(tokens, i, terms))
    ):
        minor = None
    if minor and (found is None or minor.end > found.end):
        return _subunit(minor, i)
    if found is None and word in terms.sign_starts and not word.isalpha():
        symbol = terms.signs.match(tokens, i, "sign")
        follows = symbol is not None and symbol.end < tokens.size and tokens.lower[symbol.end][0].isdigit()
        if symbol and symbol.end == i + 1 and (not follows or _between_figures(tokens, i)):
            return Sign(i, symbol.end, tuple(dict.fromkeys(s.key for s in symbol.senses)))
    if found is None:
        if len(word) == 4 and tokens.words[i][1:] in terms.codes and word[0] in PREFIX_SCALES:
            return Sign(i, i + 1, (tokens.words[i][1:],), PREFIX_SCALES[word[0]])
        return None
    if found.end == i + 1 and word in terms.sets["context.common_currency"] and not scaled:
        if word in terms.sets["context.verb_currency"] and not _priced(tokens, i, found.end, terms):
            return None
        return Sign(i, found.end, tuple(dict.fromkeys(s.key for s in found.senses)), weak=True)
    return Sign(i, found.end, tuple(dict.fromkeys(sense.key for sense in found.senses)), weak=tokens.words[i] in terms.weak)


def _scaled_sign(tokens: Tokens, i: int, terms: Terms) -> Sign | None:
    """The sign that a short scale at token i touches: `165 M€`, `0.5 Md€`."""
    if i + 1 >= tokens.size or not tokens.touches(i + 1) or tokens.touches(i) or tokens.lower[i + 1] not in terms.sign_starts:
        return None
    symbol = terms.signs.match(tokens, i + 1, "sign")
    if symbol is None or symbol.end != i + 2 or tokens.lower[i + 1].isalpha():
        return None
    if symbol.end < tokens.size and tokens.touches(symbol.end) and tokens.lower[symbol.end][0].isalnum():
        return None
    return Sign(i, symbol.end, tuple(dict.fromkeys(s.key for s in symbol.senses)), terms.sign_scales[tokens.words[i]])


def _priced(tokens: Tokens, i: int, end: int, terms: Terms) -> bool:
    """Whether a name of money that is also a verb closes a number of thousands: `at 41,250 won.`, `41,250 won a share`."""
    if "," not in tokens.lower[i - 1]:
        return False
    after = tokens.lower[end] if end < tokens.size and tokens.gap(end) != "\n" else "."
    return not after[0].isalnum() or after in terms.sets["per.sign"] - terms.sets["link.the"] or after in terms.sets["context.up_on"]


def _ends(tokens: Tokens, i: int, terms: Terms) -> bool:
    """Whether a single letter at token i is a symbol of the figures before it: nothing but punctuation or a small word follows."""
    if i + 1 >= tokens.size or tokens.gap(i + 1) == "\n":
        return True
    after = tokens.lower[i + 1]
    if after == "." and tokens.touches(i + 1) and i + 2 < tokens.size and tokens.touches(i + 2):
        return False  # `5 p.m.`
    return tokens.touches(i) or not after[0].isalnum() or after in terms.stop


# ---- which currency ------------------------------------------------------------------------------------------------------------


def settle(article: Article, tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Give every amount its currency: an ambiguous sign means what the article's restatements, codes and places say, else the commonest."""
    amounts = [f for f in found if f.kind == "money"]
    explicit = {f.readings[0] for f in amounts if len(f.readings) == 1}
    open_ = [f for f in amounts if len(f.readings) > 1]
    for f in amounts:
        if len(f.readings) == 1:
            f.currency = f.readings[0]
    if not open_:
        return
    places = spoken(article, tokens)
    own = Counter(f.currency for f in amounts if f.currency and f.equal is None)
    decided: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    items = places.items()
    for f in sorted(open_, key=lambda f: (f.factor < 1, len(f.readings))):  # fuller names first, subunits after the units
        if f.readings not in decided:
            units = [g.currency for g in amounts if g.factor >= 1 and g.currency in f.readings] if f.factor < 1 else []
            code = max(units, key=units.count) if units else _by_restatement(amounts, f.readings, terms, places.votes)
            code = code or _by_fuller(f.readings, decided) or _by_context(f.readings, explicit, places.votes, own, terms)
            if code and f.readings[0] not in explicit and _seldom(f, code, tokens, terms):
                code = f.readings[0]
            decided[f.readings] = (code or f.readings[0], () if code else f.readings[1:])
        f.currency, f.ambiguous = decided[f.readings]
        if f.factor >= 1 and f.currency != f.readings[0] and not places.holds(f.currency, f.first, f.readings[0]):
            f.currency, f.ambiguous = f.readings[0], ()
        item = items.get(places.line(f.first)) if items else None
        if item in f.readings and not (item != f.readings[0] and f.readings[0] not in explicit and _seldom(f, item, tokens, terms)):
            f.currency, f.ambiguous = item, ()


def _seldom(f: Found, code: str, tokens: Tokens, terms: Terms) -> bool:
    """Whether the sign of an amount seldom means a currency: `$` is no peso where the article does not write `US$` for dollars."""
    return any(code == of and tokens.text.startswith(sign, f.start) for sign, of in terms.rare)


def _by_restatement(amounts: Sequence[Found], readings: tuple[str, ...], terms: Terms, votes: dict[str, float]) -> str | None:
    """The reading that fits the ratio of an amount and its restatement in a known currency, the commonest or one that the article speaks of:
    rates of exchange move too much for a ratio alone to tell one dollar from another."""
    for a, b in itertools.pairwise(amounts):
        if (a.readings == readings) == (b.readings == readings) or (b.first - a.last > 5 and not _bracketed(a, b)):
            continue
        unknown, known = (a, b) if a.readings == readings else (b, a)
        if (
            len(known.readings) != 1
            and not (known is b and _usual(known.readings[0], terms))
            or not unknown.value
            or not known.value
            or unknown.start < known.start
            and b.equal is None
            and not _bracketed(a, b)
        ):
            continue
        if unknown.equal is not known and known.equal is not unknown:
            continue
        ratio = float(known.value / unknown.value)
        likely = [c for c in readings if c in terms.per_usd and (c == readings[0] or votes.get(c))]
        rate = terms.per_usd[known.readings[0]]
        fits = [c for c in likely if _fits(ratio, float(rate / terms.per_usd[c]))]
        if not fits:  # `6.2 billion dirhams ($630 million)`: no place is named, and the rate can only be that of one
            others = [c for c in readings if c in terms.per_usd and _fits(ratio, float(rate / terms.per_usd[c]))]
            fits = others if len(others) == 1 else []
        if fits and known.readings[0] not in fits:
            unsaid = {c: 0.0 if votes.get(c) else 0.05 + 0.1 * n for n, c in enumerate(readings)}
            return min(fits, key=lambda c: abs(ratio / float(rate / terms.per_usd[c]) - 1) + unsaid[c])
    return None


def _by_fuller(readings: tuple[str, ...], decided: dict[tuple[str, ...], tuple[str, tuple[str, ...]]]) -> str | None:
    """The currency of a fuller name that the article writes too: after `13 billion CFA francs` its `7 billion francs` are the same."""
    fuller = {code for known, (code, _) in decided.items() if set(known) < set(readings)}
    return fuller.pop() if len(fuller) == 1 else None


def _usual(code: str, terms: Terms) -> bool:
    """Whether a currency is the one that news of any country restates amounts in: the US dollar, in which the rates of the table are told."""
    return terms.per_usd.get(code) == 1


def _bracketed(a: Found, b: Found) -> bool:
    return b.equal is a


def _fits(ratio: float, expected: float) -> bool:
    return 0.75 < ratio / expected < 1.33


def _by_context(readings: tuple[str, ...], explicit: set[str], votes: dict[str, float], own: Counter[str], terms: Terms) -> str | None:
    """The reading that the article's places speak for; a code that the article writes out is not what its bare sign means."""
    if not any(votes.get(c) for c in readings):
        return next((c for c in readings if c in explicit), readings[0])
    scores = {c: votes.get(c, 0.0) for c in readings}
    unsaid = max((s for c, s in scores.items() if c not in explicit), default=0.0)
    if readings[0] in explicit and unsaid > 0 and unsaid * _OWN > scores[readings[0]]:
        scores = {c: s for c, s in scores.items() if c not in explicit}
    best = max(scores, key=lambda c: (scores[c], -readings.index(c)))
    if scores[best] <= 0:  # places speak for nothing but what the article writes out
        return next((c for c in readings if c in explicit), None)
    others = max((s + own[c] for c, s in votes.items() if c not in readings), default=0.0)
    foreign = max(others, max((own[c] for c in own if c not in readings), default=0.0))
    own_sign = readings[0] in explicit and best in explicit  # `C$1 billion` above, `$1.2 billion` beside `US$400 million` below
    outweighed = scores[best] < foreign or scores[best] == foreign <= _PASSING
    if best != readings[0] and outweighed and not own_sign and _usual(readings[0], terms):
        return readings[0]  # an article of another country, whose own money has another sign
    first = scores.get(readings[0], 0.0)
    if first > _TOWN and not _usual(readings[0], terms) and 0 < scores[best] - first <= _TOWN:
        return readings[0]  # a town more or less is no reason against the commonest
    rest = sorted((s for c, s in scores.items() if c != best), reverse=True)
    return best if not rest or scores[best] > rest[0] else None
