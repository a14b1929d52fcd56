"""What a fiscal year or its part means, by the month in which the country's or the company's year ends."""

from __future__ import annotations

from parkextract.mentions.times.calendar import Period, shift, timex
from parkextract.mentions.times.nodes import Deictic, When
from parkextract.mentions.times.placing import pick
from parkextract.mentions.times.reference import Context, Value, of_period


def _current_fiscal(c: Context) -> int | None:
    """The number of the fiscal year in which publication lies: the year in which it ends."""
    if c.now is None:
        return None
    return c.now.year + (c.now.month > c.fiscal_end)


def fiscal(node: When, year: int | None, c: Context) -> Value:
    """A fiscal year or a quarter or half of one."""
    if year is None:
        current = _current_fiscal(c)
        part = node.quarter or (node.half or 0) + 4
        if current is None or c.now is None:
            return Value(f"FYXXXX-Q{node.quarter}" if node.quarter else "FYXXXX")
        options = [Period("fiscal", current + step, part, c.fiscal_end) for step in (-1, 0, 1)]
        return of_period(pick(node, options, c, c.now))
    part = node.quarter or (node.half + 4 if node.half else 0)
    stated = Period("fiscal", year, part, c.fiscal_end)
    if not c.by_start:
        return of_period(stated)
    value = of_period(shift(stated, 1))
    value.timex = timex(stated)
    return value


def fiscal_deictic(node: Deictic, c: Context) -> Value:
    """`this fiscal year`, `the last financial year`, `the current fiscal quarter`."""
    current = _current_fiscal(c)
    if current is None or c.now is None:
        return Value("FYXXXX")
    last = c.recent(60)
    if node.which in ("prior", "following", "that") and last and last.period and last.period.unit == "fiscal":
        current = last.period.year
    steps = {"last": -1, "past": -1, "prior": -1, "next": 1, "following": 1}.get(node.which, 0)
    if node.unit == "year":
        return of_period(Period("fiscal", current + steps, 0, c.fiscal_end))
    months = (c.now.month - c.fiscal_end - 1) % 12
    if node.unit == "quarter":
        total = current * 4 + months // 3 + steps
        return of_period(Period("fiscal", total // 4, total % 4 + 1, c.fiscal_end))
    total = current * 2 + months // 6 + steps
    return of_period(Period("fiscal", total // 2, total % 2 + 5, c.fiscal_end))
