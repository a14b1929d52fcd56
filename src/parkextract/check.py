"""Extractions against goldens: `NAME.json` beside `NAME.txt` (or `.md`, …) is the extraction that is expected of that article.

What is compared is what is said: mentions, entities, facts, records and notes with all their content. Ids, the bounds of sentences, and how
sure a fact is may move without a gain or a loss.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parkextract.article import Article
from parkextract.errors import FormatError, InputError, ReadError
from parkextract.extraction import Extraction
from parkextract.facts import Entity, Fact
from parkextract.failure import Failure
from parkextract.read import articles as read_articles
from parkextract.read import sources
from parkextract.values import Mention, Number, plain

PARTS = ("mention", "entity", "fact", "record", "note")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that an extraction says: `part` is one of `PARTS` (or `article`), `key` its whole content, `line` what people read."""

    part: str
    place: int
    key: tuple[Any, ...]
    line: str = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article against its golden.

    `lost` was expected and is not there, `gained` is there and was not expected, `kept` counts by part what is as expected. `problem` says
    why there was nothing to compare; `new`, that there was no golden and one has been accepted.
    """

    name: str
    lost: tuple[Item, ...] = ()
    gained: tuple[Item, ...] = ()
    kept: Counter[str] = dataclasses.field(default_factory=Counter)
    problem: str | None = None
    new: bool = False

    @property
    def short(self) -> bool:
        """Whether the article falls short of its golden."""
        return bool(self.lost or self.gained or self.problem)

    def __str__(self) -> str:
        if self.problem:
            return f"{self.name}: {self.problem}"
        if not self.short:
            return f"{self.name}: accepted as new golden" if self.new else f"{self.name}: as expected"
        signs = sorted([("-", item) for item in self.lost] + [("+", item) for item in self.gained], key=_order)
        lines = [f"{self.name}: {len(self.lost)} lost, {len(self.gained)} gained"]
        return "\n".join(lines + [f"  {sign} {item.part:8}{item.line}" for sign, item in signs])


def _order(signed: tuple[str, Item]) -> tuple[int, int, bool]:
    """By part, then by place, what is lost before what stands in its place."""
    sign, item = signed
    return (PARTS.index(item.part) if item.part in PARTS else -1, item.place, sign == "+")


def check(folder: str | Path, extract: Callable[[Article], Extraction | Failure], *, accept: bool = False) -> Iterator[Comparison]:
    """Compare every article of a folder (or one file) with its golden, in the order of their names.

    With `accept`, what is found is written as the golden. Raises ReadError where there is no article, FormatError where a golden is not of
    the form.
    """
    found = False
    for source in sources(folder):
        path = source.path
        if path is None or path.suffix == ".json":
            continue
        found = True
        golden = golden_path(path)
        try:
            articles = list(read_articles(source))
        except InputError as error:
            yield Comparison(source.id, problem=str(error))
            continue
        if len(articles) != 1:
            yield Comparison(source.id, problem=f"holds {len(articles)} articles; a golden is for one")
            continue
        result = articles[0] if isinstance(articles[0], Failure) else extract(articles[0])
        yield _one(source.id, golden, result, accept)
    if not found:
        raise ReadError(f"{folder}: no article in it")


def golden_path(path: Path) -> Path:
    """Where the golden of an article's file lies: `a.txt` and `a.txt.gz` have `a.json`."""
    return (path.with_suffix("") if path.suffix == ".gz" else path).with_suffix(".json")


def _one(name: str, golden: Path, result: Extraction | Failure, accept: bool) -> Comparison:
    if isinstance(result, Failure):
        return Comparison(name, problem=f"failed: {result.step}: {result.message}")
    expected = read_golden(golden) if golden.exists() else None
    if accept:
        golden.write_text(result.to_json(indent=1) + "\n", encoding="utf-8")
    if expected is None:
        return Comparison(name, new=True) if accept else Comparison(name, problem=f"no golden {golden.name}; --accept writes it")
    return compare(name, expected, result)


def read_golden(path: Path) -> Extraction:
    """The extraction that a golden holds."""
    try:
        return Extraction.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {error}") from None


def compare(name: str, expected: Extraction, found: Extraction) -> Comparison:
    """What is lost and gained from one extraction to another of the same article."""
    before, after = Counter(items(expected)), Counter(items(found))
    lost, gained, kept = before - after, after - before, before & after
    parts: Counter[str] = Counter()
    for item, count in kept.items():
        parts[item.part] += count
    return Comparison(name, tuple(lost.elements()), tuple(gained.elements()), parts)


