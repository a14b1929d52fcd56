"""The tables of words as the grammar of quantities asks for them: sets of single words, and lexicons of the signs of money."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from parkextract import words
from parkextract.errors import TableError
from parkextract.mentions import numbers
from parkextract.tables import Row, Tables, expand
from parkextract.tokens import Tokens, fold
from parkextract.words import Lexicon

OPENERS = "\"“”'‘’("  # what may stand between a bound and its number
BRACKETS = "({[<"  # what a unit may stand in after its number: `20 [kg]`
PREFIX_SCALES = {"k": Decimal(1000), "t": Decimal(1000), "m": Decimal(1000000), "b": Decimal(1000000000)}  # before a code: `kEUR`


@dataclass(frozen=True, slots=True)
class Terms:
    """What the grammar knows of a language. `signs` are the signs before figures, `minors` the subunits; their rows name the currency.

    `money_ends` are the last folded tokens of all that says before figures that they are money, `measure_starts` the first of all that says
    after a number what it measures; `after_bounded` and `before_bounded` stand beside a number whose bound is said there, `before_changed` before one
    whose trend is. A token outside them spares the rules.
    """

    lex: Lexicon
    signs: Lexicon
    minors: Lexicon
    codes: frozenset[str]
    weak: frozenset[str]
    places: dict[str, tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]
    rare: frozenset[tuple[str, str]]
    per_usd: dict[str, Decimal]
    area: frozenset[str]
    counting: frozenset[str]
    tight: frozenset[str]
    sign_starts: frozenset[str]
    unit_starts: frozenset[str]
    money_ends: frozenset[str]
    measure_starts: frozenset[str]
    trend_ends: frozenset[str]
    after_bounded: frozenset[str]
    before_bounded: frozenset[str]
    before_changed: frozenset[str]
    anchors: frozenset[str]
    number_words: frozenset[str]
    ratios: dict[str, tuple[Decimal, str | None]]
    vague: dict[str, Decimal]
    plurals: dict[str, str]
    stop: frozenset[str]
    collectives: dict[str, str]
    time_names: dict[str, str]
    letters: dict[str, Decimal]
    sign_scales: dict[str, Decimal]
    fill: frozenset[str]
    loose: frozenset[str]
    steps: frozenset[str]
    manner: frozenset[str]
    transitive: frozenset[str]
    changes: frozenset[str]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def compared(self, word: str) -> bool:
        """Whether a folded word after a number compares (`more`, `higher`, `below`)."""
        return word in self.sets["trend_after.up"] or word in self.sets["trend_after.down"]

    def collective(self, tokens: Tokens, j: int) -> str | None:
        """What the singular at token j counts people as: `workforce`, `payroll`; `force` and `count` only in `labour force`, `work-force`, `head count`."""
        word = tokens.lower[j]
        if word not in self.collectives:
            return None
        if word in self.sets["context.second"]:
            before = j - 1 - (j > 1 and tokens.lower[j - 1] == "-")
            if before < 0 or tokens.lower[before] not in self.sets["context.labour"]:
                return None
        return self.collectives[word]

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is in a row (`link.to`)."""
        return word in self.sets[name]


def _money(lex: Lexicon) -> tuple[Lexicon, Lexicon]:
    """Lexicons of the `prefix` and `minor` words of the currency rows."""
    signs: dict[str, Row] = {}
    minors: dict[str, Row] = {}
    seen: dict[str, list[str]] = {}
    for row in lex.tables.of("currency"):
        before = row.exact + list(row.data.get("prefix", ())) + list(row.data.get("weak_prefix", ()))
        signs[row.key] = Row("sign", row.key, row.source, exact=before)
        for pattern, factor in row.data.get("minor", {}).items():
            minors[f"{row.key} {pattern}"] = Row("minor", row.key, row.source, words=expand(pattern), data={"factor": Decimal(factor)})
        for sign in before:
            seen.setdefault(sign, []).append(row.key)
    for sign, keys in seen.items():
        if len(keys) > 1 and sign not in lex.tables.ambiguous:
            raise TableError(f"the sign {sign!r} is claimed by {' and '.join(keys)}: declare it under [ambiguous]")
    order, shared = (
        {word: tuple(r.replace("currency.", f"{cls}.") for r in readings) for word, readings in lex.tables.ambiguous.items()}
        for cls in ("sign", "minor")
    )
    return Lexicon(Tables({f"sign.{k}": r for k, r in signs.items()}, order)), Lexicon(
        Tables({f"minor.{k}": r for k, r in minors.items()}, shared)
    )


def _factor(key: str) -> Decimal:
    share = Fraction(key)
    return Decimal(share.numerator) / Decimal(share.denominator)


