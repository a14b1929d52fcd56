"""Bare numbers whose noun a word near them tells: people at work (`employs 340`, `340 work there`), a workforce, `the number of servers`, ages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parkextract.mentions import nouns, workforce
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_NEAR = 8  # tokens back to the workforce that is so many strong
_NUMBER = 16  # tokens back to `the number of`
_SMALLEST = 2
_MILLION = 1000000
_CROWD, _FAR = 50 * _MILLION, 100  # the fewest that are beyond people who were counted; how many times those
_TOWN = 200  # the fewest people that a place is said to be `of`


def noun(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found], earlier: Sequence[Found], claimed: set[int]) -> str | None:
    """What a bare number counts by a word near it; None where none tells. `here` are the numbers before it in its sentence, `earlier` all near it."""
    value = f.low if f.value is None else f.value
    if value is None or value < _SMALLEST or value != value.to_integral_value():
        return None
    if f.last < tokens.size and tokens.gap(f.last) == " " and tokens.lower[f.last] in terms.sets["context.who"]:
        return _people(terms, [g for g in earlier if counted(terms, g)])
    if _we(tokens, terms, f):
        return "person"
    if f.last < tokens.size and tokens.gap(f.last) == " " and tokens.lower[f.last] in terms.sets["context.strong"]:
        return _strong(tokens, terms, f)
    if f.kind == "" and _squad(tokens, terms, f):
        return "person"
    if f.kind == "" and _booked(tokens, terms, f, here):
        return "person"
    if f.kind == "" and (employed(tokens, terms, f) or _at_work(tokens, terms, f)):
        return _people(terms, here)
    if _told(tokens, terms, f, "need") and (known := _people(terms, [g for g in earlier if counted(terms, g)])) != "person":
        return known
    if value >= _TOWN and _town(tokens, terms, f):
        return "resident"
    if (
        _told(tokens, terms, f, "vote")
        and f.last < tokens.size
        and tokens.lower[f.last] in terms.sets["link.to"]
        or _voted(tokens, terms, f, here)
    ):
        return "vote"
    return (
        workforce.of(tokens, terms, f, hedged(tokens, terms, f.first), claimed)
        or _put(tokens, terms, f, claimed)
        or _number_of(tokens, terms, f, claimed)
    )


def _people(terms: Terms, earlier: Sequence[Found]) -> str:
    """The people that the sentence has counted already, else persons: `employs 640 nurses and will hire 90`."""
    last = next((g for g in reversed(earlier) if g.kind == "count" and g.unit), None)
    return str(last.unit) if last is not None and counted(terms, last) else "person"


def counted(terms: Terms, f: Found) -> bool:
    """Whether a number counts people."""
    return f.kind == "count" and str(f.unit).rpartition(" ")[2] in terms.sets["context.people"]


def beyond(terms: Terms, f: Found, source: Found) -> bool:
    """Whether a number is far too great for the people or jobs of another: `up from 1,510 billion in 2021, and gave work to 312,000 people`."""
    crowd = counted(terms, source) or source.kind == "count" and str(source.unit).rpartition(" ")[2] in terms.sets["context.staff"]
    return crowd and f.value is not None and f.value >= max(_CROWD, _FAR * (source.value or 0))


def hedged(tokens: Tokens, terms: Terms, i: int) -> int:
    """The index after the word before token i that is more than a hedge (`about`, `up to`)."""
    if (known := tokens.hedged.get(i)) is not None:
        return known
    end = i
    while end > 0 and tokens.gap(end) != "\n":
        if (match := terms.lex.match_before(tokens, end, "bound", longest=4)) is not None:
            end = match.start
        elif tokens.lower[end - 1] in terms.fill or tokens.lower[end - 1] in terms.sets["context.present"]:
            end -= 1
        else:
            break
    tokens.hedged[i] = end
    return end


def employed(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`employs 340`, `to hire some 50`, `jobs for 160`."""
    return _told(tokens, terms, f, "employ")


def housed(tokens: Tokens, terms: Terms, f: Found, uncounted: bool) -> bool:
    """Whether a number is of people: those whom lodgings are for (`hostels for 6,000`), or who are there where nothing else has been counted
    (`There are 780 at its head office.`)."""
    end = hedged(tokens, terms, f.first)
    if end < 2 or f.number.scaled or not closes(tokens, terms, f.last):
        return False
    word, before = tokens.lower[end - 1], tokens.lower[end - 2]
    there = uncounted and before == "there" and (word in terms.sets["context.be"] or word in terms.sets["context.copula"])
    return there or word == "for" and before in terms.sets["context.lodgings"]


