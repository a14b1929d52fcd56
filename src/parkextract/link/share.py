"""What a value is a part of: its share of a larger whole, and the part of its subject that it is limited to."""

from __future__ import annotations

from parkextract.facts import Share
from parkextract.link.forms import Found, words
from parkextract.link.properties import Cue
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Count, Number, Percent, Ratio

_LONGEST = 10  # tokens of the name of a whole
_NEAR = 35  # tokens before a value in which a part is named
_ENDS = frozenset(",;.():–—")


def share(view: View, value: Placed, later: int) -> Share | None:
    """`10 firms, accounting for 15.6 percent of the city's total`: the share between a value and the next, with its whole in the text's words."""
    lower = view.tokens.lower
    for part in view.mentions:
        mention = part.mention
        if (
            not value.last <= part.first < later
            or not isinstance(mention, Percent | Ratio)
            or mention.trend
            or not isinstance(mention, Number)
        ):
            continue
        if part.last >= view.sentence.last or lower[part.last] != "of" or view.has(phrases("share", "of"), value.last, part.first) is None:
            continue
        end = part.last + 1
        while end < min(view.sentence.last, part.last + 1 + _LONGEST) and lower[end] not in _ENDS:
            end += 1
        if end == part.last + 1:
            continue
        return Share(value=mention.id, of=view.tokens.text[view.tokens.starts[part.last + 1] : view.tokens.ends[end - 1]])
    return None


def limit(view: View, value: Placed, property: str, cue: Found[Cue] | None, subject: str) -> str | None:
    """What a value is limited to: counted things that it is the sum of, a part or a kind, unless that is the subject itself (`the first phase covers …`).
    `cue` is what names the property, `subject` the name of what the value is said of."""
    found = group(view, value) or part(view, value) or kind(view, value, property, cue)
    return None if found is not None and _names(found.lower(), subject.lower()) else found


def _names(limit: str, subject: str) -> bool:
    """Whether a name has the words of a limit in it: `loss` is in `the loss of last year`, not in `Glossop Mill`."""
    at = subject.find(limit)
    while at >= 0 and (subject[at - 1 : at].isalnum() or subject[at + len(limit) : at + len(limit) + 1].isalnum()):
        at = subject.find(limit, at + 1)
    return at >= 0


def kind(view: View, value: Placed, property: str, cue: Found[Cue] | None) -> str | None:
    """The kind that a value is limited to: `a loss of 5 million`, `operating profit`, `60 high-tech firms`, `900 people during construction`."""
    if property == "profit":
        first, last = (cue.start, cue.end) if cue is not None else (value.first - _NAMED, value.first)
        if view.has(phrases("part", "loss", "verb noun"), first, last) is not None:
            return "loss"
        found = view.has(phrases("part", "profit"), first - 1, last + 1)
        return found.item if found is not None else None
    if property in ("companies", "projects") and isinstance(value.mention, Count):
        return _telling(view, value, property)
    if property == "jobs" and view.has(phrases("part", "building"), value.first, value.last + _NAMED) is not None:
        return "construction"
    return None


def _telling(view: View, value: Placed, property: str) -> str | None:
    """The word between a number and what is counted that tells which of them are meant: `high-tech` of `60 high-tech firms`; a project is new anyway."""
    inside = view.tokens.text[value.mention.start : value.mention.end].split()[1:-1]
    telling = words("part", "telling") if property == "companies" else words("part", "telling_project")
    return next((word for word in reversed(inside) if word in telling), None)


_NAMED = 5  # tokens between a value and what says of what kind it is


def group(view: View, value: Placed) -> str | None:
    """The words of the counted things that a value is the sum of."""
    things = counted(view, value)
    return things.mention.text if things is not None else None


def counted(view: View, value: Placed) -> Placed | None:
    """The counted things that a value is the sum of: `35 companies to settle there with a total registered capital of …`."""
    before = [placed for placed in view.mentions if placed.last <= value.first and isinstance(placed.mention, Number)]
    if not before or not isinstance(before[-1].mention, Count) or isinstance(value.mention, Count):
        return None
    things = before[-1]
    together = next(phrases("part", "together").find(view.tokens, things.last, value.first), None)
    if together is None or together.start - things.last > _APART:
        return None
    between = view.tokens.lower[things.last : value.first]
    if _STOPS & set(between) or "," in between[: max(0, together.start - things.last - 1)]:
        return None
    return things


_APART = 6  # tokens between counted things and what they have together
_STOPS = frozenset(";:.")


def part(view: View, value: Placed, until: int = 0) -> str | None:
    """The part that a value is limited to (`the first phase`, `Phase II`, `core area`), in the text's words: the nearest named before it, or before
    token `until` if that comes later."""
    tokens, until = view.tokens, max(until, value.first)
    found = list(phrases("part", "phase", "noun").find(tokens, max(view.sentence.first, until - _NEAR), until))
    if not found:
        return None
    last = max(found, key=lambda f: (f.end, f.end - f.start))
    if ";" in tokens.lower[last.end : until]:
        return None
    first, end = last.start, last.end
    if first > view.sentence.first and tokens.lower[first - 1] in words("part", "naming"):
        first -= 1
    elif end < until and view.inside(end) is None and _numbered(tokens.words[end]):
        end += 1
    elif last.end - last.start < 2:
        return None
    return tokens.text[tokens.starts[first] : tokens.ends[end - 1]]


def _numbered(word: str) -> bool:
    """Whether a word numbers a part: `2`, `II`, `B`, `two`."""
    return word.isdigit() or word.isupper() or word.lower() in words("part", "number")
