"""Exchange rates: what an article implies by restating an amount in another currency, what does not fit, what follows for other amounts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from parkextract import figures
from parkextract.facts import Note
from parkextract.figures import Interval
from parkextract.notes.view import View
from parkextract.notes.words import amount, rounded
from parkextract.values import Money

SLACK = Decimal("0.03")  # two restatements of one article may use the rates of different days
DRIFT = Decimal("0.15")  # how far outside a year's band a rate may lie: contracts are converted at older rates
DOLLAR = "USD"
MOST = 24  # restatements of one pair of currencies, each of which may be the one that the others agree with
NAMED = 3  # further restatements that a note names


@dataclass(frozen=True, slots=True)
class Restatement:
    """An amount and the mention that restates it in another currency: `rate` (at least 1) units of `unit` for one of `per`."""

    amount: Money
    restated: Money
    unit: str
    per: str
    rate: Decimal
    interval: Interval

    @property
    def pair(self) -> tuple[str, str]:
        return (self.unit, self.per) if self.unit < self.per else (self.per, self.unit)

    def in_words(self) -> str:
        return f"{self.amount.text} = {self.restated.text}"


def restatements(view: View) -> list[Restatement]:
    """The restated amounts of an article, in order: single positive values in two currencies."""
    found = []
    for restated_id, stated_id in view.restated.items():
        amount, restated = view.mentions.get(stated_id), view.mentions[restated_id]
        if (
            isinstance(amount, Money)
            and isinstance(restated, Money)
            and amount.currency != restated.currency
            and (made := _restatement(amount, restated))
        ):
            found.append(made)
    return found


def _restatement(amount: Money, restated: Money) -> Restatement | None:
    a, b = figures.interval(amount), figures.interval(restated)
    if not a or not b or a.low <= 0 or b.low <= 0 or amount.value is None or restated.value is None:
        return None
    if amount.value >= restated.value:
        return Restatement(amount, restated, amount.currency, restated.currency, amount.value / restated.value, a.over(b))
    return Restatement(amount, restated, restated.currency, amount.currency, restated.value / amount.value, b.over(a))


def find(view: View) -> Iterator[Note]:
    """The rate that the restatements of each pair of currencies imply, those that do not fit, and the amounts that follow from the rate."""
    groups: dict[tuple[str, str], list[Restatement]] = defaultdict(list)
    for one in restatements(view):
        groups[one.pair].append(one)
    for group in groups.values():
        good, bad = sort(group, view.published.year if view.published else None)
        yield from (_misfit(one, good) for one in bad)
        if good:
            best = min(good, key=lambda one: one.interval.width / one.interval.low)
            yield _rate(best, good)
            yield from _derived(view, best)


def sort(group: list[Restatement], year: int | None) -> tuple[list[Restatement], list[Restatement]]:
    """The restatements of one pair of currencies that fit, and those that do not.

    One does not fit when its rate lies outside what the two currencies cost in the year of publication, or when it disagrees with a
    majority of the article's own. Where neither tells, all are taken to fit.
    """
    fitting = [one for one in group if plausible(one, year) is not False]
    circles = ([other for other in fitting if _level(other).meets(_level(one), SLACK)] for one in fitting[:MOST])
    agreeing = max(circles, key=len, default=[])
    if len(agreeing) * 2 <= len(fitting):
        agreeing = fitting
    kept = {one.restated.id for one in agreeing}
    return agreeing, [one for one in group if one.restated.id not in kept]


def plausible(one: Restatement, year: int | None) -> bool | None:
    """Whether a rate lies within what the currencies cost in the year, or in any year where it is None; None where that is not known."""
    band = cost(one.unit, year), cost(one.per, year)
    if not band[0] or not band[1]:
        return None
    usual = band[0].over(band[1])
    return one.interval.meets(Interval(usual.low * (1 - DRIFT), usual.high * (1 + DRIFT)))


def cost(currency: str, year: int | None) -> Interval | None:
    """What a dollar cost in the currency in the year and the two before it (or in any year): the lowest and the highest rate."""
    if currency == DOLLAR:
        return Interval(Decimal(1), Decimal(1))
    rows = [(first, last, band) for first, last, band in _table().get(currency, ())]
    bands = [band for first, last, band in rows if year is None or (first <= year and last >= year - 2)] or [band for *_, band in rows]
    return Interval(min(b.low for b in bands), max(b.high for b in bands)) if bands else None


@lru_cache
def _table() -> dict[str, list[tuple[int, int, Interval]]]:
    """`data/rates.csv`: by currency, the bands of what a dollar cost, each with its first and last year."""
    text = (resources.files("parkextract") / "data" / "rates.csv").read_text(encoding="utf-8")
    table: dict[str, list[tuple[int, int, Interval]]] = defaultdict(list)
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        band = Interval(Decimal(row["low"]), Decimal(row["high"]))
        table[row["currency"]].append((int(row["first"]), int(row["last"]), band))
    return table


def _level(one: Restatement) -> Interval:
    """The interval of the rate, whichever way the larger number lay, for the pair in alphabetical order."""
    return one.interval if one.unit == one.pair[0] else Interval(1 / one.interval.high, 1 / one.interval.low)


def _rate(best: Restatement, good: list[Restatement]) -> Note:
    text = f"{best.in_words()}: {rounded(best.rate, 5)} {best.unit} a {best.per}"
    others = [one for one in good if one is not best][:NAMED]
    if others:
        text += "; likewise " + ", ".join(one.in_words() for one in others)
    return Note(kind="rate", text=text, mentions=tuple(id for one in [best, *others] for id in (one.amount.id, one.restated.id)))


def _misfit(one: Restatement, good: list[Restatement]) -> Note:
    text = f"{one.in_words()} would be {rounded(one.rate, 5)} {one.unit} a {one.per}"
    if good:
        other = good[0]
        text += f", but {other.in_words()} is {rounded(other.rate, 5)} {other.unit} a {other.per}"
    else:
        text += ", far from what they cost each other at the time"
    return Note(kind="restatement", text=text, mentions=(one.amount.id, one.restated.id))


def _derived(view: View, best: Restatement) -> Iterator[Note]:
    """The other amounts of the article in the two currencies, each in the other one."""
    money = [m for m in view.mentions.values() if isinstance(m, Money)]
    stated_twice = set(view.restated) | set(view.restated.values())
    for m in money:
        if m.id in stated_twice or m.currency not in best.pair or m.value is None or not figures.interval(m):
            continue
        value, currency = (m.value / best.rate, best.per) if m.currency == best.unit else (m.value * best.rate, best.unit)
        text = (
            f"derived: {m.text} is about {amount(rounded(value, 3))} {currency} at the article's own rate of "
            f"{rounded(best.rate, 5)} {best.unit} a {best.per}"
        )
        yield Note(kind="derived", text=text, mentions=(m.id, best.amount.id, best.restated.id))
