"""Times of day: `10:30 a.m. EST`, `5pm`, `0900 GMT`, `noon`, `Thursday morning`, `the night of May 13`, `8 p.m. on Monday`."""

from __future__ import annotations

from parkextract.mentions.times import dates
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Node, When
from parkextract.mentions.times.reader import Read, Reader

_Time = tuple[int, int, int | None]


def clock(r: Reader, i: int) -> Read | None:
    """A clock time at token i, with its zone and the day that follows it."""
    if named := r.phrase("clock_word", i):
        return with_day(r, Clock(named[0]), named[1])
    read = _figures(r, i)
    if read is None:
        return None
    (hour, minute, second), j, sure = read
    if meridiem := r.phrase("meridiem", j):
        if not 1 <= hour <= 12 or not (r.near(j) or r.tokens.touches(j)):
            return None
        hour = hour % 12 + (12 if meridiem[0] == "pm" else 0)
        j, sure = meridiem[1], True
        if r.word(j) == "." and r.tokens.touches(j) and r.word(j - 1) != ".":
            j += 1 if "." in (r.word(j - 2),) else 0
    elif r.word(j) == "o" and r.word(j + 1) in ("'", "\u2019") and r.word(j + 2) == "clock":
        j, sure = j + 3, True
    elif not sure and _by_part(r, Clock("00:00"), j)[1] > j and r.word(j) in r.v.small["clock_joint"]:
        sure = True
    zone = ""
    if j < r.size and r.near(j) and (found := r.phrase("time_zone", j)) and (r.capital(j) or found[0] == "local"):
        zone, j, sure = ("Z" if found[0] in ("+00:00", "Z") else ""), found[1], True
    elif r.word(j) == "(" and (found := r.phrase("time_zone", j + 1)) and r.word(found[1]) == ")" and r.capital(j + 1):
        zone, j, sure = ("Z" if found[0] in ("+00:00", "Z") else ""), found[1] + 1, True
    if not sure and not _expected(r, i) and day_at(r, dates.after_comma(r, j)) is None:
        return None
    text = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    return with_day(r, Clock(text, zone=zone), j)


def _figures(r: Reader, i: int) -> tuple[_Time, int, bool] | None:
    """((hour, minute, second), index after, whether the form alone shows a clock time)."""
    word = r.word(i)
    if (told := _told_hour(r, i)) is not None:
        return (told, 0, None), i + 1, False
    if "." in word:  # 10.30 am
        hour, _, minute = word.partition(".")
        if hour.isdigit() and len(hour) <= 2 and int(hour) <= 24 and len(minute) == 2 and minute.isdigit() and int(minute) < 60:
            return ((int(hour), int(minute), None), i + 1, False) if r.phrase("meridiem", i + 1) else None
        return None
    hour_value = r.whole(i, 0, 24)
    if hour_value is not None and len(word) <= 2:
        if r.word(i + 1) == ":" and r.tokens.touches(i + 1) and r.tokens.touches(i + 2):
            minute_text = r.word(i + 2)
            if len(minute_text) == 2 and minute_text.isdigit() and int(minute_text) < 60:
                if (
                    r.word(i + 3) == ":"
                    and r.tokens.touches(i + 3)
                    and (second := r.whole(i + 4, 0, 60)) is not None
                    and len(r.word(i + 4)) == 2
                ):
                    return (hour_value, int(minute_text), second), i + 5, True
                return (hour_value, int(minute_text), None), i + 3, False
            return None
        clock_after = r.phrase("meridiem", i + 1) or (r.word(i + 1) == "o" and r.word(i + 3) == "clock")
        return ((hour_value, 0, None), i + 1, False) if clock_after and (r.near(i + 1) or r.tokens.touches(i + 1)) else None
    if len(word) == 4 and word.isdigit() and int(word[:2]) < 25 and int(word[2:]) < 60:
        after = r.phrase("time_zone", i + 1)
        if (after and r.capital(i + 1) and after[0] != "local" and r.near(i + 1)) or r.word(i + 1) == "hours":
            return (int(word[:2]), int(word[2:]), None), i + 2 if r.word(i + 1) == "hours" else i + 1, True
    return None


def _told_hour(r: Reader, i: int) -> int | None:
    """An hour that the words after it show to be one: `five o'clock`, `11 at night`, `7 in the morning`."""
    if not told_hour_follows(r, i + 1) and not (r.word(i + 1) == "o" and r.word(i + 3) == "clock"):
        return None
    count = r.count(i)
    return int(count[0]) if count and count[1] == i + 1 and 1 <= count[0] <= 12 and count[0] == int(count[0]) else None


def told_hour_follows(r: Reader, j: int) -> bool:
    """Whether `in the morning` or `at night` stands at token j."""
    if not (r.small("clock_joint", j) and r.near(j)):
        return False
    k = r.the(j + 1)
    part = r.phrase("daypart", k)
    return part is not None and r.near(k) and (k > j + 1) == (r.word(j) == "in") and part[0] != "MI"


def _expected(r: Reader, i: int) -> bool:
    """Whether what stands before `10:30` asks for a time of day: a preposition, a comma after a date, or the figures of a date."""
    before = r.word(i - 1)
    if before == ",":
        return r.word(i - 2).isdigit() or r.word(i - 2) in r.v.month or r.word(i - 2) in r.v.weekday
    return (
        before in r.v.small["clock_before"]
        or before in r.v.month
        or (before.isdigit() and len(before) in (2, 4) and r.word(i - 2) in ("-", "/", ",") or before == "t")
    )


