"""Whether a statement is so yet: planned, actual, or no statement at all (denied, hypothetical)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from parkextract.link.forms import words
from parkextract.link.view import Placed, View, phrases
from parkextract.syntax import Parse
from parkextract.values import Count, Physical


@lru_cache
def _set(cls: str, key: str) -> frozenset[str]:
    """The single words of a row."""
    return frozenset(word for word in words(cls, key) if " " not in word)


def clause_verbs(parse: Parse, word: int) -> Iterator[int]:
    """The verbs that a word's clause hangs on, from the nearest up: those that it completes, up to one that stands by itself."""
    node = word
    while True:
        if parse.is_verb(node):
            yield node
            relation = parse.relation(node)
            if relation == "complement" and node < parse.heads[node] and parse.tense(node) in ("past", "present", "future"):
                return  # what stands before a verb and does not need it: `…; the price was not told`
            if relation in ("relative clause", "root") or (relation in ("conjunct", "clause") and parse.tense(node) in ("past", "present")):
                return
        if parse.heads[node] == node:
            return
        node = parse.heads[node]


def planned(view: View, word: int | None, first: int, cue: tuple[int, int] | None = None, *, money: bool = False) -> bool:
    """Whether the value at word `word` of the parse, at token `first`, is planned by the words of its own sentence; `cue` are the tokens of the
    words that name its property (`planned area`)."""
    if view.before(phrases("status", "plan_word"), first, 5):
        return True
    if money and view.has(phrases("status", "voted", "verb"), first, first + 8) is not None and _aside(view, first):
        return True
    if cue is not None and view.has(phrases("status", "plan_word"), cue[0] - 1, cue[1]):
        return True
    parse = view.parse
    if planned_behind(view, first):
        return True
    if parse is None or word is None:
        return view.has(phrases("status", "future"), view.sentence.first, first) is not None
    if any(_of_plan(parse, above, word) for above in [word, *_nominal(parse, word)]):
        return True
    for child in parse.children(word):
        if parse.relation(child) == "participle" and parse.tags[child] == "VBN":
            return parse.lemma(child) in _plan_verbs() or (money and parse.lemma(child) in _set("status", "voted"))
    if _wanted(parse, word):
        return True
    came = word
    for verb in clause_verbs(parse, word):
        if _there(parse, verb, word):
            return False
        if (
            (money and _foreseen(parse, verb, word))
            or _future(parse, verb)
            or _meant(parse, verb, came)
            or _chosen_for(parse, verb, word)
            or _announced(parse, verb, word)
        ):
            return True
        lemma = parse.lemma(verb)
        if money and (lemma in _set("status", "voted") or _foreseen(parse, verb, word)):
            return True
        if lemma == "set" and parse.is_passive(verb) and any(p in ("for", "to") for p, _ in parse.prepositions(verb)):
            return True
        if lemma in _plan_verbs() and (
            parse.is_passive(verb) or parse.relation(came) != "subject" or lemma in words("status", "foreseeing")
        ):
            return True
        if any(parse.lemma(s) in _set("status", "plan_noun") for s in parse.subjects(verb)) and parse.relation(came) not in (
            "subject",
            "passive subject",
        ):
            return True
        came = verb
        if parse.tense(verb) in ("past", "present") and parse.relation(verb) != "complement":
            return False
    return False


def planned_behind(view: View, first: int) -> bool:
    """Whether a participle of planning ends what is said of the value at token `first`: `940 jobs out of 3,100 planned`, not `900 people planned a strike`."""
    value, lower = view.inside(first), view.tokens.lower
    if value is None or value.last >= view.sentence.last or lower[value.last] not in words("status", "planned_behind"):
        return False
    return value.last + 1 >= view.sentence.last or lower[value.last + 1] in words("status", "end_behind")


def _wanted(parse: Parse, word: int) -> bool:
    """Whether a clause says that somebody only wants a value: `185 of the 400 people it wants`, `of the 80 firms that the town had hoped to see`; not
    `310 people who hope to stay`."""
    return any(
        parse.lemma(verb) in _plan_verbs() and not parse.is_passive(verb) and not {word, *parse.conjuncts(word)} & set(parse.subjects(verb))
        for verb in parse.relative_clauses(word)
    )


def _there(parse: Parse, verb: int, word: int) -> bool:
    """Whether a value is told of what is there before a verb does something to it: `the 355-acre park will get a yard`, `will shut its 40 MW plant`;
    not `a park of 355 acres will be built`."""
    came = parse.below(verb, word)
    if came is None or came == verb:
        return False
    relation, lemma = parse.relation(came), parse.lemma(verb)
    known = parse.determiner(came) in words("period", "known") or parse.possessor(came) is not None
    if relation == "object" or relation == "passive subject":
        return lemma in words("status", "ending") or (lemma in words("status", "altering") and known)
    return relation == "subject" and lemma in (*words("status", "ending"), *words("status", "getting")) and known and came != word


