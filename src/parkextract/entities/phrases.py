"""References by an ordinary noun: `a green ammonia complex`, `the zone`, `its first phase`, read off the parse."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.entities.brackets import QUOTES, SINGLE
from parkextract.entities.names import Name
from parkextract.entities.reference import Kind, Reference, Sight
from parkextract.entities.vocabulary import Head
from parkextract.facts import EntityType

_DASHES = frozenset(("-", "--", "–", "—", ":", "|"))
_AT = frozenset({"in", "at", "near", "outside", "on"})
_BARE: tuple[EntityType, ...] = ("park", "project", "org")
_LISTED = 4  # words: a list of two with its article is that long
_LABELLED = 6  # words: the label of a line of facts ends before
_PURPOSE = 9  # words: a longer phrase behind a noun is no part of what it is called
_PLURAL = ("NNS", "NNPS")
_FUNCTION = frozenset({"DT", "PRP$", "PDT", "POS", "CC", "WDT", "CD", "$", "WRB"})


class Phrases:
    """Reads the noun phrases of one sentence."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.parse, self.words, self.at_word, self.stated, self.counted = (
            sight.parse,
            sight.words,
            sight.at_word,
            sight.stated,
            sight.counted,
        )

    def of(self, i: int) -> list[Reference]:
        """The reference that noun i heads, if it makes one."""
        return self._modifier(i) if self._modifies(i) else self._phrase(i)

    def _modifies(self, i: int) -> bool:
        """Whether a noun only modifies the noun behind it."""
        return self.parse.relation(i) == "modifier" and self.parse.heads[i] > i

    def _modifier(self, i: int) -> list[Reference]:
        """`The park administration` speaks of the park too."""
        parse = self.parse
        low = parse.words[i].lower()
        types: list[EntityType] = [type for type in _BARE if low in self.words[f"bare_{type}"]]
        definite = i > 0 and parse.words[i - 1].lower() in ("the", "this")
        if not definite or not types:
            return []
        return [
            Reference(
                parse.starts[i],
                parse.ends[i],
                "definite",
                low,
                low,
                type=types[0],
                weight=0.5,
                head=i,
                verb=self.sight.verb(i),
                determiner="the",
                old=True,
            )
        ]

    def _phrase(self, i: int) -> list[Reference]:
        """The phrase that noun i heads, where its noun is one of the tables."""
        parse = self.parse
        if not self.words.ends(parse.words[i]) and parse.lemma(i) not in self.words["part"]:
            return []
        owner = parse.possessor(i)
        first = self._first(i, owner)
        determiner = parse.determiner(i)
        plain = [parse.words[k] for k in range(first, i + 1)]
        head = self.words.head(plain)
        noun = head.noun if head else parse.lemma(i)
        phrase = " ".join(word.lower() for word in plain).replace(" - ", "-")
        if self._labels(i) or self._construction(i, noun, owner, len(plain)) or self._nothing(i, head, determiner):
            return []  # `Site: 113 ha`, `During the works`, `at his office`
        part = (len(plain) > 1 and phrase in self.words["part"]) or (
            noun in self.words["part"] and self._is_part(head, plain[:-1], i, determiner)
        )
        if (head is None and not part) or (head is not None and head.plural and self._of_several(i)):
            return []
        inner = tuple(dict.fromkeys(self.at_word[k] for k in range(first, i) if k in self.at_word))
        before = plain[: len(plain) - (head.length if head else 1)]
        part = part or (bool(inner) and inner[0].words[0].lower() in self.words["part"])  # Stage 3 civil works
        best = {parse.words[k] for k in range(first, i) if parse.tags[k] == "JJS"}  # the newest zone may be any zone
        modifiers = frozenset(word for piece in before if piece not in best for word in piece.lower().split("-") if word[:1].isalnum())
        of = owner if owner is not None else self.whole(i)
        kind: Kind = "definite" if determiner in self.words["definite"] or owner is not None else "indefinite"
        if part:
            kind = "part"
        elif (
            head is not None
            and noun == "area"
            and (head.plural or kind != "definite" or of is not None or modifiers & self.words["around_it"])
        ):
            return []  # an area is a measure, or a part of something
        elif i in self.counted or (head is not None and head.plural and self._loose(head, modifiers, inner)):
            kind = "counted"  # `Its tenants`: no one thing
        elif kind == "indefinite" and not determiner and not modifiers and head is not None and not head.plural:
            return []  # on site, at port
        label = self._label(first, i)
        if not before and owner is not None and owner in self.at_word:
            label = f"{self.at_word[owner].text} {label}"
        elif kind == "indefinite" and (not before or (head is not None and head.plural and not determiner and head.type == "park")):
            label += self._purpose(i)
        return [Reference(
            parse.starts[first], parse.ends[i], kind, label, noun, modifiers, self._type(head, i, bool(modifiers) and not inner),
            head.plural if head else False,
            self.sight.weight(i), i, self.sight.verb(i), None, determiner, of, self._same(i), inner, self._sites(i),
        )]  # fmt: skip

    def _type(self, head: Head | None, i: int, told: bool) -> EntityType | None:
        """The type of what a phrase brings in: `a bottling campus`, `a film production base`, which is told by other words than a name, is one firm's
        works, no park."""
        if head is None:
            return None
        single = head.noun in self.words["works_base"] and head.length == 1 and not head.plural
        return "project" if single and told and self.parse.words[i].islower() else head.type

    def _is_part(self, head: Head | None, before: list[str], i: int, determiner: str) -> bool:
        """Whether a noun of parts means one: `the second unit`, but not `a coal unit`, `a 350-megawatt unit`."""
        if head is None:
            if self.parse.lemma(i) == "train" and not {word.lower() for word in before} & self.words["ordinal"]:
                return False  # up to 16 trains a day
            return not before or f"{before[-1]} {self.parse.words[i]}".lower() not in self.words["no_head"]
        if head.noun == "unit" and ((determiner in self.words["indefinite"] and (before or self._sites(i))) or self._goods(i)):
            return False  # a fourth unit, a unit at Vapi, 90,000 units a year
        measured = determiner in self.words["indefinite"] and any(k in self.stated for k in range(self.parse.phrase_start(i), i))
        return head.length == 1 and not measured and {word.lower() for word in before} <= self.words["ordinal"] | self.words["light"]

    def _goods(self, i: int) -> bool:
        """Whether noun i is what is made or sold by the number rather than parts of a whole: `90,000 units`."""
        return i in self.stated and any(
            len(self.parse.words[c]) > 2 and self.parse.words[c][0].isdigit() for c in self.parse.children(i) if c < i
        )

    def whole(self, i: int) -> int | None:
        """What noun i is of; the parser may hang it on the number behind the noun (`phase two of the zone`)."""
        parse = self.parse
        nodes = [i, *(c for c in parse.children(i) if c == i + 1)]
        return next((o for node in nodes for p, o in parse.prepositions(node) if p == "of"), None)

    def _labels(self, i: int) -> bool:
        """Whether noun i is the label of a line of facts: `Site: …`."""
        parse = self.parse
        return not parse.sentence.terminated and i + 1 < len(parse) and parse.words[i + 1] == ":" and i < _LABELLED

    def _construction(self, i: int, noun: str, owner: int | None, length: int) -> bool:
        """Whether `the works` are what is being done rather than a factory: `During the works 90 people are employed`, `The works will last two years`."""
        parse = self.parse
        if noun != "works" or owner is not None:
            return False
        if length > 1:
            return parse.words[i - 1].lower() in self.words["labour_on"]
        of = parse.preposition_of(i)
        if of is not None:
            return of[0] in self.words["while"]
        verb = parse.governor(i)
        return verb is not None and parse.relation(i) in ("subject", "passive subject") and parse.lemma(verb) in self.words["going_on"]

    def _nothing(self, i: int, head: Head | None, determiner: str) -> bool:
        """Whether a noun means no thing of its own: `at his office`, `lithium batteries`, `all stages of production`."""
        parse, low = self.parse, self.parse.words[i].lower()
        if low == "office":
            return determiner in ("his", "her", "my")
        if low == "society":
            return parse.words[i - 1 : i] in (["whole"], ["entire"], ["civil"])
        of = self.whole(i)
        if parse.tags[i] in _PLURAL and (
            (of is not None and parse.words[of].lower() in self.words["process"])
            or (low == "stages" and parse.words[i - 1 : i] in (["various"], ["different"]))
        ):
            return True
        before = parse.words[i - 1].lower() if i else ""
        goods = head is not None and head.plural and head.noun in self.words["goods"] and not determiner
        return goods and i not in self.counted and i not in self.stated and before not in self.words["goods_of_plant"]

    def _loose(self, head: Head, modifiers: frozenset[str], inner: tuple[Name, ...]) -> bool:
        """Whether a plural is no thing of its own: firms, sheds."""
        return not inner and (head.type == "org" or (head.noun in self.words["component"] and not modifiers - self.words["light"]))

    def _same(self, i: int) -> int | None:
        """The word that noun i is put equal to: it is its apposition, or its predicate."""
        parse = self.parse
        if (apposed := parse.apposed_to(i)) is not None:
            return apposed
        if parse.relation(i) == "predicate" and parse.lemma(parse.heads[i]) == "be":
            return next(iter(parse.subjects(parse.heads[i])), None)
        if parse.determiner(i) in self.words["indefinite"]:  # an investor like Veidro
            like = next((o for p, o in parse.prepositions(i) if p == "like" and o in self.at_word), None)
            if like is not None:
                return like
        verb = parse.governor(i)
        if verb is not None and parse.is_passive(verb) and ("as", i) in parse.prepositions(verb):  # is known as the largest zone
            return next(iter(parse.subjects(verb)), None)
        return None

    def _of_several(self, i: int) -> bool:
        """Whether a plural only says of what kind one is: `one of the largest zones`."""
        above = self.parse.heads[self.parse.heads[i]]
        return self.parse.relation(i) == "prepositional object" and self.parse.words[above].lower() == "one"

    def _first(self, i: int, owner: int | None) -> int:
        """The first word of what noun i is called: behind its owner, article and numbers."""
        parse = self.parse
        first = parse.phrase_start(i)
        if first == i and owner is None:
            first = self._list_before(i)
        if owner is not None:
            first = max(first, parse.subtree(owner)[-1] + 1)
        for k in range(i - 1, first - 1, -1):
            if parse.words[k] in _DASHES and parse.ends[k] < parse.starts[k + 1]:
                first = k + 1  # `MILHAN - The park …`
                break
            if parse.words[k] == "," and (parse.tags[k + 1] == "DT" or k - 1 in self.at_word or parse.words[k - 1] == ")"):
                first = k + 1  # The older, the Turiec works; Veidro AS (VEID), developer of …
                break
            if parse.words[k] == ")" and "(" not in parse.words[first:k]:
                first = k + 1  # the Land Authority's (LA) riverside site
                break
        for k in range(i - 1, first, -1):
            if k not in self.at_word and (
                parse.words[k] in ("the", "a", "an")
                or (parse.words[k] in _AT and parse.starts[k + 1] > parse.ends[k] and parse.starts[k] > parse.ends[k - 1])
            ):
                first = k + 1  # soon the second hall; Orava IP in Turiec district
                break
        stated = self.stated if i not in self.counted else ()
        while first < i and (first in stated or parse.tags[first] in _FUNCTION or not self._tells(parse.words[first])):
            hyphened = parse.tags[first] == "CD" and first + 3 <= i and parse.words[first + 1] == "-"  # a Ten-Year Master Plan
            first += 3 if hyphened else 1
        if (quote := next((k for k in range(i - 1, first, -1) if parse.words[k] in QUOTES), None)) is not None and i + 1 < len(parse):
            first = quote + 1 if parse.words[i + 1] in QUOTES else first  # the wider "steel valley zone"
        closing = next((k for k in range(first, i) if parse.words[k] == ")"), None)
        if closing is None:
            return first
        opening = next((k for k in range(first, closing) if parse.words[k] == "("), None)
        return closing + 1 if opening is None or parse.tags[opening - 1] == "POS" else first

    def _list_before(self, i: int) -> int:
        """Where a list of trades before a noun begins: the ingots in `an ingot, wafer, cell and panel complex`, each a noun without an article and no
        park or plant itself."""
        parse = self.parse
        if i < _LISTED or parse.tags[i - 1] != "NN" or parse.words[i - 2] not in ("and", "&"):
            return i
        for k in range(i - 1, max(i - _PURPOSE, 0), -1):
            word = parse.words[k]
            if word in (",", "and", "&"):
                continue
            if parse.tags[k] == "DT":
                return k + 1 if word.lower() in self.words["indefinite"] else i
            if k in self.stated:
                return k + 1
            if parse.tags[k] not in ("NN", "JJ") or self.words.head([word]) is not None or k in self.at_word:
                return i
        return i

    def _tells(self, word: str) -> bool:
        return word[0].isalnum() and word.lower() not in self.words["blank"]

    def _purpose(self, i: int) -> str:
        """What tells a bare noun from others of its kind: `base for alumina and coatings`, `station near Hohhot`."""
        parse = self.parse
        for c in parse.children(i):
            telling = parse.words[c].lower() in self.words["telling"] or (parse.words[c] == "in" and parse.tags[i] in _PLURAL)
            if c > i and parse.relation(c) == "preposition" and telling:
                phrase = parse.subtree(c)
                phrase = phrase[: next((n for n, k in enumerate(phrase) if n and (self._ends(k) or k != phrase[n - 1] + 1)), len(phrase))]
                if len(phrase) <= _PURPOSE and not self.stated.intersection(phrase) and not any(parse.is_verb(k) for k in phrase):
                    return " " + " ".join(self._label(phrase[0], phrase[-1]).split())
        return ""

    def _ends(self, k: int) -> bool:
        """Whether what a thing is for ends before word k: a bracket, a comma, the place where it is."""
        parse = self.parse
        return parse.words[k] in "(,;[" or (parse.words[k].lower() in _AT and any(c in self.at_word for c in parse.children(k)))

    def _sites(self, i: int) -> frozenset[str]:
        """The names that a phrase says its thing is at: `the plant in Liptov`."""
        return frozenset(self.at_word[o].key for p, o in self.parse.prepositions(i) if p in _AT and o in self.at_word)

    def _label(self, first: int, i: int) -> str:
        """What the phrase calls its thing, as the text sets it but without quotes: a long stretch that the parser read as one word counts in full."""
        parse, label, end = self.parse, "", -1
        for k in self._plain(first, i):
            name = self.at_word.get(k)
            if name is None or k == first or name is not self.at_word.get(k - 1):
                label += (" " if label and parse.starts[k] > end else "") + (name.text if name is not None else parse.words[k])
            end = parse.ends[k]
        return label

    def _plain(self, first: int, i: int) -> Iterator[int]:
        """The words from first to i without the quotes around some of them: `the 'Green Port' logistics park`, but not `miners' homes`."""
        parse = self.parse
        opened = first > 0 and parse.words[first - 1] in QUOTES | SINGLE and parse.ends[first - 1] == parse.starts[first]
        for k in range(first, i + 1):
            word = parse.words[k]
            single = word in SINGLE and (opened or k == first or parse.ends[k - 1] < parse.starts[k])
            if word in QUOTES or single:
                opened = not opened
            else:
                yield k
