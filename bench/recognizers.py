"""How many of the date-time cases of a Recognizers-Text specification come out right.

    recognizers.py DateTimeModel.json [--errors]

Counted are the cases that a reader of news would want: those all of whose results are dates, date ranges, date-times, durations or sets, and
those that have none. Left out are appointments (times of day alone, ranges of hours), alternatives and time zones. A case is right when every
result is met by a mention that overlaps it and has one of its values, and no other mention is found. A range of dates has its end excluded
there and included here; where the result says `before`, `since` or the like, the date that bounds it is compared.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from parkextract.article import Article
from parkextract.mentions import times
from parkextract.mentions.draft import Draft
from parkextract.tokens import Tokens

LAST_END: dict[int, date | None] = {}  # the first day of the second end of a range, which is the excluded end there
WANTED = frozenset({"date", "daterange", "datetime", "duration", "set"})


def kind(result: dict[str, Any]) -> str:
    return str(result["TypeName"]).rpartition(".")[2]


def wanted(case: dict[str, Any]) -> bool:
    """Whether a reader of news would want the case."""
    return all(kind(result) in WANTED for result in case["Results"])


def day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None


def matches(result: dict[str, Any], draft: Draft) -> bool:
    """Whether the draft overlaps the result and has one of its values."""
    if not (draft.start <= result["End"] and result["Start"] < draft.end):
        return False
    values = (result.get("Resolution") or {}).get("values") or [{}]
    return any(_same(kind(result), value, draft) for value in values)


def _same(name: str, value: dict[str, Any], draft: Draft) -> bool:
    if name == "duration" and "X" in draft.timex:  # `few` is three there and inexact here
        return str(value.get("timex", "")).replace("3", "X") == draft.timex
    if name in ("duration", "set"):
        return str(value.get("timex", "")).split("-WXX")[-1] == (draft.duration or draft.timex).split("-WXX")[-1] or _seconds(
            value
        ) == length(draft.duration)
    if draft.timex == "PRESENT_REF":
        return value.get("timex") == "PRESENT_REF"
    if name in ("date", "datetime"):
        return day(value.get("value")) == draft.earliest or value.get("value") in (None, "not resolved") and draft.earliest is None
    start, end = day(value.get("start")), day(value.get("end"))
    if value.get("value") == "not resolved":
        return draft.earliest is None or str(value.get("timex")) in draft.timex
    if value.get("Mod") and draft.vague and draft.earliest and draft.latest:
        return draft.earliest <= (end or date.max) and (start or date.min) <= draft.latest
    if value.get("Mod"):
        return any(edge in (draft.earliest, draft.latest) or edge and edge - timedelta(1) == draft.latest for edge in (start, end) if edge)
    if draft.vague and draft.earliest and draft.latest and start and end:
        return draft.earliest < end and start <= draft.latest
    return start == draft.earliest and (end is None or draft.latest in (end - timedelta(1), end) or LAST_END.get(id(draft)) == end)


def _seconds(value: dict[str, Any]) -> float | None:
    try:
        return float(value["value"])
    except (KeyError, ValueError):
        return None


def length(duration: str | None) -> float | None:
    """The seconds of an ISO 8601 duration, months of 30 days and years of 365."""
    if not duration or "X" in duration:
        return None
    seconds, clock, number = 0.0, False, ""
    for sign in duration[1:]:
        if sign == "T":
            clock = True
        elif sign.isdigit() or sign == ".":
            number += sign
        else:
            unit = (
                {"H": 3600, "M": 60, "S": 1}[sign]
                if clock
                else {"Y": 365 * 86400, "M": 30 * 86400, "W": 7 * 86400, "D": 86400}.get(sign, 0)
            )
            seconds, number = seconds + float(number or 0) * unit, ""
    return seconds


def right(case: dict[str, Any]) -> tuple[bool, list[Draft]]:
    """(whether the case is right, what was found)."""
    text, reference = case["Input"], (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
    found = times.find(Article(text=text, published=reference), Tokens(text))
    ends = {(draft.start, draft.end): draft for draft in found if draft.dropped == "part"}
    found = [draft for draft in found if draft.dropped in (None, "set") or draft.timex == "PRESENT_REF"]
    for draft in found:
        if draft.parts and draft.parts[1] in ends:
            LAST_END[id(draft)] = ends[draft.parts[1]].earliest
    met = all(any(matches(result, draft) for draft in found) for result in case["Results"])
    extra = [
        d
        for d in found
        if not d.timex.endswith("_REF") and not any(d.start <= result["End"] and result["Start"] < d.end for result in case["Results"])
    ]
    return met and not extra, found


def main(path: Path, errors: bool) -> None:
    cases = [case for case in json.loads(path.read_text(encoding="utf-8-sig")) if wanted(case)]
    counts: Counter[tuple[str, bool]] = Counter()
    for case in cases:
        good, found = right(case)
        counts[kind(case["Results"][0]) if case["Results"] else "nothing", good] += 1
        if errors and not good:
            print(case["Input"], "|", (case.get("Context") or {}).get("ReferenceDateTime", "")[:10])
            for result in case["Results"]:
                value = ((result.get("Resolution") or {}).get("values") or [{}])[0]
                print(
                    "    want",
                    kind(result),
                    repr(result["Text"]),
                    {key: value[key] for key in ("timex", "value", "start", "end", "Mod") if key in value},
                )
            for draft in found:
                print("    have", repr(case["Input"][draft.start : draft.end]), draft.timex, draft.earliest, draft.latest)
    for name in sorted({name for name, _ in counts}):
        print(f"{name:10} {counts[name, True]:4} of {counts[name, True] + counts[name, False]}")
    total = sum(counts.values())
    met = sum(count for (_, ok), count in counts.items() if ok)
    print(f"{'all':10} {met:4} of {total}  {100 * met / total:.1f} %")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), "--errors" in sys.argv)
