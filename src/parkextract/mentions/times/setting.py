"""What an article says of its own time and place: the day it appeared, whether it tells of the past, when its fiscal year ends."""

from __future__ import annotations

from datetime import date

from parkextract.mentions.times import calendar
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Found, Node, Nth, Range, When
from parkextract.mentions.times.reader import Reader


def published(r: Reader, given: date | None, found: list[Found]) -> date | None:
    """The publication date: the one given, else a full date in the dateline, an `Updated:` line or the front matter, else none."""
    if given is not None:
        return given
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


def _first_year(found: list[Found]) -> int | None:
    for item in found:
        node = item.node
        if isinstance(node, When) and node.year and node.month and node.day:
            return node.year
    return None


def _front(r: Reader, item: Found) -> bool:
    """Whether a date stands where articles put the day they appeared: a dateline, after a label and colon, alone on a line near the top."""
    if item.first > 120:
        return False
    before, after = r.word(item.first - 1), r.word(item.last)
    alone = (item.first == 0 or not r.near(item.first)) and (item.last >= r.size or not r.near(item.last))
    labelled = (
        before == ":"
        or r.word(item.first - 1) in r.v.small["published"]
        or (before == "on" and r.word(item.first - 2) in r.v.small["published"])
    )
    dateline = (before in (",", "(") and after in ("(", ")", "-", "\u2013", "\u2014", ":", "/")) and item.first < 40
    return alone or labelled or dateline


def is_narrative(now: date | None, found: list[Found]) -> bool:
    """Whether the article tells of the past: most of the years that it states lie more than two years before publication, and many do."""
    years = [year for item in found if (year := stated_year(item.node)) is not None]
    deictic = sum(_is_deictic(item.node) for item in found)
    if now is None:
        return len(years) >= 5 and deictic * 4 <= len(years)
    return len(years) >= 8 and deictic * 6 <= len(years) and sum(year < now.year - 1 for year in years) > 0.5 * len(years)


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