def with_day(r: Reader, clock_node: Clock, j: int) -> Read:
    """The clock time or part of day with the day named after it: `5 p.m. Monday`, `8 a.m. on May 5`, `16:00 UTC today`."""
    k = dates.after_comma(r, j)
    if local := r.phrase("local_time", k):
        k = dates.after_comma(r, local[1])
    elif r.near(k) and r.capital(k) and r.small("time", k + 1):  # Beijing time
        k = dates.after_comma(r, k + 2)
    if r.near(k) and (r.small("on", k) or r.small("of", k)):
        k = r.the(k + 1)
    if not r.near(k):
        return clock_node, j
    day = day_at(r, k)
    if day is None:
        return _by_part(r, clock_node, j)
    clock_node.day = day[0]
    if r.near(day[1]) and (part := r.phrase("daypart", day[1])) and clock_node.part and r.small("hours", j - 1):
        clock_node.time = part[0]  # in the early hours of Sunday morning
        return clock_node, part[1]
    if r.near(day[1]) and (part := r.phrase("daypart", day[1])) and not clock_node.part:
        return _in_part(clock_node, part[0]), part[1]
    return clock_node, day[1]


def _by_part(r: Reader, node: Clock, j: int) -> Read:
    """A clock time with the part of the day said behind it: `5 o'clock in the afternoon`, `7:30 this morning`, `11 at night`."""
    if node.part or not r.near(j):
        return node, j
    k = r.the(j + 1) if r.word(j) in r.v.small["clock_joint"] else j
    which = r.phrase("deixis", k)
    k = which[1] if which else k
    part = r.phrase("daypart", k) if r.near(k) and (k > j) else None
    if part is None:
        return node, j
    if which and which[0] == "last":
        node.day = Day(-1)
    elif which and which[0] == "this":
        node.day = Day(0)
    return _in_part(node, part[0]), part[1]


def _in_part(node: Clock, part: str) -> Clock:
    """The clock time in the half of the day that the part of the day says."""
    hour = int(node.time[:2])
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        node.time = f"{hour + 12:02d}{node.time[2:]}"
    return node


def day_at(r: Reader, i: int) -> Read | None:
    """A single day at token i: a date with its day, a weekday (with last or next), today, yesterday."""
    if named := r.phrase("day_word", i):
        return (Day(int(named[0])), named[1]) if named[0].lstrip("-").isdigit() else None
    which = r.phrase("deixis", i)
    if which and r.word(which[1]) in r.v.weekday:
        node = When(weekday=r.v.weekday[r.word(which[1])], which=which[0])  # type: ignore[arg-type]
        return node, which[1] + 1
    if which and which[0] in ("same", "next", "following", "prior") and r.word(which[1]) == "day":
        return Deictic("following" if which[0] == "next" else which[0], "day"), which[1] + 1  # type: ignore[arg-type]
    word = r.word(i)
    if word in r.v.month or word in r.v.weekday or word in r.v.weekday_short or word[:1].isdigit():
        found = dates.date(r, i)
        if found and isinstance(found[0], When) and (found[0].day or found[0].weekday):
            return of_week(r, found[0], found[1]) or found
    return None


def of_week(r: Reader, node: When, end: int) -> Read | None:
    """A weekday with the week that is named behind it: `Monday last week`, `Monday of this week`."""
    k = end + 1 if r.word(end) == "of" else end
    which = r.phrase("deixis", k) if node.weekday and not node.day and r.near(k) else None
    if which is None or r.word(which[1]) != "week":
        return None
    node.within = Deictic(which[0], "week")  # type: ignore[arg-type]
    return node, which[1] + 1


def day_part(r: Reader, i: int, which: str | None) -> Read | None:
    """`morning of February 15`, `morning hours of 30 April`; with a deictic before it `this morning`, `last night`, `the next morning`."""
    part = r.phrase("daypart", i)
    if part is None:
        return None
    code, j = part
    if r.small("hours", j) and r.near(j):
        j += 1
    if which in ("this", "last", "next", "following", "that", "same", "prior"):
        offset = {"this": 0, "last": -1, "next": 1}.get(which)
        if which == "next" or offset is None:
            return Clock(code, day=Deictic("following" if which == "next" else which, "day"), part=True), j  # type: ignore[arg-type]
        return Clock(code, day=Day(offset), part=True), j
    return with_day(r, Clock(code, part=True), j)


def part_after(r: Reader, day: Node, j: int) -> Read | None:
    """A part of the day or a clock time after a day: `Thursday morning`, `May 5 at 10:30 a.m.`, `yesterday afternoon`, `Aug 28, 10:30`."""
    k = r.hyphen(j) if r.word(j) == "-" else j
    named = r.capital(k) and r.near(k + 1) and r.capital(k + 1)  # Monday Night Football
    if r.near(k) and (part := r.phrase("daypart", k)) and r.word(k) != "dawn" and not named:
        return Clock(part[0], day=day, part=True), part[1]
    k = dates.after_comma(r, j)
    if r.near(k) and r.small("at", k):
        k += 1
    if r.near(k) and (r.word(k)[:1].isdigit() or r.word(k) in r.v.phrases["clock_word"]):
        found = clock(r, k)
        if found and isinstance(found[0], Clock) and found[0].day is None:
            found[0].day = day
            return found
    if r.word(j) == "t" and r.tokens.touches(j) and (read := _figures(r, j + 1)):
        (hour, minute, second), end, _ = read
        text = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
        zone = "Z" if r.word(end) == "z" and r.tokens.touches(end) else ""
        return Clock(text, day=day, zone=zone), end + bool(zone)
    return None
