"""What the words right beside a time tell of its tense: `until`, `promised`, `extended to`, `if by`, `from April … will have`."""

from __future__ import annotations

from parkextract.mentions.times.clauses import BESIDE, CLAUSE, STOPS, WINDOW, boundary, verbs_of_news
from parkextract.mentions.times.reader import QUOTES, Reader

_PERFECT = 10  # tokens from `had been` to the end of what lasted
_LASTED = 14  # tokens from a verb to the end of what it tells of


def moved_from(r: Reader, first: int) -> bool:
    """Whether a time is what something was put off from: `has slipped from October to the new year`."""
    return r.small("from", first - 1) and any(
        r.small("moved", i) or r.small("postponed", i) for i in range(first - 2, first - BESIDE - 1, -1)
    )


def before(r: Reader, first: int, last: int) -> int:
    """The tense that the words right before token `first` tell (`until`, `promised`, `extended to`, `if by`); 0 where they tell none."""
    verbs = verbs_of_news()
    least = r.word(first - 1) == "least"  # until at least August
    begin = first - (3 if least else 2 if r.small("the", first - 1) else 1)
    if r.word(begin) in r.v.small["until"]:
        aside = r.word(begin - 1) == "," and r.word(last) == "," and r.word(begin - 2) not in verbs["modal"]
        if aside and verbs["modal"].isdisjoint(r.lower[last : last + CLAUSE]):
            return -1  # home to 11 firms and, until December, the seat of a bank
        return -1 if _perfect(r, begin + 1) or _lasted(r, begin) or _opened(r, begin, last) else 1
    if _pledged(r, first):
        return 1
    if r.word(first - (2 if r.small("the", first - 1) else 1)) == "to" and any(
        r.small("postponed", i) for i in range(first - 2, first - _PERFECT, -1)
    ):
        return 1  # extended the stay to 15 February
    if r.word(first - 1) == "for" and r.small("outlook", first - 2):
        return 1  # cut its forecast for the year to May
    if r.word(first - 1) == ":" and r.small("to_come", first - 2):
        return 1  # completion: Q4
    if r.word(first - 1) == "to" and any(r.small("from", i) and moved_from(r, i + 1) for i in range(first - 2, first - BESIDE - 2, -1)):
        return 1  # has slipped from October to January
    if r.small("ahead", first - 1) and r.small("conditional", first - 2) or r.small("opening", first - 1):
        return 1  # if by June nothing moves; a second berth, opening December
    if (r.word(first) in r.v.weekday or r.word(first + 1) in r.v.weekday) and (found := _weekday(r, first, last)):
        return found
    if r.small("from", first - 1) and (begins := _begins(r, first, last)):
        return begins
    if r.word(first - 2) in verbs["present"] and r.small("of", first - 1):
        return 1  # Trial runs are in April
    if _dated_event(r, first):
        return -1
    then = last + r.small("pronoun", last)
    if r.small("clause_joint", first - 2) and r.word(then) in verbs["past"] and r.near(then):
        return -1  # plans a second hall and in July took a loan, and by May it had reached half
    return _behind(r, first, last)


def _weekday(r: Reader, first: int, last: int) -> int:
    """The tense that the words before a weekday tell: `has called a meeting for Thursday`, `the final is Sunday`, `slipped to Friday`, `runs through
    Sunday`, `traders await Friday's report`, `expects a plan by Friday`; 0 where they tell none."""
    verbs = verbs_of_news()
    begin = first - (2 if r.small("the", first - 1) else 1)
    before, verb = r.word(begin), r.word(begin - 1)
    if before == "for" and r.word(last) not in QUOTES:  # not: claimed responsibility for Thursday's raid
        return -1 if r.word(begin - 2) in verbs["once"] else 1  # originally set for Wednesday
    if before in verbs["present"] or before == "to" and r.small("moved", begin - 1) or r.small("awaits", begin):
        return 1
    if before == "of" and verb == "ahead":
        return 1
    if before == "through" and r.word(first) in r.v.weekday:
        over = verb in verbs["past"] or verb.endswith(tuple(verbs["ending"])) and verb not in verbs["looking"]
        return -1 if over else 1
    if before == "by":
        k = next((k for k in range(begin - 1, max(0, begin - _PERFECT), -1) if r.word(k) in verbs["looking"]), 0)
        return 1 if k and verbs["be"].isdisjoint({r.word(k - 1)}) and r.word(k - 1) not in verbs["was"] | r.v.small["the"] else 0
    until = next((k for k in range(begin, max(0, begin - BESIDE), -1) if r.small("until", k)), None)
    return 1 if until and r.small("article", until + 1) else 0  # is held until a hearing Monday


