"""What a length is said of: `two years ago`, `three days after Monday`, `the six months to June`, `the year from July`."""

from __future__ import annotations

from parkextract.mentions.times.nodes import Day, Deictic, Edge, Ending, Length, Node, Offset, When
from parkextract.mentions.times.reader import QUOTES, Read, Reader


def offset(r: Reader, node: Length, j: int) -> tuple[Node, int] | None:
    """What a length is said of: `ago`, `earlier`, `later`, `from now`, `after Monday`, `before the end of May`."""
    if r.word(j) in QUOTES and r.small("time", j + 1) and r.near(j + 1):
        return Offset(node, 1, "speech"), j + 2  # in two weeks' time
    if not r.near(j):
        return None
    relation = r.phrase("relation", j)
    if relation is None:
        return from_day(r, node, 1, j + 1) if r.word(j) in r.v.small["from"] else None
    key, k = relation
    word = r.word(j)
    if word == "away" and node.parts[-1][1] in ("hour", "minute"):
        return None  # the airport is two hours away
    if key in ("before", "hence"):
        if word in r.v.small["place_word"] and r.near(k) and r.capital(k) is False and r.small("place_preposition", k):
            return None
        then = _anniversary(r, k, node) if key == "before" and word == "ago" else None
        return (Offset(node, -1, then[0]), then[1]) if then else (Offset(node, -1 if key == "before" else 1, "speech"), k)
    sign = -1 if key == "earlier" else 1
    if r.word(k) == "than" and r.near(k):
        return None  # three months earlier than planned
    if word in r.v.small["hanging"]:
        if word == "on":
            return None
        if closes(r, k) or word == "before" and r.word(j - 3) == "than":  # 4% less than a year before owing to reliefs
            return Offset(node, sign, "context"), k
        return from_day(r, node, sign, k) if word in r.v.small["before_after"] else None
    return Offset(node, sign, "context"), k


def _anniversary(r: Reader, k: int, node: Length) -> Read | None:
    """`today`, `this month`, `next week` after `two years ago`: the time of which the length is counted; `Monday` after `a week ago`."""
    if r.near(k) and r.word(k) in r.v.weekday and node.parts[0][1] == "week" and r.word(k + 1) not in QUOTES:
        return When(weekday=r.v.weekday[r.word(k)]), k + 1
    if not r.near(k) or not (r.phrase("day_word", k) or r.phrase("deixis", k)):
        return None
    found = r.nominal(r, k, False)
    if found and (
        isinstance(found[0], Day)
        or isinstance(found[0], When)
        and found[0].which == "last"
        and node.parts[0][1] == "year"
        or isinstance(found[0], Deictic)
        and found[0].which in ("this", "next", "last")
        and not found[0].plural
    ):
        return found
    return None


def from_day(r: Reader, node: Length, sign: int, k: int) -> tuple[Node, int] | None:
    """`two days before yesterday`, `three weeks from Friday`: the day at token k that a length is counted from."""
    if not r.near(k) or node.parts[0][0] is None:
        return None
    day = r.nominal(r, r.the(k), False)
    if day is None or not (isinstance(day[0], Day) or isinstance(day[0], When) and (day[0].day or day[0].weekday or day[0].holiday)):
        return None
    return Offset(node, sign, day[0]), day[1]


def closes(r: Reader, k: int) -> bool:
    """Whether nothing hangs on the preposition before token k: the clause ends there."""
    return k >= r.size or not r.near(k) or r.small("clause_end", k)


def half_told(r: Reader, i: int, end: int) -> bool:
    """Whether `the half` or `the semester` at token i, which ends at token `end`, is a time: `revenue in the half rose`, `flat in the semester.`"""
    return r.small("during", i - 2) and (closes(r, end) or r.small("half_verb", end))


_CLOCK = frozenset({"hour", "minute", "second"})


def ending(r: Reader, node: Length, j: int, fiscal: bool = False, years: bool = False) -> Read | None:
    """`months to June`, `period ended 30 September 2023`, `year that ended on Sept 30`: what follows the unit at token j. With `years` a year may
    end a length of years (`the decade to 2022`).
    """
    k = j
    if r.unit(k) and r.unit(k)[0].name == "period":  # type: ignore[index]
        k = r.unit(k)[1]  # type: ignore[index]
    if r.word(k) not in r.v.endings or node.parts[-1][1] in _CLOCK:
        return None
    if r.small("that", k):
        k += 1
    that = r.small("that", k - 1)
    begins = r.small("beginning", k) and (that or not r.small("begins", k)) and (r.word(k) != "from" or r.small("the", j - 2))
    if not (r.near(k) and (begins or r.word(k) in r.v.small["to"]) and (that or r.word(k) != "ends")):
        return None
    cut = k
    k += 1
    if r.word(k) in r.v.small["on"] or r.word(k) == "in":
        k += 1
    if not r.near(k):
        return None
    k = r.the(k)
    end = r.nominal(r, k, False)
    counted = years and not begins and node.parts[0][1] in ("year", "decade")
    if end is None or not (_dated(end[0]) or counted and isinstance(end[0], When) and end[0].year is not None and not end[0].fiscal):
        return None
    if isinstance(end[0], Edge) and r.small("the", k - 1):
        k -= 1
    return Ending(node, end[0], fiscal, (cut - (1 if r.small("that", cut - 1) else 0), k), r.small("ended", cut), begins), end[1]


def _dated(node: Node) -> bool:
    if isinstance(node, Edge):
        return _dated(node.of)
    return isinstance(node, When) and (node.month is not None or node.quarter is not None)
