"""On which side of publication a sentence lies: by the nearest verb, and where sentences end."""

from __future__ import annotations

from functools import lru_cache

from parkextract import tables
from parkextract.mentions.times.reader import Reader
from parkextract.tokens import fold

_WINDOW = 25  # tokens on either side in which a verb is looked for
_PERFECT = 10  # tokens from `had been` to the end of what lasted
_LASTED = 14  # tokens from a verb to the end of what it tells of
_CLAUSE = 8  # tokens from `if` to its verb
_BESIDE = 4  # tokens from an expression in which `than` and `since` tell of it
_STOPS = frozenset(".!?;:\u2022")


@lru_cache
def _verbs() -> dict[str, frozenset[str]]:
    source = tables.apart("times.toml")
    verbs = {row.key: frozenset(fold(word) for word in row.words) for row in source.of("verb_tense")}
    return verbs | {"telling": verbs["future"] | verbs["past"] | verbs["set"] | {"to"}}


def tense(r: Reader, first: int, last: int) -> int:
    """The tense by the nearest verb before token `first`, else after token `last`, in the same sentence and not far off."""
    verbs = _verbs()
    if told := _told_before(r, first, last):
        return told
    telling = verbs["telling"]
    endings = tuple(verbs["ending"])
    joined = False
    for begin, step in ((first - 1, -1), (last, 1)):
        skipped = _relative(r, last) if step > 0 else 0
        for i in range(begin, max(-1, min(begin + step * _WINDOW, r.size)), step):
            if i < skipped:
                continue
            word = r.lower[i]
            if step > 0 and (i in r.tokens.lines and i > 0 or r.small("quote_end", i)):
                break
            if word in _STOPS:
                if boundary(r, i):
                    break
            elif (word in telling or word.endswith(endings)) and not r.words[i].isupper() and (found := _verb(r, i, verbs)):
                if word not in verbs["adjacent"] or abs(i - begin) <= _BESIDE:
                    return 1 if found < 0 and _supposed(r, i, last) else found
            elif step < 0 and word.endswith(endings) and r.small("coordinating", i - 1):
                joined = True
            if step < 0 and i in r.tokens.lines:
                break
        if joined:
            return -1  # the berth, paid for by the port and finished in November
    for i in range(first - 2, max(-1, first - 2 * _BESIDE - 1), -1):  # employs 310 after 80 layoffs in spring
        if r.lower[i] == "after" or r.lower[i] in _STOPS or i + 1 in r.tokens.lines:
            return -1 if r.lower[i] == "after" else 0
    return 0


def _told_before(r: Reader, first: int, last: int) -> int:
    """The tense that the words right before token `first` tell (`until`, `promised`, `extended to`, `if by`); 0 where they tell none."""
    verbs = _verbs()
    least = r.word(first - 1) == "least"  # until at least August
    begin = first - (3 if least else 2 if r.small("the", first - 1) else 1)
    if r.word(begin) in r.v.small["until"]:
        return -1 if _perfect(r, begin + 1) or _lasted(r, begin) or _opened(r, begin, last) else 1
    if _pledged(r, first):
        return 1
    if r.word(first - (2 if r.small("the", first - 1) else 1)) == "to" and any(
        r.small("postponed", i) for i in range(first - 2, first - _PERFECT, -1)
    ):
        return 1  # extended the stay to 15 February
    if r.small("ahead", first - 1) and r.small("conditional", first - 2) or r.small("opening", first - 1):
        return 1  # if by June nothing moves; a second berth, opening December
    if r.word(first) in r.v.weekday and r.word(first - 1) == "for":
        return 1  # has called a meeting for Thursday
    if r.word(first - 2) in verbs["present"] and r.small("of", first - 1):
        return 1  # Trial runs are in April
    if _dated_event(r, first):
        return -1
    then = last + r.small("pronoun", last)
    if r.small("clause_joint", first - 2) and r.word(then) in verbs["past"] and r.near(then):
        return -1  # plans a second hall and in July took a loan, and by May it had reached half
    return _told_behind(r, first, last)


def _told_behind(r: Reader, first: int, last: int) -> int:
    """The tense that the verb right behind the expression tells: `was sunk in 1990, and from April will stand idle`, `will not bet on a date, but
    its board on Friday passed a budget`; of what is said to have slipped: `due in July, has slipped to March`; 0 where none tells."""
    verbs = _verbs()
    if r.word(last) == "," and r.near(last):
        if r.word(last + 1) in verbs["has"] and r.small("moved", last + 2):
            return -1
        return (
            1 if r.word(last + 1) in verbs["will"] and r.word(first - 2) in verbs["looking"] else 0
        )  # promised for May, will run from June
    if not r.near(last) or r.small("through", last):
        return 0
    if r.word(last) in verbs["will"]:
        return 1
    if r.small("clause_joint", first - 2):
        for i in range(last, min(last + _CLAUSE, r.size)):
            if r.lower[i] in _STOPS or r.lower[i] == "," or i in r.tokens.lines or r.small("clause_joint", i):
                break
            if r.lower[i] in verbs["will"]:
                return 1  # began with 90 people, and in May a second shift will bring 40 more
    word = r.lower[last]
    return -1 if len(word) > 4 and word.endswith(tuple(verbs["ending"])) and word not in verbs["looking"] and _acts(r, first) else 0


