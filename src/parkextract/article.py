"""An article: a text, unchanged, with what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parkextract.errors import DateError, InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text to read. `published` may be given as a date, a datetime or an ISO 8601 string; `id` defaults to a hash of the text.

    Raises `DateError` for a publication date that cannot be read and `InputError` for a text that is no string, naming the article.

    >>> Article(text="Work began yesterday.", published="2021-07-01").published
    datetime.date(2021, 7, 1)
    """

    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    id: str = ""

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        published: str | date | None = None,
        source: str | None = None,
        url: str | None = None,
        id: str | None = None,
    ) -> None:
        if not isinstance(text, str):
            raise InputError(f"article {id or '(no id)'}: text is {type(text).__name__}, not str")
        identity = id or "t" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        values = {"text": text, "title": title, "published": read_date(published, identity), "source": source, "url": url, "id": identity}
        for name, value in values.items():
            object.__setattr__(self, name, value)


def read_date(value: str | date | None, article: str = "article") -> date | None:
    """A publication date from a date, a datetime (its own day), an ISO 8601 string or a full date in words (`1 July 2021`, `July 1st, 2021`).

    None and the empty string are no date. DateError for what is no full date, and for one that Americans and Europeans read differently (`4/5/2021`).
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise DateError(f"{article}: published is {type(value).__name__}, not a date or an ISO 8601 string such as '2021-07-01'")
    if not value.strip():
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        readings = _readings(value.strip())
    if len(readings) != 1:
        what = "is no date" if not readings else f"may be {' or '.join(sorted(map(str, readings)))}"
        raise DateError(f"{article}: published {value!r} {what}: write it as ISO 8601, such as '2021-07-01'")
    return readings.pop()


def _readings(value: str) -> set[date]:
    """The days that a full date in words or figures can mean, by either order of day and month; dateparser reads what is no ISO 8601."""
    import dateparser

    found = set()
    for order in ("DMY", "MDY"):
        options: Any = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": order}
        if len(value) <= _LONGEST_DATE and (read := dateparser.parse(value, languages=["en"], settings=options)) is not None:
            found.add(read.date())
    return found


_LONGEST_DATE = 40  # characters: longer than any date, short enough for whatever is handed in
