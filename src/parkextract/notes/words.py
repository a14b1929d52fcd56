"""Numbers and dates as notes write them."""

from __future__ import annotations

from decimal import Context, Decimal

from parkextract.values import Number, Time, plain


def rounded(value: Decimal, digits: int) -> str:
    """A number to so many significant digits, in plain notation.

    >>> rounded(Decimal("6.45338983"), 5), rounded(Decimal("1271321"), 3)
    ('6.4534', '1270000')
    """
    return plain(Context(prec=digits).plus(value))


def amount(number: str) -> str:
    """A plain number with commas between thousands.

    >>> amount("1270000")
    '1,270,000'
    """
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else number


def dated(number: Number, time: Time | None) -> str:
    """A figure with the time that it is of: `120 firms (2020)`."""
    return f"{number.text} ({time.text})" if time else number.text
