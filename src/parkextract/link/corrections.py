"""What an editor takes back: `our item of 6 May put the cost of the mill at 9 million`, `last week we put the area at 40 hectares`."""

from __future__ import annotations

from parkextract.link.forms import words
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse


def corrected(view: View, value: Placed) -> bool:
    """Whether a value stands in what the paper itself said before: at the level that `put … at` tells, `we` or a piece of its own the subject, and when."""
    parse, word = view.parse, value.word
    above = parse.preposition_of(word) if parse is not None and word is not None else None
    if parse is None or above is None or above[0] != "at":
        return False
    verb = above[1] if parse.is_verb(above[1]) else parse.governor(above[1])
    if verb is None or parse.lemma(verb) not in words("denial", "stating") or parse.auxiliaries(verb):
        return False
    dated = any(time.last <= view.tokens.at(parse.starts[verb]) for time in view.times())
    return dated and any(_own(parse, subject) for subject in parse.subjects(verb))


def _own(parse: Parse, subject: int) -> bool:
    """Whether a subject is the paper: `we`, `our item`, `an earlier version`."""
    word = parse.words[subject].lower()
    return word == "we" or parse.lemma(subject) in words("denial", "piece")
