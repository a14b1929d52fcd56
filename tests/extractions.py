"""An extraction made by hand, of a text of our own: what pictures, writers and checks are tested with, whatever the grammars find."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parkextract.article import Article
from parkextract.extraction import Extraction
from parkextract.facts import Change, Entity, Fact, Note, Period, Share
from parkextract.records import build
from parkextract.values import Area, Count, Mention, Money, Percent, Quantity, Ratio, Time

TEXT = (
    "Velm Harbour Park, in Osterby, covers 42.5 hectares and has drawn about 3.2 billion kronor ($300 million) since 2019.\n\n"
    "By 2030 its 14 tenant firms are to employ 1,250 people, half of them in logistics. "
    "Exports reached 1.1 billion to 1.3 billion kronor in the first half of 2022, up 12.5 percent and 4 percent of Osterby's.\n"
    "Norrane Cranes opened its 60-MW plant there on 3 May 2021; the firm doubled its staff."
)
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "'\"&amp;{{7*7}}[red]\x00\x07\x1b[31m\u202e\u2028\ud800"
)


def span(surface: str, text: str = TEXT) -> dict[str, object]:
    """`start`, `end` and `text` of the first place where the words stand."""
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "text": surface}


def time(id: str, surface: str, earliest: str, latest: str, timex: str) -> Time:
    return Time(id=id, **span(surface), earliest=date.fromisoformat(earliest), latest=date.fromisoformat(latest), timex=timex)  # type: ignore[arg-type]


def mentions() -> tuple[Mention, ...]:
    found: list[Mention] = [
        Area(id="m1", **span("42.5 hectares"), value=Decimal("42.5"), unit="hectare"),  # type: ignore[arg-type]
        Money(id="m2", **span("3.2 billion kronor"), value=Decimal("3200000000"), currency="SEK", bound="about", measures="investment"),  # type: ignore[arg-type]
        Money(id="m3", **span("$300 million"), value=Decimal("300000000"), currency="USD", equivalent_to="m2"),  # type: ignore[arg-type]
        time("m4", "2019", "2019-01-01", "2019-12-31", "2019"),
        time("m5", "2030", "2030-01-01", "2030-12-31", "2030"),
        Count(id="m6", **span("14 tenant firms"), value=Decimal(14), unit="tenant firm"),  # type: ignore[arg-type]
        Count(id="m7", **span("1,250 people"), value=Decimal(1250), unit="person"),  # type: ignore[arg-type]
        Ratio(id="m8", **span("half"), value=Decimal("0.5")),  # type: ignore[arg-type]
        Money(id="m9", **span("1.1 billion to 1.3 billion kronor"), low=Decimal("1.1E9"), high=Decimal("1.3E9"), currency="SEK"),  # type: ignore[arg-type]
        time("m10", "the first half of 2022", "2022-01-01", "2022-06-30", "2022-H1"),
        Percent(id="m11", **span("12.5 percent"), value=Decimal("12.5"), trend="up"),  # type: ignore[arg-type]
        Percent(id="m12", **span("4 percent"), value=Decimal(4)),  # type: ignore[arg-type]
        Quantity(id="m13", **span("60-MW"), value=Decimal(60), unit="megawatt"),  # type: ignore[arg-type]
        time("m14", "3 May 2021", "2021-05-03", "2021-05-03", "2021-05-03"),
        Ratio(id="m15", **span("doubled"), value=Decimal(2), trend="up"),  # type: ignore[arg-type]
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def entities() -> tuple[Entity, ...]:
    def entity(id: str, type: str, name: str) -> Entity:
        start = TEXT.index(name)
        return Entity(id=id, type=type, name=name, mentions=((start, start + len(name)),))  # type: ignore[arg-type]

    return (
        entity("e1", "park", "Velm Harbour Park"), entity("e2", "place", "Osterby"), entity("e3", "org", "Norrane Cranes"),
        entity("e4", "project", "60-MW plant"),
    )  # fmt: skip


def facts() -> tuple[Fact, ...]:
    first = (0, TEXT.index("\n"))
    second = (TEXT.index("By 2030"), TEXT.index(" Exports"))
    third = (TEXT.index("Exports"), TEXT.index("\nNorrane"))
    last = (TEXT.index("Norrane"), len(TEXT))
    return (
        Fact(id="f1", subject="e1", property="land_area", value="m1", sentence=first, confidence=0.97),
        Fact(id="f2", subject="e1", property="total_investment", value="m2", period=Period("m4", "since"), sentence=first, confidence=0.8),
        Fact(id="f3", subject="e1", property="located_in", value="e2", sentence=first),
        Fact(
            id="f4", subject="e1", property="jobs", value="m7", status="planned", period=Period("m5", "by"), qualifier="14 tenant firms",
            sentence=second,
        ),
        Fact(
            id="f5", subject="e1", property="export_value", value="m9", period=Period("m10"), sentence=third,
            change=Change(direction="up", value="m11", baseline="year_on_year"), share=Share(value="m12", of="Osterby's"),
        ),
        Fact(id="f6", subject="e1", property="sector", value="logistics", sentence=second),
        Fact(id="f7", subject="e4", property="operation_start", value="m14", sentence=last),
        Fact(id="f8", subject="e4", property="capacity", value="m13", sentence=last),
        Fact(id="f9", subject="e3", property="jobs", value=None, change=Change(direction="up", value="m15"), sentence=last),
    )  # fmt: skip


def extraction() -> Extraction:
    """An extraction with every kind of mention, a range, a bound, a restatement, a change, a share, and facts of one without a record."""
    article = Article(
        TEXT,
        title="A harbour park",
        published="2022-08-01",
        source="The Osterby Post",
        url="https://example.org/velm?a=1&b=2",
        id="velm.txt",
    )
    note = Note(kind="rate", text="3.2 billion SEK = 300 million USD: 10.667 SEK per USD", mentions=("m2", "m3"))
    return Extraction(article, mentions(), entities(), facts(), build(article, mentions(), entities(), facts()), (note,))


def hostile() -> Extraction:
    """The same, where everything that an article can say is an attack."""
    good = extraction()
    text = HOSTILE + "\n" + HOSTILE
    article = Article(text, title=HOSTILE, published="2022-08-01", source=HOSTILE, url="javascript:alert(1)", id=HOSTILE)
    end = len(HOSTILE)
    numbers = (
        Money(id="m1", start=0, end=end, text=HOSTILE, value=Decimal(5), currency="USD", measures=HOSTILE),
        Count(id="m2", start=end + 1, end=len(text), text=HOSTILE, value=Decimal(5), unit=HOSTILE),
    )
    names = tuple(replace(entity, name=HOSTILE, mentions=((0, end),)) for entity in good.entities)
    said = (
        Fact(
            id="f1",
            subject="e1",
            property="jobs",
            value="m2",
            qualifier=HOSTILE,
            share=Share(value="m1", of=HOSTILE),
            sentence=(0, len(text)),
        ),
        Fact(id="f2", subject="e1", property="sector", value=HOSTILE),
        Fact(id="f3", subject="e3", property="located_in", value="e2"),
    )
    return Extraction(article, numbers, names, said, build(article, numbers, names, said), (Note(kind="rate", text=HOSTILE),))