def _begins(r: Reader, first: int, last: int) -> int:
    """1 where something is to be so from a time on: `From April, the group, founded in 2003, will have`, `From May eleven firms are moving`, `booked it
    to handle fruit from October`; else 0."""
    verbs = verbs_of_news()
    if first < 2 or first - 1 in r.tokens.lines or boundary(r, first - 2):
        told = False
        for i in range(last, min(last + WINDOW, r.size)):
            if r.lower[i] in STOPS and boundary(r, i) or i in r.tokens.lines:
                break
            if r.lower[i] in verbs["will"]:
                return 1
            if not told and r.lower[i] in verbs["present"] and r.word(i + 1).endswith("ing"):
                return 1
            told = told or r.lower[i] in verbs["past"] or r.lower[i].endswith(tuple(verbs["ending"]))
        return 0
    for i in range(first - 2, max(0, first - _LASTED), -1):
        if r.lower[i] in STOPS or r.lower[i] == "," or r.lower[i] in verbs["past"] or i in r.tokens.lines:
            return 0
        if i > first - BESIDE and r.lower[i].endswith(tuple(verbs["ending"])) and r.lower[i] not in verbs["looking"]:
            return 0  # is thought to show that the yard shrank or expanded from July on
        if (
            r.lower[i] == "to"
            and r.word(i + 1).isalpha()
            and not r.capital(i + 1)
            and r.word(i + 1) not in r.v.small["the"] | r.v.small["a"]
        ):
            return 1 if not r.word(i - 1)[-1:].isdigit() and verbs["was"].isdisjoint(r.lower[max(0, i - 2) : i]) else 0
    return 0


def _behind(r: Reader, first: int, last: int) -> int:
    """The tense that the verb right behind the expression tells: `was sunk in 1990, and from April will stand idle`, `will not bet on a date, but
    its board on Friday passed a budget`; of what is said to have slipped: `due in July, has slipped to March`; 0 where none tells."""
    verbs = verbs_of_news()
    if r.word(last) == "," and r.near(last):
        if r.word(last + 1) in verbs["has"] and r.small("moved", last + 2):
            return -1
        return (
            1 if r.word(last + 1) in verbs["will"] and r.word(first - 2) in verbs["looking"] else 0
        )  # promised for May, will run from June
    if r.word(last) in QUOTES and r.word(last + 1) == "s" and _holder_told(r, last + 2):
        return 1
    if not r.near(last) or r.small("through", last):
        return 0
    if r.word(last) in verbs["will"] or r.small("outlook", last) or _result_to_come(r, last):
        return 1
    if r.small("clause_joint", first - 2):
        for i in range(last, min(last + CLAUSE, r.size)):
            if r.lower[i] in STOPS or r.lower[i] == "," or i in r.tokens.lines or r.small("clause_joint", i):
                break
            if r.lower[i] in verbs["will"]:
                return 1  # began with 90 people, and in May a second shift will bring 40 more
    word = r.lower[last]
    return -1 if len(word) > 4 and word.endswith(tuple(verbs["ending"])) and word not in verbs["looking"] and _acts(r, first) else 0


def _holder_told(r: Reader, i: int) -> bool:
    """Whether what a time is said to have, a noun or two at token i, is told of as to come: `said Friday's meeting would be the last`."""
    verbs = verbs_of_news()
    for k in range(i + 1, i + _RESULT + 1):
        if not r.word(k).isalpha() or r.word(k) in verbs["past"] or not r.near(k):
            return r.word(k) in verbs["will"]
        if r.word(k) in verbs["will"] or r.word(k) == "would":
            return True
        if r.word(k) in ("is", "are"):
            return r.word(k + 1) in verbs["intent"] or r.word(k + 1) in verbs["looking"] or r.word(k + 1) == "to"
    return False


