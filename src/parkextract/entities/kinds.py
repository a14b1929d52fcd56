"""What a name names: a park, a project, an organisation, a place or a person, by its own words and by the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from parkextract.entities import capitals, persons, places
from parkextract.entities.guess import best, score
from parkextract.entities.names import Name
from parkextract.entities.signs import Signs
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.places import country
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Area, Mention

_NEAR = 9  # tokens: how far behind a comma the noun of an apposition may stand
_SURE = 4.0
_DASHES = frozenset("-–—")
_BORNE = 4.0  # how much a given name speaks for a person
_LIKE = 2.0  # and what may be one
_PAIR = 2
_INITIALS = 3  # letters: a short form has three and more
_ACRONYM = 6  # and no more than so many
_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI"})
_LIKELY = 0.5  # a guess that counts
_CLEAR = 0.8  # one that is as good as knowing
_AGAINST = 0.7  # one that stands against sure signs


@dataclass(frozen=True, slots=True)
class Kind:
    """What a name seems to name; `sure` where more than a preposition says so."""

    type: EntityType
    sure: bool


def types(names: Sequence[Name], tokens: Tokens, words: Vocabulary, mentions: Iterable[Mention] = ()) -> dict[str, Kind]:
    """The type of every name that shows one, by its key: its head noun or ending where it has one, otherwise what most of its uses say."""
    votes: dict[str, dict[tuple[EntityType, float], None]] = defaultdict(dict)  # the same evidence counts once
    areas = {tokens.at(mention.start) for mention in mentions if isinstance(mention, Area)}
    for name in names:
        if _measured(name, tokens, areas) and not words["locative"].intersection(tokens.lower[max(0, name.first - 2) : name.first]):
            votes[name.key][("park", 3)] = None
        votes[name.key].update(dict.fromkeys(_around(name, tokens, words) + _own(name, words)))
    for evidence in votes.values():
        if any(type == "place" for type, _ in evidence):
            evidence.pop(("person", _BORNE), None)  # in Juan José Ríos
    found = {key: kind for key, evidence in votes.items() if (kind := _best(evidence))}
    _by_neighbours(names, tokens, found)
    return found


def guesses(
    names: Sequence[Name],
    found: Mapping[str, Kind],
    tokens: Tokens,
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
    words: Vocabulary,
) -> dict[str, Kind]:
    """What the model of `guess.py` takes names for, by their keys, where the rules are not surer; `sure` where it hardly errs."""
    uses: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        uses[name.key].append(name)
    told = signs(names, found, tokens, sentences, mentions, words)
    guessed: dict[str, Kind] = {}
    begun = score(told.article)
    for key, some in uses.items():
        own = found.get(key)
        if own and own.sure and (own.type in ("park", "person") or some[0].words[-1].lower().strip(".,") in words["company"]):
            continue  # what the rules hardly mistake
        type, likely = best(score(told.of(some), begun))
        if likely >= _enough(type, own):
            guessed[key] = Kind(type, likely >= _CLEAR)
    return guessed


def _enough(type: EntityType, own: Kind | None) -> float:
    """How likely a guess has to be beside what the rules see: a place of which no preposition says so has to be clear (`the plant of Celltrona`)."""
    if own is None:
        return _CLEAR if type == "place" else _LIKELY
    return _AGAINST if own.sure else _LIKELY


def signs(
    names: Sequence[Name],
    found: Mapping[str, Kind],
    tokens: Tokens,
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
    words: Vocabulary,
) -> Signs:
    """What the model is told of the names of an article."""
    return Signs(tokens, names, sentences, mentions, {key: (kind.type, kind.sure) for key, kind in found.items()}, words)


def _best(evidence: Iterable[tuple[EntityType, float]]) -> Kind | None:
    """What most of the evidence says; where it is split, what was told first: what stands around a name before its own noun."""
    tally: dict[EntityType, float] = defaultdict(float)
    for type, weight in evidence:
        tally[type] += weight
    best = max(tally, key=lambda type: tally[type], default=None)
    return Kind(best, tally[best] >= _SURE) if best else None


def _by_neighbours(names: Sequence[Name], tokens: Tokens, found: dict[str, Kind]) -> None:
    """Names of which nothing else says what they name: what stands between commas behind a place or a park is the place that it is in (`Long
    Thuan, Long An,`), and names joined by `and` are of one kind, as far as places go."""
    for one, other in pairwise(names):
        if one.heading or other.heading or tokens.gap(other.first) == "\n":
            continue
        between = tokens.lower[one.last : other.first]
        first, second = found.get(one.key), found.get(other.key)
        if between == [","] and first and second is None and first.type in ("place", "park") and not one.aside:
            closed = (
                other.last >= len(tokens) or tokens.words[other.last] in ",.;:)" or (one.dateline and tokens.words[other.last] in "(-–—")
            )
            if closed and other.head is None:
                found[other.key] = Kind("place", False)
        elif between == ["and"] and (first is None) != (second is None):
            known, unknown = (first, other) if first else (second, one)
            if known is not None and known.type == "place" and unknown.head is None:
                found[unknown.key] = Kind("place", False)


def _measured(name: Name, tokens: Tokens, areas: Set[int]) -> bool:
    """Whether an area stands directly behind a name: `Ploiesti Nord, 78 ha`, `the Minjiang park (14.5 sq km)`."""
    return name.last < len(tokens) and tokens.words[name.last] in ",(" and name.last + 1 in areas


def _own(name: Name, words: Vocabulary) -> list[tuple[EntityType, float]]:
    last, first = name.words[-1].lower().strip(".,"), name.words[0].lower()
    if (
        last in words["company"]
        or " ".join(name.words[-2:]).lower().strip(".,") in words["company"]
        or (first in words["company_first"] and len(name.words) > 1)
    ):
        return [("org", 20)]
    if first == "co" and len(name.words) == _PAIR and name.words[1][0].isupper():
        return [("place", 8)]  # Co Cork
    known = [word for word in name.text.lower().rstrip(".").split() if word not in words["direction"]]
    if " ".join(known) in words["known_place"] or name.text.lower() in words["known_place"]:
        return [("place", 8)]
    if name.head and name.head.noun in words["goods"] and len(name.words) > 1:
        return [("org", 5), ("project", 4)]  # who is called after what it makes
    if name.head and name.head.plural and name.head.type == "park" and not name.words[-1][:-1].isupper():
        return [("org", 6), ("park", 5)]  # who is called after many parks runs them, but Lai Cach IPs are parks
    if name.head and name.head.type == "project" and (name.head.plural or name.head.noun in words["firm_like"]) and len(name.words) > 1:
        return [("org", 5), ("project", 4.5)]  # and who is called after mills, a shipyard or a dairy is the firm
    if name.head is None and len(name.words) > 1 and (last.isdigit() or (name.words[-1] in _NUMERALS and first not in words.starters)):
        return [("park", 2)]  # Phuoc Tan 3, Dong Van I
    if name.head:
        return [(name.head.type, 10)]
    return [("person", _BORNE if first in words["given"] else _LIKE)] if persons.borne(name, first, words) else []


def _around(name: Name, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    """What the words before and behind a name say."""
    found: list[tuple[EntityType, float]] = [("place", 4)] if name.label and len(name.words) < 3 and not _placed(name, tokens) else []
    before = tokens.lower[name.first - 1] if tokens.gap(name.first) == " " else ""
    found += _before(name, before, tokens, words)
    found += _behind(name, tokens, words)
    if _short_park(name, tokens, words):
        found.append(("park", _LIKE))
    return found


def _short_park(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a short form ends in the letter of a park or a zone and is spoken of like one: `tenants of KIP`, `KIP was established`."""
    if (
        len(name.words) > 1
        or not name.text.isupper()
        or not _INITIALS <= len(name.text) <= _ACRONYM
        or name.text[-1].lower() not in words["park_initial"]
    ):
        return False
    low, k = tokens.lower, name.last
    if low[name.first - 1] in ("of", "in", "at") and low[name.first - 2] in words["tenancy"]:
        return True
    k += k < len(tokens) and low[k] in ("was", "is", "were")
    return k < len(tokens) and low[k] in words["founding"]


