"""Numbers that are no quantity: labels, names, ordinals, scores, clock times, telephone and serial numbers, list numbering, page furniture.

Each test looks at the few tokens around the number and gives the reason for dropping it, or None.
"""

from __future__ import annotations

from parkextract.mentions import nouns
from parkextract.mentions.numbers import Number
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_HYPHENS = "-‐‑–−"
_SMALL_WORD = 3  # letters of the longest words that headings leave small
_MAX_LISTED = 40  # higher numbers do not number the items of a list
_SPELT = 20  # higher numbers of labels are not written out
_PARAGRAPH = 300  # tokens from one numbered paragraph to the next


def glued(tokens: Tokens, number: Number, terms: Terms) -> str | None:
    """Why a number that touches letters, figures or signs is part of a name or a code; None when it is not."""
    lower, f, n = tokens.lower, number.first, number.last
    if not number.digits:
        return None
    word = lower[f]
    if word[0] == "0" and len(word) > 1 and word.isdigit():
        return "serial"
    if tokens.touches(f):
        before = lower[f - 1]
        if before[0].isalpha() or before in "_@#/\\=&" and before != "=" and not _measured(tokens, f - 1, terms):
            return "name"
        if (
            before in _HYPHENS
            and tokens.touches(f - 1)
            and f > 1
            and (lower[f - 2][0].isalpha() and not _bound_before(lower[f - 2], terms))
        ):
            return "name"
        if before == ":" and f > 1 and lower[f - 2][0].isdigit() and tokens.touches(f - 1):
            return "clock"
    if tokens.touches(n):
        after = lower[n]
        if after in terms.sets["context.ordinal"]:
            return "ordinal"
        if after == ":" and tokens.touches(n + 1) and n + 1 < len(lower) and lower[n + 1][0].isdigit():
            return "clock"
        if (
            after in "/\\@_"
            and n + 1 < len(lower)
            and tokens.touches(n + 1)
            and lower[n + 1][0].isalnum()
            and not lower[n + 1][0].isalpha()
        ):
            return "serial"
        if after[0].isalpha() and not number.scaled and after not in terms.time_names:
            return "name"
        if after in _HYPHENS and number.last < len(lower) - 2 and _serial(tokens, f, n):
            return "serial"
    return None


def _measured(tokens: Tokens, slash: int, terms: Terms) -> bool:
    """Whether a figure with its unit stands before a slash, which then parts two measures: `100 MW/400 MWh`."""
    lower = tokens.lower
    return lower[slash] == "/" and slash > 1 and lower[slash - 1] in terms.unit_starts and lower[slash - 2][0].isdigit()


def _bound_before(word: str, terms: Terms) -> bool:
    """Whether a word hyphened to the number is a sign or a bound (`minus-5`, `sub-7`, `now-18`)."""
    return word in terms.sets["sign.minus"] or word in terms.sets["context.hyphened_bound"] or word in terms.sets["bound.about"]


def _serial(tokens: Tokens, f: int, n: int) -> bool:
    """Whether figures and hyphens alternate at least three times (`0512-6288-1234`), or the number is the middle of such a chain."""
    lower = tokens.lower
    parts, j = 1, n
    while (
        parts < 4
        and j + 1 < len(lower)
        and lower[j] in _HYPHENS
        and tokens.touches(j)
        and lower[j + 1][0].isdigit()
        and tokens.touches(j + 1)
    ):
        parts, j = parts + 1, j + 2
    return parts >= 3


def numbering(tokens: Tokens, number: Number) -> bool:
    """Whether the number opens a line or a bracket as the number of an item: `3. `, `2/ `, `(2)`, `4)`, `[5]`."""
    f, n, lower = number.first, number.last, tokens.lower
    if n != f + 1 or not lower[f].isdigit() or n >= len(lower):
        return False
    opens = f == 0 or tokens.gap(f) == "\n"
    if int(lower[f][:6]) > _MAX_LISTED and not (opens and lower[n] == "." and _counted_on(tokens, f, int(lower[f][:6]))):
        return False
    if (
        opens
        and lower[n] in ".):/、．"
        and tokens.touches(n)
        and n + 1 < len(lower)
        and tokens.gap(n + 1) != "\n"
        and not tokens.touches(n + 1)
    ):
        return True
    if lower[n] not in ")]" or not tokens.touches(n):
        return False
    bracket = f > 0 and lower[f - 1] in "([" and tokens.touches(f)
    return bracket or opens


def _counted_on(tokens: Tokens, f: int, value: int) -> bool:
    """Whether a line near token f begins with the next number or the one before, so that they number paragraphs: `41. … 42. …`."""
    beside = (str(value - 1), str(value + 1))
    near = range(max(0, f - _PARAGRAPH), min(f + _PARAGRAPH, tokens.size - 1))
    return any(tokens.lower[i] in beside and i in tokens.lines and tokens.lower[i + 1] == "." for i in near)