def manned(tokens: Tokens, terms: Terms, f: Found, times: Collection[int] = ()) -> bool:
    """Whether a number is of the people with whom a firm or a plant works: `its works at Orrin, with 630, …`, `a brewery with nine`, and after a date that
    `times` claim (`opened in 2016 with 220`); not what something ends or is compared with (`compared with nine`, `with 41 booked`)."""
    end = hedged(tokens, terms, f.first)
    last = f.last + (f.last < tokens.size and tokens.lower[f.last] in terms.sets["guard.more"])
    closed = last >= tokens.size or tokens.lower[last] in ",.;:)" or tokens.gap(last) == "\n"
    if end < 2 or tokens.lower[end - 1] not in terms.sets["context.with"] or not closed or f.number.scaled:
        return False
    word = tokens.lower[end - 2]
    return (
        word == ","
        or end - 2 in times
        or nouns.singular(word, terms) in terms.sets["context.workplace"]
        or word.endswith(tuple(terms.sets["context.maker_endings"]))
    )


def _told(tokens: Tokens, terms: Terms, f: Found, key: str) -> bool:
    """Whether a word of a row of cues stands before the number and its hedges."""
    end = hedged(tokens, terms, f.first)
    if end <= 0 or tokens.gap(end) == "\n" or f.last < tokens.size and tokens.gap(f.last) == " " and tokens.lower[f.last] in "%":
        return False
    match = terms.lex.match_before(tokens, end, "cue", longest=3)
    return match is not None and any(sense.key == key for sense in match.senses)


