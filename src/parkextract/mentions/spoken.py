"""Which currencies an article's places speak for: a bare `$` in a text about Invercargill is a New Zealand dollar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from parkextract import places
from parkextract.article import Article
from parkextract.mentions.terms import terms
from parkextract.tokens import Tokens

_DATELINE = 45  # tokens: the headline, and where it is written or plays
_HEAD = 3.0  # what is said in the source, the title or the dateline
_TOWN = 0.5  # a town beside a country or its people: other towns may have its name
_WIDER = 4  # tokens after a place to the mark that closes the head of an item: `Whyalla, SA.`
_MARKS = frozenset(".:–—-")
_RULES = 200  # tokens at the start among which rules under a headline are looked for
_RULE = frozenset("*=_~")
_LINES = 3
_ACRONYM = 3  # letters: no longer word in capitals is a name set in them

_First = dict[str, list[tuple[tuple[str, ...], str, float]]]


class Spoken:
    """The places of currencies that an article speaks of. `votes`: how often; what the source, the title and the dateline name counts most.
    Where these name none, the article may be a round-up, which is no one country's."""

    def __init__(self, article: Article, tokens: Tokens) -> None:
        by_first = _places()
        self.votes: dict[str, float] = {}
        self.said: list[tuple[int, str]] = []  # (token, code)
        self.lines = sorted(tokens.lines)
        head = _head(tokens)
        self.opening: dict[int, str] = {}  # by line, the code of the place that it opens with as the items of a round-up do
        for i, end, code, weight in _named(tokens.words, by_first):
            if (i == 0 or i in tokens.lines) and _opens(tokens, end):
                self.opening[self.line(i)] = code
            self.said.append((i, code))
            self.votes[code] = self.votes.get(code, 0.0) + weight * (_HEAD if i < head else 1.0)
        source = Tokens(" ".join(filter(None, (article.source, article.title))))
        above = list(_named(source.words, by_first))
        for _, _, code, weight in above:
            self.votes[code] = self.votes.get(code, 0.0) + weight * _HEAD
        self.anchored = bool(above) or any(i < head for i, _ in self.said)

    def holds(self, code: str, i: int, usual: str) -> bool:
        """Whether the article's currency holds at token i: not where neither head nor dateline names its places and the line names only those of
        the `usual` currency."""
        if self.anchored:
            return True
        line = self.line(i)
        here = {said for at, said in self.said if self.line(at) == line}
        return code in here or usual not in here

    def line(self, i: int) -> int:
        """The number of the line that token i is in."""
        return bisect_right(self.lines, i)

    def items(self) -> dict[int, str]:
        """The currency of each item of a round-up, by its line: `JORDAN. Exports …`, `TUNISIA. Sealed …`. Empty where lines open with the places
        of fewer than two currencies."""
        return self.opening if len(set(self.opening.values())) > 1 else {}


def spoken(article: Article, tokens: Tokens) -> Spoken:
    """The places of an article, found once for its times and its money."""
    if tokens.spoken is None:
        tokens.spoken = Spoken(article, tokens)
    return tokens.spoken  # type: ignore[no-any-return]


def _head(tokens: Tokens) -> int:
    """Where the headline and the dateline end: with the third line at the latest; a rule of stars or dashes is no line, and none of its signs a token."""
    ruled = {i for i in range(min(tokens.size, _RULES)) if tokens.words[i] in _RULE}
    texts = [i for i in sorted(tokens.lines)[: _LINES + len(ruled)] if i not in ruled]
    return min([_DATELINE + len(ruled), *texts[2:3]])


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a place that ends before token i opens an item: a stop, a colon or a dash follows, at most with a wider place before it."""
    for k in range(i, min(i + _WIDER, tokens.size)):
        word = tokens.words[k]
        if tokens.gap(k) == "\n":
            return False
        if word in _MARKS:
            return True
        if word != "," and not word[0].isupper():
            return False
    return False


def _named(words: list[str], by_first: _First) -> Iterator[tuple[int, int, str, float]]:
    """The places among the words, the longest name where several begin: (first token, token after it, the currency they speak for, how much).
    A name may be set in capitals, as in a dateline."""
    end = 0
    different = set(words)
    begins = different & by_first.keys() | {word for word in filter(str.isupper, different) if len(word) > _ACRONYM}
    for i in [i for i, word in enumerate(words) if word in begins]:
        if i < end:
            continue
        word = words[i]
        forms = (word, word.title()) if len(word) > _ACRONYM and word.isupper() else (word,)
        for form in forms:
            for cut, code, weight in by_first.get(form, ()):
                there = words[i : i + len(cut)]
                if (tuple(there) if form is word else tuple(map(str.title, there))) == cut and (len(word) > 2 or word.isupper()):
                    if code:
                        yield i, i + len(cut), code, weight
                    end = max(end, i + len(cut))
                    break


def _people(name: str) -> bool:
    """Whether a name is that of a people, which news of another country names most: `American`, `Belgians`, `Chinese`."""
    return name.endswith(("ian", "ians", "ean", "eans", "ese", "ish", "ican", "icans", "French", "German", "Swiss", "Dutch"))


@lru_cache
def _places() -> _First:
    """What speaks for each currency, by its first word, the longest name first; of no country are the `Indian Ocean` and `Latin America`."""
    found: _First = {}
    known: set[tuple[str, ...]] = set()

    def add(name: str, code: str, weight: float) -> None:
        cut = tuple(Tokens(name).words)
        if cut not in known:
            known.add(cut)
            found.setdefault(cut[0], []).append((cut, code, weight))

    countries = {country: code for code, own in terms().countries.items() for country in own}
    for name in terms().sets["context.no_country"]:
        add(name.title(), "", 0.0)
    for code, names in terms().places.items():
        for name in names:
            add(name, code, _TOWN if _people(name) else 1.0)
    for town, country in places.towns().items():
        if country in countries:
            add(town, countries[country], _TOWN)
    for listed in found.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return found
