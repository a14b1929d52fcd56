"""What keeps a time from being that of a value beside it: it is of another figure, of another clause, or of the one who speaks."""

from __future__ import annotations

from datetime import date, timedelta

from parkextract.link.forms import words
from parkextract.link.values import yearly
from parkextract.link.view import Placed, View, phrases
from parkextract.syntax import Parse
from parkextract.values import Count, Money, Number, Percent, Ratio, Time

_TO = 4  # tokens between an older figure and its time
_BACK = 3  # tokens before an older figure or a time in which it is told that it is compared
_YEARLY = 4  # tokens before a value in which `annual` stands
_RECENT = timedelta(days=31)  # what is said of a time so near may be so still
_OPENING = 8  # tokens between a time that opens a clause and the verb of that
_WEEK = timedelta(days=7)  # news is told on a day of the week


def of_another(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of speaking, of another figure, or of a comparison."""
    return (
        _present(view, time)
        or _explains(view, time)
        or _of_sum(view, value, time)
        or _of_next(view, value, time)
        or _of_older(view, value, time)
        or _in_brackets(view, value, time)
        or _opens_next(view, value, time)
        or _of_speaking(view, time)
        or _of_record(view, time)
        or compared(view, time)
    )


def _present(view: View, time: Placed) -> bool:
    """Whether a time is that of speaking: `today`, `now`; what is so now needs no period."""
    return " ".join(view.tokens.lower[time.first : time.last]) in words("period", "present")


def _explains(view: View, time: Placed) -> bool:
    """Whether a time in brackets says when one right before it ends: `in fiscal 2022 (until 30 September)`."""
    lower, k = view.tokens.lower, time.first - 1
    while k > view.sentence.first and k >= time.first - _BACK and lower[k] != "(":
        k -= 1
    before = view.inside(k - 1) if lower[k] == "(" and k > view.sentence.first else None
    return before is not None and isinstance(before.mention, Time) and lower[time.last : time.last + 1] == [")"]


def _of_sum(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time right behind a sum of money is that of it and not of the people or firms told before it, of whom no verb in the past tells:
    `counts 142 firms and turnover of 1.9 billion in 2022`."""
    parse, lower = view.parse, view.tokens.lower
    if not isinstance(value.mention, Count) or parse is None or value.word is None:
        return False
    k = time.first - 1
    while k > value.last and k >= time.first - _BACK and lower[k] in words("period", "joint"):
        k -= 1
    other = view.inside(k)
    if other is None or other.first <= value.first or not isinstance(other.mention, Money):
        return False
    verb = parse.governor(value.word)
    return verb is None or parse.tense(verb) != "past"


def _in_brackets(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time stands in brackets with another figure, which then is of that time: `profit was 5 million (half-year 2020: a loss of 3 million)`."""
    lower, sentence = view.tokens.lower, view.sentence
    start = next((i for i in range(time.first - 1, sentence.first - 1, -1) if lower[i] in ("(", ")")), sentence.first)
    if lower[start] != "(" or start <= value.first < time.first:
        return False
    end = next((i for i in range(time.last, sentence.last) if lower[i] == ")"), start)
    inside = (p for p in view.mentions if start < p.first < end)
    return not start < value.first < end and any(
        p.mention.kind == value.mention.kind and isinstance(p.mention, Number) and p.mention.equivalent_to is None for p in inside
    )


def _opens_next(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time opens the clause that follows that of a value: `has 640 staff and, last year, took in 3 million`, `and in May sold its last plot`."""
    parse, lower = view.parse, view.tokens.lower
    verb = parse.governor(value.word) if parse is not None and value.word is not None else None
    if parse is None or verb is None or time.first <= value.last:
        return False
    k = time.first - 1
    while k > value.last and (lower[k] == "," or lower[k] in words("period", "opening")):
        k -= 1
    before = view.inside(k - 1)
    if lower[k] not in words("period", "next_clause") or (before is not None and isinstance(before.mention, Time)):
        return False
    following = [other for other in parse.conjuncts(verb) if parse.is_verb(other) and view.tokens.at(parse.starts[other]) >= time.last]
    if not following:
        return False
    stop = view.tokens.at(parse.starts[following[0]])
    return stop - time.last <= _OPENING and not any(view.inside(i) for i in range(time.last, stop))


def _of_record(view: View, time: Placed) -> bool:
    """Whether a time is that of the last like it: `its first surplus since 2018`, `the most since 2009`."""
    lower = view.tokens.lower
    if lower[time.first - 1] != "since":
        return False
    before = lower[max(view.sentence.first, time.first - 1 - _BACK) : time.first - 1]
    return any(word in words("period", "record") or (word.endswith("est") and len(word) > _LONG) for word in before)


_LONG = 5  # letters of a superlative, at least: `lowest`


def alone(view: View, time: Placed) -> bool:
    """Whether a time is picked out of a longer one that is told: `June alone: 88 million`."""
    return time.last < view.sentence.last and view.tokens.lower[time.last] == "alone"


def _of_speaking(view: View, time: Placed) -> bool:
    """Whether a time tells when somebody said it: `announced on Tuesday`."""
    parse, mention = view.parse, time.mention
    if parse is None or time.word is None or not isinstance(mention, Time) or mention.earliest is None or mention.latest is None:
        return False
    verb = parse.governor(time.word)
    return mention.latest - mention.earliest < _WEEK and verb is not None and parse.lemma(verb) in words("speech", "verb")


def compared(view: View, time: Placed) -> bool:
    """Whether a value is compared with that of a time: `more than in 2019`, `level with 2019`, `up 4 percent on 2019`."""
    first, lower = time.first, view.tokens.lower
    before = lower[max(view.sentence.first, first - _BACK) : first]
    if before[-1:] == ["with"] or before[-2:] == ["as", "in"] or _of_figure(view, time):
        return True
    if view.has(phrases("change", "year_on_year"), first - 1, time.last) is not None:
        return True
    size = view.inside(first - 2) if first - 2 >= view.sentence.first and before[-1:] and before[-1] in words("period", "beside") else None
    if size is not None and isinstance(size.mention, Percent | Ratio):
        return True
    then = next((i for i in range(first - 1, first - len(before) - 1, -1) if lower[i] == "than"), None)
    return then is not None and not any(view.inside(i) for i in range(then, first))


def _of_figure(view: View, time: Placed) -> bool:
    """Whether a time is that of a figure that is compared with: `2.3 times the 2019 figure`, `above the 2019 level`, `twice those of 2019`."""
    lower, first = view.tokens.lower, view.sentence.first
    if time.last < view.sentence.last and lower[time.last] in words("period", "figure"):
        if lower[time.first - 1] == "the" and lower[time.first - 2] in words("period", "beside"):
            return True
    near = range(time.first - 1, max(first, time.first - _FIGURE) - 1, -1)
    size = next((other for i in near if (other := view.inside(i)) is not None), None)
    if size is None or not isinstance(size.mention, Ratio):
        return False
    if view.parse is not None and size.word is not None and view.parse.is_verb(size.word):
        return False  # doubled the number of firms in 2019
    return lower[size.last] in words("period", "measured") and {",", ";", "and"}.isdisjoint(lower[size.last : time.first])


_FIGURE = 8  # tokens before a time in which a ratio is counted from a figure of it


def older(view: View, value: Placed) -> bool:
    """Whether a value is an older one that a newer is compared with: `from 84 million`, `against 84 million`, `after a loss of 84 million`."""
    before = view.tokens.lower[max(view.sentence.first, value.first - _BACK) : value.first]
    return bool(set(before[-2:]) & set(words("period", "older"))) or "compared" in before or before[-2:] == ["than", "the"]


def set_beside(view: View, value: Placed) -> bool:
    """Whether a value is set beside another: a bracket or a word of comparison stands before it."""
    before = view.tokens.lower[max(view.sentence.first, value.first - _BESIDE) : value.first]
    return not {"(", "compared", "while", "whereas", "it", "was", "than"}.isdisjoint(before)


_BESIDE = 4  # tokens before a value in which it is set beside another


def looks_back(view: View, value: Placed) -> bool:
    """Whether the verb above a value steps back in what is told: `In 2022 it had earned 148 million`."""
    parse = view.parse
    verb = parse.governor(value.word) if parse is not None and value.word is not None else None
    return parse is not None and verb is not None and "had" in parse.auxiliaries(verb)


def _of_older(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of the figure that a value has come from: `rose from 84 million in 2019 to 91 million`."""
    other = older_beside(view, time)
    return other is not None and other.first != value.first


def older_beside(view: View, time: Placed) -> Placed | None:
    """The older figure that a time stands behind: `as compared to 84 million in 2019`."""
    near = range(time.first - 1, max(view.sentence.first, time.first - _TO) - 1, -1)
    other = next((other for i in near if (other := view.inside(i)) is not None), None)
    return other if other is not None and isinstance(other.mention, Number) and older(view, other) else None


def dates_older(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time stands right beside an older figure: `84 million in 2019`, `2019: 84 million`, not `last year, from 84 million`."""
    last, lower = value.last, view.tokens.lower
    beside = view.inside(last + 1) if last + 1 < view.sentence.last and lower[last] == "and" else None
    if beside is not None and isinstance(beside.mention, Number):
        last = beside.last  # up from 51 and 8,900 a year earlier
    if value.last <= time.first <= value.last + 2 or last <= time.first <= last + 2:
        return True
    return time.last <= value.first <= time.last + 2 and not set(view.tokens.lower[time.last : value.first]) & set(words("period", "older"))


def _of_next(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of the value right behind it and not of this one: `(2017: 6 million)`, `the previous year's 75 boats`."""
    lower = view.tokens.lower
    stop = time.last
    while stop < view.sentence.last and stop < time.last + 3 and lower[stop] in (":", "'", "’", "s"):
        stop += 1
    following = view.inside(stop) if stop > time.last and stop < view.sentence.last else None
    return following is not None and following.first != value.first and following.mention.kind == value.mention.kind


def of_other_clause(view: View, value: Placed, time: Placed, published: date | None) -> bool:
    """Whether a time is of another clause: what is so now is not said of a time long over (`it employs 70 and exported goods worth 5 million last
    year`), nor is the number of those who did something (`its 94 firms exported …`)."""
    parse, mention = view.parse, time.mention
    if parse is None or value.word is None or time.word is None:
        return False
    verb, when = parse.governor(value.word), parse.governor(time.word)
    if verb is None:
        return False
    if isinstance(value.mention, Count) and parse.relation(value.word) == "subject" and _definite(parse, value.word):
        return parse.objects(verb) != []
    if not isinstance(value.mention, Money) and _role(parse, value.word, verb) == "of subject":
        return True
    if verb == when or parse.tense(verb) != "present" or not isinstance(mention, Time) or mention.latest is None or published is None:
        return False
    joined = when is not None and when in parse.conjuncts(verb) and parse.lemma(verb) != "be"
    if joined and when is not None and parse.tense(when) == ("past" if mention.latest <= published else "future"):
        return True  # `received its permit on Friday and has 95 people`, `employs 510 and will get new machines in 2023`
    return mention.latest + _RECENT < published


def begun_without(view: View, value: Placed) -> bool:
    """Whether what has been so since a time is not a value that only stands by: `has run a yard since 2009 with 1,800 workers`."""
    parse = view.parse
    verb = parse.governor(value.word) if parse is not None and value.word is not None else None
    return (
        parse is not None and value.word is not None and verb is not None and _role(parse, value.word, verb) in ("of subject", "with", "at")
    )


def only_is(view: View, value: Placed, time: Placed) -> bool:
    """Whether a value only is so now, which no `since` dates: `Velden, here since 1994, employs 870`, not `has attracted 61 firms since 2015`."""
    parse, before = view.parse, view.tokens.lower[max(view.sentence.first, time.first - _BACK) : time.first]
    verb = parse.governor(value.word) if parse is not None and value.word is not None and "since" in before else None
    return parse is not None and verb is not None and parse.tense(verb) == "present" and {"has", "have"}.isdisjoint(parse.auxiliaries(verb))


def _role(parse: Parse, word: int, verb: int) -> str:
    """What a value is in the clause of its verb: `of subject` where it only describes the subject, the preposition of a phrase of the verb, or else nothing."""
    top = parse.below(verb, word)
    if top is None or top == word or parse.relation(word) == "conjunct":
        return ""
    relation = parse.relation(top)
    if relation in ("subject", "passive subject"):
        return "of subject"
    return parse.words[top].lower() if relation == "preposition" else ""


def _definite(parse: Parse, noun: int) -> bool:
    """Whether a noun is spoken of as known: `its firms`, `the firms`."""
    return parse.possessor(noun) is not None or parse.determiner(noun) in words("period", "known")


def earlier(view: View, time: Placed) -> bool:
    """Whether a time is one that another is compared with: `the same period of last year`, `a year earlier`, `than in 2019`."""
    inside = view.tokens.lower[time.first : time.last]
    before = view.tokens.lower[max(view.sentence.first, time.first - 2) : time.first]
    return any(word in words("period", "compared") for word in inside) or any(word in words("period", "comparing") for word in before)


def again(view: View, value: Placed) -> bool:
    """Whether a value is told as one of every year: `400 million in taxes a year`, `annual exports of 5 million`."""
    before = view.tokens.lower[max(view.sentence.first, value.first - _YEARLY) : value.first]
    return yearly(view, value) or bool(set(before) & set(words("period", "each")))
