"""Numbers of things: the noun that a number counts, and the numbers with no unit that count nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parkextract.mentions import labels, nouns, numbers, ratios, sizes
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number

if TYPE_CHECKING:
    from parkextract.mentions.reader import Reader
    from parkextract.mentions.terms import Terms


_CROWD = 10  # fewer of a people are rather firms of theirs


def read(r: Reader, found: Found, j: int) -> Found:
    """A count with the noun that it counts, else a bare number that the context must explain."""
    tokens, terms, number = r.tokens, r.terms, found.number
    if labels.furniture(tokens, number, terms):
        return r.drop(found, "furniture")
    if labels.address(tokens, number, terms):
        return r.drop(found, "address")
    one = number.value == 1 and not number.scaled
    hyphen = found.hyphen
    noun = None
    j = _past_pieces(r, j) if not hyphen else j
    if j < tokens.size and tokens.gap(j) != "\n" and j not in r.claimed:
        if hyphen and length(r, found, j):
            return found
        if hyphen and tokens.lower[j] in terms.sets["context.strong"] and (people := _strong(r, j)):
            found.kind, found.unit = "count", people
            r.until(found, j + 1)
            return found
        if hyphen and not number.scaled:
            return hyphened(r, found, j)
        if hyphen and tokens.lower[j] in terms.sets["context.of_level"]:
            r.until(found, j + 1)  # `ten-billion-level firms`: an amount, as the context must say
            return found
        if not hyphen and sizes.worked(r, found, j):
            return found
        noun = nouns.phrase(tokens, j, one, terms, r.claimed)
    if noun and one and (not number.digits and tokens.lower[j] in terms.sets["guard.one"] or _pronoun(r, number, noun)):
        noun = None
    reason = labels.named(tokens, number, terms, noun is not None) or labels.titled(tokens, number, noun.head if noun else 0, terms)
    if reason:
        return r.drop(found, reason)
    if noun and is_year(r, number) and number.value % 100 and not _held(r, number, noun):
        return r.drop(found, "year")  # `2018 sales`
    if noun is None and (length(r, found, j) or _nationals(r, found, j)):
        return found
    return _alone(r, found, j, one) if noun is None else _of_noun(r, found, noun, one)


def _nationals(r: Reader, found: Found, j: int) -> bool:
    """Whether the name of a people that has no plural is what a number counts: `110 Chinese.`, `9,300 Vietnamese employed there`; not `25 Chinese firms`,
    nor firms by where they come from (`60 firms, 25 Chinese`)."""
    tokens, number = r.tokens, found.number
    if (
        j >= tokens.size
        or tokens.lower[j] not in r.terms.sets["context.nationals"]
        or not tokens.words[j][0].isupper()
        or number.value < _CROWD
    ):
        return False
    after = tokens.lower[j + 1] if j + 1 < tokens.size and tokens.gap(j + 1) != "\n" else "."
    before = tokens.lower[number.first - 1] if number.first else "."
    if (
        before == ","
        or after[0].isalpha()
        and after not in r.terms.stop
        and after not in r.terms.sets["link.and"]
        and not after.endswith("ed")
    ):
        return False
    found.kind, found.unit = "count", tokens.lower[j]
    r.until(found, j + 1)
    return True


def _past_pieces(r: Reader, j: int) -> int:
    """The index of the noun after `nos.` at token j, the sign of pieces in tenders: `14 nos. street lights`, `12 Nos of factory sheds`."""
    tokens = r.tokens
    if j >= tokens.size or tokens.lower[j] not in r.terms.sets["context.pieces"] or tokens.gap(j) == "\n":
        return j
    k = j + 1
    k += k < tokens.size and tokens.lower[k] == "." and tokens.touches(k)
    k += k < tokens.size and tokens.lower[k] in r.terms.sets["joint.of"]
    return k if r.noun_at(k) else j


def _strong(r: Reader, j: int) -> str | None:
    """Who are so many strong by `-strong` at token j: the collective that follows (`the 900-strong workforce`), else the people of what was named."""
    tokens, k = r.tokens, j + 1
    if k >= tokens.size or not tokens.lower[k][0].isalpha() or tokens.lower[k] in r.terms.stop:
        return "person"
    return r.terms.collective(tokens, k)


def _alone(r: Reader, found: Found, j: int, one: bool) -> Found:
    """A number that no noun follows: `one of them`, `a factor of 3`, `1,000 or so jobs`, a year, or bare."""
    tokens, terms, number = r.tokens, r.terms, found.number
    before = tokens.lower[number.first - 1] if number.first else ""
    alone = j >= tokens.size or not tokens.lower[j][0].isalpha() or tokens.lower[j] in terms.sets["stop.preposition"]
    of = j < tokens.size and tokens.lower[j] in terms.sets["joint.of"]
    if one and not number.digits and (of or not (alone and before in terms.sets["context.one_by"])):
        return r.drop(found, "one of" if of else "pronoun")
    if ratios.factor(r, found) or _measured(r, found, j) or _unhyphened(r, found, j) or _or_so(r, found, j) or of and _of_many(r, found, j):
        return found
    if is_year(r, number) or _year_after_period(r, number):
        return r.drop(found, "year")
    return found


def _of_noun(r: Reader, found: Found, noun: nouns.Noun, one: bool) -> Found:
    """A number with the noun that it counts: `12 firms`, `one plant`, `560 leasable hectares`."""
    number = found.number
    if not number.digits and ratios.many_in(r, found, noun.last) or ratios.factor(r, found):
        return found
    if one and not number.digits and found.first and _only_named(r, found.first, noun):
        return r.drop(found, "pronoun")
    if noun.last < r.tokens.size and r.tokens.lower[noun.last] == "ago" and r.tokens.gap(noun.last) == " ":
        return r.drop(found, "length")  # `two monsoons ago`
    if sizes.described(r, found, noun.head):
        return found
    found.kind, found.unit = "count", noun.unit
    if number.other is not None and whole(found, r.terms):
        found.number = number._replace(value=max(number.value, number.other))  # `2.140 employees` are no two
    found.value = r.value_of(found)
    r.until(found, noun.last)
    r.rate(found, noun.last)
    return found


def _only_named(r: Reader, i: int, noun: nouns.Noun) -> bool:
    """Whether the words at token i name something and count nothing: `the one plant`, `paid by one customer`, but `in one market and three countries`."""
    lower, terms, j = r.tokens.lower, r.terms, noun.last
    if lower[i - 1] in terms.sets["context.one_not"]:
        return True
    added = (
        j + 1 < r.tokens.size and lower[j] in terms.sets["link.and"] and (lower[j + 1][0].isdigit() or lower[j + 1] in terms.number_words)
    )
    return lower[i - 1] in terms.sets["context.one_where"] and not added


def _measured(r: Reader, found: Found, j: int) -> bool:
    """Whether a measure stands between a number and its noun, a mention of its own: `two 600-MW units`, `three 110 kV substations`."""
    tokens, number = r.tokens, found.number
    if (
        j >= tokens.size
        or not tokens.lower[j][0].isdigit()
        or tokens.gap(j) != " "
        or number.scaled
        or j in r.claimed
        or is_year(r, number)
    ):
        return False
    inner = numbers.parse(tokens, j, r.terms.lex, r.comma_decimal)
    unit = r.terms.lex.match(tokens, r.past_hyphen(inner.last), "unit") if inner else None
    noun = r.noun_at(unit.end) if unit and unit.end - 1 not in r.claimed else None
    if noun is None or inner is None or inner.fraction:
        return False
    found.kind, found.unit, found.shared = "count", noun.unit, True
    return True


def _unhyphened(r: Reader, found: Found, j: int) -> bool:
    """Whether a number and a singular say the size of what follows without a hyphen: `a 120 bed hospital`, `the 11 member bloc`."""
    tokens, terms = r.tokens, r.terms
    if j + 1 >= tokens.size or tokens.lower[j] not in terms.sets["context.sized_by"] or tokens.gap(j + 1) != " " or found.number.value <= 1:
        return False
    after = tokens.lower[j + 1]
    if not after[0].isalpha() or after in terms.stop or after in terms.sets["link.and"] or j + 1 in r.claimed:
        return False
    found.kind, found.unit = "count", tokens.lower[j]
    r.until(found, j + 1)
    return True


def _or_so(r: Reader, found: Found, j: int) -> bool:
    """Whether the noun of a number follows on `or so`, which says how exact it is: `1,000 or so permanent jobs`."""
    tokens, terms = r.tokens, r.terms
    if j >= tokens.size or tokens.lower[j] not in terms.sets["link.or"] or tokens.gap(j) != " ":
        return False
    match = terms.lex.match(tokens, j, "bound_after")
    noun = r.noun_at(match.end) if match and match.sense.key == "about" else None
    if noun is None:
        return False
    found.kind, found.unit, found.shared = "count", noun.unit, True
    return True


def _of_many(r: Reader, found: Found, j: int) -> bool:
    """Whether a scale stands before `of` and what is counted: `a lakh of jobs`, `two lakhs of workers`."""
    noun = r.noun_at(j + 1) if found.number.scaled and not found.number.letter else None
    if noun is None or noun.unit.rpartition(" ")[2] not in r.terms.sets["context.whole_things"]:
        return False  # `65 million of credits`
    found.kind, found.unit, found.value = "count", noun.unit, r.value_of(found)
    r.until(found, noun.last)
    return True


def things(found: Found) -> bool:
    """Whether a number can be one of things: a whole one, without a scale."""
    return not found.number.scaled and found.number.value == found.number.value.to_integral_value()


def whole(found: Found, terms: Terms) -> bool:
    """Whether what a number counts comes in wholes, so that three figures behind a point or comma are thousands: `2.140 employees`."""
    return not found.number.scaled and str(found.unit).rpartition(" ")[2] in terms.sets["context.whole_things"]


def _pronoun(r: Reader, number: Number, noun: nouns.Noun) -> bool:
    """Whether `one` stands for a noun or closes a label before a verb: `the newer one grinds`, `phase one delivers`, `one works nights`."""
    tokens, terms, f = r.tokens, r.terms, number.first
    before = tokens.lower[f - 1] if f and tokens.gap(f) == " " else ""
    verb = nouns.is_plural(tokens.lower[noun.head], terms) or tokens.lower[noun.head] in terms.sets["not_counted.verbs"]
    if before in terms.sets["label.spelled"] or noun.head == number.last and verb:
        return tokens.lower[noun.head] not in terms.plurals  # `unit 1 supplies the grid` too
    if number.digits or f < 2 or not before[:1].isalpha() or before in terms.stop:
        return False
    return tokens.lower[f - 2] in terms.sets["link.the"] or tokens.lower[f - 2] in terms.sets["context.one_not"]


def length(r: Reader, found: Found, j: int) -> bool:
    """A number of years, days and so on that is no time: an age is a quantity, any other length is left to the times."""
    tokens = r.tokens
    if j >= tokens.size or tokens.gap(j) == "\n" or j in r.claimed:
        return False
    if tokens.lower[j] in r.terms.sets["cue.spell"] and j + 1 < tokens.size and tokens.lower[j + 1] in r.terms.sets["stop.time"]:
        j += 1  # `50 previous years`
    unit = r.terms.time_names.get(tokens.lower[j]) or nouns.singular(tokens.lower[j], r.terms)
    if tokens.lower[j] not in r.terms.sets["stop.time"] and not (tokens.lower[j] == "yo" and found.number.digits):
        return False
    k = r.past_hyphen(j + 1)
    after = tokens.lower[k] if k < tokens.size and tokens.gap(k) != "\n" else ""
    old = after in r.terms.sets["cue.old"] or after == "of" and tokens.lower[k + 1 : k + 2] == ["age"]
    if tokens.lower[j] == "yo":
        found.kind, found.unit = "quantity", "year"
        r.until(found, j + 1)
    elif old:
        found.kind, found.unit = "quantity", unit
        r.until(found, k + 1 if after in r.terms.sets["cue.old"] else j + 1)
    else:
        found.unit = unit
        r.drop(found, "length")
        r.until(found, j + 1)
    return True


def is_year(r: Reader, number: Number) -> bool:
    word = r.tokens.lower[number.first]
    return number.digits and number.last == number.first + 1 and len(word) == 4 and word.isdigit() and "1700" <= word <= "2100"


def _held(r: Reader, number: Number, noun: nouns.Noun) -> bool:
    """Whether figures that could be a year, but are no time, count what a place or a firm has: `will create 1850 jobs`, `1984 parking spaces`."""
    lower, first = r.tokens.lower, number.first
    told = noun.unit.rpartition(" ")[2] in r.terms.sets["context.held"] and nouns.is_plural(lower[noun.head], r.terms)
    before = lower[first - 1] if first else "."
    return told and before not in r.terms.sets["context.dated"] and (before[0].isalpha() or before == ",")


def _year_after_period(r: Reader, number: Number) -> bool:
    """Whether two figures after the name of a quarter or half give its year: `Q1 25`."""
    f, tokens = number.first, r.tokens
    if not (number.digits and f - 1 in r.claimed and number.last == f + 1 and len(tokens.lower[f]) == 2 and tokens.lower[f].isdigit()):
        return False
    period = len(tokens.lower[f - 1]) == 1 and tokens.lower[f - 1].isdigit() and f - 2 in r.claimed and tokens.touches(f - 1)
    return period and tokens.gap(f) == " " and tokens.lower[f - 2][0].isalpha()


def hyphened(r: Reader, found: Found, j: int) -> Found:
    """`five-person`, `four-lane`: the word after the hyphen is what is counted, unless it makes an idiom (`one-off`, `two-thirds`)."""
    tokens, terms = r.tokens, r.terms
    word = tokens.lower[j]
    if not word[0].isalpha():
        reason = labels.named(tokens, found.number, terms, False) if word[0].isdigit() else "label"
        return r.drop(found, reason) if reason else found
    idiom = word in terms.anchors or word in terms.sets["guard.idiom"] or word in terms.stop and word not in terms.sets["plural.people"]
    if not tokens.words[j].islower() or idiom:
        return r.drop(found, "label")
    if word.endswith(("ed", "al", "ary", "ous")) and word not in terms.sets["context.sized_by"] or found.number.value <= 1 or found.sign:
        return r.drop(found, "adjective")
    found.kind, found.unit = "count", nouns.singular(word, terms)
    r.until(found, j + 1)
    return found
