"""The noun that words standing for it repeat: `31 foreign ones`, `the investors, of whom 11 …`, `How many firms are there? – Nine.`"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parkextract.mentions import nouns
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_QUESTION = 24  # tokens of a question back from its mark
_OPENING = 8  # tokens of an answer before its number
_BACK = 40  # tokens back to a plural that `them` stands for
_PLACED = 10  # tokens from what was counted to the plural that says where
_NAMED = 4  # words of a noun phrase before its head


def stood_for(terms: Terms, unit: str, earlier: Callable[[], Sequence[Found]]) -> str | None:
    """The unit of `174 permanent ones` and of `three others` after things that were counted: the words before, and the noun of those."""
    before, _, last = unit.rpartition(" ")
    others = last in terms.sets["context.other_things"]
    if not others and last not in terms.sets["context.stands_for"]:
        return None
    counted = [g for g in reversed(earlier()) if g.kind == "count" and g.unit and not _pro(terms, str(g.unit))]
    if others:
        counted = [g for g in counted if str(g.unit).rpartition(" ")[2] not in terms.sets["context.staff"]]
    elif before:
        things = [g for g in counted if str(g.unit) != "people" and str(g.unit) != "person"]
        counted = things or counted  # `74 factories with 21,000 people. Seven new ones`
    source = next(iter(counted), None)
    if source is None:
        return None
    noun = str(source.unit).partition(" of ")[0].rpartition(" ")[2]
    if others:
        return f"{unit} {noun}"
    return f"{before} {noun}" if before else str(source.unit)


def _pro(terms: Terms, unit: str) -> bool:
    last = unit.rpartition(" ")[2]
    return last in terms.sets["context.stands_for"] or last in terms.sets["context.other_things"]


def apposed(tokens: Tokens, terms: Terms, claimed: set[int], end: int, earlier: Sequence[Found], part: Found | None = None) -> str | None:
    """The plural that a comma before token `end` closes, with no number of its own: `the investors, of whom 11`, `local farmers, 74 of whom`."""
    head = end - 2
    if head < 1 or tokens.lower[end - 1] != "," or head in claimed or tokens.gap(end - 1) == "\n":
        return None
    if earlier and earlier[-1].last == head + 1:
        return None  # `40 firms, 12 of which`
    if earlier and _governs(tokens, terms, earlier[-1], head, part):
        return None  # `40 firms in these zones, 12 of which`
    if not nouns.is_plural(tokens.lower[head], terms) or terms.lex.match(tokens, head, "unit", "currency", "percent"):
        return None
    first = head
    while first > max(0, head - _NAMED) and tokens.lower[first - 1][0].isalpha() and tokens.gap(first) == " ":
        before = tokens.lower[first - 1]
        if before in terms.stop or before in terms.sets["link.and"] or before == "s" or first - 1 in claimed:
            break
        first -= 1
    if head - first == _NAMED or tokens.lower[first] in terms.number_words:
        return None
    if first < head and tokens.lower[first].endswith("ed") and tokens.lower[first - 1] in terms.sets["context.perfect"]:
        return None  # `39 firms have signed leases, 14 of which`
    noun = nouns.phrase(tokens, first, False, terms, claimed)
    return noun.unit if noun and noun.head == head else nouns.singular(tokens.lower[head], terms)


def _governs(tokens: Tokens, terms: Terms, whole: Found, head: int, part: Found | None) -> bool:
    """Whether the plural at token `head` only says where the things are that were counted before it, of which `part` is a part."""
    if part is None or whole.kind != "count" or (whole.value or 0) < (part.value or 0) or not 0 < head - whole.last <= _PLACED:
        return False
    between = tokens.lower[whole.last : head]
    if not all(word[0].isalpha() for word in between) or any(tokens.gap(k) == "\n" for k in range(whole.last, head)):
        return False
    if between[0] in terms.sets["context.where"] and len(between) <= _NAMED:
        return True
    near = next((k for k in range(len(between) - 1, -1, -1) if between[k] in terms.sets["stop.preposition"]), None)
    if near is None or "whom" in tokens.lower[head : head + _NAMED]:
        return False  # `183 projects have begun in the quarters of the zones, of which 46`
    return any(word in terms.sets["link.the"] for word in between[near + 1 : near + 2])


def numbered(tokens: Tokens, terms: Terms, claimed: set[int], f: Found, earlier: Sequence[Found]) -> str | None:
    """The plural before a comma whose number follows it: `It had the most cases, 45.`, `its jobs, 1,020 at the last count,`."""
    comma = f.first - 1
    after = tokens.lower[f.last] if f.last < tokens.size else "."
    if (
        tokens.lower[comma] != ","
        or f.number.scaled
        or after not in terms.sets["context.apposing"]
        or not tokens.words[comma - 1].islower()
    ):
        return None  # also `Sarangwas, 860`
    if not terms.sets["context.given"].isdisjoint(tokens.lower[max(0, comma - 3) : comma]):
        return None  # `without the cars, 480`
    return apposed(tokens, terms, claimed, comma + 1, earlier)


def asked(tokens: Tokens, terms: Terms, claimed: set[int], first: int, i: int) -> str | None:
    """The noun that the question before the sentence at token `first` asks the number of: `How many firms have come? In all, 114.`; or the one that it
    ends with (`Will there be houses? – 740.`, `And employment? – Directly, 1,140.`)."""
    mark = first - 1
    while mark > 0 and tokens.lower[mark] in "\"“”'‘’:–—-" and first - mark < 4:
        mark -= 1
    if i - first > _OPENING or mark < 2 or tokens.lower[mark] != "?":
        return None
    if unit := _asked_last(tokens, terms, claimed, mark):
        return unit
    for j in range(mark - 1, max(0, mark - _QUESTION), -1):
        if tokens.lower[j] in ".!?" or tokens.gap(j + 1) == "\n":
            return None
        if tokens.lower[j] == "many" and tokens.lower[j - 1] == "how":
            noun = nouns.phrase(tokens, j + 1, False, terms, claimed)
            return noun.unit if noun else None
    return None


def _asked_last(tokens: Tokens, terms: Terms, claimed: set[int], mark: int) -> str | None:
    """The plural, or the number of people, that stands right before a question mark, with no number of its own: `Would it create jobs?`."""
    head = mark - 1
    while head in claimed:
        head -= 1
    head -= tokens.lower[head] in terms.sets["context.present"]
    if people := terms.collective(tokens, head):
        return people
    sums = tokens.lower[head] in terms.sets["cue.amount"] or terms.lex.match(tokens, head, "unit", "currency", "percent") is not None
    if sums or not tokens.words[head].islower() or not nouns.is_plural(tokens.lower[head], terms):
        return None
    return nouns.singular(tokens.lower[head], terms)


def plural_before(tokens: Tokens, terms: Terms, claimed: set[int], begin: int, i: int) -> str | None:
    """The plural nearest before token i from token `begin` on, of which some are counted: `an importer of cars that wants to store 9,000 of them`."""
    for j in range(i - 1, max(begin, i - _BACK) - 1, -1):
        word = tokens.lower[j]
        if j in claimed or not nouns.is_plural(word, terms) or _acts(tokens, terms, j, i) or _proper(tokens, terms, j):
            continue
        if not terms.lex.match(tokens, j, "unit", "currency", "percent"):
            return nouns.singular(word, terms)
    return None


def _proper(tokens: Tokens, terms: Terms, j: int) -> bool:
    """Whether the word at token j is a name inside its sentence, or owns another plural: `Sankei Brakes`, `the farmers' daughters`."""
    if tokens.words[j][0].isupper() and j > 0 and tokens.lower[j - 1] not in ".!?:" and tokens.gap(j) != "\n":
        return True
    owns = j + 2 < tokens.size and tokens.lower[j + 1] in "'’" and tokens.touches(j + 1)
    return owns and nouns.is_plural(tokens.lower[j + 2], terms)


def _acts(tokens: Tokens, terms: Terms, j: int, i: int) -> bool:
    """Whether the word at token j is a verb, or the subject of the verb whose object stands at token i, and so none of what is counted: `what nobody
    prints`, `the plant brings 670 of them`, `the works made 640 of them`."""
    after = tokens.lower[j + 1] if j + 1 < tokens.size else "."
    if tokens.lower[j - 1] in terms.sets["stop.pronoun"] or tokens.lower[j] in terms.sets["stop.verb"]:
        return True
    subject = after in terms.sets["stop.verb"] and not after.endswith("s")
    return after in terms.sets["link.definite"] or subject and all(word.isalpha() for word in tokens.lower[j:i])
