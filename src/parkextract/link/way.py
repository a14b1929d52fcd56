"""The way between two words of a sentence in its tree, and who only says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from parkextract.syntax import Parse


def says(parse: Parse, word: int, speech: Set[str]) -> bool:
    """Whether a word is the subject of a verb of speech, or what is said goes back to it (`according to`)."""
    head = parse.heads[word]
    if parse.relation(word) == "subject":
        return parse.lemma(head) in speech
    return (
        parse.relation(word) == "prepositional object"
        and parse.heads[head] != head
        and parse.words[parse.heads[head]].lower() == "according"
    )


def climb(parse: Parse, start: int, goal: int) -> tuple[list[str], int] | None:
    """The relations on the way up from `start` (`<object`) and down to `goal` (`>subject`), and how many steps it goes up."""
    up = [start, *parse.ancestors(start)]
    down = [goal, *parse.ancestors(goal)]
    place = {node: n for n, node in enumerate(up)}
    meet = next((n for n, node in enumerate(down) if node in place), None)
    if meet is None:
        return None
    above = place[down[meet]]
    return [*_relations(parse, up[:above], "<"), *reversed(list(_relations(parse, down[:meet], ">")))], above


def _relations(parse: Parse, nodes: Sequence[int], sign: str) -> Iterator[str]:
    """The relations of words to their heads; conjunction and the inside of phrases are short."""
    for node in nodes:
        relation = parse.relation(node)
        if relation == "prepositional object":
            yield sign + parse.words[parse.heads[node]].lower()
        elif relation != "preposition":
            yield sign + relation
