"""Whether a statement is so yet: planned, actual, or no statement at all (denied, hypothetical)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from parkextract.link.forms import words
from parkextract.link.view import View, phrases
from parkextract.syntax import Parse


@lru_cache
def _set(cls: str, key: str) -> frozenset[str]:
    return frozenset(word.split()[0] for word in words(cls, key))


def clause_verbs(parse: Parse, word: int) -> Iterator[int]:
    """The verbs that a word's clause hangs on, from the nearest up: those that it completes, up to one that stands by itself."""
    node = word
    while True:
        if parse.is_verb(node):
            yield node
            relation = parse.relation(node)
            if relation in ("relative clause", "root") or (relation in ("conjunct", "clause") and parse.tense(node) in ("past", "present")):
                return
        if parse.heads[node] == node:
            return
        node = parse.heads[node]


def planned(view: View, word: int | None, first: int, last: int) -> bool:
    """Whether the value at word `word` of the parse, tokens `[first, last)`, is planned by the words of its own sentence."""
    if view.before(phrases("status", "plan_word"), first, 5):
        return True
    parse = view.parse
    if parse is None or word is None:
        return view.has(phrases("status", "future"), view.sentence.first, first) is not None
    for above in [word, *parse.ancestors(word)]:
        if parse.is_verb(above):
            break
        if any(parse.words[c].lower() in _set("status", "plan_word") for c in parse.modifiers(above)):
            return True
        if parse.lemma(above) in _set("status", "plan_noun") and above != word:
            return True
    for verb in clause_verbs(parse, word):
        if _future(parse, verb):
            return True
        if parse.lemma(verb) in _plan_verbs() and (parse.is_passive(verb) or verb not in (parse.governor(word),)):
            return True
        if parse.lemma(verb) in ("plan", "expect", "aim", "target", "intend", "forecast", "foresee", "propose", "project", "want", "envisage"):
            return True
    return False


@lru_cache
def _plan_verbs() -> frozenset[str]:
    return frozenset(word for word in words("status", "plan_verb") if " " not in word)


def _future(parse: Parse, verb: int) -> bool:
    tense = parse.tense(verb)
    if tense in ("future", "modal"):
        return True
    if tense == "infinitive" and parse.heads[verb] != verb:
        head = parse.heads[verb]
        return parse.lemma(head) == "be" and parse.is_verb(head)
    return False


def denied(view: View, word: int | None, first: int, *, bound: bool = False) -> bool:
    """Whether the statement of a value is denied, corrected, rejected, or said of what has not come about. `bound`: the value is a bound (`shall
    not exceed`), whose negation is no denial."""
    parse = view.parse
    if parse is None or word is None:
        return False
    for verb in clause_verbs(parse, word):
        if parse.negated(verb) and not bound and parse.lemma(verb) not in ("count", "include"):
            return True
        if parse.lemma(verb) in _set("denial", "verb") and any(parse.relation(c) in ("object", "complement", "passive subject") and (c == word or c in parse.ancestors(word)) for c in parse.children(verb)):
            return True
        auxiliaries = parse.auxiliaries(verb)
        if "would" in auxiliaries and "have" in auxiliaries:
            return True
    return any(parse.negated(above) for above in [word, *_nominal(parse, word)])


def _nominal(parse: Parse, word: int) -> Iterator[int]:
    for above in parse.ancestors(word):
        if parse.is_verb(above):
            return
        yield above