def _at_work(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`340 work there`, `a further 60 are employed`, `180 on the payroll`, `60 more on the payroll`, `where 170 now work`."""
    j = f.last
    if j >= tokens.size or tokens.gap(j) == "\n" or f.number.letter:
        return False
    if tokens.lower[j] in terms.sets["guard.more"]:
        j += 1
    if _where(tokens, terms, f):
        return True
    match = terms.lex.match(tokens, j, "cue")
    return match is not None and any(sense.key == "at_work" for sense in match.senses)


def _where(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`a plant where 350 now work`, `in which some 1,900 used to clock in`: they that work at the place that the clause tells of."""
    end = hedged(tokens, terms, f.first)
    near = [j for j in range(f.last, min(f.last + 3, tokens.size)) if tokens.gap(j) == " "]
    works = next((j for j in near if tokens.lower[j] in terms.sets["context.works"]), None)
    if works is None or end < 1 or tokens.lower[end - 1] != "where":
        return False
    return all(
        tokens.lower[j] in terms.sets["stop.adverb"] or tokens.lower[j] in terms.sets["context.used_to"] for j in range(f.last, works)
    )


def _we(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`We are ninety on the site`, `by 2030 we should be 1,800.`"""
    end = hedged(tokens, terms, f.first)
    i = end - 1
    while i > 0 and tokens.lower[i] in terms.sets["stop.auxiliary"]:
        i -= 1
    i -= i > 0 and tokens.lower[i] in "'’"  # `we're 128 now`
    are = 0 <= i < end - 1 and tokens.lower[end - 1] in terms.sets["context.be"] and f.number.value < _MILLION
    if any(word in terms.sets["context.level"] for word in tokens.lower[end : f.first]):
        return False  # `we are at 870`
    return are and tokens.lower[i] in terms.sets["context.we"] and closes(tokens, terms, f.last)


def _booked(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> bool:
    """`The yard has 640 on its books`, where the sentence counts nothing that they can be some of."""
    after = tokens.lower[f.last : f.last + 3]
    booked = len(after) == 3 and after[0] == "on" and after[1] in terms.sets["link.the"] and after[2] in terms.sets["context.books"]
    return booked and not any(g.kind == "count" and (g.value or 0) >= f.number.value for g in here)


def _squad(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`four crews of 35`, `classes of about 20`: how many people are in each."""
    end = hedged(tokens, terms, f.first)
    squad = 0 < end < f.first and tokens.lower[end - 1] in terms.sets["context.squads"] and tokens.lower[end] in terms.sets["joint.of"]
    return squad and closes(tokens, terms, f.last)


def _strong(tokens: Tokens, terms: Terms, f: Found) -> str:
    """What is so many strong: the workforce that the clause names, else the people of a firm (`the mill, once 2,000 strong`)."""
    for j in range(f.first - 1, max(-1, f.first - _NEAR), -1):
        if tokens.gap(j + 1) == "\n" or tokens.lower[j] in ".;!?:":
            break
        if people := terms.collective(tokens, j):
            return people
    return "person"


def _voted(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> bool:
    """Whether a number is the other side of a vote: `voted seven to two`."""
    first = here[-1] if here else None
    return (
        first is not None
        and first.unit == "vote"
        and first.shared
        and f.first == first.last + 1
        and tokens.lower[first.last] in terms.sets["link.to"]
    )


def balloted(tokens: Tokens, terms: Terms, f: Found, before: Found | None) -> bool:
    """Whether a half of what looks like a score is a side of a vote: `voted 5-2`, `votes seven-five`."""
    if before is not None and before.unit == "vote" and f.first == before.last + 1:
        return before.shared and tokens.lower[before.last] in terms.sets["context.score_dash"]
    j = f.last
    scored = j + 1 < tokens.size and tokens.lower[j] in terms.sets["context.score_dash"] and tokens.touches(j)
    numeric = scored and (tokens.lower[j + 1][0].isdigit() or tokens.lower[j + 1] in terms.number_words)
    return numeric and _told(tokens, terms, f, "vote")


def _put(tokens: Tokens, terms: Terms, f: Found, claimed: set[int]) -> str | None:
    """`puts the jobs that the park will have brought by 2030 at 1,800`, `put its workers at 900`: the plural that is put at a number."""
    end = hedged(tokens, terms, f.first)
    if not terms.sets["context.hour_at"] & set(tokens.lower[end - 1 : f.first]):
        return None
    for j in range(end - 2, max(-1, end - _NUMBER), -1):
        if tokens.gap(j + 1) == "\n" or tokens.lower[j] in ".;!?:":
            return None
        if tokens.lower[j] in terms.sets["context.puts"]:
            k = j + 1
            while k < end and (tokens.lower[k] in terms.sets["link.the"] or tokens.lower[k] in terms.sets["context.number"]):
                k += 1 + (tokens.lower[k + 1] in terms.sets["joint.of"])
            found = nouns.phrase(tokens, k, False, terms, claimed) if tokens.lower[k] not in terms.sets["cue.amount"] else None
            return found.unit if found and found.last <= end else None
    return None


def _town(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`a city of 202,000`, `the town of some 9,000`, `Regina, population 228,000,`."""
    end = hedged(tokens, terms, f.first)
    if end < 1 or tokens.gap(end) == "\n":
        return False
    directly = tokens.lower[f.first - 1] in terms.sets["joint.of"] and tokens.lower[end - 1] in terms.sets["context.town"]
    if not (f.number.scaled or closes(tokens, terms, f.last) or directly):
        return False  # but `the city of 6,400 borrowed $38 million`
    if terms.sets["context.population"] & {tokens.lower[f.first - 1], tokens.lower[end - 1]}:
        return True
    of = f.first - 1
    while of > end and tokens.lower[of] not in terms.sets["joint.of"]:
        of -= 1
    return tokens.lower[of] in terms.sets["joint.of"] and of > 0 and tokens.lower[of - 1] in terms.sets["context.town"]


def _number_of(tokens: Tokens, terms: Terms, f: Found, claimed: set[int]) -> str | None:
    """`raise the number of its servers there from 110,000 to 180,000`; the plural after `number of` in the same clause."""
    end = hedged(tokens, terms, f.first)
    told = tokens.lower[end : end + 1] == ["as"]  # `gave the number of jobs as 1,850`
    if end < 3 or not told and terms.sets["context.leads"].isdisjoint(tokens.lower[end - 1 : f.first]):
        return None
    for j in range(end - 2, max(-1, end - _NUMBER), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or word in ".;!?:":
            return None
        if word in terms.sets["context.output"] and tokens.lower[j + 1] in terms.sets["joint.of"]:
            k = j + 2
            while k < end and tokens.lower[k] in terms.sets["link.the"]:
                k += 1
            found = nouns.phrase(tokens, k, False, terms, claimed)
            return found.unit if found and found.last <= end else None
    return None


def closes(tokens: Tokens, terms: Terms, j: int) -> bool:
    """Whether nothing follows that the number could count: a stop, a preposition, a conjunction, a participle."""
    if j >= tokens.size or tokens.gap(j) == "\n":
        return True
    word = tokens.lower[j]
    return not word[0].isalnum() and word != "%" or word in terms.stop or word in terms.sets["link.and"] or word.endswith("ing")