def summary(comparisons: Iterable[Comparison]) -> str:
    """How much of what was expected is there, by part, and how many articles fall short.

    `14 articles, 2 of them short: 410 of 412 mentions (3 gained), 96 of 96 entities, …`
    """
    every = list(comparisons)
    kept, lost, gained = Counter[str](), Counter[str](), Counter[str]()
    for one in every:
        kept.update(one.kept)
        lost.update(item.part for item in one.lost)
        gained.update(item.part for item in one.gained)
    counts = []
    for part in PARTS:
        if total := kept[part] + lost[part] + gained[part]:
            plural = "entities" if part == "entity" else f"{part}s"
            counts.append(f"{kept[part]:,} of {total - gained[part]:,} {plural}" + (f" ({gained[part]:,} gained)" if gained[part] else ""))
    short = sum(one.short for one in every)
    return f"{len(every):,} articles, {short or 'none'} of them short" + (f": {', '.join(counts)}" if counts else "")


# ------------------------------------------------------------------------------------------------------------------ what is said


def items(extraction: Extraction) -> Iterator[Item]:
    """Everything that an extraction says."""
    known = extraction.article
    about = (known.title, str(known.published or ""), known.source, known.url)
    yield Item("article", 0, about, " | ".join(part or "-" for part in about))
    for mention in extraction.mentions:
        yield _mention(mention, extraction)
    for entity in extraction.entities:
        place = entity.mentions[0][0] if entity.mentions else 0
        yield Item(
            "entity",
            place,
            (entity.type, entity.name, entity.aliases, entity.mentions),
            f"{entity.type} {entity.name!r}, said {len(entity.mentions)} times",
        )
    for fact in extraction.facts:
        yield _fact(fact, extraction)
    for record in extraction.records:
        fields = sorted((name, len(facts)) for name, facts in record.to_dict()["fields"].items())
        yield Item(
            "record", 0, (record.type, record.name, *fields), f"{record.type} {record.name!r}: {', '.join(name for name, _ in fields)}"
        )
    for note in extraction.notes:
        yield Item("note", 0, (note.kind, note.text, *(_said(id, extraction) for id in note.mentions)), f"{note.kind}: {note.text}")


def _mention(mention: Mention, extraction: Extraction) -> Item:
    fields = {field.name: getattr(mention, field.name) for field in dataclasses.fields(mention) if field.name != "id"}
    if isinstance(mention, Number) and mention.equivalent_to:
        fields["equivalent_to"] = _said(mention.equivalent_to, extraction)
    said = [
        f"{name} {_words(value)}"
        for name, value in fields.items()
        if name not in ("start", "end", "text", "value") and value not in (None, (), "", False)
    ]
    value = f" = {plain(mention.value)}" if isinstance(mention, Number) and mention.value is not None else ""
    line = f"{mention.kind} {mention.text!r} at {mention.start}{value}" + (f" ({', '.join(said)})" if said else "")
    return Item("mention", mention.start, (mention.kind, *fields.items()), line)


def _fact(fact: Fact, extraction: Extraction) -> Item:
    subject = extraction.get(fact.subject)
    whom = subject.name if isinstance(subject, Entity) else fact.subject
    period = (fact.period.relation, _said(fact.period.time, extraction)) if fact.period else None
    change = (fact.change.direction, _said(fact.change.value, extraction), _said(fact.change.baseline, extraction)) if fact.change else None
    share = (_said(fact.share.value, extraction), fact.share.of) if fact.share else None
    value = fact.value if fact.property == "sector" else _said(fact.value, extraction)
    content = {"status": fact.status, "period": period, "qualifier": fact.qualifier, "change": change, "share": share}
    said = [f"{name} {_words(value)}" for name, value in content.items() if value not in (None, "actual")]
    place = next((m.start for m in extraction.mentions if m.id == fact.value), fact.sentence[0])
    line = f"{whom} | {fact.property} | {_words(value)}" + (f" ({', '.join(said)})" if said else "")
    return Item("fact", place, (whom, fact.property, value, *content.items()), line)


def _said(id: str | None, extraction: Extraction) -> Any:
    """What an id stands for: a mention's words and place, an entity's name, or the id itself where it is none (`year_on_year`)."""
    thing = extraction.get(id) if id else None
    if isinstance(thing, Mention):
        return (thing.text, thing.start)
    return thing.name if isinstance(thing, Entity) else id


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(_words(part) for part in value if part is not None and not isinstance(part, int))
    return str(value)
