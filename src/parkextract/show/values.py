"""Values for people: `about CNY 152.3 billion`, `5.6 km²`, `2021-01 to 2021-05`. Numbers are shown as meant and are not rounded."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from parkextract.values import Count, Mention, Money, Number, Percent, Physical, Ratio, Time

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


def label(name: str) -> str:
    """A name of the JSON form as words: `total_investment` is "total investment"."""
    return name.replace("_", " ")


def value(mention: Mention) -> str:
    """A mention's value for people: `about CNY 152.3 billion`, `5 to 8`, `2021-01 to 2021-05`."""
    if isinstance(mention, Time):
        return _time(mention)
    if not isinstance(mention, Number):
        return mention.text
    if mention.value is not None:
        body = number(mention.value)
    elif mention.low is not None and mention.high is not None:
        body = f"{number(mention.low)} to {number(mention.high)}"
    elif mention.low is not None:
        body = f"from {number(mention.low)}"
    elif mention.high is not None:
        body = f"up to {number(mention.high)}"
    else:
        body = mention.text
    bound = f"{label(mention.bound)} " if mention.bound else ""
    return bound + _with_unit(mention, body)


def _with_unit(mention: Number, body: str) -> str:
    if isinstance(mention, Money):
        return f"{mention.currency} {body}"
    if isinstance(mention, Percent):
        return f"{body}%" if mention.unit == "percent" else f"{body} {label(mention.unit)}s"
    if isinstance(mention, Physical):
        return f"{body} {symbol(mention.unit)}"
    if isinstance(mention, Count):
        return f"{body} {_counted(mention.text, mention.unit)}" if mention.unit else body
    return f"{body}×" if isinstance(mention, Ratio) else body


def _counted(text: str, unit: str) -> str:
    """The counted noun as the text has it (`12 listed firms`: "listed firms"); in brackets, singular, where the text leaves it out."""
    words = text.split()
    noun = words[-len(unit.split()) :]
    same = len(noun) < len(words) and noun[0][:1].casefold() == unit[:1] and noun[0] not in dict(_SCALES).values()
    return " ".join(noun) if same else f"({unit})"


@cache
def symbol(unit: str) -> str:
    """The symbol of a unit: `ha`, `km²`, `MW`; its name where it has none.

    >>> symbol("hectare"), symbol("square_kilometer"), symbol("megawatt")
    ('ha', 'km²', 'MW')
    """
    for prefix, power in (("square_", "²"), ("cubic_", "³")):
        if unit.startswith(prefix):
            return symbol(unit.removeprefix(prefix)) + power
    from parkextract import units

    try:
        return f"{units.registry().Unit(unit):~P}".replace("_", " ") or label(unit)
    except (AttributeError, TypeError, ValueError):  # pint's errors are these
        return label(unit)


def number(value: Decimal) -> str:
    """A number with a scale word where it stays exact with at most three decimals, else with its thousands grouped.

    >>> number(Decimal("152300000000")), number(Decimal("1234567")), number(Decimal("0.3333"))
    ('152.3 billion', '1,234,567', '0.3333')
    """
    for power, word in _SCALES:
        if abs(value) >= Decimal(10) ** power:
            scaled = value.scaleb(-power).normalize()
            if -int(scaled.as_tuple().exponent) <= 3:
                return f"{scaled:,f} {word}"
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _time(time: Time) -> str:
    if time.earliest and time.latest:
        return interval(time.earliest, time.latest)
    if time.earliest or time.latest:
        return f"from {time.earliest}" if time.earliest else f"until {time.latest}"
    return time.duration or time.timex or time.text


def interval(earliest: date, latest: date) -> str:
    """Two inclusive dates as the shortest ISO form of the same interval.

    >>> interval(date(2021, 1, 1), date(2021, 5, 31)), interval(date(2020, 1, 1), date(2020, 12, 31))
    ('2021-01 to 2021-05', '2020')
    """
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and (latest == date.max or (latest + timedelta(days=1)).day == 1):
        whole_years = earliest.month == 1 and latest.month == 12
        ends = [day.isoformat()[: 4 if whole_years else 7] for day in (earliest, latest)]
        return ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return f"{earliest} to {latest}"
