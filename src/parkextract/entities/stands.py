"""What the parser is to read instead of long names and restatements, so that a small model attaches better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parkextract.entities.names import Name
from parkextract.syntax import Stand
from parkextract.values import Mention

_OPENS = 24  # characters: how far before a mention the bracket that holds it may open


def stands(text: str, names: Sequence[Name], mentions: Iterable[Mention]) -> list[Stand]:
    """In order of place: a name of three words or more is read as its last word and head noun, a restatement in brackets is passed over."""
    found = [Stand(name.start, name.end, short) for name in names if (short := _short(name))]
    for mention in mentions:
        if getattr(mention, "equivalent_to", None) is None:
            continue
        opening = text.rfind("(", max(0, mention.start - _OPENS), mention.start)
        if opening >= 0 and text[mention.end : mention.end + 1] == ")" and ")" not in text[opening : mention.start]:
            found.append(Stand(opening, mention.end + 1, ""))
    found.sort(key=lambda stand: stand.start)
    return found


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