def _foreseen(parse: Parse, verb: int, word: int) -> bool:
    """Whether a sum is what somebody sees coming: `sees revenue of 9 million`, not `saw`."""
    came = parse.below(verb, word)
    return parse.lemma(verb) in words("status", "seeing") and parse.tags[verb] == "VBZ" and came is not None and came > verb


def _of_plan(parse: Parse, noun: int, word: int) -> bool:
    """Whether a noun over a value is one of a plan, or of what is planned: `the plan of a park of 40 hectares`, `the planned park of 40 hectares`."""
    if any(parse.words[c].lower() in _set("status", "plan_word") for c in parse.modifiers(noun) if c != word):
        return True
    return noun != word and parse.lemma(noun) in _set("status", "plan_noun")


def _aside(view: View, first: int) -> bool:
    """Whether `set aside` or the like follows the value at token `first` at once."""
    value = view.inside(first)
    found = view.has(phrases("status", "voted", "verb"), value.last, value.last + 2) if value is not None else None
    return found is not None and found.end - found.start > 1


@lru_cache
def _plan_verbs() -> frozenset[str]:
    return frozenset(word for word in words("status", "plan_verb") if " " not in word)


@lru_cache
def _plan_to() -> frozenset[str]:
    return frozenset(word.removesuffix(" to") for word in words("status", "plan_verb") if word.endswith(" to"))


def _meant(parse: Parse, verb: int, came: int) -> bool:
    """Whether what a clause says is only meant, by the verb above its infinitive or the adjective between: `means its mill to make`, `is about to open`."""
    if came <= verb or not parse.is_verb(came) or parse.tense(came) != "infinitive":
        return False
    above = parse.heads[came]
    return parse.lemma(verb) in _plan_to() if above == verb else parse.lemma(above) in _set("status", "plan_adjective")


def _chosen_for(parse: Parse, verb: int, word: int) -> bool:
    """Whether a word is of what a verb says that something was chosen for: `has picked Kisvar for a plant of 30 GWh`."""
    if parse.lemma(verb) not in _set("status", "choosing"):
        return False
    above = [up for up in [word, *parse.ancestors(word)] if up > verb]
    return any(parse.words[parse.heads[up]].lower() == "for" and parse.relation(up) == "prepositional object" for up in above)


def _announced(parse: Parse, verb: int, word: int) -> bool:
    """Whether a value is the size of works that a verb announces: `announced the hub, a $2.4 billion scheme`, but not `announced a $9 million profit`."""
    works = parse.heads[word]
    if parse.lemma(verb) not in _set("status", "announcing") or parse.is_passive(verb) or works <= word or not parse.is_noun(works):
        return False
    return parse.lemma(works) in _set("status", "announced")


def _future(parse: Parse, verb: int) -> bool:
    tense = parse.tense(verb)
    if tense == "future" or (tense == "modal" and any(a in words("status", "conditional") for a in parse.auxiliaries(verb))):
        return True
    if parse.relation(verb) == "conjunct" and parse.tags[verb] in ("VB", "VBP") and not _with_subject(parse, verb):
        return _future(parse, parse.heads[verb])  # would earn 9 million, employ 300 people
    if tense == "infinitive" and parse.heads[verb] != verb:
        head = parse.heads[verb]
        return parse.lemma(head) == "be" and parse.is_verb(head)
    return False


def _with_subject(parse: Parse, verb: int) -> bool:
    """Whether a verb has a subject or an auxiliary of its own."""
    return bool(parse.auxiliaries(verb)) or any(parse.relation(c) in ("subject", "passive subject") for c in parse.children(verb))


def denied(view: View, word: int | None, first: int, *, bound: bool = False) -> bool:
    """Whether the statement of a value is denied, corrected, rejected, or said of what has not come about. `bound`: the value is a bound (`shall
    not exceed`), whose negation is no denial."""
    parse = view.parse
    if parse is None or word is None:
        return False
    if view.supposed is None:
        view.supposed, view.deniable = _supposed(view), _deniable(parse)
    if view.supposed or not view.deniable:
        return view.supposed
    for verb in clause_verbs(parse, word):
        if (
            _negated(parse, verb, word)
            and not bound
            and parse.lemma(verb) not in ("count", "include")
            and not _apart(view, verb, word, first)
        ):
            return True
        if _is_denial(parse, verb) and _denies(parse, verb, word):
            return True
        if any(parse.relation(c) == "predicate" and parse.lemma(c) in _set("denial", "noun") for c in parse.children(verb)):
            return True
        auxiliaries = parse.auxiliaries(verb)
        if "would" in auxiliaries and "have" in auxiliaries and not _apart(view, verb, word, first):
            return True
    return not bound and not parse.is_verb(word) and any(_negated(parse, above, word) for above in [word, *_nominal(parse, word)])


