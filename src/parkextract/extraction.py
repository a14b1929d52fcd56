"""The result for one article: what it mentions, whom it speaks of, what it states, the records of that, and its lossless JSON form."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from parkextract import form
from parkextract.article import Article
from parkextract.errors import FormatError
from parkextract.facts import Entity, Fact, Note
from parkextract.values import Area, Count, Mention, Money, Percent, Quantity, Ratio, Time

if TYPE_CHECKING:
    import pandas
    import spacy.tokens

    from parkextract.records import Record

_M = TypeVar("_M", bound=Mention)
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Extraction:
    """What an article says. Mentions are in the order of the text and do not overlap; ids (`m1`, `e1`, `f1`) are unique within the extraction.

    Two extractions are equal when they say the same of the same article. The article's text is not compared: it is not part of the JSON
    form unless asked for, so one that is read back from JSON has the empty text, and its mentions carry theirs.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()

    def __eq__(self, other: object) -> bool:
        return self._compared == other._compared if isinstance(other, Extraction) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.article.id, self.mentions, self.facts))

    @property
    def _compared(self) -> tuple[Any, ...]:
        article = form.write_article(self.article)
        return article, self.mentions, self.entities, self.facts, [record.to_dict() for record in self.records], self.notes

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def money(self) -> tuple[Money, ...]:
        return self._of(Money)

    @property
    def areas(self) -> tuple[Area, ...]:
        return self._of(Area)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self._of(Quantity)

    @property
    def percents(self) -> tuple[Percent, ...]:
        return self._of(Percent)

    @property
    def ratios(self) -> tuple[Ratio, ...]:
        return self._of(Ratio)

    @property
    def counts(self) -> tuple[Count, ...]:
        return self._of(Count)

    @property
    def times(self) -> tuple[Time, ...]:
        return self._of(Time)

    def _of(self, kind: type[_M]) -> tuple[_M, ...]:
        return tuple(mention for mention in self.mentions if isinstance(mention, kind))

    @cached_property
    def _by_id(self) -> dict[str, Mention | Entity | Fact]:
        return {item.id: item for group in (self.mentions, self.entities, self.facts) for item in group}

    def get(self, id: str) -> Mention | Entity | Fact | None:
        """The mention, entity or fact with this id; None when there is none."""
        return self._by_id.get(id)

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """The JSON form; with `text` the article's text too, as `article.text`, so that everything can be read back."""
        entity, fact, note = form.entity().write, form.fact().write, form.note().write
        return {
            "article": form.write_article(self.article, text=text),
            "mentions": [form.mention(mention.kind).write(mention) for mention in self.mentions],
            "entities": [entity(one) for one in self.entities],
            "facts": [fact(one) for one in self.facts],
            "records": [record.to_dict() for record in self.records],
            "notes": [note(one) for one in self.notes],
        }

    def to_json(self, *, text: bool = False, indent: int | None = None) -> str:
        """The JSON form as a string. Halves of surrogate pairs, which no file can hold, are escaped; all else is as in the text."""
        written = json.dumps(self.to_dict(text=text), ensure_ascii=False, indent=indent)
        return _HALVES.sub(lambda match: f"\\u{ord(match[0]):04x}", written)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Extraction:
        """The extraction of a JSON form; FormatError with the path to the field where it is not of that form or names an id that is not there."""
        parts = form.parts(data)
        article = form.read_article(parts["article"])
        mentions = form.read_mentions(parts["mentions"])
        entities = form.read_list(form.entity(), parts["entities"], "entities")
        facts = form.read_list(form.fact(), parts["facts"], "facts")
        notes = form.read_list(form.note(), parts["notes"], "notes")
        form.check_references(mentions, entities, facts, notes)
        from parkextract import records

        found = records.from_list(parts["records"], article=article, mentions=mentions, entities=entities, facts=facts)
        return cls(article, mentions, entities, facts, found, notes)

    @classmethod
    def from_json(cls, text: str | bytes) -> Extraction:
        """The extraction of a JSON string."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise FormatError(f"extraction: no JSON: {error}") from None
        return cls.from_dict(data)

    def to_frame(self, table: str = "facts") -> pandas.DataFrame:
        """A pandas table of the `"facts"`, `"mentions"`, `"entities"` or `"records"`; needs the extra `frames`."""
        from parkextract.write import frame

        return frame.to_frame(self, table)

    def to_doc(self) -> spacy.tokens.Doc:
        """A spaCy `Doc` of the article with its mentions in `doc.spans["parkextract"]`, for displaCy."""
        from parkextract import spacy_component

        return spacy_component.to_doc(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the article with its mentions marked, its records and facts."""
        from parkextract.show import notebook

        return notebook.html(self)
