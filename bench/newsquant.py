"""Predictions in the form of the NewsQuant scorer, for any file of its form.

    newsquant.py GOLD.json > predictions.jsonl

GOLD.json is a list of {"text": …}; whatever else it holds is not read. One line per text is written: a list of {"value", "unit", "change",
"concept"}. The data set names units in its own way (`dollar`, `square metre`, `year of age`), counts numbered lengths of time, `one of` and
every `one` with its noun, gives cents as cents and joins `from A to B` to a range: that is all that this adapter changes. It looks at
candidates, never at the sentence for an answer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from newsquant_concept import Said, adjunct, concept, whole

from parkextract import mentions, sentences
from parkextract.article import Article
from parkextract.mentions import nouns, numbers
from parkextract.mentions.draft import Draft
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms, terms
from parkextract.syntax import Parser
from parkextract.tokens import Tokens

CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "INR": "rupee", "ILS": "shekel", "BRL": "brazilian real", "CHF": "swiss franc", "LAK": "lao kip",
}  # fmt: skip
UNITS = {
    "metric_ton": "metric ton", "pound": "pound-mass", "degree_Celsius": "celsius", "degree_Fahrenheit": "fahrenheit",
    "ppb": "parts-per-billion", "milliampere_hour": "milliampere-hour", "pound_foot": "pound-foot", "meter ** 3": "cubic metre",
    "ampere_per_square_centimeter": "ampere per square centimetre", "million_gallon": "gallon", "year": "year of age",
}  # fmt: skip
BOUNDS = {"about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
AVERAGED = ("averaged", "averages", "averaging")  # verbs that the data set takes for `about`
SHARE = "%"  # a share in words is named with its whole: `% population`, and says nothing of anything else
WRITTEN = {"bhp": "brake horsepower", "of oil": "barrel of oil", "lb - ft": "foot pound-force"}  # names that follow what is written
PAST = ("past", "last", "next", "coming")  # over the past three or four years
BASE_FORMS = {"best": "good", "biggest": "big", "largest": "large", "worst": "bad"}
YEARS = (1700, 2100)  # figures that are a year's and no number of years
TIME_UNITS = ("millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")


def main(path: str) -> None:
    parser = Parser()
    with open(path, encoding="utf-8") as file:
        texts = json.load(file)
    for sentence in texts:
        print(json.dumps(predict(sentence["text"], parser), ensure_ascii=False))


def predict(text: str, parser: Parser) -> list[dict[str, Any]]:
    """The quantities of one sentence as the data set would write them."""
    tokens, known = Tokens(text), terms()
    drafts = mentions.candidates(Article(text=text), tokens)
    rates = {id(d.equal): d.per for d in drafts if isinstance(d, Found) and d.equal is not None and d.per}
    figures = [(d.start, d.end) for d in drafts if d.dropped in (None, "article", "bare", "length")]
    said = Said(parser.parse(text, sentences.split(text, tokens)), figures, {(d.start, d.end) for d in drafts if not isinstance(d, Found)})
    found = []
    used: set[int] = set()
    for draft in drafts:
        if isinstance(draft, Found):
            if id(draft) in used:
                continue
            pair = draft.partner
            if pair is None or draft.kind == "ratio" or draft.dropped not in (None, "bare") or pair.value is None:
                pair = None
            else:
                used.add(id(pair))
            item = quantity(draft, tokens, known, rates.get(id(draft)))
            if item:
                found.append(item | said_of(said, draft, pair, item["unit"]))
        elif not draft.dropped:
            words = [] if adjunct(said.parses, draft.start, draft.end) else concept(said, draft.start, draft.end)
            found.extend(item | {"concept": words} for item in lengths(draft, tokens, known))
    return found


def said_of(said: Said, draft: Found, pair: Found | None, unit: str) -> dict[str, Any]:
    """The concept of a figure, and its unit where that names the whole of a share."""
    first = draft.equal or draft
    if unit == SHARE:
        return {"unit": f"{SHARE} {whole(said.parses, first, said.figures)}", "concept": []}
    if draft.dropped == "one of" or draft.dropped == "length" and adjunct(said.parses, draft.start, draft.end):
        return {"concept": []}
    return {"concept": concept(said, first.start, first.end, first.kind, pair.end if pair else 0)}


def quantity(f: Found, tokens: Tokens, known: Terms, rate: str | None = None) -> dict[str, Any] | None:
    """One candidate; None for what the data set does not count. `rate`: what stands behind its restatement in brackets (`($2 billion) a year`)."""
    value: Any = value_of(f)
    if f.dropped == "one of":
        unit = one_of(f, tokens, known)
    elif f.dropped == "times" or f.kind == "ratio" and tokens.lower[f.last - 1] == "times":
        unit = "count"
    elif f.dropped == "length":
        unit = f.unit or "-"
    elif f.dropped == "bare" and (not isinstance(value, float) or f.partner is None and value < 1000 and value == int(value)):
        return None
    elif f.dropped == "bare":
        unit = "-"
    elif f.dropped not in (None, "article") or f.kind == "" or value is None:
        return None
    elif f.kind == "ratio":
        if tokens.lower[f.first] in known.ratios or not f.number.fraction and f.number.first + 1 == f.last:
            return None
        unit = SHARE
    else:
        unit = unit_of(f, tokens, rate)
    if f.partner is not None and f.first < f.partner.first and f.partner.value is not None and not isinstance(value, list):
        value = [value, value_of(f.partner)]
    return {"value": value, "unit": unit, "change": change(f, tokens)}


def value_of(f: Found) -> Any:
    cents = min(f.factor, Decimal(1))
    if f.low is not None and f.high is not None:
        return [float(f.low / cents), float(f.high / cents)]
    if f.value is None:
        return None
    value = float(f.value / cents)
    return -abs(value) if f.sign < 0 and f.kind != "percent" else value


def change(f: Found, tokens: Tokens) -> str:
    """Bound and trend in one symbol; a restatement shares them, and nouns and comparatives (`a 3 percent drop`) give no direction."""
    source = f.equal if isinstance(f.equal, Found) and not f.bound and not f.trend else f
    if source.bound:
        return BOUNDS[source.bound]
    if source.low is not None and source.trend and tokens.lower[source.first - 1] in terms().sets["link.between"]:
        return "="
    if tokens.lower[source.first - 1] in AVERAGED:
        return "~"
    return source.trend if source.trend and source.cue in ("before", "list", None) else "="


def unit_of(f: Found, tokens: Tokens, rate: str | None) -> str:
    if f.kind == "money":
        unit = money_unit(f, tokens)
    elif f.kind == "percent":
        unit = "basis point" if f.factor != 1 else "percentage" if f.unit == "percent" else "percentage point"
    elif f.kind == "count":
        unit = (f.unit or "-").replace(" and ", " ")
        unit += "s" if unit[-1].isdigit() and tokens.lower[f.last - 1] == "s" else ""  # `63,150 Model 3s`
    else:
        unit = UNITS.get(str(f.unit)) or spelled(str(f.unit))
        if str(f.unit) in TIME_UNITS:
            unit = f"{f.unit} of age"
    written = " ".join(tokens.lower[f.first : f.last])
    unit = next((name for end, name in WRITTEN.items() if written.endswith(end)), unit)
    per = rate or f.per
    return f"{unit} per {spelled(per)}" if per and f.equal is None else unit


def spelled(unit: str) -> str:
    return unit.replace("_", " ").replace("meter", "metre").replace("liter", "litre")


def money_unit(f: Found, tokens: Tokens) -> str:
    if f.factor < 1:
        word = tokens.lower[f.number.first - 1 if f.prefixed else f.last - 1]
        return {"cents": "cent", "pence": "penny", "p": "point"}.get(word, word)
    code = f.readings[0] if len(f.readings) > 1 else str(f.currency)
    row = terms().lex.tables.row("currency", code)
    return CURRENCIES.get(code) or str(row.data["name"]).lower()


def one_of(f: Found, tokens: Tokens, known: Terms) -> str:
    """The noun of `one of the best speakers`."""
    j = f.number.last + 1
    while j < len(tokens) and j < f.number.last + 4 and tokens.lower[j] in known.sets["link.the"]:
        j += 1
    noun = nouns.phrase(tokens, j, False, known, set()) if j < len(tokens) else None
    return " ".join(BASE_FORMS.get(word, word) for word in noun.unit.split()) if noun else "-"


def time_unit(word: str, known: Terms) -> str:
    """The unit of time that a word names, in the singular: `years`, `min`."""
    return known.time_names.get(word) or nouns.singular(word, known)


def lengths(draft: Draft, tokens: Tokens, known: Terms) -> Iterator[dict[str, Any]]:
    """The numbered lengths in a time: `two years`, `the past three months`, `50 year-old`."""
    i = draft.first
    while i < draft.last:
        number = numbers.parse(tokens, i, known.lex)
        if (
            number is None
            or number.article
            or number.last >= draft.last
            or tokens.lower[i].isdigit()
            and YEARS[0] <= number.value <= YEARS[1]
        ):
            i += 1
            continue
        j = number.last + (tokens.lower[number.last] == "-")
        j += j < len(tokens) and tokens.lower[j] in known.sets["cue.spell"]  # `50 previous years`
        word = tokens.lower[j] if j < len(tokens) else ""
        unit = time_unit(word, known)
        if (
            word in known.sets["link.or"] | known.sets["link.to"] | known.sets["link.dash"]
            and (high := numbers.parse(tokens, j + 1, known.lex))
            and high.last < draft.last + 1
        ):
            k = high.last + (high.last < len(tokens) and tokens.lower[high.last] == "-")
            unit = time_unit(tokens.lower[k], known) if k < len(tokens) else ""
            if unit in TIME_UNITS:
                change = "=" if tokens.lower[i - 1] in PAST else _hedged(draft, tokens, i, known)
                yield {"value": [float(number.value), float(high.value)], "unit": unit, "change": change}
            i = high.last
            continue
        if unit in TIME_UNITS and (
            j == number.last or tokens.lower[j - 1] in known.sets["cue.spell"] or "old" in tokens.lower[j + 1 : j + 3]
        ):
            old = any(w in ("old", "age", "yo") for w in tokens.lower[j + 1 : j + 4])
            yield {"value": float(number.value), "unit": f"{unit} of age" if old else unit, "change": _hedged(draft, tokens, i, known)}
        i = number.last


def _hedged(draft: Draft, tokens: Tokens, i: int, known: Terms) -> str:
    """The change of a length whose number begins at token i: `about two years`, `~25 to 40 minutes`."""
    hedge = known.lex.match_before(tokens, i, "bound", longest=5)
    return BOUNDS[hedge.sense.key] if hedge and hedge.end <= draft.first + (hedge.start < draft.first) else "="


if __name__ == "__main__":
    main(sys.argv[1])