def named(tokens: Tokens, number: Number, terms: Terms, followed: bool) -> str | None:
    """Why a number with no unit is a label: after `No.`, after a label word (`Phase 2`), after a capitalised name (`Model 3`).

    `followed` says that a counted noun follows; then a label word must be capitalised too and the name must be a known label.
    """
    f, lower, words = number.first, tokens.lower, tokens.words
    if f == 0 or tokens.gap(f) == "\n" or number.scaled or number.article:
        return None
    b = f - 1
    if lower[b] == "." and f > 1 and tokens.touches(b):
        letter = tokens.words[f - 2]
        if number.digits and tokens.touches(f) and len(letter) == 1 and letter.isupper() and not tokens.touches(f - 2):
            return "label" if f > 2 and lower[f - 3] in terms.sets["label.words"] else None  # `(table X.1)`
        if number.digits and not followed and "".join(lower[max(0, b - 3) : b]) in terms.sets["label.nation"]:
            return "label"  # `off U.S. 127`
        b -= 1
        if lower[b] not in terms.sets["label_sign.words"] and f"{lower[b]}." not in terms.sets["label_sign.words"] or not number.digits:
            return None
        return "label" if tokens.words[b][0].isupper() or not followed else None
    if lower[b] == "-" and b and lower[b - 1] in terms.sets["label.words"] and tokens.touches(f):
        return "label"
    word = lower[b]
    if word == "under" and b and lower[b - 1] in terms.changes:
        return None  # `fell under 450`, but `women under 25`, `the under 16 team`
    if word == ")" and b > 2 and lower[b - 2] == "(" and words[b - 1].isupper() and number.digits and not followed:
        return "label" if lower[b - 3] in terms.sets["label.words"] and words[b - 3][0].isupper() else None  # `Order (AO) 18`
    if word == ":" and b and lower[b - 1] in terms.sets["label.exchange"]:
        return "label"  # `(SZSE: 301488)`
    if (
        word == "number"
        and b
        and tokens.gap(b) == " "
        and (nouns.is_plural(lower[b - 1], terms) or lower[b - 1] in terms.sets["context.number_after"])
    ):
        return None  # `the posts number 130`, `jobs there number 46`
    if (
        word in terms.sets["label_sign.words"]
        and (word != "no" or words[b][0].isupper())
        and (word != "number" or number.digits)
        and word != "u"
    ):
        return "label"
    if not word[0].isalpha() or words[b].isupper() and len(words[b]) > 3 and followed:
        return None
    capital = any(letter.isupper() for letter in words[b])
    start = b == 0 or tokens.gap(b) == "\n" or lower[b - 1] in ".!?|"
    if not number.digits and not followed and word in terms.sets["label.spelled"]:
        return "label"  # `stage two will follow`
    bare = b > 0 and lower[b - 1] in terms.sets["stop.preposition"] and tokens.gap(b) == " "
    if bare and not number.digits and not followed and word in terms.sets["label.words"] and not nouns.is_plural(word, terms):
        return "label"  # `a plant in zone five of the port`
    if word in terms.sets["label.words"] or words[b] in terms.sets["label.words"]:
        if capital and not (start and followed and word.endswith("s")):
            return "label"
        if followed or not number.digits or word.endswith("s") and not word.endswith(("us", "ss")) and not _pair(tokens, number, terms):
            return None
        return "label"
    if capital and not start and followed and lower[f] == "1" and word not in terms.stop and not _titles(tokens, f):
        return "name"  # `Vung Phong 1 power plant`
    if (
        capital
        and not start
        and not followed
        and not number.digits
        and words[f].istitle()
        and word not in terms.stop
        and number.last == f + 1
    ):
        return None if _titles(tokens, f) else "name"  # `Samudra Two`
    if capital and len(word) == 1 and not start and number.digits and number.last == f + 1:
        return "label"
    if capital and start and not followed and _headed(tokens, number, terms):
        return "label"
    if capital and not start and not followed and number.digits and word not in terms.stop and number.last == f + 1 and "," not in lower[f]:
        return "name"
    return None


def _headed(tokens: Tokens, number: Number, terms: Terms) -> bool:
    """Whether a singular that opens its sentence and a small number behind it name one of several: `Proposal 3: …`, `Kiln 2, whose burner …`."""
    word, n = tokens.lower[number.first - 1], number.last
    if not number.digits or n != number.first + 1 or number.value > _MAX_LISTED or n >= tokens.size or tokens.lower[n] not in ":,":
        return False
    counted = word in terms.stop or word in terms.collectives or word in terms.sets["cue.amount"] or nouns.is_plural(word, terms)
    return not counted and tokens.gap(number.first) == " " and not tokens.touches(n + 1)


