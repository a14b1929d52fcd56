"""Front matter: what is known of an article, as `key: value` lines between two lines of three hyphens, before its text.

---
title: A park is to open
date: 2021-07-01
source: The Gazette
url: https://example.org/park
---
The park will …
"""

from __future__ import annotations

import re

from parkextract.article import Article
from parkextract.errors import DateError
from parkextract.read.source import Source

_MOST_LINES = 100
_LINE = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*))?")
_FIELDS = {"title": "title", "date": "published", "published": "published", "source": "source", "url": "url", "id": "id"}


def article(source: Source, *, title: str | None = None) -> Article:
    """The article of a plain text, with its front matter if it has any; `title` where that gives none."""
    known, text = split(source.text())
    try:
        return Article(text, **{"title": title, "id": source.id, **known})
    except DateError as error:
        raise DateError(f"{source}: {error}") from None


def split(text: str) -> tuple[dict[str, str], str]:
    """What the front matter says by Article's names, and the text after it. A beginning that is not of the form is text.

    >>> split("---\\ntitle: A park\\ndate: 2021-07-01\\n---\\nIt opens.")
    ({'title': 'A park', 'published': '2021-07-01'}, 'It opens.')
    """
    lines = text.split("\n", _MOST_LINES)
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((n for n, line in enumerate(lines[:_MOST_LINES]) if n and line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}, text
    known = {}
    for line in lines[1:end]:
        if not line.strip() or line[0] in " \t#-":  # what belongs to the line before it, or a comment
            continue
        match = _LINE.fullmatch(line.rstrip())
        if not match:
            return {}, text
        if (name := _FIELDS.get(match[1].lower())) and match[2]:
            known[name] = _unquoted(match[2].strip())
    return known, "\n".join(lines[end + 1 :])


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
