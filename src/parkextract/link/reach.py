"""What the words around a value say of its period: how far off its time may stand, from when on it holds, whether it is put in year by year."""

from __future__ import annotations

from parkextract.facts import Period
from parkextract.link import apart, period
from parkextract.link.forms import words
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Time


def named_yearly(view: View, reading: Reading) -> bool:
    """Whether what names a value is what is put in year by year: `investment`, `capital spending`; not a price or a cost."""
    cue = reading.cue
    if cue is None or cue.item.role not in ("nouns", "weak"):
        return False
    return any(token.startswith(words("period", "yearly")) for token in view.tokens.lower[cue.start : cue.end])


def spent(view: View, reading: Reading) -> bool:
    """Whether the verb above a value is one of spending or of a budget: `will spend 5 million this year`, `set aside 5 million for next year`."""
    verb = view.parse.governor(reading.value.word) if view.parse is not None and reading.value.word is not None else None
    return verb is not None and view.parse is not None and view.parse.lemma(verb) in words("period", "spending")


def since(view: View, value: Placed) -> set[str]:
    """The times behind a value, or at the head of its sentence, from which on it is so: what is made from 2025 on is made since then, and was begun
    then."""
    first = view.sentence.first + 1
    near = (time for time in view.times() if time.first >= value.last or time.first <= first)
    return {time.mention.id for time in near if period.relation(view, time) == "since"}


def beside(view: View, value: Placed, when: Period | None) -> bool:
    """Whether a period is that of the time right behind a value."""
    return when is not None and any(time.mention.id == when.time and period.behind(view, value, time) for time in view.times())


def passing(view: View) -> set[str]:
    """The days of a sentence that no flow is of: those of news (`exports of 5 million, it said on Monday`, `BRASOV, June 28`)."""
    days = set()
    for time in view.times():
        mention = time.mention
        if (
            not isinstance(mention, Time)
            or mention.earliest is None
            or mention.latest is None
            or (mention.latest - mention.earliest).days > _WEEK
        ):
            continue
        if period.relation(view, time) == "in" and view.before(phrases("period", "by"), time.first, 5) is None:
            days.add(mention.id)
    return days


_WEEK = 4  # days from the first to the last of a working week


def furthest(view: View, reading: Reading, holds: str) -> float:
    """How far a value's period may be: what lasts has none, what is done once only one beside it, an older figure only its own."""
    if holds == "lasting":
        return 0.0
    if reading.via == "counterpart" or apart.older(view, reading.value):
        return period.OLDER
    return period.BESIDE if holds == "once" else period.NEAR


def moves_goods(view: View, reading: Reading, moved: bool) -> bool:
    """Whether goods are told that went through or were made, which holds of a time, rather than what could be: `handled 5.1m tonnes`, `volumes fell to
    212,000 boxes`; not `raised its capacity to 40,000 tonnes`."""
    parse, word = view.parse, reading.value.word
    verb = parse.governor(word) if parse is not None and word is not None else None
    if parse is None or verb is None or parse.is_passive(verb) or "had" in parse.auxiliaries(verb):
        return False
    if any(token in words("period", "possible") for token in view.tokens.lower[view.sentence.first : view.sentence.last]):
        return False
    if parse.lemma(verb) == "be":
        return moved
    return parse.tense(verb) == "past" and parse.lemma(verb) in words("period", "moving")


def told_now(view: View, value: Placed) -> bool:
    """Whether a verb in the present has a value as one of every year, which is not that of the time told before: `has 430 people and a turnover of 14
    million`, `exports 3 million worth`; not `net profit is 3 million`."""
    parse, word = view.parse, value.word
    verb = parse.governor(word) if parse is not None and word is not None else None
    return (
        parse is not None
        and verb is not None
        and parse.tense(verb) == "present"
        and parse.lemma(verb) != "be"
        and not parse.is_passive(verb)
    )


def verbless(view: View, reading: Reading) -> bool:
    """Whether no verb stands between a value and the one that it is a part or a neighbour of."""
    other = next((p for p in view.mentions if p.mention.id == reading.of), None)
    if other is None or view.parse is None:
        return False
    return not any(view.parse.is_verb(word) for word in view.parse.at(other.mention.end, reading.value.mention.start))
