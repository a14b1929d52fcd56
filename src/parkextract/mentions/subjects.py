"""The noun that a bare number counts where a verb says it of a subject: `parks numbered 397`, `tenants went up by one`, `a staff of 78`."""

from __future__ import annotations

from parkextract.mentions import nouns
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_HYPHENS = "-‐‑"
_SCORE = 100
_HEADING = 14  # tokens of the longest heading before a colon
_ASIDE = 6  # tokens of an aside between commas
_TOPIC = 40  # tokens back to the beginning of the sentence before
_SUBJECT = 7  # tokens back to the plural noun that is a verb's subject


def subject(tokens: Tokens, terms: Terms, claimed: set[int], i: int) -> nouns.Noun | None:
    """The plural noun, or the workforce, that is the subject of the verb before a number: `tenants went up by`, `site staff`."""
    if i and tokens.gap(i) == " " and tokens.lower[i][0].isdigit() and (people := terms.collective(tokens, i - 1)):
        return nouns.Noun(i, people, i - 1)  # `site staff 1,420`
    if _set_beside(tokens, terms, claimed, i):
        return nouns.Noun(i, nouns.singular(tokens.lower[i - 1], terms), i - 1)
    start = max(0, i - _SUBJECT - 4)
    verb = None
    for j in range(i - 1, max(-1, i - _SUBJECT), -1):
        if tokens.gap(j + 1) == "\n" or tokens.lower[j] in ".;!?":
            break
        match = terms.lex.match(tokens, j, "link", "trend_verb")
        if match and any(sense.key == "counts" or sense.cls == "trend_verb" and match.end < i for sense in match.senses):
            verb = j
            break
        if tokens.lower[j] in terms.sets["joint.of"] and j == i - 1 and (people := terms.collective(tokens, j - 1)):
            return nouns.Noun(j, people, j - 1)
    if verb is None or verb > 1 and tokens.lower[verb - 1] == "to" and tokens.lower[verb] in terms.transitive:
        return None  # `there are plans to add another 75,000`
    aside = _aside(tokens, verb, claimed)
    start = start if aside == verb else max(0, aside - _SUBJECT)
    for j in range(aside - 1, max(start, aside - _SUBJECT) - 1, -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or word in ".;!?":
            return None
        if (
            word == ","
            and tokens.lower[j + 1] not in terms.sets["context.relative"]
            and not (j == verb - 1 and tokens.lower[verb] == "numbering")
        ):
            return None
        if people := terms.collective(tokens, j):
            return nouns.Noun(j + 1, people, j)
        if tokens.lower[verb] in terms.sets["context.copula"] and j < verb - 1:
            return None
        if nouns.is_plural(word, terms) and not terms.lex.match(tokens, j, "unit", "currency"):
            first = j
            while first > max(0, j - 3) and tokens.lower[first - 1][0].isalpha() and tokens.gap(first) == " ":
                if tokens.lower[first - 1] in terms.stop or tokens.lower[first - 1] in terms.sets["link.and"] or tokens.touches(first - 1):
                    break  # also at the `s` of `the plant's lines`
                first -= 1
            return nouns.phrase(tokens, first, False, terms, claimed)
    return None


def of_sum(tokens: Tokens, terms: Terms, j: int) -> bool:
    """Whether the plural at token j only says whose a sum is: `revenue of the residents amounted to 66 billion`."""
    k = j - 1 - (j > 0 and tokens.lower[j - 1] in terms.sets["link.the"])
    return k > 0 and tokens.lower[k] in terms.sets["joint.of"] and tokens.lower[k - 1] in terms.sets["cue.amount"]


def _set_beside(tokens: Tokens, terms: Terms, claimed: set[int], i: int) -> bool:
    """Whether a plural that is an item of its own stands before the figures at token i: `output up 21 percent; firms 402; staff 61,000`,
    `Employees 1,240 | Companies 38`."""
    opens = i == 1 or i > 1 and (tokens.lower[i - 2] in ";|" or tokens.gap(i - 1) == "\n")
    item = opens and tokens.gap(i) == " " and tokens.lower[i][0].isdigit()
    return (
        item
        and i - 1 not in claimed
        and nouns.is_plural(tokens.lower[i - 1], terms)
        and not terms.lex.match(tokens, i - 1, "unit", "currency")
    )


def changed(tokens: Tokens, terms: Terms, claimed: set[int], i: int) -> str | None:
    """The plural noun between a verb of change and `to`: `doubled its looms to 160`, `raise the berths to nine`."""
    if (
        i < 3
        or tokens.lower[i - 1] != "to"
        or tokens.lower[i - 2] in terms.sets["cue.amount"]
        or not nouns.is_plural(tokens.lower[i - 2], terms)
        or i - 2 in claimed
    ):
        return None
    for j in range(i - 3, max(-1, i - _ASIDE), -1):
        word = tokens.lower[j]
        if not word[0].isalpha() or tokens.gap(j + 1) == "\n":
            break
        if word in terms.changes or word in terms.ratios:
            k = j + 1 + (tokens.lower[j + 1] in terms.sets["link.the"])
            noun = nouns.phrase(tokens, k, False, terms, claimed) if k < i - 1 else None
            return noun.unit if noun and noun.last == i - 1 else None
    return _gapped(tokens, terms, claimed, i)


def _gapped(tokens: Tokens, terms: Terms, claimed: set[int], i: int) -> str | None:
    """The plural of a clause that leaves its verb out: `Sales rose to 4 million, and workers to 47,600`, `the fund is to grow, the firms to 600`."""
    first = i - 2
    while first > max(0, i - _ASIDE) and tokens.words[first - 1].islower() and tokens.gap(first) == " ":
        before = tokens.lower[first - 1]
        if before in terms.stop or before in terms.sets["link.and"]:
            break
        first -= 1
    opens = first - 1 - (tokens.lower[first - 1] in terms.sets["link.the"])
    if opens < 1 or tokens.lower[opens] != "," and tokens.lower[opens] not in terms.sets["link.and"] or not tokens.words[i - 2].islower():
        return None
    if tokens.lower[i - 2] in terms.changes:
        return None  # `the phase, sized for 45,000, shrinks to 30,000`
    noun = nouns.phrase(tokens, first, False, terms, claimed)
    return noun.unit if noun and noun.last == i - 1 and not terms.lex.match(tokens, i - 2, "unit", "currency") else None


def _aside(tokens: Tokens, verb: int, claimed: set[int]) -> int:
    """The index of the comma that opens a short aside before a verb (`sales, by contrast, dropped`; `calls, nil in 2020, rose`), else the verb's."""
    if verb < 1 or tokens.lower[verb - 1] != ",":
        return verb
    for j in range(verb - 2, max(-1, verb - _ASIDE), -1):
        if tokens.lower[j] == ",":
            return j
        if not tokens.lower[j][0].isalpha() and j not in claimed or tokens.gap(j) == "\n":
            break
    return verb


def past_owner(tokens: Tokens, i: int) -> int | None:
    """The index after a name that owns what follows: `Europe's` in `three of Europe's largest brands`. None where none begins at token i."""
    for j in range(i, min(i + 4, tokens.size)):
        if not tokens.words[j][0].isupper():
            return None
        if j + 2 < tokens.size and tokens.lower[j + 1] in "'’" and tokens.lower[j + 2] == "s" and tokens.touches(j + 2):
            return j + 3
    return None


def coded(tokens: Tokens, f: Found) -> bool:
    """Whether a hyphen joins a bare number to another (`the 737-800 range`), or a dash makes a score of both (`won 3 – 0`)."""
    i, j = f.first, f.last
    if f.number.value < _SCORE and (_dashed(tokens, j, j + 1) or i > 1 and _dashed(tokens, i - 1, i - 2)):
        return True
    after = j + 1 < tokens.size and tokens.lower[j] in _HYPHENS and tokens.touches(j) and tokens.lower[j + 1][0].isdigit()
    before = i > 1 and tokens.lower[i - 1] in _HYPHENS and tokens.touches(i) and tokens.lower[i - 2][0].isdigit()
    return f.number.digits and not f.number.scaled and (after or before)


def model(before: Found, f: Found) -> bool:
    """Whether bare figures directly behind a measure with a hyphen name a thing: `a 16-bit 8088 chip`."""
    return before.hyphen and before.kind == "quantity" and before.last == f.first and f.number.digits and not f.number.scaled


def _dashed(tokens: Tokens, dash: int, other: int) -> bool:
    """Whether a dash between blanks stands at a token, and short figures at the `other` side of it."""
    if other >= tokens.size or dash >= tokens.size or tokens.lower[dash] not in "–—-":
        return False
    apart = tokens.gap(dash) == " " and tokens.gap(dash + 1) == " "
    return apart and tokens.lower[other].isdigit() and int(tokens.lower[other][:3]) < _SCORE and len(tokens.lower[other]) < 3


def names(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether a bare number belongs to a name with what follows: `the 787 Dreamliner`, `the Standard and Poor's 500 index`."""
    i, j = f.first, f.last
    if not f.number.digits or f.number.scaled:
        return False
    if j >= tokens.size or tokens.gap(j) != " " or not tokens.lower[j][0].isalpha():
        return False
    word = tokens.lower[j]
    before = tokens.words[i - 1] if i else ""
    if not (before[:1].isupper() or before in terms.sets["stop.article"] or before == "s"):
        return False
    loose = word in terms.stop or word in terms.sets["guard.more"] or word in terms.sets["link.and"] or word.endswith(("ed", "ing", "ly"))
    return not loose


def topic(tokens: Tokens, terms: Terms, claimed: set[int], first: int, i: int) -> nouns.Noun | None:
    """The plural noun that opens the sentence before one that opens with the number at token i: `Other lines are … Two have …`."""
    if i - first > _TOPIC:
        return None
    noun = nouns.phrase(tokens, first + (tokens.lower[first] in terms.sets["link.the"]), False, terms, claimed)
    if noun is None or noun.last >= i or tokens.lower[noun.head] in terms.sets["stop.verb"]:
        return None
    if noun.head != first and not tokens.words[noun.head].islower():
        return None  # `Dongguan's Huaxin Shoes kept 1,900 workers.`
    return None if tokens.lower[noun.head] in terms.sets["cue.amount"] or noun.unit.endswith(" one") else noun


def colon(tokens: Tokens, terms: Terms, i: int) -> int | None:
    """The colon or comma before the number at token i and its hedges."""
    b = i - 1
    while b > 0 and tokens.lower[b] in terms.fill and tokens.gap(b) != "\n":
        b -= 1
    return None if b < 1 or tokens.lower[b] not in ":：," or tokens.gap(b) == "\n" else b


def tally(tokens: Tokens, terms: Terms, end: int) -> str | None:
    """What is told of by a noun and `count` before token `end`: `Tenant count: 41`, `a staff count of 62,000`."""
    if end < 2 or tokens.lower[end - 1] not in terms.sets["context.tally"] or tokens.gap(end - 1) != " ":
        return None
    word = tokens.lower[end - 2]
    if not word.isalpha() or word in terms.stop or word.endswith(("al", "est", "ed")):
        return None
    return terms.collective(tokens, end - 2) or nouns.singular(word, terms)


def beside(tokens: Tokens, terms: Terms, claimed: set[int], i: int, last: int) -> str | None:
    """The noun directly before a colon or bracket that a bare number answers: `headcount: 28`, `turbines (60)`, `what it lacks is ships: three`."""
    b = i - 1
    dash = b > 0 and tokens.lower[b] in "–—" and tokens.gap(b) == " " and tokens.gap(i) == " "
    bracket = b > 0 and tokens.lower[b] == "(" and last < tokens.size and tokens.lower[last] == ")"
    if b < 1 or not (bracket or dash or tokens.lower[b] == ":" and tokens.touches(b)) or tokens.gap(i) == "\n":
        return None
    word = tokens.lower[b - 1]
    if people := terms.collective(tokens, b - 1):
        return people
    if tallied := tally(tokens, terms, b):
        return tallied
    if not word.endswith("s") or not nouns.is_plural(word, terms) or terms.lex.match(tokens, b - 1, "unit", "currency") or b - 1 in claimed:
        return None
    first = b - 1
    while first > max(0, b - 4) and tokens.lower[first - 1][0].isalpha() and tokens.gap(first) == " ":
        before = tokens.lower[first - 1]
        if before in terms.stop or before in terms.sets["link.and"] or tokens.touches(first - 1):
            break
        first -= 1
    if dash and first and tokens.gap(first) != "\n" and tokens.lower[first - 1] not in ".;":
        return None
    return nouns.singular(word, terms) if first == b - 1 else " ".join((*tokens.lower[first : b - 1], nouns.singular(word, terms)))


def _begins(tokens: Tokens, i: int, listed: bool) -> bool:
    """Whether a sentence begins at token i; before a colon, only with a capital: `Opening: 2023. Jobs foreseen: 1,100`."""
    if not listed:
        return tokens.lower[i - 1] in ".!?"
    return tokens.lower[i - 1] in ".!?;" and tokens.words[i][0].isupper() and not tokens.touches(i)


def heading(tokens: Tokens, terms: Terms, claimed: set[int], b: int) -> str | None:
    """What the line before a colon, or the one plural before a comma, counts: `Jobs: 2,400`, `Member companies: some 230`, `Jobs, 22,000`."""
    listed = tokens.lower[b] != ","
    first = b
    while first > 0 and b - first < _HEADING and tokens.gap(first) != "\n" and not _begins(tokens, first, listed):
        first -= 1
    if b - first >= _HEADING:
        return None
    while first < b and (not tokens.lower[first][0].isalpha() or listed and tokens.lower[first] in terms.sets["link.definite"]):
        first += 1
    if listed and (people := terms.collective(tokens, first) or first + 1 < b and terms.collective(tokens, first + 1)):
        return people  # `Headcount at start: 150`
    if first == b - 1 and tokens.lower[first].endswith("s") and nouns.is_plural(tokens.lower[first], terms):
        return nouns.singular(tokens.lower[first], terms)
    noun = nouns.phrase(tokens, first, False, terms, claimed) if listed else None
    return noun.unit if noun and noun.last <= b else None