def _acts(r: Reader, first: int) -> bool:
    """Whether a weekday stands between its subject and its verb: `its board on Friday passed a budget`."""
    return r.small("on", first - 1) and r.word(first) in r.v.weekday


def _dated_event(r: Reader, first: int) -> bool:
    """Whether a month dates an event that is over from behind: `the floods of September`, `an agreement of January`, `those of May`."""
    if r.word(first - 1) != "of" or r.word(first) not in r.v.month or r.phrase("edge", first - 2):
        return False
    return r.word(first - 2) != "as" and any(r.small("determiner", i) for i in range(first - 4, first - 1))


_WOULD = frozenset({"'d", "\u2019d"})


def _supposed(r: Reader, verb: int, last: int) -> bool:
    """Whether a past verb only supposes: `If the June deadline passed, banks could …`, `once it has been cranked up at Christmas`."""
    verbs = _verbs()
    near = [r.word(i) for i in range(verb, verb - _BESIDE - 2, -1)]
    if not verbs["has"].isdisjoint(near):
        return not r.v.small["once"].isdisjoint(near)
    i = verb
    while i > max(0, verb - _CLAUSE) and not (i in r.tokens.lines or r.lower[i - 1] in _STOPS):
        i -= 1
    would = any(word in verbs["supposing"] for word in r.lower[max(last, verb) : last + _WINDOW])
    return r.small("conditional", i) and would


def _perfect(r: Reader, first: int) -> bool:
    """Whether what lasted until the expression at token `first` is over: `only a third had been released until April`, `had we waited until May`."""
    near = [r.word(i) for i in range(first - 1, first - _PERFECT, -1)]
    return "had" in near and "to" not in near and not any(word in _STOPS for word in near)


def _relative(r: Reader, last: int) -> int:
    """Where a relative clause behind the subject ends, whose verb does not tell of the time before token `last`: `In June Kestrel, which is owned by a
    fund, pulled out`; 0 where none stands there."""
    for i in range(last, min(last + _SUBJECT, r.size - 1)):
        if r.lower[i] in _STOPS or i in r.tokens.lines:
            return 0
        if r.lower[i] == "," and r.small("who", i + 1):
            return next((k for k in range(i + 2, min(i + _WINDOW, r.size)) if r.lower[k] == ","), 0)
    return 0


_SUBJECT = 6  # tokens of a subject before its relative clause


def _lasted(r: Reader, i: int) -> bool:
    """Whether the verb before `until` at token i tells what was done all the while: `received 38 ships until June`, `of which 4 crore has been released
    till May`; not `closed the pit until June`."""
    verbs = _verbs()
    for k in range(i - 1, max(-1, i - _LASTED), -1):
        word = r.lower[k]
        if word in verbs["lasting"]:
            return verbs["modal"].isdisjoint(r.lower[max(0, k - _BESIDE) : k])
        if word in _STOPS or word in verbs["past"] or word in verbs["future"] or k in r.tokens.lines:
            return False
        if word.endswith(tuple(verbs["ending"])) and r.lower[k - 1] not in r.v.numeral | r.v.small["the"]:
            return False
    return False


def _pledged(r: Reader, first: int) -> bool:
    """Whether a time that is promised stands at token `first`: `has promised June`, `promised to place 200 by May`, `on track for September`."""
    if r.small("pledged", first - 1) or r.small("track", first - 2) and r.word(first - 1) == "for":
        return True
    begin = first - (2 if r.small("the", first - 1) else 1)
    if r.word(begin) not in ("by", "before"):
        return False
    for k in range(begin - 1, max(-1, begin - _LASTED), -1):
        if r.lower[k] in _STOPS or k in r.tokens.lines:
            return False
        if r.small("conditional", k):
            return any(
                word in _verbs()["modal"] for word in r.lower[max(0, k - _LASTED) : k]
            )  # it would leave if nothing was decided by Christmas
        if r.small("pledged", k):
            return r.lower[k][-1] == "s" or not _verbs()["has"].isdisjoint(r.lower[max(0, k - 2) : k])
    return False


def _opened(r: Reader, i: int, last: int) -> bool:
    """Whether what lasted until an expression, which opens its sentence at token i or is told of after a comma, is over: `Until February the port
    handled grain`, `grew until February, when a flood closed the quay`."""
    verbs = _verbs()
    k = last
    if not (i <= 0 or i in r.tokens.lines or boundary(r, i - 1)):
        if r.word(last) != "," or r.word(last + 1) != "when":
            return False
        k = last + 2
    for j in range(k, min(k + _PERFECT, r.size)):
        word = r.lower[j]
        if word in _STOPS or word in verbs["modal"] or word in verbs["future"] or word in verbs["present"]:
            return False
        if word in verbs["past"] or any(word.endswith(ending) for ending in verbs["ending"]):
            return word not in verbs["has"]
    return False