def titled(tokens: Tokens, number: Number, head: int, terms: Terms) -> str | None:
    """Why a number in words that opens a name with its noun counts nothing: `the Three Gorges Bank`, `the Five Rivers estate`.

    In a heading, where every word has a capital, this cannot be told.
    """
    f, words = number.first, tokens.words
    if number.digits or f == 0 or head != number.last or not words[f].istitle() or not words[head].istitle():
        return None
    begins = tokens.gap(f) == "\n" or tokens.lower[f - 1] in ".!?:"
    if begins or words[f - 1][0].isupper() and f > 1 and tokens.gap(f - 1) != "\n" and tokens.lower[f - 2] not in ".!?":
        return None
    named = tokens.lower[f - 1] in terms.sets["stop.article"] or tokens.lower[f - 1] in terms.sets["context.in_to"]
    return "name" if named and not _titles(tokens, f) else None


def _titles(tokens: Tokens, f: int) -> bool:
    """Whether the words near token f all have capitals, as in a heading."""
    near = [w for w in tokens.words[max(0, f - 6) : f + 8] if len(w) > _SMALL_WORD and w.isalpha()]
    return not any(w.islower() for w in near)


def phone(tokens: Tokens, number: Number, terms: Terms) -> bool:
    """Whether the number begins a telephone number: a plus and a country code before further groups of figures, or `Tel` before it."""
    f, n, lower = number.first, number.last, tokens.lower
    if not number.digits or f == 0:
        return False
    plus = lower[f - 1] == "+" and tokens.touches(f) and len(lower[f]) <= 3 and lower[f].isdigit()
    if plus and (n > f + 1 or n < len(lower) and (lower[n] in "( -" or lower[n][0].isdigit())):
        return not (n < len(lower) and lower[n] == "%")
    b = f - 1 - (lower[f - 1] in ".:")
    return b >= 0 and lower[b] in terms.sets["label_sign.phone"]


def chained(tokens: Tokens, before: int, number: Number) -> bool:
    """Whether a number goes on a telephone or serial number that ends before token `before`."""
    between = tokens.lower[before : number.first]
    return number.digits and len(between) <= 2 and tokens.gap(number.first) != "\n" and all(word in "-‐–()/." for word in between)


def listed(tokens: Tokens, before: int, number: Number, terms: Terms) -> bool:
    """Whether a number goes on a list of labels that ends before token `before`: `Lines 14 and 16`."""
    between = tokens.lower[before : number.first]
    joint = terms.sets["link.and"] | terms.sets["link.or"] | terms.sets["link.to"] | terms.sets["link.dash"]
    short = "," not in tokens.lower[number.first] if number.digits else number.value < _SPELT and len(between) == 1
    return short and 0 < len(between) <= 2 and all(word == "," or word in joint for word in between)


def _pair(tokens: Tokens, number: Number, terms: Terms) -> bool:
    """Whether another number is joined to this one: `lines 14 and 16`."""
    n = number.last
    joint = terms.sets["link.and"] | terms.sets["link.to"] | terms.sets["link.dash"] | {","}
    return n + 1 < tokens.size and tokens.lower[n] in joint and tokens.lower[n + 1][0].isdigit()


def score(tokens: Tokens, number: Number) -> bool:
    """Whether the number is a half of `2-0`: two small bare figures about a dash, the first not the smaller."""
    f, n, lower = number.first, number.last, tokens.lower
    if (
        n + 1 < len(lower)
        and lower[n] in _HYPHENS
        and tokens.touches(n)
        and tokens.touches(n + 1)
        and lower[f].isdigit()
        and lower[n + 1].isdigit()
    ):
        return len(lower[f]) <= 3 and len(lower[n + 1]) <= 3 and int(lower[f]) >= int(lower[n + 1])
    return False


def address(tokens: Tokens, number: Number, terms: Terms) -> bool:
    """Whether the number is a house number (`358 El Brillo Way`, `9 E 71st St`, `22 Rue Foch`), follows the letters of a state (`PA 23456`), or stands before
    what calls it a code (`the 90049 ZIP code`)."""
    f, n = number.first, number.last
    if not number.digits or n != f + 1 or not tokens.lower[f].isdigit():
        return False
    if f and len(tokens.lower[f]) == 5 and len(tokens.words[f - 1]) == 2 and tokens.words[f - 1].isupper():
        return True
    if n < tokens.size and tokens.lower[n] in terms.sets["label.code"]:
        return True
    if (
        n + 1 < tokens.size
        and tokens.lower[n] in terms.sets["label.street_first"]
        and tokens.words[n][0].isupper()
        and tokens.words[n + 1][0].isupper()
    ):
        return True
    for j in range(n, min(n + 6, tokens.size)):
        plain = tokens.gap(j) == " " and (tokens.words[j][0].isupper() or (tokens.words[j][0].isdigit() and j > n))
        if not plain and not (tokens.touches(j) and j > n):
            return False
        if tokens.lower[j] in terms.sets["label.street"] and j > n and tokens.words[j][0].isupper():
            return True
    return False


def furniture(tokens: Tokens, number: Number, terms: Terms) -> bool:
    """Whether the number belongs to what surrounds an article (`3 min read`)."""
    found = terms.lex.match(tokens, number.last, "cue")
    return found is not None and any(sense.key == "furniture" for sense in found.senses)