def _placed(name: Name, tokens: Tokens) -> bool:
    """Whether the place of what is named stands behind its name and a comma."""
    return name.last < len(tokens) and tokens.words[name.last] == ","


def _before(name: Name, before: str, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    if not before:
        return [("place", 4)] if name.dateline else []
    if persons.by(name, tokens, words):
        return [("person", 4)]
    if weight := places.before(name, tokens, words):
        return [("place", weight)]
    if (
        before in words["title"]
        or before in words["person"]
        or (before == "." and name.first > 1 and tokens.lower[name.first - 2] in words["title"])
    ):
        return [("person", 5)]
    if persons.full(name, words) and before in words["field"] | words["affairs"] and capitals.ministers(tokens, name.first, words):
        return [("person", 5)]
    if before in words["speech"] and not (
        tokens.lower[name.last : name.last + 1] and tokens.lower[name.last] in words["rank_of"] | words["title"]
    ):
        of = name.last < len(tokens) and tokens.lower[name.last] in ("of", "from")  # `said Lena Voss of the union`
        return [] if persons.works(name, words) else [("person", (5 if of else 3) if len(name.words) in (2, 3) else 1)]
    if before == ",":
        before = tokens.lower[name.first - 2] if name.first > 1 else ""
        if before in words["person"]:
            return [("person", 5 if persons.full(name, words) else 3)]  # `its director, Lena Voss`
        if persons.headed(name, tokens, words):
            return [("person", 4)]
        head = words.head([before])  # `its operator, Maroquai`
        return [("org", 4)] if head and head.type == "org" and not head.plural else []
    head = words.head([before])
    if before in words["owner"] and persons.full(name, words) and name.words[-1].lower().strip(".,") not in words["company"]:
        return [("person", 4)]  # Solmec owner Lena Voss
    if head and before in words["issuer"] and name.head is not None and name.head.type != "org":
        return [("org", 11)]  # the Dutch company Varna Free Zone
    return [(head.type, 4)] if head and not head.plural else []


def _behind(name: Name, tokens: Tokens, words: Vocabulary) -> list[tuple[EntityType, float]]:
    k = name.last
    if k + 1 >= len(tokens) or tokens.gap(k) == "\n":
        return []
    found: list[tuple[EntityType, float]] = []
    if persons.speaks(name, tokens, words):
        return [("person", 4)]
    if persons.followed(name, tokens, words):
        found.append(("person", 4))
    if tokens.lower[k] in words["speech"]:
        full = len(name.words) in (2, 3) and not persons.works(name, words)
        return [("person", 1.5), ("org", 1)] if full else [("person", 0.5), ("org", 1)]
    if tokens.lower[k] in words["heading"] and len(name.words) in (2, 3) and tokens.gap(k) == " ":
        return [("person", 3)]
    if tokens.words[k] == "," and persons.full(name, words) and (tokens.lower[k + 1] == "who" or persons.age(tokens, k + 1)):
        return [("person", 4)]  # `Lena Voss, who …`, `Lena Voss, 44, …`
    if weight := places.behind(name, tokens, words):
        found.append(("place", weight))
    if tokens.words[k] == "," and (tokens.lower[k + 1] in words["person"] or persons.heads(name, tokens, words)):
        return [*found, ("person", 5)]  # `Lena Voss, head of …`
    if tokens.words[k] == "," and tokens.lower[k + 1] in words["apposing"]:
        joined: list[tuple[EntityType, float]] = []  # `the port and logistics company`: the last noun tells
        for j in range(k + 2, min(k + 2 + _NEAR, len(tokens))):
            low = tokens.lower[j]
            if low in words["person"] and not _more(tokens, j, words):
                return [*found, ("person", 5)]
            head = words.head([low])
            if head and not _more(tokens, j, words):
                if head.type in ("park", "project") and _in_town(name, tokens, words):
                    return found
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


def _in_town(name: Name, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether what stands behind a name and a comma is said of what is in that town: `its labs in Varna, the medical campus`."""
    town = name.text.lower() in words["known_place"] or country(name.text) is not None
    return town and name.first > 0 and tokens.lower[name.first - 1] in ("in", "near")


def _more(tokens: Tokens, j: int, words: Vocabulary) -> bool:
    """Whether the noun at j only modifies another one behind it."""
    if j + 1 < len(tokens) and tokens.words[j + 1][0] in "'’":
        return True  # `the zone's deputy director`
    if j + 1 >= len(tokens) or tokens.gap(j + 1) != " ":
        return False
    return words.head([tokens.lower[j + 1]]) is not None or tokens.lower[j + 1] in words["person"]