def _deniable(parse: Parse) -> bool:
    """Whether a sentence has a word that could deny something in it: most have none, and need not be asked value by value."""
    words = range(len(parse))
    if any(parse.negates(i) or parse.lemma(i) in _denying() for i in words):
        return True
    lower = [word.lower() for word in parse.words]
    return "would" in lower and "have" in lower


@lru_cache
def _denying() -> frozenset[str]:
    """The nouns of denial, and the verbs of denial without their particles."""
    return _set("denial", "noun") | frozenset(word.partition(" ")[0] for word in words("denial", "verb"))


def _negated(parse: Parse, above: int, word: int) -> bool:
    """Whether a word above a value is denied with it: not by what follows both (`would employ 1,100, not 3,000`)."""
    return parse.negated(above) and any(parse.negates(c) and (c < above or c < word) for c in parse.children(above))


def _apart(view: View, verb: int, word: int, first: int) -> bool:
    """Whether a value is told aside of the subject of a verb, between commas or brackets, so that what is denied of the one is not of the other:
    `the mill, 44 km inland, never stopped`; but what is not built has no size."""
    parse, lower = view.parse, view.tokens.lower
    if parse is None or word > verb or parse.lemma(verb) in _set("denial", "unmade"):
        return False
    above = parse.below(verb, word)
    if above is None or above == word or parse.relation(above) not in ("subject", "passive subject"):
        return False
    start, end = view.tokens.at(parse.starts[above]) + 1, view.tokens.at(parse.starts[verb])
    return (
        start < first < end and any(token in _ASIDE for token in lower[start:first]) and any(token in _ENDED for token in lower[first:end])
    )


_ASIDE = frozenset({",", "(", "–", "—"})
_ENDED = frozenset({",", ")", "–", "—"})


def _supposed(view: View) -> bool:
    """Whether a sentence only supposes what it says: `Should the partners go ahead, it would give work to 200`, `… but only if the state pays`."""
    first, last, lower = view.sentence.first, view.sentence.last, view.tokens.lower
    if view.has(phrases("denial", "proviso"), first, last) is not None:
        return True
    if view.question or first + 1 >= last or lower[first] not in words("denial", "supposing") or "," not in lower[first:last]:
        return False
    return any(word in words("denial", "then") for word in lower[lower.index(",", first) : last])


def _is_denial(parse: Parse, verb: int) -> bool:
    """Whether a verb, with its particle, is one of denial: `rejected`, `threw out`."""
    lemma, denials = parse.lemma(verb), words("denial", "verb")
    return lemma in denials or any(f"{lemma} {parse.words[c].lower()}" in denials for c in parse.children(verb) if parse.tags[c] == "RP")


def _denies(parse: Parse, verb: int, word: int) -> bool:
    """Whether a word stands in what a verb of denial denies: its object or complement behind it, or its passive subject."""
    child = parse.below(verb, word)
    if child is None:
        return False
    relation = parse.relation(child)
    return relation == "passive subject" or (relation in ("object", "complement") and child > verb)


def _nominal(parse: Parse, word: int) -> Iterator[int]:
    for above in parse.ancestors(word):
        if parse.is_verb(above):
            return
        yield above


def past(view: View, word: int | None) -> bool:
    """Whether the verb that says a value is in the past, or a participle says that it is done: `cost`, `had been spent`."""
    parse = view.parse
    if parse is None or word is None:
        return False
    verb = parse.governor(word)
    return verb is not None and parse.tense(verb) in ("past",) and not parse.negated(verb)


def standing(view: View, value: Placed) -> bool:
    """Whether a number of things or a size is there already, beside what is to come: `from 205 to 270`, `90 of its 420 workers`, `the present 890`."""
    before = view.tokens.lower[max(view.sentence.first, value.first - 2) : value.first]
    if not isinstance(value.mention, Count | Physical) or planned_behind(view, value.first):
        return False
    if value.last < view.sentence.last and view.has(phrases("status", "standing_behind"), value.last, value.last + 1) is not None:
        return True
    if not before:
        return False
    if before[-1] in _set("status", "standing") or before == ["instead", "of"]:
        return True
    if before[-1] == ":" and before[0] in _set("status", "standing_label"):
        return True
    known = len(before) == 2 and before[1] in words("period", "known")
    return known and (before[0] in _set("status", "beside") or (before[0] == "of" and before[1] != "the"))