def _unveiled(word: str, verbs: dict[str, frozenset[str]]) -> bool:
    """Whether a word before `plans` is a verb of the past, so that they are what it was done with."""
    return word in verbs["past"] and word not in verbs["auxiliary"] or any(word.endswith(ending) for ending in verbs["ending"])


def boundary(r: Reader, i: int) -> bool:
    """Whether token i ends a sentence: a stop before white space and a capital, not that of an abbreviation; or a colon or semicolon."""
    if r.lower[i] not in _STOPS:
        return False
    if r.lower[i] != "." or i + 1 >= r.size:
        return True
    if r.tokens.touches(i + 1):
        return False
    if "\n" in r.tokens.gap(i + 1):
        return True
    before = r.word(i - 1)
    short = len(before) <= 3 and before.isalpha() and r.capital(i - 1) or before in r.v.month_short
    short = short and not (len(before) == 3 and r.words[i - 1].isupper())  # suppliers of the EPZ. Its output
    then = i + 2 if r.small("opens_quote", i + 1) else i + 1
    return r.capital(then) and not short


def _verb(r: Reader, i: int, verbs: dict[str, frozenset[str]]) -> int:
    """What the verb at token i tells: -1 past, 1 future, 0 nothing (`due to a strike`, `was due in May`)."""
    word = r.lower[i]
    near = (r.word(i - 1), r.word(i - 2))
    if word in _WOULD and not (r.word(i + 1) in verbs["past"] or r.word(i + 1).endswith(tuple(verbs["ending"])) or r.word(i + 1) == "been"):
        return 1  # we'd start in the summer
    if word in verbs["future"]:
        if near[0] in ("let", "year"):
            return 0  # were let go; its year ends in March
        noun = near[0] in verbs["owner"] or near[1] in verbs["owner"] and (r.word(i + 1) != "to" or r.small("own", i - 2))
        if r.capital(i) and word in r.v.month or word in verbs["noun"] and noun:
            return 0  # drew up its plan in April; but the maker plans to open in April
        if word in verbs["noun"] and _unveiled(near[0], verbs):
            return 0  # unveiled plans in April
        if near[0] in verbs["once"]:
            return -1  # originally scheduled for August
        return -1 if word in verbs["intent"] and not verbs["was"].isdisjoint(near) else 1
    if word in verbs["set"]:
        if near[0] in verbs["intent"] and r.word(i + 1) == "for":
            return 1  # is set for December
        if near[0] == "been" and near[1] in verbs["has"] and r.word(i + 1) == "for":
            return 1  # has been set for the autumn
        return -1 if r.word(i + 1) in verbs["set_after"] and near[0] not in verbs["modal"] else 0  # a firm set up in December
    if word == "to":
        before = near[0] in verbs["intent"] and not r.capital(i + 1)
        return (-1 if near[1] in verbs["was"] else 1) if before else 0
    if word in verbs["past"]:
        if word in verbs["have"] and near[0] in verbs["will"]:
            return 1  # will have it in operation
        if word in verbs["auxiliary"]:
            return 0 if near[0] == "to" else -1  # hopes to have diggers there
        if not verbs["be"].isdisjoint(near):
            gone = "to" in near and r.word(i - 3) in verbs["was"]  # was to be broken in March
            return -1 if word in verbs["shown"] or gone else 1  # will be held; is seen in a picture
        return 1 if word in verbs["bare"] and not verbs["modal"].isdisjoint(near) else -1
    if len(word) > 3 and any(word.endswith(ending) for ending in verbs["ending"]) and near[0] != "-":
        if r.small("the", i - 1):
            return 0  # hire 60 of the dismissed
        if r.small("coordinating", i - 1) and not r.capital(i):
            return 0  # will be floated and awarded: as the verb before
        if word in verbs["shown"] and "be" not in near:
            return -1  # is pictured on Friday
        if word in verbs["looking"] and near[0] in verbs["once"]:
            return -1
        if word in verbs["looking"] and r.word(i + 1) in verbs["looking_after"] and verbs["was"].isdisjoint(near):
            return 1  # now expected in the fourth quarter
        if not verbs["have"].isdisjoint(near) and "be" not in near and not verbs["missed"].isdisjoint((*near, r.word(i - 3))):
            return -1  # should have been delivered in June
        if not verbs["be"].isdisjoint(near) or not verbs["modal"].isdisjoint((*near, r.word(i - 3))) and not verbs["have"].isdisjoint(near):
            return -1 if "to" in near and r.word(i - 3) in verbs["was"] else 1  # was to have opened
        return -1
    return 0
