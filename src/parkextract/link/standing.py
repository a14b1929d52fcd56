"""How a sentence names an entity beside a value: where, in which form, behind which word, and what lies between them in its tree."""

from __future__ import annotations

from collections.abc import Sequence, Set

from parkextract.facts import Entity
from parkextract.link.view import View
from parkextract.link.way import climb, says

Place = tuple[int, int, Entity]

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "were", "are", "is", "was"})
_JOINING = frozenset({"in", "from", "at", "for", "of", "to", "on"})
_HOPS = 4  # steps up or down that a path tells one by one
_SHORT = 8  # letters of a word that is told as it is
_FAR = 15  # tokens


class Standing:
    """The entities of one sentence (`places`, in order) beside the value at character `place`, `word` its word in the parse. `at` is where the value
    before it stood, -1 where there was none; `speech` are the verbs whose subjects only say it."""

    def __init__(self, view: View, place: int, word: int | None, places: Sequence[Place], speech: Set[str], at: int) -> None:
        self.view, self.place, self.word, self.speech, self.at = view, place, word, speech, at
        self.before: dict[str, list[int]] = {}
        self.after: dict[str, list[int]] = {}
        self.ahead = [one for one in places if one[1] <= place]
        self.behind = [one for one in places if one[0] > place]
        self.about = [one for one in places if one[0] <= place < one[1]]  # `its first 20-hectare park` is said of its own size
        for side, found in ((self.ahead, self.before), (self.behind, self.after)):
            for n, one in enumerate(side):
                found.setdefault(one[2].id, []).append(n)

    def of(self, one: dict[str, float], entity: Entity) -> None:
        """Adds what there is to say of an entity."""
        before, after = self.before.get(entity.id, ()), self.after.get(entity.id, ())
        about = [one for one in self.about if one[2].id == entity.id]
        if about:
            one["around the value"] = 1.0
        if before:
            one["before by"] = len(self.ahead) - before[-1]
            if before[0] == 0:
                one["first of sentence"] = 1.0
            self._mentioned(one, self.ahead[before[-1]], "")
        if after:
            one["after by"] = after[0] + 1.0
            if self._adjoins(self.behind[after[0]]):
                one["in its own phrase"] = 1.0
            self._mentioned(one, self.behind[after[0]], "after ")
        if not before and not after and not about:
            one["elsewhere"] = 1.0
            if not self.ahead and not self.behind and not self.about:
                one["sentence without"] = 1.0
            return
        self._paths(one, [*about, *(self.ahead[n] for n in before), *(self.behind[n] for n in after)])

    def _adjoins(self, place: Place) -> bool:
        """Whether nothing but a preposition stands between the value and a mention behind it: `389 in Turiec`, `$5 million for the mill`."""
        tokens = self.view.tokens
        value = self.view.inside(tokens.at(self.place))
        if value is None:
            return False
        between = [word for word in tokens.lower[value.last : tokens.at(place[0])] if word not in _ARTICLES]
        return len(between) == 1 and between[0] in _JOINING

    def _mentioned(self, one: dict[str, float], place: Place, side: str) -> None:
        """How a mention of the sentence stands there: its form, the words around it, how many words lie between it and the value."""
        tokens, (start, end, _) = self.view.tokens, place
        first, last = tokens.at(start), tokens.until(end)
        sentence = self.view.sentence
        previous = tokens.lower[first - 1] if first > sentence.first else ""
        if previous in ("the", "a", "an", "its", "their") and first - 1 > sentence.first:
            one[f"{side}article {previous}"] = 1.0
            previous = tokens.lower[first - 2]
        if previous:
            shown = previous if previous.isalpha() and len(previous) < _SHORT else previous if len(previous) == 1 else "word"
            one[f"{side}behind {shown}"] = 1.0
        else:
            one[f"{side}begins"] = 1.0
        if last < sentence.last:
            following = tokens.lower[last]
            one[f"{side}followed by {following if len(following) < 4 else 'word'}"] = 1.0
        text = tokens.text[start:end]
        one[f"{side}form " + ("pronoun" if end - start <= 5 and text.islower() else "common" if text.islower() else "name")] = 1.0
        if not side and self.at >= 0:
            one["since the last value" if start >= self.at else "before the last value"] = 1.0
        gap = tokens.at(self.place) - last if not side else first - tokens.at(self.place)
        one[f"{side}gap"] = min(max(gap, 0), _FAR) + 1.0

    def _paths(self, one: dict[str, float], places: Sequence[Place]) -> None:
        parse, word = self.view.parse, self.word
        if parse is None or word is None:
            return
        best: tuple[list[str], int] | None = None
        for start, end, _ in places:
            goal = parse.head_of(start, end)
            if goal is None:
                continue
            one[f"stands {parse.relation(goal)}"] = 1.0
            if says(parse, goal, self.speech):
                one["speaker"] = 1.0
            steps = climb(parse, word, goal)
            if steps is not None and (best is None or len(steps[0]) < len(best[0])):
                best = steps
        if best is None:
            return
        way, above = best
        ups = [step for step in way if step[0] == "<"]
        downs = [step for step in way if step[0] == ">"]
        one["up"], one["down"] = len(ups) + 1.0, len(downs) + 1.0
        if len(ups) <= _HOPS and len(downs) <= _HOPS:
            one["path " + " ".join(way)] = 1.0
        one["ends " + (downs[-1] if downs else "here")] = 1.0
        one["turns " + (ups[-1] if ups else "") + (downs[0] if downs else "")] = 1.0
        turn = word
        for _ in range(above):
            turn = parse.heads[turn]
        one[f"turn {parse.lemma(turn)}"] = 1.0
