"""Which names are forms of one another: the full name, its shorter forms, its acronym."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parkextract import places
from parkextract.entities import brackets
from parkextract.entities.kinds import Kind
from parkextract.entities.names import Name, key_of
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType, Span

_NEAR = 60  # names that share a word: a name is compared with no more, so that the work stays linear
_ACRONYM = 3  # letters: fewer may stand for anything
_INITIALS = 2  # words that are abbreviated behind the rest of a name
_NUMERALS = frozenset("IVX0123456789")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making: its names as written with the place of the first use of each, and the spans of all references to it,
    of which `first` and `latest` are where the first and the last begin, `weights` what the sentence makes of the one that begins at a character.

    `words` are all words of its names, `heads` the head nouns it has been called by, `named` whether it has a name of its own, `vague` whether nothing says
    what it is, `sure` whether more than a preposition does, `times` how often the article names it, `label` whether an item of a round-up begins with it,
    `sites` where it is said to be (keys of names), `owner` the company that it is said to be of.
    """

    type: EntityType
    names: dict[str, int] = field(default_factory=dict)
    spans: set[Span] = field(default_factory=set)
    first: int = -1
    latest: int = -1
    weights: dict[int, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    named: bool = True
    vague: bool = False
    sure: bool = True
    times: int = 0
    label: bool = False
    sites: set[str] = field(default_factory=set)
    owner: Draft | None = None

    @property
    def name(self) -> str:
        """The fullest name, a proper one if there is one; of two as long the one that is not in capitals, then the first."""
        return max(self.names, key=lambda name: (not name.islower(), len(content(name)), not name.isupper(), -self.names[name]))

    def refer(self, start: int, end: int, weight: float = 1.0) -> None:
        """A reference to it, and how much its sentence makes of it."""
        self.weights[start] = max(weight, self.weights.get(start, 0.0))
        self.first = start if self.first < 0 else min(self.first, start)
        self.latest = max(self.latest, start)
        self.spans.add((start, end))

    def add(self, name: str, start: int) -> None:
        self.names.setdefault(name, start)
        self.words |= content(name)


def content(name: str) -> set[str]:
    """The words of a name in lower case, without articles."""
    return {word for word in name.lower().replace("-", " ").split() if word not in _ARTICLES}


def _forms(names: Sequence[Name]) -> tuple[dict[str, Name], dict[str, str]]:
    """One use of each name by its key, the first outside a heading if there is one; and what each acronym stands for."""
    forms: dict[str, Name] = {}
    acronyms: dict[str, str] = {}
    for name in names:
        if name.key not in forms or forms[name.key].heading:
            forms[name.key] = name
        if name.acronym:
            acronyms.setdefault(key_of(name.acronym), name.key)
        for other in brackets.without(name.text):
            acronyms.setdefault(key_of(other), name.key)
    return forms, acronyms


def cluster(
    names: Sequence[Name], types: Mapping[str, Kind], guesses: Mapping[str, Kind], words: Vocabulary
) -> tuple[list[Draft], dict[str, Draft]]:
    """The entities that names name, and whose name each is by its key. A shorter form follows the full one and shares its beginning or its
    head noun; terms that a bracket defines are left to the walk through the text."""
    forms, acronyms = _forms(names)
    counts = Counter(name.key for name in names)
    defined = {name.key for name in names if name.defined}
    starts = {name.key: name.start for name in reversed(names)}  # of the first use, in the text rather than above it
    starts |= {name.key: name.start for name in reversed(names) if not (name.title or name.heading)}
    drafts: list[Draft] = []
    owner: dict[str, Draft] = {}
    by_word: dict[str, list[tuple[Draft, Name]]] = {}
    by_initials: dict[str, Draft] = {}
    for key in sorted(forms, key=lambda key: (-len(forms[key].words), starts[key])):
        name, kind = forms[key], types.get(key)
        type = kind.type if kind else None
        if key in defined and len(name.words) == 1:
            continue
        target = owner.get(acronyms.get(key, "")) or (by_initials.get(key) if type in (None, "org") else None)
        if target is None:
            type = type or _successor(name, by_word, words)
            keys = [_first_word(name), "·" + name.head.noun if name.head else "…" + _first_word(name)]
            near = [full for word in keys for full in by_word.get(word, [])[-_NEAR:]]
            guess = guesses.get(key)
            told = Kind(guess.type, False) if guess is not None and kind is not None and not kind.sure else kind
            fitting = [(draft, full) for draft, full in near if _is_form(name, starts[key], told, draft, full, starts, words)]
            # of several the nearest in length, then the one that is named most
            target = min(fitting, key=lambda item: (len(_core(item[1], words)), -item[0].times), default=(None, None))[0]
        if target is None:
            target = _draft(name.text, type, kind, guesses.get(key))
            drafts.append(target)
        owner[key] = target
        target.label = target.label or name.label
        target.add(name.text, starts[key])
        target.times += counts[key]
        if name.head:
            target.heads.add(name.head.noun)
        for initials in _initials(name, words):
            by_initials.setdefault(initials, target)
        for word in _found_by(name, type, words):
            by_word.setdefault(word, []).append((target, name))
    return drafts, owner


def _draft(name: str, type: EntityType | None, kind: Kind | None, guess: Kind | None) -> Draft:
    """A new entity: `type` is what the rules see in its fullest name, which a clear guess overrules; one less clear only says more than nothing.
    A town of the lists of which nothing else is seen is taken for that town."""
    if guess is None:
        return Draft(type or ("place" if places.country(name) else "org"), vague=type is None, sure=kind is not None and kind.sure)
    if guess.sure:
        return Draft(guess.type)
    return Draft(guess.type, vague=type is None, sure=guess.type == type and kind is not None and kind.sure)


def _found_by(name: Name, type: EntityType | None, words: Vocabulary) -> list[str]:
    """The words under which a shorter form of a name looks for it: its head noun, its first word, its surname."""
    found = ["·" + name.head.noun] if name.head else []
    found.append(_first_word(name))
    if (core := _core(name, words)) != _order(name.text):
        found.append(core[0])
    if type == "person" or (type is None and len(name.words) == 2) or type == "org" and len(name.words) == 2:
        found.append("…" + name.words[-1].lower())
    return found


def _initials(name: Name, words: Vocabulary) -> Iterator[str]:
    """The short forms that a name of three words and more may have without saying so: `CDT` for `Cendana Digital Trust`, `DCT` for `Dongnam Container
    Terminal Co.`"""
    capitals = [word for word in name.words if word[0].isupper()]
    if len(capitals) < _ACRONYM or (name.text.isupper() and capitals[-1].lower().strip(".,") not in words["company"]):
        return
    yield "".join(word[0] for word in capitals)
    if len(capitals) > _ACRONYM and capitals[-1].lower().strip(".,") in words["company"]:
        yield "".join(word[0] for word in capitals[:-1])


def _first_word(name: Name) -> str:
    return name.words[0].lower().split("-")[0]


def _order(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


def _core(name: Name, words: Vocabulary) -> list[str]:
    """The words of a name behind the head noun or the province that opens it: `Cerro Gordo` of `Parque Industrial Cerro Gordo`."""
    opening = words.opening(list(name.words))
    skipped = opening.length if opening else 0
    if len(name.words) > 2 and name.words[0].lower() in words["known_place"]:
        skipped = 1  # Hubei Chuyuan Phosphate Group
    return _order(" ".join(name.words[skipped:]))


def _successor(name: Name, near: Mapping[str, list[tuple[Draft, Name]]], words: Vocabulary) -> EntityType | None:
    """What a name with a number behind it names: the same kind of thing as what has the name without it (`Cerro Gordo II`)."""
    if len(name.words) < 2 or not set(name.words[-1]) <= _NUMERALS:
        return None
    base = _order(" ".join(name.words[:-1]))
    same = (draft.type for draft, full in near.get(base[0], [])[-_NEAR:] if _core(full, words)[: len(base)] == base and not draft.vague)
    return next(same, None)


def _shortens(short: list[str], full: list[str]) -> bool:
    """Whether a shorter name has the words of the full one in their order, from its beginning, or is its end:
    the Shenzhen … Zone is not the Hetao Shenzhen-Hong Kong … Zone."""
    rest = iter(full)
    ordered = all(word in rest for word in short)
    return ordered and (short[0] == full[0] or full[-len(short) :] == short)


def _abbreviates(short: Name, full: Name) -> bool:
    """Whether a name ends in the initials of what the full one ends in: `Xiamen FTZ` for the `Xiamen Free Trade Zone`, `Hoa Phu IP`."""
    initials, before = short.words[-1], len(short.words) - 1
    tail = full.words[before:]
    if not before or not initials.isupper() or len(initials) != len(tail) or len(tail) < _INITIALS:
        return False
    same = [word.casefold() for word in short.words[:-1]] == [word.casefold() for word in full.words[:before]]
    return same and all(word[0] == letter for word, letter in zip(tail, initials, strict=True))


def _own_name(short: Name, full: Name, words: Vocabulary) -> bool:
    """Whether a firm's own name stands behind what it makes or is: `Aubry` of `Pneus Aubry`, not `Steel`, nor the town of `Bank of Varna`."""
    own, low = short.words[-1], short.words[-1].lower()
    if len(short.words) > 1 or len(full.words) != len(short.words) + 1 or own != full.words[-1]:
        return False
    plain = low in words["field"] or low in words["company"] or low in words["trade"] or low in words["known_place"] or words.is_head(own)
    return not plain and places.country(own) is None


def _is_form(short: Name, start: int, kind: Kind | None, draft: Draft, full: Name, starts: Mapping[str, int], words: Vocabulary) -> bool:
    """Whether a name is a shorter form of an entity's full name. `Shashi` is the zone when the `Shashi Economic Development Zone` has been named
    and nothing surer than a preposition makes it a place."""
    type = kind.type if kind else None
    less, whole = content(short.text), content(full.text)
    if _abbreviates(short, full):
        return draft.type in (type, None) or type is None
    if not less <= whole:
        return False
    if less == whole:
        return True
    if short.head and draft.type == type == "park" and _order(full.text)[: len(_order(short.text))] == _order(short.text):
        rest = _order(full.text)[len(_order(short.text)) :]
        if all(word in words["field"] or words.is_head(word) for word in rest):
            return True  # Orava Gateway, the Orava Gateway Economic Zone
    if short.head:
        same = full.head is not None and full.head.noun == short.head.noun and draft.type == type
        return same and _shortens(_order(short.text), _order(full.text))
    if (
        start < starts[full.key]
    ):  # only the short name of a company, or of a park by all that is proper to it, may come first: in a headline
        own, order = _order(short.text), _order(full.text)
        if order[: len(own)] != own:
            return False
        rest = order[len(own) : len(order) - (full.head.length if full.head else 0)]
        plain = draft.type in ("park", "project") and all(word in words["field"] or word in words["connector"] for word in rest)
        return (type is None and plain and len(own) > 1) or (type in (None, "org") and draft.type == "org")
    if type in (None, "org") and draft.type == "org" and not draft.vague and _own_name(short, full, words):
        return True
    if short.words[-1] == full.words[-1] and _order(short.text) != _core(full, words):  # the surname
        doubtful = type == "person" or kind is None or (draft.type == "person" and not kind.sure)  # `Imbert said` could be of a company
        return doubtful and (draft.type == "person" or draft.vague)
    if draft.type == "person":
        return True
    own_order, order = _order(short.text), _order(full.text)
    begins = own_order in (order[: len(own_order)], _core(full, words)[: len(own_order)])
    if type == "place" and kind is not None:
        if draft.type == "place":
            return begins
        rest = [word.lower() for word in full.words[len(short.words) : len(full.words) - (full.head.length if full.head else 0)]]
        return begins and not kind.sure and draft.type == "park" and bool(rest) and all(word in words["field"] for word in rest)
    return begins
