"""On which side of publication a sentence lies: by the nearest verb, and where sentences end."""

from __future__ import annotations

from parkextract.mentions.times import told
from parkextract.mentions.times.clauses import BESIDE, CLAUSE, STOPS, WINDOW, boundary, verbs_of_news
from parkextract.mentions.times.reader import QUOTES, Reader

_WOULD = "d"  # behind its apostrophe


def tense(r: Reader, first: int, last: int) -> int:
    """The tense by the nearest verb before token `first`, else after token `last`, in the same sentence and not far off."""
    verbs = verbs_of_news()
    if told.moved_from(r, first):
        return 0
    if found := told.before(r, first, last):
        return found
    telling = verbs["telling"]
    endings = tuple(verbs["ending"])
    joined = False
    for begin, step in ((_before_aside(r, first), -1), (last, 1)):
        skipped = _relative(r, last) if step > 0 else 0
        for i in range(begin, max(-1, min(begin + step * WINDOW, r.size)), step):
            word = r.lower[i]
            if i < skipped or i == last and word in verbs["noun"]:
                continue  # a pile of June-quarter reports
            if word not in telling and r.capital(i) and r.near(i) and not boundary(r, i - 1):
                continue  # on Friday Ahmed is to fly home
            if step > 0 and (i in r.tokens.lines and i > 0 or r.small("quote_end", i)):
                break
            if word in STOPS:
                if boundary(r, i):
                    break
            elif (word in telling or word.endswith(endings)) and not r.words[i].isupper() and (found := _verb(r, i, verbs)):
                if word not in verbs["adjacent"] or abs(i - begin) <= BESIDE:
                    return 1 if found < 0 and _supposed(r, i, last) else found
            elif step < 0 and word.endswith(endings) and r.small("coordinating", i - 1):
                joined = True
            elif step < 0 and word.endswith("ing") and r.word(i - 1) == "after":
                return -1  # is to grow after filling its last lot in September
            if step < 0 and i in r.tokens.lines:
                break
        if joined:
            return -1  # the berth, paid for by the port and finished in November
    for i in range(first - 2, max(-1, first - 2 * BESIDE - 1), -1):  # employs 310 after 80 layoffs in spring
        if r.lower[i] == "after" or r.lower[i] in STOPS or i + 1 in r.tokens.lines:
            return -1 if r.lower[i] == "after" else 0
    return 0


def _before_aside(r: Reader, first: int) -> int:
    """The token from which verbs are looked for backwards: before a relative clause that a comma closes right before the time, `would shut the works,
    the one with which it began in 1997, by June`."""
    if r.word(first - 2) == ",":
        for i in range(first - 3, max(0, first - WINDOW), -1):
            if r.lower[i] in STOPS or i in r.tokens.lines:
                break
            if r.lower[i] == ",":
                return i - 1 if any(r.small("who", k) for k in range(i + 1, first - 2)) else first - 1
    return first - 1


def _supposed(r: Reader, verb: int, last: int) -> bool:
    """Whether a past verb only supposes: `If the June deadline passed, banks could …`, `once it has been cranked up at Christmas`."""
    verbs = verbs_of_news()
    near = [r.word(i) for i in range(verb, verb - BESIDE - 2, -1)]
    if not verbs["has"].isdisjoint(near):
        return not r.v.small["once"].isdisjoint(near)
    i = verb
    while i > max(0, verb - CLAUSE) and not (i in r.tokens.lines or r.lower[i - 1] in STOPS):
        i -= 1
    would = any(word in verbs["supposing"] for word in r.lower[max(last, verb) : last + WINDOW])
    return r.small("conditional", i) and would


def _relative(r: Reader, last: int) -> int:
    """Where a relative clause behind the subject ends, whose verb does not tell of the time before token `last`: `In June Kestrel, which is owned by a
    fund, pulled out`; 0 where none stands there."""
    for i in range(last, min(last + _SUBJECT, r.size - 1)):
        if r.lower[i] in STOPS or i in r.tokens.lines:
            return 0
        if r.lower[i] == "," and r.small("who", i + 1):
            return next((k for k in range(i + 2, min(i + WINDOW, r.size)) if r.lower[k] == ","), 0)
    return 0


_SUBJECT = 6  # tokens of a subject before its relative clause


def _unveiled(word: str, verbs: dict[str, frozenset[str]]) -> bool:
    """Whether a word before `plans` is a verb of the past, so that they are what it was done with."""
    return word in verbs["past"] and word not in verbs["auxiliary"] or any(word.endswith(ending) for ending in verbs["ending"])


def _could_not(r: Reader, i: int) -> bool:
    """Whether `could not` or `couldn't` ends at token i."""
    return r.word(i) in ("not", "immediately", "t") and any(r.word(k) in ("could", "couldn") for k in range(i - 3, i))


def _verb(r: Reader, i: int, verbs: dict[str, frozenset[str]]) -> int:
    """What the verb at token i tells: -1 past, 1 future, 0 nothing (`due to a strike`, `was due in May`)."""
    word = r.lower[i]
    near = (r.word(i - 1), r.word(i - 2))
    if word == _WOULD and near[0] not in QUOTES:
        return 0
    if word == _WOULD and not (r.word(i + 1) in verbs["past"] or r.word(i + 1).endswith(tuple(verbs["ending"])) or r.word(i + 1) == "been"):
        return 1  # we'd start in the summer
    if word in verbs["future"]:
        if near[0] in ("let", "year") or word in verbs["origin"] and r.small("from", i + 1):
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
            return -1 if word in verbs["shown"] and "be" not in near or gone else 1  # will be held; is seen in a picture
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
        if near[0] == "be" and _could_not(r, i - 2):
            return -1  # could not be reached on Thursday
        if not verbs["be"].isdisjoint(near) or not verbs["modal"].isdisjoint((*near, r.word(i - 3))) and not verbs["have"].isdisjoint(near):
            return -1 if "to" in near and r.word(i - 3) in verbs["was"] else 1  # was to have opened
        return -1
    return 0
