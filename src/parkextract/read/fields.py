"""An article from named fields, as rows and objects of data files give them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from parkextract.article import Article
from parkextract.errors import InputError, ReadError
from parkextract.failure import Failure

NAMES = ("text", "title", "published", "source", "url", "id")
_OTHER = {"date": "published", "body": "text", "content": "text"}


def article(values: Mapping[Any, Any], where: str, id: str) -> Article:
    """The article of a mapping with `text` (or `body`, `content`) and perhaps title, published (or `date`), source, url and id.

    ReadError names `where` when there is no text or a field is of another type.
    """
    known: dict[str, Any] = {}
    for key, value in values.items():
        name = _OTHER.get(str(key).strip().lower(), str(key).strip().lower())
        if name in NAMES and value is not None and name not in known:
            known[name] = whole(value) if isinstance(value, str) else value
    if not isinstance(known.get("text"), str) or not known["text"].strip():
        seen = ", ".join(str(key) for key in list(values)[:8]) or "nothing"
        raise ReadError(f"{where}: no text: a field `text` with words is needed, there are {seen}")
    for name in ("title", "source", "url"):
        if name in known and not isinstance(known[name], str):
            raise ReadError(f"{where}: {name} is {type(known[name]).__name__}, not text")
    published = known.get("published")
    if published is not None and not isinstance(published, (str, date)):
        raise ReadError(f"{where}: published is {type(published).__name__}, not a date such as '2021-07-01'")
    known["id"] = id
    return Article(**known)


def whole(text: str) -> str:
    """A text that can be written as UTF-8: half a surrogate pair, which JSON can smuggle in, becomes the replacement character, one for
    one.
    """
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def attempt(values: object, where: str, id: str) -> Article | Failure:
    """As `article`, for one of many: what cannot be used is a Failure, so that the others are not lost."""
    if not isinstance(values, Mapping):
        return Failure(id, "read", f"{where}: an object with a field `text` is needed, not {type(values).__name__}")
    try:
        return article(values, where, id)
    except InputError as error:
        return Failure(id, "read", str(error))
