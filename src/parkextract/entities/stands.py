"""What the parser is to read instead of long names and restatements, so that a small model attaches better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import vocabulary
from parkextract.syntax import Stand
from parkextract.values import Mention, Number

_BEFORE = 60  # characters: how far before a number its verb may stand
_OPENS = 24  # characters: how far before a mention the bracket that holds it may open


def stands(text: str, names: Sequence[Name], mentions: Iterable[Mention]) -> list[Stand]:
    """In order of place: a name of three words or more is read as its last word and head noun, a restatement in brackets is passed over."""
    found = [Stand(name.start, name.end, short) for name in names if (short := _short(name))]
    mentions = tuple(mentions)
    for mention in mentions:
        if getattr(mention, "equivalent_to", None) is None:
            continue
        opening = text.rfind("(", max(0, mention.start - _OPENS), mention.start)
        if opening >= 0 and text[mention.end : mention.end + 1] == ")" and ")" not in text[opening : mention.start]:
            found.append(Stand(opening, mention.end + 1, ""))
    found += _verbs(text, mentions)
    found.sort(key=lambda stand: stand.start)
    return found


def _verbs(text: str, mentions: Sequence[Mention]) -> list[Stand]:
    """`The zone houses 30 firms`: a small parser takes the verb for a noun. It reads one that cannot be mistaken; the parse has the word itself."""
    starts = [mention.start for mention in mentions if isinstance(mention, Number)]
    matches = [_verb_before().search(text, max(0, start - _BEFORE), start) for start in starts]
    return [Stand(match.start(1), match.end(1), "has", kept=True) for match in matches if match]


@lru_cache
def _verb_before() -> re.Pattern[str]:
    words = vocabulary()
    verbs, between = ("|".join(map(re.escape, sorted(words[cls]))) for cls in ("noun_like", "before_number"))
    return re.compile(rf"\b(?:\w{{2,}},?|[)”\"]) ({verbs}) (?!of )(?:(?:{between}) ){{0,4}}[^\w\s]{{0,2}}$")


def _short(name: Name) -> str:
    """`Cooperation Park` for `Guangzhou-Hong Kong Scientific and Technological Cooperation Park`; '' where the name is short already."""
    words = list(name.words)
    if name.nested or (len(words) == 1 and name.initial):
        return ""
    if len(words) < 3 and "-" not in name.text:
        return ""
    for joint in ("of", "for"):
        if joint in words[1:]:
            words = words[: words.index(joint, 1)]
    kept = words[-2:] if name.head else words[-1:]
    return " ".join(word for word in kept if word.isalnum()) or words[-1]