def _result_to_come(r: Reader, last: int) -> bool:
    """Whether a result named behind its period is still to come: `warned that its first-quarter profit would be smaller`."""
    k = next(
        (k for k in range(last, last + _RESULT) if not r.word(k).isalpha() or r.small("result", k) or r.small("determiner", k)), r.size
    )
    while r.small("result", k) and r.small("result", k + 1):
        k += 1
    return r.small("result", k) and r.word(k + 1) in verbs_of_news()["modal"] and r.word(k + 1) != "to" and r.near(k + 1)


_RESULT = 3  # tokens from a period to the name of its result: `fourth-quarter net income`


def result_behind(r: Reader, last: int) -> bool:
    """Whether the name of a result stands behind its period: `fourth-quarter net income`."""
    return any(r.small("result", i) for i in range(last, last + _RESULT))


def was_to(r: Reader, first: int) -> bool:
    """Whether what was meant to happen may still do: `the accord was to be signed in December`, said in November; `sold its cargo for February`."""
    if r.word(first - 1) == "for":
        return True
    for i in range(first - 1, max(0, first - _PERFECT), -1):
        if r.lower[i] in (".", ";", ",") or i in r.tokens.lines:
            return False
        if r.lower[i] == "to" and r.small("was", i - 1) and not r.capital(i + 1):
            return True
    return False


def guessed(r: Reader, first: int) -> bool:
    """Whether the figure of a month is only guessed: `analysts expect the rate for October to rise`, said in November before it is known."""
    return r.word(first - 1) == "for" and any(r.small("guessed", i) for i in range(first - 2, max(0, first - _PERFECT), -1))


def _acts(r: Reader, first: int) -> bool:
    """Whether a weekday stands between its subject and its verb: `its board on Friday passed a budget`."""
    return r.small("on", first - 1) and r.word(first) in r.v.weekday


def _dated_event(r: Reader, first: int) -> bool:
    """Whether a month dates an event that is over from behind: `the floods of September`, `an agreement of January`, `those of May`."""
    if r.word(first - 1) != "of" or r.word(first) not in r.v.month or r.phrase("edge", first - 2):
        return False
    return r.word(first - 2) != "as" and any(r.small("determiner", i) for i in range(first - 4, first - 1))


def _perfect(r: Reader, first: int) -> bool:
    """Whether what lasted until the expression at token `first` is over: `only a third had been released until April`, `had we waited until May`."""
    near = [r.word(i) for i in range(first - 1, first - _PERFECT, -1)]
    return "had" in near and "to" not in near and not any(word in STOPS for word in near)


def _lasted(r: Reader, i: int) -> bool:
    """Whether the verb before `until` at token i tells what was done all the while: `received 38 ships until June`, `of which 4 crore has been released
    till May`; not `closed the pit until June`."""
    verbs = verbs_of_news()
    for k in range(i - 1, max(-1, i - _LASTED), -1):
        word = r.lower[k]
        if word in verbs["lasting"]:
            return verbs["modal"].isdisjoint(r.lower[max(0, k - BESIDE) : k])
        if word in STOPS or word in verbs["past"] or word in verbs["future"] or k in r.tokens.lines:
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
    for k in range(begin - 1, max(-1, begin - WINDOW), -1):
        if r.lower[k] in STOPS or k in r.tokens.lines:
            return False
        if r.small("conditional", k):
            return any(
                word in verbs_of_news()["modal"] for word in r.lower[max(0, k - _LASTED) : k]
            )  # it would leave if nothing was decided by Christmas
        if r.small("pledged", k):
            return r.lower[k][-1] == "s" or not verbs_of_news()["has"].isdisjoint(r.lower[max(0, k - 2) : k])
    return False


def _opened(r: Reader, i: int, last: int) -> bool:
    """Whether what lasted until an expression, which opens its sentence at token i or is told of after a comma, is over: `Until February the port
    handled grain`, `grew until February, when a flood closed the quay`."""
    verbs = verbs_of_news()
    k = last
    if not (i <= 0 or i in r.tokens.lines or boundary(r, i - 1)):
        if r.word(last) != "," or r.word(last + 1) != "when":
            return False
        k = last + 2
    for j in range(k, min(k + _PERFECT, r.size)):
        word = r.lower[j]
        if word in STOPS or word in verbs["modal"] or word in verbs["future"] or word in verbs["present"]:
            return False
        if word in verbs["past"] or any(word.endswith(ending) for ending in verbs["ending"]):
            return word not in verbs["has"]
    return False
