"""What an article says of its own time and place: the day it appeared, whether it tells of the past, when its fiscal year ends."""

from __future__ import annotations

from datetime import date

from parkextract.mentions.times import calendar
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Found, Node, Nth, Range, When
from parkextract.mentions.times.reader import DASHES, Reader


def published(r: Reader, given: date | None, found: list[Found]) -> date | None:
    """The publication date: the one given, else a full date in the dateline, an `Updated:` line or the front matter, else none."""
    if given is not None:
        return given if _FIRST <= given.year <= _LAST else None
    year = None
    for item in found[:12]:
        node = item.node.day if isinstance(item.node, Clock) else item.node
        if not isinstance(node, When) or not (node.day and node.month):
            continue
        if node.year is not None and _front(r, item):
            return calendar.safe_date(node.year, node.month, node.day)
        if year is None and node.year is None and item.first < 12 and _front(r, item):
            year = _first_year(found)
            if year:
                return calendar.safe_date(year, node.month, node.day)
    return None


_FIRST, _LAST = 100, 9900  # years of publication around which the calendar has room


def _first_year(found: list[Found]) -> int | None:
    for item in found:
        node = item.node
        if isinstance(node, When) and node.year and node.month and node.day:
            return node.year
    return None


def _front(r: Reader, item: Found) -> bool:
    """Whether a date stands where articles put the day they appeared: in a dateline, after a label, alone on a line or at an end of a short line
    near the top."""
    if item.first > _TOP:
        return False
    before, after = r.word(item.first - 1), r.word(item.last)
    opens, closes = item.first == 0 or not r.near(item.first), item.last >= r.size or not r.near(item.last)
    if opens and closes or before == ":" or r.small("published", item.first - 1):
        return True
    if before == "on" and r.small("published", item.first - 2):
        return True
    if item.first >= _HEAD:
        return False
    if before in _OPENERS and (after in _CLOSERS or after in ("(", ":", "/")):
        return True
    if closes:
        return not r.small("date_of_event", item.first - 1) and _line_start(r, item.first) > item.first - _SHORT
    if opens:
        return not after.isalpha() and after not in (",", "'", "\u2019") or r.words[item.last].isupper()
    return before == after == "." and item.first < _SHORT  # Nairobi, Kenya. March 14, 2024.


_TOP, _HEAD, _SHORT = 120, 40, 14  # tokens: where front matter may stand, where a head stands, how long a line of a head is
_CLOSERS = frozenset({")", "]", "|", *DASHES})
_OPENERS = frozenset({",", "(", "[", "|", *DASHES})


def _line_start(r: Reader, i: int) -> int:
    """The token that begins the line of token i."""
    while i > 0 and r.near(i):
        i -= 1
    return i


def is_narrative(r: Reader, now: date | None, found: list[Found]) -> bool:
    """Whether the article tells of the past: it states many years, most of them before the one before publication, and these are long past or head the
    lines of a chronology. News that looks back on a few years (`opened in 2019, lost its tenant in 2022`) tells of today."""
    dated = [(item.first, year) for item in found if (year := stated_year(item.node)) is not None]
    deictic = sum(_is_deictic(item.node) for item in found)
    if now is None:
        return len(dated) >= 5 and deictic * 4 <= len(dated)
    if len(dated) < 8 or deictic * 6 > len(dated) or sum(year < now.year - 1 for _, year in dated) <= 0.5 * len(dated):
        return False
    long_past = sum(year < now.year - _LONG for _, year in dated)
    return long_past > 0.5 * len(dated) or sum(first in r.tokens.lines for first, _ in dated) >= _ENTRIES


_LONG = 10  # years after which what happened is history
_ENTRIES = 4  # lines that a year heads in a chronology


def is_match(r: Reader) -> bool:
    """Whether the article tells of a match, whose halves and quarters are not those of a year."""
    return len(r.v.small["match"].intersection(r.lower)) >= _MATCH


_MATCH = 3  # words of sport, each another, by which a match is known


def _is_deictic(node: Node) -> bool:
    """Whether a time is told from the day of writing: `yesterday`, `Friday`, `last week`."""
    match node:
        case Day():
            return True
        case Deictic(which="this" | "last" | "next"):
            return True
        case When(weekday=weekday, month=None) if weekday is not None:
            return True
        case Clock(day=day) | Edge(of=day) if day is not None:
            return _is_deictic(day)
    return False


def stated_year(node: Node) -> int | None:
    match node:
        case When(year=year, unit=None):
            return year
        case Range(high=high):
            return stated_year(high)
        case Edge(of=inner) | Nth(of=inner) if inner is not None:
            return stated_year(inner)
        case Clock(day=day) if day is not None:
            return stated_year(day)
        case Deictic(within=within) if within is not None:
            return stated_year(within)
    return None
