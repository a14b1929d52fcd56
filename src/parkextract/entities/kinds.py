"""What a name names: a park, a project, an organisation, a place or a person, by its own words and by the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.tokens import Tokens
from parkextract.values import Area, Mention

_NEAR = 9  # tokens: how far behind a comma the noun of an apposition may stand
_SURE = 4.0
_DATELINE = 12  # tokens: how far behind the town its dash may stand
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a name seems to name; `sure` where more than a preposition says so."""

    type: EntityType
    sure: bool


def types(names: Sequence[Name], tokens: Tokens, words: Vocabulary, mentions: Iterable[Mention] = ()) -> dict[str, Kind]:
    """The type of every name that shows one, by its key: its head noun or ending where it has one, otherwise what most of its uses say."""
    votes: dict[str, set[tuple[EntityType, float]]] = defaultdict(set)
    areas = {tokens.at(mention.start) for mention in mentions if isinstance(mention, Area)}
    for name in names:
        if _measured(name, tokens, areas) and not words["locative"].intersection(tokens.lower[max(0, name.first - 2) : name.first]):
            votes[name.key].add(("park", 3))
        votes[name.key].update(_own(name, words) + _around(name, tokens, words))  # the same evidence counts once
    found: dict[str, Kind] = {}
    for key, evidence in votes.items():
        tally: dict[EntityType, float] = defaultdict(float)
        for type, weight in evidence:
            tally[type] += weight
        if tally:
            best = max(tally, key=lambda type: tally[type])
            found[key] = Kind(best, tally[best] >= _SURE)
    return found


def _measured(name: Name, tokens: Tokens, areas: Set[int]) -> bool:
    """Whether an area stands directly behind a name: `Ploiesti Nord, 78 ha`, `the Minjiang park (14.5 sq km)`."""
    return name.last < len(tokens) and tokens.words[name.last] in ",(" and name.last + 1 in areas


def _own(name: Name, words: Vocabulary) -> list[tuple[EntityType, float]]:
    last, first = name.words[-1].lower().strip(".,"), name.words[0].lower()
    if last in words["company"] or (first in words["company_first"] and len(name.words) > 1):
        return [("org", 20)]
    known = [word for word in name.text.lower().rstrip(".").split() if word not in words["direction"]]
    if " ".join(known) in words["known_place"] or name.text.lower() in words["known_place"]:
        return [("place", 8)]
    if name.head and name.head.plural and name.head.type == "park":
        return [("org", 6), ("park", 5)]  # who is called after many parks runs them
    return [(name.head.type, 10)] if name.head else []


def _around(name: Name, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    """What the words before and behind a name say."""
    found: list[tuple[EntityType, float]] = [("place", 4)] if name.label and len(name.words) < 3 else []
    before = tokens.lower[name.first - 1] if tokens.gap(name.first) == " " else ""
    found += _before(name, before, tokens, words)
    found += _behind(name, tokens, words)
    return found


def _before(name: Name, before: str, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    if not before:
        return [("place", 4)] if len(name.text) > 3 and _dateline(name, tokens) else []
    if before in words["locative"]:
        return [("place", 2 if before in ("in", "near") else 1)]
    if (
        before in words["title"]
        or before in words["person"]
        or (before == "." and name.first > 1 and tokens.lower[name.first - 2] in words["title"])
    ):
        return [("person", 5)]
    if before in words["speech"]:
        return [] if _works(name, words) else [("person", 3 if len(name.words) in (2, 3) else 1)]
    if before == ",":
        before = tokens.lower[name.first - 2] if name.first > 1 else ""
        if before in words["person"]:
            return [("person", 3)]
        head = words.head([before])  # `its operator, Maroquai`
        return [("org", 4)] if head and head.type == "org" and not head.plural else []
    head = words.head([before])
    return [(head.type, 4)] if head and not head.plural else []


def _dateline(name: Name, tokens: Tokens) -> bool:
    """Whether a name opens its line and a dash or an agency in brackets follows, with nothing but names, dates and commas between them:
    `URUMQI, Dec. 14 (Xinhua) --`, `Makassar –`, `Lampuara, Jan 17 (INS)`."""
    capitals = name.text.isupper()
    for k in range(name.last, min(name.last + _DATELINE, len(tokens))):
        word = tokens.words[k]
        if word in _DASHES and not tokens.touches(k):
            return True
        if tokens.gap(k) == "\n" or not (capitals or word[0].isupper() or word[0].isdigit() or word in ",.()/"):
            return False
        if word == ")" and k - name.last > 2:
            return True
    return False


def _behind(name: Name, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    k = name.last
    if k + 1 >= len(tokens) or tokens.gap(k) == "\n":
        return []
    found: list[tuple[EntityType, float]] = []
    if tokens.words[k] in _DASHES and tokens.touches(k) and tokens.lower[k + 1] == "based":
        return [("place", 5)]
    if tokens.lower[k] in words["speech"]:
        full = len(name.words) in (2, 3) and not _works(name, words)
        return [("person", 1.5), ("org", 1)] if full else [("person", 0.5), ("org", 1)]
    if tokens.lower[k] in words["heading"] and len(name.words) in (2, 3) and tokens.gap(k) == " ":
        return [("person", 3)]
    head = words.head([tokens.lower[k]])
    if head and head.type == "place" and tokens.gap(k) == " " and tokens.words[k].islower():
        found.append(("place", 4))
    if tokens.words[k] == "," and tokens.lower[k + 1] in words["person"]:
        return [*found, ("person", 5)]  # `Lena Voss, head of …`
    if tokens.words[k] == "," and tokens.lower[k + 1] in words["apposing"]:
        joined: list[tuple[EntityType, float]] = []  # `the port and logistics company`: the last noun tells
        for j in range(k + 2, min(k + 2 + _NEAR, len(tokens))):
            low = tokens.lower[j]
            if low in words["person"] and not _more(tokens, j, words):
                return [*found, ("person", 5)]
            head = words.head([low])
            if head and not _more(tokens, j, words):
                if joined or j + 1 >= len(tokens) or tokens.lower[j + 1] != "and":
                    return [*found, (head.type, 5)]
                joined = [(head.type, 5)]
                continue
            if joined and low == "and":
                continue
            if not low[0].isalnum() and low not in _DASHES and low not in "'’":
                break
            if low in words["connector"] or low in words["locative"]:
                break
        found += joined
    return found


def _works(name: Name, words: Vocabulary) -> bool:
    """Whether a name tells of a trade or a field, as no person's does: `Bayou Industrial Gases`."""
    return any(word.lower() in words["field"] for word in name.words)


def _more(tokens: Tokens, j: int, words: Vocabulary) -> bool:
    """Whether the noun at j only modifies another one behind it."""
    if j + 1 < len(tokens) and tokens.words[j + 1][0] in "'’":
        return True  # `the zone's deputy director`
    if j + 1 >= len(tokens) or tokens.gap(j + 1) != " ":
        return False
    return words.head([tokens.lower[j + 1]]) is not None or tokens.lower[j + 1] in words["person"]