@lru_cache
def terms(lang: str = "en") -> Terms:
    """The terms of a language, compiled once a process."""
    lex = words.lexicon(lang)
    rows = list(lex.tables.rows.values())
    sets = {row.name: frozenset(word.lower() for word in (*row.words, *row.exact)) for row in rows}
    currencies = [row for row in rows if row.cls == "currency"]
    units = [row for row in rows if row.cls == "unit"]
    signs, minors = _money(lex)
    ratios: dict[str, tuple[Decimal, str | None]] = {}
    for row in (row for row in rows if row.cls in ("ratio", "ratio_change") and not row.key.isalpha()):
        ratios.update({word: (_factor(row.key), row.data.get("trend")) for word in row.words if " " not in word and "-" not in word})
    vague = {word: Decimal(row.key) for row in rows if row.cls == "vague_scale" for word in row.words}
    vague.update({word: Decimal(row.key) for row in rows if row.cls == "scale" for word in row.words if word.endswith("ions")})
    openers = numbers.starts(lex) - sets["joint.one"]
    multiples = frozenset(word for row in rows if row.cls in ("scale", "fraction", "dozen") for word in row.words)
    sets["number_words"] = openers | multiples
    sign_starts, unit_starts = signs.starts("sign"), lex.starts("unit", "currency", "percent") | minors.starts("minor")
    codes = frozenset(row.key for row in currencies)
    coded = frozenset(scale + code.lower() for scale in PREFIX_SCALES for code in codes)
    letters = {letter: Decimal(row.key) for row in rows if row.cls == "scale_letter" for letter in row.exact}
    sign_scales = {word: Decimal(row.key) for row in rows if row.cls == "sign_scale" for word in row.exact}
    trend_ends = lex.ends("trend_verb") | lex.ends("trend_after") | lex.ends("trend_noun")
    steps, loose = sets["context.steps"], sets["context.loose"]
    return Terms(
        lex=lex,
        signs=signs,
        minors=minors,
        codes=codes,
        weak=frozenset(
            word for row in currencies for word in ([row.key] if row.data.get("weak") else []) + list(row.data.get("weak_prefix", ()))
        ),
        places={row.key: tuple(w for p in row.data.get("places", ()) for w in expand(p)) for row in currencies},
        countries={row.key: tuple(row.data.get("countries", ())) for row in currencies},
        rare=frozenset((sign, row.key) for row in currencies for sign in row.data.get("rare", ())),
        per_usd={row.key: Decimal(row.data["per_usd"]) for row in currencies},
        area=frozenset(row.key for row in units if row.data.get("kind") == "area"),
        counting=frozenset(row.key for row in units if row.data.get("kind") == "count"),
        tight=frozenset(symbol for row in units for symbol in row.data.get("tight", ())),
        sign_starts=sign_starts,
        unit_starts=unit_starts,
        money_ends=signs.ends("sign") | lex.ends("currency") | sets["context.minor_before"] | coded,
        measure_starts=unit_starts
        | sign_starts
        | coded
        | frozenset(map(fold, (*letters, *sign_scales)))
        | lex.starts("ratio", "share")
        | sets["guard.more"]
        | frozenset(BRACKETS),
        trend_ends=trend_ends,
        after_bounded=lex.starts("bound_after") | {","},
        before_bounded=lex.ends("bound") | loose | sets["joint.of"] | sets["link.from"] | frozenset(OPENERS),
        before_changed=trend_ends
        | steps
        | sets["context.was"]
        | lex.starts("bound")
        | frozenset(("of", "at", "rate", "pace", "by", "to", "(", "~")),
        anchors=openers | frozenset(ratios) | frozenset(vague) | multiples,
        number_words=openers | frozenset(word for row in rows if row.cls == "scale" for word in row.words),
        ratios=ratios,
        vague=vague,
        plurals={word: row.key for row in rows if row.cls == "plural" for word in row.words},
        letters=letters,
        sign_scales=sign_scales,
        time_names={word: row.key for row in rows if row.cls == "time_name" for word in row.words},
        collectives={word: row.key for row in rows if row.cls == "collective" for word in row.words},
        fill=sets["context.fill"],
        loose=loose,
        steps=steps,
        manner=sets["context.manner"],
        transitive=sets["context.transitive"],
        changes=frozenset(
            word
            for row in rows
            if row.cls in ("trend_verb", "trend_noun", "ratio_change") or row.name == "link.from_change"
            for word in sets[row.name]
        ),
        stop=frozenset().union(*(sets[row.name] for row in rows if row.cls == "stop")),
        sets=sets,
    )
