"""Trades told by a row of words behind those that announce it: `focuses on A and B`, `industries such as A`, `33 makers of A, B and C`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from parkextract.facts import Entity
from parkextract.link.forms import noun_forms, verb_forms, words
from parkextract.link.relations.clause import Clause, Relation, lemmas
from parkextract.link.relations.makers import made
from parkextract.link.relations.rows import Span, row, text
from parkextract.link.subject import group
from parkextract.link.view import View
from parkextract.tokens import Tokens
from parkextract.values import Area, Time

OWNERS = ("park", "project", "org")
_BETWEEN = 3  # tokens between a verb and its preposition: `focuses above all on`
_KINDS = ("sector_of_park", "sector_living", "sector")
_REFERRING = ("it", "they", "which", "that")

Reader = Callable[[Clause, int], Iterator[Relation]]


@lru_cache
def verbs() -> dict[str, dict[str, str]]:
    """The forms of verbs that announce trades, each with its prepositions and the row of link.toml that these are of."""
    found: dict[str, dict[str, str]] = {}
    for kind in _KINDS:
        for word in words("relation", kind):
            first, _, rest = word.partition(" ")
            if first not in lemmas("row_noun_only"):
                for form in verb_forms(first):
                    found.setdefault(form, {})[rest.rpartition(" ")[2]] = kind
    return found


@lru_cache
def _starters() -> dict[str, Reader]:
    """Who reads what follows a word."""
    found: dict[str, Reader] = {"for": _meant, **dict.fromkeys(words("role", "hub"), _hub)}
    for name, form_of, reader in (
        ("making", noun_forms, _makers),
        ("branch", noun_forms, _branch),
        ("manufacturing", verb_forms, _product),
        ("sector_object", verb_forms, _object),
    ):
        for word in words("relation", name):
            forms = form_of(word)
            found.update(dict.fromkeys(forms[1:] if form_of is noun_forms else forms, reader))
    makers = dict.fromkeys((noun_forms(word)[0] for word in words("relation", "making")), _maker)
    return {**found, **makers, **dict.fromkeys(verbs(), _focus)}


def tells(tokens: Tokens, first: int, last: int) -> bool:
    """Whether one of the everyday verbs that announce trades, such as `work in`, stands among tokens with its preposition."""
    lower = tokens.lower
    for form in _everyday().keys() & set(lower[first:last]):
        at = lower.index(form, first, last)
        if at + 1 < last and lower[at + 1] in _everyday()[form]:
            return True
    return False


@lru_cache
def _everyday() -> dict[str, dict[str, str]]:
    everyday = {form for word in words("relation", "everyday") for form in verb_forms(word)}
    return {form: prepositions for form, prepositions in verbs().items() if form in everyday}


def read(clause: Clause) -> Iterator[Relation]:
    """The trades of a sentence that stand in rows; `word` is the word of the parse that announces them."""
    lower, starters = clause.view.tokens.lower, _starters()
    for at in range(clause.view.sentence.first, clause.view.sentence.last):
        reader = starters.get(lower[at])
        if reader is not None:
            yield from reader(clause, at)


def state(clause: Clause, thing: Entity | None, spans: Sequence[Span], way: str, word: int | None) -> Iterator[Relation]:
    """The trades of a row as relations of their owner, none where the clause of the word that announces them is denied."""
    if thing is None or thing.type not in OWNERS or word is None or not spans or clause.void(word):
        return
    for trade in text(clause.view, spans):
        yield Relation(thing, "sector", trade, way, word)


def _focus(clause: Clause, at: int) -> Iterator[Relation]:
    """`focuses mainly on A, B and C`, `was set aside in 2018 for A`."""
    view = clause.view
    lower, prepositions = view.tokens.lower, verbs()[view.tokens.lower[at]]
    if (at > view.sentence.first and lower[at - 1] in lemmas("row_noun")) or _noun(clause, at):
        return  # `at work on`, `the focus on`, `Work on`
    for behind in range(at + 1, min(at + 2 + _BETWEEN, view.sentence.last - 1)):
        kind = prepositions.get(lower[behind])
        spans = row(view, behind + 1) if kind is not None else []
        if spans and (kind != "sector_of_park" or _participle(clause, at)):
            thing = _owner(clause, at, named=kind != "sector")
            if thing is not None and (kind == "sector" or thing.type == "park"):
                yield from state(clause, thing, spans, "focus", view.word(at))
            return
        inside = view.inside(behind)
        dated = inside is not None and isinstance(inside.mention, Time)
        if not (dated or lower[behind].endswith("ly") or lower[behind] in lemmas("row_between")):
            return


def _noun(clause: Clause, token: int) -> bool:
    """Whether a form of `work in` and the like is a noun here."""
    word = clause.view.word(token)
    return clause.view.tokens.lower[token] in _everyday() and word is not None and not clause.parse.is_verb(word)


def _participle(clause: Clause, token: int) -> bool:
    word = clause.view.word(token)
    return word is not None and clause.parse.tags[word] in ("VBN", "VBD")


def _object(clause: Clause, at: int) -> Iterator[Relation]:
    """`prioritises A and B`."""
    word = clause.view.word(at)
    spans = row(clause.view, at + 1) if word is not None and clause.parse.is_verb(word) else []
    thing = _owner(clause, at, named=True) if spans else None
    if thing is not None and thing.type == "park":
        yield from state(clause, thing, spans, "object", word)


def _product(clause: Clause, at: int) -> Iterator[Relation]:
    """`a mill which spins cotton and wool`."""
    word = clause.view.word(at)
    if word is None or clause.parse.tags[word] not in ("VBZ", "VBP"):
        return
    if spans := row(clause.view, at + 1):
        yield from state(clause, next(_things(clause, clause.parse.subjects(word)), None), spans, "product", word)


def _hub(clause: Clause, at: int) -> Iterator[Relation]:
    """`a base for A and B`."""
    view = clause.view
    spans = row(view, at + 2) if at + 2 < view.sentence.last and view.tokens.lower[at + 1] == "for" else []
    if spans:
        yield from state(clause, _last(clause, at), spans, "hub", view.word(at))


def _meant(clause: Clause, at: int) -> Iterator[Relation]:
    """`a second phase of 70 hectares for A and B`, `a park for A and B`."""
    view, parse, word = clause.view, clause.parse, clause.view.word(at)
    if word is None:
        return
    head = parse.heads[word]
    thing: Entity | None = None
    if any(_sized(view, token) for token in (view.tokens.at(parse.starts[head]), at - 1 - (view.tokens.lower[at - 1] == ","))):
        thing = _last(clause, at)
    elif parse.is_noun(head) and parse.lemma(head) not in lemmas("hub", "role"):
        thing = clause.entity(head)
    spans = row(view, at + 1) if thing is not None and thing.type in ("park", "project") else []
    if len(spans) > 1 and thing is not None and (thing.type == "park" or thing is not clause.entity(head)):
        yield from state(clause, thing, spans, "meant", word)


def _sized(view: View, token: int) -> bool:
    inside = view.inside(token)
    return inside is not None and isinstance(inside.mention, Area)


def _branch(clause: Clause, at: int) -> Iterator[Relation]:
    """`industries such as A and B`, `fields, including A`, `sectors: A and B`."""
    view = clause.view
    lower, behind = view.tokens.lower, at + 1
    behind += behind < view.sentence.last and lower[behind] == ","
    told = lower[behind : behind + 2]
    if told != ["such", "as"] and told[:1] not in (["including"], ["like"], [":"]):
        return
    spans = row(view, behind + (2 if told[0] == "such" else 1))
    if spans:
        yield from state(clause, _last(clause, at), spans, "branch", view.word(at))


OTHERS = frozenset({"from", "by", "to"})
"""Behind these stand makers who are not the firms of the park: `buys sand from makers of tiles`."""


def _makers(clause: Clause, at: int) -> Iterator[Relation]:
    """`33 makers of A and B`: what the firms of a park make, the park is for."""
    view = clause.view
    lower = view.tokens.lower
    told = at + 2 < view.sentence.last and lower[at + 1] == "of" and (at == view.sentence.first or lower[at - 1] not in OTHERS)
    spans = row(view, at + 2) if told else []
    if spans:
        yield from state(clause, _last(clause, at), spans, "makers", view.word(at))


def _maker(clause: Clause, at: int) -> Iterator[Relation]:
    """`the tile maker Castle Rock`, `Castle Rock, a maker of tiles`."""
    thing, spans = made(clause, at)
    if thing is not None:
        yield from state(clause, thing, spans, "maker", clause.view.word(at))


# -- whose trades


def _things(clause: Clause, nouns: Iterable[int]) -> Iterator[Entity]:
    """Parks, projects and firms among nouns, no groups and no plans on paper."""
    return (e for e in clause.those(nouns, OWNERS) if _owning(e))


def _owning(entity: Entity) -> bool:
    return not group(entity) and lemmas("paper", "role").isdisjoint(entity.name.lower().split())


def _owner(clause: Clause, token: int, named: bool = False) -> Entity | None:
    """Whose trades a verb tells: its subject's, otherwise those of the last park named before it, or of what the text is about; only of a subject that is
    known where one is asked for (`named`)."""
    parse, word = clause.parse, clause.view.word(token)
    subjects = parse.subjects(word) if word is not None and parse.is_verb(word) else []
    told = {parse.words[s].lower() for s in subjects}
    thing = next(_things(clause, subjects), None)
    if thing is not None and (thing.type == "park" or "it" not in told):
        return thing
    if not told.isdisjoint(_REFERRING):
        return clause.about(("park",)) or thing or clause.about(OWNERS)
    firms = not named and any(parse.is_plural(s) and parse.lemma(s) in lemmas("tenant") for s in subjects)
    return _last(clause, token) if firms or not subjects else None


def _last(clause: Clause, token: int) -> Entity | None:
    """The park, or the project, named last before a token of the sentence; what the text is about where none is."""
    view = clause.view
    inside = clause.entities.index.within(view.sentence.start, view.tokens.starts[token])
    before = [e for _, _, e in inside if e.type in ("park", "project") and _owning(e)]
    parks = [e for e in before if e.type == "park"]
    return (parks or before)[-1] if before else clause.about(("park",))
